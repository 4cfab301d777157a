"""A field for a number, with its unit and limits beside it."""

from PySide6.QtWidgets import QLineEdit

from db.records import Record
from desktop.forms.context import FormContext
from desktop.forms.field import NARROW, FieldWidget
from desktop.widgets.label import Label, repolish


class NumberField(FieldWidget):
    """A whole or decimal number; empty where it is not stated."""

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name)
        self.line = QLineEdit()
        self.line.setFixedWidth(NARROW)
        self.line.setPlaceholderText("needed" if self.needed else "not stated")
        self.begin(self.line, narrow=True)
        self._beside = Label(context.theme, self._limits(), "second", "text2", wrap=True)
        self._row.addWidget(self._beside, 1)
        self.line.textChanged.connect(self.changed)

    def _limits(self) -> str:
        low, high, unit = self.spec.low, self.spec.high, self.spec.unit
        if low is not None and high is not None:
            return f"{low:g}–{high:g}{' ' + unit if unit else ''}"
        return f"from {low:g}{' ' + unit if unit else ''}" if low else unit

    def typed(self) -> str:
        return self.line.text()

    def put(self, text: str) -> None:
        self.line.setText(text)

    def set_read_only(self, fixed: bool) -> None:
        self.line.setReadOnly(fixed)
        repolish(self.line)
