"""Rows of a list as a table for other programs: text with tabs and a table in HTML, one field a column."""

import csv
import html
import io
from collections.abc import Sequence
from dataclasses import dataclass

from db.changes import Value
from db.exchange.cells import cell
from db.queries import lists
from db.reader import Reader
from db.records import KINDS, Option, Position, Record, specs
from desktop.jobs import Report
from desktop.models.columns import STANCES, heading_of, one_field

PAGE = 500
# Spreadsheets take each cell for text, as it is, and keep its lines in it; text programs pass over that.
STYLE = (
    '<meta charset="utf-8"><style>td{mso-number-format:"\\@";vertical-align:top}'
    "td.n{mso-number-format:General}br{mso-data-placement:same-cell}</style>"
)
Stances = Sequence[tuple[Option, str]]


@dataclass(frozen=True, slots=True)
class TableText:
    """A table in both forms as UTF-8, and how many rows it has without its headings."""

    rows: int
    plain: bytes
    html: bytes


def table_text(
    reader: Reader, kind: str, fields: Sequence[str], numbers: Sequence[int], report: Report | None = None
) -> TableText:
    """The records with these row numbers as a table of `fields` under their headings.

    Dates and choices are written as they are stored and references by title, so that a table can be read in
    again; what a spreadsheet would calculate is guarded. `report` is called a page of rows.
    """
    plain, made = io.StringIO(newline=""), io.StringIO()
    writer = csv.writer(plain, delimiter="\t", lineterminator="\n")
    heads = [heading_of(kind, one_field(kind, name)) for name in fields]
    writer.writerow(heads)
    cells = "".join(f"<th>{html.escape(head)}</th>" for head in heads)
    made.write(f"{STYLE}<table><thead><tr>{cells}</tr></thead><tbody>")
    is_number = [name != STANCES and specs(KINDS[kind])[name].kind in ("whole", "number") for name in fields]
    rows = 0
    for begin in range(0, len(numbers), PAGE):
        for texts in _page(reader, kind, fields, numbers[begin : begin + PAGE]):
            writer.writerow(texts)
            made.write(_html_row(texts, is_number))
            rows += 1
        if report:
            report(rows, len(numbers))
    made.write("</tbody></table>")
    return TableText(rows, _utf8(plain), _utf8(made))


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


def _html_row(texts: Sequence[str], is_number: Sequence[bool]) -> str:
    cells = (
        f"<td class=n>{text}</td>" if number else f"<td>{html.escape(text).replace(chr(10), '<br>')}</td>"
        for text, number in zip(texts, is_number, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _utf8(text: io.StringIO) -> bytes:
    return text.getvalue().encode(errors="replace")
