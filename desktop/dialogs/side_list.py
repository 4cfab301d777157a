"""The list at the left of a dialog: what is chosen there is shown beside it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.dialogs.table import Index
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.painting import paint_line
from desktop.widgets.rows import RowState, paint_row


class SideList(QListWidget):
    """Walked by the arrow keys; Tab goes on into what is shown for the current one."""

    def __init__(self, theme: Theme, name: str, width: int = 152) -> None:
        super().__init__()
        self.setFont(theme.font())
        self.setAccessibleName(name)
        self.setItemDelegate(_Line(theme, self))
        self.setFixedWidth(px(width))
        self.setMouseTracking(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("SideList { background: transparent; }")


class _Line(QStyledItemDelegate):
    def __init__(self, theme: Theme, list: SideList) -> None:
        super().__init__(list)
        self._theme, self._list = theme, list

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), MEASURES.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        here = self._list.currentIndex() == index
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        active = self._list.hasFocus()
        state = RowState(selected=here, hovered=hovered, focused=here and active, active=active)
        radius = MEASURES.radius
        paint_row(painter, option.rect, state, self._theme, rule=False, raised=True, radius=radius)
        face = self._theme.font("body_medium" if here else "body")
        words = option.rect.adjusted(px(12), 0, -px(8), 0)
        paint_line(painter, words.toRectF(), str(index.data()), face, self._theme.token("text"))
