"""Tables that tell of a record in each row: a bar where it changed, and a way from the row to the record."""

from collections.abc import Sequence

from db.records import Record
from desktop.briefing.cells import NOTES_WIDTH, NOTHING, strong
from desktop.briefing.flow import FREE, TOGETHER, Flowable
from desktop.briefing.measures import LABELS, TEXT_WIDTH
from desktop.briefing.paper import Paper
from desktop.briefing.tables import Caption, Table, table
from desktop.briefing.text import NO_BREAK
from desktop.briefing.told_once import common
from desktop.briefing.widths import Cell, Column

NUMBER = "No."  # the head of a column that numbers rows


def table_of(
    paper: Paper, records: Sequence[Record], columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *,
    caption: Caption | None, keeps: int = FREE,
) -> list[Flowable]:  # fmt: skip
    """Set a table over the whole measure, a row for each of `records`; the rest as of `table`.

    What all rows have in common is told in a line under it. A paper that is set close has no room for lines.
    What has but one row is no table: it is set as labels with what they say, in the text column.
    """
    if len(rows) == 1 and caption:
        return [_labelled(paper, records[0], columns, rows[0], caption, keeps=keeps)]
    shared = common(columns, rows if not paper.template.compact else ())
    lines = shared.lines(keeps=keeps)
    shown = table(
        paper.page.side, paper.page.block, [columns[at] for at in shared.kept],
        [[row[at] for at in shared.kept] for row in rows], caption=caption,
        keeps=TOGETHER if lines else keeps,
        about=[each.id for each in records], bars=[paper.bar(each) for each in records],
    )  # fmt: skip
    return [shown, *lines]


def _labelled(
    paper: Paper, record: Record, columns: Sequence[Column], row: Sequence[Cell], caption: Caption, *,
    keeps: int,
) -> Table:  # fmt: skip
    """The only row of a table: a line for each column that says something."""
    told = [
        (column.head, _in_one_line(cell) if column.width == NOTES_WIDTH else cell)
        for column, cell in zip(columns, row, strict=True)
        if column.head != NUMBER and not _is_empty(cell)
    ]
    bar = paper.bar(record)
    return table(
        paper.page.text, TEXT_WIDTH, [Column("", LABELS), Column("", TEXT_WIDTH - LABELS)],
        [[strong(head), cell] for head, cell in told], caption=caption, keeps=keeps,
        about=[record.id] * len(told),
        bars=[bar if not at or bar is None else "" for at in range(len(told))],
    )  # fmt: skip


def _in_one_line(notes: Cell) -> Cell:
    """Notes beside each other."""
    first, *others = notes
    for each in others:
        first.text(f"{NO_BREAK}{NO_BREAK} ").runs.extend(each.runs)
    return [first]


def _is_empty(cell: Cell) -> bool:
    """Whether it says that there is nothing on record, and no more."""
    return [run.text for words in cell for run in words.runs] == [NOTHING]
