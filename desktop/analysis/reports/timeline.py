"""The timeline as a report: events, proposals, statements and estimates by date, uncertain ones as spans."""

from collections.abc import Iterator
from dataclasses import dataclass

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Commitment, Estimate, Event, Position, Proposal, Record
from desktop.analysis.report import Cell, Options, Report, cells, counted

HEADINGS = ("Date", "What", "Title", "On the track", "In words")
EMPTY = "Nothing has a date yet. Date events, positions and proposals; a year alone will do."


@dataclass(frozen=True, slots=True)
class Moment:
    """Something dated: `first` and `last` ISO days (other where the date is a span), `lane` it is in."""

    record: Record
    lane: str
    first: str
    last: str
    shown: str
    title: str
    words: str


def report(snapshot: Snapshot, options: Options) -> Report:
    """All that is dated; `lane`: of one sort ("Events", "Statements" …)."""
    found = [each for each in moments(snapshot) if options.get("lane", "") in ("", each.lane)]
    if not found:
        return Report("Timeline", EMPTY, empty=EMPTY)
    rows = tuple(_row(snapshot, each) for each in found)
    undated = sum(not event.start for event in snapshot.each(Event))
    note = f"{counted(undated, 'event')} without a date." if undated else ""
    first, last = found[0], found[-1]
    said = (
        f"{counted(len(found), 'date')}, from {first.shown} ({first.title}) to {last.shown} ({last.title})."
    )
    return Report("Timeline", said, HEADINGS, rows, (note,) if note else ())


def moments(snapshot: Snapshot) -> list[Moment]:
    """All that is dated, by its first day."""
    return sorted(_moments(snapshot), key=lambda each: (each.first, each.last, each.record.id))


def _moments(snapshot: Snapshot) -> Iterator[Moment]:
    for event in snapshot.each(Event):
        yield from _at(snapshot, event, "Events", event.start, event.end, event.description)
    for proposal in snapshot.each(Proposal):
        yield from _at(snapshot, proposal, "Proposals", proposal.tabled, "", proposal.description)
    for position in snapshot.each(Position):
        yield from _at(snapshot, position, "Statements", position.stated, "", position.statement)
    for commitment in snapshot.each(Commitment):
        yield from _at(snapshot, commitment, "Commitments", commitment.made, "", commitment.text)
    for estimate in snapshot.each(Estimate):
        yield from _at(snapshot, estimate, "Estimates", estimate.made, "", estimate.reason)


def _at(snapshot: Snapshot, record: Record, lane: str, start: str, end: str, words: str) -> Iterator[Moment]:
    first, last = dates.bounds(start)
    last = (dates.bounds(end)[1] if end else None) or last or first
    if first or last:
        begin = first or last or ""
        shown = dates.words(start) + (f" to {dates.words(end)}" if end and end != start else "")
        yield Moment(record, lane, begin, last or begin, shown, snapshot.title(record), words)


def _row(snapshot: Snapshot, each: Moment) -> tuple[Cell, ...]:
    track = each.record.track if isinstance(each.record, Event) else None
    return cells(
        each.shown,
        each.record.META.label.lower(),
        Cell(each.title, (each.record.id,)),
        Cell(snapshot.title(track), (track,) if track else ()),
        each.words,
    )
