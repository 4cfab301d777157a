"""Tables that tell of a record in each row: a bar where it changed, and a way from the row to the record."""

from collections.abc import Sequence

from db.records import Record
from desktop.briefing.flow import FREE
from desktop.briefing.paper import Paper
from desktop.briefing.tables import Caption, Table, table
from desktop.briefing.widths import Cell, Column


def table_of(
    paper: Paper, records: Sequence[Record], columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *,
    caption: Caption | None, keeps: int = FREE,
) -> Table:  # fmt: skip
    """Set a table over the whole measure, a row for each of `records`; the rest as of `table`."""
    return table(
        paper.page.side, paper.page.block, columns, rows, caption=caption, keeps=keeps,
        about=[each.id for each in records], bars=[paper.bar(each) for each in records],
    )  # fmt: skip
