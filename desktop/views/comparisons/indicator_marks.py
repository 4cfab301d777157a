"""The marks of an indicator's state: a box that is filled as it is seen, each a shape of its own."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.analysis.indicators import STATES, State
from desktop.scale import scaled
from desktop.theme import Theme
from desktop.views.comparisons.marks_legend import Sign

MARK = 14
_SIDE = 11.0
MEANINGS: Mapping[State, str] = {
    "observed": "observed",
    "emerging": "emerging",
    "contradicted": "contradicted",
    "not seen": "looked at, not seen",
    "unknown": "never looked at: unknown",
}


def ink_of(state: State, theme: Theme) -> QColor:
    """The colour of a state: what nobody has looked at is something to do."""
    return theme.token("warn" if state == "unknown" else "text2" if state == "not seen" else "data")


def paint_state(painter: QPainter, state: State, centre: QPointF, theme: Theme) -> None:
    """The mark with its middle at `centre`, in a box of `MARK` pixels at 100 %."""
    box = QRectF(-_SIDE / 2, -_SIDE / 2, _SIDE, _SIDE)
    ink = ink_of(state, theme)
    pen = QPen(ink, 1.5)
    if state == "unknown":
        pen.setDashPattern([2, 1.5])
    painter.save()
    painter.translate(centre)
    painter.scale(scaled(1), scaled(1))
    painter.setPen(pen)
    painter.setBrush(ink if state == "observed" else Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
    if state == "observed":
        painter.setPen(QPen(theme.token("base"), 1.75))
        tick = ((-3.2, 0.2), (-0.8, 2.8), (3.4, -2.8))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in tick]))
    elif state == "emerging":
        painter.fillRect(box.adjusted(0, _SIDE / 2, 0, 0), ink)
    elif state == "contradicted":
        painter.drawLine(box.bottomLeft(), box.topRight())
    painter.restore()


def signs(theme: Theme) -> tuple[Sign, ...]:
    """What the legend shows of them."""
    return tuple(Sign(partial(_sign, state, theme), MARK + 2, MEANINGS[state]) for state in STATES)


def _sign(state: State, theme: Theme, painter: QPainter, box: QRectF) -> None:
    paint_state(painter, state, box.center(), theme)
