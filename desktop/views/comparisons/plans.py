"""Plans and parties in the window: scenarios and proposals by actors, each answer with what it rests on."""

from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from db.queries.snapshot import Snapshot
from desktop.analysis.acceptability import Acceptability
from desktop.analysis.reports import plans as words
from desktop.analysis.reports.likelihood import terms_of
from desktop.analysis.reports.plans import BESIDE, Plan, PlanGrid
from desktop.analysis.reports.scenario_table import Beside, beside
from desktop.models.columns import sentence_case
from desktop.views.comparisons.actor_choice import ActorsButton, choosable
from desktop.views.comparisons.beside_drawing import BesideDrawing
from desktop.views.comparisons.beside_explained import explained as beside_explained
from desktop.views.comparisons.indicator_marks import signs
from desktop.views.comparisons.marks_legend import MarksLegend
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.comparisons.plans_drawing import PlansDrawing
from desktop.views.comparisons.plans_explained import explained
from desktop.widgets.combo_box import ComboBox

ENTRIES = (
    ("", "Scenarios and proposals"), ("scenarios", "Scenarios"), ("proposals", "Proposals"),
    (BESIDE, "Scenarios side by side"),
)  # fmt: skip


class PlansPage(ComparisonPage):
    """What each plan means to each actor; or the scenarios beside each other."""

    key = "plans"

    def make_drawing(self) -> QWidget:
        self.plans, self.actors = ComboBox(), ActorsButton(self.theme)
        self.plans.setAccessibleName("Plans shown")
        self.plans.setMinimumContentsLength(max(len(text) for _, text in ENTRIES))
        for value, text in ENTRIES:
            self.plans.addItem(text, value)
        for widget in (self.plans, self.actors):
            self.controls.addWidget(widget)
        self.plans.currentIndexChanged.connect(self._set_plans)
        self.actors.chosen.connect(self.again)
        self.snapshot: Snapshot | None = None
        self.grid = PlansDrawing(self.theme)
        self.grid.chosen.connect(self._explain)
        self.grid.opened.connect(self._open)
        self.beside = BesideDrawing(self.theme)
        self.beside.chosen.connect(self._explain_beside)
        self.beside.opened.connect(self._open_beside)
        self.drawings = QStackedWidget()
        for drawing in (self.grid, self.beside):
            self.drawings.addWidget(drawing)
        self.drawings.setFocusProxy(self.grid)
        return self.drawings

    def make_legend(self) -> QWidget:
        return MarksLegend(self.theme, signs(self.theme))

    @property
    def is_beside(self) -> bool:
        """Whether scenarios are shown beside each other."""
        return bool(self.plans.currentData() == BESIDE)

    def choice_of_actors(self) -> ActorsButton:
        return self.actors

    def options(self) -> dict[str, str]:
        found = {"plans": str(self.plans.currentData()), "parties": " ".join(self.actors.ids())}
        return {name: value for name, value in found.items() if value}

    def work(self, snapshot: Snapshot) -> object:
        options = self.options()
        if options.get("plans") == BESIDE:
            return snapshot, beside(snapshot), words.report(snapshot, options), choosable(snapshot)
        found = words.made(snapshot, options)
        return snapshot, found, words.report_of(snapshot, found), choosable(snapshot)

    def draw(self, result: object) -> None:
        assert isinstance(result, tuple)
        self.snapshot, found, _, actors = result
        self.actors.show_actors(actors)
        if isinstance(found, PlanGrid):
            self.grid.show_grid(found, partial(spoken_of))
        elif isinstance(found, Beside):
            self.beside.show_beside(found, terms_of(self.snapshot))

    def _set_plans(self) -> None:
        self.actors.setVisible(not self.is_beside)
        drawing = self.beside if self.is_beside else self.grid
        self.drawings.setCurrentWidget(drawing)
        self.drawings.setFocusProxy(drawing)
        self.explain_nothing()
        self.again()

    def _show(self) -> None:
        """The marks to be told are those of indicators: answers have their words beside them."""
        super()._show()
        if self.legend is not None and not self.is_beside:
            self.legend.hide()

    def _explain_beside(self, row: int, column: int) -> None:
        here = self.beside.here()
        if self.snapshot is not None and here is not None:
            self.explain(beside_explained(self.snapshot, *here))

    def _open_beside(self, row: int, column: int) -> None:
        if (here := self.beside.here()) is not None:
            _, scenario, said = here
            self.opened.emit(next((each.id for each in said), scenario.id))

    def _explain(self, row: int, column: int) -> None:
        here = self.grid.here()
        if self.snapshot is not None and here is not None:
            self.explain(explained(self.snapshot, *here))

    def _open(self, row: int, column: int) -> None:
        if (here := self.grid.here()) is not None:
            self.opened.emit(here[0].id)


def spoken_of(plan: Plan, each: Acceptability) -> str:
    """A cell for a screen reader and as a tooltip."""
    softer = f", or {each.answer('softest')}" if each.is_contested else ""
    counts = (
        ("crosses {}", each.options("red line")), ("opposes {}", each.options("opposed")),
        ("has not spoken on {}", each.options("")),
    )  # fmt: skip
    more = [text.format(", ".join(f"“{o.label}”" for o in some)) for text, some in counts if some]
    share = f"; {words.share_words(each)} accepted" if each.share is not None else ""
    told = "".join(f"; {said}" for said in more)
    return f"{plan.title} · {each.actor.name}: {sentence_case(each.answer())}{softer}{share}{told}"
