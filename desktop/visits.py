"""Where a person has been in the window: pages and records, to go back and forward through."""

from dataclasses import dataclass

MOST = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """A page (a kind or `overview`) with the record that was open beside it, empty for none."""

    page: str
    record: str = ""


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

    @property
    def can_go_back(self) -> bool:
        """True when there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """True when one has come back from a place."""
        return self._at < len(self._visits) - 1

    def back(self) -> Visit:
        """The place before; only while `can_go_back`."""
        self._at -= 1
        return self._visits[self._at]

    def forward(self) -> Visit:
        """The place one came back from; only while `can_go_forward`."""
        self._at += 1
        return self._visits[self._at]

    def forget(self) -> None:
        """Begin anew, for another tracker."""
        self._visits.clear()
        self._at = -1
