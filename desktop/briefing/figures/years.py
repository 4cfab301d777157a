"""A line of days for figures: where a day stands, and the marks of years, months or days beneath."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from db.dates import words
from desktop.briefing.figures.figure import centred
from desktop.briefing.pen import Pen
from desktop.briefing.styles import GREY, HAIR, PHRASE
from desktop.briefing.text import width_of

_LABEL = PHRASE._replace(colour=GREY)
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months between marks
_ROOM = 60.0  # points that a mark needs
_GAP = 6.0


class Days(NamedTuple):
    """Days from `first` to `last` (ISO) along a line from `left` to `right`, in points."""

    first: str
    last: str
    left: float
    right: float

    def x(self, day: str) -> float:
        """Where a day stands."""
        start, end = _number(self.first), _number(self.last)
        part = (_number(day) - start) / max(1, end - start)
        return self.left + min(max(part, 0.0), 1.0) * (self.right - self.left)

    def draw(self, pen: Pen, top: float, foot: float) -> None:
        """Draw the marks from `top` to `foot`, each with its month or year beneath; at least both ends."""
        pen.rule(self.left, self.right, foot, 0.3, HAIR)
        marks = [(self.x(day), said) for day, said in self._marks()]
        if len(marks) < 2:
            pen.words(self.left, foot + 10, words(self.first), _LABEL)
            pen.words_left_of(self.right, foot + 10, words(self.last), _LABEL)
            return
        free = self.left
        for x, said in marks:
            pen.stroke(pen.outline_of((x, top), (x, foot)), 0.3, HAIR)
            half = width_of(said, _LABEL) / 2
            middle = min(max(x, self.left + half), self.right - half)
            if middle - half >= free:
                centred(pen, middle, foot + 10, said, _LABEL)
                free = middle + half + _GAP

    def _marks(self) -> Iterator[tuple[str, str]]:
        begun, ended = date.fromisoformat(self.first), date.fromisoformat(self.last)
        months = (ended.year - begun.year) * 12 + ended.month - begun.month + 1
        most = (self.right - self.left) / _ROOM
        step = next((each for each in _STEPS if months / each <= most), _STEPS[-1])
        at = -(-(begun.year * 12 + begun.month - 1) // step) * step
        while at <= ended.year * 12 + ended.month - 1:
            day = f"{at // 12:04}-{at % 12 + 1:02}-01"
            if self.first <= day <= self.last:
                yield day, words(day[:4] if step >= 12 else day[:7])
            at += step


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()
