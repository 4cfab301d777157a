"""The marks of a timeline: an exact day, a span with what is certain of it, an open end, a bundle."""

from datetime import date
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from desktop.analysis.timeline import Moment
from desktop.scale import px, text_size
from desktop.theme import Theme, font_of
from desktop.views.comparisons.marks_legend import Sign
from desktop.views.comparisons.time_axis import TimeAxis
from desktop.views.comparisons.timeline_layout import MARK, STUB, Stop
from desktop.widgets.painting import paint_box

TITLE, BASE, BAR = 17, 13, 8  # height of the words of a stop, their base line, height of the bar beneath
DASHES = (4, 3)
NARROW = 22  # pixels; dashes around less look like broken chains


def title_width(title: str) -> float:
    """How wide the words of a stop are, in pixels; of long ones as much as matters."""
    return _title_width(title, text_size())


@lru_cache(maxsize=16384)
def _title_width(title: str, _per_cent: int) -> float:
    return QFontMetricsF(font_of("second")).horizontalAdvance(title[:64])


def paint_stop(
    painter: QPainter, stop: Stop, axis: TimeAxis, spot: QPointF, edge: float, theme: Theme
) -> None:
    """A stop at `spot` (its left and top on the widget); words of what began further left stand at `edge`."""
    if stop.is_bundle:
        box = QRectF(spot.x(), spot.y() + 2, stop.right - stop.left, px(20))
        paint_bundle(painter, box, f"+{len(stop.moments):,}", theme)
        return
    (moment,) = stop.moments
    painter.setFont(theme.font("second"))
    _paint_words(painter, stop, spot, edge, theme)
    bar = QRectF(spot.x(), spot.y() + px(TITLE), stop.right - stop.left, BAR)
    if moment.when.first == moment.when.last and not any(moment.when.open):
        paint_day(painter, bar.center(), moment.when.is_exact, theme)
    else:
        _paint_span(painter, bar, moment, axis, spot.x() - stop.left, theme)


def _paint_words(painter: QPainter, stop: Stop, spot: QPointF, edge: float, theme: Theme) -> None:
    """The title from the beginning of the mark, or where that is out of sight from the edge on."""
    end = spot.x() + stop.until - stop.left - 6
    left = max(spot.x(), min(edge + 4, end - 48))
    words, width = elided(stop.moments[0].title, int(end - left))
    ground = QRect(int(left), int(spot.y()) + 1, int(width) + 2, px(TITLE) - 2)
    painter.fillRect(ground, theme.token("base"))  # no tick and no marked day goes through words
    painter.setPen(theme.token("text"))
    painter.drawText(QPointF(left, spot.y() + px(BASE)), words)


def elided(title: str, width: int) -> tuple[str, float]:
    """A title cut to so many pixels, and how wide it is then."""
    return _elided(title, width, text_size())


@lru_cache(maxsize=16384)
def _elided(title: str, width: int, _per_cent: int) -> tuple[str, float]:
    metrics = QFontMetricsF(font_of("second"))
    shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, width)
    return shown, metrics.horizontalAdvance(shown)


def paint_day(painter: QPainter, centre: QPointF, exact: bool, theme: Theme) -> None:
    """A day: a disc, or a ring where it is doubted."""
    if exact:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.token("data"))
        painter.drawEllipse(centre, MARK / 2 - 0.5, MARK / 2 - 0.5)
    else:
        painter.setPen(QPen(theme.token("data"), 1.75))
        painter.setBrush(theme.token("base"))
        painter.drawEllipse(centre, MARK / 2 - 1, MARK / 2 - 1)


def dashed(theme: Theme, width: float) -> QPen:
    """The pen of what is not certain."""
    pen = QPen(theme.token("data"), width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(list(DASHES))
    return pen


def _paint_span(
    painter: QPainter, bar: QRectF, moment: Moment, axis: TimeAxis, origin: float, theme: Theme
) -> None:
    """The whole span in dashes, what is certain of it filled; an arrow where an end is open."""
    whole = bar.adjusted(STUB * moment.when.open[0], 0, -STUB * moment.when.open[1], 0)
    if moment.when.first == moment.when.last:
        paint_day(painter, whole.center(), not moment.when.doubted, theme)
    elif moment.when.is_soft:
        paint_dashed(painter, _on_screen(painter, whole), theme)
    if not moment.when.is_soft:
        paint_sure(painter, whole, theme)
    elif moment.when.sure is not None and not moment.when.doubted:
        left, right = (date.fromisoformat(day).toordinal() for day in moment.when.sure)
        sure = QRectF(axis.x(left) + origin, bar.top(), 0, BAR)
        sure.setRight(axis.x(right + 1) + origin)
        if sure.width() > 3:
            paint_sure(painter, sure.intersected(whole), theme)
    for at, is_open in enumerate(moment.when.open):
        if is_open:
            root = whole.left() if at == 0 else whole.right()
            tip = bar.left() if at == 0 else bar.right()
            paint_open(painter, root, tip, bar.center().y(), theme)


def paint_dashed(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """A span of which no day is certain: hollow, in dashes where it is long enough for some."""
    narrow = box.width() < px(NARROW)
    inside = box.adjusted(0.5, 1, -0.5, -1).toAlignedRect()
    painter.fillRect(inside, theme.token("base"))
    painter.setPen(QPen(theme.token("data"), 1) if narrow else dashed(theme, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # smooth dashes take their time
    painter.drawRect(inside)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def paint_sure(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """A span that is certain from end to end."""
    painter.fillRect(box, theme.token("data"))


def _on_screen(painter: QPainter, box: QRectF) -> QRectF:
    """The part of a box that a pen can reach: dashes of a million pixels take their time."""
    view = QRectF(painter.viewport()).adjusted(-px(40), 0, px(40), 0)
    return QRectF(max(box.left(), view.left()), box.top(), 0, box.height()).united(
        QRectF(min(box.right(), view.right()), box.top(), 0, box.height())
    )


def paint_open(painter: QPainter, root: float, tip: float, middle: float, theme: Theme) -> None:
    """A dashed line from the last known day to an arrow head: when it began or ended is open."""
    back = 6 if tip < root else -6
    painter.setPen(dashed(theme, 1.5))
    painter.drawLine(QPointF(root, middle), QPointF(tip + back, middle))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.token("data"))
    corners = [QPointF(tip, middle), QPointF(tip + back, middle - 4), QPointF(tip + back, middle + 4)]
    painter.drawPolygon(QPolygonF(corners))


def paint_bundle(painter: QPainter, box: QRectF, words: str, theme: Theme) -> None:
    """Moments that have no room, as their number."""
    paint_box(painter, box, theme.token("track"), None, radius=box.height() / 2)
    painter.setFont(theme.font("second_strong"))
    painter.setPen(theme.token("text2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def signs(theme: Theme) -> tuple[Sign, ...]:
    """What the legend shows of all this."""

    def bar(box: QRectF) -> QRectF:
        return QRectF(box.left(), box.center().y() - BAR / 2, box.width(), BAR)

    return (
        Sign(lambda painter, box: paint_day(painter, box.center(), True, theme), 12, "that day"),
        Sign(lambda painter, box: paint_day(painter, box.center(), False, theme), 12, "about that day"),
        Sign(lambda painter, box: paint_sure(painter, bar(box), theme), 28, "all that time"),
        Sign(lambda painter, box: paint_dashed(painter, bar(box), theme), 28, "some time in it"),
        Sign(
            lambda painter, box: paint_open(painter, box.left(), box.right(), box.center().y(), theme),
            28, "end open",
        ),
        Sign(lambda painter, box: paint_bundle(painter, box, "+3", theme), 32, "more, bundled"),
    )  # fmt: skip
