"""One issue from end to end: what every actor holds on its options, in public and in private."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from db.records import Actor, Issue, Option, Position
from desktop.analysis.gravity import IssueGravity, issue_gravity
from desktop.analysis.movement import PRIVATE
from desktop.analysis.stances import HARDEST_FIRST, Stances
from desktop.analysis.zone import IssueZone, zone


@dataclass(frozen=True, slots=True)
class AxisRow:
    """An actor on one side. `marks`: option and the hardest stance on it, along the axis.

    `softer`: by option (id), the softest stance on it, where the actor's own positions differ.
    `room`: from the lowest to the highest option that it names and does not exclude; None without one.
    """

    actor: Actor
    private: bool
    marks: tuple[tuple[Option, str], ...]
    positions: tuple[Position, ...]
    softer: Mapping[str, str] = field(default_factory=dict)

    @property
    def room(self) -> tuple[float, float] | None:
        """Where it has room to move, 0–100: between the outermost options that are not red lines."""
        values = [option.value for option, stance in self.marks if stance not in ("red line", "opposed")]
        return (min(values), max(values)) if values else None

    def options(self, stance: str) -> list[Option]:
        """The options with a stance."""
        return [option for option, said in self.marks if said == stance]


@dataclass(frozen=True, slots=True)
class IssueAxis:
    """An issue with its options along the axis, the actors on both sides, the zone and the centre."""

    issue: Issue
    options: tuple[Option, ...]
    public: tuple[AxisRow, ...]
    private: tuple[AxisRow, ...]
    zone: IssueZone
    gravity: IssueGravity


def axis(stances: Stances, issue: Issue, parties: Sequence[Actor]) -> IssueAxis:
    """The axis of an issue: parties first, then all others that take a stance on one of its options."""
    snapshot = stances.snapshot
    first = {actor.id for actor in parties}
    actors = sorted(snapshot.all(Actor), key=lambda actor: actor.id not in first)
    rows = [row for actor in actors for row in _rows(stances, issue, actor)]
    return IssueAxis(
        issue,
        tuple(stances.options(issue.id)),
        tuple(row for row in rows if not row.private),
        tuple(row for row in rows if row.private),
        zone(stances, issue, parties),
        issue_gravity(stances, issue, [actor for actor in actors if stances.positions(actor.id, issue.id)]),
    )


def _rows(stances: Stances, issue: Issue, actor: Actor) -> Iterable[AxisRow]:
    positions = stances.positions(actor.id, issue.id)
    for private in (False, True):
        of_side = tuple(each for each in positions if (each.channel in PRIVATE) == private)
        said = _said(stances, of_side)
        options = [option for option in stances.options(issue.id) if option.id in said]
        if options:
            marks = tuple((option, said[option.id][0]) for option in options)
            softer = {id: each[-1] for id, each in said.items() if each[-1] != each[0]}
            yield AxisRow(actor, private, marks, of_side, softer)


def _said(stances: Stances, positions: Iterable[Position]) -> dict[str, list[str]]:
    """By option (id), the stances that positions take on it, the hardest first."""
    said: dict[str, list[str]] = {}
    for position in positions:
        for link in stances.links(position):
            said.setdefault(link.option, []).append(link.stance)
    return {id: sorted(each, key=HARDEST_FIRST.index) for id, each in said.items()}
