"""Short work is waited for unseen; longer work shows how far it is, and can be given up."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from desktop.dialogs import waiting
from desktop.dialogs.waiting import WaitingDialog, wait_for
from desktop.jobs import Jobs, Report
from desktop.theme import Theme
from tests.dialogs import Dialogs

QUESTION, WORDS, VERB = "Keeping a copy of “talks”", "It goes to a folder.", "Go on without a copy"


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shut_down()


def test_short_work_is_waited_for_without_a_dialog(jobs: Jobs, theme: Theme) -> None:
    results: list[object] = []
    job = jobs.make("Copy", lambda _report: "done")
    job.succeeded.connect(results.append)
    wait_for(job, theme, QUESTION, WORDS, VERB, None)
    assert results == ["done"]


def test_longer_work_shows_how_far_it_is(
    jobs: Jobs, theme: Theme, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0)
    looked, seen = threading.Event(), threading.Event()
    results: list[object] = []
    shares: list[int] = []

    def work(report: Report) -> object:
        assert looked.wait(30)
        report(3, 4)
        assert seen.wait(30)
        return "done"

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, WaitingDialog)
        dialog.line.valueChanged.connect(shares.append)
        dialog.line.valueChanged.connect(lambda _value: seen.set())
        looked.set()

    dialogs.expect(look)
    job = jobs.make("Copy", work)
    job.succeeded.connect(results.append)
    wait_for(job, theme, QUESTION, WORDS, VERB, None)
    assert (shares, results) == ([75], ["done"])


def test_longer_work_is_given_up_by_escape_and_the_dialog_stays_until_it_stopped(
    jobs: Jobs, theme: Theme, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0)
    asked = threading.Event()
    said: list[str] = []

    def work(report: Report) -> object:
        assert asked.wait(30)
        report(1, 2)
        return "done"

    def give_up(dialog: QDialog) -> None:
        assert isinstance(dialog, WaitingDialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        said.append("open" if dialog.isVisible() else "closed")
        asked.set()

    dialogs.expect(give_up)
    job = jobs.make("Copy", work)
    job.succeeded.connect(lambda _result: said.append("succeeded"))
    job.cancelled.connect(lambda: said.append("cancelled"))
    wait_for(job, theme, QUESTION, WORDS, VERB, None)
    assert said == ["open", "cancelled"]
