"""A table for other programs in both forms they take: text with tabs, and HTML."""

import csv
import html
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QStringListModel

# Spreadsheets take each cell for text, as it is, and keep its lines in it; text programs pass over that.
STYLE = (
    '<meta charset="utf-8"><style>td{mso-number-format:"\\@";vertical-align:top}'
    "td.n{mso-number-format:General}br{mso-data-placement:same-cell}</style>"
)


@dataclass(frozen=True, slots=True)
class TableText:
    """A table in both forms as UTF-8, and how many rows it has without its headings."""

    rows: int
    plain: bytes
    html: bytes

    def as_mime(self) -> QMimeData:
        """The table for the clipboard."""
        data = _made_by_qt()
        data.setData("text/plain", self.plain)
        data.setData("text/html", self.html)
        return data


def _made_by_qt() -> QMimeData:
    """Empty data whose end needs no Python: the clipboard lets go of it when Python has ended already.

    One that is made here is taken apart in Python then, which ends the process by a crash (PySide6 6.11).
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    data.clear()
    return data


class TableWriter:
    """Takes rows one after the other. Their cells are guarded already where a program would calculate them.

    `numbers`: for each column whether a spreadsheet may take it for a number.
    """

    def __init__(self, heads: Sequence[str], numbers: Sequence[bool] = ()) -> None:
        self._numbers = numbers or [False] * len(heads)
        self._plain, self._html = io.StringIO(newline=""), io.StringIO()
        self._writer = csv.writer(self._plain, delimiter="\t", lineterminator="\n")
        self._writer.writerow(heads)
        cells = "".join(f"<th>{html.escape(head)}</th>" for head in heads)
        self._html.write(f"{STYLE}<table><thead><tr>{cells}</tr></thead><tbody>")
        self.rows = 0

    def add(self, texts: Sequence[str]) -> None:
        """Write one more row."""
        self._writer.writerow(texts)
        self._html.write(f"<tr>{''.join(map(_cell, texts, self._numbers))}</tr>")
        self.rows += 1

    def table(self) -> TableText:
        """The table with the rows there are; the last thing asked."""
        self._html.write("</tbody></table>")
        return TableText(self.rows, _utf8(self._plain), _utf8(self._html))


def table_of(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> TableText:
    """A table of plain text."""
    writer = TableWriter(heads)
    for row in rows:
        writer.add(row)
    return writer.table()


def _cell(text: str, number: bool) -> str:
    return f"<td class=n>{text}</td>" if number else f"<td>{html.escape(text).replace(chr(10), '<br>')}</td>"


def _utf8(text: io.StringIO) -> bytes:
    return text.getvalue().encode(errors="replace")
