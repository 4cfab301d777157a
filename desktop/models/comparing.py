"""Keeps the result of an analysis up with the tracker: at once, or beside the window where it is large."""

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import KnownError
from db.queries import lists
from db.queries.snapshot import Snapshot
from desktop.jobs import Job, Jobs, Report
from desktop.session import Session

# From this many records on a snapshot and an analysis of it take longer than a window may stand still.
MANY = 6_000
FRAME = 16  # milliseconds in which the window paints first: beside a busy thread that takes long


class Comparing(QObject):
    """Works out `work(snapshot)` when it is asked for and after each change while it is `watched`.

    `ready`: the result. `begun`: it is being worked out beside the window. `work` is called on another
    thread then, so that it may use nothing but the snapshot and what it was set to. `heavy`: modules that it
    imports when it is first called and that take so long that the window does not wait for them.
    `found`: what the result had left for `later` is there.
    """

    ready = Signal(object)
    begun = Signal()
    found = Signal()

    def __init__(
        self,
        session: Session,
        work: Callable[[Snapshot], object],
        jobs: Jobs | None,
        parent: QObject,
        *,
        heavy: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._heavy = heavy
        self._session, self._work, self._jobs = session, work, jobs
        self._job: Job | None = None
        self._stale = True
        self._watched = False
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._run)
        self._painted = QTimer(self, singleShot=True, interval=FRAME)
        self._painted.timeout.connect(self._begin)
        self._find: Callable[[], object] = lambda: None
        self._shown = QTimer(self, singleShot=True, interval=FRAME)
        self._shown.timeout.connect(self._begin_later)
        for signal in (session.changed, session.scope_changed):
            signal.connect(self.again)
        session.tracker_changed.connect(self._other_tracker)

    @property
    def is_on(self) -> bool:
        """Whether a result is still to come."""
        timers = (self._due, self._painted, self._shown)
        return self._job is not None or any(each.isActive() for each in timers)

    def watch(self, watched: bool) -> None:
        """Keep up with changes from now on, or only remember that there were some."""
        self._watched = watched
        if watched and self._stale:
            self._due.start()

    def again(self) -> None:
        """Work it out anew: something that counts is another now. Several such in a row count as one."""
        self._stale = True
        if self._watched:
            self._due.start()

    def later(self, find: Callable[[], object]) -> None:
        """Find what the result left for later, beside the window once that has painted the rest."""
        if self._jobs is None:
            find()
            self.found.emit()
        elif not self.is_on:
            self._find = find
            self._shown.start()

    def _begin_later(self) -> None:
        assert self._jobs is not None
        find = self._find
        job = self._job = self._jobs.make("Comparison", lambda _report: find())
        job.succeeded.connect(lambda _: self._found(job))
        job.broke.connect(self._broke)
        job.start()

    def _found(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.found.emit()

    def _other_tracker(self) -> None:
        self._stop()
        self.again()

    def _run(self) -> None:
        self._stop()
        if not self._session.is_open:
            return
        self._stale = False
        if self._jobs is None or self._is_quick():
            self.ready.emit(self._work(self._session.snapshot()))
        else:
            self.begun.emit()
            self._painted.start()

    def _is_quick(self) -> bool:
        """Whether it can be worked out here: the tracker is small and what it takes is imported."""
        return lists.highest(self._session.store.db) < MANY and all(
            each in sys.modules for each in self._heavy
        )

    def _begin(self) -> None:
        if self._jobs is None or not self._session.is_open:
            return
        store, scope, work = self._session.store, self._session.scope, self._work

        def done(_report: Report) -> object:
            with store.reader() as reader:
                snapshot = reader.snapshot(
                    as_of=scope.as_of, channels=scope.channels, handling_at_most=scope.mark
                )
            return work(snapshot)

        job = self._jobs.make("Comparison", done)
        job.succeeded.connect(lambda result: self._arrived(job, result))
        job.failed.connect(lambda error: self._here_after_all(job, error))
        job.broke.connect(self._broke)
        job.cancelled.connect(lambda: self._cancelled(job))
        self._job = job
        job.start()

    def _stop(self) -> None:
        for timer in (self._due, self._painted, self._shown):
            timer.stop()
        if self._job is not None:
            job, self._job = self._job, None
            job.cancel()

    def _arrived(self, job: Job, result: object) -> None:
        if job is self._job:
            self._job = None
            self.ready.emit(result)

    def _here_after_all(self, job: Job, _error: KnownError) -> None:
        """A tracker on a network share has no second connection: then it is worked out here."""
        if job is self._job:
            self._job = None
            if self._session.is_open:
                self.ready.emit(self._work(self._session.snapshot()))

    def _cancelled(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.again()

    def _broke(self, error: Exception) -> None:
        self._job = None
        raise error
