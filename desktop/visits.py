"""Where a person has been in the window: pages and records, to go back and forward through."""

from dataclasses import dataclass, field

from db.queries.lists import Listing

MOST = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """A page (a kind or `overview`) with the record that was open beside it, empty for none.

    `listing`: what a list showed, with the id of the saved filter it was; `scroll`: how far down it was, in
    pixels, which does not make it another place.
    """

    page: str
    record: str = ""
    listing: Listing | None = None
    saved: str = ""
    scroll: int = field(default=0, compare=False)


class Visits:
    """The visits of a session, with a place among them."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    def visit(self, visit: Visit) -> None:
        """Go on to a place; what lay ahead is forgotten. The place one is at is not visited twice."""
        if self._at >= 0 and self._visits[self._at] == visit:
            return
        del self._visits[self._at + 1 :]
        self._visits.append(visit)
        del self._visits[:-MOST]
        self._at = len(self._visits) - 1

    def keep(self, visit: Visit) -> None:
        """Let the place one is at be found again as it is now; without effect where one is elsewhere."""
        if self._at < 0:
            return
        here = self._visits[self._at]
        if (here.page, here.record) == (visit.page, visit.record):
            self._visits[self._at] = visit

    @property
    def can_go_back(self) -> bool:
        """True when there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """True when one has come back from a place."""
        return self._at < len(self._visits) - 1

    def behind(self) -> list[Visit]:
        """The places before this one, the nearest first."""
        return self._visits[: max(self._at, 0)][::-1]

    def ahead(self) -> list[Visit]:
        """The places one came back from, the nearest first."""
        return self._visits[self._at + 1 :]

    def records(self) -> list[str]:
        """The ids of the records visited, the latest first, each once."""
        latest = (visit.record for visit in reversed(self._visits) if visit.record)
        return list(dict.fromkeys(latest))

    def step(self, way: int) -> Visit:
        """The place some steps on, or with a negative number back; never beyond the ends."""
        self._at = min(max(self._at + way, 0), len(self._visits) - 1)
        return self._visits[self._at]

    def back(self) -> Visit:
        """The place before; only while `can_go_back`."""
        return self.step(-1)

    def forward(self) -> Visit:
        """The place one came back from; only while `can_go_forward`."""
        return self.step(1)

    def forget(self) -> None:
        """Begin anew, for another tracker."""
        self._visits.clear()
        self._at = -1
