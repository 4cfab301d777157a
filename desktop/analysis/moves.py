"""The wordings of each actor on each issue as dated strands, in public and in private, and their sums."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, product
from typing import NamedTuple

from db.queries.snapshot import Snapshot
from db.records import Actor, Issue
from desktop.analysis.movement import Gap, Movement, Pair, Step, Way, Wordings
from desktop.analysis.report import Chained, Options

# What can become of a wording, in the order it is counted in.
LATER: tuple[Way, ...] = ("contradicted", "hardened", "softened", "moved", "held", "unknown")


class Strand(NamedTuple):
    """An actor's wordings on an issue by date, undated ones first; `private`: those of private channels.

    `pairs`: each wording with the one before it, of which steps are made when they are asked for. `gap`: what
    parts private from public words now, on the private strand where both sides speak.
    """

    movement: Movement
    actor: Actor
    issue: Issue
    private: bool
    pairs: Wordings
    gap: Gap | None = None

    @property
    def ways(self) -> Sequence[Way]:
        """What each wording does to the one before it."""
        return self.movement.ways(self.pairs)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The same as steps."""
        return tuple(map(self.movement.step, self.pairs))

    def step(self, place: int) -> Step:
        """One of them."""
        return self.movement.step(self.pairs[place])


@dataclass(frozen=True)
class Moves:
    """All strands, by actor and issue. `alone`: how often an actor has only one wording on an issue."""

    movement: Movement
    strands: tuple[Strand, ...]
    alone: int

    @cached_property
    def later(self) -> Sequence[Pair]:
        """All wordings with one before them."""
        sides = [each.pairs for each in self.strands]
        return Chained(sides, [each.later for each in sides])

    @cached_property
    def _ways(self) -> dict[str, Counter[Way]]:
        return {}

    def ways(self, actor: str) -> Counter[Way]:
        """How many later wordings of an actor (id) held, moved and so on; of many that takes its time."""
        if actor not in self._ways:
            counts = Counter(chain.from_iterable([each.ways for each in self.by_actor.get(actor, ())]))
            del counts["first"]
            self._ways[actor] = counts
        return self._ways[actor]

    @cached_property
    def apart(self) -> list[Gap]:
        """Where private words differ from public ones."""
        return [gap for gap in self.gaps() if gap.differs]

    @cached_property
    def apart_of(self) -> Mapping[str, int]:
        """On how many issues they do, by the id of the actor."""
        return Counter(gap.actor for gap in self.apart)

    @cached_property
    def by_actor(self) -> Mapping[str, Sequence[Strand]]:
        """The strands of each actor (id), in order."""
        found: dict[str, list[Strand]] = {}
        for strand in self.strands:
            found.setdefault(strand.actor.id, []).append(strand)
        return found

    def gaps(self, actor: str = "") -> list[Gap]:
        """What parts private from public words, of all or of one actor (an id)."""
        return [each.gap for each in self.strands if each.gap and actor in ("", each.actor.id)]


def moves(snapshot: Snapshot, options: Options) -> Moves:
    """The strands with something to compare: two wordings, or one in private beside one in public.

    Options: `actor` and `issue` (ids) narrow them.
    """
    movement = snapshot.once(Movement)
    actors = [each for each in snapshot.all(Actor) if options.get("actor", "") in ("", each.id)]
    issues = [each for each in snapshot.all(Issue) if options.get("issue", "") in ("", each.id)]
    held = movement.held
    pairs = [pair for pair in product(actors, issues) if (pair[0].id, pair[1].id) in held]
    several = [pair for pair in pairs if sum(map(len, held[pair[0].id, pair[1].id])) > 1]
    strands = [strand for actor, issue in several for strand in _strands(movement, actor, issue)]
    return Moves(movement, tuple(strands), len(pairs) - len(several))


def _strands(movement: Movement, actor: Actor, issue: Issue) -> list[Strand]:
    public, private = movement.sides(actor.id, issue.id)
    gap = movement.gap(public, private)
    found: list[Strand] = []
    if public:
        found.append(Strand(movement, actor, issue, False, public))
    if private:
        found.append(Strand(movement, actor, issue, True, private, gap))
    return found
