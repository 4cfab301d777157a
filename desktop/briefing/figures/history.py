"""How the likelihood of each scenario changed: its ranges along the days on which they were given."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from db.dates import BadDate, known_from
from db.likelihood import figures as per_cent
from db.records import Estimate, Scenario
from desktop.analysis.coherence import history
from desktop.briefing.figures.figure import STRONG, Figure, left_out, row_label
from desktop.briefing.figures.years import Days
from desktop.briefing.paper import Paper
from desktop.briefing.pen import Pen
from desktop.briefing.phrases import date_words
from desktop.briefing.styles import ACCENT, GREY, HAIR, MID, PHRASE, TINT
from desktop.briefing.tables import Caption

MOST_ROWS = 8
ROW = 56.0
_PAD = 8.0  # above and below the 100 and 0 of a row
_FOOT = 14.0
_SAID = 62.0  # at the right, for the last range
_SCALE = PHRASE._replace(size=6.5, colour=GREY)


class Row(NamedTuple):
    """A scenario as it is called, and its estimates with the ISO day each was made, the latest at the end."""

    title: str
    made: tuple[tuple[str, Estimate], ...]


def figures(paper: Paper, scenarios: Sequence[Scenario]) -> list[Figure]:
    """The history of the scenarios that were estimated more than once; none where none was."""
    rows = [
        Row(paper.portion(each) + each.title, _dated(history(paper.snapshot, each.id))) for each in scenarios
    ]
    rows = [row for row in rows if len({day for day, _ in row.made}) > 1]
    if not rows:
        return []
    shown = min(MOST_ROWS, len(rows))
    note = left_out(shown, len(rows), "scenarios estimated more than once", "each says its latest below")
    caption = paper.next_figure(f"How the likelihoods changed, in per cent: {_finding(rows)}")
    return [History(caption, rows[:MOST_ROWS], ("Bars are ranges, each at the day it was given.", note))]


def _finding(rows: Sequence[Row]) -> str:
    """Which scenario moved most from its first estimate to its latest."""

    def moved(row: Row) -> float:
        first, last = row.made[0][1], row.made[-1][1]
        return (last.low + last.high - first.low - first.high) / 2

    most = max(rows, key=lambda row: abs(moved(row)))
    if not moved(most):
        return "none has moved from where it began"
    ends = [per_cent(row.low, row.high) for row in (most.made[0][1], most.made[-1][1])]
    return f"“{most.title}” {'rose' if moved(most) > 0 else 'fell'} most, from {ends[0]} to {ends[1]}"


def _dated(made: Sequence[Estimate]) -> tuple[tuple[str, Estimate], ...]:
    dated = []
    for each in made:
        try:
            day = known_from(each.made)
        except BadDate:
            continue
        if day:
            dated.append((day, each))
    return tuple(sorted(dated, key=lambda pair: (pair[0], pair[1].low, pair[1].high)))


class History(Figure):
    """A strip from 0 to 100 for each scenario, one under another along the same days."""

    def __init__(self, caption: Caption, rows: Sequence[Row], under: Sequence[str]) -> None:
        self._rows = rows
        super().__init__(caption, ROW * len(rows) + _FOOT, under)

    def says(self) -> str:
        """Each scenario with its ranges by the days they were given."""
        return f"{self.caption.title}. " + " ".join(
            f"{row.title}: "
            + ", then ".join(f"{_spoken(each)} as of {date_words(each.made)}" for _, each in row.made)
            + "."
            for row in self._rows
        )

    def paint(self, pen: Pen, y: float) -> None:
        """Draw the days, then the strips over them."""
        every = [day for row in self._rows for day, _ in row.made]
        days = Days(min(every), max(every), pen.page.text + 14, pen.page.right - _SAID)
        foot = y + ROW * len(self._rows)
        days.draw(pen, y, foot)
        for at, row in enumerate(self._rows):
            top = y + ROW * at
            row_label(pen, top + ROW / 2, row.title)
            _draw_strip(pen, days, top + _PAD, ROW - 2 * _PAD, row)


def _spoken(estimate: Estimate) -> str:
    """A range as it is said."""
    if estimate.low == estimate.high:
        return f"{estimate.low:g} per cent"
    return f"from {estimate.low:g} to {estimate.high:g} per cent"


def _draw_strip(pen: Pen, days: Days, top: float, depth: float, row: Row) -> None:
    def height(value: float) -> float:
        return top + depth * (1 - value / 100)

    for value in (0, 50, 100):
        pen.rule(days.left, days.right, height(value), 0.3, MID if value != 50 else HAIR)
        pen.words_left_of(days.left - 3, height(value) + 2, f"{value}", _SCALE)
    points = [(days.x(day), each) for day, each in row.made]
    for (x, each), (end, after) in pairwise(points):
        upper = (x, height(each.high)), (end, height(after.high))
        lower = (end, height(after.low)), (x, height(each.low))
        pen.fill(pen.outline_of(*upper, *lower, closed=True), TINT)
        middles = ((x, height((each.low + each.high) / 2)), (end, height((after.low + after.high) / 2)))
        pen.stroke(pen.outline_of(*middles), 0.6, MID)
    for x, each in points:
        pen.box(x - 1.5, height(each.high), 3, max(2.0, height(each.low) - height(each.high)), ACCENT)
    x, last = points[-1]
    middle = min(max(height((last.low + last.high) / 2), top + 4), top + depth - 2)
    pen.words(x + 6, middle + 2.6, per_cent(last.low, last.high), STRONG)
