"""Long work beside the window: its outcome, its failures, and trackers that have one connection only."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from db import places
from db.errors import KnownError
from db.reader import Reader
from db.records import Actor
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
