"""Who can move whom as a network: actors in a ring, and between two of them one tie for all that is held."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from db.queries.snapshot import Snapshot
from db.records import Actor, ActorRole, Commitment, Leverage
from db.records.actors import ROLES
from desktop.analysis.leverage import EXERTED, UNUSED, current


@dataclass(frozen=True, slots=True)
class Tie:
    """All leverage of one actor (id) over another that is used alike, or all commitments of one to another.

    `use`: "exerted" fully or in part, "unused" or only signalled, "unclear"; "promised" for commitments.
    `strength`: of the strongest, 0–5; None where nobody has stated any. `beside`: how many ties of the same
    two in the same direction come before it.
    """

    holder: str
    target: str
    use: str
    strength: int | None
    beside: int = 0
    leverage: tuple[Leverage, ...] = ()
    commitments: tuple[Commitment, ...] = ()

    @property
    def count(self) -> int:
        """How many instruments or commitments it stands for."""
        return len(self.leverage) + len(self.commitments)


@dataclass(frozen=True, slots=True)
class Network:
    """Actors in the order of the ring, those of one role together. `roles`: by id, '' where there is none."""

    actors: tuple[Actor, ...]
    roles: dict[str, str]
    ties: tuple[Tie, ...]

    def of(self, actor: str) -> tuple[Tie, ...]:
        """The ties of an actor: what it holds, then what is held over it."""
        held = [tie for tie in self.ties if tie.holder == actor]
        over = [tie for tie in self.ties if tie.target == actor and tie.holder != actor]
        return (*held, *over)

    def weight(self, actor: str) -> int:
        """How many instruments and commitments an actor has to do with."""
        return sum(tie.count for tie in self.of(actor))


def network(snapshot: Snapshot, holder: str = "", *, promises: bool = False) -> Network:
    """Who holds what over whom now, of one holder (id) if asked; `promises`: with commitments."""
    held = [each for each in current(snapshot) if holder in ("", each.holder)]
    ties = [*_leverage(held)]
    if promises:
        ties += _commitments(each for each in snapshot.all(Commitment) if holder in ("", each.guarantor))
    named = Counter(id for tie in ties for id in (tie.holder, tie.target))
    roles = {id: role_of(snapshot, id) for id in named}
    actors = [each for each in snapshot.all(Actor) if each.id in named]
    ranks = (*ROLES, "")
    ring = tuple(sorted(actors, key=lambda each: (ranks.index(roles[each.id]), each.name.casefold())))
    here = {each.id for each in ring}
    return Network(ring, roles, _side_by_side(tie for tie in ties if {tie.holder, tie.target} <= here))


def role_of(snapshot: Snapshot, actor: str) -> str:
    """The role that counts most of those an actor has now in the negotiation as a whole; '' without one."""
    claimed = snapshot.by(ActorRole, "actor", actor)
    now = [
        each.role
        for each in claimed
        if each.within is None and snapshot.is_current(each) and each.role in ROLES
    ]
    return min(now, key=ROLES.index, default="")


def _leverage(held: Iterable[Leverage]) -> list[Tie]:
    alike: dict[tuple[str, str, str], list[Leverage]] = {}
    for each in held:
        alike.setdefault((each.holder, each.target, _use(each)), []).append(each)
    ties = []
    for ends, some in alike.items():
        stated = [each.strength for each in some if each.strength is not None]
        ties.append(Tie(*ends, max(stated, default=None), leverage=tuple(some)))
    return ties


def _use(each: Leverage) -> str:
    return "exerted" if each.exerted in EXERTED else "unused" if each.exerted in UNUSED else "unclear"


def _commitments(some: Iterable[Commitment]) -> list[Tie]:
    pairs: dict[tuple[str, str], list[Commitment]] = {}
    for each in some:
        pairs.setdefault((each.guarantor, each.beneficiary), []).append(each)
    return [Tie(*pair, "promised", None, commitments=tuple(given)) for pair, given in pairs.items()]


def _side_by_side(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """The ties with their place among those of the same two."""
    before: Counter[tuple[str, str]] = Counter()
    placed = []
    for tie in ties:
        placed.append(replace(tie, beside=before[tie.holder, tie.target]))
        before[tie.holder, tie.target] += 1
    return tuple(placed)
