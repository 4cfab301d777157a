"""What blocks what: the conditions as a graph, all that holds an issue up as the table behind it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from db.queries.snapshot import Snapshot
from db.records import Option
from desktop.analysis.deadlocks import Wait, conditions
from desktop.analysis.report import counted, joined
from desktop.analysis.reports import deadlocks as words
from desktop.analysis.stances import Stances
from desktop.analysis.waiting import Arrow, WaitGraph, wait_graph
from desktop.models.columns import sentence_case
from desktop.views.comparisons.explanation import Explained, Part
from desktop.views.comparisons.issue_box import IssueBox
from desktop.views.comparisons.marks_legend import MarksLegend
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.comparisons.rests_on import evidence_part
from desktop.views.comparisons.waits_drawing import There, WaitsDrawing, signs
from desktop.widgets.row_list import ListRow

LISTED = 20  # things that are listed beside the table


class DeadlocksPage(ComparisonPage):
    """What holds all issues up or one; where nothing waits for anything, its table alone."""

    key = "deadlocks"
    heavy = ("networkx",)

    def make_drawing(self) -> QWidget:
        self.snapshot: Snapshot | None = None
        self.issues = IssueBox(self.session, every="All issues")
        self.issues.chosen.connect(self.again)
        self.controls.addWidget(self.issues)
        self.waits = WaitsDrawing(self.theme)
        self.waits.chosen.connect(self._explain)
        self.waits.opened.connect(self._open)
        self.waits.moved_to.connect(self._reveal)
        area = self._area = QScrollArea()
        area.setWidget(self.waits)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusProxy(self.waits)
        return area

    def is_drawn(self) -> bool:
        return bool(self.waits.graph.arrows)

    def make_legend(self) -> QWidget:
        return MarksLegend(self.theme, signs(self.theme))

    def options(self) -> dict[str, str]:
        return {"issue": self.issues.issue()} if self.issues.issue() else {}

    def work(self, snapshot: Snapshot) -> object:
        options = self.options()
        found = conditions(snapshot.once(Stances))
        graph = wait_graph(found, options.get("issue", ""))
        return snapshot, graph, words.report_of(snapshot, found, options)

    def draw(self, result: object) -> None:
        assert isinstance(result, tuple)
        self.snapshot, graph, _ = result
        assert self.snapshot is not None
        assert isinstance(graph, WaitGraph)
        self.waits.show_graph(
            graph, partial(spoken_of, self.snapshot, graph), partial(over, self.snapshot, graph)
        )

    def _reveal(self, box: QRect) -> None:
        middle = box.center()
        self._area.ensureVisible(middle.x(), middle.y(), box.width() // 2, box.height() // 2)

    def _explain(self) -> None:
        there = self.waits.there()
        if self.snapshot is not None and there is not None:
            found = explained_wait(self.snapshot, self.waits.graph, there)
            held_up = self._held_up(there.issue) if isinstance(there, Option) else ()
            self.explain(replace(found, parts=(*found.parts, *held_up)))

    def _open(self) -> None:
        there = self.waits.there()
        if isinstance(there, Arrow):
            self.opened.emit(there.waits[0].position.id)
        elif there is not None:
            self.opened.emit(there.id)

    def explained(self, row: int, column: int) -> Explained:
        """A cell of the table, and all that holds up the issue which its row is about."""
        found = super().explained(row, column)
        return replace(found, parts=(*found.parts, *self._held_up(*self.report.rows[row][0].ids)))

    def _held_up(self, *issues: str) -> tuple[Part, ...]:
        """All that holds up the issue, or the issues of a circle, by their ids."""
        things = [words.held_up(each) for each in self.report.rows if each[0].ids == issues]
        heading = Part(f"Held up by {counted(len(things), 'thing')}")
        listed = (Part(words=f"{sentence_case(said)}.") for said in things[:LISTED])
        more = (Part(words=f"And {len(things) - LISTED} more, in the table."),)
        return (heading, *listed, *(more if len(things) > LISTED else ())) if things else ()


def over(snapshot: Snapshot, graph: WaitGraph, option: Option) -> tuple[str, str]:
    """What stands in the box of an option beside its label: its issue, and who makes it wait."""
    arrows = [each for each in graph.of(option.id) if each.option.id == option.id]
    actors = dict.fromkeys(actor for each in arrows for actor in each.actors)
    who = joined([snapshot.title(actor) for actor in actors])
    return snapshot.title(option.issue), f"waits: {who}" if who else ""


def spoken_of(snapshot: Snapshot, graph: WaitGraph, there: There) -> str:
    """An option or an arrow for a screen reader and as a tooltip."""
    if isinstance(there, Arrow):
        ends = (words.option_words(snapshot, each) for each in (there.option, there.on))
        who = joined([snapshot.title(actor) for actor in there.actors])
        return f"{' waits for '.join(ends)} ({who}){_circle_words(there.circles)}"
    arrows = graph.of(there.id)
    out = sum(each.option.id == there.id for each in arrows)
    into = sum(each.on.id == there.id for each in arrows)
    circles = tuple(sorted({number for each in arrows for number in each.circles}))
    waits, waited = f"waits for {counted(out, 'option')}", f"{counted(into, 'option')} {_wait(into)} for it"
    return f"{words.option_words(snapshot, there)}: {waits}, {waited}{_circle_words(circles)}"


def _wait(number: int) -> str:
    return "waits" if number == 1 else "wait"


def _circle_words(circles: tuple[int, ...]) -> str:
    """Which circles it closes: ", in circle 2", ", in circles 1 and 3"."""
    numbers = joined([str(number) for number in circles])
    return f", in circle{'' if len(circles) == 1 else 's'} {numbers}" if circles else ""


def explained_wait(snapshot: Snapshot, graph: WaitGraph, there: There) -> Explained:
    """An arrow with its conditions, positions and evidence; an option with what it waits for and is for."""
    if isinstance(there, Arrow):
        ends = (words.option_words(snapshot, each) for each in (there.option, there.on))
        return Explained("Condition", " waits for ".join(ends), _parts(snapshot, there.waits, there.circles))
    arrows = graph.of(there.id)
    option = Part("Record", rows=(ListRow(there.id, there.label, snapshot.title(there.issue)),))
    out = [wait for each in arrows if each.option.id == there.id for wait in each.waits]
    into = [wait for each in arrows if each.on.id == there.id for wait in each.waits]
    parts = [option]
    for heading, waits in (("Waits for", out), ("Waited for by", into)):
        rows = tuple(_row(snapshot, each, each.on if waits is out else each.option) for each in waits)
        parts.append(Part(heading, "" if rows else "Nothing on record.", rows))
    return Explained("Option", words.option_words(snapshot, there), tuple(parts))


def _parts(snapshot: Snapshot, waits: tuple[Wait, ...], circles: tuple[int, ...]) -> tuple[Part, ...]:
    closes = sentence_case(_circle_words(circles).removeprefix(", "))
    circle = (Part(closes, "Each of its options waits for the next, the last for the first."),)
    rows = tuple(
        ListRow(each.condition.id, " ".join(each.condition.text.split()), snapshot.title(each.actor))
        for each in waits
    )
    held = {each.position.id: each.position for each in waits}
    positions = tuple(ListRow(id, snapshot.title(each)) for id, each in held.items())
    records = (*(each.condition for each in waits), *held.values())
    return (
        *(circle if circles else ()),
        Part("Only if", rows=rows),
        Part("Position", rows=positions),
        evidence_part(snapshot, records),
    )


def _row(snapshot: Snapshot, wait: Wait, other: Option) -> ListRow:
    """A condition by the option at its other end, with who makes it and its words."""
    text = " ".join(wait.condition.text.split())
    said = f"{snapshot.title(wait.actor)}: {text}"
    return ListRow(wait.condition.id, words.option_words(snapshot, other), said)
