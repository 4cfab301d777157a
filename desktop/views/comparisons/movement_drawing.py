"""Movement as it is drawn: by actor and issue a line of dated wordings with what each does to the last."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from db.records import Actor
from desktop.analysis.movement import Step
from desktop.analysis.moves import Moves, Strand
from desktop.analysis.reports.movement import gap_words, since, way_words, ways_words
from desktop.models.columns import sentence_case
from desktop.scale import px
from desktop.theme import Theme
from desktop.views.comparisons.flow_drawing import INSET, FlowDrawing
from desktop.views.comparisons.flow_layout import Sizes
from desktop.views.comparisons.movement_marks import MARK, NAMES, ink_of, paint_mark
from desktop.widgets.painting import line_height, paint_line, paint_words

HEAD, LEAST, MOST, LINES = 208, 184, 336, 3
AIR = 12  # over the name of an actor, and under it


class Line(NamedTuple):
    """The heading of an actor, or a strand of its wordings."""

    moves: Moves
    actor: Actor
    strand: Strand | None

    @property
    def summary(self) -> str:
        """What the wordings of the actor come to."""
        return ways_words(self.moves.ways(self.actor.id), self.moves.apart_of.get(self.actor.id, 0))

    def step(self, place: int) -> Step | None:
        """A wording; None of a heading."""
        return self.strand.step(place) if self.strand else None


class MovementDrawing(FlowDrawing):
    """Shows the strands of all actors, each under its heading."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.lines: tuple[Line, ...] = ()
        super().__init__(theme, "Wordings by actor and issue", parent)

    def show_moves(self, moves: Moves) -> None:
        """Show other strands; the cursor stays on its wording, and begins on the first."""
        here = "" if self.is_empty else self.key(self.block, self.place)
        self.lines = tuple(_lines(moves))
        self.refresh((1, 0), here)

    def here(self) -> tuple[Line, int] | None:
        """The line the cursor is in, and the place in it."""
        return None if self.is_empty else (self.lines[self.block], self.place)

    def counts(self) -> list[int]:
        return [len(each.strand.pairs) if each.strand else 0 for each in self.lines]

    def sizes(self) -> Sizes:
        cell = line_height("second_strong") + line_height("caption") + LINES * line_height("second")
        return Sizes(
            line_height("body_strong") + 2 * AIR, cell + 2 * INSET + 4, px(HEAD), px(LEAST), px(MOST)
        )

    def key(self, block: int, place: int) -> str:
        step = self.lines[block].step(place)
        return step.position.id if step else self.lines[block].actor.id

    def spoken(self, block: int, place: int) -> str:
        return spoken_of(self.lines[block], place)

    # -- painting ------------------------------------------------------------------------------------

    def paint_heading(self, painter: QPainter, box: QRectF, block: int) -> None:
        line = self.lines[block]
        head = self.laid.sizes.head
        name = QRectF(box.left(), box.top() + AIR, head - box.left() - INSET, line_height("body_strong"))
        paint_line(painter, name, line.actor.name, self._theme.font("body_strong"), self._theme.token("text"))
        spot = QRectF(head + INSET, name.top(), box.right() - head - INSET, name.height())
        paint_line(painter, spot, line.summary, self._theme.font("second"), self._theme.token("text2"))

    def paint_head(self, painter: QPainter, box: QRectF, block: int) -> None:
        """The issue, whether it is in public, and in private how far that is from what is said in public."""
        strand = self.lines[block].strand
        assert strand is not None
        ink, grey = self._theme.token("text"), self._theme.token("text2")
        room = box.adjusted(0, INSET + 2, -INSET, 0)
        room = paint_words(painter, room, strand.issue.title, "second_strong", ink, lines=2)
        for words in _under_issue(strand):
            room = paint_words(painter, room, words, "caption", grey)

    def paint_cell(self, painter: QPainter, box: QRectF, block: int, place: int) -> None:
        strand = self.lines[block].strand
        assert strand is not None
        step, inside = strand.step(place), box.adjusted(INSET, INSET + 2, -INSET, 0)
        self._paint_way(painter, inside, step, last=place + 1 == len(strand.pairs))
        room = inside.adjusted(0, line_height("second_strong"), 0, 0)
        dated = f"{since(step.position)} · {step.position.channel}"
        room = paint_words(painter, room, dated, "caption", self._theme.token("text2"))
        wording = step.position.statement or "no wording is kept"
        room.adjust(0, 2, 0, 0)
        paint_words(painter, room, wording, "second", self._theme.token("text"), lines=LINES)

    def _paint_way(self, painter: QPainter, inside: QRectF, step: Step, *, last: bool) -> None:
        """The mark with its name, and a line to the next wording."""
        font, ink = self._theme.font("second_strong"), ink_of(step.way, self._theme)
        left = inside.left() + px(MARK + 6)
        spot = QRectF(left, inside.top(), inside.right() - left, line_height("second_strong"))
        paint_mark(painter, step.way, QPointF(inside.left() + px(MARK) / 2, spot.center().y()), self._theme)
        by = f" by {abs(step.by):g}" if step.by and step.way != "unknown" else ""
        words = f"{NAMES[step.way]}{by}"
        paint_line(painter, spot, words, font, ink)
        if not last:
            end = left + QFontMetricsF(font).horizontalAdvance(words) + px(8)
            rule = QRectF(end, round(spot.center().y()), inside.right() + 2 * INSET - 4 - end, 1)
            painter.fillRect(rule, self._theme.token("border"))


def _lines(moves: Moves) -> list[Line]:
    found: list[Line] = []
    for strands in moves.by_actor.values():
        actor = strands[0].actor
        found += [Line(moves, actor, None), *[Line(moves, actor, strand) for strand in strands]]
    return found


def _under_issue(strand: Strand) -> list[str]:
    if not strand.private:
        return ["In public"]
    gap = strand.gap
    said = [] if gap is None else ["Differs from public:" if gap.differs else "Stances:", gap_words(gap)]
    return ["In private", *said]


def spoken_of(line: Line, place: int) -> str:
    """A wording for a screen reader and as a tooltip; of a heading what the actor's wordings do."""
    if line.strand is None:
        return f"{line.actor.name}: {line.summary}"
    strand, step = line.strand, line.strand.step(place)
    side = "in private" if strand.private else "in public"
    way = NAMES[step.way] if step.way == "first" else sentence_case(way_words(step))
    wording = " ".join(step.position.statement.split()) or "no wording is kept"
    gap = f" {sentence_case(gap_words(strand.gap))}." if strand.gap else ""
    who = f"{line.actor.name} on {strand.issue.title}, {side}"
    return f"{who}: {way}, {since(step.position)}, {step.position.channel}: “{wording}”{gap}"
