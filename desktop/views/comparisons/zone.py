"""The zone of agreement in the window: every option with its verdict, beneath it the packages there are."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from db.queries.snapshot import Snapshot
from desktop.analysis.packages import Packages
from desktop.analysis.reports import packages as package_words
from desktop.analysis.reports import zone as words
from desktop.analysis.stances import Stances
from desktop.forms.wrapped_label import WrappedLabel
from desktop.scale import px
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.actor_choice import ActorsButton, choosable
from desktop.views.comparisons.issue_box import IssueBox
from desktop.views.comparisons.marks_legend import MarksLegend
from desktop.views.comparisons.packages_drawing import PackagesDrawing, bar_signs
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.comparisons.zone_drawing import ZoneDrawing, signs
from desktop.views.comparisons.zone_explained import (
    explained_entry,
    explained_option,
    spoken_of_entry,
    spoken_of_option,
)
from desktop.widgets.heading import HEIGHT, SectionHeading

LETTERS = 18  # of an issue's title: the actors stand beside it
SENTENCE_LINES, LEAST_ROWS, SPACE = 3, 2, 16
SHARES = (3, 2)  # of the height: the zone, the packages


class ZonePage(ComparisonPage):
    """Options of all issues or of one for the parties or chosen actors; the packages are of all issues."""

    key = "zone"

    def make_drawing(self) -> QWidget:
        self.issues = IssueBox(self.session, with_options=True, every="All issues")
        self.issues.setMinimumContentsLength(LETTERS)
        self.actors = ActorsButton(self.theme)
        for widget in (self.issues, self.actors):
            self.controls.addWidget(widget)
            widget.chosen.connect(self.again)
        self.stances: Stances | None = None
        self.grid, self.ranked = ZoneDrawing(self.theme), PackagesDrawing(self.theme)
        self.grid.chosen.connect(self._explain_option)
        self.grid.opened.connect(self._open_option)
        self.ranked.chosen.connect(self._explain_entry)
        self.ranked.opened.connect(self._open_entry)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setFocusProxy(self.grid)
        for part, share in zip((self.grid, self._packages()), SHARES, strict=True):
            splitter.addWidget(part)
            splitter.setStretchFactor(splitter.count() - 1, share)
        splitter.setSizes([100 * share for share in SHARES])
        return splitter

    def _packages(self) -> QWidget:
        """The packages under their heading and their sentence."""
        self.packages_sentence = WrappedLabel(self.theme, "", "body", "text2", lines=SENTENCE_LINES)
        panel, around = QWidget(), QVBoxLayout()
        rows = LEAST_ROWS * self.ranked.cell_size.height()
        panel.setMinimumHeight(px(HEIGHT) + SENTENCE_LINES * self.packages_sentence.pitch + rows + SPACE)
        around.setContentsMargins(MEASURES.main_padding, 0, MEASURES.main_padding, 4)
        around.addWidget(SectionHeading(self.theme, "Packages"))
        around.addWidget(self.packages_sentence)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(around)
        column.addWidget(self.ranked, 1)
        return panel

    def make_legend(self) -> QWidget:
        return MarksLegend(self.theme, (*signs(self.theme), *bar_signs(self.theme)))

    def choice_of_actors(self) -> ActorsButton:
        return self.actors

    def options(self) -> dict[str, str]:
        found = {"issue": self.issues.issue(), "parties": " ".join(self.actors.ids())}
        return {name: value for name, value in found.items() if value}

    def work(self, snapshot: Snapshot) -> object:
        options, stances = self.options(), snapshot.once(Stances)
        zones, parties = words.zones_for(stances, options), words.chosen_parties(stances, options)
        report = words.report_of(snapshot, zones, parties)
        return stances, zones, package_words.made(stances, options), report, choosable(snapshot)

    def draw(self, result: object) -> None:
        assert isinstance(result, tuple)
        self.stances, zones, packages, _, actors = result
        assert self.stances is not None
        self.actors.show_actors(actors)
        self._draw_packages(packages, self.stances.snapshot)
        self.grid.show_zones(zones, partial(spoken_of_option))
        if self.ranked.hasFocus():
            self._explain_entry(0, 0)

    def _draw_packages(self, packages: Packages, snapshot: Snapshot) -> None:
        report = package_words.report_of(snapshot, packages)
        greedy = () if packages.exact or report.empty else (package_words.GREEDY,)
        self.packages_sentence.setText(" ".join((report.sentence, *greedy)))
        blocked = self.ranked.blockSignals(True)  # what is chosen is what is chosen in the zone
        self.ranked.show_packages(packages, partial(spoken_of_entry, snapshot, packages))
        self.ranked.blockSignals(blocked)

    def _explain_option(self, _row: int, _column: int) -> None:
        if self.stances is not None and (here := self.grid.here()) is not None:
            self.explain(explained_option(self.stances.snapshot, *here))

    def _explain_entry(self, _row: int, _column: int) -> None:
        entry, packages = self.ranked.here(), self.ranked.packages
        if self.stances is not None and entry is not None and packages is not None:
            self.explain(explained_entry(self.stances, packages, entry))

    def _open_option(self, _row: int, _column: int) -> None:
        if (here := self.grid.here()) is not None:
            self.opened.emit(here[1].option.id)

    def _open_entry(self, _row: int, _column: int) -> None:
        if opened := self.ranked.leads_to():
            self.opened.emit(opened)
