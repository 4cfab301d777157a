"""Packages: one option for each issue, none of them anybody's red line, the least satisfied party first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop
from math import prod

from db.records import Actor, Issue, Option
from desktop.analysis.acceptability import salience
from desktop.analysis.stances import ACCEPTING, Line, Stances

EXACT = 100_000  # combinations up to which all are looked at
BEST = 20

# What a party gets out of one option: for each party, in their order.
_Gains = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """One option an issue. `satisfied`: for each party the share of issues it accepts, 0–1, by salience."""

    options: tuple[Option, ...]
    satisfied: tuple[float, ...]

    @property
    def least(self) -> float:
        """How satisfied the least satisfied party is."""
        return min(self.satisfied, default=0.0)


@dataclass(frozen=True, slots=True)
class Concession:
    """A red line that one party alone draws on an option. `opens`: how many packages more there would be."""

    actor: str
    option: Option
    opens: int


@dataclass(frozen=True, slots=True)
class Packages:
    """The best packages for some parties. `number`: of all without a red line.

    `exact`: all were looked at; else they were put together greedily and better ones may exist. `closed`:
    issues on which every option is somebody's red line, left out of the packages.
    """

    parties: tuple[Actor, ...]
    issues: tuple[Issue, ...]
    closed: tuple[Issue, ...]
    number: int
    best: tuple[Package, ...]
    exact: bool
    concessions: tuple[Concession, ...]


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
    levels = [_level(stances, issue, allowed[issue.id], counted, line, settled) for issue in settled]
    exact = number <= EXACT
    best = _all_best(levels) if exact else _greedy(levels)
    made = tuple(Package(options, gains) for gains, options in best) if settled and counted else ()
    concessions = _concessions(stances, issues, counted, allowed, number, line)
    return Packages(counted, settled, closed, number, made, exact, concessions)


def _allowed(stances: Stances, issue: Issue, parties: Sequence[Actor], line: Line) -> tuple[Option, ...]:
    return tuple(
        option for option in stances.options(issue.id) if not _blockers(stances, option, parties, line)
    )


def _blockers(stances: Stances, option: Option, parties: Sequence[Actor], line: Line) -> list[str]:
    return [actor.id for actor in parties if stances.on(actor.id, option).stance(line) == "red line"]


def _weights(stances: Stances, actor: Actor, issues: Sequence[Issue]) -> dict[str, float]:
    """How much each issue weighs for an actor; all together 1."""
    stated = {issue.id: salience(stances, actor.id, issue.id) for issue in issues}
    known = [value for value in stated.values() if value is not None]
    usual = sum(known) / len(known) if known else 1.0
    weights = {id: usual if value is None else value for id, value in stated.items()}
    total = sum(weights.values())
    return {id: weight / total if total else 1 / len(weights) for id, weight in weights.items()}


def _level(
    stances: Stances,
    issue: Issue,
    options: Sequence[Option],
    parties: Sequence[Actor],
    line: Line,
    issues: Sequence[Issue],
) -> list[tuple[Option, _Gains]]:
    """The options of an issue with what each party gets out of them."""
    weights = [_weights(stances, actor, issues)[issue.id] for actor in parties]
    return [
        (
            option,
            tuple(
                weight if stances.on(actor.id, option).stance(line) in ACCEPTING else 0.0
                for actor, weight in zip(parties, weights, strict=True)
            ),
        )
        for option in options
    ]


_Best = list[tuple[_Gains, tuple[Option, ...]]]


def _all_best(levels: list[list[tuple[Option, _Gains]]]) -> _Best:
    """The best of all combinations: the least satisfied party first, then all together."""
    heap: list[tuple[float, float, int, _Gains, tuple[Option, ...]]] = []
    for place, (gains, options) in enumerate(_combined(levels)):
        entry = (min(gains, default=0.0), sum(gains), -place, gains, options)
        if len(heap) < BEST:
            heappush(heap, entry)
        elif entry[:2] > heap[0][:2]:
            heappushpop(heap, entry)
    return [(gains, options) for *_, gains, options in sorted(heap, key=_better, reverse=True)]


def _better(entry: tuple[float, float, int, _Gains, tuple[Option, ...]]) -> tuple[float, float, int]:
    return entry[:3]


def _combined(
    levels: list[list[tuple[Option, _Gains]]], gains: _Gains = (), chosen: tuple[Option, ...] = ()
) -> Iterator[tuple[_Gains, tuple[Option, ...]]]:
    if len(chosen) == len(levels):
        yield gains, chosen
        return
    for option, more in levels[len(chosen)]:
        summed = tuple(map(float.__add__, gains, more)) if gains else more
        yield from _combined(levels, summed, (*chosen, option))


def _greedy(levels: list[list[tuple[Option, _Gains]]]) -> _Best:
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
