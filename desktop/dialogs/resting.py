"""Shows what hangs on a source, and leads to one of it."""

from PySide6.QtWidgets import QWidget

from db.reader import Reader
from desktop.dialogs.listing import ListingDialog
from desktop.dialogs.table import Column
from desktop.operations.labels import cut
from desktop.operations.resting import EDITIONS, Touched
from desktop.theme import Theme

COLUMNS = (Column("What", 140), Column("Record"), Column("How", 220))
WORDS = (
    "Judgements first, then issued papers and own texts, then all other records; what rests on this source "
    "alone goes before the rest. Enter goes to the record."
)
NOTHING = "Nothing is cited from it: neither a judgement, nor an issued paper, nor any record."


class RestingDialog(ListingDialog):
    """A row for each judgement, issued paper, own text and record. `chosen`: the id to go to, '' for none."""

    def __init__(self, theme: Theme, reader: Reader, found: Touched, parent: QWidget | None = None) -> None:
        rows, self._ids = _rows(reader, found)
        title = f"What rests on “{cut(found.source.title)}”"
        super().__init__(theme, title, WORDS if rows else NOTHING, COLUMNS, rows, parent)
        self.chosen = ""
        self.table.activated.connect(lambda index: self._choose(index.row()))

    def _choose(self, row: int) -> None:
        self.chosen = self._ids[row]
        self.accept()


def _rows(reader: Reader, found: Touched) -> tuple[list[tuple[str, str, str]], list[str]]:
    """The rows, and the id of each."""
    hanging = [(each.group, each.record.META.label, each.record.id, each.how) for each in found.hanging]
    issued = [(EDITIONS, "Issued paper", edition.id, how) for edition, how in found.editions]
    judged = [each for each in hanging if each[0] == "Judgements"]
    rest = [each for each in hanging if each[0] != "Judgements"]
    all_rows = [*judged, *issued, *rest]
    titles = reader.titles([id for _, _, id, _ in all_rows])
    return (
        [(label, titles.get(id, ""), how) for _, label, id, how in all_rows],
        [id for _, _, id, _ in all_rows],
    )
