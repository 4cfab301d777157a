"""Of several pieces of work only the latest is told of, whichever ends first."""

import threading

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.errors import KnownError
from desktop.dialogs.mapping.latest import Latest
from desktop.jobs import Jobs, Report


@pytest.fixture
def told() -> list[object]:
    return []


@pytest.fixture
def jobs(qapp: QApplication) -> Jobs:
    return Jobs()


@pytest.fixture
def latest(jobs: Jobs, told: list[object]) -> Latest:
    return Latest(jobs, told.append, jobs)


def finish(qtbot: QtBot, jobs: Jobs) -> None:
    while jobs.running:
        with qtbot.waitSignal(jobs.running[0].ended):
            pass


def test_what_was_begun_before_is_not_told(
    qtbot: QtBot, jobs: Jobs, latest: Latest, told: list[object]
) -> None:
    go = threading.Event()

    def slow(_report: Report) -> str:
        go.wait(5)
        return "old"

    latest.begin("Old", slow, told.append)
    latest.begin("New", lambda _report: "new", told.append)
    go.set()
    finish(qtbot, jobs)
    assert told == ["new"]
    assert not latest.is_running


def test_what_was_given_up_is_not_told(qtbot: QtBot, jobs: Jobs, latest: Latest, told: list[object]) -> None:
    latest.begin("Only", lambda _report: "only", told.append)
    assert latest.is_running
    latest.give_up()
    finish(qtbot, jobs)
    assert told == []


def test_what_went_wrong_is_told_in_words(
    qtbot: QtBot, jobs: Jobs, latest: Latest, told: list[object]
) -> None:
    def wrong(_report: Report) -> str:
        raise KnownError("It can't be read.")

    latest.begin("Wrong", wrong, told.append)
    finish(qtbot, jobs)
    assert [str(each) for each in told] == ["It can't be read."]
