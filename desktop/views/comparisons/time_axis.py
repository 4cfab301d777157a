"""Days on a line: where each stands at a zoom, and which ticks are named there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

MOST = 40.0  # pixels a day has at most
WIDEST = 1_000_000_000  # pixels; what a scroll bar can count
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LAST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """`first` and `last`: its days, as ordinals; `per_day`: pixels a day is wide."""

    first: int
    last: int
    per_day: float

    def x(self, day: float) -> float:
        """How far a day (an ordinal) is from the start, in pixels."""
        return (day - self.first) * self.per_day

    def day(self, x: float) -> float:
        """The day (an ordinal, with its fraction) at so many pixels from the start."""
        return self.first + x / self.per_day

    @property
    def width(self) -> float:
        """How wide all its days are, in pixels."""
        return (self.last + 1 - self.first) * self.per_day

    def zoomed(self, per_day: float, least: float) -> "TimeAxis":
        """The same days at another zoom, no wider than a day can be and no narrower than `least`."""
        most = max(least, min(MOST, WIDEST / (self.last + 1 - self.first)))
        return replace(self, per_day=max(least, min(per_day, most)))


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at `x` pixels from the start. `over`: what it begins, where a greater unit begins there."""

    x: float
    label: str
    over: str = ""


# Units with the months they have (days: 0) and the pixels their label needs.
_UNITS = ((0, 26.0), (1, 44.0), (3, 40.0), *((12 * years, 52.0) for years in (1, 2, 5, 10, 20, 50, 100, 500)))
_DAYS_A_MONTH = 30.44


def unit(axis: TimeAxis) -> int:
    """Months from one tick to the next at this zoom; 0 is a tick for each day."""
    for months, room in _UNITS:
        days = months * _DAYS_A_MONTH if months else 1
        if days * axis.per_day >= room:
            return months
    return 12_000


def ticks(axis: TimeAxis, left: float, right: float) -> list[Tick]:
    """The ticks between two places (pixels from the start), the one before the first included."""
    months = unit(axis)
    start = date.fromordinal(max(1, min(int(axis.day(left)), date.max.toordinal())))
    found = []
    for day in _days(start) if not months else _months(start, months):
        x = axis.x(day.toordinal())
        if x > right:
            break
        found.append(Tick(x, _label(day, months), _over(day, months)))
    return found


def era(axis: TimeAxis, left: float) -> str:
    """The greater unit that the place lies in: "2026" over months, "February 2026" over days."""
    day = date.fromordinal(max(1, min(int(axis.day(left)), date.max.toordinal())))
    months = unit(axis)
    return "" if months >= 12 else _month(day) if not months else str(day.year)


def _days(start: date) -> Iterator[date]:
    for ordinal in range(start.toordinal(), date.max.toordinal() + 1):
        yield date.fromordinal(ordinal)


def _months(start: date, step: int) -> Iterator[date]:
    at = (start.year * 12 + start.month - 1) // step * step
    while at < 12:
        at += step
    while at // 12 <= _LAST_YEAR:
        yield date(at // 12, at % 12 + 1, 1)
        at += step


def _label(day: date, months: int) -> str:
    if not months:
        return str(day.day)
    if months == 1:
        return MONTHS[day.month - 1]
    return f"Q{day.month // 3 + 1}" if months == 3 else str(day.year)


def _over(day: date, months: int) -> str:
    if not months and day.day == 1:
        return _month(day)
    return str(day.year) if months in (1, 3) and day.month == 1 else ""


def _month(day: date) -> str:
    return f"{day:%B} {day.year}"
