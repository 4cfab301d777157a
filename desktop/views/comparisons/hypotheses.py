"""Competing hypotheses in the window: evidence by scenarios, weighed by grade where that is asked for."""

from functools import partial

from PySide6.QtWidgets import QWidget

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Evidence, Scenario
from desktop.analysis.grades import grade
from desktop.analysis.hypotheses import Hypotheses
from desktop.analysis.report import joined
from desktop.analysis.reports import hypotheses as words
from desktop.kind_icons import icon_of
from desktop.models.columns import sentence_case
from desktop.views.comparisons.code_marks import MEANINGS, code_signs
from desktop.views.comparisons.explanation import Explained, Part
from desktop.views.comparisons.hypotheses_drawing import HypothesesDrawing
from desktop.views.comparisons.marks_legend import MarksLegend
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.comparisons.rests_on import evidence_part
from desktop.widgets.check_box import CheckBox
from desktop.widgets.row_list import ListRow


class HypothesesPage(ComparisonPage):
    """What the rated evidence speaks against; each item counts alike unless it is to weigh by its grade."""

    key = "hypotheses"

    def make_drawing(self) -> QWidget:
        self.weigh = CheckBox(self.theme, "Weigh by grade")
        self.weigh.setToolTip("Let what speaks against a scenario count by the grade of the source.")
        self.weigh.toggled.connect(self.again)
        self.controls.addWidget(self.weigh)
        self.snapshot: Snapshot | None = None
        self.grid = HypothesesDrawing(self.theme)
        self.grid.chosen.connect(self._explain)
        self.grid.opened.connect(self._open)
        return self.grid

    def make_legend(self) -> QWidget:
        return MarksLegend(self.theme, code_signs(self.theme))

    def options(self) -> dict[str, str]:
        return {words.WEIGH: words.GRADE} if self.weigh.isChecked() else {}

    def work(self, snapshot: Snapshot) -> object:
        found = words.made(snapshot, self.options())
        items = {item: (words.item_title(snapshot, item), grade(snapshot, item)) for item in found.items}
        return snapshot, found, words.report_of(snapshot, found), items

    def draw(self, result: object) -> None:
        assert isinstance(result, tuple)
        self.snapshot, found, _, items = result
        assert self.snapshot is not None
        self.grid.show_hypotheses(found, items, partial(spoken_of, self.snapshot, found))

    def _explain(self, _row: int, _column: int) -> None:
        here, found = self.grid.here(), self.grid.found
        if self.snapshot is not None and here is not None and found is not None:
            decisive = self.grid.is_decisive(here[0])
            self.explain(explained(self.snapshot, found, *here, decisive=decisive))

    def _open(self, _row: int, _column: int) -> None:
        if (here := self.grid.here()) is not None and (found := self.grid.found) is not None:
            rating = found.ratings.get((here[0], here[1].id))
            self.opened.emit(rating.id if rating else here[0])


def spoken_of(snapshot: Snapshot, found: Hypotheses, item: str, scenario: Scenario) -> str:
    """A cell for a screen reader and as a tooltip."""
    code = found.code(item, scenario.id)
    said = f"{code}, {MEANINGS[code]}" if code else MEANINGS[code]
    graded = grade(snapshot, item)
    more = [f"grade {graded}" if graded else "not graded"]
    more += [f"weighs {words.weight_words(found, item)}"] if found.is_weighed else []
    more.append(f"tells apart {words.apart_words(found, item)}")
    title = words.item_title(snapshot, item)
    against = words.against_words(found, scenario.id)
    return f"{title} · {scenario.title}: {said}; {'; '.join(more)}. Against the scenario in sum: {against}."


def explained(
    snapshot: Snapshot, found: Hypotheses, item: str, scenario: Scenario, *, decisive: bool
) -> Explained:
    """A rating with its reason and date, what the item tells apart and decides, and what it rests on."""
    rating = found.ratings.get((item, scenario.id))
    code = found.code(item, scenario.id)
    made = f" Rated {dates.words(rating.made)}." if rating and rating.made else ""
    reason = " ".join(rating.reason.split()) if rating else ""
    first = Part(
        f"{code} {MEANINGS[code]}" if code else "Not rated",
        f"{reason or 'No reason is given.'}{made}" if rating else "Nobody has held this item against it.",
        (ListRow(rating.id, "The rating"),) if rating else (),
    )
    record = snapshot.get(item)
    kind = record.META.kind if record is not None else ""
    passage = (ListRow(item, words.item_title(snapshot, item), icon=icon_of(kind)),)
    parts = [
        first,
        Part("The item", _item_words(snapshot, found, item), passage),
        _without(snapshot, found, item, decisive),
        Part("Against the scenario", _sums(found, scenario), (ListRow(scenario.id, scenario.title),)),
    ]
    if record is not None and not isinstance(record, Evidence):
        parts.append(evidence_part(snapshot, (record,)))
    return Explained("Rating", scenario.title, tuple(parts))


def _item_words(snapshot: Snapshot, found: Hypotheses, item: str) -> str:
    graded = grade(snapshot, item)
    said = f"Grade {graded}." if graded else "Not graded."
    weighs = f" It weighs {words.weight_words(found, item)}." if found.is_weighed else ""
    return f"{said}{weighs} It tells the scenarios apart by {words.apart_words(found, item)}."


def _without(snapshot: Snapshot, found: Hypotheses, item: str, decisive: bool) -> Part:
    if not decisive:
        return Part("Without this item", "The order stays as it is.")
    names = joined([snapshot.title(id) for id in found.order(without=item)], "then")
    return Part("Without this item the order flips", f"Least contradicted first: {names}.")


def _sums(found: Hypotheses, scenario: Scenario) -> str:
    against = sentence_case(words.against_words(found, scenario.id))
    order = found.order()
    if scenario.id not in order:
        return f"{against}: no item of known weight is rated for it."
    place = f"{against} in sum, place {order.index(scenario.id) + 1} of {len(order)}, the least first."
    return f"{place} In line with it: {words.in_line_words(found, scenario.id)}, which is not subtracted."
