"""Long work off the GUI thread: with progress, cancel, and its outcome delivered on the GUI thread."""

import threading
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, Signal, Slot

from db.errors import KnownError

Report: TypeAlias = Callable[[int, int], None]
Work: TypeAlias = Callable[[Report], object]


class Cancelled(Exception):
    """Raised inside a job by `report` once it was cancelled; the work lets it pass and writes nothing."""


class Job(QObject):
    """One piece of work. Its signals come on the GUI thread, and after `ended` comes nothing more.

    `progress(done, total)` comes as fast as the GUI takes it; steps in between are left out. Of the other
    four one comes: `succeeded(result)`, `failed(KnownError)` for the environment's or the input's fault,
    `broke(Exception)` for a bug, `cancelled`. Then `ended`.
    """

    progress = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _stepped = Signal()
    _done = Signal()

    def __init__(self, name: str, work: Work) -> None:
        super().__init__()
        self.name = name
        self._work = work
        self._cancel = threading.Event()
        self._lock = threading.Lock()
        self._latest: tuple[int, int] | None = None
        self._result: object = None
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, name=f"job {name}", daemon=True)
        self._stepped.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)
        self._done.connect(self._tell_outcome, Qt.ConnectionType.QueuedConnection)

    @property
    def is_begun(self) -> bool:
        """Whether it was started."""
        return self._thread.ident is not None

    def start(self) -> None:
        """Begin; once only."""
        _ALIVE.add(self)
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop: it does so the next time it reports."""
        self._cancel.set()

    def wait(self) -> None:
        """Wait until the work is over; its outcome comes when the GUI thread takes events again."""
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        """On the other thread: do the work, keep what came of it."""
        try:
            self._result = self._work(self._report)
        except Exception as error:  # noqa: BLE001  a bug must reach the crash dialog, not die in a thread
            self._error = error
        self._work = _nothing  # what it held is not freed on the GUI thread
        self._done.emit()

    def _report(self, done: int, total: int) -> None:
        if self._cancel.is_set():
            raise Cancelled
        with self._lock:
            waiting = self._latest is not None
            self._latest = (done, total)
        if not waiting:
            self._stepped.emit()

    @Slot()
    def _tell_progress(self) -> None:
        with self._lock:
            latest, self._latest = self._latest, None
        if latest is not None:
            self.progress.emit(*latest)

    @Slot()
    def _tell_outcome(self) -> None:
        _ALIVE.discard(self)
        self._tell_progress()
        result, self._result = self._result, None
        if self._error is None:
            self.succeeded.emit(result)
        elif isinstance(self._error, Cancelled):
            self.cancelled.emit()
        elif isinstance(self._error, KnownError):
            self.failed.emit(self._error)
        else:
            self.broke.emit(self._error)
        self.ended.emit()


def _nothing(_report: Report) -> None:
    """The work of a job that has done it."""


# What its thread may still speak through must not go with a window that goes without closing.
_ALIVE: set[Job] = set()


class Jobs(QObject):
    """The jobs of a window. Closing it cancels them and waits, so that nothing is cut off in the middle."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []
        self._turn = threading.Lock()

    @property
    def running(self) -> tuple[Job, ...]:
        """Those whose outcome has not been told yet."""
        return tuple(self._running)

    def make(self, name: str, work: Work, *, in_turn: bool = False) -> Job:
        """A job that has not begun: connect its signals, then `start` it. `name` is for people: "Export".

        `in_turn`: nobody waits for it. Of such jobs one works at a time: each that works keeps the window,
        and what is waited for, from Python for a moment at every turn.
        """
        job = Job(name, partial(self._when_it_is_its_turn, work) if in_turn else work)
        self._running.append(job)
        job.ended.connect(self._forget)
        return job

    def _when_it_is_its_turn(self, work: Work, report: Report) -> object:
        with self._turn:
            return work(report)

    def shut_down(self) -> None:
        """Cancel what is running and wait for it."""
        for job in self._running:
            job.cancel()
        for job in self._running:
            job.wait()

    @Slot()
    def _forget(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._running:
            self._running.remove(job)
            job.deleteLater()
