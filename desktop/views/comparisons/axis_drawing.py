"""One issue's axis as it is drawn: options from end to end, public rows above, private rows below."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.analysis.axis import AxisRow, IssueAxis
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.pointed import Pointed
from desktop.views.comparisons.spoken import tell
from desktop.widgets.painting import line_height, paint_line, paint_words, wrap
from desktop.widgets.stance import paint_axis_mark

ROW, HEAD, LEFT, RIGHT = 44, 32, 168, 72
LABEL, LABEL_LINES, LINE = 112, 4, 15
GAP_BAND, ENDS = 36, 16
LEAST_AXIS = 200
CENTRE_BAND = 34
_STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class AxisDrawing(Pointed):
    """`chosen`: a row and the place of a mark in it; `opened`: that one by Enter or a double click."""

    chosen = Signal(int, int)
    opened = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._axis: IssueAxis | None = None
        self._spoken: Callable[[AxisRow, int], str] = lambda _row, _place: ""
        self._measured: tuple[tuple[int, int], tuple[int, int, int, int]] | None = None
        self.row = self.place = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Issue axis")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_axis(self, axis: IssueAxis, spoken: Callable[[AxisRow, int], str]) -> None:
        """Show another axis; `spoken`: a mark of a row in words."""
        self._axis, self._spoken, self._measured = axis, spoken, None
        self.go_to(self.row, self.place)
        self.setMinimumWidth(px(LEFT) + px(LEAST_AXIS) + px(RIGHT))
        self.setFixedHeight(self._heights()[-1])
        self.update()

    @property
    def rows(self) -> Sequence[AxisRow]:
        """The rows, public ones first."""
        return (*self._axis.public, *self._axis.private) if self._axis else ()

    def sizeHint(self) -> QSize:
        return QSize(px(640), px(320))

    # -- where things are ----------------------------------------------------------------------------

    def _heights(self) -> tuple[int, int, int, int]:
        """As `_measure` has them; every mark asks for them."""
        key = (self.width(), px(ROW))
        if self._measured is None or self._measured[0] != key:
            self._measured = key, self._measure()
        return self._measured[1]

    def _measure(self) -> tuple[int, int, int, int]:
        """The axis line, the foot of the labels, the first private row, the foot of it all."""
        assert self._axis is not None
        line = px(HEAD) + px(ROW) * len(self._axis.public) + px(CENTRE_BAND)
        labels = line + px(24) + self._lane() * self._lanes() + self._over_labels()
        private = labels + (px(HEAD) if self._axis.private else 0)
        return line, labels, private, private + px(ROW) * len(self._axis.private) + 16

    def _lanes(self) -> int:
        """Labels that would touch their neighbours stand in two lanes."""
        assert self._axis is not None
        xs = [self._x(option.value) for option in self._axis.options]
        near = any(b - a < px(LABEL) + 8 for a, b in pairwise(xs))
        return 2 if near else 1

    def _lane(self) -> int:
        """The height of the highest label: its value, and its words over so many lines."""
        assert self._axis is not None
        words = (wrap(each.label, "caption", px(LABEL), LABEL_LINES - 1) for each in self._axis.options)
        return px(LINE) * (1 + max(map(len, words), default=0))

    def _over_labels(self) -> int:
        """What stands between the axis and its labels: what its ends are called, and the gap if any."""
        return px(GAP_BAND) if self._has_gap else px(ENDS)

    @property
    def _has_gap(self) -> bool:
        gap = self._axis.zone.gap if self._axis else None
        return gap is not None and gap.distance > 0

    def _x(self, value: float) -> float:
        return px(LEFT) + (max(px(LEFT) + px(LEAST_AXIS), self.width()) - px(LEFT) - px(RIGHT)) * value / 100

    def _y(self, row: int) -> float:
        assert self._axis is not None
        public = len(self._axis.public)
        if row < public:
            return px(HEAD) + row * px(ROW) + px(ROW) / 2 + 6
        return self._heights()[2] + (row - public) * px(ROW) + px(ROW) / 2 + 6

    def _spot(self, row: int, place: int) -> QPointF:
        option, _ = self.rows[row].marks[place]
        return QPointF(self._x(option.value), self._y(row))

    def _at(self, spot: QPoint) -> tuple[int, int] | None:
        for row, each in enumerate(self.rows):
            for place in range(len(each.marks)):
                if (self._spot(row, place) - QPointF(spot)).manhattanLength() < 20:
                    return row, place
        return None

    # -- painting ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._axis is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, labels, _private, _ = self._heights()
        self._paint_gap(painter, line)
        self._paint_axis(painter, line)
        self._heading(painter, 0, "In public")
        if self._axis.private:
            self._heading(painter, labels, "In private channels")
        seen = event.rect().adjusted(0, -px(ROW), 0, px(ROW))
        for row, each in enumerate(self.rows):
            if seen.top() <= self._y(row) <= seen.bottom():
                self._paint_row(painter, row, each)
        self._paint_centre(painter, line)

    def _heading(self, painter: QPainter, top: float, words: str) -> None:
        box = QRectF(MEASURES.main_padding, top, px(400), px(HEAD))
        paint_line(painter, box, words, self._theme.font("second_strong"), self._theme.token("text2"))

    def _paint_row(self, painter: QPainter, row: int, each: AxisRow) -> None:
        y = self._y(row)
        base = self._theme.token("base")
        painter.fillRect(
            QRectF(px(LEFT) - px(8), y, self.width() - px(LEFT) - px(RIGHT) + px(24), 1),
            self._theme.token("line"),
        )
        box = QRectF(
            MEASURES.main_padding, y - px(ROW) / 2, px(LEFT) - MEASURES.main_padding - px(16), px(ROW)
        )
        lines = wrap(each.actor.name, "body_medium", int(box.width()), 2)
        box.adjust(0, (px(ROW) - len(lines) * line_height("body_medium")) / 2, 0, 0)
        paint_words(painter, box, each.actor.name, "body_medium", self._theme.token("text"), lines=2)
        if each.room:
            low, high = (self._x(value) for value in each.room)
            painter.fillRect(QRectF(low, y - 1, high - low, 3), self._theme.token("data"))
        for place, (option, stance) in enumerate(each.marks):
            softer = each.softer.get(option.id, "")
            paint_axis_mark(painter, stance, self._spot(row, place), self._theme, base, softer=softer)
        if row == self.row and each.marks:
            two = each.marks[self.place][0].id in each.softer  # letters
            ring = QRectF(0, 0, px(60 if two else 40), px(36))
            ring.moveCenter(self._spot(row, self.place) + QPointF(px(10) if two else 5, -4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.token("accent" if self.hasFocus() else "border"), 2))
            painter.drawRoundedRect(ring, MEASURES.radius, MEASURES.radius)

    def _paint_axis(self, painter: QPainter, line: int) -> None:
        assert self._axis is not None
        ink = self._theme.token("text")
        painter.fillRect(QRectF(self._x(0), line - 1, self._x(100) - self._x(0), 2), ink)
        lanes = self._lanes()
        for at, option in enumerate(self._axis.options):
            x = self._x(option.value)
            painter.fillRect(QRectF(x - 1, line - px(5), 2, px(10)), ink)
            top = line + px(10) + self._over_labels() + (at % lanes) * self._lane()
            self._label(painter, x, top, f"{option.value:g}", option.label)
        issue = self._axis.issue
        for words, x in ((issue.low_label, self._x(0)), (issue.high_label, self._x(100))):
            width = QFontMetricsF(self._theme.font("caption")).horizontalAdvance(words)
            left = min(max(x - width / 2, px(LEFT) - 60), self.width() - width - 8)
            box = QRectF(left, line + px(6), width + 2, px(16))
            paint_line(painter, box, words, self._theme.font("caption"), self._theme.token("text2"))

    def _label(self, painter: QPainter, x: float, top: float, value: str, label: str) -> None:
        """Value and label centred under a tick, at the ends aligned inwards."""
        left = min(max(x - px(LABEL) / 2, px(LEFT) - 60), self.width() - px(LABEL) - 4)
        strong, plain = self._theme.font("caption_strong"), self._theme.font("caption")
        wrapped = wrap(label, "caption", px(LABEL), LABEL_LINES - 1)
        lines = [(value, strong, "text"), *((each, plain, "text2") for each in wrapped)]
        for at, (words, font, ink) in enumerate(lines):
            width = QFontMetricsF(font).horizontalAdvance(words)
            middle = min(max(x, left + width / 2), left + px(LABEL) - width / 2)
            box = QRectF(middle - width / 2, top + at * px(LINE), width + 2, px(LINE))
            paint_line(painter, box, words, font, self._theme.token(ink))

    def _paint_gap(self, painter: QPainter, line: int) -> None:
        """Between the nearest accepted options of the two furthest apart: a hatched band and a bracket."""
        assert self._axis is not None
        gap = self._axis.zone.gap
        if gap is None or not self._has_gap:
            self._paint_meeting(painter, line)
            return
        low, high = sorted(self._x(option.value) for option in gap.options)
        band = QRectF(low, px(HEAD), high - low, line - px(HEAD))
        painter.fillRect(band, self._theme.token("chrome"))
        hatch = self._theme.token("border")
        hatch.setAlphaF(0.27)
        brush = QBrush(hatch, Qt.BrushStyle.BDiagPattern)
        brush.setTransform(QTransform())
        painter.fillRect(band, brush)
        y = line + px(30)
        pen = QPen(self._theme.token("text2"), 1.5)
        painter.setPen(pen)
        words = f"gap {gap.distance:g}"
        font = self._theme.font("second_strong")
        width = QFontMetricsF(font).horizontalAdvance(words) + 12
        middle = (low + high) / 2
        painter.drawLine(QPointF(low, y - 4), QPointF(low, y + 4))
        painter.drawLine(QPointF(high, y - 4), QPointF(high, y + 4))
        if high - low > width:
            painter.drawLine(QPointF(low, y), QPointF(middle - width / 2, y))
            painter.drawLine(QPointF(middle + width / 2, y), QPointF(high, y))
        spot = QRectF(middle - width / 2 + px(6), y - px(9), width, px(18))
        paint_line(painter, spot, words, font, self._theme.token("text2"))

    def _paint_meeting(self, painter: QPainter, line: int) -> None:
        """Where the parties agree: a band over the axis, 44 wide, tinted as accepted or conditional."""
        assert self._axis is not None
        for each in self._axis.zone.options:
            if each.hardest in ("open", "conditional"):
                stance = "conditional" if each.hardest == "conditional" else "acceptable"
                tint = self._theme.tint(stance)
                box = QRectF(self._x(each.option.value) - px(22), px(HEAD), px(44), line - px(HEAD))
                if tint is not None:
                    painter.setBrush(tint)
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.drawRoundedRect(box, MEASURES.radius, MEASURES.radius)

    def _paint_centre(self, painter: QPainter, line: int) -> None:
        """Weighted mean and median as flags over the axis."""
        assert self._axis is not None
        low = self._axis.gravity.lowest
        if low is None:
            return
        for words, value, lift in (("mean", low.mean, px(16)), ("median", low.median, 2)):
            x = self._x(value)
            pole = QRectF(x - 0.5, line - px(CENTRE_BAND) + lift, 1, px(CENTRE_BAND) - lift)
            painter.fillRect(pole, self._theme.token("data"))
            box = QRectF(x + px(4), line - px(CENTRE_BAND) + lift - px(4), px(120), px(16))
            said = f"{words} {value:.1f}"
            paint_line(painter, box, said, self._theme.font("caption_strong"), self._theme.token("data"))

    # -- keys and mouse ------------------------------------------------------------------------------

    def go_to(self, row: int, place: int) -> None:
        """Put the cursor on a mark."""
        if not self.rows:
            self.row = self.place = 0
            return
        self.row = max(0, min(row, len(self.rows) - 1))
        self.place = max(0, min(place, len(self.rows[self.row].marks) - 1))
        tell(self, self._spoken(self.rows[self.row], self.place))
        self.chosen.emit(self.row, self.place)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            down, on = _STEPS[key]
            self.go_to(self.row + down, self.place + on)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.rows:
            self.opened.emit(self.row, self.place)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if at := self._at(event.position().toPoint()):
            self.go_to(*at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if at := self._at(event.position().toPoint()):
            self.opened.emit(*at)

    def words_at(self, point: QPoint) -> str:
        at = self._at(point)
        return self._spoken(self.rows[at[0]], at[1]) if at else ""
