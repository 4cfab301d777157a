"""A report as a Qt table: what a drawing says, for screen readers, the keyboard and the clipboard."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.analysis.differences import spoken
from desktop.analysis.report import Cell, Report

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
_SPOKEN = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


class ReportTable(QAbstractTableModel):
    """The rows of one report at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.report = Report("", "")

    def show_report(self, report: Report) -> None:
        """Show another report."""
        self.beginResetModel()
        self.report = report
        self.endResetModel()

    def cell(self, index: Index) -> Cell:
        """The cell at an index."""
        return self.report.rows[index.row()][index.column()]

    def rests_on(self, row: int, column: int) -> tuple[str, ...]:
        """The records a cell rests on; where it names none, those of the first in its row that does."""
        cells = self.report.rows[row]
        return cells[column].ids or next((each.ids for each in cells if each.ids), ())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.report.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.report.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and section < len(self.report.headings):
            return self.report.headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and (pieces := self.cell(index).pieces):
            return f"{self.cell(index).text}. Compared with the one before: {spoken(pieces)}"
        if role in _SPOKEN:
            return self.cell(index).text
        return self.cell(index) if role == CELL_ROLE else None
