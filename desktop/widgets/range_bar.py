"""A bar on which a range of per cent is set: two ends to drag or move by arrows, over the bands of words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.label import as_tooltip
from desktop.widgets.likelihood_bar import PROUD, TRACK, Range
from desktop.widgets.painting import paint_box

HEIGHT = 28
HANDLE = QSize(6, 20)
REACH = 8  # pixels from an end within which a press takes hold of it
END = 5  # pixels from the widget's edge to the ends of the track
STEP, LEAP = 1.0, 5.0
Key = Qt.Key
ENDS = ("low", "high")


@dataclass(frozen=True, slots=True)
class Band:
    """What a word of the scale stands for, in per cent."""

    word: str
    low: float
    high: float


class RangeBar(QAbstractSlider):
    """`set_by_hand`: low and high as they were set, in per cent, low ≤ high.

    Left and Right move one end, with Shift by five; Space goes to the other end; Up and Down go to the word
    above or below; a double click on a band takes all of it. Between bands the track is open.
    """

    set_by_hand = Signal(float, float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._range: Range | None = None
        self._bands: tuple[Band, ...] = ()
        self._end = 1  # which end the keyboard moves
        self._doubtful = self._fixed = False
        self._held = -1
        self.setRange(0, 100)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(
            "Left and Right move one end, Space goes to the other end, Up and Down take the next word"
        )
        theme.changed.connect(self.update)

    @property
    def shown(self) -> Range | None:
        """The range that is shown; None for none."""
        return self._range

    def show_range(self, shown: Range | None, *, doubtful: bool = False) -> None:
        """Show a range; `doubtful` where the scale has no word for it."""
        self._range, self._doubtful = shown, doubtful
        self.setAccessibleName(f"Range: {shown}" if shown else "Range: not stated")
        self.update()

    def set_bands(self, bands: Sequence[Band]) -> None:
        """The words of the scale, rising."""
        self._bands = tuple(bands)
        self.update()

    def set_fixed(self, fixed: bool) -> None:
        """Let the range be read and not changed."""
        self._fixed = fixed
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if fixed else Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(px(160), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), px(HEIGHT))

    # -- painting ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), self._theme.token
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = px(HEIGHT) / 2
        painter.setPen(QPen(colour("line"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(self._x(0), middle), QPointF(self._x(100), middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("track"))
        for band in self._bands or (Band("", 0, 100),):
            painter.drawRoundedRect(self._box(band.low, band.high, TRACK), 1, 1)
        if self._range is None:
            return
        painter.setBrush(colour("warn" if self._doubtful else "data"))
        painter.drawRoundedRect(self._box(self._range.low, self._range.high, TRACK + 2 * PROUD), 2, 2)
        if not self._fixed:
            self._paint_handles(painter, self._range)

    def _paint_handles(self, painter: QPainter, shown: Range) -> None:
        for end, value in enumerate((shown.low, shown.high)):
            box = self._handle(value)
            held = self.hasFocus() and end == self._end
            ring = self._theme.token("ring" if held else "border")
            paint_box(painter, box, self._theme.token("field"), ring, radius=3, width=2 if held else 1)

    def _box(self, low: float, high: float, height: float) -> QRectF:
        left, right = self._x(low), self._x(high)
        return QRectF(left, (px(HEIGHT) - height) / 2, max(right - left, 2), height)

    def _handle(self, value: float) -> QRectF:
        wide, high = HANDLE.width(), HANDLE.height()
        return QRectF(self._x(value) - wide / 2, (px(HEIGHT) - high) / 2, wide, high)

    def _x(self, value: float) -> float:
        return END + (self.width() - 2 * END) * value / 100

    def _value(self, x: float) -> float:
        share = (x - END) / max(1, self.width() - 2 * END)
        return float(round(100 * min(max(share, 0.0), 1.0)))

    # -- mouse ---------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._fixed or event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        if self._range is None:
            self._held = self._end = 1
            self._set(self._value(x), self._value(x))
            return
        away = [abs(x - self._x(value)) for value in (self._range.low, self._range.high)]
        inside = self._x(self._range.low) < x < self._x(self._range.high)
        if min(away) <= REACH or not inside:
            low_first = away[0] < away[1] or (away[0] == away[1] and x < self._x(self._range.low))
            self._held = self._end = 0 if low_first else 1
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held >= 0:
            self._move_to(self._value(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held >= 0:
            self._move_to(self._value(event.position().x()))
        self._held = -1

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        band = self._band_at(self._value(event.position().x()))
        if band and not self._fixed:
            self._set(band.low, band.high)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            band = self._band_at(self._value(event.pos().x()))
            words = f"{band.word}: {Range(band.low, band.high)}" if band else "between two words"
            QToolTip.showText(event.globalPos(), as_tooltip(words), self)
            return True
        return super().event(event)

    def _band_at(self, value: float) -> Band | None:
        return next((band for band in self._bands if band.low <= value <= band.high), None)

    # -- keys ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        key = event.key()
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            event.ignore()
        elif key in (Key.Key_Left, Key.Key_Right):
            self._move_to(self._at + (step if key == Key.Key_Right else -step))
        elif key in (Key.Key_Up, Key.Key_Down):
            self._next_word(1 if key == Key.Key_Up else -1)
        elif key in (Key.Key_Home, Key.Key_End):
            self._move_to(0.0 if key == Key.Key_Home else 100.0)
        elif key == Key.Key_Space:
            self._end = 1 - self._end
            self.update()
        else:
            event.ignore()

    @property
    def _at(self) -> float:
        """Where the end stands that the keyboard moves; the middle where none stands yet."""
        return 50.0 if self._range is None else (self._range.low, self._range.high)[self._end]

    def _move_to(self, value: float) -> None:
        """Put the end that is held elsewhere; where it passes the other, the two change places."""
        value = min(max(value, 0.0), 100.0)
        ends = [value, value] if self._range is None else [self._range.low, self._range.high]
        ends[self._end] = value
        if ends[0] > ends[1]:
            ends.reverse()
            self._end = 1 - self._end
            self._held = self._end if self._held >= 0 else -1
        self._set(*ends)

    def _next_word(self, step: int) -> None:
        """Take the whole band above or below; without a range the first or the last."""
        if not self._bands:
            return
        if self._range is None:
            band = self._bands[0 if step > 0 else -1]
        elif step > 0:
            band = next((each for each in self._bands if each.low > self._range.low), self._bands[-1])
        else:
            band = next((e for e in reversed(self._bands) if e.high < self._range.high), self._bands[0])
        self._set(band.low, band.high)

    def _set(self, low: float, high: float) -> None:
        if self._range != Range(low, high):
            self.set_by_hand.emit(low, high)
