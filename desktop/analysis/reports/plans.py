"""Scenarios and proposals before each party: what they cross, what they need, what nobody knows."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.queries.snapshot import Snapshot
from db.records import Actor, Proposal, Scenario
from desktop.analysis.acceptability import STANCE_OF, Acceptability, acceptability, settled_by
from desktop.analysis.report import Cell, Options, Report, cells, counted, joined
from desktop.analysis.reports import scenario_table
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
LISTED, OUTCOMES = 3, 2
MANY = 8  # parties that are named

BESIDE = "beside"
Plan = Scenario | Proposal
Answers = tuple[Plan, Acceptability]


@dataclass(frozen=True, slots=True)
class PlanGrid:
    """Plans by actors. `cells`: by the ids of a plan and an actor. `without`: plans that settle nothing."""

    plans: tuple[Plan, ...]
    actors: tuple[Actor, ...]
    cells: dict[tuple[str, str], Acceptability]
    without: tuple[Plan, ...]

    def cell(self, row: int, column: int) -> Acceptability:
        """What the plan in a row means to the actor in a column."""
        return self.cells[self.plans[row].id, self.actors[column].id]

    def answers(self) -> list[Answers]:
        """Each plan with what it means to each actor, in order."""
        return [(plan, self.cells[plan.id, actor.id]) for plan in self.plans for actor in self.actors]


def report(snapshot: Snapshot, options: Options) -> Report:
    """Every plan for every party. Options: `parties` (ids), `plans` ("scenarios", "proposals", "" for both,
    or "beside": scenarios beside each other).
    """
    if options.get("plans") == BESIDE:
        return scenario_table.report(snapshot, options)
    return report_of(snapshot, made(snapshot, options))


def made(snapshot: Snapshot, options: Options) -> PlanGrid:
    """The grid that the options ask for."""
    stances = snapshot.once(Stances)
    actors, only = chosen_parties(stances, options), options.get("plans", "")
    scenarios: tuple[Plan, ...] = () if only == "proposals" else snapshot.all(Scenario)
    proposals: tuple[Plan, ...] = () if only == "scenarios" else snapshot.all(Proposal)
    plans = (*scenarios, *proposals)
    settled = {each.id for each in plans if settled_by(stances, each)}
    shown = tuple(each for each in plans if each.id in settled)
    cells = {(plan.id, actor.id): acceptability(stances, plan, actor) for plan in shown for actor in actors}
    return PlanGrid(shown, actors, cells, tuple(each for each in plans if each.id not in settled))


def report_of(snapshot: Snapshot, grid: PlanGrid) -> Report:
    """A grid in words."""
    found = grid.answers()
    empty = NO_PARTIES if not grid.actors else "" if found else EMPTY
    rows = tuple(_row(snapshot, plan, each) for plan, each in found)
    left = counted(len(grid.without), "plan")
    without = (f"Left out, for no option is named that would settle anything: {left}.",)
    notes = (NOTE, *(without if grid.without else ()))
    said = (empty,) if empty else sentences(found)
    needs = "actor" if empty == NO_PARTIES else ""
    return Report("Plans and parties", " ".join(said), HEADINGS, rows, notes, empty, needs, said[0])


def sentences(found: Sequence[Answers]) -> tuple[str, ...]:
    """Which plan crosses whose red line in one line; then over which options, and who opposes what."""
    crossing = [(plan, each) for plan, each in found if each.options("red line")]
    crossed = _by_plan([(plan, f"{each.actor.name}’s") for plan, each in crossing])
    outcomes = [(plan, f"“{o.label}”") for plan, each in crossing for o in each.options("red line")]
    over = _by_plan(outcomes, most=OUTCOMES)
    names = joined(list(dict.fromkeys(each.actor.name for _, each in found)), "or")
    none = f"No plan crosses a red line that {names} has stated."
    lines = f"Red lines crossed: {_some(crossed)}." if crossed else none
    more = [
        f"{word}: {_some(_by_plan(said, 'by '))}."
        for word, answer in (("Opposed", "opposes"), ("Accepted", "accepts"))
        if (said := [(plan, each.actor.name) for plan, each in found if each.answer() == answer])
    ]
    unknown = len({plan.id for plan, each in found if each.answer() == "unknown"})
    left = f"On {counted(unknown, 'plan')} at least one party has not spoken on all that is settled."
    where = [f"By the outcome: {_some(over)}."] if over else []
    return (lines, *where, *more, *([left] if unknown else []))


def _by_plan(said: Sequence[tuple[Plan, str]], before: str = "", most: int = MANY) -> list[str]:
    """Plans, each with what is said of it, at most so much: "Basin treaty (by Kaldria and Velmora)"."""
    found: dict[str, dict[str, None]] = {}
    for plan, words in said:
        found.setdefault(plan.title, {})[words] = None
    return [f"{title} ({before}{_some(list(words), most)})" for title, words in found.items()]


def _some(parts: Sequence[str], most: int = LISTED) -> str:
    more = len(parts) - most
    return joined([*parts[:most], *([f"{more} more"] if more > 0 else [])])


def _row(snapshot: Snapshot, plan: Plan, each: Acceptability) -> tuple[Cell, ...]:
    red, opposed = each.options("red line"), each.options("opposed")
    marked = [*(f"{o.label} (red line)" for o in red), *(f"{o.label} (opposed)" for o in opposed)]
    ids = tuple(position.id for held in each.held for _, position in held.said)
    answer, softer = each.answer(), each.answer("softest")
    return cells(
        Cell(plan.title, (plan.id,)),
        Cell(each.actor.name, (each.actor.id,)),
        Cell(answer if answer == softer else f"{answer}, or {softer}", ids, STANCE_OF[answer]),
        Cell("; ".join(marked), tuple(option.id for option in (*red, *opposed))),
        Cell("; ".join(one.text for one in each.conditions), tuple(one.id for one in each.conditions)),
        Cell("; ".join(option.label for option in each.options(""))),
        share_words(each),
        each.gains,
        each.losses,
    )


def share_words(each: Acceptability) -> str:
    """How much of what a plan settles an actor accepts: "60% of issues", "unknown"."""
    if each.share is None:
        return "unknown"
    return f"{each.share:.0%} {'by salience' if each.weighted else 'of issues'}"
