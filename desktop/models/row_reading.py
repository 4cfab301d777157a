"""Reads which rows a list has, in order: at once, or beside the window where there are many."""

from array import array
from collections.abc import Callable, Container
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from db.queries import lists
from db.queries.criteria import IS, LOOK, flaw
from db.queries.lists import Listing
from desktop.jobs import Job, Jobs, Report
from desktop.session import Session

# Sorting more records of a kind than this takes longer than a window may stand still.
MANY = 20_000
Take = Callable[["array[int]"], None]


@dataclass(frozen=True, slots=True)
class Among:
    """The ids a list may show: those in every set of `within` and in none of `without`."""

    within: tuple[Container[str], ...]
    without: tuple[Container[str], ...]

    def __contains__(self, id: object) -> bool:
        return all(id in each for each in self.within) and not any(id in each for each in self.without)


def among(session: Session, listing: Listing) -> Container[str] | None:
    """The ids a list may show: those in scope that stand, or don't, to look at as it asks; None for all."""
    visible = session.in_scope()
    within: list[Container[str]] = [] if visible is None else [visible]
    without: list[Container[str]] = []
    for each in listing.criteria:
        if each.field == LOOK and not flaw(listing.kind, each):
            found = (session.standing.get(name, {}).get(listing.kind, frozenset()) for name in each.values)
            (within if each.test == IS else without).append(frozenset().union(*found))
    return Among(tuple(within), tuple(without)) if within or without else None


class RowReading(QObject):
    """One reading at a time, the newest wins. `changed`: one has begun, or has ended.

    Without `jobs` all is read at once.
    """

    changed = Signal()

    def __init__(self, session: Session, jobs: Jobs | None, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._job: Job | None = None
        session.tracker_changed.connect(self.stop)

    @property
    def is_on(self) -> bool:
        """Whether rows are being read beside the window."""
        return self._job is not None

    def read(self, listing: Listing, take: Take) -> None:
        """Hand the numbers of the rows to `take`: now, or once they are read."""
        self.stop()
        if not self._session.is_open:
            take(array("q"))
        elif self._jobs is None or not self._is_much(listing.kind):
            take(self._now(listing))
        else:
            self._begin(self._jobs, listing, take)

    def stop(self) -> None:
        """Give up the reading that is on; what it still brings is not taken."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _is_much(self, kind: str) -> bool:
        return self._session.counts()[kind] > MANY

    def _now(self, listing: Listing) -> "array[int]":
        return lists.numbers(self._session.store.db, listing, among(self._session, listing))

    def _begin(self, jobs: Jobs, listing: Listing, take: Take) -> None:
        store, ids = self._session.store, among(self._session, listing)

        def work(_report: Report) -> "array[int]":
            with store.reader() as reader:
                return lists.numbers(reader.db, listing, ids)

        job = jobs.make(f"List of {listing.kind}", work)
        job.succeeded.connect(lambda found: self._arrived(job, take, found))
        # A tracker on a network share has one connection only: then it is read here.
        job.failed.connect(lambda _: self._arrived(job, take, None, listing))
        job.broke.connect(self._broke)
        job.cancelled.connect(lambda: self._end() if job is self._job else None)
        self._job = job
        self.changed.emit()
        job.start()

    def _arrived(
        self, job: Job, take: Take, found: "array[int] | None", listing: Listing | None = None
    ) -> None:
        if job is not self._job:
            return
        self._end()
        if listing is not None and self._session.is_open:
            found = self._now(listing)
        if found is not None:
            take(found)

    def _end(self) -> None:
        self._job = None
        self.changed.emit()

    def _broke(self, error: Exception) -> None:
        self._end()
        raise error
