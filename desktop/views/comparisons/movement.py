"""Movement in the window: wordings by date, what each does to the last, private against public."""

from PySide6.QtWidgets import QWidget

from db.queries.snapshot import Snapshot
from db.records import Actor
from desktop.analysis.moves import Moves, moves
from desktop.analysis.reports import movement as words
from desktop.views.comparisons.actor_choice import choosable
from desktop.views.comparisons.choice_box import ChoiceBox
from desktop.views.comparisons.issue_box import IssueBox
from desktop.views.comparisons.marks_legend import MarksLegend
from desktop.views.comparisons.movement_drawing import MovementDrawing
from desktop.views.comparisons.movement_explained import explained
from desktop.views.comparisons.movement_marks import signs
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.comparisons.scrolled import scrolled

LETTERS = 14


class MovementPage(ComparisonPage):
    """All actors and issues, or one of them."""

    key = "movement"

    def make_drawing(self) -> QWidget:
        self.issues = IssueBox(self.session, every="All issues")
        self.actor = ChoiceBox("Actor", LETTERS)
        self.actor.offer([("", "All actors")])
        for box in (self.issues, self.actor):
            box.chosen.connect(self.again)
            self.controls.addWidget(box)
        self.snapshot: Snapshot | None = None
        self.found: Moves | None = None
        self.strands = MovementDrawing(self.theme)
        self.strands.chosen.connect(self._explain)
        self.strands.opened.connect(self._open)
        return scrolled(self.strands, self.strands.moved_to)

    def make_legend(self) -> QWidget:
        return MarksLegend(self.theme, signs(self.theme))

    def options(self) -> dict[str, str]:
        found = {"issue": self.issues.issue(), "actor": self.actor.value()}
        return {name: value for name, value in found.items() if value}

    def work(self, snapshot: Snapshot) -> object:
        found = moves(snapshot, self.options())
        actors = [actor for actor, _ in choosable(snapshot)]
        return snapshot, found, words.report_of(snapshot, found), actors

    def draw(self, result: object) -> None:
        assert isinstance(result, tuple)
        self.snapshot, self.found, _, actors = result
        self._offer(actors)
        self.strands.show_moves(self.found)

    def _offer(self, actors: list[Actor]) -> None:
        self.actor.offer([("", "All actors"), *((each.id, each.name) for each in actors)])

    def _explain(self) -> None:
        here = self.strands.here()
        if self.snapshot is not None and self.found is not None and here is not None:
            self.explain(explained(self.snapshot, self.found, *here))

    def _open(self) -> None:
        self.opened.emit(self.strands.key(self.strands.block, self.strands.place))
