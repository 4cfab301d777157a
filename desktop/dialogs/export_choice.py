"""Asks in which form a tracker is written out, and up to which marking."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from db.records import Marking
from desktop.dialogs.choice_box import ChoiceBox
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.row import DialogRow
from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.focus import KeyboardRing
from desktop.widgets.label import Label

ExportForm = Literal["bundle", "tables", "sources"]
FORMS: tuple[tuple[ExportForm, str, str], ...] = (
    (
        "bundle",
        "&Bundle",
        "one JSON file with everything but issued editions; another Parley takes it in whole",
    ),
    ("tables", "&Tables", "a folder with one CSV file for each kind of record, for spreadsheets"),
    (
        "sources",
        "&List of sources",
        "one file in RIS, BibTeX or CSL JSON, for programs that keep references",
    ),
)
ANY_MARK = "any marking"
INDENT = 24


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What was chosen. `mark`: the highest level written, '' for any."""

    form: ExportForm
    mark: str


class ExportDialog(DialogFrame):
    """Bundle or tables, and the highest marking in them. `levels` are those of the dossier, lowest first."""

    def __init__(self, theme: Theme, levels: Sequence[Marking], parent: QWidget | None = None) -> None:
        words = "The tracker stays as it is. Where the export goes is asked next."
        super().__init__(theme, "What shall be exported?", words, parent)
        self.forms = QButtonGroup(self)
        self.mark = ChoiceBox(theme, mark_choices(levels))
        self._build()

    def _build(self) -> None:
        for place, (form, text, help) in enumerate(FORMS):
            self.body.addLayout(self._form(place, form, text, help))
        self.body.addSpacing(8)
        row = DialogRow(
            self.theme,
            "&Marked at most",
            self.mark,
            hint="What is marked higher is left out, and you are told what.",
        )
        row.setVisible(self.mark.count() > 1)
        self.body.addWidget(row)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.add_button("&Choose where", "primary", acts=True).clicked.connect(self.accept)
        self.begin_with(self.forms.button(0))

    def _form(self, place: int, form: str, text: str, help: str) -> QVBoxLayout:
        button = QRadioButton(text)
        button.setFont(self.theme.font("body_medium"))
        button.setObjectName(form)
        button.setAccessibleDescription(help)
        button.setChecked(place == 0)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        KeyboardRing(self.theme, button)
        self.forms.addButton(button, place)
        words = self.fit(Label(self.theme, help, "second", "text2", wrap=True), px(INDENT))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(button)
        beneath = QHBoxLayout()
        beneath.addSpacing(px(INDENT))
        beneath.addWidget(words)
        column.addLayout(beneath)
        return column

    @property
    def chosen(self) -> ExportChoice:
        """What was chosen; to be asked once the dialog was accepted."""
        return ExportChoice(FORMS[self.forms.checkedId()][0], self.mark.value)


def mark_choices(levels: Sequence[Marking]) -> list[tuple[str, str]]:
    """Any marking, and each level."""
    return [("", ANY_MARK), *((marking.level, marking.level) for marking in levels)]
