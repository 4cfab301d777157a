"""What happens to a tracker while it is open: moved away, written by others, a clock set back."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db import driver
from db import store as stores
from db.errors import AlreadyThere, Damaged, NotOpened, NotWritten
from db.records import Actor
from db.store import Store
from tests.db.talks import (
    UKRAINE,
    all_rows,
    beside,
    inserts,
    new_tracker,
    python,
    record_rows,
    said,
    sha256,
    update,
)

USA = Actor(id="usa", name="United States")
posix = pytest.mark.skipif(os.name != "posix", reason="open files stay where they are")


# -- moved away --------------------------------------------------------------------------------------


@posix
def test_a_tracker_that_was_moved_while_open_is_not_written_and_loses_nothing(
    store: Store, path: Path
) -> None:
    store.apply(inserts(USA))
    elsewhere = path.with_name("moved.parley")
    path.rename(elsewhere)
    with pytest.raises(NotWritten, match="moved, replaced or deleted while it was open"):
        store.apply(update(UKRAINE, name="Lost"))
    assert store.get("ukr") == UKRAINE
    rows = record_rows(store.db)
    copy = store.save_copy(path.with_name("copy.parley"))
    with pytest.raises(NotOpened, match="moved, replaced or deleted"), store.reader():
        pass
    store.close()
    assert beside(path) == ["copy.parley", "moved.parley"]
    for left in (copy, elsewhere):
        with Store.open(left) as again:
            assert record_rows(again.db) == rows


@posix
def test_a_tracker_that_was_deleted_while_open_can_be_saved_elsewhere(store: Store, path: Path) -> None:
    rows = record_rows(store.db)
    path.unlink()
    with pytest.raises(NotWritten):
        store.apply(inserts(USA))
    with Store.open(store.save_copy(path.with_name("copy.parley"))) as copy:
        assert record_rows(copy.db) == rows
    store.close()
    assert not path.exists()


@posix
def test_a_tracker_that_was_replaced_while_open_is_left_alone(store: Store, path: Path) -> None:
    store.apply(inserts(USA))
    other = new_tracker(path.with_name("other.parley"), UKRAINE)
    before = sha256(other)
    other.replace(path)
    with pytest.raises(NotWritten):
        store.apply(update(UKRAINE, name="Lost"))
    with pytest.raises(NotWritten):
        store.undo()
    store.close()
    assert sha256(path) == before
    assert not path.with_name("talks.parley-wal").exists()
    with Store.open(path) as again:
        assert again.all(Actor) == [UKRAINE]


@posix
def test_a_folder_that_vanished_does_not_keep_a_tracker_from_closing(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    store = Store.create(folder / "talks.parley")
    store.apply(inserts(USA))
    shutil.rmtree(folder)
    with pytest.raises(NotWritten):
        store.apply(inserts(UKRAINE))
    store.close()


# -- others ------------------------------------------------------------------------------------------


def test_a_program_that_writes_into_the_file_is_waited_for_and_then_named(store: Store, path: Path) -> None:
    store.db.execute("PRAGMA busy_timeout=10")
    other = driver.connect(path)
    other.execute("BEGIN IMMEDIATE")
    before = all_rows(store.db)
    with pytest.raises(NotWritten, match="another program is using it"):
        store.apply(inserts(USA))
    assert all_rows(store.db) == before
    other.execute("ROLLBACK")
    other.close()
    store.apply(inserts(USA))


READING = """
import sys
from db.records import Actor
from db.store import Store
with Store.open(sys.argv[1], readonly=True) as store:
    print("open", flush=True)
    for _ in sys.stdin:
        found = store.all(Actor), store.snapshot().all(Actor), store.search("actor", limit=999)
        print(*map(len, found), flush=True)
"""


def test_readers_in_other_processes_see_each_commit(path: Path) -> None:
    new_tracker(path)
    with Store.open(path) as store:
        readers = [python(READING, path) for _ in range(2)]
        assert [said(reader) for reader in readers] == ["open", "open"]
        for number in range(1, 6):
            store.apply(inserts(Actor(id=f"a{number}", name=f"Actor {number}")))
            for reader in readers:
                assert reader.stdin is not None
                reader.stdin.write("look\n")
                reader.stdin.flush()
                assert said(reader) == f"{number} {number} {number}"
        for reader in readers:
            reader.communicate()
    assert beside(path) == []


def test_damage_found_while_writing_is_said_and_nothing_is_written(store: Store, path: Path) -> None:
    store.apply(inserts(*(Actor(id=f"a{n}", name=f"Actor {n}", summary="word " * 200) for n in range(200))))
    store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    page = store.db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'actor'").fetchone()[0]
    with path.open("rb+") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    store.db.execute("PRAGMA shrink_memory")
    with pytest.raises(Damaged, match="is damaged"):
        store.apply(update(UKRAINE, name="Lost"))
    assert not store.db.in_transaction
    store.close()
    with pytest.raises(Damaged):
        Store.open(path)


# -- clocks ------------------------------------------------------------------------------------------


class Clock(datetime):
    """A clock that can be set."""

    shows = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

    @classmethod
    def now(cls, tz: object = None) -> "datetime":  # type: ignore[override]  # the store asks for UTC alone
        return cls.shows


def test_a_clock_that_is_set_back_disturbs_neither_undo_nor_what_was_held_when(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "datetime", Clock)
    for name, hours in (
        ("ten", 10),
        ("eleven", 11),
        ("nine again", 9),
        ("half past nine", 9.5),
        ("twelve", 12),
    ):
        monkeypatch.setattr(Clock, "shows", datetime(2027, 1, 1, tzinfo=UTC) + timedelta(hours=hours))
        store.apply(update(store.need(Actor, "ukr"), name, name=name))
    held = {
        moment: store.snapshot(recorded=f"2027-01-01T{moment}Z").title("ukr")
        for moment in ("08:00", "09:15", "09:45", "11:30", "12:00")
    }
    assert held == {
        "08:00": "Ukraine",
        "09:15": "nine again",
        "09:45": "half past nine",
        "11:30": "half past nine",
        "12:00": "twelve",
    }
    assert [store.undo().label for _ in range(5)] == [
        "twelve",
        "half past nine",
        "nine again",
        "eleven",
        "ten",
    ]


# -- long sessions -----------------------------------------------------------------------------------


def test_the_log_of_a_long_session_does_not_grow_for_ever(store: Store, path: Path) -> None:
    log = path.with_name("talks.parley-wal")
    many = tuple(Actor(id=f"b{n}", name=f"Actor {n}", summary="word " * 4000) for n in range(2000))
    store.apply(inserts(*many))
    grown = log.stat().st_size
    assert grown > 2 * 16_000_000
    for number in range(3):
        store.apply(update(store.need(Actor, "ukr"), name=f"Name {number}"))
    assert log.stat().st_size <= 16 << 20


def test_a_new_tracker_does_not_take_the_place_of_one_that_appeared_meanwhile(path: Path) -> None:
    new_tracker(path, UKRAINE)
    with pytest.raises(AlreadyThere):
        Store.create(path)
    with Store.open(path) as store:
        assert store.get("ukr") == UKRAINE
