"""Reads which rows a list has, in order: at once, or beside the window where there are many."""

from array import array
from collections.abc import Callable, Container
from dataclasses import dataclass

from PySide6.QtCore import QObject

from db.queries import lists
from db.queries.criteria import IS, LOOK, flaw
from db.queries.lists import Listing
from db.reader import Reader
from desktop.jobs import Jobs
from desktop.models.reading import Reading
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


class RowReading(Reading):
    """Reads the rows of one list; why they can't be read, the session says."""

    def __init__(self, session: Session, jobs: Jobs | None, parent: QObject) -> None:
        super().__init__(session, jobs, parent)
        self.failed.connect(session.failed)

    def read(self, listing: Listing, take: Take) -> None:
        """Hand the numbers of the rows to `take`: now, or once they are read."""
        if not self._session.is_open:
            self.stop()
            take(array("q"))
            return
        ids = among(self._session, listing)

        def numbers(reader: Reader) -> "array[int]":
            return lists.numbers(reader.db, listing, ids)

        long = self._session.counts()[listing.kind] > MANY
        self.ask(f"List of {listing.kind}", numbers, take, long=long)
