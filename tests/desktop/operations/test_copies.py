"""Dated copies are kept when due, the oldest gives way, and nothing else is ever removed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db import driver
from db.changes import Change, Edit
from db.errors import Damaged, KnownError, NoSuchFile, NoSuchFolder, NotATracker, NotWritten, TooNew
from db.records import Actor, Position
from db.store import Store
from desktop.operations.copies import Copy, OtherTracker, folder_of, go_back, is_due, keep, listed
from tests.desktop.small import small_tracker


class GivenUp(Exception):
    """A person does not want to wait."""


NOON = datetime(2026, 11, 21, 12, 0)


@pytest.fixture
def folder(store: Store) -> Path:
    return folder_of(store.path)


def edit(store: Store, venue: str) -> Change:
    position = store.need(Position, "p1")
    return store.apply(Change(f"Move to {venue}", (Edit.update(position, venue=venue),)))


def kept(store: Store, folder: Path, number: int, most: int = 10) -> list[Path]:
    """Copies after an edit each, an hour apart."""
    paths = []
    for hour in range(number):
        edit(store, f"Place {hour}")
        paths.append(keep(store, folder, most, now=NOON + timedelta(hours=hour)))
    return paths


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """Another tracker of the same name."""
    (tmp_path / "elsewhere").mkdir()
    with small_tracker(tmp_path / "elsewhere" / "talks.parley") as opened:
        yield opened


# -- where -------------------------------------------------------------------------------------------


def test_copies_lie_beside_the_tracker_in_a_folder_of_their_own(tmp_path: Path) -> None:
    tracker = tmp_path / "talks.parley"
    assert folder_of(tracker) == tmp_path / "talks copies"
    assert folder_of(tracker, str(tmp_path / "stick")) == tmp_path / "stick" / "talks copies"


def test_the_name_of_a_copy_is_not_longer_than_a_system_takes(tmp_path: Path) -> None:
    tracker = tmp_path / ("Переговори " * 10 + ".parley")
    with small_tracker(tracker) as store:
        written = keep(store, folder_of(tracker), 10, now=NOON)
        assert written.is_file()
        assert [copy.path for copy in listed(store, folder_of(tracker))] == [written]


# -- keeping and listing -----------------------------------------------------------------------------


def test_a_copy_is_listed_with_its_date_size_and_what_came_after(store: Store, folder: Path) -> None:
    edit(store, "Paris")
    written = keep(store, folder, 10, now=NOON)
    edit(store, "Geneva")
    edit(store, "Istanbul")
    (copy,) = listed(store, folder)
    assert copy == Copy(written, NOON, written.stat().st_size, since=2, label="Move to Paris")
    assert copy.words == "21 November 2026 12:00"
    assert written.name == "talks copy 2026-11-21 12-00-00.parley"


def test_the_newest_stand_first_also_within_one_second(store: Store, folder: Path) -> None:
    paths = []
    for place in ("Paris", "Geneva", "Oslo"):
        edit(store, place)
        paths.append(keep(store, folder, 10, now=NOON))
    edit(store, "Istanbul")
    paths.append(keep(store, folder, 10, now=NOON + timedelta(hours=1)))
    assert [copy.path for copy in listed(store, folder)] == paths[::-1]


def test_only_the_newest_are_kept(store: Store, folder: Path) -> None:
    paths = kept(store, folder, 5, most=3)
    assert sorted(folder.iterdir()) == paths[2:]


def test_age_is_told_by_the_journal_where_the_clock_was_set_back(store: Store, folder: Path) -> None:
    edit(store, "Paris")
    first = keep(store, folder, 2, now=NOON)
    edit(store, "Geneva")
    second = keep(store, folder, 2, now=NOON - timedelta(days=9))
    edit(store, "Istanbul")
    third = keep(store, folder, 2, now=NOON - timedelta(days=8))
    assert not first.exists()
    assert second.exists()
    assert third.exists()


def test_fewer_than_before_are_kept_once_the_setting_says_so(store: Store, folder: Path) -> None:
    paths = kept(store, folder, 4)
    edit(store, "Oslo")
    written = keep(store, folder, 2, now=NOON + timedelta(days=1))
    assert sorted(folder.iterdir()) == [paths[-1], written]


# -- what is never removed ---------------------------------------------------------------------------


def test_what_parley_did_not_keep_of_this_tracker_is_never_removed(
    store: Store, other: Store, folder: Path
) -> None:
    folder.mkdir()
    stands = {
        "talks copy 2020-01-01 00-00-00.parley": b"not a tracker",
        "talks copy 2020-01-01 00-00-00.txt": b"notes",
        "talks.parley": b"",
        "Minutes.docx": b"minutes",
        "talks copy 2020-99-01 00-00-00.parley": b"no such day",
    }
    for name, data in stands.items():
        (folder / name).write_bytes(data)
    foreign = other.save_copy(folder / "talks copy 2020-01-02 00-00-00.parley")
    renamed = store.save_copy(folder / "before the summit.parley")
    backup = store.backup(folder)
    linked = folder / "talks copy 2020-01-03 00-00-00.parley"
    linked.symlink_to(store.path)
    kept(store, folder, 4, most=1)
    left = {path.name for path in folder.iterdir()}
    newest = {"talks copy 2026-11-21 15-00-00.parley"}
    assert left == {*stands, foreign.name, renamed.name, backup.name, linked.name, *newest}
    assert store.path.exists()


def test_a_copy_that_went_its_own_way_since_is_never_removed(store: Store, folder: Path) -> None:
    went_on = keep(store, folder, 10, now=NOON)
    with Store.open(went_on) as own:
        edit(own, "Own way")
    kept(store, folder, 3, most=1)
    assert went_on.exists()
    (copy,) = [copy for copy in listed(store, folder) if copy.path == went_on]
    assert (copy.since, copy.label) == (None, "Move to Own way")


def test_copies_of_another_tracker_of_the_same_name_are_not_listed(
    store: Store, other: Store, folder: Path
) -> None:
    keep(other, folder, 10, now=NOON)
    assert listed(store, folder) == ()


def test_of_two_trackers_without_any_change_neither_is_a_copy_of_the_other(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "one.parley")
    folder.mkdir()
    Store.create(folder / "one copy 2026-11-21 14-02-31.parley").close()
    with Store.create(tmp_path / "one.parley") as empty:
        assert listed(empty, folder) == ()


def test_a_copy_beyond_the_limit_that_cannot_be_removed_is_said(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (old,) = kept(store, folder, 1)
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == old:
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(KnownError, match=r"A copy was kept, but the older.*Permission denied"):
        keep(store, folder, 1, now=NOON + timedelta(days=1))
    assert len(list(folder.glob("*.parley"))) == 2


def test_a_file_that_is_not_built_like_a_tracker_is_not_read(store: Store, folder: Path) -> None:
    copy = keep(store, folder, 10)
    db = driver.connect(copy)
    db.execute("CREATE VIEW strange AS SELECT 1")
    db.close()
    (strange,) = listed(store, folder)
    assert "not built like a Parley tracker" in strange.problem


# -- when it is due ----------------------------------------------------------------------------------


def test_a_copy_is_due_after_a_change_and_not_twice_for_one_state(store: Store, folder: Path) -> None:
    assert not is_due(store, folder, changed=False)
    assert is_due(store, folder, changed=True)
    keep(store, folder, 10)
    assert not is_due(store, folder, changed=True)
    edit(store, "Paris")
    assert is_due(store, folder, changed=True)
    assert is_due(store, folder, changed=False), "an edit from the command line is kept at the next closing"


def test_a_backup_written_on_demand_is_copy_enough(store: Store, folder: Path) -> None:
    edit(store, "Paris")
    backup = store.backup()
    assert not is_due(store, folder, changed=True)
    (copy,) = listed(store, folder)
    assert (copy.path, copy.backup, copy.since) == (backup, True, 0)


# -- failing -----------------------------------------------------------------------------------------


def test_a_missing_folder_is_said_and_none_is_made_above_it(store: Store, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with pytest.raises(NoSuchFolder, match="stick"):
        keep(store, folder_of(store.path, str(stick)), 10)
    assert not stick.exists()


def test_a_file_where_the_folder_should_be_is_left_as_it_is(store: Store, folder: Path) -> None:
    folder.write_text("mine")
    with pytest.raises(NotWritten, match="exists"):
        keep(store, folder, 10)
    assert folder.read_text() == "mine"
    assert listed(store, folder) == ()


def test_a_copy_given_up_half_way_leaves_nothing_and_removes_nothing(store: Store, folder: Path) -> None:
    (before,) = kept(store, folder, 1)

    def give_up(done: int, total: int) -> None:
        raise GivenUp

    with pytest.raises(GivenUp):
        keep(store, folder, 1, give_up)
    assert list(folder.iterdir()) == [before]


def test_how_far_a_copy_is_is_told_up_to_the_end(store: Store, folder: Path) -> None:
    told: list[tuple[int, int]] = []
    keep(store, folder, 10, lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0


# -- going back --------------------------------------------------------------------------------------


def test_going_back_is_one_step_that_undo_takes_back(store: Store, folder: Path) -> None:
    then = store.records()
    copy = keep(store, folder, 10, now=NOON)
    edit(store, "Paris")
    store.apply(Change("Add", (Edit.insert(Actor(id="usa", name="United States")),)))
    now = store.records()
    change = store.apply(go_back(store, copy))
    assert (change.kind, change.label) == ("restore", "Go back to the copy of 21 November 2026 12:00")
    assert store.records() == then
    store.undo()
    assert store.records() == now


def test_going_back_to_the_present_state_changes_nothing(store: Store, folder: Path) -> None:
    assert go_back(store, keep(store, folder, 10)).edits == ()


def test_a_copy_under_another_name_is_called_by_that(store: Store, tmp_path: Path) -> None:
    copy = store.save_copy(tmp_path / "before the summit.parley")
    assert go_back(store, copy).label == "Go back to “before the summit.parley”"


def test_another_tracker_is_no_copy(store: Store, other: Store) -> None:
    with pytest.raises(OtherTracker, match=r"not a copy of this tracker\. Nothing was changed"):
        go_back(store, other.path)


def test_what_cannot_be_gone_back_to_says_why(store: Store, folder: Path) -> None:
    copy = keep(store, folder, 10)
    whole = copy.read_bytes()
    data = bytearray(whole)
    data[60:64] = (99).to_bytes(4)
    copy.write_bytes(data)
    with pytest.raises(TooNew):
        go_back(store, copy)
    (newer,) = listed(store, folder)
    assert "newer Parley" in newer.problem
    copy.write_bytes(whole[:100] + bytes([255] * (len(whole) - 100)))
    with pytest.raises(Damaged):
        go_back(store, copy)
    (damaged,) = listed(store, folder)
    assert "is damaged" in damaged.problem
    copy.write_bytes(b"")
    with pytest.raises(NotATracker):
        go_back(store, copy)
    copy.unlink()
    with pytest.raises(NoSuchFile):
        go_back(store, copy)
    assert listed(store, folder) == ()
