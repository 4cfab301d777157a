"""What changed since a day: one that lies so far back, one that is typed, or that of an issued paper."""

from datetime import date, timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from db import dates
from db.dates import BadDate
from db.records import Edition
from desktop.scale import px
from desktop.views.comparisons.page import ComparisonPage
from desktop.widgets.combo_box import ComboBox
from desktop.widgets.label import Label, repolish

BACK = ((30, "In 30 days"), (91, "In 3 months"), (365, "In a year"), (730, "In two years"))


class ChangedPage(ComparisonPage):
    """Up to the date of the toolbar; without one, up to today."""

    key = "changed"

    def make_drawing(self) -> QWidget | None:
        self.since = ComboBox()
        self.since.setAccessibleName("Since")
        self.since.setMinimumContentsLength(18)
        self.day = QLineEdit()
        self.day.setAccessibleName("Since the day")
        self.day.setPlaceholderText("since a day")
        self.day.setMaximumWidth(px(128))
        self.wrong = Label(self.theme, "", "second", "error")
        for widget in (self.since, self.day, self.wrong):
            self.controls.addWidget(widget)
        self._offer()
        self.since.currentIndexChanged.connect(self._chosen)
        self.day.editingFinished.connect(self._typed)
        for signal in (self.session.changed, self.session.tracker_changed):
            signal.connect(self._offer)
        return None

    def _offer(self) -> None:
        """The usual spans, then the papers that were issued, the newest first."""
        here, blocked = self.since.currentText(), self.since.blockSignals(True)
        self.since.clear()
        for days, words in BACK:
            self.since.addItem(words, str(days))
        editions = self.session.store.all(Edition) if self.session.is_open else []
        titles = self.session.store.titles(each.id for each in editions) if editions else {}
        for each in sorted(editions, key=lambda one: one.issued, reverse=True):
            self.since.addItem(f"Since {titles[each.id]}", each.issued)
        place = self.since.findText(here) if here else 2
        self.since.setCurrentIndex(max(0, place))
        self.since.blockSignals(blocked)

    def _chosen(self) -> None:
        self.day.clear()
        self._say("")
        self.again()

    def _typed(self) -> None:
        try:
            dates.read_typed(self.day.text(), self.session.dossier.date_order or "DMY")
        except BadDate as error:
            self._say(str(error))
            return
        self._say("")
        self.again()

    def _say(self, wrong: str) -> None:
        self.wrong.setText(wrong)
        self.day.setProperty("state", "invalid" if wrong else "")
        repolish(self.day)

    def options(self) -> dict[str, str]:
        today = date.today()
        if self.day.text().strip() and not self.wrong.text():
            typed = dates.read_typed(self.day.text(), self.session.dossier.date_order or "DMY")
            first, last = dates.bounds(typed)
            return {"since": first or last or "", "today": today.isoformat()}
        chosen = str(self.since.currentData())
        if chosen.isdigit() and len(chosen) < 4:
            end = date.fromisoformat(self.session.scope.as_of or today.isoformat())
            return {"since": (end - timedelta(days=int(chosen))).isoformat(), "today": today.isoformat()}
        first, last = dates.bounds(chosen)
        return {"since": first or last or "", "today": today.isoformat()}
