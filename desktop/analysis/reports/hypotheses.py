"""Competing hypotheses as a report: evidence by scenarios, what is against each, what decides the order."""

from collections.abc import Sequence

from db.queries.snapshot import Snapshot
from db.records import Evidence, Source
from desktop.analysis.hypotheses import Hypotheses, hypotheses
from desktop.analysis.report import Cell, Options, Report, cells, joined

EMPTY = "Nothing is rated yet. Rate items of evidence against each scenario: CC, C, N, I, II or NA."
LONGEST = 60  # letters of a passage that names an item
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
    named = [f"“{item_title(snapshot, item)}”" for item in decisive]
    flips = (
        f" Without {joined(named, 'or')} the order would be another."
        if named
        else " No single item decides it."
    )
    return f"Least contradicted first: {joined(order, 'then')}.{flips}"


def _item(snapshot: Snapshot, found: Hypotheses, item: str, decisive: Sequence[str]) -> tuple[Cell, ...]:
    flips = "the order is another" if item in decisive else ""
    codes = [_code(found, item, each.id) for each in found.scenarios]
    apart = f"{found.diagnosticity(item):.1f} of 2"
    return cells(Cell(item_title(snapshot, item), (item,)), *codes, apart, grade(snapshot, item), flips)


def item_title(snapshot: Snapshot, item: str) -> str:
    """A citation by its passage, the translated one if there is one, else by what it is cited for."""
    record = snapshot.get(item)
    if not isinstance(record, Evidence):
        return snapshot.title(item)
    passage = " ".join((record.translation or record.quote).split())
    if not passage:
        return f"{snapshot.title(record.record)}, {snapshot.title(record.source)}"
    if len(passage) <= LONGEST:
        return passage
    return passage[:LONGEST].rpartition(" ")[0].rstrip(" ,.;:") + " …"


def grade(snapshot: Snapshot, item: str) -> str:
    """The grade of a citation, source and item ("B2", – for what is not given); '' of another record."""
    record = snapshot.get(item)
    if not isinstance(record, Evidence):
        return ""
    source = snapshot.get(record.source)
    reliability = source.reliability if isinstance(source, Source) else ""
    return f"{reliability or '–'}{record.credibility or '–'}" if reliability or record.credibility else ""


def _code(found: Hypotheses, item: str, scenario: str) -> Cell:
    rating = found.ratings.get((item, scenario))
    return Cell(rating.code, (rating.id,)) if rating else Cell("not rated")
