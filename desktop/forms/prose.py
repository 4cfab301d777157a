"""A field for text of any length, and one for JSON."""

from db.records import Record
from desktop.forms.context import FormContext
from desktop.forms.field import FieldWidget
from desktop.forms.growing_text import GrowingText
from desktop.widgets.label import repolish


class ProseField(FieldWidget):
    """Text with its line breaks; it grows with what is typed, and Tab leaves it."""

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name)
        self.box = GrowingText()
        self.box.setPlaceholderText(self.hint)
        self.begin(self.box)
        self.box.textChanged.connect(self.changed)

    def typed(self) -> str:
        return self.box.text()

    def put(self, text: str) -> None:
        self.box.setPlainText(text)

    def set_read_only(self, fixed: bool) -> None:
        self.box.setReadOnly(fixed)
        repolish(self.box)
