"""A table for the clipboard: tab by tab for spreadsheets and plain text, as HTML for word processors."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData

from db.exchange.cells import cell as guarded


def table_mime(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> QMimeData:
    """Headings and rows of plain text, on the clipboard in both forms; text is escaped and guarded."""
    kept = [list(row) for row in rows]
    data = QMimeData()
    lines = ["\t".join(_flat(cell) for cell in row) for row in (headings, *kept)]
    data.setText("\n".join(lines) + "\n")
    data.setHtml(_html(headings, kept))
    return data


def _flat(text: str) -> str:
    """One line, guarded where a spreadsheet would take it for a formula."""
    return guarded(" ".join(text.split()))


def _html(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(each)}</th>" for each in headings)
    body = "".join(f"<tr>{''.join(f'<td>{_lines(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<meta charset="utf-8"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
