"""Searches beside the window in a tracker so large that a search takes longer than a key may."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject

from db.errors import KnownError
from db.queries.search import Hit
from desktop.jobs import Job, Jobs, Report
from desktop.session import Session

Take = Callable[[list[Hit]], None]
Wish = tuple[str, tuple[str, ...], Take]


class HitReading(QObject):
    """One search at a time; of those asked for meanwhile only the last is made."""

    def __init__(self, session: Session, jobs: Jobs, limit: int, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._jobs, self._limit = session, jobs, limit
        self._job: Job | None = None
        self._wish: Wish | None = None
        session.tracker_changed.connect(self.stop)

    @property
    def is_on(self) -> bool:
        """Whether a search is being made."""
        return self._job is not None

    def ask(self, words: str, kinds: tuple[str, ...], take: Take) -> None:
        """Hand the newest hits for `words` to `take` once found; what was asked for before is dropped."""
        self._wish = words, kinds, take
        if self._job is None:
            self._begin()

    def drop(self) -> None:
        """What was asked for is not wanted any more."""
        self._wish = None

    def stop(self) -> None:
        """Take nothing more of what is being found."""
        self._job = self._wish = None

    def _begin(self) -> None:
        assert self._wish is not None
        store, limit, wish = self._session.store, self._limit, self._wish

        def work(_report: Report) -> list[Hit]:
            with store.reader() as reader:
                return reader.search(wish[0], kinds=wish[1], limit=limit, newest=True)

        job = self._jobs.make("Search", work)
        job.succeeded.connect(lambda found: self._arrived(job, wish, cast(list[Hit], found)))
        # A tracker on a network share has one connection only: then it is searched here.
        job.failed.connect(lambda _: self._failed(job, wish))
        job.broke.connect(self._broke)
        self._job = job
        job.start()

    def _failed(self, job: Job, wish: Wish) -> None:
        if job is not self._job:
            return
        try:
            found = self._session.store.search(wish[0], kinds=wish[1], limit=self._limit, newest=True)
        except KnownError:
            found = []  # what can't be searched for was refused when it was asked
        self._arrived(job, wish, found)

    def _arrived(self, job: Job, wish: Wish, found: list[Hit]) -> None:
        if job is not self._job:
            return
        self._job = None
        if self._wish is wish:
            self._wish = None
            wish[2](found)
        elif self._wish is not None:
            self._begin()

    def _broke(self, error: Exception) -> None:
        self._job = None
        raise error
