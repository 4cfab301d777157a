"""Rows drawn to another place by the grip at their left end, where their order is made by hand."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.record_table import RecordTable

GRIP_ROOM = MEASURES.main_padding
EDGE = 24  # pixels from the upper and lower end within which the list scrolls along
WATCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
    }
)
STEP, PACE = 24, 40  # pixels, milliseconds


class RowMoving(QObject):
    """Watches one table. `moved`: the selected rows are wanted before the row of this number.

    `allowed` says whether there is an order by hand at the moment.
    """

    moved = Signal(int)

    def __init__(self, theme: Theme, table: RecordTable, allowed: Callable[[], bool]) -> None:
        super().__init__(table)
        self._table, self._viewport, self._allowed = table, table.viewport(), allowed
        self._line = _DropLine(theme, table.viewport())
        self._pressed: QPoint | None = None
        self._gap = -1
        self._scrolling = QTimer(self, interval=PACE)
        self._scrolling.timeout.connect(self._scroll)
        self._place = QPoint()
        table.show_grips(allowed)
        table.viewport().installEventFilter(self)
        table.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether rows are being drawn."""
        return self._gap >= 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in WATCHED:  # among the others are those of a table that is being destroyed
            return False
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is not self._viewport or not isinstance(event, QMouseEvent):
            return False
        place = event.position().toPoint()
        if kind == QEvent.Type.MouseMove:
            return self._move(place)
        if kind == QEvent.Type.MouseButtonPress:
            return event.button() == Qt.MouseButton.LeftButton and self._press(place, event)
        if self._pressed is None:
            return False
        self._release(place)
        return True

    def _press(self, place: QPoint, event: QMouseEvent) -> bool:
        if event.modifiers() or not self._is_grip(place):
            return False
        row = self._table.rowAt(place.y())
        if row not in self._table.selected_rows():
            self._table.go_to_row(row)
        self._table.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed = place
        return True

    def _is_grip(self, place: QPoint) -> bool:
        left = self._table.columnViewportPosition(0)
        within = left <= place.x() < left + GRIP_ROOM and self._table.rowAt(place.y()) >= 0
        return within and self._allowed()

    def _move(self, place: QPoint) -> bool:
        if self._pressed is None:
            cursor = Qt.CursorShape.OpenHandCursor if self._is_grip(place) else Qt.CursorShape.ArrowCursor
            self._table.viewport().setCursor(cursor)
            return False
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far and not self.is_on:
            self._table.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scrolling.start()
        if far or self.is_on:
            self._place = place
            self._show_gap()
        return True

    def _show_gap(self) -> None:
        """Draw the line where the rows would go."""
        table, y = self._table, self._place.y()
        row, rows = table.rowAt(max(y, 0)), table.records.rowCount()
        if row < 0:
            self._gap = rows
            top = table.rowViewportPosition(rows - 1) + table.rowHeight(rows - 1)
        else:
            below = y > table.rowViewportPosition(row) + table.rowHeight(row) // 2
            self._gap = row + 1 if below else row
            top = table.rowViewportPosition(row) + (table.rowHeight(row) if below else 0)
        self._line.lie_at(top, table.viewport().width())

    def _scroll(self) -> None:
        """Go on scrolling while the pointer stays near an end."""
        height, bar = self._table.viewport().height(), self._table.verticalScrollBar()
        way = -1 if self._place.y() < EDGE else 1 if self._place.y() > height - EDGE else 0
        if way:
            bar.setValue(bar.value() + way * STEP)
            self._show_gap()

    def _release(self, place: QPoint) -> None:
        gap = self._gap
        self._end()
        if gap >= 0:
            self.moved.emit(gap)
        elif (row := self._table.rowAt(place.y())) >= 0:
            self._table.go_to_row(row)  # a click: this row alone

    def _key(self, event: QKeyEvent) -> bool:
        if self.is_on and event.key() == Qt.Key.Key_Escape:
            self._end()
            return True
        return False

    def _end(self) -> None:
        self._pressed, self._gap = None, -1
        self._scrolling.stop()
        self._line.hide()
        self._table.viewport().unsetCursor()


class _DropLine(QWidget):
    """The line between two rows where others would go."""

    def __init__(self, theme: Theme, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lie_at(self, top: int, width: int) -> None:
        """Lie across the list at a height."""
        thick = MEASURES.selection_bar
        self.setGeometry(QRect(0, max(top - 2, 0), width, thick))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.token("accent"))
