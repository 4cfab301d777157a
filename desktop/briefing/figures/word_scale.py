"""Scenarios on the scale of words: the range of each latest estimate, across the bands of the scale."""

from collections.abc import Sequence
from typing import NamedTuple

from db.records import ScaleTerm, Scenario
from desktop.briefing.figures.figure import STRONG, Figure, centred, left_out, row_label
from desktop.briefing.flow import clipped, draw_lines, set_lines
from desktop.briefing.margin import Likelihood
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.paper import Paper
from desktop.briefing.pen import Pen
from desktop.briefing.phrases import UNCONFIRMED, joined, scale_terms, scenario_likelihood
from desktop.briefing.styles import ACCENT, GREY, HAIR, MID, PHRASE, TINT
from desktop.briefing.tables import Caption
from desktop.briefing.text import Words, width_of

MOST_ROWS = 20
ROW = 23.0
BAR = 7.0
_WORD_LINES = 3
_LEAST = 38.0  # so wide may the words of a narrow band be
_HEAD = _WORD_LINES * PHRASE.leading + 5
_FOOT = 14.0
_NEAR = 14.0  # a bound this close to the one before it is not written
_WORDS = PHRASE._replace(colour=GREY)
_NAMED = 2  # scenarios that come first together are named
_DOTS = (1.5, 3.0)


class Row(NamedTuple):
    """A scenario as it is called, and its likelihood."""

    title: str
    likelihood: Likelihood


def figures(paper: Paper, scenarios: Sequence[Scenario]) -> list[Figure]:
    """The likelihoods of scenarios; none where nobody has estimated any, or the scale has no words."""
    terms = sorted(scale_terms(paper.snapshot), key=lambda each: each.low)
    rows = [
        Row(paper.portion(each) + each.title, scenario_likelihood(paper.snapshot, each.id))
        for each in scenarios
    ]
    if not terms or all(row.likelihood.low is None for row in rows):
        return []
    dagger = f"{UNCONFIRMED} A mapping to a range that no analyst has confirmed."
    under = (
        dagger if any(UNCONFIRMED in row.likelihood.range for row in rows) else "",
        left_out(min(MOST_ROWS, len(rows)), len(rows), "scenarios", "each has its own below"),
    )
    caption = paper.next_figure(f"How likely the scenarios are: {_finding(rows)}")
    return [WordScale(caption, terms, rows[:MOST_ROWS], under)]


def _finding(rows: Sequence[Row]) -> str:
    """Which scenario comes first, or which of them do."""
    middle = [
        ((row.likelihood.low or 0.0) + (row.likelihood.high or 0.0), row)
        for row in rows
        if row.likelihood.low is not None
    ]
    most = max(both for both, _ in middle)
    first = [row for both, row in middle if both == most]
    names = joined(f"“{row.title}”" for row in first)
    if len(first) > 1:
        return f"{names} come first" if len(first) <= _NAMED else f"{len(first)} come first together"
    said = ", ".join(part for part in (first[0].likelihood.word, first[0].likelihood.range) if part)
    return f"{names} comes first ({said})"


class WordScale(Figure):
    """Bands of the scale as columns, words above, bounds beneath; a row for each scenario."""

    def __init__(
        self, caption: Caption, terms: Sequence[ScaleTerm], rows: Sequence[Row], under: Sequence[str]
    ) -> None:
        self._terms, self._rows = terms, rows
        super().__init__(caption, _HEAD + ROW * len(rows) + _FOOT, under)

    def says(self) -> str:
        """The likelihood of each scenario in words and figures."""
        return f"{self.caption.title}. " + " ".join(
            f"{row.title}: {' '.join(part for part in (row.likelihood.word, row.likelihood.range) if part)}."
            for row in self._rows
        )

    def paint(self, pen: Pen, y: float) -> None:
        """Draw the bands with their words and bounds, then a row for each scenario."""
        top, foot = y + _HEAD, y + _HEAD + ROW * len(self._rows)
        self._draw_bands(pen, y, top, foot)
        _draw_bounds(pen, foot, self._terms)
        for at, row in enumerate(self._rows):
            middle = top + ROW * (at + 0.5)
            row_label(pen, middle, row.title)
            _draw_row(pen, middle, row.likelihood)

    def _draw_bands(self, pen: Pen, y: float, top: float, foot: float) -> None:
        for at, term in enumerate(self._terms):
            left, right = _x(pen, term.low), _x(pen, term.high)
            if at % 2:
                pen.box(left, top, right - left, foot - top, TINT)
            words = Words(_WORDS).text(term.term)
            lines = clipped(set_lines([words], max(right - left - 2, _LEAST), bare=True), _WORD_LINES)
            line_y = y + (_WORD_LINES - len(lines)) * PHRASE.leading
            for line in lines:
                x = (left + right - line.line.width) / 2
                x = min(max(x, pen.page.text), pen.page.right - line.line.width)
                draw_lines(pen, x, line_y, [line])
                line_y += line.leading
        pen.rule(pen.page.text, pen.page.right, foot, 0.3, HAIR)


def _draw_bounds(pen: Pen, foot: float, terms: Sequence[ScaleTerm]) -> None:
    last = -_NEAR
    bounds = sorted({0.0, *(term.low for term in terms), *(term.high for term in terms)} - {100.0})
    for bound in bounds:
        x = _x(pen, bound)
        if x - last >= _NEAR and _x(pen, 100) - x >= 2 * _NEAR:
            centred(pen, x, foot + 10, f"{bound:g}", _WORDS)
            last = x
    pen.words_left_of(pen.page.right, foot + 10, "100 %", _WORDS)


def _draw_row(pen: Pen, middle: float, likelihood: Likelihood) -> None:
    said = ", ".join(part for part in (likelihood.word, likelihood.range) if part)
    if likelihood.low is None or likelihood.high is None:
        pen.rule(pen.page.text, pen.page.right, middle, 0.8, MID, _DOTS)
        centred(pen, pen.page.text + TEXT_WIDTH / 2, middle - 3, said, PHRASE)
        return
    left, right = _x(pen, likelihood.low), _x(pen, likelihood.high)
    width = max(3.0, right - left)
    pen.box(left, middle - BAR / 2, width, BAR, ACCENT)
    room = width_of(said, STRONG) + 5
    if pen.page.right - left - width >= room:
        pen.words(left + width + 5, middle + 2.6, said, STRONG)
    elif left - pen.page.text >= room:
        pen.words_left_of(left - 5, middle + 2.6, said, STRONG)
    else:
        centred(pen, pen.page.text + TEXT_WIDTH / 2, middle - BAR / 2 - 1.5, said, STRONG)


def _x(pen: Pen, per_cent: float) -> float:
    return pen.page.text + per_cent / 100 * TEXT_WIDTH
