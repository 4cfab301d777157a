"""The cells of tables: plain and bold text, "–" for nothing on record, notes with their grade."""

from collections.abc import Sequence

from desktop.briefing.margin import Graded
from desktop.briefing.styles import CELL, DETAIL, GREY, INK
from desktop.briefing.tagging.elements import Element
from desktop.briefing.text import NO_BREAK, Words
from desktop.briefing.widths import Cell

NOTHING = "–"
NOTES_WIDTH = 54.0  # of the column that holds notes


def plain(text: str, *more: str) -> Cell:
    """Text, further text under it in grey; "–" when there is none."""
    under = [Words(DETAIL).text(each) for each in more if each]
    if not text and under:
        return under
    return [Words(CELL).text(text) if text else Words(CELL).text(NOTHING, GREY), *under]


def strong(text: str, *more: str) -> Cell:
    """Text in semibold, further text under it."""
    return [Words(CELL).bold(text or NOTHING), *(Words(CELL).text(each) for each in more if each)]


def noted(notes: Sequence[Graded]) -> Cell:
    """Notes with their grade, one a line; says so when there is no source."""
    if not notes:
        return [Words(DETAIL).italic("no source")]
    lines = []
    for note in notes:
        words = Words(CELL)
        if note.number:
            words.bold(f"{note.number}")
            words.runs[-1] = words.runs[-1]._replace(colour=INK).leading_to_note(note.number)
            words.within(Element("Span")).text(NO_BREAK)
        lines.append(words.text(note.grade.replace(" ", NO_BREAK), GREY))
    return lines
