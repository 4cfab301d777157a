"""Rival plans point by point: what each says on each issue, where two can't both be had, who endorses."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from db.queries.snapshot import Snapshot
from db.records import Issue, Option, Proposal, ProposalActor, ProposalPoint

ENDORSING = ("author", "endorses", "accepts")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a plan says on an issue. `options`: those its points name, along the axis; none: left open."""

    points: tuple[ProposalPoint, ...]
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Plans that have points against the issues they touch. `entries`: by the ids of an issue and a plan.

    `axes`: the options of each issue along its axis. `answers`: how actors stand to each plan as a whole.
    `unplaced`: points that name neither an issue nor an option. `total`: how many issues the tracker has.
    """

    plans: tuple[Proposal, ...]
    issues: tuple[Issue, ...]
    entries: Mapping[tuple[str, str], Entry]
    axes: Mapping[str, tuple[Option, ...]]
    answers: Mapping[str, tuple[ProposalActor, ...]]
    unplaced: tuple[ProposalPoint, ...]
    total: int

    def entry(self, issue: str, plan: str) -> Entry | None:
        """What a plan says on an issue, None where it is silent."""
        return self.entries.get((issue, plan))

    def covered(self, plan: str) -> int:
        """How many issues a plan says something on."""
        return sum((issue.id, plan) in self.entries for issue in self.issues)

    def speaking(self, issue: str) -> int:
        """How many plans say something on an issue."""
        return sum((issue, plan.id) in self.entries for plan in self.plans)

    def named(self, issue: str) -> tuple[Option, ...]:
        """The options of an issue that some plan names, along the axis."""
        found = (self.entries.get((issue, plan.id)) for plan in self.plans)
        ids = {option.id for entry in found if entry for option in entry.options}
        return tuple(option for option in self.axes[issue] if option.id in ids)

    def place(self, option: Option) -> int:
        """The place of an option on the axis of its issue, from 1."""
        return self.axes[option.issue].index(option) + 1

    def conflicts(self, issue: str, plan: str) -> tuple[Proposal, ...]:
        """The plans that settle an issue otherwise: both name options of it, and none in common."""
        mine = self._ids(issue, plan)
        others = (each for each in self.plans if each.id != plan)
        return tuple(
            each for each in others if (theirs := self._ids(issue, each.id)) and mine and not mine & theirs
        )

    def agreeing(self, issue: str, plan: str) -> tuple[Proposal, ...]:
        """The other plans that name an option of an issue which this one names too."""
        mine = self._ids(issue, plan)
        return tuple(each for each in self.plans if each.id != plan and mine & self._ids(issue, each.id))

    def is_disputed(self, issue: str) -> bool:
        """Whether some two plans settle an issue otherwise."""
        return any(self.conflicts(issue, plan.id) for plan in self.plans)

    def endorsing(self, plan: str) -> tuple[ProposalActor, ...]:
        """Who wrote, endorses or accepts a plan."""
        return tuple(each for each in self.answers[plan] if each.stance in ENDORSING)

    def _ids(self, issue: str, plan: str) -> set[str]:
        entry = self.entries.get((issue, plan))
        return {option.id for option in entry.options} if entry else set()


def crosswalk(snapshot: Snapshot, wanted: Collection[str] = ()) -> Crosswalk:
    """The plans that have points, or of those the ones wanted (ids). A point without an issue is on that of
    its option."""
    plans = tuple(
        plan
        for plan in snapshot.all(Proposal)
        if snapshot.by(ProposalPoint, "proposal", plan.id) and (not wanted or plan.id in wanted)
    )
    axes: dict[str, list[Option]] = defaultdict(list)
    for option in sorted(snapshot.all(Option), key=lambda each: (each.value, each.rank or 0, each.id)):
        axes[option.issue].append(option)
    found: dict[tuple[str, str], list[ProposalPoint]] = defaultdict(list)
    for plan in plans:
        for point in snapshot.by(ProposalPoint, "proposal", plan.id):
            found[_issue(snapshot, point), plan.id].append(point)
    unplaced = tuple(point for (issue, _), points in found.items() if not issue for point in points)
    touched = {issue for issue, _ in found}
    issues = tuple(issue for issue in snapshot.all(Issue) if issue.id in touched)
    entries = {pair: _entry(snapshot, points) for pair, points in found.items() if pair[0]}
    return Crosswalk(
        plans, issues, entries, {issue.id: tuple(axes[issue.id]) for issue in issues},
        {plan.id: tuple(snapshot.by(ProposalActor, "proposal", plan.id)) for plan in plans},
        unplaced, snapshot.count(Issue),
    )  # fmt: skip


def _issue(snapshot: Snapshot, point: ProposalPoint) -> str:
    option = snapshot.get(point.option) if point.option else None
    return point.issue or (option.issue if isinstance(option, Option) else "")


def _entry(snapshot: Snapshot, points: list[ProposalPoint]) -> Entry:
    points.sort(key=lambda each: (each.number is None, each.number or 0, each.id))
    named = {point.option for point in points if point.option}
    options = [option for id in named if isinstance(option := snapshot.get(id), Option)]
    options.sort(key=lambda each: (each.value, each.rank or 0, each.id))
    return Entry(tuple(points), tuple(options))
