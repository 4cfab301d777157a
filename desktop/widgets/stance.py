"""The marks of stance: shape, letter and colour, always all three, drawn as paths and never as glyphs."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.scale import px, text_size
from desktop.theme import Theme, font_of
from desktop.theme_tokens import MEASURES

LETTERS: Mapping[str, str] = {
    "preferred": "P",
    "acceptable": "A",
    "conditional": "C",
    "opposed": "O",
    "red line": "R",
    "": "",
}
SMOOTH = QPainter.RenderHint.Antialiasing  # looked up once: that takes as long as to set it
BOX = 16.0  # the box the shapes are drawn in, centre 0,0
CELL_SYMBOL, CELL_GAP = 18, 4
LIST_SYMBOL, LIST_PITCH = 14, 21
AXIS_SYMBOL, AXIS_CLEARANCE = 16, 8
AXIS_LETTER = (10, -16)


def words_of(stance: str) -> str:
    """A stance as it is said: "Red line"; unstated for ''."""
    return stance.capitalize() if stance else "Unstated"


@cache
def shape(stance: str) -> QPainterPath:
    """The outline of a mark in a box of 16 × 16 with its centre at 0,0, to be filled in one colour.

    Raises KeyError for a word that is no stance.
    """
    return SHAPES[stance]()


def _disc(radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), radius, radius)
    return path


def _ring() -> QPainterPath:
    """Radius 5, stroke 2: a disc with a hole, which the odd-even rule leaves empty."""
    path = _disc(6)
    path.addEllipse(QPointF(0, 0), 4, 4)
    return path


def _half_filled_ring() -> QPainterPath:
    """The ring with its left half, 90° to 270°, filled: only the right half of the hole is left."""
    path = _disc(6)
    path.moveTo(0, -4)
    path.arcTo(QRectF(-4, -4, 8, 8), 90, -180)
    path.closeSubpath()
    return path


def _diamond() -> QPainterPath:
    corners = QPainterPath(QPointF(0, -6))
    for x, y in ((6, 0), (0, 6), (-6, 0)):
        corners.lineTo(x, y)
    corners.closeSubpath()
    return _stroked(corners, 2, Qt.PenCapStyle.FlatCap)


def _cross() -> QPainterPath:
    strokes = QPainterPath()
    for start, end in (((-4, -4), (4, 4)), ((-4, 4), (4, -4))):
        strokes.moveTo(*start)
        strokes.lineTo(*end)
    return _stroked(strokes, 2.5, Qt.PenCapStyle.SquareCap).simplified()


def _stroked(path: QPainterPath, width: float, cap: Qt.PenCapStyle) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(cap)
    stroker.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return stroker.createStroke(path)


SHAPES: Mapping[str, Callable[[], QPainterPath]] = {
    "preferred": lambda: _disc(6),
    "acceptable": _ring,
    "conditional": _half_filled_ring,
    "opposed": _diamond,
    "red line": _cross,
    "": lambda: _disc(1.75),
}


def paint_symbol(painter: QPainter, stance: str, centre: QPointF, size: float, ink: QColor) -> None:
    """The shape of a stance around `centre`, in a box of `size` pixels."""
    painter.save()
    painter.setRenderHint(SMOOTH)
    painter.translate(centre)
    painter.scale(size / BOX, size / BOX)
    painter.fillPath(shape(stance), ink)
    painter.restore()


def paint_cell(
    painter: QPainter, box: QRectF, stance: str, theme: Theme, *, back_channel: bool = False
) -> None:
    """A cell of a matrix: tint, symbol and letter. What only the back-channel says is dashed, untinted."""
    paint_cell_ground(painter, box, stance, theme, back_channel=back_channel)
    paint_pair(painter, box, stance, theme)


def paint_cell_ground(
    painter: QPainter, box: QRectF, stance: str, theme: Theme, *, back_channel: bool = False
) -> None:
    """The tint of a stance over a cell, or the dashes around what only the back-channel says."""
    painter.save()
    painter.setRenderHint(SMOOTH)
    tint, radius = theme.tint(stance), MEASURES.cell_radius
    if back_channel and stance:
        pen = QPen(theme.ink(stance), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    elif tint is not None:
        painter.setBrush(tint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, radius, radius)
    painter.restore()


def paint_pair(painter: QPainter, box: QRectF, stance: str, theme: Theme) -> None:
    """Symbol and, to its right, letter, together in the middle of `box`."""
    ink, letter, symbol, gap = theme.ink(stance), LETTERS[stance], px(CELL_SYMBOL), px(CELL_GAP)
    advance, high = _letter_size(letter, text_size())
    centre = box.center()
    left = centre.x() - (symbol + (gap + advance if letter else 0)) / 2
    paint_symbol(painter, stance, QPointF(left + symbol / 2, centre.y()), symbol, ink)
    if letter:
        painter.setFont(theme.font("cell_letter"))
        painter.setPen(ink)
        painter.drawText(QPointF(left + symbol + gap, centre.y() + high / 2), letter)


@lru_cache(maxsize=64)
def _letter_size(letter: str, _per_cent: int) -> tuple[float, float]:
    """How wide a letter in a cell is, and how high its capitals are."""
    metrics = QFontMetricsF(font_of("cell_letter"))
    return metrics.horizontalAdvance(letter), metrics.capHeight()


def paint_list_marks(painter: QPainter, box: QRectF, stances: tuple[str, ...], theme: Theme) -> None:
    """A row's stances on the options of an issue, in the order of the axis, each with its letter under it."""
    font = theme.font("letter")
    metrics = QFontMetricsF(font)
    painter.save()
    painter.setFont(font)
    middle = box.center().y()
    for place, stance in enumerate(stances):
        x = box.left() + px(LIST_SYMBOL) / 2 + place * px(LIST_PITCH)
        if x + px(LIST_SYMBOL) / 2 > box.right():
            break
        ink = theme.ink(stance)
        up = px(LIST_SYMBOL) / 2 + 1 if stance else 0
        paint_symbol(painter, stance, QPointF(x, middle - up), px(LIST_SYMBOL), ink)
        painter.setPen(ink)
        letter = LETTERS[stance]
        painter.drawText(QPointF(x - metrics.horizontalAdvance(letter) / 2, middle + px(14)), letter)
    painter.restore()


def paint_axis_mark(
    painter: QPainter, stance: str, at: QPointF, theme: Theme, ground: QColor, *, softer: str = ""
) -> None:
    """A mark on an axis: a disc of `ground` clears the line under it, the letter stands at its top right.

    `softer`: another stance of those whose statements differ, whose letter follows: "O/C".
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(at, px(AXIS_CLEARANCE), px(AXIS_CLEARANCE))
    ink = theme.ink(stance)
    paint_symbol(painter, stance, at, px(AXIS_SYMBOL), ink)
    high = QFontMetricsF(theme.font("letter")).capHeight()
    paint_letters(painter, stance, softer, at + QPointF(px(AXIS_LETTER[0]), px(AXIS_LETTER[1]) + high), theme)
    painter.restore()


def paint_letters(painter: QPainter, stance: str, softer: str, spot: QPointF, theme: Theme) -> None:
    """The letter of a stance from `spot` on its baseline on, after it that of a softer one: "O/C"."""
    font = theme.font("letter")
    painter.setFont(font)
    letters = [(LETTERS[stance], theme.ink(stance))]
    if softer:
        letters += [("/", theme.token("text2")), (LETTERS[softer], theme.ink(softer))]
    for words, colour in letters:
        painter.setPen(colour)
        painter.drawText(spot, words)
        spot = spot + QPointF(QFontMetricsF(font).horizontalAdvance(words), 0)


class StanceMark(QWidget):
    """A stance by itself, as in a legend: symbol, letter and, with `words`, its name beside it."""

    def __init__(
        self, theme: Theme, stance: str = "", *, words: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stance = stance
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_stance(stance)
        theme.changed.connect(self.update)

    def set_stance(self, stance: str) -> None:
        """Show another stance; raises KeyError for a word that is none."""
        shape(stance)
        self._stance = stance
        self.setAccessibleName(words_of(stance))
        self.setToolTip("" if self._words else words_of(stance))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self._theme.font("second")).horizontalAdvance(words_of(self._stance))
        return QSize(px(44) + (round(words) + 1 if self._words else 0), px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = self._theme.ink(self._stance)
        middle = self.height() / 2
        paint_symbol(painter, self._stance, QPointF(px(9), middle), px(BOX), ink)
        font = self._theme.font("letter")
        painter.setFont(font)
        painter.setPen(ink)
        base = middle + QFontMetricsF(font).capHeight() / 2
        painter.drawText(QPointF(px(22), base), LETTERS[self._stance])
        if self._words:
            painter.setFont(self._theme.font("second"))
            painter.setPen(self._theme.token("text2"))
            painter.drawText(QPointF(px(36), base), words_of(self._stance))
