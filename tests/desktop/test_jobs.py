"""Work off the GUI thread: its outcome comes on the GUI thread, and closing waits for it."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from db.errors import KnownError
from desktop.jobs import Cancelled, Job, Jobs, Report

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def jobs() -> Jobs:
    return Jobs()


def outcomes(job: Job) -> list[tuple[str, object]]:
    """What the job tells from now on, in order."""
    told: list[tuple[str, object]] = []
    job.succeeded.connect(lambda result: told.append(("succeeded", result)))
    job.failed.connect(lambda error: told.append(("failed", error)))
    job.broke.connect(lambda error: told.append(("broke", error)))
    job.cancelled.connect(lambda: told.append(("cancelled", None)))
    return told


def run(job: Job, qtbot: QtBot) -> None:
    with qtbot.waitSignal(job.ended):
        job.start()


def test_a_result_comes_on_the_gui_thread(jobs: Jobs, qtbot: QtBot, qapp: QApplication) -> None:
    threads: list[object] = []
    worker: list[int] = []

    def work(report: Report) -> str:
        worker.append(threading.get_ident())
        return "written"

    job = jobs.make("Export", work)
    told = outcomes(job)
    job.succeeded.connect(lambda _result: threads.append(QThread.currentThread()))
    run(job, qtbot)
    assert told == [("succeeded", "written")]
    assert threads == [qapp.thread()]
    assert worker != [threading.get_ident()]


def test_progress_ends_with_the_last_step(jobs: Jobs, qtbot: QtBot) -> None:
    def work(report: Report) -> None:
        for done in range(1, 1001):
            report(done, 1000)

    job = jobs.make("Import", work)
    steps: list[tuple[int, int]] = []
    job.progress.connect(lambda done, total: steps.append((done, total)))
    run(job, qtbot)
    assert steps[-1] == (1000, 1000)
    assert steps == sorted(steps)


@pytest.mark.parametrize(
    ("error", "signal"), [(KnownError("No space. Nothing was written."), "failed"), (KeyError("x"), "broke")]
)
def test_an_error_is_told_by_whose_fault_it_is(
    jobs: Jobs, qtbot: QtBot, error: Exception, signal: str
) -> None:
    def work(report: Report) -> None:
        raise error

    job = jobs.make("Backup", work)
    told = outcomes(job)
    run(job, qtbot)
    assert told == [(signal, error)]


def test_cancel_stops_at_the_next_report(jobs: Jobs, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()
    reached: list[str] = []

    def work(report: Report) -> None:
        begun.set()
        go_on.wait(10)
        report(1, 2)
        reached.append("the end")

    job = jobs.make("Import", work)
    told = outcomes(job)
    job.start()
    assert begun.wait(10)
    with qtbot.waitSignal(job.ended):
        job.cancel()
        go_on.set()
    assert told == [("cancelled", None)]
    assert reached == []


def test_work_that_undoes_its_own_on_cancel_still_counts_as_cancelled(jobs: Jobs, qtbot: QtBot) -> None:
    cleaned: list[str] = []

    def work(report: Report) -> None:
        try:
            report(0, 1)
        except Cancelled:
            cleaned.append("file removed")
            raise

    job = jobs.make("Export", work)
    told = outcomes(job)
    job.cancel()
    run(job, qtbot)
    assert told == [("cancelled", None)]
    assert cleaned == ["file removed"]


def test_a_job_is_running_until_its_outcome_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    job = jobs.make("Check", lambda report: None)
    assert list(jobs.running) == [job]
    run(job, qtbot)
    assert not jobs.running


def stubborn(begun: threading.Event, finished: threading.Event) -> Callable[[Report], None]:
    """Work that looks at `report` only after a while, as one step of a write does."""

    def work(report: Report) -> None:
        begun.set()
        threading.Event().wait(0.05)
        finished.set()
        report(1, 1)

    return work


def test_of_work_that_nobody_waits_for_one_piece_goes_on_at_a_time(jobs: Jobs, qtbot: QtBot) -> None:
    steps: list[str] = []
    first, other = threading.Event(), threading.Event()

    def survey(_report: Report) -> None:
        steps.append("first begins")
        first.set()
        assert other.wait(60)
        steps.append("first ends")

    def wanted(_report: Report) -> None:
        steps.append("wanted")

    one = jobs.make("Check", survey, in_turn=True)
    two = jobs.make("Counts", lambda _report: steps.append("second"), in_turn=True)
    three = jobs.make("Search", wanted)
    one.start()
    assert first.wait(60)
    with qtbot.waitSignal(three.ended):
        two.start()
        three.start()
    with qtbot.waitSignals([one.ended, two.ended]):
        other.set()
    assert steps == ["first begins", "wanted", "first ends", "second"]


def test_shutting_down_waits_for_what_is_running(jobs: Jobs) -> None:
    begun, finished = threading.Event(), threading.Event()
    jobs.make("Import", stubborn(begun, finished)).start()
    assert begun.wait(10)
    jobs.shut_down()
    assert finished.is_set()


def test_shutting_down_passes_over_a_job_that_never_began(jobs: Jobs) -> None:
    jobs.make("Import", lambda report: None)
    jobs.shut_down()
    assert len(jobs.running) == 1


def test_a_window_that_goes_without_closing_leaves_its_work_an_end(qtbot: QtBot, qapp: QApplication) -> None:
    """What a thread still speaks through must outlive the window, or its end brings the application down."""
    owner = QObject()
    jobs = Jobs(owner)
    go_on = threading.Event()
    done = threading.Event()

    def work(report: Report) -> str:
        report(1, 2)
        go_on.wait(10)
        report(2, 2)
        return "done"

    job = jobs.make("Late", work)
    told = outcomes(job)
    job.ended.connect(done.set)
    job.start()
    delete(owner)
    del jobs, job
    go_on.set()
    qtbot.waitUntil(done.is_set)
    assert told == [("succeeded", "done")]
