"""How a record looks in the list of a reference field: its title, and what tells it from others."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.painting import paint_line
from desktop.widgets.rows import RowState, paint_row

DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1
INSET = 8


class OfferedRow(QStyledItemDelegate):
    """One line: title, then the detail in grey as far as there is room."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, MEASURES.navigator_row)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        state = RowState(selected=chosen, hovered=hovered)
        paint_row(painter, option.rect, state, self._theme, rule=False, raised=True)
        box = QRectF(option.rect).adjusted(INSET, 0, -INSET, 0)
        title, detail = str(index.data()), str(index.data(DETAIL_ROLE) or "")
        font = self._theme.font("body")
        paint_line(painter, box, title, font, self._theme.token("text"))
        left = box.left() + QFontMetricsF(font).horizontalAdvance(title) + 12
        if detail and left < box.right() - 32:
            rest = QRectF(left, box.top(), box.right() - left, box.height())
            paint_line(painter, rest, detail, self._theme.font("second"), self._theme.token("text2"))
