"""Rival plans point by point: what each proposal says on every issue, where they differ, who endorses."""

from db.queries.snapshot import Snapshot
from db.records import Issue, Option, Proposal
from desktop.analysis.crosswalk import Crosswalk, Entry, crosswalk
from desktop.analysis.report import Cell, Options, Report, cells, counted, joined

TITLE = "Proposals crosswalk"
EMPTY = "No proposal has points yet. Add points to the proposals, each with the issue and option it settles."
NOTE = "A point without an option says something on an issue and settles nothing."
NOBODY = "nobody on record"
LISTED = 3
ISSUES = 4  # named in the sentence


def report(snapshot: Snapshot, options: Options) -> Report:
    """Issues by proposals. `proposals`: ids, all with points when none is named."""
    return report_of(snapshot, made(snapshot, options))


def made(snapshot: Snapshot, options: Options) -> Crosswalk:
    """The crosswalk that the options ask for."""
    return crosswalk(snapshot, options.get("proposals", "").split())


def report_of(snapshot: Snapshot, found: Crosswalk) -> Report:
    """A crosswalk in words."""
    if not found.plans:
        return Report(TITLE, EMPTY, empty=EMPTY)
    rows = [_row(snapshot, found, issue) for issue in found.issues]
    rows.append(cells("Endorsed by", *(endorsed(snapshot, found, plan) for plan in found.plans)))
    headings = ("Issue", *(plan.title for plan in found.plans))
    points = counted(len(found.unplaced), "point")
    left = (f"Left out, for they name neither issue nor option: {points}.",) if found.unplaced else ()
    said = sentences(found)
    return Report(TITLE, " ".join(said), headings, tuple(rows), (NOTE, *left), lead=said[0])


def sentences(found: Crosswalk) -> tuple[str, str]:
    """On what the plans name different options in one line; then how much each covers."""
    covered = [f"{plan.title} {found.covered(plan.id)}" for plan in found.plans]
    more = [f"{len(covered) - LISTED} more"] if len(covered) > LISTED else []
    differ = [issue.title for issue in found.issues if found.is_disputed(issue.id)]
    further = [f"{len(differ) - ISSUES} more"] if len(differ) > ISSUES else []
    proposals = counted(len(found.plans), "proposal")
    if len(found.plans) == 1:
        said = f"{proposals}: there is no other to lay it beside."
    elif differ:
        said = f"{proposals} name different options on {joined([*differ[:ISSUES], *further])}."
    else:
        said = f"{proposals}: on no issue do they name different options."
    return said, f"Issues covered, of {found.total}: {joined([*covered[:LISTED], *more])}."


def _row(snapshot: Snapshot, found: Crosswalk, issue: Issue) -> tuple[Cell, ...]:
    said = (_said(snapshot, found.entry(issue.id, plan.id)) for plan in found.plans)
    return cells(Cell(issue.title, (issue.id,)), *said)


def _said(snapshot: Snapshot, entry: Entry | None) -> Cell:
    if entry is None:
        return Cell("")
    words = []
    for point in entry.points:
        option = snapshot.get(point.option) if point.option else None
        label = f"{option.label}: " if isinstance(option, Option) else ""
        words.append(f"{label}{point.text}")
    return Cell("; ".join(words), tuple(point.id for point in entry.points))


def endorsed(snapshot: Snapshot, found: Crosswalk, plan: Proposal) -> Cell:
    """Who wrote, endorses or accepts a plan: "Germany (author) and France (endorses)"."""
    links = found.endorsing(plan.id)
    said = [f"{snapshot.title(each.actor)} ({each.stance})" for each in links]
    return Cell(joined(said) or NOBODY, tuple(each.id for each in links))
