"""The situation: the day counter, the factors that shape the moment, the tracks of the talks."""

from collections.abc import Sequence

from db.dates import day_number
from db.records import Factor, Track, TrackActor
from desktop.briefing.cells import NOTES_WIDTH, noted, plain, strong
from desktop.briefing.flow import TOGETHER, Flowable, Paragraph, Subhead
from desktop.briefing.margin import day_counter
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.paper import Paper
from desktop.briefing.people import participants
from desktop.briefing.phrases import date_words, day_key, joined, remark, sentence, span_words, whole_day
from desktop.briefing.sections.of_records import table_of
from desktop.briefing.styles import BODY, DETAIL, SUBHEAD, UNDER
from desktop.briefing.tables import under_table
from desktop.briefing.text import Words
from desktop.briefing.widths import Cell, Column

IN_PROSE = 6  # so many factors are told in paragraphs


def flowables(paper: Paper) -> list[Flowable]:
    """The count of days, the analyst's own words, then factors and tracks."""
    return [*_opening(paper), *_factors(paper), *_tracks(paper)]


def _subhead(paper: Paper, title: str) -> Subhead:
    return Subhead(Words(SUBHEAD).text(title), title, TEXT_WIDTH, paper.next_part())


def _opening(paper: Paper) -> list[Flowable]:
    """The analyst's own words; the day is counted in the first paragraph.

    There is no count without a day one, nor when the as-of date is no single day from then on.
    """
    dossier, today = paper.snapshot.dossier, whole_day(paper.snapshot.as_of)
    if not whole_day(dossier.day_one) or not today or today < dossier.day_one:
        return [*paper.own_words("situation")]
    number = f"{day_number(dossier.day_one, today):,}"
    label = dossier.day_label.removeprefix("of ") or "the count"
    count = (
        f"{date_words(today)} is day {number} of {label}, counting {date_words(dossier.day_one)} as day 1."
    )
    day = day_counter(number, f"day of {label}, {date_words(today)}")
    return [*paper.own_words("situation", opening=count, day=day)]


def _factors(paper: Paper) -> list[Flowable]:
    """A paragraph for each factor, or a table when they are many; by date, then by source and place."""
    factors = [factor for factor in paper.snapshot.all(Factor) if paper.snapshot.is_current(factor)]
    factors.sort(key=lambda each: (day_key(each.since), paper.notes.first_place(each), each.title.casefold()))
    if len(factors) <= IN_PROSE:
        paragraphs = [_factor(paper, factor) for factor in factors]
        return [_subhead(paper, "What shapes the moment"), *paragraphs] if factors else []
    caption = paper.next_table("What shapes the moment")
    columns = [Column("Factor"), Column("Kind"), Column("What is said"), Column("Source", NOTES_WIDTH)]
    rows = [_factor_row(paper, factor, caption.number) for factor in factors]
    return [
        *table_of(paper, factors, columns, rows, caption=caption, keeps=TOGETHER),
        under_table(Words(UNDER).text(_order(factors))),
    ]


def _order(factors: Sequence[Factor]) -> str:
    """By what the rows of the table are ordered: nobody has ranked them."""
    by = (
        "the day since when they hold" if any(each.since for each in factors) else "",
        "their places in the sources" if not all(each.since for each in factors) else "",
    )
    return f"Not ranked: in the order of {joined(by, 'and then of')}."


def _factor(paper: Paper, factor: Factor) -> Paragraph:
    notes = paper.cite(factor)
    words = Words(BODY).bold(paper.portion(factor) + sentence(factor.title))
    words.text(f" {sentence(factor.text)}" if factor.text else "").marks(note.number for note in notes)
    return paper.claim([words, *_detail(factor.kind, span_words(factor.since, factor.until))], factor, notes)


def _factor_row(paper: Paper, factor: Factor, place: str) -> list[Cell]:
    paper.places[factor.id] = place
    return [
        strong(paper.portion(factor) + factor.title),
        plain(factor.kind),
        [*plain(factor.text, span_words(factor.since, factor.until)), *paper.disputed(factor)],
        noted(paper.cite(factor)),
    ]


def _detail(*parts: str) -> list[Words]:
    shown = remark("; ".join(part for part in parts if part))
    return [Words(DETAIL).text(shown)] if shown else []


def _tracks(paper: Paper) -> list[Flowable]:
    tracks = [_track(paper, track) for track in paper.snapshot.all(Track)]
    return [_subhead(paper, "Tracks and channels"), *tracks] if tracks else []


def _track(paper: Paper, track: Track) -> Paragraph:
    notes = paper.cite(track)
    words = Words(BODY).bold(paper.portion(track) + sentence(track.name + _level(track)))
    words.text(f" {sentence(track.description)}" if track.description else "")
    words.text(f" Result: {sentence(track.result)}" if track.result else "").marks(
        note.number for note in notes
    )
    who = participants(paper, paper.snapshot.by(TrackActor, "track", track.id))
    when = span_words(track.since, track.until)
    ended = "" if paper.snapshot.is_current(track) else "ended"
    return paper.claim([words, *_detail(*who, when, ended)], track, notes)


def _level(track: Track) -> str:
    """The level of a track in brackets, unless its name says it."""
    level = track.level if track.level in ("", "technical") else f"Track {track.level}"
    return f" ({level})" if level and level not in track.name else ""
