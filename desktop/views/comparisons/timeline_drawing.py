"""The timeline as it is drawn: lanes on one axis that zooms, a cursor that arrows move, heads that stay."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from desktop.analysis.timeline import Lane
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.pointed import PointedArea
from desktop.views.comparisons.spoken import tell
from desktop.views.comparisons.time_axis import TimeAxis
from desktop.views.comparisons.timeline_frame import (
    HEAD,
    LANE_HEAD,
    Marker,
    paint_axis,
    paint_lane_head,
    paint_marker,
)
from desktop.views.comparisons.timeline_layout import (
    BUNDLE_ROW,
    LABEL,
    LANE_PADDING,
    ROW,
    LaidLane,
    Stop,
    days_of,
    lay_out,
)
from desktop.views.comparisons.timeline_marks import paint_stop, title_width

BEFORE, AFTER = 32, LABEL + 8  # room at the ends of the axis, for open ends and for the last label
STEP = 1.25  # what one turn of the wheel or one press zooms by
_WALK = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000}
_LANES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -3, Qt.Key.Key_PageDown: 3}


class TimelineDrawing(PointedArea):
    """`chosen`: the cursor is on another stop; `opened`: that moment, by Enter or a double click.

    A bundle is not opened: it is zoomed into, until its moments part.
    """

    chosen = Signal()
    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lanes: Sequence[Lane] = ()
        self._markers: Sequence[Marker] = ()
        self._spoken: Callable[[Stop], str] = lambda _: ""
        self.laid: list[LaidLane] = []
        self.axis = TimeAxis(1, 1, 1.0)
        self._fitted = True
        self.lane = self.place = 0
        self._grabbed: QPoint | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Timeline")
        theme.changed.connect(self.viewport().update)

    def show_lanes(
        self, lanes: Sequence[Lane], markers: Sequence[Marker], spoken: Callable[[Stop], str]
    ) -> None:
        """Show other lanes; `spoken`: a stop in words. The cursor stays on its moment, the zoom as it is."""
        here = self._here()
        self._lanes, self._markers, self._spoken = lanes, markers, spoken
        days = [*(days_of(lanes) if lanes else ()), *(marker.day for marker in markers)]
        first, last = (min(days), max(days)) if days else (1, 1)
        axis = TimeAxis(first, last, self.axis.per_day)
        changed = (axis.first, axis.last) != (self.axis.first, self.axis.last)
        left = self.axis.day(self.horizontalScrollBar().value())
        self.axis = axis if not self._fitted else self._fit(axis)
        self._lay_out(here)
        if changed and not self._fitted:
            self.horizontalScrollBar().setValue(round(self.axis.x(left)))

    def stop(self) -> Stop | None:
        """The stop that the cursor is on."""
        if self.lane < len(self.laid) and self.place < len(self.laid[self.lane].stops):
            return self.laid[self.lane].stops[self.place]
        return None

    def _here(self) -> str:
        stop = self.stop()
        return stop.moments[0].record.id if stop else ""

    # -- zoom and scrolling --------------------------------------------------------------------------

    def fit(self) -> None:
        """Show all there is from end to end."""
        self._fitted = True
        self.axis = self._fit(self.axis)
        self._lay_out(self._here())

    def zoom(self, by: float, at: float | None = None) -> None:
        """Zoom in (`by` above 1) or out around a place in the view (pixels), else around the cursor."""
        stop = self.stop()
        if at is None:
            at = self._x(stop.left) if stop is not None else px(LANE_HEAD)
            at = min(max(at, px(LANE_HEAD)), self.viewport().width())
        day = self.axis.day(at - self._x(0))
        least = self._fit(self.axis).per_day
        self.axis = self.axis.zoomed(self.axis.per_day * by, least)
        self._fitted = self.axis.per_day <= least
        self._lay_out(self._here())
        self.horizontalScrollBar().setValue(round(px(LANE_HEAD) + BEFORE + self.axis.x(day) - at))

    def _fit(self, axis: TimeAxis) -> TimeAxis:
        # Beside a scroll bar, whether there is one or not, or zoom and bar would take turns to change.
        view = self.width() - self.verticalScrollBar().sizeHint().width()
        room = max(48, view - px(LANE_HEAD) - BEFORE - self._after())
        per_day = room / (axis.last + 1 - axis.first)
        return axis.zoomed(per_day, per_day)

    def _after(self) -> int:
        """The room behind the last day; a narrow view has little for it."""
        return min(round(AFTER), self.width() // 4)

    def _lay_out(self, here: str = "") -> None:
        """Place all stops anew; the cursor goes where the record `here` now stands."""
        self.laid = lay_out(self._lanes, self.axis, title_width)
        self._range()
        places = enumerate(laid.place_of(here) for laid in self.laid)
        found = ((at, place) for at, place in places if place is not None)
        self.lane, self.place = next(found, (0, 0))
        self._tell()
        self.viewport().update()

    def _range(self) -> None:
        view, across, down = self.viewport().size(), self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(max(1, view.width() - px(LANE_HEAD)))
        down.setPageStep(max(1, view.height() - px(HEAD)))
        across.setRange(0, max(0, int(BEFORE + self.axis.width + self._after()) - across.pageStep()))
        foot = self.laid[-1].top + self.laid[-1].height if self.laid else 0
        down.setRange(0, max(0, foot - down.pageStep()))
        across.setSingleStep(48)
        down.setSingleStep(px(ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted and self._fit(self.axis) != self.axis:
            self.fit()
        self._range()

    def _x(self, x: float) -> float:
        """Where a place on the axis is on the view."""
        return px(LANE_HEAD) + BEFORE + x - self.horizontalScrollBar().value()

    def _top(self, laid: LaidLane) -> int:
        return px(HEAD) + laid.top - self.verticalScrollBar().value()

    def _spot(self, laid: LaidLane, stop: Stop) -> QPointF:
        return QPointF(self._x(stop.left), self._top(laid) + LANE_PADDING + stop.row * px(ROW))

    def _box(self, laid: LaidLane, stop: Stop) -> QRectF:
        spot = self._spot(laid, stop)
        height = px(BUNDLE_ROW) - 2 if stop.is_bundle else px(ROW) - 2
        end = stop.right if stop.is_bundle else stop.until - 4
        return QRectF(spot.x(), spot.y(), end - stop.left, height)

    def _at(self, spot: QPoint) -> tuple[int, int] | None:
        if spot.x() < px(LANE_HEAD) or spot.y() < px(HEAD):
            return None
        for lane, laid in enumerate(self.laid):
            x = spot.x() - self._x(0)
            for stop in laid.shown(x, x):
                if self._box(laid, stop).adjusted(-3, -1, 3, 1).contains(QPointF(spot)):
                    return lane, laid.stops.index(stop)
        return None

    def _reveal(self) -> None:
        stop = self.stop()
        if stop is None:
            return
        laid = self.laid[self.lane]
        box, view = self._box(laid, stop), self.viewport().rect()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if box.left() < px(LANE_HEAD) + 8 or box.left() > view.right() - 24:
            across.setValue(
                round(across.value() + box.left() - px(LANE_HEAD) - (view.width() - px(LANE_HEAD)) / 3)
            )
        elif box.right() > view.right():
            on = min(box.right() - view.right(), box.left() - px(LANE_HEAD) - 8)
            across.setValue(round(across.value() + on))
        if box.top() < px(HEAD) + 4:
            down.setValue(round(down.value() + box.top() - px(HEAD) - LANE_PADDING))
        elif box.bottom() > view.bottom():
            down.setValue(round(down.value() + box.bottom() - view.bottom() + LANE_PADDING))

    # -- painting ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self.viewport().rect()
        painter.fillRect(view, self._theme.token("base"))
        if not self.laid:
            return
        paint_axis(painter, view, self.axis, self._x(0), self._theme)
        shown = [
            laid
            for laid in self.laid
            if self._top(laid) < view.bottom() and self._top(laid) + laid.height > px(HEAD)
        ]
        for marker in self._markers:
            x = self._x(self.axis.x(marker.day + 0.5))
            paint_marker(painter, view, marker, x, self._theme)
        for laid in shown:
            self._paint_lane(painter, view, laid)
        painter.setClipRect(view.adjusted(0, px(HEAD), 0, 0))
        for laid in shown:
            here = self.laid[self.lane] is laid
            paint_lane_head(painter, view, laid, self._top(laid), here=here, theme=self._theme)

    def _paint_lane(self, painter: QPainter, view: QRect, laid: LaidLane) -> None:
        painter.setClipRect(view.adjusted(px(LANE_HEAD), px(HEAD), 0, 0))
        left = px(LANE_HEAD) - self._x(0)
        cursor = self.stop() if self.laid[self.lane] is laid else None
        for stop in laid.shown(left, left + view.width() - px(LANE_HEAD)):
            spot = self._spot(laid, stop)
            if px(HEAD) - px(ROW) < spot.y() < view.bottom():
                paint_stop(painter, stop, self.axis, spot, px(LANE_HEAD), self._theme)
        if cursor is not None:
            ink = self._theme.token("accent" if self.hasFocus() else "border")
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 2))
            ring = self._box(laid, cursor).adjusted(-px(5), -1, 3, 1)
            painter.drawRoundedRect(ring, MEASURES.radius, MEASURES.radius)

    # -- keys and mouse ------------------------------------------------------------------------------

    def go_to(self, lane: int, place: int) -> None:
        """Put the cursor on a stop of a lane."""
        if self.laid:
            self.lane = max(0, min(lane, len(self.laid) - 1))
            self.place = max(0, min(place, len(self.laid[self.lane].stops) - 1))
            self._reveal()
            self._tell()
            self.viewport().update()

    def go_to_lane(self, lane: int) -> None:
        """Put the cursor on the stop of another lane that is nearest in time."""
        stop = self.stop()
        lane = max(0, min(lane, len(self.laid) - 1))
        if stop is None or lane == self.lane:
            return
        stops = self.laid[lane].stops
        self.go_to(lane, min(range(len(stops)), key=lambda at: abs(stops[at].left - stop.left)))

    def open(self) -> None:
        """Open the moment the cursor is on, or zoom into the bundle."""
        stop = self.stop()
        if stop is None:
            return
        if stop.is_bundle and len(stop.moments) > 1:
            self.zoom(STEP**4)
            self._reveal()
        else:
            self.opened.emit(stop.moments[0].record.id)

    def _tell(self) -> None:
        if (stop := self.stop()) is not None:
            tell(self, self._spoken(stop))
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        aside = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        if aside and key in (*_WALK, *_LANES):
            self._scroll(key)
        elif key in _WALK:
            self.go_to(self.lane, self.place + _WALK[key])
        elif key in _LANES:
            self.go_to_lane(self.lane + _LANES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / STEP if key == Qt.Key.Key_Minus else STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def _scroll(self, key: Qt.Key) -> None:
        """Move the view and not the cursor."""
        bar = self.horizontalScrollBar() if key in _WALK else self.verticalScrollBar()
        step = _WALK[key] if key in _WALK else _LANES[key]
        bar.setValue(bar.minimum() if step < -9 else bar.maximum() if step > 9 else bar.value() + step * 96)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; over the heads of lanes and with Ctrl scroll down, with Shift sideways."""
        turn = event.angleDelta()
        keys = event.modifiers()
        x = event.position().x()
        if turn.x() or keys & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (turn.x() or turn.y()))
        elif x < px(LANE_HEAD) or keys & Qt.KeyboardModifier.ControlModifier:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - turn.y())
        else:
            self.zoom(STEP ** (turn.y() / 120), x)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grabbed = event.position().toPoint()
        if at := self._at(self._grabbed):
            self.go_to(*at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the view along."""
        if self._grabbed is None:
            return
        spot = event.position().toPoint()
        moved, self._grabbed = spot - self._grabbed, spot
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position().toPoint()):
            self.open()

    def words_at(self, point: QPoint) -> str:
        at = self._at(point)
        return self._spoken(self.laid[at[0]].stops[at[1]]) if at else ""
