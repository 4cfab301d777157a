"""Tables that tell of a record in each row: a bar where it changed, and a way from the row to the record."""

from collections.abc import Sequence

from db.records import Record
from desktop.briefing.flow import FREE, TOGETHER, Flowable
from desktop.briefing.paper import Paper
from desktop.briefing.tables import Caption, table
from desktop.briefing.told_once import common
from desktop.briefing.widths import Cell, Column


def table_of(
    paper: Paper, records: Sequence[Record], columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *,
    caption: Caption | None, keeps: int = FREE,
) -> list[Flowable]:  # fmt: skip
    """Set a table over the whole measure, a row for each of `records`; the rest as of `table`.

    What all rows have in common is told in a line under it. A paper that is set close has no room for lines.
    """
    shared = common(columns, rows if not paper.template.compact else ())
    lines = shared.lines(keeps=keeps)
    shown = table(
        paper.page.side, paper.page.block, [columns[at] for at in shared.kept],
        [[row[at] for at in shared.kept] for row in rows], caption=caption,
        keeps=TOGETHER if lines else keeps,
        about=[each.id for each in records], bars=[paper.bar(each) for each in records],
    )  # fmt: skip
    return [shown, *lines]
