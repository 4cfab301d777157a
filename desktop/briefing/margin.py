"""What hangs in the margin beside a paragraph: number, kind, likelihood, day, notes with their grade."""

from typing import TYPE_CHECKING, NamedTuple

from desktop.briefing.fonts import SANS
from desktop.briefing.lines import broken
from desktop.briefing.marks import draw_strip
from desktop.briefing.measures import STRIP_WIDTH
from desktop.briefing.styles import (
    ACCENT,
    BODY,
    DAY,
    DAY_LABEL,
    GREY,
    INK,
    KIND,
    MARGIN_NOTE,
    MARGIN_RANGE,
    MARGIN_WORD,
    PARAGRAPH_NUMBER,
    RED,
    Style,
)
from desktop.briefing.tagging.elements import Element
from desktop.briefing.text import Words, width_of

if TYPE_CHECKING:
    from desktop.briefing.pen import Pen

KINDS = {
    "Reported": Style(SANS, "italic", 8, 14, colour=GREY),
    "Judgement": Style(SANS, "semibold", 8, 14, colour=ACCENT),
    "Back-channel": Style(SANS, "italic", 8, 14, colour=RED),
}
_NUMBER = MARGIN_NOTE._replace(cut="semibold", colour=INK)
_REMARK = MARGIN_NOTE._replace(cut="italic")
_KIND_BESIDE, _KIND_GAP = 20.0, 6.0  # of the kind: from the edge, and from a long number
_NOTES_BELOW = 11.0  # from a line of the margin to the notes
_DAY_BELOW = 23.0
_DESCENT = 3.0
MARGIN_WIDTH = 104.0


class Graded(NamedTuple):
    """A note as the margin shows it: its number and grade, for example 12 and "A·F3"; 0 for no number."""

    number: int
    grade: str


class Likelihood(NamedTuple):
    """A likelihood as the margin shows it: word, range, and the strip from `low` to `high` per cent."""

    word: str
    range: str = ""
    low: float | None = None
    high: float | None = None

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Its words and figures, left and right on each line; long words stand above the figures."""
        room = STRIP_WIDTH - width_of(self.range, MARGIN_RANGE) - 4
        if width_of(self.word, MARGIN_WORD) <= room:
            return ((self.word, self.range),)
        above = tuple(("", line) for line in _wrapped(self.word, MARGIN_WORD))
        return (*above, ("", self.range)) if self.range else above


class Day(NamedTuple):
    """The day counter: its number and the lines that say what it counts."""

    number: str
    lines: tuple[str, ...]


class Margin(NamedTuple):
    """The margin of one paragraph or block, drawn from the top down."""

    label: str = ""
    kind: str = ""
    likelihood: Likelihood | None = None
    day: Day | None = None
    notes: tuple[Graded, ...] = ()
    remark: str = ""  # in place of notes

    @property
    def depth(self) -> float:
        """How far down it reaches below the top of a paragraph, in points."""
        lines = (len(self.notes) + 1) // 2 + bool(self.remark)
        if lines:
            return self._notes_at + (lines - 1) * MARGIN_NOTE.leading + _DESCENT
        return self._notes_at - _NOTES_BELOW + _DESCENT if self.day or self.likelihood else 0.0

    @property
    def _notes_at(self) -> float:
        """From the top of the paragraph to the baseline of the first notes."""
        above = 0.0
        if self.day:
            above += _DAY_BELOW + 1.5 + DAY_LABEL.leading * len(self.day.lines)
        if self.likelihood:
            above += 12 + MARGIN_WORD.leading * len(self.likelihood.lines)
        return BODY.baseline + above + _NOTES_BELOW

    def draw_head(self, pen: "Pen", y: float, baseline: float) -> None:
        """Draw what stands on the first line: number and kind; comes before the text."""
        right = pen.page.margin
        pen.words_left_of(right, y + baseline, self.label, PARAGRAPH_NUMBER)
        if self.kind:
            beside = max(_KIND_BESIDE, width_of(self.label, PARAGRAPH_NUMBER) + _KIND_GAP)
            pen.words_left_of(right - beside, y + baseline, self.kind, KINDS.get(self.kind, KIND))

    def draw_rest(self, pen: "Pen", y: float) -> None:
        """Draw what qualifies the text, from the second line on; it is read behind it."""
        if self.day:
            with pen.inside(Element("P")):
                self._draw_day(pen, self.day, y + BODY.baseline)
        if self.likelihood:
            self._draw_likelihood(pen, self.likelihood, y + BODY.baseline)
        if self.notes or self.remark:
            with pen.inside(Element("P")):
                self._draw_all_notes(pen, y + self._notes_at)

    def _draw_all_notes(self, pen: "Pen", at: float) -> None:
        for first in range(0, len(self.notes), 2):
            self._draw_notes(pen, self.notes[first : first + 2], at)
            at += MARGIN_NOTE.leading
        if self.remark:
            pen.words_left_of(pen.page.margin, at, self.remark, _REMARK)

    def _draw_day(self, pen: "Pen", day: Day, baseline: float) -> None:
        right, y = pen.page.margin, baseline + _DAY_BELOW
        pen.words_left_of(right, y, day.number, DAY)
        for at, line in enumerate(day.lines, start=1):
            pen.words_left_of(right, y + 1.5 + DAY_LABEL.leading * at, line, DAY_LABEL)

    def _draw_likelihood(self, pen: "Pen", likelihood: Likelihood, baseline: float) -> None:
        right, y = pen.page.margin, baseline + 2
        with pen.inside(Element("P")):
            for left, figures in likelihood.lines:
                y += MARGIN_WORD.leading
                pen.words(right - STRIP_WIDTH, y, left, MARGIN_WORD)
                style = MARGIN_RANGE if figures == likelihood.range else MARGIN_WORD
                pen.words_left_of(right, y, figures, style)
        draw_strip(pen, right, y + 8.2, likelihood.low, likelihood.high)

    def _draw_notes(self, pen: "Pen", notes: tuple[Graded, ...], y: float) -> None:
        """Draw up to two notes on one line, ending at the edge of the margin."""
        texts = [
            text
            for note in notes
            for text in (
                *([(str(note.number), _NUMBER, 2.0)] if note.number else ()),
                (note.grade, MARGIN_NOTE, 8.0),
            )
        ]
        x = pen.page.margin + 8.0 - sum(width_of(text, style) + gap for text, style, gap in texts)
        for text, style, gap in texts:
            x += pen.words(x, y, text, style) + gap


def day_counter(number: str, label: str) -> Day:
    """The counter of a day; `label` says what is counted, and the date."""
    return Day(number, _wrapped(label, DAY_LABEL))


def _wrapped(text: str, style: Style) -> tuple[str, ...]:
    lines = broken(Words(style).text(text).runs, MARGIN_WIDTH)
    return tuple("".join(piece.text for piece in line.pieces).strip() for line in lines)
