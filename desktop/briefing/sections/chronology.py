"""The chronology: events, earliest first, with who took part and what came of them."""

from db.records import Event, EventActor
from desktop.briefing.cells import NOTES_WIDTH, noted, plain
from desktop.briefing.figures import timeline
from desktop.briefing.flow import FREE, TOGETHER, Flowable
from desktop.briefing.paper import Paper
from desktop.briefing.people import participants
from desktop.briefing.phrases import capital, date_words, day_key, span_words
from desktop.briefing.sections.of_records import table_of
from desktop.briefing.styles import CELL, DETAIL, UNDER
from desktop.briefing.tables import under_table
from desktop.briefing.text import Words
from desktop.briefing.widths import Cell, Column


def flowables(paper: Paper) -> list[Flowable]:
    """The analyst's own words and the table of events."""
    own: list[Flowable] = [*paper.own_words("chronology")]
    events = sorted(paper.snapshot.all(Event), key=lambda each: (day_key(each.start), each.title.casefold()))
    latest = paper.most("chronology", "latest")
    told = [each for each in events if each.start or not latest][-latest:]
    if not told:
        return own
    if paper.options("chronology")["figure"]:
        own += timeline.figures(paper)
    which = f"The latest {len(told)} of {len(events)} events" if len(told) < len(events) else "Events"
    events = told
    caption = paper.next_table(f"{which}, earliest first")
    rows = [_event(paper, each, caption.number) for each in events]
    columns = [
        Column("Date", 78),
        Column("Event", names=True),
        Column("Track", 86),
        Column("Source", NOTES_WIDTH),
    ]
    undated = any(not each.start for each in events)
    keeps = TOGETHER if undated else FREE
    shown = table_of(paper, events, columns, rows, caption=caption, keeps=keeps)
    return [
        *own,
        *shown,
        *([under_table(Words(UNDER).text("Undated events stand last, by title."))] if undated else []),
    ]


def _event(paper: Paper, event: Event, place: str) -> list[Cell]:
    paper.places[event.id] = place
    until = event.end if event.end != event.start else ""
    when = span_words(event.start, until) if event.start and until else date_words(event.start)
    said = event.start_as_printed.casefold().removeprefix("from ")
    printed = "" if said in (when.casefold(), date_words(event.start).casefold()) else event.start_as_printed
    return [
        plain(
            when if when.startswith("c. ") or not event.start else capital(when),
            f"“{printed}”" if printed else "",
        ),
        _what(paper, event),
        plain(paper.snapshot.title(event.track)),
        noted(paper.cite(event)),
    ]


def _what(paper: Paper, event: Event) -> Cell:
    who = participants(paper, paper.snapshot.by(EventActor, "event", event.id))
    where = " · ".join(part for part in (event.kind, event.place, *who) if part)
    outcome = f"Outcome: {event.outcome}" if event.outcome else ""
    return [
        Words(CELL).bold(paper.portion(event) + event.title),
        *(Words(CELL).text(each) for each in (event.description, outcome) if each),
        *(Words(DETAIL).text(each) for each in (capital(where),) if each),
        *paper.disputed(event),
    ]
