"""What stands around the moments of a timeline: ticks and their names, marked days, the heads of lanes."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.time_axis import Tick, TimeAxis, era, ticks
from desktop.views.comparisons.timeline_layout import LaidLane
from desktop.widgets.painting import paint_line, wrap

HEAD, LANE_HEAD = 60, 176
OVER, NAMES, LINE = 4, 22, 16  # tops of the greater units and of the ticks, and the height of both


@dataclass(frozen=True, slots=True)
class Marker:
    """A day (an ordinal) that is marked over all lanes: today, or the date that the tracker is seen at."""

    day: int
    name: str
    dashed: bool = False


def paint_axis(painter: QPainter, view: QRect, axis: TimeAxis, origin: float, theme: Theme) -> None:
    """The ticks with their names; `origin`: where the axis begins, in pixels of the view."""
    painter.setClipRect(view.adjusted(px(LANE_HEAD), 0, 0, 0))
    left = px(LANE_HEAD) - origin
    found = ticks(axis, left, left + view.width() - px(LANE_HEAD))
    overs = [tick for tick in found if tick.over and tick.x >= left]
    ends = [*(origin + tick.x for tick in found[1:]), view.right() + 1.0]
    for tick, end in zip(found, ends, strict=False):
        x = origin + tick.x
        top = px(NAMES) if not tick.over else OVER
        painter.fillRect(QRect(round(x), top, 1, view.height()), theme.token("line2"))
        if tick.x >= left:  # of one that begins out of sight only half the name would be seen
            box = QRectF(x + px(4), px(NAMES), max(end, x + 40) - x - px(5), px(LINE))
            paint_line(painter, box, tick.label, theme.font("caption"), theme.token("text2"))
    _paint_overs(painter, view, [Tick(left, "", era(axis, left)), *overs], origin, theme)
    painter.setClipping(False)
    painter.fillRect(QRect(0, px(HEAD) - 1, view.width(), 1), theme.token("line"))


def _paint_overs(painter: QPainter, view: QRect, overs: list[Tick], origin: float, theme: Theme) -> None:
    """The greater units, each up to the next; what has no room for its name has none."""
    font, ink = theme.font("caption_strong"), theme.token("text")
    ends = [*(origin + tick.x for tick in overs[1:]), view.right() + 1.0]
    for tick, end in zip(overs, ends, strict=True):
        box = QRectF(origin + tick.x + px(4), OVER, end - origin - tick.x - px(8), px(LINE))
        if QFontMetricsF(font).horizontalAdvance(tick.over) <= box.width():
            paint_line(painter, box, tick.over, font, ink)


def paint_marker(painter: QPainter, view: QRect, marker: Marker, x: float, theme: Theme) -> None:
    """A line over all lanes with its name in the head; in dashes with its name at the left if so."""
    painter.setClipRect(view.adjusted(px(LANE_HEAD), 0, 0, 0))
    ink = theme.token("accent")
    style = Qt.PenStyle.DashLine if marker.dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(ink, 1.5, style))
    painter.drawLine(QPointF(x, px(HEAD) - px(18)), QPointF(x, view.bottom()))
    font = theme.font("caption_strong")
    width = QFontMetricsF(font).horizontalAdvance(marker.name) + 2
    left = x - width - 4 if marker.dashed else x + 4
    paint_line(painter, QRectF(left, px(HEAD) - px(20), width, px(LINE)), marker.name, font, ink)


def paint_lane_head(
    painter: QPainter, view: QRect, laid: LaidLane, top: int, *, here: bool, theme: Theme
) -> None:
    """The name of a lane and how many moments it has; it stays in sight while some of the lane is."""
    painter.fillRect(QRect(0, top, px(LANE_HEAD), laid.height), theme.token("hover" if here else "base"))
    painter.fillRect(QRect(0, top + laid.height - 1, view.width(), 1), theme.token("line"))
    left = MEASURES.main_padding
    lines = wrap(laid.lane.title, "body_strong", px(LANE_HEAD) - left - 12, 2)
    y = min(max(top, px(HEAD)) + 5, top + laid.height - px(18) - px(17) * len(lines))
    for line in lines:
        box = QRectF(left, y, px(LANE_HEAD) - left - px(8), px(18))
        paint_line(painter, box, line, theme.font("body_strong"), theme.token("text"))
        y += px(17)
    box = QRectF(left, y, px(LANE_HEAD) - left - px(8), px(LINE))
    count = f"{len(laid.lane.moments):,}"
    paint_line(painter, box, count, theme.font("second"), theme.token("text2" if here else "text3"))
