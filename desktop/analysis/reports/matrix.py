"""The position matrix as a report: a row for each actor and issue it has spoken on."""

from collections import Counter
from functools import partial

from db import dates
from db.queries.snapshot import Snapshot
from desktop.analysis.matrix import NO_THEME, Matrix, MatrixCell, matrix
from desktop.analysis.report import Cell, Options, Report, Rows, cells, counted, joined
from desktop.analysis.stances import HARDEST_FIRST

HEADINGS = ("Actor", "Role", "Issue", "Stance", "On the option", "Firmness", "To note")
NOTE = "A cell shows the hardest current stance on the option discussed. What is not stated is unknown."
EMPTY = "No actor holds a position yet. Record positions, and name the option each issue is about."


def report(snapshot: Snapshot, options: Options) -> Report:
    """The matrix in words. Options: `rows` ("parties"), `since` and `today` (ISO days), `theme` ("yes")."""
    return report_of(snapshot, made(snapshot, options))


def made(snapshot: Snapshot, options: Options) -> Matrix:
    """The matrix that the options ask for."""
    return matrix(
        snapshot,
        rows="parties" if options.get("rows") == "parties" else "all",
        by_theme=options.get("theme") == "yes",
        today=options.get("today", ""),
        stale_days=int(options.get("stale_days") or 183),
        since=options.get("since", ""),
    )


def report_of(snapshot: Snapshot, found: Matrix) -> Report:
    """A matrix in words."""
    spoken = [each for each in found.cells.values() if not each.is_silent]
    rows = Rows(partial(_row, snapshot, found), spoken)
    theme = ("Theme",) if found.by_theme else ()
    empty, headings = "" if spoken else EMPTY, (*HEADINGS[:3], *theme, *HEADINGS[3:])
    return Report("Position matrix", sentence(found), headings, rows, (NOTE,), empty)


def sentence(found: Matrix) -> str:
    """The matrix in one line: how many speak on how much, how many red lines, where positions differ."""
    spoken = [each for each in found.cells.values() if not each.is_silent]
    if not spoken:
        return EMPTY
    said = Counter(each.stance for each in spoken)
    stances = [f"{said[stance]:,} {stance}" for stance in reversed(HARDEST_FIRST) if said[stance]]
    if stances and said[""]:
        stances.append(f"{said['']:,} without a word on the option")
    differ = sum(each.differing > 1 for each in spoken)
    conflict = f"; in {counted(differ, 'cell')} positions differ" if differ else ""
    words = f": {joined(stances)}" if stances else ", none of them on the option discussed"
    verb = "speaks" if len(found.actors) == 1 else "speak"
    pairs = f"{counted(len(found.actors), 'actor')} {verb} in {len(spoken):,} of {len(found.cells):,} cells"
    return f"{pairs}{words}{conflict}."


def _row(snapshot: Snapshot, found: Matrix, each: MatrixCell) -> tuple[Cell, ...]:
    ids = tuple(position.id for position in each.positions)
    said = each.stance or "not stated"
    softer = each.held.stance("softest")
    said += f" ({softer} elsewhere)" if each.differing > 1 else ""
    theme = (each.issue.theme or NO_THEME,) if found.by_theme else ()
    return cells(
        Cell(each.actor.name, (each.actor.id,)),
        found.roles.get(each.actor.id) or "no role on record",
        Cell(each.issue.title, (each.issue.id,)),
        *theme,
        Cell(said, ids, each.stance),
        Cell(each.option.label, (each.option.id,)) if each.option else "no option is discussed or preferred",
        each.firmness or "not stated",
        Cell("; ".join(flags(snapshot, each)), ids),
    )


def flags(snapshot: Snapshot, each: MatrixCell) -> list[str]:
    """What is to be noted of a cell, in words."""
    newest = max((position.stated for position in each.positions), key=_from, default="")
    by = f"by {snapshot.title(each.held.group)}" if each.held.group else ""
    found = (
        (by, bool(by)),
        ("in private channels only", each.private),
        (f"{each.differing} current positions differ", each.differing > 1),
        ("statements disagree", each.disputed),
        (f"last stated {dates.words(newest)}" if newest else "undated", each.stale),
        ("no source", each.uncited),
        (f"{each.moved} lately", each.moved not in ("", "first", "held", "unknown")),
    )
    return [words for words, holds in found if holds]


def _from(stated: str) -> str:
    return dates.known_from(stated) or ""
