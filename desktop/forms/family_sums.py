"""Under a likelihood that is typed: whether its family of scenarios still adds up, at every key."""

from PySide6.QtGui import QResizeEvent

from db.records import Estimate, Scenario
from desktop.analysis.estimating import Added, Others, others_of
from desktop.forms.context import FormContext
from desktop.forms.wrapped_label import WrappedLabel
from desktop.widgets.announce import announce
from desktop.widgets.likelihood_bar import Range


class FamilySums(WrappedLabel):
    """The sums in words. They are read from the tracker once, not at every key; a change lets them go."""

    def __init__(self, context: FormContext) -> None:
        super().__init__(context.theme, "", "second", "text2")
        self._session = context.session
        self._read: tuple[str, Others] | None = None
        self._asked: tuple[str, Range | None, str] = ("", None, "")
        self._added = Added()
        self._session.changed.connect(self._read_again)
        self._session.tracker_changed.connect(self._forget)
        self.hide()

    def show_range(self, scenario: str, shown: Range | None, made: str) -> None:
        """Say what a range does to the family of a scenario (its id); without a range nothing.

        `made`: the day it holds for, EDTF text, '' for now.
        """
        self._asked = (scenario, shown, made)
        others = self._others(scenario) if scenario and shown else Others()
        added = others.with_range(shown.low, shown.high, made) if shown else Added()
        if added == self._added:
            return
        turned, self._added = added.is_wrong != self._added.is_wrong, added
        self.setText(added.words)
        self.set_tone("warn" if added.is_wrong else "text2")
        self.setVisible(bool(added.words))
        self._fit()
        if turned and added.words and self.isVisible():
            announce(self, added.words)

    def _others(self, scenario: str) -> Others:
        if self._read is None or self._read[0] != scenario:
            self._read = (scenario, self._found(scenario))
        return self._read[1]

    def _found(self, scenario: str) -> Others:
        store = self._session.store
        this = store.get(scenario)
        if not isinstance(this, Scenario) or not this.family:
            return Others()
        family = store.find(Scenario, family=this.family)
        made = (each for one in family for each in store.find(Estimate, scenario=one.id))
        return others_of(this, family, made)

    def _fit(self) -> None:
        """Ask for the height that all the words take at the width there is: a form gives no more."""
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _forget(self) -> None:
        self._read = None

    def _read_again(self) -> None:
        self._forget()
        if self.isVisible():
            self.show_range(*self._asked)
