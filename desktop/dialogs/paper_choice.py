"""Asks which paper is made, as of when, up to which marking, and on what it is printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from db.records import Brief, Marking
from desktop.dialogs.choice_box import ChoiceBox
from desktop.dialogs.date_row import DateRow
from desktop.dialogs.export_choice import mark_choices
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.row import DialogRow
from desktop.theme import Theme
from desktop.widgets.check_box import CheckBox

WHERE = "Where the file goes is asked next."
OWN_SCOPE = "The paper goes by the cut-off and marking given here, not by what the window shows now."
ATTACHES = "The records it is made from go with the file, up to the cut-off and marking."
PAPERS = (("A4", "A4"), ("Letter", "US Letter"))


@dataclass(frozen=True, slots=True)
class PaperOffer:
    """What can be chosen from: papers, template names, levels lowest first; `today` is an ISO day.

    `narrowed`: the window does not show everything, which has no bearing on a paper.
    """

    briefs: Sequence[Brief]
    templates: Sequence[str]
    levels: Sequence[Marking]
    today: str
    date_order: str = "DMY"
    narrowed: bool = False


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What was chosen. `as_of`: ISO day; `issued`: ISO day; `mark`: the highest level, '' for any.

    `attach_data`: the records the paper is made from go with it.
    """

    brief: Brief
    template: str
    as_of: str
    issued: str
    paper: str
    mark: str
    attach_data: bool = False


class PaperDialog(DialogFrame):
    """Which paper, template, information cut-off, day of issue, paper size, highest marking, data or not."""

    def __init__(self, theme: Theme, offer: PaperOffer, brief: Brief, parent: QWidget | None = None) -> None:
        words = f"{WHERE} {OWN_SCOPE}" if offer.narrowed else WHERE
        super().__init__(theme, "Export the paper?", words, parent)
        self._offer = offer
        names = [(each.id, each.title) for each in offer.briefs]
        templates = sorted({*offer.templates, brief.template})
        self.brief = ChoiceBox(theme, names, brief.id)
        self.template = ChoiceBox(theme, [(name, _template_words(name)) for name in templates])
        self.as_of = DateRow(theme, "&Cut-off", order=offer.date_order)
        self.issued = DateRow(theme, "&Issued", order=offer.date_order)
        self.paper = ChoiceBox(theme, PAPERS)
        self.mark = ChoiceBox(theme, mark_choices(offer.levels))
        self.attach_data = CheckBox(theme, "&Attach the data as JSON and CSV")
        self.attach_data.setToolTip(ATTACHES)
        self.attach_data.setAccessibleDescription(ATTACHES)
        self._build()
        self._show_brief()

    def _build(self) -> None:
        rows: tuple[tuple[DialogRow, bool], ...] = (
            (DialogRow(self.theme, "&Paper", self.brief), len(self._offer.briefs) > 1),
            (DialogRow(self.theme, "&Template", self.template), self.template.count() > 1),
            (self.as_of, True),
            (self.issued, True),
            (DialogRow(self.theme, "&Size", self.paper), True),
            (DialogRow(self.theme, "&Marked at most", self.mark), self.mark.count() > 1),
        )
        for row, wanted in rows:
            row.setVisible(wanted)
            self.body.addWidget(row)
        self.body.addWidget(self.attach_data)
        self.brief.currentIndexChanged.connect(self._show_brief)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.add_button("C&hoose where", "primary", acts=True).clicked.connect(self._go_on)
        self.begin_with(self.brief if len(self._offer.briefs) > 1 else self.as_of.line)

    @property
    def _chosen_brief(self) -> Brief:
        return next(each for each in self._offer.briefs if each.id == self.brief.value)

    def _show_brief(self) -> None:
        """Put in what the paper itself says."""
        brief = self._chosen_brief
        self.say(f"Export “{brief.title}”?", self.words.text())
        self.template.choose(brief.template)
        self.paper.choose(brief.paper)
        self.as_of.put(brief.as_of or self._offer.today)
        self.issued.put(self._offer.today)

    def _go_on(self) -> None:
        wrong = [row for row in (self.as_of, self.issued) if not row.check()]
        if wrong:
            wrong[0].line.setFocus()
        else:
            self.accept()

    @property
    def chosen(self) -> PaperChoice:
        """What was chosen; to be asked once the dialog was accepted."""
        return PaperChoice(
            self._chosen_brief,
            self.template.value,
            self.as_of.day,
            self.issued.day,
            self.paper.value,
            self.mark.value,
            self.attach_data.isChecked(),
        )


def _template_words(name: str) -> str:
    words = name.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
