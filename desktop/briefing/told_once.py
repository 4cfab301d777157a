"""Columns in which every row says the same, or nothing: told in a line, so that others have their width."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.briefing.cells import NOTHING
from desktop.briefing.flow import FREE, TOGETHER, Flowable
from desktop.briefing.phrases import joined
from desktop.briefing.styles import UNDER
from desktop.briefing.tables import under_table
from desktop.briefing.text import Words
from desktop.briefing.widths import Cell, Column

FEWEST = 3  # rows; what fewer have in common needs no line of its own
LEAST_COLUMNS = 3  # that stay: a table with fewer is more heads than cells to those who hear it
LONGEST = 40  # signs of what all rows say, for that to go into a line


class Common(NamedTuple):
    """What the rows of a table have in common: `same`, the text of each column that has but one, "" where it
    has none; `kept`: the places of the other columns.
    """

    columns: Sequence[Column]
    same: dict[int, str]

    @property
    def kept(self) -> list[int]:
        """The places of the columns that stay, in order."""
        return [at for at in range(len(self.columns)) if at not in self.same]

    def sentences(self) -> Iterator[str]:
        """What the columns that are left out would have said."""
        empty = [self.columns[at].head for at, text in self.same.items() if not text]
        told = [f"“{self.columns[at].head}” ({text})" for at, text in self.same.items() if text]
        if empty:
            yield f"Nothing on record in any row: {joined(f'“{head}”' for head in empty)}."
        if told:
            yield f"The same in every row: {joined(told)}."

    def lines(self, *, keeps: int = FREE) -> list[Flowable]:
        """The same as lines under the table; `keeps`: how firmly the last one stays with what follows."""
        said = [Words(UNDER).text(each) for each in self.sentences()]
        return [
            under_table(words, keeps=TOGETHER if at < len(said) else keeps)
            for at, words in enumerate(said, start=1)
        ]


def common(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> Common:
    """What rows have in common, but for columns that name them or lead anywhere; empty ones first."""
    naming = {at for at, column in enumerate(columns) if column.names or not column.head} | {0}
    asked = [at for at in range(len(columns)) if at not in naming] if len(rows) >= FEWEST else []
    found = {at: _one_text([row[at] for row in rows]) for at in asked}
    same = {at: text for at, text in found.items() if text is not None and len(text) <= LONGEST}
    emptiest = sorted(same, key=lambda at: (bool(same[at]), at))[: max(0, len(columns) - LEAST_COLUMNS)]
    return Common(columns, {at: same[at] for at in sorted(emptiest)})


def _one_text(cells: Sequence[Cell]) -> str | None:
    """What all cells of a column say, "" for nothing; None when they differ, or hold links or chips."""
    first = _text(cells[0])
    if first is None or any(_text(each) != first for each in cells[1:]):
        return None
    return "" if first == NOTHING else first


def _text(cell: Cell) -> str | None:
    runs = [run for words in cell for run in words.runs]
    return None if any(run.link or run.chip for run in runs) else " ".join(run.text for run in runs)
