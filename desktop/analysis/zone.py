"""Where parties can agree: each option of an issue as open, conditional, opposed, blocked or unknown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from db.records import Actor, Condition, Issue, Option
from desktop.analysis.stances import ACCEPTING, LINES, Held, Line, Stances

Verdict = Literal["blocked", "opposed", "unknown", "conditional", "open"]
VERDICTS: tuple[Verdict, ...] = ("blocked", "opposed", "unknown", "conditional", "open")
# The stance whose mark a verdict is drawn with: that of the party it hangs on.
STANCE_OF: Mapping[Verdict, str] = {
    "blocked": "red line", "opposed": "opposed", "unknown": "", "conditional": "conditional",
    "open": "acceptable",
}  # fmt: skip
_DECIDES: tuple[tuple[str, Verdict], ...] = (
    ("red line", "blocked"),
    ("opposed", "opposed"),
    ("", "unknown"),
    ("conditional", "conditional"),
)


@dataclass(frozen=True, slots=True)
class OptionVerdict:
    """An option for a set of parties. `hardest`, `softest`: they differ where a stance is contested."""

    option: Option
    hardest: Verdict
    softest: Verdict
    held: tuple[Held, ...]
    conditions: tuple[tuple[str, Condition], ...]

    @property
    def is_contested(self) -> bool:
        """Whether it depends on which of its differing stances a party is held to."""
        return self.hardest != self.softest

    def verdict(self, line: Line) -> Verdict:
        """The verdict by the hardest or by the softest stances."""
        return self.hardest if line == "hardest" else self.softest

    def who(self, stance: str, line: Line = "hardest") -> tuple[str, ...]:
        """The ids of the parties with a stance ('' unstated)."""
        return tuple(held.actor for held in self.held if held.stance(line) == stance)

    def accept(self, line: Line = "hardest") -> tuple[str, ...]:
        """The ids of the parties that accept it, outright or on conditions."""
        return tuple(held.actor for held in self.held if held.stance(line) in ACCEPTING)


@dataclass(frozen=True, slots=True)
class Gap:
    """The distance on the axis (0–100) between the nearest accepted options of two parties.

    `unknown`: the ids of parties that accept no option at all, so that the gap may be wider.
    """

    distance: float
    parties: tuple[str, str]
    options: tuple[Option, Option]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueZone:
    """An issue for a set of parties: its options along the axis, and the gap where none can be agreed."""

    issue: Issue
    parties: tuple[Actor, ...]
    options: tuple[OptionVerdict, ...]
    gap: Gap | None

    def with_verdict(self, verdict: Verdict, line: Line = "hardest") -> tuple[OptionVerdict, ...]:
        """The options with a verdict."""
        return tuple(each for each in self.options if each.verdict(line) == verdict)

    @property
    def ends(self) -> tuple[Option, Option] | None:
        """The lowest and the highest option that all accept, by their hardest stances; None without two."""
        agreed = [each.option for each in self.options if each.hardest in ("open", "conditional")]
        return (agreed[0], agreed[-1]) if len(agreed) > 1 and len(self.parties) > 1 else None

    @property
    def width(self) -> float:
        """How far apart (0–100) its ends lie: min of the highs − max of the lows on a plain axis."""
        return self.ends[1].value - self.ends[0].value if self.ends else 0.0

    @property
    def best(self) -> Verdict | None:
        """The most favourable verdict among the options; None without options or parties."""
        found = [VERDICTS.index(each.hardest) for each in self.options]
        return VERDICTS[max(found)] if found and self.parties else None


def zone(stances: Stances, issue: Issue, parties: Sequence[Actor]) -> IssueZone:
    """The zone of possible agreement of an issue. A group counts and then its members do not."""
    counted, _ = stances.counted(parties)
    options = tuple(_verdict(stances, option, counted) for option in stances.options(issue.id))
    agreed = any(each.hardest in ("open", "conditional") for each in options)
    return IssueZone(issue, counted, options, None if agreed else _gap(options, counted))


def zones(stances: Stances, parties: Sequence[Actor]) -> tuple[IssueZone, ...]:
    """The zone of every issue that has options."""
    return tuple(zone(stances, issue, parties) for issue in stances.issues() if stances.options(issue.id))


def _verdict(stances: Stances, option: Option, parties: Iterable[Actor]) -> OptionVerdict:
    held = tuple(stances.on(actor.id, option) for actor in parties)
    hardest, softest = (_decided([each.stance(line) for each in held]) for line in LINES)
    conditions = tuple((each.actor, one) for each in held for one in stances.conditions(each))
    return OptionVerdict(option, hardest, softest, held, conditions)


def _decided(said: Sequence[str]) -> Verdict:
    if not said:
        return "unknown"
    return next((verdict for stance, verdict in _DECIDES if stance in said), "open")


def _gap(options: Sequence[OptionVerdict], parties: Sequence[Actor]) -> Gap | None:
    accepted = {actor.id: [each.option for each in options if actor.id in each.accept()] for actor in parties}
    known = [actor.id for actor in parties if accepted[actor.id]]
    unknown = tuple(actor.id for actor in parties if not accepted[actor.id])
    gaps = [_nearest(one, other, accepted[one], accepted[other]) for one, other in combinations(known, 2)]
    widest = max(gaps, key=lambda gap: gap.distance, default=None)
    return Gap(widest.distance, widest.parties, widest.options, unknown) if widest else None


def _nearest(one: str, other: str, ones: Iterable[Option], others: Iterable[Option]) -> Gap:
    pairs = ((a, b) for a in ones for b in others)
    near = min(pairs, key=lambda pair: abs(pair[0].value - pair[1].value))
    return Gap(abs(near[0].value - near[1].value), (one, other), near)
