"""A field to choose one word of a list."""

from collections.abc import Mapping

from db.records import Record, defaults
from desktop.forms.context import FormContext
from desktop.forms.field import FieldWidget
from desktop.widgets.combo_box import ComboBox
from desktop.widgets.label import repolish

NOT_STATED = "not stated"


class ChoiceField(FieldWidget):
    """A combo box; "not stated" comes first where it may be empty.

    `choices` replace the declared ones: each as it is stored, with its words.
    """

    def __init__(
        self, context: FormContext, cls: type[Record], name: str, choices: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(context, cls, name)
        self.combo = ComboBox()
        self.combo.setPlaceholderText("choose (needed)" if self.needed else NOT_STATED)
        if not self.needed and not defaults(cls)[name]:
            self.combo.addItem(NOT_STATED, "")
        for word, words in (choices or {word: word for word in self.spec.choices}).items():
            self.combo.addItem(words, word)
        self.combo.setCurrentIndex(self.combo.findData(""))
        self.begin(self.combo)
        self._show_whether_stated()
        self.combo.currentIndexChanged.connect(self._show_whether_stated)
        self.combo.currentIndexChanged.connect(self.changed)

    def _show_whether_stated(self) -> None:
        """Words that stand for nothing are grey, as in fields that are typed into."""
        stated = bool(self.typed())
        if self.combo.property("stated") != stated:
            self.combo.setProperty("stated", stated)
            repolish(self.combo)

    def typed(self) -> str:
        return str(self.combo.currentData() or "")

    def put(self, text: str) -> None:
        if text and self.combo.findData(text) < 0:
            self.combo.addItem(text, text)  # stored from elsewhere: shown as it is, and checked like the rest
        self.combo.setCurrentIndex(self.combo.findData(text))
