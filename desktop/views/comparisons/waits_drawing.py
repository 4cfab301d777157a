"""What waits for what as it is drawn: options as boxes, arrows to what they wait for, a cursor over both."""

from collections.abc import Callable
from itertools import pairwise
from math import atan2, cos, sin

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.records import Option
from desktop.analysis.waiting import Arrow, WaitGraph
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.marks_legend import Sign
from desktop.views.comparisons.network_layout import distance
from desktop.views.comparisons.pointed import Pointed
from desktop.views.comparisons.spoken import tell
from desktop.views.comparisons.waits_layout import Placed, Point, Sizes, place
from desktop.widgets.painting import line_height, paint_box, paint_words

WIDTH, ACROSS, DOWN = 180, 68, 16
PAD, LABEL_LINES = 8, 2
HEAD, BADGE = 9, 18
THIN, THICK, CHOSEN = 1.5, 3.5, 1.5
NEAR = 7.0  # pixels from an arrow that still hit it
SAMPLES = 12
BEND = 0.45  # of the way across, where a line turns
There = Option | Arrow


class WaitsDrawing(Pointed):
    """`chosen`: the cursor is on another option or arrow; `opened`: that one by Enter or a double click.
    `moved_to`: what is to be seen.

    Up and down walk the options; right goes to the first arrow of one and on to its other end, left back. A
    letter goes to the next option of an issue that begins with it.
    """

    chosen = Signal()
    opened = Signal()
    moved_to = Signal(QRect)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.graph = WaitGraph((), ())
        self._spoken: Callable[[There], str] = lambda _: ""
        self._over: Callable[[Option], tuple[str, str]] = lambda _: ("", "")
        self._placed = Placed((), (), 0, 0)
        self._lines: list[list[Point]] = []
        self._walk: list[int] = []  # options from the top down
        self.option, self.arrow = 0, -1  # the cursor; an arrow by its place among those of the option
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("What waits for what")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._place)

    def show_graph(
        self, graph: WaitGraph, spoken: Callable[[There], str], over: Callable[[Option], tuple[str, str]]
    ) -> None:
        """Show another graph, the cursor on its option. `spoken`: what is there in words; `over`: of an
        option its issue, and who waits.
        """
        here = self.graph.options[self.option].id if self.graph.options else ""
        self.graph, self._spoken, self._over = graph, spoken, over
        ids = [each.id for each in graph.options]
        self._place()
        first = self._walk[0] if self._walk else 0
        self.option, self.arrow = (ids.index(here) if here in ids else first), -1
        self._tell()

    def there(self) -> There | None:
        """What the cursor is on."""
        if not self.graph.options:
            return None
        option = self.graph.options[self.option]
        return self.graph.of(option.id)[self.arrow] if self.arrow >= 0 else option

    # -- places --------------------------------------------------------------------------------------

    def _place(self) -> None:
        places = {each.id: at for at, each in enumerate(self.graph.options)}
        edges = [(places[each.option.id], places[each.on.id]) for each in self.graph.arrows]
        height = 2 * px(PAD) + line_height("caption") * 2 + line_height("second_strong") * LABEL_LINES
        sizes = Sizes(px(WIDTH), height, px(ACROSS), px(DOWN))
        self._placed = place(len(places), edges, sizes)
        self._box = QSize(px(WIDTH), height)
        self._lines = [self._bent(at, line) for at, line in enumerate(self._placed.lines)]
        boxes = self._placed.boxes
        self._walk = sorted(range(len(boxes)), key=lambda at: (boxes[at][1], boxes[at][0]))
        room = self._margin() * 2
        self.setMinimumSize(round(self._placed.width) + room, round(self._placed.height) + room)
        self.update()

    def _margin(self) -> int:
        return MEASURES.main_padding

    def box(self, option: int) -> QRectF:
        """Where an option is drawn, by its place in the graph."""
        x, y = self._placed.boxes[option]
        return QRectF(x + self._margin(), y + self._margin(), self._box.width(), self._box.height())

    def line(self, arrow: int) -> list[Point]:
        """The points of an arrow, by its place in the graph."""
        return self._lines[arrow]

    def _bent(self, arrow: int, corners: tuple[Point, ...]) -> list[Point]:
        """A line through its corners without kinks; from an option to itself, a loop at its right."""
        margin = self._margin()
        path = QPainterPath()
        if not corners:
            ids = [each.id for each in self.graph.options]
            box = self.box(ids.index(self.graph.arrows[arrow].option.id))
            out, back = box.top() + box.height() / 3, box.top() + box.height() * 2 / 3
            path.moveTo(box.right(), out)
            far = box.right() + px(ACROSS) * 0.8
            path.cubicTo(far, out - px(12), far, back + px(12), box.right(), back)
        else:
            spots = [QPointF(x + margin, y + margin) for x, y in corners]
            path.moveTo(spots[0])
            for one, other in pairwise(spots):
                bend = (other.x() - one.x()) * BEND
                path.cubicTo(one + QPointF(bend, 0), other - QPointF(bend, 0), other)
        number = SAMPLES * max(2, len(corners))
        spots = [path.pointAtPercent(at / number) for at in range(number + 1)]
        return [(spot.x(), spot.y()) for spot in spots]

    # -- painting ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        there = self.there()
        arrows = self.graph.arrows
        due = QRectF(event.rect())  # the graph may be far higher than what is seen of it
        shown = [at for at in range(len(arrows)) if self._around(at).intersects(due)]
        order = sorted(shown, key=lambda at: (arrows[at] is there, bool(arrows[at].circles)))
        for at in order:
            self._paint_arrow(painter, at, chosen=arrows[at] is there)
        for at in range(len(self.graph.options)):
            if self.box(at).intersects(due):
                self._paint_option(painter, at)
        for at in order:
            if arrows[at].circles:
                self._paint_badge(painter, at)

    def _around(self, arrow: int) -> QRectF:
        """The room of an arrow with its head and its number."""
        across, down = zip(*self._lines[arrow], strict=True)
        room = QRectF(QPointF(min(across), min(down)), QPointF(max(across), max(down)))
        return room.adjusted(-px(BADGE), -px(BADGE), px(BADGE), px(BADGE))

    def _paint_arrow(self, painter: QPainter, at: int, *, chosen: bool) -> None:
        arrow = self.graph.arrows[at]
        ink = self._theme.token("accent") if chosen else ink_of(self._theme, arrow.circles)
        paint_arrow(painter, self._lines[at], ink, width_of(arrow.circles) + (CHOSEN if chosen else 0))

    def _paint_badge(self, painter: QPainter, at: int) -> None:
        """The numbers of the circles an arrow closes, on its middle."""
        points = self._lines[at]
        ink = ink_of(self._theme, self.graph.arrows[at].circles)
        paint_badge(
            painter, QPointF(*points[len(points) // 2]), self.graph.arrows[at].circles, self._theme, ink
        )

    def _paint_option(self, painter: QPainter, at: int) -> None:
        option, box = self.graph.options[at], self.box(at)
        here, theme = at == self.option and self.arrow < 0, self._theme
        ink = theme.token(("accent" if self.hasFocus() else "border") if here else "border")
        fill = theme.token("hover" if at == self.option else "base")
        paint_box(painter, box, fill, ink, width=3 if here else 1)
        issue, waiting = self._over(option)
        inside = box.adjusted(px(PAD), px(PAD), -px(PAD), -px(PAD))
        left = paint_words(painter, inside, issue, "caption", theme.token("text2"))
        left = paint_words(
            painter, left, option.label, "second_strong", theme.token("text"), lines=LABEL_LINES
        )
        paint_words(painter, left, waiting, "caption", theme.token("text2"))

    # -- keys and mouse ------------------------------------------------------------------------------

    def go_to(self, option: int, arrow: int = -1) -> None:
        """Put the cursor on an option, by its place in the graph, or on one of its arrows."""
        self.option, self.arrow = option, arrow
        self.moved_to.emit(self.box(option).toRect().adjusted(-px(DOWN), -px(DOWN), px(DOWN), px(DOWN)))
        self._tell()
        self.update()

    def _tell(self) -> None:
        if (there := self.there()) is not None:
            tell(self, self._spoken(there))
            self.chosen.emit()

    def _step(self, step: int) -> None:
        """To the next option downwards, or the next arrow of the one the cursor went out from."""
        if self.arrow >= 0:
            last = len(self.graph.of(self.graph.options[self.option].id)) - 1
            self.go_to(self.option, max(0, min(self.arrow + step, last)))
        else:
            at = self._walk.index(self.option) + step
            self.go_to(self._walk[max(0, min(at, len(self._walk) - 1))])

    def _cross(self) -> None:
        """To the first arrow of the option, or from an arrow to its other end."""
        there = self.there()
        if isinstance(there, Arrow):
            here = self.graph.options[self.option].id
            other = there.on.id if there.option.id == here else there.option.id
            self.go_to([each.id for each in self.graph.options].index(other))
        else:
            self.go_to(self.option, 0)

    def _begun_with(self, letter: str) -> int | None:
        """The next option downwards whose issue begins with a letter, from the top again after the last."""
        at = self._walk.index(self.option) + 1
        titles = (
            (place, self._over(self.graph.options[place])[0]) for place in self._walk[at:] + self._walk[:at]
        )
        begun = (place for place, title in titles if title.casefold().startswith(letter.casefold()))
        return next(begun, None) if letter.strip() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.graph.options:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Right:
            self._cross()
        elif key == Qt.Key.Key_Left:
            self.go_to(self.option)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(self._walk[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif (following := self._begun_with(event.text())) is not None:
            self.go_to(following)
        else:
            super().keyPressEvent(event)

    def _at(self, spot: QPointF) -> tuple[int, int] | None:
        """The option at a place, and the arrow of it if it is one that is there."""
        for at in range(len(self.graph.options)):
            if self.box(at).contains(spot):
                return at, -1
        far = [(distance(points, (spot.x(), spot.y())), at) for at, points in enumerate(self._lines)]
        nearest, which = min(far, default=(NEAR, 0))
        if nearest >= NEAR:
            return None
        arrow = self.graph.arrows[which]
        option = [each.id for each in self.graph.options].index(arrow.option.id)
        return option, self.graph.of(arrow.option.id).index(arrow)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if at := self._at(event.position()):
            self.go_to(*at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position()):
            self.opened.emit()

    def words_at(self, point: QPoint) -> str:
        if (at := self._at(QPointF(point))) is None:
            return ""
        option = self.graph.options[at[0]]
        return self._spoken(self.graph.of(option.id)[at[1]] if at[1] >= 0 else option)


def ink_of(theme: Theme, circles: tuple[int, ...]) -> QColor:
    """The colour of an arrow: of a circle that of a red line."""
    return theme.ink("red line") if circles else theme.token("data")


def width_of(circles: tuple[int, ...]) -> float:
    """How wide an arrow is drawn, in pixels."""
    return THICK if circles else THIN


def paint_arrow(painter: QPainter, points: list[Point], ink: QColor, width: float) -> None:
    """A line with a filled head at its end."""
    (x, y), (before_x, before_y) = points[-1], points[-2]
    angle, size = atan2(y - before_y, x - before_x), px(HEAD) + width

    def at(turn: float, length: float) -> QPointF:
        return QPointF(x - length * cos(angle + turn), y - length * sin(angle + turn))

    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawPolyline(QPolygonF([*(QPointF(*point) for point in points[:-1]), at(0, size * 0.6)]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([QPointF(x, y), at(0.42, size), at(-0.42, size)]))


def paint_badge(
    painter: QPainter, spot: QPointF, circles: tuple[int, ...], theme: Theme, ink: QColor
) -> None:
    """The numbers of circles in a box on a line; many as the first and how many more."""
    words = ", ".join(map(str, circles)) if len(circles) < 4 else f"{circles[0]} +{len(circles) - 1}"
    box = QRectF(0, 0, px(12) + px(7) * len(words), px(BADGE))
    box.moveCenter(spot)
    paint_box(painter, box, theme.token("base"), ink, radius=px(BADGE) / 2, width=1.5)
    painter.setFont(theme.font("caption_strong"))
    painter.setPen(theme.token("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def signs(theme: Theme) -> tuple[Sign, ...]:
    """What the legend shows of all this."""

    def arrow(circles: tuple[int, ...], words: str) -> Sign:
        def paint(painter: QPainter, box: QRectF) -> None:
            middle, ink = box.center().y(), ink_of(theme, circles)
            points = [(box.left(), middle), (box.right() - 1, middle)]
            paint_arrow(painter, points, ink, width_of(circles))
            if circles:
                paint_badge(painter, box.center() - QPointF(px(4), 0), circles, theme, ink)

        return Sign(paint, 56 if circles else 40, words)

    table = Sign(lambda _painter, _box: None, 0, "red lines, opposition and obstacles stand in the table")
    return arrow((), "waits for"), arrow((1,), "closes a circle, by its number"), table
