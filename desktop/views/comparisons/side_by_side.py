"""Side by side in the window: which actors, or one actor at which dates, or in public and in private."""

from datetime import date, timedelta
from functools import cached_property

from PySide6.QtWidgets import QWidget

from db import dates
from db.queries.snapshot import Snapshot
from desktop.analysis.reports.side_by_side import MOST
from desktop.views.comparisons.actor_choice import LETTERS, ActorsButton, choosable
from desktop.views.comparisons.choice_box import ChoiceBox
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.scope_controls import AsOfPopup, ScopeButton
from desktop.widgets.combo_box import ComboBox

ENTRIES = (("actors", "Several actors"), ("dates", "One actor, two dates"), ("places", "Public and private"))
YEAR = timedelta(days=365)


class SideBySidePage(ComparisonPage):
    """A table of issues by sides, with what differs in the second of two drawn word by word."""

    key = "side_by_side"

    def make_drawing(self) -> QWidget | None:
        self.mode, self.actor = ComboBox(), ChoiceBox("Actor", LETTERS)
        self.actors = ActorsButton(self.theme, most=MOST, least=2)
        self.earlier, self.later = ScopeButton(self.theme, "From"), ScopeButton(self.theme, "to")
        self.days = {self.earlier: (date.today() - YEAR).isoformat(), self.later: ""}
        self._asked = self.earlier
        self.mode.setAccessibleName("What is laid side by side")
        self.mode.setMinimumContentsLength(max(len(words) for _, words in ENTRIES))
        for value, words in ENTRIES:
            self.mode.addItem(words, value)
        for widget in (self.mode, self.actors, self.actor):
            self.controls.addWidget(widget)
        for button in self.days:
            self.more_controls.addWidget(button)
        self.more_controls.addStretch(1)
        self.mode.currentIndexChanged.connect(self._set_mode)
        for chooser in (self.actors, self.actor):
            chooser.chosen.connect(self.again)
        for button in self.days:
            button.clicked.connect(lambda _=False, asked=button: self.ask(asked))
        for control in (self.actors, self.actor, *self.days):
            control.setParent(self)  # shown without one it would open as a window of its own
        self._show_controls()
        return None

    @cached_property
    def popup(self) -> AsOfPopup:
        """Asks for a date; made when it is first wanted, for the page itself takes no longer."""
        made = AsOfPopup(self.theme, lambda: self.session.dossier.date_order or "DMY", self)
        made.chosen.connect(self._take_day)
        return made

    def choice_of_actors(self) -> ActorsButton:
        return self.actors

    def options(self) -> dict[str, str]:
        mode = str(self.mode.currentData())
        found = {"mode": mode, "parties": " ".join(self.actors.ids())}
        if mode != "actors":
            found = {"mode": mode, "actor": self.actor.value()}
        if mode == "dates":
            found |= {"earlier": self.days[self.earlier], "later": self.days[self.later]}
        return {name: value for name, value in found.items() if value}

    def work(self, snapshot: Snapshot) -> object:
        return choosable(snapshot), self.comparison.report(snapshot, self.options())

    def draw(self, result: object) -> None:
        assert isinstance(result, tuple)
        self.actors.show_actors(result[0])
        self.actor.offer([(each.id, each.name) for each, _ in result[0]])

    # -- controls ------------------------------------------------------------------------------------

    def ask(self, button: ScopeButton) -> None:
        """Ask for the date of a side, under its button."""
        self._asked = button
        self.popup.open_below(button, self.days[button])

    def set_day(self, button: ScopeButton, day: str) -> None:
        """Set the date of a side: an ISO day, '' for now; the earlier one is then a year ago."""
        self.days[button] = day or ((date.today() - YEAR).isoformat() if button is self.earlier else "")
        self._show_controls()
        self.again()

    def _take_day(self, day: str) -> None:
        self.set_day(self._asked, day)

    def _set_mode(self) -> None:
        self._show_controls()
        self.again()

    def _show_controls(self) -> None:
        mode = self.mode.currentData()
        self.actors.setVisible(mode == "actors")
        self.actor.setVisible(mode != "actors")
        for button, day in self.days.items():
            button.setVisible(mode == "dates")
            button.show_value(dates.words(day) if day else "now", False)
