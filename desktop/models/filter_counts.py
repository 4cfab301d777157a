"""How many records each saved filter lists: counted after each change, beside the window where many are."""

from collections.abc import Container, Sequence
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from db.driver import Connection
from db.queries import lists
from db.queries.lists import Listing
from db.queries.saved import listing_of
from db.records import Filter
from desktop.jobs import Job, Jobs, Report
from desktop.models.row_reading import MANY, among
from desktop.session import Session

PAUSE = 300  # milliseconds without a change until they are counted anew, where there is much
Asked = tuple[str, Listing, Container[str] | None]


class FilterCounts(QObject):
    """The counts by the ids of the filters. `counted`: some are others now."""

    counted = Signal()

    def __init__(self, session: Session, jobs: Jobs | None, parent: QObject | None = None) -> None:
        """`jobs`: where they are counted when there is much; without, all is counted here."""
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._job: Job | None = None
        self._again = False
        self.counts: dict[str, int] = {}
        self._due = QTimer(self, singleShot=True)
        self._due.timeout.connect(self.run)
        session.changed.connect(lambda: self._due.start(PAUSE if self._is_much() else 0))
        for signal in (session.scope_changed, session.scope_read, session.looked):
            signal.connect(lambda: self._due.start(0))
        session.tracker_changed.connect(self._anew)

    def filters(self) -> list[Filter]:
        """The saved filters in their order."""
        return saved_filters(self._session)

    def _anew(self) -> None:
        self._job, self._again = None, False
        self.counts = {}
        self._due.start(0)

    def _is_much(self) -> bool:
        return self._session.is_open and lists.highest(self._session.store.db) > MANY

    def _asked(self) -> list[Asked]:
        found = ((each.id, listing_of(each)) for each in self.filters())
        return [(id, listing, among(self._session, listing)) for id, listing in found if listing]

    def run(self) -> None:
        """Count now; where there is much, once the present counting is through."""
        self._due.stop()
        if not self._session.is_open:
            return
        asked = self._asked()
        if self._job is not None:
            self._again = True
        elif self._jobs is not None and asked and self._is_much():
            self._begin(self._jobs, asked)
        else:
            self._take(_counted(self._session.store.db, asked))

    def _begin(self, jobs: Jobs, asked: Sequence[Asked]) -> None:
        store = self._session.store

        def work(_report: Report) -> dict[str, int]:
            with store.reader() as reader:
                return _counted(reader.db, asked)

        job = jobs.make("Counts of filters", work, in_turn=True)
        job.succeeded.connect(lambda found: self._arrived(job, cast(dict[str, int], found)))
        # A tracker on a network share has one connection only: then they are counted here.
        job.failed.connect(lambda _: self._failed(job, asked))
        job.broke.connect(self._broke)
        self._job = job
        job.start()

    def _arrived(self, job: Job, found: dict[str, int]) -> None:
        if job is not self._job:  # of another tracker
            return
        self._job = None
        self._take(found)
        if self._again:
            self._again = False
            self._due.start(0)

    def _failed(self, job: Job, asked: Sequence[Asked]) -> None:
        if job is self._job:
            self._job = None
            self._take(_counted(self._session.store.db, asked))

    def _broke(self, error: Exception) -> None:
        self._job = None
        raise error

    def _take(self, found: dict[str, int]) -> None:
        if found != self.counts:
            self.counts = found
            self.counted.emit()


def saved_filters(session: Session) -> list[Filter]:
    """The saved filters of the open tracker that are in scope, in their order."""
    if not session.is_open:
        return []
    visible = session.in_scope()
    found = [each for each in session.store.all(Filter) if visible is None or each.id in visible]
    return sorted(found, key=lambda each: (each.rank or 0, each.title.casefold()))


def _counted(db: Connection, asked: Sequence[Asked]) -> dict[str, int]:
    return {id: lists.count(db, listing, ids) for id, listing, ids in asked}
