"""How actors and ties of a network are drawn: use by line and arrow head, strength by width."""

from collections.abc import Sequence
from math import atan2, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.scale import px
from desktop.theme import Theme
from desktop.views.comparisons.marks_legend import Sign
from desktop.views.comparisons.network_layout import Point
from desktop.widgets.painting import paint_box

THIN, STEP = 1.5, 1.0  # width of a tie of strength 0, and what each point adds
UNSTATED = (4.0, 3.0)  # dashes where no strength is stated
DOTS = (1.0, 2.5)
HEAD = 9.0


def width_of(strength: int | None) -> float:
    """How wide a tie is drawn, in pixels."""
    return THIN + STEP * (strength or 0)


def paint_tie(
    painter: QPainter,
    points: Sequence[Point],
    use: str,
    strength: int | None,
    inks: tuple[QColor, QColor],
) -> None:
    """A tie with its arrow head; `inks`: its own and that of the ground, which a hollow one shows."""
    ink, ground = inks
    line = QPolygonF([QPointF(*point) for point in points])
    width = width_of(strength)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if use == "unused":
        painter.setPen(_pen(ink, width + 2.5, () if strength is not None else UNSTATED))
        painter.drawPolyline(line)
        painter.setPen(QPen(ground, max(1.5, width - 0.5), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    else:
        painter.setPen(_pen(ink, width, _dashes(use, strength)))
    painter.drawPolyline(line)
    _paint_head(painter, points, use, HEAD + width, ink, ground)


def _dashes(use: str, strength: int | None) -> tuple[float, ...]:
    if use == "promised":
        return (6.0, 2.0, 1.5, 2.0)
    return DOTS if use == "unclear" else () if strength is not None else UNSTATED


def _pen(ink: QColor, width: float, dashes: tuple[float, ...]) -> QPen:
    pen = QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern([each * THIN / width for each in dashes])
    return pen


def _paint_head(
    painter: QPainter, points: Sequence[Point], use: str, size: float, ink: QColor, ground: QColor
) -> None:
    """Filled where it is exerted, hollow where not, open where unclear, a diamond for a promise."""
    (x, y), (before_x, before_y) = points[-1], points[max(0, len(points) - 4)]
    angle = atan2(y - before_y, x - before_x)
    tip = QPointF(x, y)

    def at(turn: float, length: float) -> QPointF:
        return QPointF(x - length * cos(angle + turn), y - length * sin(angle + turn))

    left, right = at(0.42, size), at(-0.42, size)
    painter.setPen(QPen(ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.MiterJoin))
    if use == "unclear":
        painter.drawPolyline(QPolygonF([left, tip, right]))
        return
    painter.setBrush(ground if use == "unused" else ink)
    tail = [at(0, size * 1.6)] if use == "promised" else []
    painter.drawPolygon(QPolygonF([tip, left, *tail, right]))


def paint_actor(painter: QPainter, centre: QPointF, radius: float, role: str, theme: Theme) -> None:
    """A filled disc for a party, a diamond for who mediates, a ring for others."""
    ink = theme.token("data")
    painter.setPen(QPen(ink, 2))
    painter.setBrush(ink if role == "party" else theme.token("base"))
    if role in ("mediator", "facilitator", "broker"):
        corners = [
            QPointF(centre.x() + radius * cos(turn), centre.y() + radius * sin(turn))
            for turn in (0, pi / 2, pi, 3 * pi / 2)
        ]
        painter.drawPolygon(QPolygonF(corners))
    else:
        painter.drawEllipse(centre, radius - 1, radius - 1)


def count_size(count: int) -> Point:
    """How wide and high the count of a tie is, in pixels; one instrument is not counted."""
    return (px(12) + px(7) * len(_times(count)), px(16)) if count > 1 else (0, 0)


def _times(count: int) -> str:
    return f"×{count}"


def paint_count(painter: QPainter, spot: QPointF, count: int, theme: Theme, ink: QColor) -> None:
    """How many instruments a tie stands for, on its line."""
    words = _times(count)
    box = QRectF(0, 0, *count_size(count))
    box.moveCenter(spot)
    paint_box(painter, box, theme.token("base"), ink, radius=8)
    painter.setFont(theme.font("caption_strong"))
    painter.setPen(theme.token("text2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def signs(theme: Theme) -> tuple[Sign, ...]:
    """What the legend shows of all this."""

    def tie(use: str, strength: int | None, words: str) -> Sign:
        def paint(painter: QPainter, box: QRectF) -> None:
            middle = box.center().y()
            points = [(box.left() + at * (box.width() - 1) / 8, middle) for at in range(9)]
            paint_tie(painter, points, use, strength, (theme.token("data"), theme.token("base")))

        return Sign(paint, 40, words)

    def actor(role: str, words: str) -> Sign:
        return Sign(lambda painter, box: paint_actor(painter, box.center(), 6, role, theme), 14, words)

    return (
        tie("exerted", 1, "exerted"),
        tie("exerted", 4, "the wider, the stronger"),
        tie("exerted", None, "strength not stated"),
        tie("unused", 1, "unused or signalled"),
        tie("unclear", None, "use unclear"),
        tie("promised", None, "guarantee"),
        actor("party", "party"),
        actor("mediator", "mediator"),
        actor("", "other"),
    )
