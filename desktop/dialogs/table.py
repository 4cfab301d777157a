"""A table of plain words in a dialog: rows that wrap, walked by keyboard, read aloud, copied as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.painting import paint_line, wrap
from desktop.widgets.rows import LINE, Edge, RowState, paint_prose, paint_row

Index = QModelIndex | QPersistentModelIndex
INSET = 8
MOST_LINES = 12
LEAST_FREE = 160  # pixels of a column that has the room left
# It lies on a dialog, whose colour is another than that of lists, and is no wider than its words need.
SHEET = """
WordsTable, QHeaderView, QHeaderView::section { background: transparent; }
QHeaderView::section, QHeaderView::section:first { padding: 0 8px; }
"""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in pixels (0: what room is left), numbers at the right.

    `spare`: it is left out where there is no room for all, the highest number first; 0: never.
    """

    name: str
    width: int = 0
    number: bool = False
    spare: int = 0


class Words(QAbstractTableModel):
    """The rows of a table: one text for each column."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[tuple[str, ...], ...] = ()

    def show(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.rows[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].name
            if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].number:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


class WordsTable(QTableView):
    """Shows `rows` under `columns`; a row is as high as its longest text needs.

    `chooses`: the current row is what the dialog is about, and is marked as chosen. `lines`: of a row, at
    most.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        columns: Sequence[Column],
        parent: QWidget | None = None,
        *,
        chooses: bool = False,
        lines: int = MOST_LINES,
    ) -> None:
        super().__init__(parent)
        self.chooses, self.lines = chooses, lines
        self._theme = theme
        self._fitted: set[int] = set()
        self.words = Words(columns, self)
        self.setModel(self.words)
        self.setItemDelegate(_Cells(theme, self))
        self.setAccessibleName(name)
        self._build()
        self.verticalScrollBar().valueChanged.connect(self._fit_seen)
        theme.changed.connect(self.viewport().update)

    def _build(self) -> None:
        self.setFont(self._theme.font())
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(MEASURES.row)
        self.verticalHeader().setMinimumSectionSize(MEASURES.row)
        head = self.horizontalHeader()
        head.setFont(self._theme.font("second_strong"))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setStyleSheet(SHEET)

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show these rows instead, the first of them current."""
        self.words.show(rows)
        self._share(self.viewport().width())
        if rows:
            self.setCurrentIndex(self.words.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share(self.viewport().width())

    def _share(self, width: int) -> None:
        """Share a width out among the columns; rows then need other heights.

        Where text is large, columns of a width of their own give way to those that have the room left.
        """
        columns, out = self.words.columns, self._left_out(width)
        own = sum(px(each.width) for place, each in enumerate(columns) if place not in out)
        free = sum(1 for column in columns if not column.width)
        wanted = min(free * px(LEAST_FREE), width // 3)
        part = min(1.0, max(width - wanted, 0) / own) if own else 1.0
        widths = {
            place: max(int(px(each.width) * part), self._head_width(each)) * bool(each.width)
            for place, each in enumerate(columns)
            if place not in out
        }
        left = max(width - sum(widths.values()), free * px(80))
        for place in range(len(columns)):
            self.setColumnHidden(place, place in out)
        for place, given in widths.items():
            self.setColumnWidth(place, given or left // free)
        self._fitted.clear()
        self._fit_seen()

    def _left_out(self, width: int) -> set[int]:
        """The columns that are left out so that the others have room in so many pixels."""
        columns = self.words.columns
        wanted = [px(each.width or LEAST_FREE) for each in columns]
        out: set[int] = set()
        for place in sorted(range(len(columns)), key=lambda place: -columns[place].spare):
            if columns[place].spare and sum(wanted) - sum(wanted[each] for each in out) > width:
                out.add(place)
        return out

    def _head_width(self, column: Column) -> int:
        metrics = self.horizontalHeader().fontMetrics()
        return metrics.horizontalAdvance(column.name) + 2 * INSET + 2

    def _fit_seen(self) -> None:
        """Give the rows in sight the height of their words; a long table is not measured as a whole."""
        row, bottom = max(self.rowAt(0), 0), self.viewport().height()
        while row < len(self.words.rows) and self.rowViewportPosition(row) < bottom:
            self._fit_row(row)
            row += 1

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Measure what will be in sight first: rows that grow would push the one wanted out of it."""
        around = self.viewport().height() // MEASURES.row
        last = min(index.row() + around, len(self.words.rows) - 1)
        for row in range(max(index.row() - around, 0), last + 1):
            self._fit_row(row)
        self.updateGeometries()  # else it scrolls within what it was high before
        super().scrollTo(index, hint)

    def _fit_row(self, row: int) -> None:
        if row in self._fitted:
            return
        self._fitted.add(row)
        lines = max(
            lines_of(text, self.columnWidth(place) - 2 * INSET, self.lines)
            for place, text in enumerate(self.words.rows[row])
            if not self.isColumnHidden(place)
        )
        self.setRowHeight(row, max(MEASURES.row, lines * px(LINE) + 14))

    def fit(self, width: int, most: int) -> None:
        """Be `width` pixels wide, and as high as its head and rows need, at most `most`."""
        self._share(width)
        shown = range(min(len(self.words.rows), most // MEASURES.row))
        for row in shown:
            self._fit_row(row)
        self.ensurePolished()  # the heads are as high as the style sheet says
        rows = sum(self.rowHeight(row) for row in shown)
        self.setFixedHeight(min(self.horizontalHeader().sizeHint().height() + rows, most))

    def copy(self) -> int:
        """Put the whole table on the clipboard, tab by tab; how many rows it has."""
        lines = [tuple(column.name for column in self.words.columns), *self.words.rows]
        text = "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
        QGuiApplication.clipboard().setText(text + "\n")
        return len(self.words.rows)


class _Cells(QStyledItemDelegate):
    """Paints the cells: the look's rows, numbers at the right, long words over several lines."""

    def __init__(self, theme: Theme, table: WordsTable) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), MEASURES.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        columns = self._table.words.columns
        edges: set[Edge] = set()
        if index.column() == 0:
            edges.add("left")
        if index.column() == len(columns) - 1:
            edges.add("right")
        current = self._table.currentIndex().row() == index.row()
        chosen, here = current and self._table.chooses, self._table.hasFocus()
        state = RowState(selected=chosen, focused=current and here, active=here or not chosen)
        ground, edge = option.rect, frozenset(edges)
        paint_row(painter, ground, state, self._theme, edges=edge, rule=False, raised=chosen)
        under = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        painter.fillRect(under, self._theme.token("line"))
        box = option.rect.adjusted(INSET, 0, -INSET, -1)
        text = str(index.data())
        if columns[index.column()].number:
            ink = "text" if text not in ("", "0") else "text3"
            paint_line(painter, QRectF(box), text, self._theme.font(), self._theme.token(ink), right=True)
        else:
            paint_prose(painter, box, text, self._theme, lines=self._table.lines)


def lines_of(text: str, width: int, most: int = MOST_LINES) -> int:
    """How many lines a text takes in a cell `width` pixels wide, of `most`; 1 for an empty one."""
    return max(len(wrap(text, "body", width, most)), 1)
