"""A sheet as it was read: its cells from A1 on, what is peculiar about it, and where its head is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from db.exchange.sheets.cells import Cell


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one sheet, row by row from A1, all rows equally long; those of a merged cell are filled.

    `name` is empty for a text file. `hidden`: rows the sheet does not show, counted from 0. `notes`: what a
    person should look at.
    """

    file: str
    name: str
    rows: Sequence[Sequence[Cell]] = field(repr=False)
    hidden: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def place(self) -> str:
        """What it is called in messages: "Talks.xlsx, sheet Positions"."""
        return f"{self.file}, sheet {self.name}" if self.name else self.file


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet of a file that was not read yet; `hidden`: the workbook does not show it."""

    name: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Extras:
    """What a workbook says of a sheet beside its values: places are (row, column), counted from 0.

    `coarse`: cells that show less than their value holds: "month", "year", or "percent".
    `merged`: first and last place. `unvalued`: cells with a formula whose value was never kept.
    """

    hidden: frozenset[int] = frozenset()
    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    coarse: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    unvalued: tuple[tuple[int, int], ...] = ()
