"""The table in which a pasted block is looked at: each cell in one line, what is wrong with a sign."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.models.pasted_cells import TAKEN_ROLE, WRONG_ROLE, Index, PastedCells
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.painting import paint_line
from desktop.widgets.rows import RowState, paint_row

FATE, CELL, MOST = 84, 148, 260
INSET = 8
LOOKED_AT = 40  # rows that say how wide a column is
SHEET = """
PastedTable, QHeaderView, QHeaderView::section { background: transparent; }
QHeaderView::section, QHeaderView::section:first { padding: 0 8px; }
"""


class PastedTable(QTableView):
    """Walks the cells of a block by keyboard; each as wide as it needs, within bounds."""

    def __init__(self, theme: Theme, model: PastedCells, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = model
        self._theme = theme
        self.setModel(model)
        self.setItemDelegate(_Cell(theme, self))
        self._build()
        theme.changed.connect(self.viewport().update)
        model.modelReset.connect(self.fit_columns)

    def _build(self) -> None:
        self.setFont(self._theme.font())
        self.setAccessibleName("The pasted block")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(MEASURES.row)
        self.verticalHeader().setMinimumSectionSize(MEASURES.row)
        head = self.horizontalHeader()
        head.setFont(self._theme.font("second_strong"))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        self.setStyleSheet(SHEET)

    def fit_columns(self) -> None:
        """Make each column as wide as the first rows and its head need."""
        metrics, head = self.fontMetrics(), self.horizontalHeader()
        for column in range(self.cells.columnCount()):
            texts = [str(self.cells.index(row, column).data()) for row in range(self._looked_at())]
            wanted = max((metrics.horizontalAdvance(text[:80]) for text in texts), default=0)
            wide = max(wanted, head.sectionSizeFromContents(column).width()) + 4 * INSET
            self.setColumnWidth(column, px(FATE) if column == 0 else min(max(wide, px(CELL) // 2), px(MOST)))

    def _looked_at(self) -> int:
        return min(self.cells.rowCount(), LOOKED_AT)


class _Cell(QStyledItemDelegate):
    def __init__(self, theme: Theme, table: PastedTable) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(CELL), MEASURES.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        wrong, taken = bool(index.data(WRONG_ROLE)), bool(index.data(TAKEN_ROLE))
        box: QRect = option.rect
        if wrong:
            painter.fillRect(box, self._theme.token("error_bg"))
        here = self._table.currentIndex() == index
        state = RowState(focused=here and self._table.hasFocus())
        paint_row(painter, box, state, self._theme, rule=False)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), self._theme.token("line2"))
        area = box.adjusted(INSET, 0, -INSET, -1)
        if wrong:
            place = QRect(area.left(), area.center().y() - px(7), MEASURES.icon, MEASURES.icon)
            self._theme.icon("circle-alert", "error").paint(painter, place)
            area.setLeft(area.left() + MEASURES.icon + 6)
        ink = "error" if wrong else "text" if taken and index.column() else "text2"
        words = " ".join(str(index.data())[:400].split())
        paint_line(painter, QRectF(area), words, self._theme.font(), self._theme.token(ink))
