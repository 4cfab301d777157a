"""Likelihood in the window: each scenario's bar and history, its family's sum, what the estimate rests on."""

from PySide6.QtWidgets import QWidget

from db.likelihood import figures
from db.queries.snapshot import Snapshot
from db.records import Estimate, Scenario
from desktop.analysis.likelihoods import by_family
from desktop.analysis.reports import likelihood as words
from desktop.kind_icons import icon_of
from desktop.models.columns import sentence_case
from desktop.views.comparisons.choice_box import ChoiceBox
from desktop.views.comparisons.explanation import Beginning, Explained, Part
from desktop.views.comparisons.likelihood_drawing import LikelihoodDrawing, Row
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.comparisons.scrolled import scrolled
from desktop.widgets.row_list import ListRow

LETTERS = 24
NONE_YET = "One has a date, a range and the reason for it."


class LikelihoodPage(ComparisonPage):
    """All families of scenarios or one."""

    key = "likelihood"

    def make_drawing(self) -> QWidget:
        self.family = ChoiceBox("Family of scenarios", LETTERS)
        self.family.offer([("", "All families")])
        self.family.chosen.connect(self.again)
        self.controls.addWidget(self.family)
        self.bars = LikelihoodDrawing(self.theme)
        self.bars.chosen.connect(self._explain)
        self.bars.opened.connect(self._open)
        return scrolled(self.bars, self.bars.moved_to)

    def options(self) -> dict[str, str]:
        return {"family": self.family.value()} if self.family.value() else {}

    def work(self, snapshot: Snapshot) -> object:
        options = self.options()
        found = by_family(snapshot, options.get("family", ""))
        names = dict.fromkeys(each.family for each in snapshot.all(Scenario) if each.family)
        return words.report(snapshot, options), found, words.terms_of(snapshot), tuple(names)

    def draw(self, result: object) -> None:
        assert isinstance(result, tuple)
        _, families, self._terms, names = result
        self.family.offer([("", "All families"), *((name, name) for name in names)])
        self.bars.show_families(families, self._terms, self._spoken)

    def _spoken(self, row: Row) -> str:
        """A row for a screen reader and as a tooltip."""
        return spoken_of(row, words.worded(row.estimate, self._terms) if row.estimate else "")

    def _explain(self, at: int) -> None:
        row = self.bars.rows[at]
        word = words.worded(row.estimate, self._terms) if row.estimate else ""
        self.explain(explained(row, word, may_add=not self.session.store.readonly))

    def _open(self, at: int) -> None:
        row = self.bars.rows[at]
        if row.track is not None:
            self.opened.emit(row.estimate.id if row.estimate else row.track.scenario.id)


def spoken_of(row: Row, word: str) -> str:
    """A scenario or a former estimate of it: how likely, in which word, made when, by whom and why."""
    if row.track is None:
        return ""
    title, estimate = row.track.scenario.title, row.estimate
    if estimate is None:
        return f"{title}: no estimate yet"
    before = "before, " if row.step else ""
    meaning = f", {word}" if word else ""
    why = f": {' '.join(estimate.reason.split())}" if estimate.reason else ""
    made = words.made_words(estimate)
    return f"{title}: {before}{figures(estimate.low, estimate.high)}{meaning}, {made}{why}"


def explained(row: Row, word: str, *, may_add: bool = False) -> Explained:
    """An estimate with its reason, all the estimates of its scenario, and what its family comes to.

    `may_add`: with a link to add an estimate.
    """
    assert row.track is not None
    scenario, estimate = row.track.scenario, row.estimate
    link = ListRow(scenario.id, scenario.title, icon=icon_of(scenario.META.kind))
    adds = Beginning("Add an estimate", Estimate.META.kind, "scenario", scenario.id) if may_add else None
    parts = [Part("No estimate yet", NONE_YET, begins=adds)]
    if estimate is not None:
        sure = f"Confidence {estimate.confidence}." if estimate.confidence else "Confidence not stated."
        meaning = f"{sentence_case(word)}. " if word else ""
        parts = [
            Part(figures(estimate.low, estimate.high), f"{meaning}{words.made_words(estimate)}. {sure}"),
            Part("Why", estimate.reason or "No reason is given."),
        ]
    if scenario.likelihood_as_printed:
        parts.append(Part("As the source prints it", f"“{scenario.likelihood_as_printed}”"))
    history = tuple(_step(each) for each in row.track.estimates)
    if history:
        parts.append(Part(f"History, {len(history)}", rows=history, begins=adds))
    if score := words.score_words(scenario, row.track.estimates[::-1]):
        parts.append(Part("How good the estimates were", f"{score}."))
    if row.family.name:
        sums = words.coherence_words(row.family.coherence, resolved=row.family.is_resolved)
        parts.append(Part("Family", f"{row.family.name}: {sums}"))
    parts.append(Part("Scenario", rows=(link,)))
    return Explained("Earlier estimate" if row.step else "Likelihood", scenario.title, tuple(parts))


def _step(each: Estimate) -> ListRow:
    title = f"{figures(each.low, each.high)} · {words.made_words(each)}"
    return ListRow(each.id, title, " ".join(each.reason.split()) or "no reason given")
