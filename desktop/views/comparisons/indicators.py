"""The indicators board in the window: what would change our mind, and what is watched for each scenario."""

from PySide6.QtWidgets import QWidget

from db.queries.snapshot import Snapshot
from db.records import Indicator, Scenario
from desktop.analysis.indicators import Board
from desktop.analysis.reports import indicators as words
from desktop.views.comparisons.choice_box import ChoiceBox
from desktop.views.comparisons.indicator_marks import signs
from desktop.views.comparisons.indicators_drawing import IndicatorsDrawing
from desktop.views.comparisons.indicators_explained import explained
from desktop.views.comparisons.marks_legend import MarksLegend
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.comparisons.scrolled import scrolled

LETTERS = 28


class IndicatorsPage(ComparisonPage):
    """All scenarios or one."""

    key = "indicators"

    def make_drawing(self) -> QWidget:
        self.scenario = ChoiceBox("Scenario", LETTERS)
        self.scenario.offer([("", "All scenarios")])
        self.scenario.chosen.connect(self.again)
        self.controls.addWidget(self.scenario)
        self.snapshot: Snapshot | None = None
        self.cards = IndicatorsDrawing(self.theme)
        self.cards.chosen.connect(self._explain)
        self.cards.opened.connect(self._open)
        return scrolled(self.cards, self.cards.moved_to)

    def make_legend(self) -> QWidget:
        return MarksLegend(self.theme, signs(self.theme))

    def options(self) -> dict[str, str]:
        return {"scenario": self.scenario.value()} if self.scenario.value() else {}

    def work(self, snapshot: Snapshot) -> object:
        found = words.made(snapshot, self.options())
        watched = {each.scenario for each in snapshot.each(Indicator)}
        named = [(each.id, each.title) for each in snapshot.all(Scenario) if each.id in watched]
        return snapshot, found, words.report_of(found), named

    def draw(self, result: object) -> None:
        assert isinstance(result, tuple)
        self.snapshot, found, _, named = result
        assert isinstance(found, Board)
        self.scenario.offer([("", "All scenarios"), *named])
        self.cards.show_board(found)

    def _explain(self) -> None:
        here, board = self.cards.here(), self.cards.board
        if self.snapshot is not None and board is not None and here is not None:
            self.explain(explained(self.snapshot, board, here))

    def _open(self) -> None:
        if (here := self.cards.here()) is not None:
            self.opened.emit(here.indicator.id)
