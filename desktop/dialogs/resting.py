"""Shows what hangs on a source, or on several, and leads to one of it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from db.reader import Reader
from desktop.analysis.resting import JUDGEMENTS
from desktop.dialogs.listing import ListingDialog
from desktop.dialogs.table import Column
from desktop.operations.labels import cut
from desktop.operations.resting import Touched
from desktop.theme import Theme

COLUMNS = (Column("What", 140), Column("Record"), Column("How", 220))
WORDS = (
    "Judgements first, then issued papers and own texts, then all other records; what rests on this source "
    "alone goes before the rest. Enter goes to the record."
)
SEVERAL = (
    "Judgements first, then issued papers and own texts, then all other records; each says of which source. "
    "Enter goes to the record."
)
NOTHING = "Nothing is cited from it: neither a judgement, nor an issued paper, nor any record."


class RestingDialog(ListingDialog):
    """A row for each judgement, issued paper, own text and record. `chosen`: the id to go to, '' for none."""

    def __init__(
        self, theme: Theme, reader: Reader, found: Sequence[Touched], parent: QWidget | None = None
    ) -> None:
        rows, self._ids = _rows(reader, found)
        one = f"“{cut(found[0].source.title)}”"
        title = f"What rests on {one if len(found) == 1 else f'{len(found)} sources'}"
        super().__init__(
            theme, title, (WORDS if len(found) == 1 else SEVERAL) if rows else NOTHING, COLUMNS, rows, parent
        )
        self.chosen = ""
        self.table.activated.connect(lambda index: self._choose(index.row()))

    def _choose(self, row: int) -> None:
        self.chosen = self._ids[row]
        self.accept()


def _rows(reader: Reader, found: Sequence[Touched]) -> tuple[list[tuple[str, str, str]], list[str]]:
    """The rows, and the id of each."""
    rows: list[tuple[int, str, str, str]] = []
    for each in found:
        of = f"“{cut(each.source.title)}”: " if len(found) > 1 else ""
        rows += [
            (0 if one.group == JUDGEMENTS else 2, one.record.META.label, one.record.id, f"{of}{one.how}")
            for one in each.hanging
        ]
        rows += [(1, "Issued paper", edition.id, f"{of}{how}") for edition, how in each.editions]
    rows.sort(key=lambda row: row[0])
    titles = reader.titles([id for _, _, id, _ in rows])
    return [(label, titles.get(id, ""), how) for _, label, id, how in rows], [id for _, _, id, _ in rows]
