"""Scenarios and proposals before each party: what they cross, what they need, what nobody knows."""

from collections.abc import Sequence

from db.queries.snapshot import Snapshot
from db.records import Actor, Proposal, Scenario
from desktop.analysis.acceptability import Acceptability, acceptability
from desktop.analysis.report import Cell, Options, Report, cells, counted, joined
from desktop.analysis.reports.zone import chosen_parties
from desktop.analysis.reports.zone_words import NO_PARTIES
from desktop.analysis.stances import Stances

HEADINGS = (
    "Plan", "Actor", "Answer", "Crosses or opposes", "Only if", "Not stated", "Accepted", "Gains", "Losses",
)  # fmt: skip
EMPTY = "No scenario or proposal names an option yet. Add outcomes to scenarios, or points to proposals."
NOTE = (
    "A crossed red line decides the answer whatever the share. What is not stated is unknown, never accepted."
)
LISTED = 3

Plan = Scenario | Proposal
Answers = tuple[Plan, Acceptability]


def report(snapshot: Snapshot, options: Options) -> Report:
    """Every plan for every party. Options: `plans` ("scenarios" or "proposals"), `parties` (ids)."""
    stances = Stances(snapshot)
    parties = chosen_parties(stances, options)
    found = answers(stances, parties, options.get("plans", ""))
    empty = NO_PARTIES if not parties else "" if found else EMPTY
    rows = tuple(_row(snapshot, plan, each) for plan, each in found)
    said = empty or sentence(snapshot, found)
    return Report("Plans and parties", said, HEADINGS, rows, (NOTE,), empty)


def answers(stances: Stances, parties: Sequence[Actor], only: str = "") -> list[Answers]:
    """Each plan that settles anything, with what it means to each party."""
    snapshot = stances.snapshot
    scenarios: tuple[Plan, ...] = () if only == "proposals" else snapshot.all(Scenario)
    proposals: tuple[Plan, ...] = () if only == "scenarios" else snapshot.all(Proposal)
    found = [
        (plan, acceptability(stances, plan, actor)) for plan in (*scenarios, *proposals) for actor in parties
    ]
    return [(plan, each) for plan, each in found if each.settled]


def sentence(snapshot: Snapshot, found: Sequence[Answers]) -> str:
    """Which plan crosses whose red line, else who opposes what; in a line or two."""
    crossed = [_crossing(plan, each) for plan, each in found if each.options("red line")]
    lines = f"Red lines: {_some(crossed)}." if crossed else "No plan crosses a stated red line."
    more = [
        f"{_some(said)}."
        for answer in ("opposes", "accepts")
        if (said := [f"{e.actor.name} {answer} {plan.title}" for plan, e in found if e.answer() == answer])
    ]
    unknown = len({plan.id for plan, each in found if each.answer() == "unknown"})
    left = f"On {counted(unknown, 'plan')} at least one party has not spoken on all that is settled."
    return " ".join([lines, *more, *([left] if unknown else [])])


def _crossing(plan: Plan, each: Acceptability) -> str:
    lines = joined([f"“{option.label}”" for option in each.options("red line")])
    return f"{plan.title} crosses {each.actor.name}’s ({lines})"


def _some(parts: Sequence[str]) -> str:
    more = len(parts) - LISTED
    return joined([*parts[:LISTED], *([f"{more} more"] if more > 0 else [])])


def _row(snapshot: Snapshot, plan: Plan, each: Acceptability) -> tuple[Cell, ...]:
    red, opposed = each.options("red line"), each.options("opposed")
    marked = [*(f"{o.label} (red line)" for o in red), *(f"{o.label} (opposed)" for o in opposed)]
    ids = tuple(position.id for held in each.held for _, position in held.said)
    answer, softer = each.answer(), each.answer("softest")
    of = "by salience" if each.weighted else "of issues"
    return cells(
        Cell(plan.title, (plan.id,)),
        Cell(each.actor.name, (each.actor.id,)),
        Cell(answer if answer == softer else f"{answer}, or {softer}", ids),
        Cell("; ".join(marked), tuple(option.id for option in (*red, *opposed))),
        Cell("; ".join(one.text for one in each.conditions), tuple(one.id for one in each.conditions)),
        Cell("; ".join(option.label for option in each.options(""))),
        "unknown" if each.share is None else f"{each.share:.0%} {of}",
        each.gains,
        each.losses,
    )
