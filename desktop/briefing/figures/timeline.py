"""Events by track along the years: what is known to the day as discs, what is not as the span it lies in.

A few are named beside their marks; of many the table tells.
"""

from collections.abc import Sequence
from dataclasses import replace

from desktop.analysis.timeline import EVENTS, Lane, Moment, lanes, moments
from desktop.briefing.figures.figure import Figure, left_out, row_label, shortened
from desktop.briefing.figures.years import Days
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.paper import Paper
from desktop.briefing.pen import Pen
from desktop.briefing.phrases import counted, date_words
from desktop.briefing.styles import ACCENT, HAIR, INK, PHRASE, WHITE
from desktop.briefing.tables import Caption
from desktop.briefing.text import width_of

MOST_LANES = 14
MOST_TOLD = 10  # of a lane in the words that stand for the figure
LEVELS = 4  # so many marks of a lane stand above one another
_LEVEL, _LEAST, _R = 8.0, 22.0, 2.8
_KEY, _FOOT, _GAP = 14.0, 14.0, 2.0
MOST_NAMED = 18  # events; of more the marks stand alone
_NAMED_LEVEL = 11.0
_BESIDE = 3.0
_TICK = 4.0
_SOFT_DASH = (2.4, 2.0)


def figures(paper: Paper) -> list[Figure]:
    """The dated events by track; none where fewer than two have a date."""
    found = moments(paper.snapshot, EVENTS)
    if len({each.when.first for each in found}) < 2:
        return []
    all_lanes = lanes(paper.snapshot, found)
    shown = sorted(all_lanes, key=lambda lane: -len(lane.moments))[:MOST_LANES]
    kept = [lane for lane in all_lanes if lane in shown]
    between = (
        date_words(min(each.when.first for each in found)[:4]),
        date_words(max(each.when.last for each in found)[:4]),
    )
    years = f"in {between[0]}" if between[0] == between[1] else f"from {between[0]} to {between[1]}"
    caption = paper.next_figure(f"Events by track: {counted(len(found), 'dated event')} {years}")
    under = left_out(len(kept), len(all_lanes), "tracks", "the table has the events of all")
    return [Timeline(caption, kept, (under,))]


class Timeline(Figure):
    """A lane for each track, as high as its marks need to stand apart."""

    def __init__(self, caption: Caption, shown: Sequence[Lane], under: Sequence[str]) -> None:
        self._lanes = [replace(lane, moments=tuple(sorted(lane.moments, key=_when))) for lane in shown]
        every = [each for lane in self._lanes for each in lane.moments]
        self._days = Days(
            min(each.when.first for each in every),
            max(each.when.last for each in every),
            0.0,
            TEXT_WIDTH - 2 * _R,
        )
        self._named = len(every) <= MOST_NAMED
        self._level = _NAMED_LEVEL if self._named else _LEVEL
        self._placed = [
            list(range(len(lane.moments))) if self._named else _levels(self._days, lane.moments)
            for lane in self._lanes
        ]
        self._heights = [
            max(_LEAST, (max(placed) + 1) * self._level + 2 * _GAP + 4) for placed in self._placed
        ]
        super().__init__(caption, sum(self._heights) + _FOOT + _KEY, under)

    def says(self) -> str:
        """Each track with its events, or with how many there are and between which days."""
        first, last = self._days.first, self._days.last
        told = " ".join(f"{lane.title}: {_told(lane)}." for lane in self._lanes)
        return f"{self.caption.title}. Its days run from {date_words(first)} to {date_words(last)}. {told}"

    def paint(self, pen: Pen, y: float) -> None:
        """Draw the days, the marks of each lane, and what the marks mean."""
        days = self._days._replace(left=pen.page.text + _R, right=pen.page.right - _R)
        foot = y + sum(self._heights)
        days.draw(pen, foot - _TICK if self._named else y, foot)  # lines through names would make a table
        for lane, levels, height in zip(self._lanes, self._placed, self._heights, strict=True):
            row_label(pen, y + height / 2, lane.title)
            high = max(levels)
            way = -1 if self._named else 1  # names are read from the top, marks alone stand on the lane
            for each, level in zip(lane.moments, levels, strict=True):
                middle = y + height / 2 + way * (high / 2 - level) * self._level
                name = each.title if self._named else ""
                _draw_moment(pen, days, each, middle, name)
            y += height
            pen.rule(pen.page.text, pen.page.right, y, 0.3, HAIR)
        _draw_key(pen, foot + _FOOT + 8)


def _when(moment: Moment) -> tuple[str, str, str]:
    return moment.when.first, moment.when.last, moment.title


def _levels(days: Days, found: Sequence[Moment]) -> list[int]:
    """At which height each mark stands, so that none hides another while there is room."""
    ends = [-1.0] * LEVELS
    levels = []
    for each in found:
        left, right = days.x(each.when.first) - _R, days.x(each.when.last) + _R
        level = next((at for at, end in enumerate(ends) if end <= left), ends.index(min(ends)))
        ends[level] = max(ends[level], right + 1)
        levels.append(level)
    return levels


def _draw_moment(pen: Pen, days: Days, moment: Moment, y: float, name: str) -> None:
    left, right = days.x(moment.when.first), days.x(moment.when.last)
    _draw_mark(pen, moment, left, right, y)
    if name:
        _draw_name(pen, name, left - _R, right + _R, y)


def _draw_mark(pen: Pen, moment: Moment, left: float, right: float, y: float) -> None:
    if moment.when.is_exact or (right - left < 2 * _R and not moment.when.is_soft):
        pen.fill(pen.disc_of((left + right) / 2, y, _R), INK)
        return
    left, right = (left, right) if right - left > 2 * _R else (left - _R, left + _R)
    edge = pen.outline_of((left, y - _R), (right, y - _R), (right, y + _R), (left, y + _R), closed=True)
    if moment.when.is_soft:
        pen.fill(edge, WHITE)
        pen.stroke(edge, 0.7, ACCENT, _SOFT_DASH)
    else:
        pen.fill(edge, ACCENT)


def _draw_name(pen: Pen, name: str, left: float, right: float, y: float) -> None:
    """Write the name of an event beside its mark, on the right where it has room there, or else on it."""
    before, behind = left - _BESIDE - pen.page.text, pen.page.right - right - _BESIDE
    on_right = width_of(name, PHRASE) <= behind or behind >= before
    shown = shortened(name, behind if on_right else before)
    width = width_of(shown, PHRASE)
    x = right + _BESIDE if on_right else left - _BESIDE - width
    if shown != name and right - left > width_of(name, PHRASE) + 2 * _BESIDE:
        shown, width = name, width_of(name, PHRASE)
        x = (left + right - width) / 2
    pen.box(x - 1, y - 4, width + 2, 8, WHITE)  # where it stands on its own mark
    pen.words(x, y + 2.6, shown, PHRASE)


def _draw_key(pen: Pen, baseline: float) -> None:
    x, y = pen.page.text + _R, baseline - 2.5
    pen.fill(pen.disc_of(x, y, _R), INK)
    x += 8 + pen.words(x + 8, baseline, "on a day", PHRASE) + 18
    pen.box(x, y - _R, 18, 2 * _R, ACCENT)
    x += 23 + pen.words(x + 23, baseline, "over some time", PHRASE) + 18
    soft = pen.outline_of((x, y - _R), (x + 18, y - _R), (x + 18, y + _R), (x, y + _R), closed=True)
    pen.stroke(soft, 0.7, ACCENT, _SOFT_DASH)
    pen.words(x + 23, baseline, "some time within, the day is not known", PHRASE)


def _told(lane: Lane) -> str:
    count = counted(len(lane.moments), "event")
    if len(lane.moments) > MOST_TOLD:
        return f"{count}, from {lane.moments[0].when.shown} to {lane.moments[-1].when.shown}"
    return f"{count}: " + "; ".join(f"{each.when.shown}, {each.title}" for each in lane.moments)
