"""A pasted block as a Qt model: what becomes of each row, its cells, and what is wrong with which."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.exchange.block import Cells
from desktop.operations.pasting import Judgement, label_of

Index = QModelIndex | QPersistentModelIndex
WRONG_ROLE = Qt.ItemDataRole.UserRole + 1
TAKEN_ROLE = Qt.ItemDataRole.UserRole + 2
NOT_TAKEN = "not taken"
WORDS = {"new": "New", "changed": "Changes", "same": "Same", "left out": "Left out"}


class PastedCells(QAbstractTableModel):
    """The rows of a block under the fields their columns are; the first column says what becomes of a row."""

    def __init__(self, kind: str, cells: Cells, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind, self._cells = kind, cells
        self._fields: tuple[str, ...] = ()
        self._first = 0
        self._judged: Judgement | None = None

    def show_layout(self, fields: Sequence[str], *, heading: bool) -> None:
        """Show the columns as these fields, without the first row when it names them."""
        self.beginResetModel()
        self._fields, self._first, self._judged = tuple(fields), int(heading), None
        self.endResetModel()

    def show_judgement(self, judgement: Judgement) -> None:
        """Show what becomes of the rows."""
        self._judged = judgement
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def next_wrong(self, row: int, column: int) -> tuple[int, int] | None:
        """Where the next cell, or row, stands that is not taken; from the end it begins anew."""
        if self._judged is None:
            return None
        found = [(line - self._first, place + 1) for line, place in self._judged.wrong]
        cells = {line for line, _ in found}
        found += [
            (line - self._first, 0)
            for line, fate in self._judged.fates.items()
            if fate.state == "left out" and line - self._first not in cells
        ]
        found.sort()
        return next((place for place in found if place > (row, column)), found[0] if found else None)

    def reason(self, row: int, column: int) -> str:
        """Why a cell, or in the first column its row, is not taken; '' when it is."""
        if self._judged is None:
            return ""
        line = row + self._first
        fate = self._judged.fates.get(line)
        left_out = fate.reason if fate else ""
        return left_out if column == 0 else self._judged.wrong.get((line, column - 1), "")

    # -- Qt ------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else max(len(self._cells) - self._first, 0)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._fields) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == WRONG_ROLE:
            return bool(self.reason(row, column))
        if role == TAKEN_ROLE:
            return column == 0 or bool(self._fields[column - 1])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (self._text(row, column), self.reason(row, column)) if part)
        return None

    def _text(self, row: int, column: int) -> str:
        if column:
            return self._cells[row + self._first][column - 1]
        fate = self._judged.fates.get(row + self._first) if self._judged else None
        return WORDS[fate.state] if fate else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + self._first + 1)
        if section == 0:
            return "Becomes"
        return label_of(self._kind, self._fields[section - 1]) or NOT_TAKEN
