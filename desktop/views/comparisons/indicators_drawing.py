"""The indicators board as it is drawn: what would change our mind, then what is watched by scenario."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from desktop.analysis.indicators import Board, Row, Watched
from desktop.analysis.report import counted
from desktop.analysis.reports.indicators import apart_words, estimate_words
from desktop.models.columns import sentence_case
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.flow_drawing import INSET, FlowDrawing
from desktop.views.comparisons.flow_layout import Sizes
from desktop.views.comparisons.indicator_marks import MARK, ink_of, paint_state
from desktop.widgets.painting import line_height, paint_box, paint_line, paint_words

HEAD, LEAST, MOST, LINES, GAP, AIR = 216, 232, 336, 2, 8, 4
FIRST = "What would change our mind"
MOST_FIRST = 6  # so many of what would change our mind are drawn; the table has all


@dataclass(frozen=True, slots=True)
class Shelf:
    """Cards beside their head: those of a scenario (`row`), else those that would change our mind."""

    row: Row | None
    watched: tuple[Watched, ...]
    more: int = 0


class IndicatorsDrawing(FlowDrawing):
    """Shows one board at a time."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.board: Board | None = None
        self.shelves: tuple[Shelf, ...] = ()
        super().__init__(theme, "Indicators by scenario", parent)

    def show_board(self, board: Board) -> None:
        """Show another board; the cursor stays on its indicator, and begins on the first."""
        here = "" if self.is_empty else self.key(self.block, self.place)
        self.board = board
        first = Shelf(None, board.first[:MOST_FIRST], max(0, len(board.first) - MOST_FIRST))
        rows = (Shelf(row, row.watched) for row in board.rows)
        self.shelves = (*((first,) if first.watched else ()), *rows)
        self.refresh((0, 0), here)

    def here(self) -> Watched | None:
        """The indicator the cursor is on."""
        return None if self.is_empty else self.shelves[self.block].watched[self.place]

    def counts(self) -> list[int]:
        return [len(each.watched) for each in self.shelves]

    def sizes(self) -> Sizes:
        lines = line_height("second_strong") + LINES * line_height("second") + 2 * line_height("caption")
        return Sizes(0, lines + 2 * INSET + GAP + AIR, px(HEAD), px(LEAST), px(MOST))

    def key(self, block: int, place: int) -> str:
        shelf = self.shelves[block]
        return f"{shelf.row.scenario.id if shelf.row else ''} {shelf.watched[place].indicator.id}"

    def spoken(self, block: int, place: int) -> str:
        assert self.board is not None
        return spoken_of(self.board, self.shelves[block], place)

    # -- painting ------------------------------------------------------------------------------------

    def paint_head(self, painter: QPainter, box: QRectF, block: int) -> None:
        ink, grey = self._theme.token("text"), self._theme.token("text2")
        room = box.adjusted(0, INSET + 4, -2 * INSET, 0)
        shelf = self.shelves[block]
        title = shelf.row.scenario.title if shelf.row else FIRST
        room = paint_words(painter, room, title, "second_strong", ink, lines=3)
        for words in under_title(shelf):
            room = paint_words(painter, room, words, "caption", grey, lines=2)

    def paint_cell(self, painter: QPainter, box: QRectF, block: int, place: int) -> None:
        assert self.board is not None
        shelf = self.shelves[block]
        each = shelf.watched[place]
        ground = box.adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2 - 1)
        paint_box(painter, ground, self._theme.token("chrome"), None, radius=MEASURES.radius)
        room = ground.adjusted(INSET, INSET - 2, -INSET, 0)
        self._paint_state(painter, room, each)
        room.setTop(room.top() + line_height("second_strong") + 2)
        ink, grey = self._theme.token("text"), self._theme.token("text2")
        paint_words(painter, room, each.indicator.text, "second", ink, lines=LINES)
        foot = room.adjusted(0, LINES * line_height("second") + AIR, 0, 0)
        looked = self._theme.token("warn" if each.stale or not each.looked else "text2")
        foot = paint_words(painter, foot, sentence_case(self.board.looked_words(each)), "caption", looked)
        said = sentence_case(apart_or_scenario(shelf, each))
        paint_words(painter, foot, said, "caption", grey)

    def _paint_state(self, painter: QPainter, room: QRectF, each: Watched) -> None:
        """The mark with its name, and at the right what seeing it would do."""
        font, height = self._theme.font("second_strong"), line_height("second_strong")
        centre = QPointF(room.left() + px(MARK) / 2, room.top() + height / 2)
        paint_state(painter, each.state, centre, self._theme)
        spot = room.adjusted(px(MARK + 6), 0, 0, height - room.height())
        paint_line(painter, spot, sentence_case(each.state), font, ink_of(each.state, self._theme))
        spot.setLeft(spot.left() + QFontMetricsF(font).horizontalAdvance(sentence_case(each.state)) + INSET)
        words = f"would {each.would.rstrip('s')} it" if each.would else "effect not stated"
        paint_line(painter, spot, words, self._theme.font("caption"), self._theme.token("text2"), right=True)


def apart_or_scenario(shelf: Shelf, each: Watched) -> str:
    """What stands last on a card: of which scenario it is, or beneath its scenario how far it tells apart."""
    return each.scenario.title if shelf.row is None else f"tells apart: {apart_words(each)}"


def under_title(shelf: Shelf) -> list[str]:
    """What stands under the title of a shelf: the likelihood, how many are seen; how many more there are."""
    if shelf.row is None:
        more = [f"{shelf.more} more in the table"] if shelf.more else []
        rated = shelf.watched[0].apart is not None
        return [f"Not seen yet{', the most telling first' if rated else ''}", *more]
    seen = sum(each.state == "observed" for each in shelf.watched)
    status = shelf.row.scenario.status
    held = f"{status}, " if status != "open" else ""
    likely = f"{held}{estimate_words(shelf.row.estimate)}"
    return [sentence_case(likely), f"{counted(len(shelf.watched), 'indicator')}, {seen or 'none'} observed"]


def spoken_of(board: Board, shelf: Shelf, place: int) -> str:
    """A card for a screen reader and as a tooltip."""
    each = shelf.watched[place]
    over = "" if shelf.row else f"{FIRST}: "
    text = " ".join(each.indicator.text.split()).rstrip(".")
    scenario = each.scenario.title
    would = f"{each.would} {scenario}" if each.would else f"of {scenario}, effect not stated"
    looked, apart = board.looked_words(each), apart_words(each)
    return f"{over}{text}; {would}. {sentence_case(each.state)}, {looked}; tells apart: {apart}"
