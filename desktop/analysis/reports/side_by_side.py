"""Two to five actors issue by issue: what each holds, in its words, and what each would have to give."""

from collections.abc import Sequence

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Actor, Issue, Option, Position
from desktop.analysis.report import Cell, Options, Report, cells, counted, joined
from desktop.analysis.reports.zone import chosen_parties
from desktop.analysis.stances import ACCEPTING, Stances

MOST = 5
EMPTY = "Fewer than two actors are chosen. Choose two to five, or give the parties their role."
SILENT = "These actors have not spoken on the same issue yet."
LISTED = 3


def report(snapshot: Snapshot, options: Options) -> Report:
    """Issues by actors (`parties`: ids, the parties when none is named; five at most)."""
    stances = Stances(snapshot)
    actors = chosen_parties(stances, options)[:MOST]
    if len(actors) < 2:
        return Report("Side by side", EMPTY, empty=EMPTY)
    spoken = {
        issue.id: [stances.positions(actor.id, issue.id) for actor in actors] for issue in stances.issues()
    }
    issues = [issue for issue in stances.issues() if any(spoken[issue.id])]
    if not issues:
        return Report("Side by side", SILENT, empty=SILENT)
    rows = tuple(_row(stances, issue, actors, spoken[issue.id]) for issue in issues)
    headings = ("Issue", *(actor.name for actor in actors), "What each would have to give")
    return Report("Side by side", sentence(stances, issues, actors), headings, rows)


def sentence(stances: Stances, issues: Sequence[Issue], actors: Sequence[Actor]) -> str:
    """On how many issues all have spoken, and who would have to give on most of them."""
    both = [i for i in issues if all(stances.positions(actor.id, i.id) for actor in actors)]
    gives = {
        actor.name: sum(bool(to_give(stances, issue, actor, actors)) for issue in issues) for actor in actors
    }
    most = [f"{name} on {number}" for name, number in gives.items() if number]
    said = f" To meet what the others accept, {joined(most)} would have to give." if most else ""
    names = joined([actor.name for actor in actors])
    return f"{names} have all spoken on {len(both)} of {counted(len(issues), 'issue')}.{said}"


def to_give(
    stances: Stances, issue: Issue, actor: Actor, actors: Sequence[Actor]
) -> list[tuple[Option, str]]:
    """The options all others accept and this one excludes, with the stance it would have to give up."""
    others = [each for each in actors if each.id != actor.id]
    found = []
    for option in stances.options(issue.id):
        mine = stances.on(actor.id, option).stance("hardest")
        accepted = all(stances.on(each.id, option).stance("hardest") in ACCEPTING for each in others)
        if accepted and mine in ("red line", "opposed"):
            found.append((option, mine))
    return found


def _row(
    stances: Stances, issue: Issue, actors: Sequence[Actor], spoken: Sequence[tuple[Position, ...]]
) -> tuple[Cell, ...]:
    held = [Cell(_said(each), tuple(position.id for position in each)) for each in spoken]
    gives = [
        f"{actor.name}: {', '.join(f'“{option.label}” ({stance})' for option, stance in found)}"
        for actor in actors
        if (found := to_give(stances, issue, actor, actors))
    ]
    return cells(Cell(issue.title, (issue.id,)), *held, "; ".join(gives))


def _said(positions: Sequence[Position]) -> str:
    parts = []
    for position in positions[:LISTED]:
        stated = dates.words(position.stated) if position.stated else "undated"
        parts.append(f"{' '.join(position.statement.split())} ({position.channel}, {stated})")
    more = f" … and {len(positions) - LISTED} more" if len(positions) > LISTED else ""
    return "\n".join(parts) + more if parts else "nothing on record"
