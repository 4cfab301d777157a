"""Competing hypotheses as they are drawn: evidence down, scenarios across, what is against each over them."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from db.records import Scenario
from desktop.analysis.hypotheses import Hypotheses
from desktop.analysis.reports.hypotheses import against_words, apart_words, weight_words
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.code_marks import paint_code
from desktop.views.comparisons.text_grid import PAD, TextGrid, height_of, inside_of
from desktop.widgets.painting import line_height

CELL, WIDEST, ROW_HEAD = 104, 200, 320
TELLING, FLAG = 48, 13
BAR = 4


class HypothesesDrawing(TextGrid):
    """Shows one set of ratings, the most telling item on top, the least contradicted scenario first."""

    widest_head = 640

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Evidence by scenarios", parent)
        self.found: Hypotheses | None = None
        self.scenarios: Sequence[Scenario] = ()
        self._decisive: frozenset[str] = frozenset()
        self._titles: Mapping[str, str] = {}
        self._grades: Mapping[str, str] = {}
        self._most = 0.0
        self._spoken: Callable[[str, Scenario], str] = lambda _item, _scenario: ""

    def measured(self) -> tuple[QSize, QSize, int]:
        row = height_of("second_strong", "second_strong", "caption")
        head = height_of("caption_strong", "caption_strong", "caption_strong", "caption", "record") + px(BAR)
        return QSize(px(CELL), row), QSize(px(ROW_HEAD), head), px(WIDEST)

    def show_hypotheses(
        self,
        found: Hypotheses,
        items: Mapping[str, tuple[str, str]],
        spoken: Callable[[str, Scenario], str],
    ) -> None:
        """Show others. `items`: title and grade of each; `spoken`: a cell in words.

        The cursor stays on its item and scenario.
        """
        here = self.here()
        self.found, self._spoken = found, spoken
        self.scenarios, self._decisive = found.ranked(), frozenset(found.decisive())
        self._titles = {id: title for id, (title, _) in items.items()}
        self._grades = {id: grade for id, (_, grade) in items.items()}
        self._most = max((found.against(each.id) or 0.0 for each in self.scenarios), default=0.0)
        if here is not None:
            ids = [each.id for each in self.scenarios]
            if here[0] in found.items and here[1].id in ids:
                self.row, self.column = found.items.index(here[0]), ids.index(here[1].id)
        self.refresh()

    def here(self) -> tuple[str, Scenario] | None:
        """The item (id) and the scenario the cursor is on."""
        if self.found is None or not self.has_cell:
            return None
        return self.found.items[self.row], self.scenarios[self.column]

    def is_decisive(self, item: str) -> bool:
        """Whether the order of the scenarios hangs on an item."""
        return item in self._decisive

    def size_of_grid(self) -> tuple[int, int]:
        return (len(self.found.items), len(self.scenarios)) if self.found else (0, 0)

    def spoken(self, row: int, column: int) -> str:
        return self._spoken(self.found.items[row], self.scenarios[column]) if self.found else ""

    # -- painting ------------------------------------------------------------------------------------

    def paint_cell(self, painter: QPainter, box: QRect, row: int, column: int) -> None:
        assert self.found is not None
        item = self.found.items[row]
        code = self.found.code(item, self.scenarios[column].id)
        unknown = self.found.weight(item) is None
        paint_code(painter, inside_of(QRectF(box)), code, self._theme, dashed=unknown)

    def paint_row_head(self, painter: QPainter, box: QRect, row: int) -> None:
        """The item, its grade and its weight where that counts; at the right how far it tells apart."""
        assert self.found is not None
        item = self.found.items[row]
        room = QRectF(box).adjusted(MEASURES.main_padding, PAD, -PAD, -PAD)
        self._telling(painter, room, item)
        room.setRight(room.right() - px(TELLING) - px(8))
        room = self.write(painter, room, self._titles[item], "second_strong", lines=2)
        grade = self._grades[item]
        said = [f"grade {grade}" if grade else "not graded"]
        if self.found.is_weighed:
            said.append(f"weighs {weight_words(self.found, item)}")
        if self.is_decisive(item):
            said.append("without it the order flips")
            top = room.top() + (line_height("caption") - px(FLAG)) / 2
            flag = QRect(round(room.left()), round(top), px(FLAG), px(FLAG))
            self._theme.icon("git-compare").paint(painter, flag)
            room.setLeft(room.left() + px(FLAG) + px(4))
        self.write(painter, room, ", ".join(said), "caption", "text2")

    def _telling(self, painter: QPainter, room: QRectF, item: str) -> None:
        assert self.found is not None
        figure = self.found.diagnosticity(item)
        column = QRectF(room.right() - px(TELLING), room.top(), px(TELLING), room.height())
        words = apart_words(self.found, item).removesuffix(" of 2")
        left = self.write(painter, column, words, "second_strong" if figure else "second", "text2")
        track = QRectF(left.left(), left.top() + 3, px(TELLING), px(BAR))
        if figure is not None:
            painter.fillRect(track, self._theme.token("track"))
            track.setWidth(px(TELLING) * figure / 2)
            painter.fillRect(track, self._theme.token("data"))

    def paint_corner(self, painter: QPainter, box: QRect) -> None:
        room = QRectF(box).adjusted(MEASURES.main_padding, 0, -PAD, -PAD)
        pitch = line_height("caption")
        room.setTop(room.bottom() - 2 * pitch)
        self.write(painter, room.adjusted(0, pitch, 0, 0), "The most telling first", "caption", "text2")
        right = QRectF(room.right() - px(TELLING), room.top(), px(TELLING), room.height())
        self.write(painter, right, "Tells apart", "caption", "text2", lines=2)

    def paint_column_head(self, painter: QPainter, box: QRect, column: int) -> None:
        """The scenario, and beneath it what speaks against it, with a bar against the most there is."""
        assert self.found is not None
        scenario = self.scenarios[column]
        room = QRectF(box).adjusted(PAD, PAD, -PAD, -PAD)
        self.write(painter, room, scenario.title, "caption_strong", lines=3)
        figure = self.found.against(scenario.id)
        low = line_height("record") + line_height("caption") + px(BAR) + 2
        room.setTop(room.bottom() - low)
        words = against_words(self.found, scenario.id)
        large, _, small = words.partition(" ")
        room = self.write(painter, room, large, "record" if figure is not None else "second_strong")
        room = self.write(painter, room, small or "against it", "caption", "text2")
        if figure is not None and self._most:
            track = QRectF(room.left(), room.top() + 1, room.width(), px(BAR))
            painter.fillRect(track, self._theme.token("track"))
            track.setWidth(room.width() * figure / self._most)
            painter.fillRect(track, self._theme.token("data"))
