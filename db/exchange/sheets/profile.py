"""What a column of a sheet holds, told by a sample of its cells."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from db.dates import BadDate
from db.errors import InvalidField
from db.exchange.sheets.cells import Cell, is_empty
from db.exchange.sheets.choices import read_choice
from db.exchange.sheets.dates_in import read_date
from db.exchange.sheets.names import NameBook
from db.exchange.sheets.sheet import Sheet
from db.records import KINDS, specs

SAMPLE = 60
FIRST = 12  # cells after which a column is given up that has shown nothing of the kind
LONG = 45  # characters from which a text is a statement rather than a name
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


@dataclass(slots=True)
class Profile:
    """A sample of one column: its cells that hold anything. Each share is reckoned once."""

    cells: Sequence[Cell]
    _shares: dict[str, float] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """True when nothing stands in the column."""
        return not self.cells

    def dates(self) -> float:
        """Which share of the cells are dates; a bare number is one only as a year."""
        return self._share("dates", _is_date)

    def urls(self) -> float:
        """Which share of the cells are addresses."""
        return self._share("urls", lambda cell: isinstance(cell, str) and bool(_URL.fullmatch(cell.strip())))

    def long(self) -> float:
        """Which share of the cells are long texts."""
        return self._share("long", lambda cell: isinstance(cell, str) and len(cell) >= LONG)

    def texts(self) -> float:
        """Which share of the cells are texts."""
        return self._share("texts", lambda cell: isinstance(cell, str))

    def choices(self, kind: str, field: str) -> float:
        """Which share of the cells are choices of a field."""

        def fits(cell: Cell) -> bool:
            return isinstance(cell, str) and _is_choice(kind, field, cell.strip())

        return self._share(f"{kind}.{field}", fits)

    def names(self, book: NameBook, kind: str) -> float:
        """Which share of the cells are names of records of a kind that the tracker holds."""
        return self._share(kind, lambda cell: isinstance(cell, str) and book.is_name(kind, cell))

    def _share(self, what: str, fits: Callable[[Cell], bool]) -> float:
        """A share; that of a column whose first cells do not fit at all is not looked into further."""
        if what not in self._shares:
            first, rest = self.cells[:FIRST], self.cells[FIRST:]
            fitting = sum(map(fits, first))
            if fitting:
                fitting += sum(map(fits, rest))
            self._shares[what] = fitting / len(self.cells) if self.cells else 0.0
        return self._shares[what]


def profile(sheet: Sheet, column: int, first: int) -> Profile:
    """A sample of a column from row `first` on."""
    found: list[Cell] = []
    for row in sheet.rows[first : first + 20 * SAMPLE]:
        if not is_empty(row[column]):
            found.append(row[column])
            if len(found) == SAMPLE:
                break
    return Profile(found)


def _is_date(cell: Cell) -> bool:
    if isinstance(cell, date):
        return True
    if not isinstance(cell, str):
        return isinstance(cell, float | int) and not isinstance(cell, bool) and 1900 <= cell <= 2100
    return len(cell) <= 40 and any(sign.isdigit() for sign in cell) and _is_date_text(cell)


@lru_cache(maxsize=4096)
def _is_date_text(text: str) -> bool:
    for order in ("DMY", "MDY"):
        try:
            return bool(read_date(text, order)[0])
        except BadDate:
            continue
    return False


@lru_cache(maxsize=4096)
def _is_choice(kind: str, field: str, text: str) -> bool:
    if not text or len(text) > 30 or not specs(KINDS[kind])[field].choices:
        return False
    try:
        return bool(read_choice(KINDS[kind], field, text))
    except InvalidField:
        return False
