"""Packages in the window: the best combinations with a bar each, and which concession would open most."""

from functools import partial

from PySide6.QtWidgets import QWidget

from db.queries.snapshot import Snapshot
from desktop.analysis.reports import packages as words
from desktop.analysis.stances import Stances
from desktop.views.comparisons.actor_choice import ActorsButton, choosable
from desktop.views.comparisons.choice_box import ChoiceBox
from desktop.views.comparisons.marks_legend import MarksLegend
from desktop.views.comparisons.packages_drawing import PackagesDrawing, bar_signs
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.comparisons.zone_explained import explained_entry, spoken_of_entry

LINES = (("", "By the hardest line"), ("softest", "By the softest line"))


class PackagesPage(ComparisonPage):
    """The packages for the parties or chosen actors, by the hardest or the softest of contested stances."""

    key = "packages"

    def make_drawing(self) -> QWidget:
        self.lines = ChoiceBox("Where stances differ", max(len(text) for _, text in LINES))
        self.lines.offer(LINES)
        self.actors = ActorsButton(self.theme)
        for widget in (self.lines, self.actors):
            self.controls.addWidget(widget)
            widget.chosen.connect(self.again)
        self.stances: Stances | None = None
        self.ranked = PackagesDrawing(self.theme)
        self.ranked.chosen.connect(self._explain)
        self.ranked.opened.connect(self._open)
        return self.ranked

    def make_legend(self) -> QWidget:
        return MarksLegend(self.theme, bar_signs(self.theme))

    def choice_of_actors(self) -> ActorsButton:
        return self.actors

    def options(self) -> dict[str, str]:
        found = {"line": self.lines.value(), "parties": " ".join(self.actors.ids())}
        return {name: value for name, value in found.items() if value}

    def work(self, snapshot: Snapshot) -> object:
        stances = snapshot.once(Stances)
        found = words.made(stances, self.options())
        return stances, found, words.report_of(snapshot, found), choosable(snapshot)

    def draw(self, result: object) -> None:
        assert isinstance(result, tuple)
        self.stances, found, _, actors = result
        assert self.stances is not None
        self.actors.show_actors(actors)
        self.ranked.show_packages(found, partial(spoken_of_entry, self.stances.snapshot, found))

    def _explain(self, _row: int, _column: int) -> None:
        entry, packages = self.ranked.here(), self.ranked.packages
        if self.stances is not None and entry is not None and packages is not None:
            self.explain(explained_entry(self.stances, packages, entry))

    def _open(self, _row: int, _column: int) -> None:
        if opened := self.ranked.leads_to():
            self.opened.emit(opened)
