"""Tables of more columns than a page is wide: the last of them are told under the text of the row."""

from collections.abc import Sequence

from desktop.briefing.cells import NOTHING
from desktop.briefing.phrases import sentence
from desktop.briefing.styles import DETAIL
from desktop.briefing.tables import table
from desktop.briefing.text import Words
from desktop.briefing.widths import Cell, Column

MOST = 6  # columns of a table whose rows would else be deep
DEEP = 35.0  # points a row is high on average where its columns are too narrow: nearly three lines

Rows = Sequence[Sequence[Cell]]


def folded(columns: Sequence[Column], rows: Rows, width: float) -> tuple[Sequence[Column], Rows]:
    """The columns of a table `width` points wide and its rows, with as many columns as it has room for.

    What is beyond them stands under the longest text of its row, each with the head it would have had. A
    table of short cells keeps all its columns: it is looked at as a matrix.
    """
    if len(columns) <= MOST or not rows:
        return columns, rows
    set_wide = table(0, width, columns, rows)
    if sum(row.height for row in set_wide.rows) / len(rows) <= DEEP:
        return columns, rows
    into = max(range(1, MOST), key=lambda at: (sum(len(_text(row[at])) for row in rows), -at))
    heads = [column.head for column in columns[MOST:]]
    return columns[:MOST], [_with_rest(row, into, heads) for row in rows]


def _with_rest(row: Sequence[Cell], into: int, heads: Sequence[str]) -> list[Cell]:
    """A row without its last cells, which are told in one of the others."""
    texts = zip(heads, map(_text, row[MOST:]), strict=True)
    told = " ".join(sentence(f"{head}: {text}") for head, text in texts if text not in ("", NOTHING))
    cells = list(row[:MOST])
    cells[into] = [*cells[into], *([Words(DETAIL).text(told)] if told else [])]
    return cells


def _text(cell: Cell) -> str:
    return " ".join(run.text for words in cell for run in words.runs)
