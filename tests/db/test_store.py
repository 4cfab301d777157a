"""The store as a whole: made, opened, closed, listened to, read from other threads."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from db import driver
from db.changes import Change, Edit
from db.errors import (
    AlreadyOpen,
    AlreadyThere,
    BugError,
    Conflict,
    NoSuchFolder,
    NoSuchRecord,
    NotOpened,
    ReadOnly,
)
from db.records import KINDS, Actor, Issue, Position
from db.store import Store
from tests.db.talks import (
    CLAIM,
    RUSSIA,
    TALKS,
    TERRITORY,
    UKRAINE,
    beside,
    inserts,
    new_tracker,
    sha256,
    update,
)
from tests.project.tree import ROOT

USA = Actor(id="usa", name="United States")


# -- making and closing ------------------------------------------------------------------------------


def test_a_new_tracker_is_empty_and_one_plain_file(path: Path) -> None:
    with Store.create(path) as store:
        assert store.counts() == dict.fromkeys(KINDS, 0)
        assert not store.readonly
    assert beside(path) == []
    assert path.read_bytes()[18:20] == b"\x01\x01"


def test_what_is_there_is_not_made_anew(path: Path) -> None:
    path.write_text("notes")
    with pytest.raises(AlreadyThere):
        Store.create(path)
    assert path.read_text() == "notes"


def test_a_tracker_needs_its_folder(path: Path) -> None:
    with pytest.raises(NoSuchFolder, match="no folder"):
        Store.create(path.parent / "nowhere" / "talks.parley")


def test_a_log_left_by_a_lost_file_is_not_played_into_a_new_one(path: Path, tmp_path: Path) -> None:
    new_tracker(path, *TALKS)
    with Store.open(path) as store:
        store.apply(inserts(USA))
        log = path.with_name(path.name + "-wal").read_bytes()
    path.unlink()
    path.with_name(path.name + "-wal").write_bytes(log)
    with Store.create(path) as store:
        assert store.all(Actor) == []
    assert beside(path) == []


def test_closing_again_does_nothing(path: Path) -> None:
    store = Store.create(path)
    store.close()
    store.close()
    with Store.open(path) as again, pytest.raises(AlreadyOpen):
        Store.open(path)
    again.close()


def test_a_tracker_is_closed_when_something_fails_within(path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Store.create(path):
        _ = 1 // 0
    assert beside(path) == []
    Store.open(path).close()


def test_a_closed_tracker_opened_for_reading_stays_as_it_is_to_the_byte(path: Path) -> None:
    before = sha256(new_tracker(path, *TALKS))
    with Store.open(path, readonly=True) as store:
        assert store.readonly
        assert store.get("p1") == CLAIM
        store.snapshot()
        store.search("territory")
    assert sha256(path) == before
    assert beside(path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="not every sign can stand in a file name there")
@pytest.mark.parametrize(
    "name",
    [
        "with space.parley",
        "a#b.parley",
        "100%.parley",
        "what?.parley",
        "переговори 🕊.parley",
        "'q'\";.parley",
        "no ending",
        "a&mode=memory",
    ],
)
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    new_tracker(path, UKRAINE)
    assert [each.name for each in tmp_path.iterdir()] == [name]
    with Store.open(path) as store:
        store.apply(inserts(USA))
        with store.reader() as reader:
            assert reader.get("usa") == USA
        copy = store.save_copy(tmp_path / f"copy of {name}")
    with Store.open(copy, readonly=True) as store:
        assert store.get("usa") == USA


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes there")
def test_a_file_name_need_not_be_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"talks-\xff\xe4.parley")
    new_tracker(path, UKRAINE)
    with Store.open(path), pytest.raises(AlreadyOpen) as raised:
        Store.open(path)
    str(raised.value).encode()
    assert beside(path) == []


def test_a_symbolic_link_leads_to_one_tracker_with_one_lock(path: Path, tmp_path: Path) -> None:
    new_tracker(path, UKRAINE)
    link = tmp_path / "folder" / "link.parley"
    link.parent.mkdir()
    link.symlink_to(path)
    with Store.open(link) as store:
        with pytest.raises(AlreadyOpen):
            Store.open(path)
        store.apply(inserts(USA))
    assert link.is_symlink()
    assert [each.name for each in link.parent.iterdir()] == ["link.parley"]
    with Store.open(path, readonly=True) as store:
        assert store.get("usa") == USA


# -- reading -----------------------------------------------------------------------------------------


def test_records_are_read_by_id_kind_and_field(store: Store) -> None:
    assert store.get("territory") == TERRITORY
    assert store.get("nobody") is None
    assert store.all(Actor) == [UKRAINE, RUSSIA]
    assert store.find(Position, actor="ukr", channel="official") == [CLAIM]
    assert store.find(Position, speaker=None) == [CLAIM]
    assert store.find(Position, actor="rus") == []
    assert store.counts()["actor"] == 2
    assert store.titles(["p1", "ev1", "nobody"]) == {
        "p1": "Ukraine · Territory",
        "ev1": "An article · Bullet 3",
    }


def test_a_record_that_is_needed_must_be_there_and_of_its_kind(store: Store) -> None:
    assert store.need(Actor, "ukr") == UKRAINE
    for cls, id in ((Actor, "nobody"), (Issue, "ukr")):
        with pytest.raises(NoSuchRecord) as raised:
            store.need(cls, id)
        assert (raised.value.kind, raised.value.id) == (cls.META.kind, id)


def test_a_field_that_no_record_has_is_a_bug(store: Store) -> None:
    with pytest.raises(BugError, match="nosuch"):
        store.find(Actor, nosuch="nosuch")


def test_nothing_is_written_read_only(path: Path) -> None:
    new_tracker(path, *TALKS)
    before = sha256(path)
    with Store.open(path, desk="desk", readonly=True) as store:
        assert (store.undoable(), store.redoable()) == (None, None)
        writes: tuple[Callable[[], object], ...] = (lambda: store.apply(inserts(USA)), store.undo, store.redo)
        for write in writes:
            with pytest.raises(ReadOnly, match="Save a copy"):
                write()
        with pytest.raises(driver.OperationalError, match="readonly"):
            store.db.execute("DELETE FROM record")
    assert sha256(path) == before


def test_another_thread_sees_the_last_commit_while_a_large_import_runs(store: Store) -> None:
    inside, done = threading.Event(), threading.Event()
    seen: list[object] = []

    def read() -> None:
        with store.reader() as reader:
            inside.wait()
            seen.append(reader.counts()["actor"])
            seen.append(len(reader.snapshot().all(Actor)))
            done.set()

    class Slow(str):  # looked at in the midst of the import
        def __hash__(self) -> int:
            if not inside.is_set():
                seen.append(store.db.in_transaction)
                inside.set()
                done.wait(60)
            return super().__hash__()

    thread = threading.Thread(target=read)
    thread.start()
    many = [Edit.insert(Actor(id=f"a{n}", name=f"Actor {n}")) for n in range(500)]
    many[250] = Edit("actor", "slow", None, {"name": "Slow", "part_of": Slow("ukr")})
    store.apply(Change("Import", tuple(many), kind="import"))
    thread.join()
    assert seen == [True, 2, 2]
    with store.reader() as reader:
        assert reader.counts()["actor"] == 502


def test_what_a_reader_finds_is_of_one_moment_while_another_connection_writes(store: Store) -> None:
    gone = Change("Delete", store.goes_with(["ukr"]).edits())
    steps = count(1)

    def write() -> int:  # SQLite calls it in the midst of the reader's queries
        if next(steps) % 5 == 0:
            if store.get("ukr"):
                store.apply(gone)
            else:
                store.undo()
        return 0

    with store.reader() as reader:
        reader.db.set_progress_handler(write, 10)
        for _ in range(40):
            assert {hit.title for hit in reader.search("territory")} >= {"Territory"}
            assert [hit for hit in reader.search("ukraine") if not hit.title] == []
            snapshot = reader.snapshot()
            assert (snapshot.get("ukr") is None) == (snapshot.get("p1") is None)
    assert next(steps) > 100


def test_a_reader_can_not_write(store: Store) -> None:
    with store.reader() as reader, pytest.raises(driver.OperationalError, match="readonly"):
        reader.db.execute("DELETE FROM record")


# -- listeners ---------------------------------------------------------------------------------------


def test_listeners_hear_of_a_change_after_its_commit(store: Store) -> None:
    heard: list[tuple[Change, bool]] = []

    def listen(change: Change) -> None:
        with store.reader() as reader:  # another connection sees it: it is committed
            heard.append((change, reader.get("usa") is not None))

    store.subscribe(listen)
    recorded = store.apply(inserts(USA))
    assert heard == [(recorded, True)]
    assert recorded.seq == 2


def test_listeners_hear_of_undo_and_redo(store: Store) -> None:
    heard: list[str] = []
    store.subscribe(lambda change: heard.append(change.kind))
    store.apply(inserts(USA))
    store.undo()
    store.redo()
    assert heard == ["edit", "undo", "redo"]


def test_listeners_do_not_hear_of_what_was_not_written(store: Store) -> None:
    heard: list[Change] = []
    store.subscribe(heard.append)
    with pytest.raises(Conflict):
        store.apply(inserts(UKRAINE))
    store.apply(update(UKRAINE, name="Ukraine"))
    assert heard == []


def test_a_listener_can_leave_at_any_time(store: Store) -> None:
    heard: list[str] = []
    leave: list[Callable[[], None]] = []

    def first(change: Change) -> None:
        heard.append("first")
        for each in leave:
            each()

    leave.append(store.subscribe(first))
    leave.append(store.subscribe(lambda change: heard.append("second")))
    store.apply(inserts(USA))
    store.undo()
    assert heard == ["first"]
    leave[0]()


def test_an_error_in_a_listener_loses_neither_the_change_nor_the_others(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: reported.append(error))
    heard: list[Change] = []

    def broken(change: Change) -> None:
        raise ZeroDivisionError(change.label)

    store.subscribe(broken)
    store.subscribe(heard.append)
    recorded = store.apply(inserts(USA, label="Add USA"))
    assert heard == [recorded]
    assert store.get("usa") == USA
    assert [str(error) for error in reported] == ["Add USA"]
    store.undo()
    assert len(heard) == 2


def test_a_change_that_a_listener_writes_is_told_after_the_one_before(store: Store) -> None:
    heard: list[str] = []

    def follow(change: Change) -> None:
        if change.label == "One":
            store.apply(update(store.need(Actor, "usa"), "Two", name="USA"))

    store.subscribe(follow)
    store.subscribe(lambda change: heard.append(change.label))
    store.apply(inserts(USA, label="One"))
    assert heard == ["One", "Two"]


# -- no network --------------------------------------------------------------------------------------


def test_the_store_asks_for_no_socket(path: Path) -> None:
    code = """
import sys
from db.records import Actor
from db.changes import Change, Edit
from db.store import Store
with Store.create(sys.argv[1]) as store:
    store.apply(Change("Add", (Edit.insert(Actor(id="ukr", name="Ukraine")),)))
    store.search("ukr")
    store.snapshot(as_of="2004-06-~11")
with Store.open(sys.argv[1], readonly=True):
    pass
print({"socket", "_socket", "ssl", "asyncio", "http", "urllib.request"} & sys.modules.keys())
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


def test_a_reader_asked_for_after_closing_is_refused_in_words(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "talks.parley")
    store.close()
    with pytest.raises(NotOpened, match="closed meanwhile"), store.reader():
        raise AssertionError("a closed tracker gave a reader")
