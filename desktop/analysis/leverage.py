"""Who holds what over whom: exerted and unused, and how even-handed a mediator is."""

from collections.abc import Iterable
from dataclasses import dataclass

from db.queries.snapshot import Snapshot
from db.records import Commitment, Leverage

EXERTED = ("partial", "full")
UNUSED = ("unused", "signalled")


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """What a mediator exerts on one target less what it exerts on the other, in points of strength 0–5.

    `unknown`: leverage whose strength or use nobody has stated; it counts for neither.
    """

    holder: str
    one: str
    other: str
    on_one: int
    on_other: int
    unknown: tuple[Leverage, ...]

    @property
    def difference(self) -> int:
        """Above 0 when the first target is pressed harder."""
        return self.on_one - self.on_other


def current(snapshot: Snapshot) -> tuple[Leverage, ...]:
    """The leverage that is held now."""
    return tuple(each for each in snapshot.all(Leverage) if snapshot.is_current(each))


def unused(snapshot: Snapshot, holder: str = "") -> tuple[Leverage, ...]:
    """Leverage that is held and not exerted, of one holder if asked; the strongest first, unstated last."""
    found = [each for each in current(snapshot) if each.exerted in UNUSED and holder in ("", each.holder)]
    return tuple(sorted(found, key=lambda each: -(each.strength if each.strength is not None else -1)))


def asymmetry(snapshot: Snapshot, holder: str, one: str, other: str) -> Asymmetry:
    """How unevenly a mediator presses two targets: Σ strength exerted on each."""
    held = [each for each in current(snapshot) if each.holder == holder and each.target in (one, other)]
    unknown = [each for each in held if each.strength is None or each.exerted in ("", "unclear")]
    known = [each for each in held if each not in unknown and each.exerted in EXERTED]
    sums = [_strength(each for each in known if each.target == target) for target in (one, other)]
    return Asymmetry(holder, one, other, sums[0], sums[1], tuple(unknown))


def _strength(some: Iterable[Leverage]) -> int:
    return sum(each.strength or 0 for each in some)


@dataclass(frozen=True, slots=True)
class Guarantee:
    """A commitment with what is open about it, in words."""

    commitment: Commitment
    open_points: tuple[str, ...]


def guarantees(snapshot: Snapshot) -> tuple[Guarantee, ...]:
    """The guarantee register: every commitment with its gap, and what nobody has stated of it."""
    return tuple(Guarantee(each, tuple(_open_points(each))) for each in snapshot.all(Commitment))


def _open_points(commitment: Commitment) -> Iterable[str]:
    if commitment.gap:
        yield commitment.gap
    if not commitment.trigger:
        yield "No trigger is stated."
    if commitment.automatic in ("", "unclear"):
        yield "Whether it is automatic is not stated."
