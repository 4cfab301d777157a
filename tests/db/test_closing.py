"""Opening beside others and closing: shares, files in use, and what is left of a file when all have gone."""

import sys
from pathlib import Path

import pytest

from db import driver, errors, places
from db.records import Actor
from db.store import Store
from tests.db.talks import TALKS, UKRAINE, beside, inserts, new_tracker

USA = Actor(id="usa", name="United States")
BOTH = pytest.mark.parametrize("readonly", [False, True], ids=("to edit", "to read"))


# -- in use ------------------------------------------------------------------------------------------


@BOTH
def test_a_file_that_another_program_keeps_to_itself_is_busy(
    path: Path, readonly: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.01)
    new_tracker(path, *TALKS)
    other = driver.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(errors.Busy, match="is held by another program"):
        Store.open(path, readonly=readonly)
    other.close()
    Store.open(path, readonly=readonly).close()


def test_on_a_network_share_one_connection_has_the_file_and_leaves_it_plain(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x {tmp_path} nfs4 rw 0 0\n")
    new_tracker(path, *TALKS)
    monkeypatch.setattr(places, "MOUNTS", mounts)
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.01)
    with Store.open(path) as store:
        store.apply(inserts(USA))
        assert not path.with_name("talks.parley-shm").exists()
        with pytest.raises(errors.KnownError, match="network share"), store.reader():
            pass
        with pytest.raises(errors.Busy):
            Store.open(path, readonly=True)
    assert set(beside(path)) == {"mounts"}
    assert path.read_bytes()[18:20] == b"\x01\x01"
    with Store.open(path, readonly=True) as store:
        assert store.titles(["usa"]) == {"usa": "United States"}
    assert set(beside(path)) == {"mounts"}


def test_a_log_left_on_a_network_share_is_read_from_a_private_copy(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_tracker(path, *TALKS)
    with Store.open(path) as store:
        store.apply(inserts(USA))
        kept = {name: (path.parent / name).read_bytes() for name in (path.name, f"{path.name}-wal")}
    share = tmp_path / "share"
    share.mkdir()
    for name, data in kept.items():
        (share / name).write_bytes(data)
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x {share} nfs4 rw 0 0\n")
    monkeypatch.setattr(places, "MOUNTS", mounts)
    with Store.open(share / path.name, readonly=True) as store:
        assert store.titles(["usa"]) == {"usa": "United States"}
        with store.reader() as reader:
            assert reader.get("ukr") == UKRAINE
    assert {each.name: each.read_bytes() for each in share.iterdir()} == kept


# -- closing -----------------------------------------------------------------------------------------


def test_the_last_one_out_leaves_one_plain_file(path: Path) -> None:
    new_tracker(path, *TALKS)
    reader = Store.open(path, readonly=True)
    with Store.open(path) as store:
        late = Store.open(path, readonly=True)
        assert late.get("ukr") == UKRAINE
        store.apply(inserts(USA))
        assert reader.titles(["usa"]) == {"usa": "United States"}
    assert reader.titles(["usa"]) == {"usa": "United States"}
    reader.close()
    late.close()
    assert beside(path) == []
    assert path.read_bytes()[18:20] == b"\x01\x01"


def test_closing_does_not_wait_for_those_who_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "BUSY_SECONDS", 3600.0)
    new_tracker(path, *TALKS)
    with Store.open(path) as store, store.reader() as reader:
        reader.db.execute("BEGIN")
        assert reader.get("ukr") == UKRAINE
        store.apply(inserts(USA))
        store.close()
        assert reader.get("usa") is None
    Store.open(path).close()
    assert beside(path) == []
    with Store.open(path, readonly=True) as again:
        assert again.titles(["usa"]) == {"usa": "United States"}


def test_a_log_that_holds_something_is_not_tidied_by_a_reader(path: Path) -> None:
    new_tracker(path, *TALKS)
    with Store.open(path) as store:
        store.apply(inserts(USA))
        kept = {name: (path.parent / name).read_bytes() for name in (path.name, f"{path.name}-wal")}
    for name, data in kept.items():
        (path.parent / name).write_bytes(data)
    with Store.open(path, readonly=True) as store:
        assert store.titles(["usa"]) == {"usa": "United States"}
    assert {name: (path.parent / name).read_bytes() for name in kept} == kept
    Store.open(path).close()
    assert beside(path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="open files stay where they are")
def test_a_private_copy_is_removed_when_opening_fails(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = tmp_path / "private"
    private.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(private))
    new_tracker(path, *TALKS)
    db = driver.connect(path)
    db.execute("PRAGMA user_version = 1")
    db.close()
    with pytest.raises(errors.ForeignSchema):
        Store.open(path, readonly=True)
    assert list(private.iterdir()) == []
