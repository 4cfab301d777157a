"""Centre of gravity of an issue: weighted mean and median of what the actors prefer, and how firm they are.

The compromise model (Van den Bos 1991) and the median voter (Black 1948); none of it predicts an outcome.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.records import Actor, Issue
from desktop.analysis.acceptability import salience
from desktop.analysis.stances import Stances


@dataclass(frozen=True, slots=True)
class Pull:
    """An actor on an axis: `x` 0–100, `weight` capability × salience (both 0–1)."""

    actor: str
    x: float
    weight: float


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An actor that could not be reckoned with, and why."""

    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class Gravity:
    """Mean and median of one set of pulls. `margin`: of the vote for the median over the next position.

    The margin is a share of all weight times range, 0–1; near 0 the median is a near tie.
    """

    pulls: tuple[Pull, ...]
    mean: float
    median: float
    margin: float | None

    def moved(self, actor: str, by: float) -> float:
        """How far the mean moves when an actor moves by so much on the axis."""
        total = sum(pull.weight for pull in self.pulls)
        return by * sum(pull.weight for pull in self.pulls if pull.actor == actor) / total


@dataclass(frozen=True, slots=True)
class IssueGravity:
    """The lowest and the highest reading of an issue: they differ where an actor prefers several options."""

    lowest: Gravity | None
    highest: Gravity | None
    left_out: tuple[LeftOut, ...]


def gravity(pulls: Iterable[Pull]) -> Gravity | None:
    """Mean Σwx/Σw, and the first position where cumulated weight reaches half; None without any weight."""
    sorted_pulls = tuple(sorted(pulls, key=lambda pull: (pull.x, pull.actor)))
    total = sum(pull.weight for pull in sorted_pulls)
    if total <= 0:
        return None
    mean = sum(pull.weight * pull.x for pull in sorted_pulls) / total
    cumulated, median = 0.0, sorted_pulls[-1].x
    for pull in sorted_pulls:
        cumulated += pull.weight
        if cumulated * 2 >= total:
            median = pull.x
            break
    return Gravity(sorted_pulls, mean, median, _margin(sorted_pulls, median))


def vote(pulls: Sequence[Pull], one: float, other: float, span: float = 100.0) -> float:
    """The vote for position `one` against `other`: Σ w (|x − other| − |x − one|) / span, > 0 for `one`."""
    return sum(pull.weight * (abs(pull.x - other) - abs(pull.x - one)) for pull in pulls) / span


def _margin(pulls: Sequence[Pull], median: float) -> float | None:
    others = {pull.x for pull in pulls} - {median}
    if not others:
        return None
    total = sum(pull.weight for pull in pulls)
    return min(vote(pulls, median, other) for other in others) / total


def issue_gravity(stances: Stances, issue: Issue, actors: Iterable[Actor]) -> IssueGravity:
    """The centre of gravity of an issue; who states no preference, salience or capability is left out."""
    counted, inside = stances.counted(actors)
    left = [LeftOut(actor.id, "reckoned with through its group") for actor in inside]
    low: list[Pull] = []
    high: list[Pull] = []
    for actor in counted:
        found = _pulls(stances, issue, actor)
        if isinstance(found, str):
            left.append(LeftOut(actor.id, found))
        else:
            low.append(found[0])
            high.append(found[1])
    return IssueGravity(gravity(low), gravity(high), tuple(left))


def _pulls(stances: Stances, issue: Issue, actor: Actor) -> tuple[Pull, Pull] | str:
    """The lowest and highest pull of an actor, or why it has none."""
    options = stances.options(issue.id)
    preferred = [option.value for option in options if _prefers(stances, actor, option.id, issue)]
    stake = salience(stances, actor.id, issue.id)
    missing = [
        words
        for words, is_missing in (
            ("no preferred option", not preferred),
            ("no capability", actor.capability is None),
            ("no salience", stake is None),
        )
        if is_missing
    ]
    if missing or actor.capability is None or stake is None:
        return ", ".join(missing)
    weight = actor.capability * stake / 10_000
    return Pull(actor.id, min(preferred), weight), Pull(actor.id, max(preferred), weight)


def _prefers(stances: Stances, actor: Actor, option: str, issue: Issue) -> bool:
    found = next(each for each in stances.options(issue.id) if each.id == option)
    return any(stance == "preferred" for stance, _ in stances.on(actor.id, found).said)
