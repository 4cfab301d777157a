"""Paints the cells of a report: wrapped words, a mark of stance before them where there is one."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.analysis.differences import nearby
from desktop.analysis.report import Cell
from desktop.models.report_table import CELL_ROLE
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.difference import lay_out, layout_of, parted
from desktop.widgets.painting import wrap
from desktop.widgets.rows import RowState, paint_row
from desktop.widgets.stance import paint_symbol

Index = QModelIndex | QPersistentModelIndex
PAD, LINE, MOST_LINES = 12, 18, 8
MARK = 22


class ReportDelegate(QStyledItemDelegate):
    """Rows with a rule under them; the cell the keyboard is on has the ring."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        theme.changed.connect(view.viewport().update)

    def _lines(self, cell: Cell, index: Index) -> tuple[str, ...]:
        room = self._room(index) - (px(MARK) if cell.stance else 0)
        return wrap(cell.text, _face(index), max(40, room), MOST_LINES)

    def _difference(self, cell: Cell, index: Index) -> QTextLayout:
        """The words of a cell that is compared with the one before it, with strokes."""
        layout = layout_of(self._theme, parted([(each.kind, each.text) for each in nearby(cell.pieces)]))
        lay_out(layout, max(40, self._room(index)))
        return layout

    def _room(self, index: Index) -> int:
        """The width that the words of a cell have."""
        return self._view.columnWidth(index.column()) - _inset(index) - PAD

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell: Cell = index.data(CELL_ROLE)
        width = self._view.columnWidth(index.column())
        if cell.pieces:
            height = self._difference(cell, index).boundingRect().height()
            return QSize(width, max(MEASURES.row, round(height) + 16))
        lines = max(1, len(self._lines(cell, index)))
        return QSize(width, max(MEASURES.row, lines * px(LINE) + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell = index.data(CELL_ROLE)
        here = self._view.currentIndex() == index
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        active = self._view.hasFocus()
        state = RowState(selected=here, hovered=hovered, focused=here and active, active=active)
        paint_row(painter, option.rect, state, self._theme, edges=frozenset({"left", "right"}))
        left = option.rect.left() + _inset(index)
        top = option.rect.top() + 7
        if cell.stance:
            centre = QPointF(left + px(7), top + px(LINE) / 2)
            paint_symbol(painter, cell.stance, centre, px(14), self._theme.ink(cell.stance))
            left += px(MARK)
        painter.setPen(self._theme.token("text"))
        if cell.pieces:
            self._difference(cell, index).draw(painter, QPointF(left, top))
            return
        font = self._theme.font(_face(index))
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        for place, line in enumerate(self._lines(cell, index)):
            box = QRectF(left, top + place * px(LINE), option.rect.right() - left - px(4), px(LINE))
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, box.width())
            base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(box.left(), round(base)), shown)


def _inset(index: Index) -> int:
    """How far from its left the words of a cell begin: the first column stands under the view's title."""
    return PAD if index.column() else MEASURES.main_padding


def _face(index: Index) -> str:
    return "body" if index.column() else "body_strong"
