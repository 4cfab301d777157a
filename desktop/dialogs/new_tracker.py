"""Asks what a new tracker is about, and with which words it marks and weighs."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.dialogs.choice_box import ChoiceBox
from desktop.dialogs.date_row import DateRow
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.row import DialogRow
from desktop.forms.spelled_line import line_of_words
from desktop.models.spell_check import SpellCheck
from desktop.operations import vocabulary, vocabulary_names
from desktop.operations.sample import SAMPLES
from desktop.theme import Theme
from desktop.views.spell_walk import walk_in_dialog

NO_SAMPLE = "or a sample, to see what a tracker holds"
EMPTY = ("", "An empty tracker")


@dataclass(frozen=True, slots=True)
class NewTracker:
    """What was chosen. `day_one`: EDTF, '' for no day counter.

    `sample`: the name of the sample it begins with, '' for none; a sample brings all the rest with it.
    """

    title: str
    marking_set: str
    likelihood_scale: str
    day_one: str
    day_label: str
    date_order: str
    sample: str = ""


class NewTrackerDialog(DialogFrame):
    """Empty or a sample, title, marking set, scale, day one, date order; all of it can be changed later."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        marking_set: str = "none",
        scale: str = "phia",
        date_order: str = "DMY",
        spelling: SpellCheck | None = None,
    ) -> None:
        words = "All of this can be changed later. Where the file goes is asked next."
        super().__init__(theme, "What does the new tracker follow?", words, parent)
        self.sample = ChoiceBox(theme, [EMPTY, *((each.name, each.label) for each in SAMPLES.values())])
        self.title, self.day_label = line_of_words(spelling, theme), line_of_words(spelling, theme)
        if spelling is not None:
            walk_in_dialog(self, spelling)
        self.marking_set = ChoiceBox(theme, [*vocabulary.marking_sets().items()], marking_set)
        self.likelihood_scale = ChoiceBox(theme, [*vocabulary.likelihood_scales().items()], scale)
        self.day_one = DateRow(theme, "Day &one", order=date_order, empty="no day counter")
        self.date_order = ChoiceBox(theme, [*vocabulary_names.DATE_ORDERS.items()], date_order)
        self._build()
        self._connect()

    def _build(self) -> None:
        for line in (self.title, self.day_label):
            line.setFont(self.theme.font())
        self.title.setPlaceholderText("for example Talks on the border")
        self.day_label.setPlaceholderText("for example of the ceasefire")
        self._sample_row = DialogRow(self.theme, "Begin &with", self.sample, hint=NO_SAMPLE)
        self.body.addWidget(self._sample_row)
        rows = (
            DialogRow(self.theme, "&Title", self.title),
            DialogRow(self.theme, "&Markings", self.marking_set, hint="the levels records and papers carry"),
            DialogRow(self.theme, "L&ikelihood", self.likelihood_scale, hint="the words for likelihoods"),
            DialogRow(self.theme, "&Dates", self.date_order, hint="how a typed 12/11/2026 is read"),
            self.day_one,
            DialogRow(self.theme, "Day la&bel", self.day_label, hint="what the days are counted of"),
        )
        for row in rows:
            self.body.addWidget(row)
        self._of_empty, self._label_row = rows[:-1], rows[-1]
        self._label_row.hide()
        self.cancel = self.add_button("Cancel")
        self.go_on = self.add_button("&Choose where", "primary", acts=True)
        self.begin_with(self.title)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.sample.currentIndexChanged.connect(self._offer_rest)
        self.go_on.clicked.connect(self._go_on)
        self.day_one.line.textChanged.connect(self._offer_label)
        self.date_order.currentIndexChanged.connect(lambda: self.day_one.set_order(self.date_order.value))

    def _offer_rest(self) -> None:
        """A sample brings title, marking and words of its own: then nothing else is asked."""
        chosen = SAMPLES.get(self.sample.value)
        self._sample_row.set_hint(chosen.help if chosen else NO_SAMPLE)
        for row in self._of_empty:
            row.setVisible(chosen is None)
        self._offer_label()

    def _offer_label(self) -> None:
        """The days have a name only once there are any."""
        self._label_row.setVisible(not self.sample.value and bool(self.day_one.line.text().strip()))
        self.adjustSize()

    def _go_on(self) -> None:
        if self.sample.value or self.day_one.check():
            self.accept()
        else:
            self.day_one.line.setFocus()

    @property
    def chosen(self) -> NewTracker:
        """What was chosen; to be asked once the dialog was accepted."""
        day_one = "" if self.sample.value else self.day_one.edtf  # not asked for with a sample
        return NewTracker(
            self.title.text().strip(),
            self.marking_set.value,
            self.likelihood_scale.value,
            day_one,
            self.day_label.text().strip() if day_one else "",
            self.date_order.value,
            self.sample.value,
        )
