"""Rows of a list as a table for other programs: text with tabs and a table in HTML, one field a column."""

from collections.abc import Sequence

from db.changes import Value
from db.exchange.cells import cell
from db.queries import lists
from db.reader import Reader
from db.records import KINDS, Option, Position, Record, specs
from desktop.jobs import Report
from desktop.models.columns import STANCES, heading_of, one_field
from desktop.models.table_text import TableText, TableWriter

PAGE = 500
Stances = Sequence[tuple[Option, str]]


def table_text(
    reader: Reader, kind: str, fields: Sequence[str], numbers: Sequence[int], report: Report | None = None
) -> TableText:
    """The records with these row numbers as a table of `fields` under their headings.

    Dates and choices are written as they are stored and references by title, so that a table can be read in
    again; what a spreadsheet would calculate is guarded. `report` is called a page of rows.
    """
    heads = [heading_of(kind, one_field(kind, name)) for name in fields]
    is_number = [name != STANCES and specs(KINDS[kind])[name].kind in ("whole", "number") for name in fields]
    writer = TableWriter(heads, is_number)
    for begin in range(0, len(numbers), PAGE):
        for texts in _page(reader, kind, fields, numbers[begin : begin + PAGE]):
            writer.add(texts)
        if report:
            report(writer.rows, len(numbers))
    return writer.table()


def _page(reader: Reader, kind: str, fields: Sequence[str], some: Sequence[int]) -> list[list[str]]:
    records = lists.page(reader.db, kind, some)
    names = lists.names(reader.db, records.values())
    stances: dict[str, list[tuple[Option, str]]] = {}
    if STANCES in fields and kind == Position.META.kind:
        stances = lists.stances(reader.db, [record.id for record in records.values()])
    found = (records[n] for n in some if n in records)
    return [
        [
            cell(said(stances.get(record.id, ())) if name == STANCES else _value(record, name, names))
            for name in fields
        ]
        for record in found
    ]


def _value(record: Record, name: str, names: dict[str, str]) -> Value:
    value: Value = getattr(record, name)
    spec = specs(type(record))[name]
    if spec.kind == "ref" and value:
        return names.get(str(value), str(value))
    if spec.kind == "flag":
        return "yes" if value else "no"
    return value


def said(stances: Stances) -> str:
    """The stances that are stated, option by option: "Full return: red line; Freeze: acceptable"."""
    return "; ".join(f"{option.label}: {stance}" for option, stance in stances if stance)
