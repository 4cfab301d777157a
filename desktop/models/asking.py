"""Questions that are asked anew while a person chooses: answered beside the window, the newest counts."""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Signal

from db.errors import KnownError
from db.reader import Reader
from desktop.jobs import Job, Jobs, Report
from desktop.session import Session

T = TypeVar("T")


class Asking(QObject):
    """One question at a time. `changed`: an answer is being worked out, or has come.

    Without `jobs`, and in a tracker that has one connection only, it is answered at once.
    """

    changed = Signal()

    def __init__(self, session: Session, jobs: Jobs | None, name: str, parent: QObject) -> None:
        """`name` is for people: "Merging"."""
        super().__init__(parent)
        self._session, self._jobs, self._name = session, jobs, name
        self._job: Job | None = None

    @property
    def is_on(self) -> bool:
        """Whether an answer is being worked out."""
        return self._job is not None

    def ask(
        self,
        work: Callable[[Reader, Report], T],
        take: Callable[[T], None],
        refused: Callable[[KnownError], None],
    ) -> None:
        """Hand what `work` makes of the tracker to `take`, or the reason why it can't to `refused`."""
        self.stop()
        if self._jobs is None:
            self._answer_here(work, take, refused)
            return
        store = self._session.store

        def there(report: Report) -> object:
            with store.reader() as reader:
                try:
                    return work(reader, report)
                except KnownError as error:
                    return _Refused(error)

        job = self._jobs.make(self._name, there)
        job.succeeded.connect(lambda found: self._arrived(job, found, take, refused))
        job.failed.connect(lambda _: self._failed(job, work, take, refused))
        job.broke.connect(self._broke)
        self._job = job
        self.changed.emit()
        job.start()

    def stop(self) -> None:
        """Give up the question that is on; what is still answered is not taken."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _answer_here(
        self,
        work: Callable[[Reader, Report], T],
        take: Callable[[T], None],
        refused: Callable[[KnownError], None],
    ) -> None:
        try:
            found = work(self._session.store, lambda _done, _total: None)
        except KnownError as error:
            refused(error)
        else:
            take(found)

    def _arrived(
        self, job: Job, found: object, take: Callable[[T], None], refused: Callable[[KnownError], None]
    ) -> None:
        if job is not self._job:
            return
        self._end()
        if isinstance(found, _Refused):
            refused(found.error)
        else:
            take(cast(T, found))

    def _failed(
        self,
        job: Job,
        work: Callable[[Reader, Report], T],
        take: Callable[[T], None],
        refused: Callable[[KnownError], None],
    ) -> None:
        """There is no second connection: it is answered here."""
        if job is self._job:
            self._end()
            if self._session.is_open:
                self._answer_here(work, take, refused)

    def _end(self) -> None:
        self._job = None
        self.changed.emit()

    def _broke(self, error: Exception) -> None:
        self._end()
        raise error


class _Refused:
    def __init__(self, error: KnownError) -> None:
        self.error = error
