"""Movement as it is drawn: by actor and issue a line of dated wordings with what each does to the last."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
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

from desktop.analysis.movement import Step
from desktop.analysis.moves import Moves, Strand
from desktop.analysis.reports.movement import gap_words, since, way_words, ways_words
from desktop.models.columns import sentence_case
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.movement_layout import Block, Box, Laid, Sizes, lay_out
from desktop.views.comparisons.movement_marks import MARK, NAMES, ink_of, paint_mark
from desktop.views.comparisons.pointed import Pointed
from desktop.widgets.painting import paint_line, wrap

HEAD, LEAST, MOST, INSET, WORDING_LINES = 208, 184, 336, 8, 3
_ROWS = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6,
}  # fmt: skip
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MovementDrawing(Pointed):
    """`chosen`: the cursor is on another wording or heading; `opened`: that one by Enter or a double click.

    `moved_to`: top and bottom of what is to be seen.
    """

    chosen = Signal()
    opened = Signal()
    moved_to = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._moves = Moves((), 0)
        self._spoken: Callable[[Block, int], str] = lambda _block, _place: ""
        self.block = self.place = 0
        self.laid = self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Wordings by actor and issue")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._again)

    def show_moves(self, moves: Moves, spoken: Callable[[Block, int], str]) -> None:
        """Show other strands; `spoken`: a place of a block in words. The cursor stays on its wording."""
        here = self._key()
        self._moves, self._spoken = moves, spoken
        self._again()
        self._return_to(here)

    def here(self) -> tuple[Block, int] | None:
        """The block the cursor is in, and the place in it."""
        return (self.laid.blocks[self.block], self.place) if self.block < len(self.laid.blocks) else None

    def _key(self) -> str:
        """By what the cursor finds its place again: the id of a position, or of an actor."""
        return key_of(*here) if (here := self.here()) else ""

    def _return_to(self, key: str) -> None:
        places = (
            (at, place)
            for at, block in enumerate(self.laid.blocks)
            for place in range(block.stops)
            if key_of(block, place) == key
        )
        first = (1, 0) if len(self.laid.blocks) > 1 else (0, 0)
        self.go_to(*(next(places, first) if key else first))

    # -- where things are ----------------------------------------------------------------------------

    def _line(self, face: str) -> int:
        """How high a line of a face is: it grows with the text size."""
        return math.ceil(QFontMetricsF(self._theme.font(face)).height())

    def _lay_out(self) -> Laid:
        station = self._line("second_strong") + self._line("caption") + WORDING_LINES * self._line("second")
        sizes = Sizes(self._line("body_strong") + 24, station + 2 * INSET + 4, HEAD, LEAST, MOST)
        return lay_out(self._moves, self.width() - INSET, sizes)

    def _again(self) -> None:
        self.laid = self._lay_out()
        self.setFixedHeight(self.laid.height)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._again()

    # -- painting ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        due = event.rect()
        for at in self.laid.between(due.top(), due.bottom()):
            block = self.laid.blocks[at]
            if block.strand is None:
                self._paint_heading(painter, block)
            else:
                self._paint_strand(painter, block.strand, block, at, due)
        if self.here() is not None:
            self._paint_cursor(painter, self.laid.box(self.block, self.place))

    def _paint_cursor(self, painter: QPainter, box: Box) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.token("accent" if self.hasFocus() else "border"), 2))
        left = box.left if box.left else INSET
        ring = QRectF(left, box.top, box.width - (left - box.left), box.height).adjusted(1, 2, -2, -2)
        painter.drawRoundedRect(ring, MEASURES.radius, MEASURES.radius)

    def _paint_heading(self, painter: QPainter, block: Block) -> None:
        left, strong = MEASURES.main_padding, self._theme.font("body_strong")
        name = QRectF(left, block.top + 12, HEAD - left - INSET, block.height - 12)
        paint_line(painter, name, block.actor.name, strong, self._theme.token("text"))
        spot = QRectF(HEAD + INSET, name.top(), self.width() - HEAD - 2 * INSET, name.height())
        paint_line(painter, spot, self.summary(block), self._theme.font("second"), self._theme.token("text2"))
        rule = QRectF(left, block.top + block.height - 1, self.width() - left, 1)
        painter.fillRect(rule, self._theme.token("line"))

    def summary(self, block: Block) -> str:
        """What the later wordings of an actor do, counted."""
        actor = block.actor.id
        return ways_words(self._moves.ways[actor], sum(bool(gap.stances) for gap in self._moves.gaps(actor)))

    def _paint_strand(self, painter: QPainter, strand: Strand, block: Block, at: int, due: QRect) -> None:
        self._paint_head(painter, strand, block)
        for place, step in enumerate(strand.steps):
            box = self.laid.box(at, place)
            if box.top < due.bottom() + 1 and box.top + box.height > due.top():
                self._paint_wording(painter, step, box, last=place + 1 == len(strand.steps))
        foot = QRectF(MEASURES.main_padding, block.top + block.height - 1, self.width(), 1)
        painter.fillRect(foot, self._theme.token("line2"))

    def _paint_head(self, painter: QPainter, strand: Strand, block: Block) -> None:
        """The issue, whether it is in public, and in private how far that is from what is said in public."""
        left = MEASURES.main_padding
        strong, line = self._theme.font("second_strong"), self._line("second_strong")
        spot = QRectF(left, block.top + INSET + 2, HEAD - left - INSET, line)
        for words in wrap(strand.issue.title, "second_strong", HEAD - left - INSET, 2):
            paint_line(painter, spot, words, strong, self._theme.token("text"))
            spot.translate(0, line)
        for words in self._under_issue(strand):
            paint_line(painter, spot, words, self._theme.font("caption"), self._theme.token("text2"))
            spot.translate(0, self._line("caption"))

    def _under_issue(self, strand: Strand) -> list[str]:
        if not strand.private:
            return ["In public"]
        gap = strand.gap
        said = [] if gap is None else ["Differs from public:" if gap.stances else "Stances:", gap_words(gap)]
        return ["In private", *said]

    def _paint_wording(self, painter: QPainter, step: Step, box: Box, *, last: bool) -> None:
        left, right = box.left + INSET, box.left + box.width - INSET
        line, way = self._line("second_strong"), step.way
        spot = QRectF(left + MARK + 6, box.top + INSET + 2, right - left - MARK - 6, line)
        paint_mark(painter, way, QPointF(left + MARK / 2, spot.center().y()), self._theme)
        words, font = self._name(step), self._theme.font("second_strong")
        paint_line(painter, spot, words, font, ink_of(way, self._theme))
        if not last:
            end = spot.left() + QFontMetricsF(font).horizontalAdvance(words) + 8
            rule = QRectF(end, round(spot.center().y()), box.left + box.width + INSET - 4 - end, 1)
            painter.fillRect(rule, self._theme.token("border"))
        spot = QRectF(left, spot.bottom(), right - left, self._line("caption"))
        dated = f"{since(step.position)} · {step.position.channel}"
        paint_line(painter, spot, dated, self._theme.font("caption"), self._theme.token("text2"))
        spot = QRectF(left, spot.bottom() + 2, right - left, self._line("second"))
        statement = step.position.statement or "no wording is kept"
        for said in wrap(statement, "second", int(spot.width()), WORDING_LINES):
            paint_line(painter, spot, said, self._theme.font("second"), self._theme.token("text"))
            spot.translate(0, spot.height())

    def _name(self, step: Step) -> str:
        return NAMES[step.way] if not step.by else f"{NAMES[step.way]} by {abs(step.by):g}"

    # -- keys and mouse ------------------------------------------------------------------------------

    def go_to(self, block: int, place: int) -> None:
        """Put the cursor on a wording, or on a heading."""
        if not self.laid.blocks:
            self.block = self.place = 0
            return
        self.block = max(0, min(block, len(self.laid.blocks) - 1))
        self.place = max(0, min(place, self.laid.blocks[self.block].stops - 1))
        box = self.laid.box(self.block, self.place)
        self.setAccessibleDescription(self._spoken(self.laid.blocks[self.block], self.place))
        self.moved_to.emit(box.top, box.top + box.height)
        self.chosen.emit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.laid.blocks:
            on = 1 if key == Qt.Key.Key_Right else -1
            self.go_to(*self.laid.beside(self.block, self.place, on))
        elif key in _ROWS and self.laid.blocks:
            here = (self.block, self.place)
            for _ in range(abs(_ROWS[key])):
                here = self.laid.below(*here, 1 if _ROWS[key] > 0 else -1)
            self.go_to(*here)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(*((0, 0) if key == Qt.Key.Key_Home else (len(self.laid.blocks), 1_000_000)))
        elif key in _ENTER and self.laid.blocks:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        if at := self.laid.at(spot.x(), spot.y()):
            self.go_to(*at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        if self.laid.at(spot.x(), spot.y()):
            self.opened.emit()

    def words_at(self, point: QPoint) -> str:
        at = self.laid.at(point.x(), point.y())
        return self._spoken(self.laid.blocks[at[0]], at[1]) if at else ""


def key_of(block: Block, place: int) -> str:
    """The record a place leads to: a position, or the actor of a heading."""
    return block.strand.steps[place].position.id if block.strand else block.actor.id


def spoken_of(block: Block, place: int, summary: str) -> str:
    """A wording for a screen reader and as a tooltip; of a heading what the actor's wordings do."""
    if block.strand is None:
        return f"{block.actor.name}: {summary}"
    strand, step = block.strand, block.strand.steps[place]
    side = "in private" if strand.private else "in public"
    way = NAMES[step.way] if step.way == "first" else sentence_case(way_words(step))
    wording = " ".join(step.position.statement.split()) or "no wording is kept"
    gap = f" {sentence_case(gap_words(strand.gap))}." if strand.gap else ""
    who = f"{block.actor.name} on {strand.issue.title}, {side}"
    return f"{who}: {way}, {since(step.position)}, {step.position.channel}: “{wording}”{gap}"
