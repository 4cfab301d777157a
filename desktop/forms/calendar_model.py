"""The days, months or years a calendar shows at a time, as a table; weeks begin on Monday."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db import dates
from db.dates.in_words import MONTHS

Index = QModelIndex | QPersistentModelIndex
Level = Literal["day", "month", "year"]
LEVELS: tuple[Level, ...] = ("day", "month", "year")
LETTERS = {"day": 10, "month": 7, "year": 4}  # of an ISO day that name the day, its month, its year
SHAPES = {"day": (6, 7), "month": (4, 3), "year": (5, 4)}  # rows and columns
YEARS = 20
CELL_ROLE = Qt.ItemDataRole.UserRole
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
Span = Literal["", "from", "until"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A date of a calendar: what day it is in, how exact, with what doubt, and open to which side."""

    day: date
    level: Level = "day"
    about: bool = False
    unsure: bool = False
    span: Span = ""

    @property
    def edtf(self) -> str:
        """As EDTF, for example 2026-02~, 2026/.. or ../2026-02-14."""
        mark = "%" if self.about and self.unsure else "~" if self.about else "?" if self.unsure else ""
        point = f"{name_of(self.day, self.level)}{mark}"
        return {"": point, "from": f"{point}/..", "until": f"../{point}"}[self.span]

    @classmethod
    def of(cls, edtf: str, today: date) -> "Chosen":
        """The nearest a calendar has to `edtf`; today for what is undated or not in its years."""
        start, stroke, end = edtf.partition("/")
        span: Span = "until" if stroke and start == ".." else "from" if stroke and end == ".." else ""
        point = end if span == "until" else start
        first, last = dates.bounds(edtf) if edtf else (None, None)
        day = last if span == "until" else first
        if not day:
            return cls(today)
        bare = point.rstrip("~?%")
        level: Level = next((each for each in LEVELS if len(bare) == LETTERS[each]), "day")
        about, unsure = point[-1:] in ("~", "%"), point[-1:] in ("?", "%")
        return cls(date.fromisoformat(day), level, about, unsure, span)

    def moved(self, steps: int) -> "Chosen":
        """That many days, months or years on; as far as the calendar goes."""
        return replace(self, day=stepped(self.day, self.level, steps))


def name_of(day: date, level: Level) -> str:
    """The day, its month or its year as EDTF."""
    return day.isoformat()[: LETTERS[level]]


def stepped(day: date, level: Level, steps: int) -> date:
    """`day` so many days, months or years on, its last such day where the month is shorter."""
    try:
        if level == "day":
            return day + timedelta(days=steps)
        months = day.year * 12 + day.month - 1 + steps * (12 if level == "year" else 1)
        year, month = months // 12, months % 12 + 1
        return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return date.max if steps > 0 else date.min


def page_of(day: date, level: Level) -> list[date | None]:
    """What is on the page that holds `day`, row by row; None where the calendar ends."""
    if level == "day":
        first = day.replace(day=1).toordinal()
        monday = first - (first - 1) % 7
        some = range(monday, monday + 42)
        return [date.fromordinal(n) if 0 < n <= date.max.toordinal() else None for n in some]
    if level == "month":
        return [date(day.year, month, 1) for month in range(1, 13)]
    begin = day.year - day.year % YEARS
    years = range(begin, begin + YEARS)
    return [date(year, 1, 1) if MINYEAR <= year <= MAXYEAR else None for year in years]


class CalendarModel(QAbstractTableModel):
    """One page of days, months or years. `today`: asked anew each time a page is shown."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.today = today()
        self.day, self.level = self.today, LEVELS[0]
        self._cells = page_of(self.day, self.level)

    def show_page(self, day: date, level: Level) -> None:
        """Show the page that holds `day`."""
        self.beginResetModel()
        self.today = self._today()
        self.day, self.level = day, level
        self._cells = page_of(day, level)
        self.endResetModel()

    @property
    def title(self) -> str:
        """What the page is: "February 2026", "2026", "2020–2039"."""
        if self.level == "day":
            return f"{MONTHS[self.day.month - 1]} {self.day.year}"
        if self.level == "month":
            return str(self.day.year)
        begin = self.day.year - self.day.year % YEARS
        return f"{begin}–{begin + YEARS - 1}"

    def place_of(self, day: date) -> QModelIndex:
        """Where `day`, its month or its year stands on the page; nowhere when it is on another."""
        wanted = name_of(day, self.level)
        columns = self.columnCount()
        for place, cell in enumerate(self._cells):
            if cell and name_of(cell, self.level) == wanted:
                return self.index(place // columns, place % columns)
        return QModelIndex()

    def cell(self, index: Index) -> date | None:
        """The first day of what stands in a cell."""
        return self._cells[index.row() * self.columnCount() + index.column()] if index.isValid() else None

    # -- Qt ------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else SHAPES[self.level][0]

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else SHAPES[self.level][1]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        across = orientation == Qt.Orientation.Horizontal and self.level == "day"
        return WEEKDAYS[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(cell)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {"day": str(cell.day), "month": MONTHS[cell.month - 1][:3], "year": str(cell.year)}[self.level]

    def is_now(self, cell: date) -> bool:
        """Whether a cell holds today."""
        return name_of(cell, self.level) == name_of(self.today, self.level)

    def is_beside(self, cell: date) -> bool:
        """Whether a day belongs to the month before or after the one shown."""
        return self.level == "day" and (cell.year, cell.month) != (self.day.year, self.day.month)

    def spoken(self, cell: date) -> str:
        """A cell as it is read out: "Saturday 14 February 2026, today"."""
        words = dates.words(name_of(cell, self.level))
        if self.level == "day":
            words = f"{calendar.day_name[cell.weekday()]} {words}"
        now = {"day": "today", "month": "this month", "year": "this year"}[self.level]
        return f"{words}, {now}" if self.is_now(cell) else words
