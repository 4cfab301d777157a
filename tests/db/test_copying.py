"""Copies and backups: one plain file, whole or not there at all."""

import os
import sys
from pathlib import Path

import pytest

from db import copying, driver
from db.errors import AlreadyOpen, AlreadyThere, NoSuchFolder, NotWritten
from db.records import Actor
from db.store import Store
from tests.db.talks import TALKS, UKRAINE, beside, inserts, new_tracker, python, record_rows, said, sha256

USA = Actor(id="usa", name="United States")


def held(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with Store.open(path, readonly=True) as store:
        return record_rows(store.db)


def test_a_copy_holds_what_the_tracker_holds_log_and_all(store: Store, tmp_path: Path) -> None:
    store.apply(inserts(USA))
    target = store.save_copy(tmp_path / "copy.parley")
    assert held(target) == record_rows(store.db)
    assert target.read_bytes()[18:20] == b"\x01\x01"
    assert not target.with_name("copy.parley-wal").exists()
    with Store.open(target) as copy:
        assert [change.label for change in copy.journal()] == ["Add", "Fill in"]


def test_a_copy_in_steps_holds_one_state_though_edits_come_between(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "STEP", 4)
    before, told = record_rows(store.db), []

    def edit_once(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 1:
            store.apply(inserts(USA))

    with store.reader() as reader:
        target = reader.save_copy(tmp_path / "copy.parley", report=edit_once)
    assert len(told) > 2
    assert told == sorted(told), "it was not begun anew"
    assert held(target) == before != record_rows(store.db)


def test_a_copy_is_not_written_over_a_file_unasked(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("notes")
    with pytest.raises(AlreadyThere, match="exists already"):
        store.save_copy(target)
    assert target.read_text() == "notes"
    store.save_copy(target, replace_existing=True)
    assert held(target) == record_rows(store.db)


def test_a_tracker_is_not_copied_onto_itself(store: Store, path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.parley"
    link.symlink_to(path)
    for target in (path, link):
        with pytest.raises(AlreadyThere):
            store.save_copy(target, replace_existing=True)
    store.apply(inserts(USA))


def test_a_tracker_that_is_edited_is_not_replaced(store: Store, tmp_path: Path) -> None:
    other = new_tracker(tmp_path / "other.parley", UKRAINE)
    before = held(other)
    with Store.open(other, author="Ivan"), pytest.raises(AlreadyOpen, match="Ivan"):
        store.save_copy(other, replace_existing=True)
    assert held(other) == before


def test_the_log_of_the_file_that_was_replaced_is_not_played_into_the_copy(
    store: Store, tmp_path: Path
) -> None:
    other = new_tracker(tmp_path / "other.parley")
    with Store.open(other) as open_other:
        open_other.apply(inserts(Actor(id="ghost", name="Ghost")))
        log = other.with_name("other.parley-wal").read_bytes()
    other.with_name("other.parley-wal").write_bytes(log)
    store.save_copy(other, replace_existing=True)
    assert held(other) == record_rows(store.db)
    assert not other.with_name("other.parley-wal").exists()


def test_a_copy_needs_its_folder(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NoSuchFolder):
        store.save_copy(tmp_path / "nowhere" / "copy.parley")
    with pytest.raises(NoSuchFolder):
        store.backup(tmp_path / "nowhere")


def test_a_copy_can_not_take_the_place_of_a_folder(store: Store, tmp_path: Path) -> None:
    (tmp_path / "folder.parley").mkdir()
    with pytest.raises(NotWritten):
        store.save_copy(tmp_path / "folder.parley", replace_existing=True)
    assert [each.name for each in tmp_path.iterdir() if "part" in each.name] == []


def test_a_part_left_by_an_earlier_crash_is_no_obstacle(store: Store, tmp_path: Path) -> None:
    for name in (".copy.parley.part", ".copy.parley.part-journal"):
        (tmp_path / name).write_bytes(b"half a copy" * 1000)
    assert held(store.save_copy(tmp_path / "copy.parley")) == record_rows(store.db)
    assert not (tmp_path / ".copy.parley.part").exists()
    assert not (tmp_path / ".copy.parley.part-journal").exists()


def test_a_folder_in_the_place_of_the_part_is_said(store: Store, tmp_path: Path) -> None:
    (tmp_path / ".copy.parley.part").mkdir()
    with pytest.raises(NotWritten):
        store.save_copy(tmp_path / "copy.parley")
    assert not (tmp_path / "copy.parley").exists()


def test_copies_can_be_made_while_others_read_and_by_those_who_only_read(
    store: Store, tmp_path: Path
) -> None:
    with store.reader() as reader:
        reader.db.execute("BEGIN")
        assert reader.get("ukr") == UKRAINE
        store.apply(inserts(USA))
        assert held(store.save_copy(tmp_path / "one.parley")) == record_rows(store.db)
        reader.db.execute("COMMIT")
        assert held(reader.save_copy(tmp_path / "two.parley")) == record_rows(store.db)


def test_a_backup_is_dated_and_never_takes_the_place_of_another(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    made = {store.backup(folder) for _ in range(4)}
    assert len(made) == 4
    for copy in made:
        assert copy.name.startswith("talks.20")
        assert copy.suffix == ".parley"
        assert held(copy) == record_rows(store.db)
    assert store.backup().parent == store.path.parent


@pytest.mark.skipif(os.name != "posix", reason="rights of files are others there")
@pytest.mark.parametrize(
    ("mode", "expected"), [(0o600, 0o600), (0o640, 0o640), (0o444, 0o644), (0o755, 0o644)]
)
def test_a_copy_is_for_those_who_may_read_the_original(path: Path, mode: int, expected: int) -> None:
    new_tracker(path, UKRAINE)
    path.chmod(mode)
    umask = os.umask(0o022)
    try:
        with Store.open(path, readonly=True) as store:
            copy = store.save_copy(path.with_name("copy.parley"))
    finally:
        os.umask(umask)
    assert copy.stat().st_mode & 0o777 == expected


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are set as on Linux")
def test_a_copy_that_does_not_fit_is_not_there_and_harms_nothing(path: Path) -> None:
    new_tracker(path, *TALKS)
    before = sha256(path)
    code = """
import resource, sys
from db.errors import NotWritten
from db.store import Store
with Store.open(sys.argv[1], readonly=True) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        store.save_copy(sys.argv[1] + ".copy")
    except NotWritten as error:
        print(error, flush=True)
"""
    with python(code, path) as other:
        assert "could not be written: its disk does not answer" in said(other)
    assert sha256(path) == before
    assert beside(path) == []


def test_a_database_in_memory_can_be_copied_too(tmp_path: Path) -> None:
    db = driver.memory()
    db.execute("CREATE TABLE a (x)")
    copying.copy(db, tmp_path / "a.db")
    other = driver.connect(tmp_path / "a.db", readonly=True)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("a",)]
    other.close()
