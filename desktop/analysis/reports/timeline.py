"""The timeline as a report: events, proposals, statements and estimates by date, uncertain ones as spans."""

from collections.abc import Sequence
from functools import partial
from operator import attrgetter

from db.queries.snapshot import Snapshot
from db.records import Event
from desktop.analysis.report import Cell, Options, Report, Rows, cells, counted
from desktop.analysis.timeline import Moment, moments

HEADINGS = ("Date", "What", "Title", "On the track", "In words")
EMPTY = "Nothing has a date yet. Date events, positions and proposals; a year alone will do."
_is_soft = attrgetter("when.is_soft")
NARROWED = "Nothing that is dated is left here. Choose another lane or actor above."


def report(snapshot: Snapshot, options: Options) -> Report:
    """All that is dated; `lane`: of one sort ("Events", "Statements" …) or track, `actor`: with one actor."""
    return report_of(snapshot, made(snapshot, options), options)


def made(snapshot: Snapshot, options: Options) -> list[Moment]:
    """The moments that the options ask for."""
    return moments(snapshot, options.get("lane", ""), options.get("actor", ""))


def report_of(snapshot: Snapshot, found: Sequence[Moment], options: Options) -> Report:
    """Moments found, as a sentence and a table."""
    if not found:
        narrowed = bool(options.get("lane") or options.get("actor")) and bool(moments(snapshot))
        said = NARROWED if narrowed else EMPTY
        return Report("Timeline", said, empty=said)
    rows = Rows(partial(_row, snapshot), found)
    first, last = (f"{each.when.shown} ({each.title})" for each in (found[0], found[-1]))
    several = f"{counted(len(found), 'date')}, from {first} to {last}."
    said = several if len(found) > 1 else f"1 date: {first}."
    return Report("Timeline", said, HEADINGS, rows, tuple(_notes(snapshot, found)))


def _notes(snapshot: Snapshot, found: Sequence[Moment]) -> list[str]:
    soft = sum(map(_is_soft, found))
    undated = sum(not event.start for event in snapshot.each(Event))
    some = f"{soft:,} of {len(found):,} dates {'is' if soft == 1 else 'are'} not known to the day."
    vague = "No date is known to the day." if soft == len(found) else some if soft else ""
    missing = f"{counted(undated, 'event')} without a date." if undated else ""
    return [note for note in (vague, missing) if note]


def _row(snapshot: Snapshot, each: Moment) -> tuple[Cell, ...]:
    return cells(
        each.when.shown,
        each.record.META.label.lower(),
        Cell(each.title, (each.record.id,)),
        Cell(snapshot.title(each.track), (each.track,) if each.track else ()),
        each.words,
    )
