"""A grid as it is drawn: heads that stay, cells painted by a view, a cursor that arrows move."""

from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import ClassVar

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.flow_layout import MOST_HEAD
from desktop.views.comparisons.grid_groups import BAND, begins, paint_group
from desktop.views.comparisons.pointed import PointedArea
from desktop.views.comparisons.spoken import tell

SCROLL_BAR = 12
_STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_PageUp: (-8, 0), Qt.Key.Key_PageDown: (8, 0), Qt.Key.Key_Home: (0, -10_000),
    Qt.Key.Key_End: (0, 10_000),
}  # fmt: skip


class GridDrawing(PointedArea):
    """`chosen`: row and column of the cell the cursor is in; `opened`: that cell by Enter or a double click.

    `moved`: a row (True) or a column is to go so many places on, by Alt and an arrow; where the view lets
    them be `ordered` by hand, its head is also drawn with the pointer. A view says what
    there is in `size_of_grid`, `spoken` and the three `paint_…`, and calls `refresh` when that is another.
    """

    chosen = Signal(int, int)
    opened = Signal(int, int)
    moved = Signal(bool, int, int)
    ordered: ClassVar[bool] = False
    widest_head: ClassVar[int] = 0  # pixels at 100 %: so far the heads of rows grow where cells leave room

    def __init__(
        self,
        theme: Theme,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._least, self._heads, self._widest = self.measured()
        self._cell = QSize(self._least)
        self._tops = [0]  # of the rows and what stands over them, and the foot of the last
        self._bands: dict[int, str] = {}  # names of groups by the row, and by the column, they begin with
        self._spans: dict[int, str] = {}
        self.row = self.column = 0
        self._drawn: tuple[bool, int] | None = None  # the head that is drawn with the pointer
        self._drop = 0  # the row or column in the place of which it would be let go
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self._measure)

    # -- what each view says -------------------------------------------------------------------------

    def measured(self) -> tuple[QSize, QSize, int]:
        """The least size of a cell, the heads' sizes (of rows across, of columns down), the widest cell; in
        the fonts of the look, asked anew when that changes. Cells grow until they fill the view.
        """
        raise NotImplementedError

    def size_of_grid(self) -> tuple[int, int]:
        """How many rows and columns there are."""
        raise NotImplementedError

    def spoken(self, row: int, column: int) -> str:
        """A cell in words, for a screen reader and as a tooltip."""
        raise NotImplementedError

    def paint_cell(self, painter: QPainter, box: QRect, row: int, column: int) -> None:
        """Paint a cell into its box."""
        raise NotImplementedError

    def paint_row_head(self, painter: QPainter, box: QRect, row: int) -> None:
        """Paint the head of a row into its box, the ground of which is painted."""
        raise NotImplementedError

    def paint_column_head(self, painter: QPainter, box: QRect, column: int) -> None:
        """Paint the head of a column into its box, the ground of which is painted."""
        raise NotImplementedError

    def row_groups(self) -> tuple[str, ...]:
        """The name of the group that each row is in, so that it stands over them; () without groups."""
        return ()

    def column_groups(self) -> tuple[str, ...]:
        """The same of the columns."""
        return ()

    def cells_in(self, row: int) -> int:
        """How many cells a row has, from the left: all the columns, if it doesn't end before."""
        return self.size_of_grid()[1]

    def row_height(self, row: int) -> int:
        """How high a row is, at the width that cells have now."""
        return self._cell.height()

    @property
    def cell_size(self) -> QSize:
        """How large a cell is now."""
        return QSize(self._cell)

    @property
    def heads(self) -> QSize:
        """How wide the heads of rows are, and how high those of columns."""
        return QSize(self._heads)

    def minimumSizeHint(self) -> QSize:
        """Its heads and a row, with some of the next to tell that there is more."""
        return QSize(1, self._heads.height() + round(1.5 * self._cell.height()) + px(SCROLL_BAR))

    def _measure(self) -> None:
        self._least, self._heads, self._widest = self.measured()
        self._cell = QSize(self._least)
        self._lay_out()
        self.updateGeometry()
        self.viewport().update()

    def paint_corner(self, painter: QPainter, box: QRect) -> None:
        """Paint where row heads and column heads meet; nothing, if a view has nothing to say there."""

    def refresh(self) -> None:
        """Show what there is now, the cursor where it was or as near as there is."""
        self.row = min(self.row, max(0, self.size_of_grid()[0] - 1))
        if self.size_of_grid()[0]:
            self.column = min(self.column, max(0, self.cells_in(self.row) - 1))
        self._lay_out()
        self._tell()
        self.viewport().update()

    @property
    def has_cell(self) -> bool:
        """Whether there is a cell where the cursor is."""
        return self.row < self.size_of_grid()[0] and self.column < self.cells_in(self.row)

    # -- scrolling -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        view = self.viewport().size()
        rows, columns = self.size_of_grid()
        self._heads.setWidth(min(self.measured()[1].width(), round(view.width() * MOST_HEAD)))
        if columns:
            room = (view.width() - self._heads.width()) // columns
            self._cell.setWidth(max(self._least.width(), min(self._widest, room)))
            left = view.width() - columns * self._cell.width()
            self._heads.setWidth(max(self._heads.width(), min(px(self.widest_head), left)))
        self._bands = begins(self.row_groups(), rows)
        self._spans = begins(self.column_groups(), columns)
        self._heads.setHeight(self.measured()[1].height() + self._over)
        heights = (self.row_height(row) + self._band(row) for row in range(rows))
        self._tops = list(accumulate(heights, initial=0))
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(max(1, view.width() - self._heads.width()))
        down.setPageStep(max(1, view.height() - self._heads.height()))
        across.setRange(0, max(0, columns * self._cell.width() - across.pageStep()))
        down.setRange(0, max(0, self._tops[-1] - down.pageStep()))
        across.setSingleStep(self._cell.width() // 2)
        down.setSingleStep(self._cell.height() // 2)

    def _band(self, row: int) -> int:
        """The room over a row for the name of the group that it begins."""
        return px(BAND) if row in self._bands else 0

    @property
    def _over(self) -> int:
        """The room over the heads of columns for the names of their groups."""
        return px(BAND) if self._spans else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted, so that only what comes into sight is painted anew; the heads stay.

        A cell that was cut is painted whole: the dashes around it would not meet where it was.
        """
        view, wide, high = self.viewport().rect(), self._heads.width(), self._heads.height()
        if dx:
            strip = abs(dx) + self._cell.width()
            left = view.right() + 1 - strip if dx < 0 else wide
            self.viewport().scroll(dx, 0, view.adjusted(wide, 0, 0, 0))
            self.viewport().update(max(wide, left), 0, strip, view.height())
            self.viewport().update(wide, 0, view.width(), self._over)
        if dy:
            strip = abs(dy) + max((b - a for a, b in pairwise(self._tops)), default=0)
            top = view.bottom() + 1 - strip if dy < 0 else high
            self.viewport().scroll(0, dy, view.adjusted(0, high, 0, 0))
            self.viewport().update(0, max(high, top), view.width(), strip)

    def _left(self, column: int) -> int:
        return self._heads.width() + column * self._cell.width() - self.horizontalScrollBar().value()

    def box(self, row: int, column: int) -> QRect:
        """Where a cell is drawn."""
        top = self._heads.height() + self._tops[row] + self._band(row) - self.verticalScrollBar().value()
        high = self._tops[row + 1] - self._tops[row] - self._band(row)
        return QRect(self._left(column), top, self._cell.width(), high)

    def _at(self, spot: QPoint) -> tuple[int, int] | None:
        if spot.x() < self._heads.width() or spot.y() < self._heads.height():
            return None
        column = (spot.x() - self._heads.width() + self.horizontalScrollBar().value()) // self._cell.width()
        down = spot.y() - self._heads.height() + self.verticalScrollBar().value()
        row = bisect_right(self._tops, down) - 1
        if row >= self.size_of_grid()[0] or column >= self.cells_in(row):
            return None
        return (row, column) if down >= self._tops[row] + self._band(row) else None

    def _reveal(self) -> None:
        box, view = self.box(self.row, self.column), self.viewport().rect()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if box.left() < self._heads.width():
            across.setValue(across.value() + box.left() - self._heads.width())
        elif box.right() > view.right():
            across.setValue(across.value() + box.right() - view.right())
        top = box.top() - self._band(self.row)
        if top < self._heads.height():
            down.setValue(down.value() + top - self._heads.height())
        elif box.bottom() > view.bottom():
            down.setValue(down.value() + box.bottom() - view.bottom())

    # -- painting ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view, wide, high = self.viewport().rect(), self._heads.width(), self._heads.height()
        painter.fillRect(view, self._theme.token("base"))
        total_rows, total_columns = self.size_of_grid()
        down, across = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        due = event.rect()  # after scrolling the strip that came into sight
        begin, end = (down + max(0, place - high) for place in (due.top(), due.bottom()))
        rows = range(bisect_right(self._tops, begin) - 1, min(total_rows, bisect_right(self._tops, end)))
        columns = _shown(across, due.left() - wide, due.right() - wide, self._cell.width(), total_columns)
        painter.setClipRect(view.adjusted(wide, high, 0, 0))
        for row in rows:
            for column in range(columns.start, min(columns.stop, self.cells_in(row))):
                self.paint_cell(painter, self.box(row, column), row, column)
        self._paint_cursor(painter)
        painter.setClipRect(view.adjusted(0, high, 0, 0))
        for row in rows if due.left() < wide else ():
            shown = self.box(row, 0)
            box = QRect(0, shown.top(), wide, shown.height())
            painter.fillRect(box, self._theme.token("hover" if row == self.row else "base"))
            self.paint_row_head(painter, box, row)
        self._paint_bands(painter, rows)
        painter.setClipRect(view.adjusted(wide, 0, 0, 0))
        for column in columns if due.top() < high else ():
            box = QRect(self._left(column), self._over, self._cell.width(), high - self._over - 1)
            painter.fillRect(box, self._theme.token("hover" if column == self.column else "base"))
            self.paint_column_head(painter, box, column)
        self._paint_spans(painter)
        painter.setClipping(False)
        if due.left() < wide and due.top() < high:
            self.paint_corner(painter, QRect(0, 0, wide, high - 1))
        painter.fillRect(QRect(0, high - 1, view.width(), 1), self._theme.token("line"))
        if self._drawn is not None:
            painter.fillRect(self._drop_line(*self._drawn), self._theme.token("accent"))

    def _paint_bands(self, painter: QPainter, rows: range) -> None:
        """The names of groups, each over its first row; they stay where they are when columns scroll."""
        for row in rows:
            if name := self._bands.get(row):
                top = self.box(row, 0).top() - self._band(row)
                band = QRect(0, top, self._left(self.size_of_grid()[1]), self._band(row))
                paint_group(painter, band, name, self._theme, room=self._heads.width())

    def _paint_spans(self, painter: QPainter) -> None:
        """The names of groups over the heads of their columns, in sight while one of these is."""
        begin = [*self._spans, self.size_of_grid()[1]]
        for (first, name), after in zip(self._spans.items(), begin[1:], strict=True):
            left = max(self._left(first), self._heads.width())
            width = self._left(after) - left
            if width > 0:
                paint_group(painter, QRect(left, 0, width - 1, self._over), name, self._theme, room=width)

    def _drop_line(self, rows: bool, place: int) -> QRect:
        """Where what is drawn would be put in."""
        after = self._drop > place
        if rows:
            box = self.box(self._drop, 0)
            return QRect(0, (box.bottom() if after else box.top()) - 1, self.viewport().width(), 3)
        left = self._left(self._drop + after)
        return QRect(left - 2, 0, 3, self.viewport().height())

    def _paint_cursor(self, painter: QPainter) -> None:
        if not self.has_cell:
            return
        box = QRectF(self.box(self.row, self.column)).adjusted(1.5, 1.5, -1.5, -1.5)
        ink = self._theme.token("accent" if self.hasFocus() else "border")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 3))
        painter.drawRoundedRect(box, MEASURES.radius, MEASURES.radius)

    # -- keys and mouse ------------------------------------------------------------------------------

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor into a cell."""
        rows, columns = self.size_of_grid()
        if not rows or not columns:
            return
        self.row = max(0, min(row, rows - 1))
        self.column = max(0, min(column, self.cells_in(self.row) - 1))
        self._reveal()
        self._tell()
        self.viewport().update()

    def _tell(self) -> None:
        if self.has_cell:
            tell(self, self.spoken(self.row, self.column))
            self.chosen.emit(self.row, self.column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            down, on = _STEPS[key]
            self.moved.emit(bool(down), self.row if down else self.column, down or on)
        elif key in _STEPS:
            down, on = _STEPS[key]
            if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.size_of_grid()[1] == 1:
                down, on = on, 0  # in a list they go to its ends
            self.go_to(self.row + down, self.column + on)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.row, self.column)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        if at := self._at(spot):
            self.go_to(*at)
        elif self.ordered and (head := self._head_at(spot)):
            self._drawn, self._drop = head, head[1]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawn is not None:
            self._drop = self._place_at(self._drawn[0], event.position().toPoint())
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drawn is not None:
            (rows, place), self._drawn = self._drawn, None
            self.viewport().unsetCursor()
            self.viewport().update()
            if self._drop != place:
                self.moved.emit(rows, place, self._drop - place)

    def _head_at(self, spot: QPoint) -> tuple[bool, int] | None:
        """The head at a spot: whether it is that of a row, and which one."""
        rows, columns = self.size_of_grid()
        beside, over = spot.x() < self._heads.width(), spot.y() < self._heads.height()
        if beside == over or not (rows and columns):
            return None
        place = self._place_at(beside, spot)
        box = self.box(place, 0) if beside else QRect(self._left(place), 0, self._cell.width(), 1)
        return (beside, place) if (box.bottom() >= spot.y() if beside else box.right() >= spot.x()) else None

    def _place_at(self, rows: bool, spot: QPoint) -> int:
        """The row or the column nearest to a spot."""
        count = self.size_of_grid()[not rows]
        if rows:
            down = spot.y() - self._heads.height() + self.verticalScrollBar().value()
            found = bisect_right(self._tops, down) - 1
        else:
            on = spot.x() - self._heads.width() + self.horizontalScrollBar().value()
            found = on // self._cell.width()
        return max(0, min(found, count - 1))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if at := self._at(event.position().toPoint()):
            self.opened.emit(*at)

    def words_at(self, point: QPoint) -> str:
        at = self._at(point)
        return self.spoken(*at) if at else ""


def _shown(offset: int, first: int, last: int, pitch: int, total: int) -> range:
    """The rows or columns between two places behind their heads."""
    begin, end = (offset + max(0, place) for place in (first, last))
    return range(begin // pitch, min(total, end // pitch + 1))
