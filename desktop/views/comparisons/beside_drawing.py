"""Scenarios beside each other as they are drawn: a column for each, a row for each thing to compare."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from db.likelihood import track_bounds
from db.records import ScaleTerm, Scenario
from desktop.analysis.report import counted
from desktop.analysis.reports.scenario_table import Aspect, Beside, Said
from desktop.models.columns import sentence_case
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.indicator_marks import MARK, paint_state
from desktop.views.comparisons.text_grid import PAD, TextGrid, height_of, words_of_box
from desktop.widgets.likelihood_bar import PROUD, TRACK, Range, paint_likelihood
from desktop.widgets.painting import line_height, wrap
from desktop.widgets.stance import paint_symbol

COLUMN, WIDEST, ROW_HEAD = 168, 280, 144
LINES, MOST = 3, 6  # lines of one thing said, and so many things in a cell
APART = 3  # pixels from one thing to the next
BAR = 20  # the height a likelihood's bar takes over its words
FACE = "second"
NOTHING = "nothing on record"
UNSETTLED = "not settled"


class BesideDrawing(TextGrid):
    """Shows one set of scenarios at a time."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.found: Beside | None = None
        self._bounds: tuple[float, ...] = ()
        super().__init__(theme, "Scenarios side by side", parent)

    def measured(self) -> tuple[QSize, QSize, int]:
        head = height_of("second_strong", "second_strong", "caption")
        return QSize(px(COLUMN), height_of(FACE)), QSize(px(ROW_HEAD), head), px(WIDEST)

    def show_beside(self, found: Beside, terms: list[ScaleTerm]) -> None:
        """Show other scenarios; `terms`: the scale's words. The cursor stays on its scenario and aspect."""
        here = self.here()
        self.found, self._bounds = found, track_bounds(terms)
        if here is not None:
            titles = [(each.over, each.title) for each in found.aspects]
            ids = [each.id for each in found.scenarios]
            if (here[0].over, here[0].title) in titles and here[1].id in ids:
                self.row = titles.index((here[0].over, here[0].title))
                self.column = ids.index(here[1].id)
        self.refresh()

    def here(self) -> tuple[Aspect, Scenario, tuple[Said, ...]] | None:
        """The aspect and the scenario the cursor is on, with what is said there."""
        if self.found is None or not self.has_cell:
            return None
        aspect = self.found.aspects[self.row]
        return aspect, self.found.scenarios[self.column], aspect.cells[self.column]

    def size_of_grid(self) -> tuple[int, int]:
        return (len(self.found.aspects), len(self.found.scenarios)) if self.found else (0, 0)

    def spoken(self, row: int, column: int) -> str:
        assert self.found is not None
        return spoken_of(self.found.aspects[row], self.found.scenarios[column], column)

    # -- how high rows are ---------------------------------------------------------------------------

    def row_height(self, row: int) -> int:
        """As high as the highest of its cells, and as its head."""
        assert self.found is not None
        aspect = self.found.aspects[row]
        width = self.cell_size.width() - 2 * PAD - 2
        lines = max(self._lines(said, width) for said in aspect.cells)
        height = lines * line_height(FACE) + (px(BAR) if row == 0 else 0)
        height += APART * max(min(len(said), MOST) for said in aspect.cells)
        heads = wrap(aspect.title, "second_strong", self._room_of_head(), LINES)
        head = len(heads) * line_height("second_strong") + (line_height("caption") if aspect.over else 0)
        return max(height, head) + height_of()

    def _room_of_head(self) -> int:
        return self.heads.width() - MEASURES.main_padding - PAD

    def _lines(self, said: tuple[Said, ...], width: int) -> int:
        """The lines of a cell `width` pixels wide; one at least."""
        left = [width - (px(MARK) + 6 if each.state else 0) for each in said[:MOST]]
        broken = [wrap(each.text, FACE, max(1, room), LINES) for each, room in zip(said, left, strict=False)]
        return max(1, sum(map(len, broken)) + (len(said) > MOST))

    # -- painting ------------------------------------------------------------------------------------

    def paint_cell(self, painter: QPainter, box: QRect, row: int, column: int) -> None:
        assert self.found is not None
        aspect = self.found.aspects[row]
        said, room = aspect.cells[column], words_of_box(QRectF(box))
        self._rule(painter, box)
        if row == 0:
            room = self._paint_bar(painter, room, column)
        if not said:
            spot = QPointF(room.left() + px(8), room.top() + line_height(FACE) / 2)
            paint_symbol(painter, "", spot, px(16), self._theme.ink(""))
        for each in said[:MOST]:
            room = self._paint_said(painter, room, each)
        if len(said) > MOST:
            self.write(painter, room, f"and {len(said) - MOST} more", FACE, "text2")

    def _rule(self, painter: QPainter, box: QRect) -> None:
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), self._theme.token("line2"))

    def _paint_bar(self, painter: QPainter, room: QRectF, column: int) -> QRectF:
        """The latest estimate on its track; what is left beneath it."""
        assert self.found is not None
        estimate = self.found.estimates[column]
        track = QRectF(room.left(), room.top() + PROUD, room.width(), TRACK)
        shown = Range(estimate.low, estimate.high) if estimate else None
        paint_likelihood(painter, track, self._theme, shown, bounds=self._bounds)
        return room.adjusted(0, px(BAR), 0, 0)

    def _paint_said(self, painter: QPainter, room: QRectF, each: Said) -> QRectF:
        if each.state is None:
            return self.write(painter, room, each.text, FACE, lines=LINES).adjusted(0, APART, 0, 0)
        centre = QPointF(room.left() + px(MARK) / 2, room.top() + line_height(FACE) / 2)
        paint_state(painter, each.state, centre, self._theme)
        indent = px(MARK) + 6
        left = self.write(painter, room.adjusted(indent, 0, 0, 0), each.text, FACE, lines=LINES)
        return left.adjusted(-indent, APART, 0, 0)

    def paint_row_head(self, painter: QPainter, box: QRect, row: int) -> None:
        assert self.found is not None
        aspect = self.found.aspects[row]
        self._rule(painter, box.adjusted(MEASURES.main_padding, 0, 0, 0))
        room = words_of_box(QRectF(box))
        room.setLeft(MEASURES.main_padding)
        room.setWidth(self._room_of_head())
        room = self.write(painter, room, aspect.title, "second_strong", lines=LINES)
        self.write(painter, room, aspect.over, "caption", "text2")

    def paint_column_head(self, painter: QPainter, box: QRect, column: int) -> None:
        assert self.found is not None
        scenario = self.found.scenarios[column]
        room = self.write(painter, words_of_box(QRectF(box)), scenario.title, "second_strong", lines=2)
        under = ", ".join(part for part in (scenario.status, scenario.family) if part and part != "open")
        self.write(painter, room, sentence_case(under), "caption", "text2")


def spoken_of(aspect: Aspect, scenario: Scenario, column: int) -> str:
    """A cell for a screen reader and as a tooltip."""
    said = aspect.cells[column]
    words = "; ".join(f"{each.text} ({each.state})" if each.state else each.text for each in said)
    name = f"{aspect.over} on {aspect.title}" if aspect.over else aspect.title
    number = f" ({counted(len(said), 'thing')})" if len(said) > MOST else ""
    return f"{scenario.title} · {name}{number}: {words or nothing_of(aspect)}"


def nothing_of(aspect: Aspect) -> str:
    """What is said where nothing is: an issue is not settled, of the rest nothing is recorded."""
    return UNSETTLED if aspect.over else NOTHING
