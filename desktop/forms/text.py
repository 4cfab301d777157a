"""A field for one line of text."""

from db.records import Record
from desktop.forms import spelling
from desktop.forms.context import FormContext
from desktop.forms.field import FieldWidget
from desktop.forms.spelled_line import SpelledLine
from desktop.widgets.cut_line import CutLine
from desktop.widgets.label import repolish


class TextField(FieldWidget):
    """One line. What is stored with line breaks or odd spaces stays so until something is typed."""

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name)
        spelled = spelling.of_field(self)
        self.line = SpelledLine(spelled, context.theme) if spelled else CutLine()
        self.line.setPlaceholderText(self.hint)
        self.begin(self.line)
        self.line.textChanged.connect(self.changed)

    def typed(self) -> str:
        return self.line.text()

    def put(self, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def set_read_only(self, fixed: bool) -> None:
        self.line.setReadOnly(fixed)
        repolish(self.line)
