"""The axis of one issue: what everyone accepts of it from end to end, and the zone or the gap."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from db.queries.snapshot import Snapshot
from db.records import Option
from desktop.analysis.axis import AxisRow, IssueAxis
from desktop.analysis.reports import axis as words
from desktop.views.comparisons.axis_drawing import AxisDrawing
from desktop.views.comparisons.explanation import Explained, Part
from desktop.views.comparisons.issue_box import IssueBox
from desktop.views.comparisons.legend import Legend
from desktop.views.comparisons.marks_legend import Sign
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.comparisons.rests_on import conditions_part, evidence_part, position_row
from desktop.views.comparisons.scrolled import scrolled
from desktop.widgets.stance import paint_letters, words_of


class AxisPage(ComparisonPage):
    """One issue at a time, chosen above."""

    key = "axis"

    def make_drawing(self) -> QWidget:
        self.issues = IssueBox(self.session, with_options=True)
        self.issues.chosen.connect(self.again)
        self.controls.addWidget(self.issues)
        self.snapshot: Snapshot | None = None
        self.lines = AxisDrawing(self.theme)
        self.lines.chosen.connect(self._explain)
        self.lines.opened.connect(self._open)
        return scrolled(self.lines)

    def make_legend(self) -> QWidget:
        return Legend(self.theme, signs=(Sign(self._paint_differing, 28, "its own statements differ"),))

    def _paint_differing(self, painter: QPainter, box: QRectF) -> None:
        high = QFontMetricsF(self.theme.font("letter")).capHeight()
        spot = QPointF(box.left(), box.center().y() + high / 2)
        paint_letters(painter, "opposed", "conditional", spot, self.theme)

    def options(self) -> dict[str, str]:
        return {"issue": self.issues.issue()} if self.issues.issue() else {}

    def work(self, snapshot: Snapshot) -> object:
        found = words.made(snapshot, self.options())
        report = words.report_of(snapshot, found) if found else words.report(snapshot, {})
        return snapshot, found, report

    def draw(self, result: object) -> None:
        assert isinstance(result, tuple)
        self.snapshot = result[0]
        found = result[1]
        if isinstance(found, IssueAxis):
            self.lines.show_axis(found, partial(spoken_of))

    def _explain(self, row: int, place: int) -> None:
        if self.snapshot is not None and self.lines.rows:
            self.explain(explained(self.snapshot, self.lines.rows[row], place))

    def _open(self, row: int, place: int) -> None:
        self.opened.emit(self.lines.rows[row].positions[0].id)


def spoken_of(row: AxisRow, place: int) -> str:
    """A mark for a screen reader and as a tooltip."""
    option, stance = row.marks[place]
    side = "in private" if row.private else "in public"
    said = f"{words_of(stance)}{_softer(row, option)}"
    return f"{row.actor.name}, {side}: {said} on “{option.label}” at {option.value:g}"


def _softer(row: AxisRow, option: Option) -> str:
    """What the actor says of it elsewhere on this side: ", or conditional in another statement"."""
    return f", or {softer} in another statement" if (softer := row.softer.get(option.id, "")) else ""


def explained(snapshot: Snapshot, row: AxisRow, place: int) -> Explained:
    """A mark with the positions it is from, its conditions and their sources."""
    option, stance = row.marks[place]
    side = "in private channels" if row.private else "in public"
    softer = row.softer.get(option.id, "")
    also = f" {words_of(softer)} in another statement." if softer else ""
    first = Part(
        f"{words_of(stance)}, {side}",
        f"On the option: {option.label} ({option.value:g} of 100).{also}",
    )
    rows = tuple(position_row(snapshot, each, option.id) for each in row.positions)
    positions = Part("Positions", rows=rows)
    conditions = conditions_part(snapshot, row.positions, option.id)
    parts = (first, *conditions, positions, evidence_part(snapshot, row.positions))
    return Explained("Axis", row.actor.name, parts)
