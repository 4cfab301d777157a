"""How the rows of record lists are painted: two lines a cell, statements whole, stances as marks."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.models.records import SECOND_ROLE, STANCES_ROLE
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.painting import paint_box, paint_line
from desktop.widgets.rows import Edge, RowState, paint_prose, paint_row, paint_two_lines
from desktop.widgets.stance import LIST_PITCH, paint_list_marks

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
PAD = 12
READABLE = 720  # pixels of a line of text, as wide as it is read with ease


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of a `RecordTable`; `compact` is one line of 32 pixels."""

    def __init__(self, theme: Theme, table: QTableView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = table
        self.hovered_row = -1
        self.compact = False
        self.editing = False
        self.grips: Callable[[], bool] = lambda: False  # whether rows can be drawn to another place

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), MEASURES.row if self.compact else MEASURES.two_line_row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        columns = index.model().columnCount()
        edges: set[Edge] = set()
        if index.column() == 0:
            edges.add("left")
        if index.column() == columns - 1:
            edges.add("right")
        paint_row(painter, box, self._state(index), self._theme, edges=frozenset(edges))
        inset = MEASURES.main_padding if index.column() == 0 else PAD
        inner = box.adjusted(inset, 0, -PAD, -1)
        marks = index.data(STANCES_ROLE)
        if marks is not None:
            self._paint_marks(painter, inner, tuple(stance for _, stance in marks))
        else:
            self._paint_words(painter, inner, index)
        if index.column() == 0 and index.row() == self.hovered_row and self.grips():
            place = QRect(box.left() + px(6), box.center().y() - px(7), MEASURES.chevron, MEASURES.chevron)
            self._theme.icon("grip-vertical").paint(painter, place)
        if self._table.hasFocus() and self._table.currentIndex() == index:
            self._paint_cursor(painter, box.adjusted(0, 0, 0, -1))

    def _paint_cursor(self, painter: QPainter, box: QRect) -> None:
        """The frame around the cell the keyboard is on."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring, width = self._theme.token("ring"), MEASURES.selection_bar
        paint_box(painter, QRectF(box), None, ring, radius=MEASURES.cell_radius, width=width)
        painter.restore()

    def width_of(self, index: Index) -> int:
        """How wide a cell would be to show its words on one line, in pixels."""
        inset = MEASURES.main_padding if index.column() == 0 else PAD
        marks = index.data(STANCES_ROLE)
        if marks is not None:
            return inset + PAD + px(LIST_PITCH) * len(marks)
        first = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        second = str(index.data(SECOND_ROLE) or "")
        face = "body_strong" if index.column() == 0 else "body"
        upper = QFontMetricsF(self._theme.font(face)).horizontalAdvance(first)
        lower = QFontMetricsF(self._theme.font("second")).horizontalAdvance(second)
        return inset + PAD + round(max(upper, lower)) + 2

    def _state(self, index: Index) -> RowState:
        selection = self._table.selectionModel()
        return RowState(
            selected=selection.isRowSelected(index.row(), QModelIndex()),
            hovered=index.row() == self.hovered_row,
            active=self.editing or self._table.hasFocus(),
        )

    def _paint_words(self, painter: QPainter, box: QRect, index: Index) -> None:
        first = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        second = str(index.data(SECOND_ROLE) or "")
        theme = self._theme
        if self.compact:
            line = " · ".join(part for part in (first, second) if part)
            ink = "text" if first else "text3"
            paint_line(painter, QRectF(box), line or "–", theme.font(), theme.token(ink))
            return
        face = "body_strong" if index.column() == 0 else "body"
        if second:
            paint_two_lines(painter, box, first or "–", second, theme, face=face)
        else:
            readable = box.adjusted(0, 0, min(px(READABLE) - box.width(), 0), 0)
            paint_prose(painter, readable, first or "–", theme, face=face, ink="text" if first else "text3")

    def _paint_marks(self, painter: QPainter, box: QRect, stances: tuple[str, ...]) -> None:
        if self.compact:
            letters = " ".join(stance[:1].upper() if stance else "·" for stance in stances)
            font, ink = self._theme.font("caption_strong"), self._theme.token("text2")
            paint_line(painter, QRectF(box), letters, font, ink)
        else:
            paint_list_marks(painter, QRectF(box), stances, self._theme)
