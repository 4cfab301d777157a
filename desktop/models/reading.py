"""Asks a tracker something, beside the window where it takes long; the newest question wins."""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Signal

from db.errors import KnownError
from db.reader import Reader
from desktop.jobs import Job, Jobs, Report
from desktop.session import Session

T = TypeVar("T")


class Reading(QObject):
    """One question at a time. `changed`: one has begun, or has ended. Without `jobs` all is read at once.

    `failed`: what was asked could not be answered, as sentences.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, jobs: Jobs | None, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._job: Job | None = None
        session.tracker_changed.connect(self.stop)

    @property
    def is_on(self) -> bool:
        """Whether something is being read beside the window."""
        return self._job is not None

    def ask(self, name: str, work: Callable[[Reader], T], take: Callable[[T], None], *, long: bool) -> None:
        """Hand what `work` finds to `take`: now, or once it is there when it takes `long`.

        `name`: what is read, for people. A tracker on a network share has one connection: it is read here.
        """
        self.stop()
        if long and self._jobs is not None:
            self._begin(self._jobs, name, work, take)
        else:
            self._now(work, take)

    def stop(self) -> None:
        """Give up what is being read; what it still brings is not taken."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _now(self, work: Callable[[Reader], T], take: Callable[[T], None]) -> None:
        try:
            found = work(self._session.store)
        except KnownError as error:
            self.failed.emit(str(error))
        else:
            take(found)

    def _begin(self, jobs: Jobs, name: str, work: Callable[[Reader], T], take: Callable[[T], None]) -> None:
        store = self._session.store

        def read(_report: Report) -> T:
            with store.reader() as reader:
                return work(reader)

        job = jobs.make(name, read)
        job.succeeded.connect(lambda found: self._arrived(job, lambda: take(cast(T, found))))
        job.failed.connect(lambda _: self._arrived(job, lambda: self._now(work, take)))
        job.broke.connect(self._broke)
        job.cancelled.connect(lambda: self._end() if job is self._job else None)
        self._job = job
        self.changed.emit()
        job.start()

    def _arrived(self, job: Job, go_on: Callable[[], None]) -> None:
        if job is self._job:
            self._end()
            if self._session.is_open:
                go_on()

    def _end(self) -> None:
        self._job = None
        self.changed.emit()

    def _broke(self, error: Exception) -> None:
        self._end()
        raise error
