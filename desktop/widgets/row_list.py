"""A short list that is part of a page: all rows shown, walked by arrow keys, opened by Enter or a click."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.focus import by_keyboard
from desktop.widgets.label import as_tooltip
from desktop.widgets.painting import paint_line
from desktop.widgets.rows import RowState, paint_row, paint_two_lines

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
LEAST_TITLE = 160  # pixels of a title that are seen beside what stands at the side of its row
LEAD_WIDTH = 60
ICON_WIDTH = 24
TWO_LINES = 44
INSET = 8


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row. `key` comes back when it is opened; `lead` stands before it, `side` at its right."""

    key: str
    title: str
    words: str = ""
    lead: str = ""
    icon: str = ""
    side: str = ""

    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(part for part in (self.lead, self.title, self.words, self.side) if part)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ListRow, ...] = ()

    def show(self, rows: Sequence[ListRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken()
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(row.spoken())  # of what is long the end is not shown
        return row if role == ROW_ROLE else None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "RowList", two_lines: bool, leads: bool) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._two_lines, self._leads = two_lines, leads

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), px(TWO_LINES) if self._two_lines else MEASURES.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ListRow = index.data(ROW_ROLE)
        here = self._view.currentIndex() == index and self._view.by_keyboard and self._view.hasFocus()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        paint_row(painter, option.rect, RowState(focused=here, hovered=hovered), self._theme, rule=False)
        box = option.rect.adjusted(INSET, 0, -INSET, 0)
        if self._leads:
            self._line(
                painter, QRect(box.left(), box.top(), px(LEAD_WIDTH), self._first(box)), row.lead, "text2"
            )
            box.setLeft(box.left() + px(LEAD_WIDTH))
        if row.icon:
            place = QRect(box.left(), box.center().y() - px(7), MEASURES.icon, MEASURES.icon)
            self._theme.icon(row.icon).paint(painter, place)
            box.setLeft(box.left() + px(ICON_WIDTH))
        if self._two_lines:
            paint_two_lines(painter, box, row.title, row.words, self._theme, face="body_medium")
        else:
            self._one_line(painter, box, row)

    def _first(self, box: QRect) -> int:
        return box.height() // 2 + 2 if self._two_lines else box.height()

    def _line(self, painter: QPainter, box: QRect, text: str, ink: str) -> None:
        paint_line(painter, QRectF(box), text, self._theme.font("second"), self._theme.token(ink))

    def _one_line(self, painter: QPainter, box: QRect, row: ListRow) -> None:
        strong, body = self._theme.font("body_strong"), self._theme.font()
        area = QRectF(box)
        width = QFontMetricsF(self._theme.font("second")).horizontalAdvance(row.side) + 1
        title = QFontMetricsF(strong).horizontalAdvance(row.title)
        # The title is what a row is about: where both have no room, the tooltip has what stands at its side.
        if row.side and area.width() - width - 12 >= min(title, px(LEAST_TITLE)):
            side = QRectF(area.right() - width, area.top(), width, area.height())
            self._line(painter, side.toAlignedRect(), row.side, "text3")
            area.setRight(side.left() - 12)
        paint_line(painter, area, row.title, strong, self._theme.token("text"))
        left = area.left() + QFontMetricsF(strong).horizontalAdvance(row.title) + 8
        if row.words and left < area.right() - 24:
            rest = QRectF(left, area.top(), area.right() - left, area.height())
            paint_line(painter, rest, row.words, body, self._theme.token("text2"))


class RowList(QListView):
    """Shows `ListRow`s at their full height. `opened`: the key of the row that was asked for."""

    opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        two_lines: bool = False,
        leads: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.by_keyboard = False
        self._rows = _Rows(self)
        self._two_lines = two_lines
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(theme, self, two_lines, leads))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        theme.changed.connect(self.viewport().update)
        self.show_rows(())

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show these rows instead."""
        self._rows.show(rows)
        self.setFixedHeight(len(rows) * (px(TWO_LINES) if self._two_lines else MEASURES.row))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)

    def rows(self) -> tuple[ListRow, ...]:
        """What is shown."""
        return self._rows.rows

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keyboard = by_keyboard(event, self.by_keyboard)
        if not self.currentIndex().isValid() and self._rows.rows:
            self.setCurrentIndex(self._rows.index(0))
        super().focusInEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.rows[index.row()].key)


def over_rows(widget: QWidget) -> QVBoxLayout:
    """A widget whose words stand over those of rows, which are set in from the tint they get."""
    column = QVBoxLayout()
    column.setContentsMargins(INSET, 0, INSET, 0)
    column.addWidget(widget)
    return column
