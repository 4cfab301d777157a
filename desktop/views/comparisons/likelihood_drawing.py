"""Likelihoods as they are drawn: each scenario's bar, and beneath it step by step what it was before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.likelihood import Worded, figures, track_bounds, word
from db.records import Estimate, ScaleTerm
from desktop.analysis.likelihoods import Family, Track
from desktop.analysis.reports.likelihood import coherence_words, made_words, score_of
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.pointed import Pointed
from desktop.views.comparisons.scale_words import Word, lanes, placed
from desktop.views.comparisons.spoken import tell
from desktop.widgets.likelihood_bar import TRACK, Range, paint_likelihood, place_of
from desktop.widgets.painting import paint_line, wrap
from desktop.widgets.rows import RowState, paint_row

LEFT, RIGHT, LEAST_TRACK = 268, 100, 160
HEADING, SCENARIO, STEP = 40, 68, 24
LANE, OVER = 16, 8  # a line of the scale's words over the first bar, and the room that is left over them
BESIDE = 40  # pixels that words of the scale may begin before the track
STROKE, LINE = 3, 16
_STEPS = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_Home: -100_000, Qt.Key.Key_End: 100_000,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A heading of a family, a scenario with its latest estimate, or one it had before."""

    top: int
    height: int
    family: Family
    track: Track | None = None
    step: Estimate | None = None

    @property
    def estimate(self) -> Estimate | None:
        """What the row shows on its track."""
        return self.step or (self.track.latest if self.track else None)


class LikelihoodDrawing(Pointed):
    """`chosen`: the row the cursor is on; `opened`: that one by Enter or a double click."""

    chosen = Signal(int)
    opened = Signal(int)
    moved_to = Signal(int, int)  # top and bottom of what is to be seen

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._terms: Sequence[ScaleTerm] = ()
        self._bounds: tuple[float, ...] = ()
        self._spoken: Callable[[Row], str] = lambda _: ""
        self._families: Sequence[Family] = ()
        self._words: tuple[Word, ...] = ()
        self.rows: tuple[Row, ...] = ()
        self.row = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Likelihoods")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._lay_out)

    def show_families(
        self, families: Sequence[Family], terms: Sequence[ScaleTerm], spoken: Callable[[Row], str]
    ) -> None:
        """Show other families; `terms`: the scale's words; `spoken`: a row in words. The cursor stays."""
        here = self.here()
        self._families, self._terms, self._spoken = families, terms, spoken
        self._bounds = track_bounds(terms)
        self._lay_out()
        ids = [_id(each) for each in self.rows]
        self.go_to(ids.index(_id(here)) if here and _id(here) in ids else self.row)

    def _lay_out(self) -> None:
        """Place the words over the track as it is wide now, and the rows beneath them."""
        metrics = QFontMetricsF(self._theme.font("caption"))
        left, width = self._track()
        edges = (left - BESIDE, left + width + px(RIGHT) - 4)
        self._words = placed(
            self._terms, (left, width), edges, lambda each: metrics.horizontalAdvance(each) + 2
        )
        self.rows = laid_out(self._families, lanes(self._words) * px(LANE) + OVER)
        self.setMinimumWidth(px(LEFT) + px(LEAST_TRACK) + px(RIGHT))
        self.setFixedHeight(self.rows[-1].top + self.rows[-1].height + 8 if self.rows else 0)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the scale, as they stand over the track."""
        return self._words

    def here(self) -> Row | None:
        """The row the cursor is on."""
        return self.rows[self.row] if self.row < len(self.rows) and self.rows[self.row].track else None

    # -- painting ------------------------------------------------------------------------------------

    def _track(self) -> tuple[float, float]:
        return px(LEFT), max(px(LEAST_TRACK), self.width() - px(LEFT) - px(RIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        for at, row in enumerate(self.rows):
            box = QRect(0, row.top, self.width(), row.height)
            if not box.intersects(event.rect()):
                continue
            if row.track is None:
                self._paint_heading(painter, box, row.family)
                continue
            last = at + 1 == len(self.rows) or self.rows[at + 1].step is None
            paint_row(painter, box, RowState(), self._theme, rule=last)
            (self._paint_step if row.step else self._paint_scenario)(painter, box, row)
            if at == self.row:
                self._paint_cursor(painter, box)

    def _paint_cursor(self, painter: QPainter, box: QRect) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.token("accent" if self.hasFocus() else "border"), 2))
        painter.drawRoundedRect(QRectF(box).adjusted(px(8), 1, -2, -2), MEASURES.radius, MEASURES.radius)

    def _paint_words(self, painter: QPainter) -> None:
        """The words of the scale over their parts of the track, in lanes where they would touch."""
        font, ink = self._theme.font("caption"), self._theme.token("text2")
        high = lanes(self._words)
        for each in self._words:
            box = QRectF(each.left, (high - 1 - each.lane) * px(LANE) + 4, each.width, px(LANE))
            paint_line(painter, box, each.text, font, ink)

    def _paint_heading(self, painter: QPainter, box: QRect, family: Family) -> None:
        spot = QRectF(box).adjusted(MEASURES.main_padding, px(8), -px(12), 0)
        font = self._theme.font("body_strong")
        name = family.name or "In no family"
        room = min(QFontMetricsF(font).horizontalAdvance(name) + 1, spot.width() / 2)
        named = QRectF(spot.topLeft(), QSizeF(room, spot.height()))
        paint_line(painter, named, name, font, self._theme.token("text"))
        spot.setLeft(named.right() + 16)
        if family.name:
            wrong = family.coherence is not None and not family.coherence.is_coherent
            ink = self._theme.token("warn" if wrong else "text2")
            words = coherence_words(family.coherence, resolved=family.is_resolved)
            paint_line(painter, spot, words, self._theme.font("second"), ink)

    def _paint_scenario(self, painter: QPainter, box: QRect, row: Row) -> None:
        assert row.track is not None
        estimate = row.estimate
        left, width = self._track()
        bar = QRectF(left, box.top() + px(20), width, TRACK)
        shown = Range(estimate.low, estimate.high) if estimate else None
        paint_likelihood(painter, bar, self._theme, shown, bounds=self._bounds)
        self._paint_name(painter, box, row)
        strong, ink = self._theme.font("body_strong"), self._theme.token("text" if estimate else "text2")
        side = QRectF(bar.right() + px(8), bar.center().y() - px(10), px(RIGHT) - px(24), px(20))
        said = figures(estimate.low, estimate.high) if estimate else "—"
        paint_line(painter, side, said, strong, ink, right=True)
        self._paint_score(painter, row.track, side)
        words = self._in_words(estimate)
        below = QRectF(left, bar.bottom() + px(8), width, px(LINE) + 2)
        tone = self._theme.token("warn" if words.flag else "text")
        face = self._theme.font("second_strong")
        paint_line(painter, below, words.text, face, tone)
        if printed := row.track.scenario.likelihood_as_printed:
            used = QFontMetricsF(face).horizontalAdvance(words.text)
            below.setLeft(below.left() + min(used, width * 0.7) + 12)
            paint_line(painter, below, f"“{printed}”", self._theme.font("second"), self._theme.token("text2"))

    def _paint_score(self, painter: QPainter, track: Track, over: QRectF) -> None:
        """Beneath the figures, how good the estimates of a resolved scenario were."""
        if (score := score_of(track.scenario, track.estimates[::-1])) is not None:
            spot = over.translated(0, px(LINE) + 6)
            font, ink = self._theme.font("caption"), self._theme.token("text2")
            paint_line(painter, spot, f"Brier {score:.3f}", font, ink, right=True)

    def _in_words(self, estimate: Estimate | None) -> Worded:
        """The word of an estimate, flagged where it can't stand as it is, or where there is none."""
        if estimate is None:
            return Worded("No estimate yet", "It is missing.")
        return word(estimate.low, estimate.high, self._terms) if self._terms else Worded("")

    def _paint_name(self, painter: QPainter, box: QRect, row: Row) -> None:
        assert row.track is not None
        room = QRectF(box).adjusted(MEASURES.main_padding, 0, 0, 0)
        room.setRight(px(LEFT) - px(16))
        scenario, estimate = row.track.scenario, row.estimate
        lines = wrap(scenario.title, "second_strong", int(room.width()), 2)
        spot = QRectF(
            room.left(), room.center().y() - px(LINE) * (len(lines) + 1) / 2, room.width(), px(LINE)
        )
        for line in lines:
            paint_line(painter, spot, line, self._theme.font("second_strong"), self._theme.token("text"))
            spot.translate(0, px(LINE))
        words = made_words(estimate) if estimate else ""
        if scenario.status != "open":
            words = " · ".join(each for each in (scenario.status, words) if each)
        paint_line(painter, spot, words, self._theme.font("caption"), self._theme.token("text2"))

    def _paint_step(self, painter: QPainter, box: QRect, row: Row) -> None:
        assert row.step is not None
        left, width = self._track()
        grey, font = self._theme.token("text2"), self._theme.font("caption")
        name = QRectF(
            MEASURES.main_padding + px(16), box.top(), px(LEFT) - MEASURES.main_padding - px(32), box.height()
        )
        paint_line(painter, name, made_words(row.step), font, grey)
        rail = QRectF(left, box.center().y() - STROKE / 2, width, STROKE)
        line = place_of(rail, Range(row.step.low, row.step.high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.token("data2"))
        painter.drawRoundedRect(line, 1, 1)
        side = QRectF(left + width + px(8), box.top(), px(RIGHT) - px(24), box.height())
        paint_line(painter, side, figures(row.step.low, row.step.high), font, grey, right=True)

    # -- keys and mouse ------------------------------------------------------------------------------

    def go_to(self, row: int, way: int = 1) -> None:
        """Put the cursor on a row, or where that is a heading on the next one `way`s."""
        stops = [at for at, each in enumerate(self.rows) if each.track is not None]
        if not stops:
            return
        wanted = [at for at in stops if at >= row] if way > 0 else [at for at in stops if at <= row][::-1]
        self.row = wanted[0] if wanted else stops[-1 if way > 0 else 0]
        here = self.rows[self.row]
        tell(self, self._spoken(here))
        self.moved_to.emit(here.top, here.top + here.height)
        self.chosen.emit(self.row)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go_to(self.row + _STEPS[key], 1 if _STEPS[key] > 0 else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.row)
        else:
            super().keyPressEvent(event)

    def _at(self, spot: QPoint) -> int | None:
        inside = (at for at, row in enumerate(self.rows) if row.top <= spot.y() < row.top + row.height)
        at = next(inside, None)
        return at if at is not None and self.rows[at].track is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (at := self._at(event.position().toPoint())) is not None:
            self.go_to(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (at := self._at(event.position().toPoint())) is not None:
            self.opened.emit(at)

    def words_at(self, point: QPoint) -> str:
        at = self._at(point)
        return self._spoken(self.rows[at]) if at is not None else ""


def laid_out(families: Sequence[Family], top: int) -> tuple[Row, ...]:
    """The rows one under the other: families, their scenarios, the estimates each had before."""
    rows: list[Row] = []
    for family in families:
        rows.append(Row(top, px(HEADING), family))
        top += px(HEADING)
        for track in family.tracks:
            rows.append(Row(top, px(SCENARIO), family, track))
            top += px(SCENARIO)
            for step in track.estimates[1:]:
                rows.append(Row(top, px(STEP), family, track, step))
                top += px(STEP)
    return tuple(rows)


def _id(row: Row | None) -> str:
    if row is None or row.track is None:
        return ""
    return row.step.id if row.step else row.track.scenario.id
