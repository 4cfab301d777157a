"""Work beside a dialog of which only the latest counts: what was begun before is given up."""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject
from shiboken6 import isValid

from db.errors import KnownError
from desktop.jobs import Job, Jobs, Report

T = TypeVar("T")


class Latest(QObject):
    """Runs one piece of work at a time; `failed` is told what went wrong, in words."""

    def __init__(self, jobs: Jobs, failed: Callable[[KnownError], None], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._failed = jobs, failed
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        """Whether something is being worked at."""
        return self._job is not None

    def begin(self, name: str, work: Callable[[Report], T], done: Callable[[T], None]) -> None:
        """Give up what is being done, and do this; `done` gets what comes of it."""
        self.give_up()
        job = self._jobs.make(name, work)
        self._job = job
        job.succeeded.connect(lambda result: self._succeed(job, lambda: done(cast(T, result))))
        job.failed.connect(lambda error: self._succeed(job, lambda: self._failed(error)))
        job.broke.connect(lambda error: self._break(job, error))
        job.start()

    def give_up(self) -> None:
        """Let what is being done be for nothing."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _succeed(self, job: Job, tell: Callable[[], None]) -> None:
        if job is self._job and isValid(self):  # else the dialog went before what it asked for came
            self._job = None
            tell()

    def _break(self, job: Job, error: Exception) -> None:
        if job is self._job:
            self._job = None
            raise error  # for the crash report
