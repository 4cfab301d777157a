"""Packages: one option for each issue, none of them anybody's red line, the least satisfied party first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop
from math import prod

from db.records import Actor, Issue, Option
from desktop.analysis.acceptability import salience
from desktop.analysis.stances import ACCEPTING, Line, Stances

EXACT = 100_000  # combinations up to which all are looked at
BEST = 20
ROUNDING = 1e-9  # of shares that are summed in another order

# What a party gets out of one option: for each party, in their order.
_Gains = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """One option an issue. `satisfied`: for each party the share of issues it accepts, 0–1, by salience.

    `unstated`: for each party the share of issues on whose option it has not spoken: unknown, not refused.
    """

    options: tuple[Option, ...]
    satisfied: tuple[float, ...]
    unstated: tuple[float, ...]

    @property
    def least(self) -> float:
        """How satisfied the least satisfied party is."""
        return min(self.satisfied, default=0.0)

    @property
    def least_party(self) -> int:
        """The place of the least satisfied party among the parties, the first of several."""
        return self.satisfied.index(self.least)


@dataclass(frozen=True, slots=True)
class Concession:
    """A red line that one party alone draws on an option. `opens`: how many packages more there would be."""

    actor: str
    option: Option
    opens: int


@dataclass(frozen=True, slots=True)
class Packages:
    """The best packages for some parties. `number`: of all without a red line.

    `exact`: the best of all; else they were put together greedily and better ones may exist. `closed`:
    issues on which every option is somebody's red line, left out of the packages. `alike`: parties that
    state no salience, for which all issues weigh alike.
    """

    parties: tuple[Actor, ...]
    issues: tuple[Issue, ...]
    closed: tuple[Issue, ...]
    number: int
    best: tuple[Package, ...]
    exact: bool
    concessions: tuple[Concession, ...]
    alike: tuple[Actor, ...]


def packages(stances: Stances, parties: Sequence[Actor], line: Line = "hardest") -> Packages:
    """The combinations of options that no party red-lines, ranked by the least satisfied party.

    An issue an actor states no salience for weighs as its average one, all alike without any.
    """
    counted, _ = stances.counted(parties)
    issues = tuple(issue for issue in stances.issues() if stances.options(issue.id))
    allowed = {issue.id: _allowed(stances, issue, counted, line) for issue in issues}
    settled = tuple(issue for issue in issues if allowed[issue.id])
    closed = tuple(issue for issue in issues if not allowed[issue.id])
    number = prod(len(allowed[issue.id]) for issue in settled) if settled else 0
    stated = {actor.id: _saliences(stances, actor, settled) for actor in counted}
    weights = [_weights(stated[actor.id]) for actor in counted]
    levels = [_level(stances, issue, allowed[issue.id], counted, line, weights) for issue in settled]
    exact = number <= EXACT
    best = _Search(levels).best() if exact else _greedy(levels)
    made = tuple(_package(stances, options, gains, counted, weights) for gains, options in best)
    concessions = _concessions(stances, issues, counted, allowed, number, line)
    alike = tuple(actor for actor in counted if not any(stated[actor.id].values()))
    return Packages(
        counted, settled, closed, number, made if settled and counted else (), exact, concessions, alike
    )


def _allowed(stances: Stances, issue: Issue, parties: Sequence[Actor], line: Line) -> tuple[Option, ...]:
    return tuple(
        option for option in stances.options(issue.id) if not _blockers(stances, option, parties, line)
    )


def _blockers(stances: Stances, option: Option, parties: Sequence[Actor], line: Line) -> list[str]:
    return [actor.id for actor in parties if stances.on(actor.id, option).stance(line) == "red line"]


def _saliences(stances: Stances, actor: Actor, issues: Sequence[Issue]) -> dict[str, float | None]:
    return {issue.id: salience(stances, actor.id, issue.id) for issue in issues}


def _weights(stated: Mapping[str, float | None]) -> dict[str, float]:
    """How much each issue weighs for an actor, by the salience it states; all together 1."""
    known = [value for value in stated.values() if value is not None]
    usual = sum(known) / len(known) if known else 1.0
    weights = {id: usual if value is None else value for id, value in stated.items()}
    total = sum(weights.values())
    return {id: weight / total if total else 1 / len(weights) for id, weight in weights.items()}


_Levels = list[list[tuple[Option, _Gains]]]
_Best = list[tuple[_Gains, tuple[Option, ...]]]


def _level(
    stances: Stances,
    issue: Issue,
    options: Sequence[Option],
    parties: Sequence[Actor],
    line: Line,
    weights: Sequence[Mapping[str, float]],
) -> list[tuple[Option, _Gains]]:
    """The options of an issue with what each party gets out of them."""
    return [
        (
            option,
            tuple(
                each[issue.id] if stances.on(actor.id, option).stance(line) in ACCEPTING else 0.0
                for actor, each in zip(parties, weights, strict=True)
            ),
        )
        for option in options
    ]


def _package(
    stances: Stances,
    options: tuple[Option, ...],
    gains: _Gains,
    parties: Sequence[Actor],
    weights: Sequence[Mapping[str, float]],
) -> Package:
    unstated = tuple(
        sum(each[option.issue] for option in options if not stances.on(actor.id, option).said)
        for actor, each in zip(parties, weights, strict=True)
    )
    return Package(options, gains, unstated)


class _Search:
    """The best of all combinations: the least satisfied party first, then all together, then the first.

    Combinations that can't be among the best any more, whatever is chosen further, are passed over: a party
    gets no more than it has and the most that each issue still to be settled has for it.
    """

    def __init__(self, levels: _Levels) -> None:
        self._levels = levels
        self._found: list[tuple[float, float, int, _Gains, tuple[Option, ...]]] = []
        self._place = 0
        parties = len(levels[0][0][1]) if levels else 0
        self._left: list[_Gains] = [(0.0,) * parties]  # the most for each party, from each issue on
        self._together = [0.0]  # and for all of them together
        for level in reversed(levels):
            gains = [more for _, more in level]
            most = tuple(max(each[party] for each in gains) for party in range(parties))
            self._left.insert(0, tuple(map(float.__add__, self._left[0], most)))
            self._together.insert(0, self._together[0] + max(map(sum, gains)))

    def best(self) -> _Best:
        """What each party gets and the options chosen, at most BEST, the best first."""
        if self._levels:
            self._branch((0.0,) * len(self._left[0]), ())
        return [(gains, options) for *_, gains, options in sorted(self._found, key=_better, reverse=True)]

    def _branch(self, gains: _Gains, chosen: tuple[Option, ...]) -> None:
        depth = len(chosen)
        if depth == len(self._levels):
            self._keep(gains, chosen)
            return
        for option, more in self._levels[depth]:
            summed = tuple(map(float.__add__, gains, more))
            if self._may_be_better(depth + 1, summed):
                self._branch(summed, (*chosen, option))

    def _may_be_better(self, depth: int, gains: _Gains) -> bool:
        if len(self._found) < BEST:
            return True
        least, total, *_ = self._found[0]
        most = min(map(float.__add__, gains, self._left[depth]), default=0.0)
        if abs(most - least) > ROUNDING:
            return most > least
        return sum(gains) + self._together[depth] > total + ROUNDING

    def _keep(self, gains: _Gains, options: tuple[Option, ...]) -> None:
        self._place += 1
        entry = (min(gains, default=0.0), sum(gains), -self._place, gains, options)
        if len(self._found) < BEST:
            heappush(self._found, entry)
        elif entry[:2] > self._found[0][:2]:
            heappushpop(self._found, entry)


def _better(entry: tuple[float, float, int, _Gains, tuple[Option, ...]]) -> tuple[float, float, int]:
    return entry[:3]


def _greedy(levels: _Levels) -> _Best:
    """One package, issue by issue the option after which the least satisfied party is best off."""
    gains: _Gains = (0.0,) * len(levels[0][0][1])
    chosen: tuple[Option, ...] = ()
    for level in levels:
        tried = [(tuple(map(float.__add__, gains, more)), option) for option, more in level]
        gains, option = max(tried, key=lambda each: (min(each[0], default=0.0), sum(each[0])))
        chosen = (*chosen, option)
    return [(gains, chosen)]


def _concessions(
    stances: Stances,
    issues: Sequence[Issue],
    parties: Sequence[Actor],
    allowed: dict[str, tuple[Option, ...]],
    number: int,
    line: Line,
) -> tuple[Concession, ...]:
    """The red lines only one party draws: giving one up adds so many packages; the most first."""
    found = []
    for issue in issues:
        there = len(allowed[issue.id])
        for option in stances.options(issue.id):
            blockers = _blockers(stances, option, parties, line)
            if len(blockers) == 1:
                found.append(Concession(blockers[0], option, number // there if there else max(number, 1)))
    return tuple(sorted(found, key=lambda each: (-each.opens, each.option.id)))
