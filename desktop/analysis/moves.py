"""The wordings of each actor on each issue as dated strands, in public and in private, and their sums."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from db.queries.snapshot import Snapshot
from db.records import Actor, Issue, Position
from desktop.analysis.movement import PRIVATE, Gap, Movement, Step, Way
from desktop.analysis.report import Options

# What can become of a wording, in the order it is counted in.
LATER: tuple[Way, ...] = ("contradicted", "hardened", "softened", "moved", "held", "unknown")


@dataclass(frozen=True, slots=True)
class Strand:
    """An actor's wordings on an issue by date, undated ones first; `private`: those of private channels.

    `gap`: what parts private from public words now, on the private strand where both sides speak.
    """

    actor: Actor
    issue: Issue
    private: bool
    steps: tuple[Step, ...]
    gap: Gap | None = None


@dataclass(frozen=True)
class Moves:
    """All strands, by actor and issue. `alone`: how often an actor has only one wording on an issue."""

    strands: tuple[Strand, ...]
    alone: int

    @cached_property
    def ways(self) -> Mapping[str, Counter[Way]]:
        """How many later wordings held, moved and so on, by the id of the actor."""
        counts: dict[str, Counter[Way]] = {strand.actor.id: Counter() for strand in self.strands}
        for strand, step in self.later():
            counts[strand.actor.id][step.way] += 1
        return counts

    def later(self) -> Iterator[tuple[Strand, Step]]:
        """Every wording that follows another, with its strand."""
        return ((strand, step) for strand in self.strands for step in strand.steps if step.before)

    def gaps(self, actor: str = "") -> list[Gap]:
        """What parts private from public words, of all or of one actor (an id)."""
        return [each.gap for each in self.strands if each.gap and actor in ("", each.actor.id)]

    def by_actor(self) -> list[tuple[Actor, list[Strand]]]:
        """The strands of each actor."""
        found: dict[str, tuple[Actor, list[Strand]]] = {}
        for strand in self.strands:
            found.setdefault(strand.actor.id, (strand.actor, []))[1].append(strand)
        return list(found.values())


def moves(snapshot: Snapshot, options: Options) -> Moves:
    """The strands with something to compare: two wordings, or one in private beside one in public.

    Options: `actor` and `issue` (ids) narrow them.
    """
    movement = Movement(snapshot)
    actors = [each for each in snapshot.all(Actor) if options.get("actor", "") in ("", each.id)]
    issues = [each for each in snapshot.all(Issue) if options.get("issue", "") in ("", each.id)]
    spoken = Counter((each.actor, each.issue) for each in snapshot.each(Position))
    strands: list[Strand] = []
    pairs = [(actor, issue) for actor in actors for issue in issues if spoken[actor.id, issue.id]]
    for actor, issue in pairs:
        if spoken[actor.id, issue.id] > 1:
            strands += _strands(movement, actor, issue)
    return Moves(tuple(strands), sum(spoken[actor.id, issue.id] == 1 for actor, issue in pairs))


def _strands(movement: Movement, actor: Actor, issue: Issue) -> list[Strand]:
    steps, gap = movement.steps(actor.id, issue.id), movement.gap(actor.id, issue.id)
    public = _side(steps, private=False)
    private = _side(steps, private=True)
    found = (Strand(actor, issue, False, public), Strand(actor, issue, True, private, gap))
    return [each for each in found if each.steps]


def _side(steps: Sequence[Step], *, private: bool) -> tuple[Step, ...]:
    return tuple(each for each in steps if (each.position.channel in PRIVATE) == private)
