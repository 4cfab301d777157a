"""The marks of movement: what a wording does to the one before it, each a shape of its own."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.analysis.movement import Way
from desktop.scale import scaled
from desktop.theme import Theme
from desktop.views.comparisons.marks_legend import Sign

MARK = 14
# What a mark is called on the drawing, and what the legend says it means.
NAMES: Mapping[Way, str] = {
    "first": "First wording",
    "hardened": "Hardened",
    "softened": "Softened",
    "moved": "Moved",
    "held": "Held",
    "contradicted": "Contradicts",
    "unknown": "Unknown",
}
MEANINGS: Mapping[Way, str] = {
    "first": "first wording",
    "hardened": "hardened",
    "softened": "softened",
    "moved": "moved",
    "held": "held",
    "contradicted": "contradicts another that stands",
    "unknown": "unknown: undated, or nothing stated to compare",
}


def ink_of(way: Way, theme: Theme) -> QColor:
    """The colour of a mark and its name: harder as what is opposed, softer as what is acceptable."""
    if way in ("hardened", "softened"):
        return theme.ink("opposed" if way == "hardened" else "acceptable")
    return theme.token({"contradicted": "warn", "moved": "data"}.get(way, "text2"))


def paint_mark(painter: QPainter, way: Way, centre: QPointF, theme: Theme) -> None:
    """The mark with its middle at `centre`; drawn in a box of `MARK` pixels at 100 %."""
    ink = ink_of(way, theme)
    hollow = way == "softened"
    painter.save()
    painter.translate(centre)
    painter.scale(scaled(1), scaled(1))
    painter.setPen(QPen(ink, 2, j=Qt.PenJoinStyle.MiterJoin) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else ink)
    painter.drawPath(SHAPES[way]())
    painter.restore()


def _polygon(*corners: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*corners[0]))
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.closeSubpath()
    return path


def _up() -> QPainterPath:
    return _polygon((0, -6), (6.5, 5), (-6.5, 5))


def _down() -> QPainterPath:
    return _polygon((0, 5), (5.5, -4), (-5.5, -4))


def _flag() -> QPainterPath:
    return _polygon((-4, -6), (-2, -6), (6, -2.5), (-2, 1), (-2, 7), (-4, 7))


def _arrow() -> QPainterPath:
    return _polygon((-6, -1.25), (1, -1.25), (1, -5), (6.5, 0), (1, 5), (1, 1.25), (-6, 1.25))


def _equal() -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(-5.5, -4, 11, 2.5))
    path.addRect(QRectF(-5.5, 1.5, 11, 2.5))
    return path


def _against() -> QPainterPath:
    path = _polygon((-7, -5), (-0.75, 0), (-7, 5))
    path.addPath(_polygon((7, -5), (0.75, 0), (7, 5)))
    return path


def _dots() -> QPainterPath:
    path = QPainterPath()
    for x in (-5, 0, 5):
        path.addEllipse(QPointF(x, 0), 1.75, 1.75)
    return path


SHAPES: Mapping[Way, Callable[[], QPainterPath]] = {
    "first": _flag, "hardened": _up, "softened": _down, "moved": _arrow, "held": _equal,
    "contradicted": _against, "unknown": _dots,
}  # fmt: skip


def signs(theme: Theme) -> tuple[Sign, ...]:
    """What the legend shows of them."""
    return tuple(Sign(partial(_sign, way, theme), MARK + 2, MEANINGS[way]) for way in SHAPES)


def _sign(way: Way, theme: Theme, painter: QPainter, box: QRectF) -> None:
    paint_mark(painter, way, box.center(), theme)
