"""Plans and parties as they are drawn: a grid of answers, each with its mark, its word and its share."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from db.records import Scenario
from desktop.analysis.acceptability import STANCE_OF, Acceptability
from desktop.analysis.reports.plans import Plan, PlanGrid
from desktop.models.columns import sentence_case
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.grid_drawing import GridDrawing
from desktop.widgets.painting import paint_line, wrap
from desktop.widgets.stance import CELL_SYMBOL, paint_cell_ground, paint_symbol

ROW, COLUMN, WIDEST = 60, 128, 360
TELLING = 220  # pixels; a cell so wide has room for what the answer hangs on
ROW_HEAD, COLUMN_HEAD = 248, 48
GAP, INSET, LINE = 2, 8, 16


class PlansDrawing(GridDrawing):
    """Shows one grid of plans by actors at a time."""

    widest_head = 400

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Plans by parties", parent)
        self.grid: PlanGrid | None = None
        self._spoken: Callable[[Plan, Acceptability], str] = lambda _plan, _each: ""

    def measured(self) -> tuple[QSize, QSize, int]:
        return QSize(px(COLUMN), px(ROW)), QSize(px(ROW_HEAD), px(COLUMN_HEAD)), px(WIDEST)

    def show_grid(self, grid: PlanGrid, spoken: Callable[[Plan, Acceptability], str]) -> None:
        """Show another grid; `spoken`: a cell in words. The cursor stays on its plan and actor."""
        here = self.here()
        self.grid, self._spoken = grid, spoken
        if here is not None:
            plans, actors = [each.id for each in grid.plans], [each.id for each in grid.actors]
            plan, each = here
            if plan.id in plans and each.actor.id in actors:
                self.row, self.column = plans.index(plan.id), actors.index(each.actor.id)
        self.refresh()

    def here(self) -> tuple[Plan, Acceptability] | None:
        """The plan and the answer the cursor is on."""
        if self.grid is None or not self.has_cell:
            return None
        return self.grid.plans[self.row], self.grid.cell(self.row, self.column)

    def size_of_grid(self) -> tuple[int, int]:
        return (len(self.grid.plans), len(self.grid.actors)) if self.grid else (0, 0)

    def spoken(self, row: int, column: int) -> str:
        return self._spoken(self.grid.plans[row], self.grid.cell(row, column)) if self.grid else ""

    # -- painting ------------------------------------------------------------------------------------

    def paint_cell(self, painter: QPainter, box: QRect, row: int, column: int) -> None:
        assert self.grid is not None
        each = self.grid.cell(row, column)
        answer = each.answer()
        stance = STANCE_OF[answer]
        inside = QRectF(box).adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2)
        paint_cell_ground(painter, inside, stance, self._theme, back_channel=each.is_private)
        below = self._below(each, telling=box.width() >= px(TELLING))
        left = inside.left() + INSET
        top = inside.center().y() - px(LINE) * (1 + len(below)) / 2
        centre = QPointF(left + px(CELL_SYMBOL) / 2, top + px(LINE) / 2)
        paint_symbol(painter, stance, centre, px(CELL_SYMBOL), self._theme.ink(stance))
        left += px(CELL_SYMBOL) + 6
        spot = QRectF(left, top, inside.right() - left - px(4), px(LINE))
        paint_line(
            painter,
            spot,
            sentence_case(answer),
            self._theme.font("second_strong"),
            self._theme.token("text" if stance else "text2"),
        )
        for words in below:
            spot.translate(0, px(LINE))
            paint_line(painter, spot, words, self._theme.font("caption"), self._theme.token("text2"))

    def _below(self, each: Acceptability, *, telling: bool) -> list[str]:
        """What stands under the answer: the softer answer where positions differ, the share accepted, and
        where there is room what it hangs on.
        """
        said = [f"or {each.answer('softest')}"] if each.is_contested else []
        said += [f"{each.share:.0%} accepted"] if each.share is not None else []
        if not telling:
            return said
        return [line for line in (" · ".join(said), hangs_on(each)) if line]

    def paint_row_head(self, painter: QPainter, box: QRect, row: int) -> None:
        assert self.grid is not None
        plan = self.grid.plans[row]
        room = QRectF(box).adjusted(MEASURES.main_padding, 0, -INSET, 0)
        lines = wrap(plan.title, "second_strong", int(room.width()), 2)
        spot = QRectF(
            room.left(), room.center().y() - px(LINE) * (len(lines) + 1) / 2, room.width(), px(LINE)
        )
        for line in lines:
            paint_line(painter, spot, line, self._theme.font("second_strong"), self._theme.token("text"))
            spot.translate(0, px(LINE))
        kind = "Scenario" if isinstance(plan, Scenario) else "Proposal"
        paint_line(painter, spot, kind, self._theme.font("caption"), self._theme.token("text2"))

    def paint_column_head(self, painter: QPainter, box: QRect, column: int) -> None:
        assert self.grid is not None
        lines = wrap(self.grid.actors[column].name, "second_strong", box.width() - INSET, 2)
        spot = QRectF(
            box.left() + INSET, box.bottom() - px(4) - px(LINE) * len(lines), box.width() - INSET, px(LINE)
        )
        for line in lines:
            paint_line(painter, spot, line, self._theme.font("second_strong"), self._theme.token("text"))
            spot.translate(0, px(LINE))


def hangs_on(each: Acceptability) -> str:
    """What an answer hangs on, the first of it: "crosses “Free passage” and 1 more"."""
    answer = each.answer()
    if answer == "conditional":
        texts = [condition.text for condition in each.conditions]
        return f"if {texts[0]}{_more(texts)}" if texts else ""
    word, stance = _HANGS.get(answer, ("", ""))
    options = each.options(stance) if word else ()
    if answer == "unknown" and len(options) == len(each.settled):
        return "silent on all of it"
    return f"{word} “{options[0].label}”{_more(options)}" if options else ""


def _more(some: Sequence[object]) -> str:
    return f" and {len(some) - 1} more" if len(some) > 1 else ""


_HANGS: Mapping[str, tuple[str, str]] = {
    "rejects": ("crosses", "red line"), "opposes": ("opposes", "opposed"), "unknown": ("silent on", ""),
}  # fmt: skip
