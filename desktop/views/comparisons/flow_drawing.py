"""A drawing whose cells flow beside their heads as the width allows, with a cursor that arrows move."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.flow_layout import Box, Laid, Sizes, lay_out
from desktop.views.comparisons.pointed import Pointed
from desktop.views.comparisons.spoken import tell

INSET = 8  # around what a cell holds
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FlowDrawing(Pointed):
    """`chosen`: the cursor is on another place; `opened`: that one by Enter or a double click.

    `moved_to`: top and bottom of what is to be seen. A view says what there is in `counts`, `sizes`, `key`,
    `spoken` and the three `paint_…`, and calls `refresh` when that is another.
    """

    chosen = Signal()
    opened = Signal()
    moved_to = Signal(int, int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.block = self.place = 0
        self.laid: Laid = lay_out((), 0, self.sizes())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._again)

    # -- what each view says -------------------------------------------------------------------------

    def counts(self) -> list[int]:
        """How many cells each block has; 0 is a heading."""
        raise NotImplementedError

    def sizes(self) -> Sizes:
        """How large things are, in the fonts of the look; asked when no data is there yet, too."""
        raise NotImplementedError

    def key(self, block: int, place: int) -> str:
        """The record that a place leads to (its id), by which the cursor finds it again."""
        raise NotImplementedError

    def spoken(self, block: int, place: int) -> str:
        """A place in words, for a screen reader and as a tooltip."""
        raise NotImplementedError

    def paint_heading(self, painter: QPainter, box: QRectF, block: int) -> None:
        """Paint a block without cells."""

    def paint_head(self, painter: QPainter, box: QRectF, block: int) -> None:
        """Paint the head of a block, at the left of its cells."""
        raise NotImplementedError

    def paint_cell(self, painter: QPainter, box: QRectF, block: int, place: int) -> None:
        """Paint a cell into its box."""
        raise NotImplementedError

    def refresh(self, first: tuple[int, int], key: str) -> None:
        """Show what there is now; the cursor goes to the place with this key, without one to `first`."""
        self._again()
        blocks = enumerate(self.laid.blocks)
        places = ((at, place) for at, block in blocks for place in range(block.stops))
        self.go_to(*(next((each for each in places if self.key(*each) == key), first) if key else first))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn, and the cursor is nowhere."""
        return not self.laid.blocks

    # -- painting ------------------------------------------------------------------------------------

    def _again(self) -> None:
        self.laid = lay_out(self.counts(), self.width() - INSET, self.sizes())
        self.setFixedHeight(self.laid.height)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._again()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        due = event.rect()
        for at in self.laid.between(due.top(), due.bottom()):
            self._paint_block(painter, at, due)
        if not self.is_empty:
            self._paint_cursor(painter, self.laid.box(self.block, self.place))

    def _paint_block(self, painter: QPainter, at: int, due: QRect) -> None:
        block = self.laid.blocks[at]
        left, foot = MEASURES.main_padding, block.top + block.height - 1
        if not block.cells:
            self.paint_heading(painter, QRectF(left, block.top, self.width() - left, block.height), at)
        else:
            head = QRectF(left, block.top, self.laid.sizes.head - left, block.height)
            self.paint_head(painter, head, at)
            for place in range(block.cells):
                box = self.laid.box(at, place)
                if box.top <= due.bottom() and box.top + box.height > due.top():
                    self.paint_cell(painter, QRectF(box.left, box.top, box.width, box.height), at, place)
        rule = QRectF(left, foot, self.width() - left, 1)
        painter.fillRect(rule, self._theme.token("line2" if block.cells else "line"))

    def _paint_cursor(self, painter: QPainter, box: Box) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.token("accent" if self.hasFocus() else "border"), 2))
        left = box.left or INSET
        ring = QRectF(left, box.top, box.left + box.width - left, box.height).adjusted(1, 2, -2, -2)
        painter.drawRoundedRect(ring, MEASURES.radius, MEASURES.radius)

    # -- keys and mouse ------------------------------------------------------------------------------

    def go_to(self, block: int, place: int) -> None:
        """Put the cursor on a place, or the one nearest to it."""
        if self.is_empty:
            self.block = self.place = 0
            return
        self.block = max(0, min(block, len(self.laid.blocks) - 1))
        self.place = max(0, min(place, self.laid.blocks[self.block].stops - 1))
        box = self.laid.box(self.block, self.place)
        tell(self, self.spoken(self.block, self.place))
        self.moved_to.emit(box.top, box.top + box.height)
        self.chosen.emit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.is_empty:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.go_to(*self.laid.beside(self.block, self.place, 1 if key == Qt.Key.Key_Right else -1))
        elif key in _ROWS:
            here = (self.block, self.place)
            for _ in range(abs(_ROWS[key])):
                here = self.laid.below(*here, 1 if _ROWS[key] > 0 else -1)
            self.go_to(*here)
        elif key == Qt.Key.Key_Home:
            self.go_to(0, 0)
        elif key == Qt.Key.Key_End:
            last = len(self.laid.blocks) - 1
            self.go_to(last, self.laid.blocks[last].stops - 1)
        elif key in _ENTER:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if at := self._at(event.position().toPoint()):
            self.go_to(*at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position().toPoint()):
            self.opened.emit()

    def words_at(self, point: QPoint) -> str:
        at = self._at(point)
        return self.spoken(*at) if at else ""

    def _at(self, spot: QPoint) -> tuple[int, int] | None:
        return self.laid.at(spot.x(), spot.y())
