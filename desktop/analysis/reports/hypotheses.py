"""Competing hypotheses as a report: evidence by scenarios, what is against each, what decides the order."""

from collections.abc import Sequence

from db.queries.snapshot import Snapshot
from db.records import Evidence
from desktop.analysis.hypotheses import Hypotheses, hypotheses
from desktop.analysis.report import Cell, Options, Report, cells, joined

EMPTY = "Nothing is rated yet. Rate items of evidence against each scenario: CC, C, N, I, II or NA."
NOTE = "Inconsistency counts, not support. Grades of sources are shown and never multiplied in."


def report(snapshot: Snapshot, options: Options) -> Report:
    """Items against scenarios, the most telling item first."""
    found = hypotheses(snapshot)
    if not found.items:
        return Report("Competing hypotheses", EMPTY, empty=EMPTY)
    headings = ("Item", *(each.title for each in found.scenarios), "Tells apart", "Grade", "Without it")
    decisive = found.decisive()
    rows = [_item(snapshot, found, item, decisive) for item in found.items]
    against = [f"{found.against(each.id)}" for each in found.scenarios]
    rows.append(cells("Against it, in sum", *against, "", "", ""))
    return Report("Competing hypotheses", sentence(snapshot, found, decisive), headings, tuple(rows), (NOTE,))


def sentence(snapshot: Snapshot, found: Hypotheses, decisive: Sequence[str]) -> str:
    """Which scenario stands first and what the order hangs on."""
    order = [f"{snapshot.title(id)} ({found.against(id)})" for id in found.order()]
    named = [f"“{snapshot.title(item)}”" for item in decisive]
    flips = (
        f" Without {joined(named, 'or')} the order would be another."
        if named
        else " No single item decides it."
    )
    return f"Least contradicted first: {joined(order, 'then')}.{flips}"


def _item(snapshot: Snapshot, found: Hypotheses, item: str, decisive: Sequence[str]) -> tuple[Cell, ...]:
    record = snapshot.get(item)
    grade = record.credibility if isinstance(record, Evidence) else ""
    flips = "the order is another" if item in decisive else ""
    codes = [_code(found, item, each.id) for each in found.scenarios]
    apart = f"{found.diagnosticity(item):.1f} of 2"
    return cells(Cell(snapshot.title(item), (item,)), *codes, apart, grade, flips)


def _code(found: Hypotheses, item: str, scenario: str) -> Cell:
    rating = found.ratings.get((item, scenario))
    return Cell(rating.code, (rating.id,)) if rating else Cell("not rated")
