"""The crosswalk of rival plans in the window: issues by proposals, each point with what contradicts it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Issue, Option, Proposal, ProposalActor, ProposalPoint
from desktop.analysis.crosswalk import Crosswalk
from desktop.analysis.report import counted, joined
from desktop.analysis.reports import crosswalk as words
from desktop.kind_icons import icon_of
from desktop.models.columns import sentence_case
from desktop.views.comparisons.crosswalk_drawing import CrosswalkDrawing, crosswalk_signs
from desktop.views.comparisons.explanation import Explained, Part
from desktop.views.comparisons.marks_legend import MarksLegend
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.comparisons.rests_on import evidence_part
from desktop.widgets.row_list import ListRow

SILENT = "says nothing on it"


class CrosswalkPage(ComparisonPage):
    """What rival plans say on each issue, and who endorses them."""

    key = "crosswalk"

    def make_drawing(self) -> QWidget:
        self.snapshot: Snapshot | None = None
        self.grid = CrosswalkDrawing(self.theme)
        self.grid.chosen.connect(self._explain)
        self.grid.opened.connect(self._open)
        return self.grid

    def make_legend(self) -> QWidget:
        return MarksLegend(self.theme, crosswalk_signs(self.theme))

    def work(self, snapshot: Snapshot) -> object:
        found = words.made(snapshot, self.options())
        return snapshot, found, words.report_of(snapshot, found)

    def draw(self, result: object) -> None:
        assert isinstance(result, tuple)
        self.snapshot, found, _ = result
        assert self.snapshot is not None
        endorsed = {plan.id: words.endorsed(self.snapshot, found, plan).text for plan in found.plans}
        self.grid.show_crosswalk(found, endorsed, partial(spoken_of, self.snapshot, found))

    def _explain(self, _row: int, _column: int) -> None:
        here, found = self.grid.here(), self.grid.found
        if self.snapshot is not None and here is not None and found is not None:
            self.explain(explained(self.snapshot, found, *here))

    def _open(self, _row: int, _column: int) -> None:
        here, found = self.grid.here(), self.grid.found
        if here is not None and found is not None:
            entry = found.entry(here[0].id, here[1].id) if here[0] else None
            self.opened.emit(entry.points[0].id if entry else here[1].id)


def spoken_of(snapshot: Snapshot, found: Crosswalk, issue: Issue | None, plan: Proposal) -> str:
    """A cell for a screen reader and as a tooltip: the whole point, and what is in conflict with it."""
    if issue is None:
        return f"{plan.title}: endorsed by {words.endorsed(snapshot, found, plan).text}"
    entry = found.entry(issue.id, plan.id)
    if entry is None:
        return f"{plan.title} · {issue.title}: {SILENT}"
    options = joined([f"“{option.label}”" for option in entry.options])
    said = "; ".join(" ".join(point.text.split()) for point in entry.points)
    others = joined([each.title for each in found.conflicts(issue.id, plan.id)])
    conflict = f". In conflict with {others}" if others else ""
    settles = f"settles {options}" if options else "settles nothing"
    return f"{plan.title} · {issue.title}: {settles}: {said}{conflict}"


def explained(snapshot: Snapshot, found: Crosswalk, issue: Issue | None, plan: Proposal) -> Explained:
    """What a plan says on an issue, what the others say there; or how every actor stands to the plan."""
    if issue is None:
        return Explained("Endorsements", plan.title, (*_answers(snapshot, found, plan), _plan(found, plan)))
    entry = found.entry(issue.id, plan.id)
    first = Part("Says nothing", f"On {issue.title} this plan has no point: that is no position.")
    evidence: tuple[Part, ...] = ()
    if entry is not None:
        rows = tuple(_point(snapshot, point) for point in entry.points)
        first = Part("Settles" if entry.options else "Settles nothing", rows=rows)
        evidence = (evidence_part(snapshot, (plan, *entry.points)),)
    parts = (
        first,
        *_others("In conflict with", found, issue, found.conflicts(issue.id, plan.id)),
        *_others("As", found, issue, found.agreeing(issue.id, plan.id)),
        *_answers(snapshot, found, plan),
        *evidence,
        _plan(found, plan),
    )
    return Explained("Plan and issue", f"{plan.title} · {issue.title}", parts)


def _point(snapshot: Snapshot, point: ProposalPoint) -> ListRow:
    option = snapshot.get(point.option) if point.option else None
    number = f"Point {point.number}" if point.number is not None else "Point"
    label = f", {option.label}" if isinstance(option, Option) else ""
    return ListRow(point.id, f"{number}{label}", " ".join(point.text.split()))


def _others(heading: str, found: Crosswalk, issue: Issue, plans: tuple[Proposal, ...]) -> tuple[Part, ...]:
    """Other plans with the option each names on the issue."""
    rows = []
    for each in plans:
        entry = found.entry(issue.id, each.id)
        options = joined([option.label for option in entry.options]) if entry else ""
        rows.append(ListRow(each.id, each.title, options))
    return (Part(f"{heading} {counted(len(rows), 'plan')}", rows=tuple(rows)),) if rows else ()


def _answers(snapshot: Snapshot, found: Crosswalk, plan: Proposal) -> tuple[Part, ...]:
    """How actors stand to a plan as a whole, those who reject it too."""
    rows = tuple(_answer(snapshot, each) for each in found.answers[plan.id])
    return (
        Part("Who stands how to it", rows=rows)
        if rows
        else Part("Who stands how to it", "Nobody on record."),
    )


def _answer(snapshot: Snapshot, each: ProposalActor) -> ListRow:
    when = f", {dates.words(each.date)}" if each.date else ""
    return ListRow(each.id, snapshot.title(each.actor), f"{sentence_case(each.stance)}{when}")


def _plan(found: Crosswalk, plan: Proposal) -> Part:
    covers = f"It covers {found.covered(plan.id)} of {counted(found.total, 'issue')}."
    return Part("The proposal", covers, (ListRow(plan.id, plan.title, icon=icon_of("proposal")),))
