"""Long work beside the window: its outcome, its failures, and trackers that have one connection only."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from db import places
from db.changes import Change, Edit
from db.errors import KnownError
from db.reader import Reader
from db.records import Actor
from db.store import Store
from desktop.jobs import Report
from desktop.running import Running, Task, has_readers, waiting
from desktop.theme import Theme
from tests.desktop.small import small_tracker
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.desk import Desk

TASK = Task("Counting", "The actors could not be counted.", "Counting cancelled.")


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "talks.parley"
    small_tracker(path).close()
    made = Desk(theme, qtbot, tmp_path)
    made.session.open(path)
    yield made
    made.close()


@pytest.fixture
def running(desk: Desk) -> Running:
    return Running(desk.jobs, desk.notify, desk.toast, desk.window)


def count(reader: Reader, report: Report) -> tuple[int, int]:
    """How many actors there are, and which thread found out."""
    report(1, 1)
    return len(reader.all(Actor)), threading.get_ident()


def test_work_reads_in_a_thread_of_its_own(desk: Desk, running: Running) -> None:
    found: list[tuple[int, int]] = []
    running.read(desk.session.store, TASK, count, found.append)
    assert desk.said == "Counting"
    desk.finish()
    assert found[0][0] == 2
    assert found[0][1] != threading.get_ident()


def test_a_tracker_with_one_connection_is_read_at_once(
    desk: Desk, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "on_network", lambda path, mounts=None: True)
    desk.session.close()
    desk.session.open(desk.folder / "talks.parley")
    assert not has_readers(desk.session.store)
    found: list[tuple[int, int]] = []
    running.read(desk.session.store, TASK, count, found.append)
    assert found == [(2, threading.get_ident())]
    desk.files.backup()
    assert desk.said.startswith("Backup written: ")
    running.read(desk.session.store, TASK, fail, found.append)
    assert desk.said == "The actors could not be counted."


def fail(reader: Reader, report: Report) -> tuple[int, int]:
    raise KnownError("The stick was pulled out. Nothing was counted. Put it in again.")


def test_a_failure_stays_until_it_was_asked_why(desk: Desk, running: Running, dialogs: Dialogs) -> None:
    running.read(desk.session.store, TASK, fail, lambda found: None)
    desk.finish()
    assert desk.said == "The actors could not be counted."
    assert not desk.toast.is_counting
    texts: list[str] = []
    dialogs.expect(robots.read_and_close(texts))
    desk.action.click()
    assert texts[0].splitlines()[0] == "The stick was pulled out."


def test_an_error_of_parley_itself_is_not_swallowed(desk: Desk, running: Running) -> None:
    def stumble(reader: Reader, report: Report) -> int:
        raise LookupError("a bug")

    with capture_exceptions() as caught:
        running.read(desk.session.store, TASK, stumble, lambda found: None)
        desk.finish()
    assert [kind for kind, _error, _trace in caught] == [LookupError]
    assert desk.said == ""


def test_cancel_is_offered_where_work_can_be_given_up(desk: Desk, running: Running) -> None:
    go_on = threading.Event()

    def work(reader: Reader, report: Report) -> int:
        go_on.wait(10)
        report(1, 2)
        return 0

    found: list[int] = []
    running.read(desk.session.store, TASK, work, found.append)
    assert desk.action.text() == "Cancel"
    desk.action.click()
    go_on.set()
    desk.finish()
    assert desk.said == "Counting cancelled."
    assert found == []


def test_no_cancel_is_offered_where_it_would_do_nothing(desk: Desk, running: Running) -> None:
    running.read(desk.session.store, Task("Copying", "No copy."), count, lambda found: None)
    assert desk.action.isHidden()
    desk.finish()


def stumble_while_waiting() -> None:
    with waiting():
        assert QGuiApplication.overrideCursor() is not None
        raise KnownError("no")


@pytest.mark.usefixtures("qapp")
def test_the_pointer_waits_only_meanwhile() -> None:
    with pytest.raises(KnownError):
        stumble_while_waiting()
    assert QGuiApplication.overrideCursor() is None


# -- writing -----------------------------------------------------------------------------------------

WRITING = Task("Writing", "It could not be written.", "Cancelled. Nothing was written.")
MUCH = 2_000  # edits


def put(store: Store) -> Change:
    return store.apply(
        Change("Put", tuple(Edit.insert(Actor(id=f"a{n}", name=f"Actor {n}")) for n in range(MUCH)))
    )


class Beats(QObject):
    """How often the window could do something of its own since it was asked to count."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        self.number += 1


def test_much_is_written_on_another_thread_while_the_window_goes_on(desk: Desk, running: Running) -> None:
    threads: list[int] = []
    written: list[Change] = []

    def work(store: Store) -> Change:
        threads.append(threading.get_ident())
        return put(store)

    beats = Beats()
    running.write(desk.session, MUCH, WRITING, work, written.append)
    assert (desk.said, desk.session.busy) == ("Writing", "Writing")
    desk.finish()
    assert threads != [threading.get_ident()]
    assert beats.number > 20
    assert [change.label for change in written] == ["Put"]
    assert len(desk.session.store.all(Actor)) == MUCH + 2
    assert not desk.session.busy


def test_a_little_is_written_here_and_now(desk: Desk, running: Running) -> None:
    threads: list[int] = []

    def work(store: Store) -> Change:
        threads.append(threading.get_ident())
        return store.apply(Change("Put", (Edit.insert(Actor(id="one", name="One")),)))

    written: list[Change] = []
    running.write(desk.session, 1, WRITING, work, written.append)
    assert threads == [threading.get_ident()]
    assert [change.label for change in written] == ["Put"]


def test_what_is_cancelled_while_it_is_written_was_never_there(desk: Desk, running: Running) -> None:
    begun, go_on, heard = threading.Event(), threading.Event(), list[Change]()
    desk.session.changed.connect(heard.append)

    def work(store: Store) -> Change:
        begun.set()
        go_on.wait(10)
        return put(store)

    written: list[Change] = []
    before = desk.session.store.journal()
    running.write(desk.session, MUCH, WRITING, work, written.append)
    begun.wait(10)
    assert desk.action.text() == "Cancel"
    desk.action.click()
    go_on.set()
    desk.finish()
    assert desk.said == "Cancelled. Nothing was written."
    assert (written, heard, desk.session.store.journal()) == ([], [], before)
    assert not desk.session.busy
    running.write(desk.session, MUCH, WRITING, put, written.append)
    desk.finish()
    assert [change.label for change in written] == ["Put"]


def test_what_can_not_be_written_is_said_and_the_next_can_be(desk: Desk, running: Running) -> None:
    failures: list[str] = []
    desk.session.failed.connect(failures.append)

    def refuse(store: Store) -> Change:
        raise KnownError("The stick was pulled out. Nothing was written. Put it in again.")

    running.write(desk.session, MUCH, WRITING, refuse, lambda change: None)
    desk.finish()
    assert failures == ["The stick was pulled out. Nothing was written. Put it in again."]
    assert desk.said == ""
    assert not desk.session.busy


def test_what_is_waited_for_is_read_beside_the_window(desk: Desk, running: Running) -> None:
    found = running.wait_for(desk.session.store, "Counting", "Nothing is written.", count, desk.window)
    assert found is not None
    assert found[0] == 2
    assert found[1] != threading.get_ident()


def test_what_is_waited_for_can_be_given_up_by_keyboard(
    desk: Desk, running: Running, dialogs: Dialogs
) -> None:
    """The work goes on until it is told; the dialog says what is kept, and Escape tells it."""
    said: list[str] = []

    def endless(_reader: Reader, report: Report) -> int:
        while True:
            report(1, 2)

    def escape(dialog: QDialog) -> None:
        said.append(robots.words_of(dialog))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    dialogs.expect(escape)
    assert running.wait_for(desk.session.store, "Counting", "Nothing is kept.", endless, desk.window) is None
    assert "Counting" in said[0]
    assert "Nothing is kept." in said[0]


def test_the_error_of_what_is_waited_for_is_raised(desk: Desk, running: Running) -> None:
    def fail(_reader: Reader, _report: Report) -> int:
        raise KnownError("The actors ran away.")

    with pytest.raises(KnownError, match="ran away"):
        running.wait_for(desk.session.store, "Counting", "", fail, desk.window)
