"""A field for a web address, which is shown and copied and never opened."""

from PySide6.QtGui import QGuiApplication

from db.records import Record
from desktop.forms.context import FormContext
from desktop.forms.text import TextField
from desktop.widgets.announce import announce
from desktop.widgets.buttons import IconButton


class AddressField(TextField):
    """A line with a button that copies what stands in it."""

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name)
        self.copy = IconButton(context.theme, "copy", f"Copy {self.spec.label.lower()}")
        self.copy.setEnabled(False)
        self._row.setSpacing(4)
        self._row.addWidget(self.copy)
        self.copy.clicked.connect(self._copy)
        self.line.textChanged.connect(lambda text: self.copy.setEnabled(bool(text)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.line.text())
        announce(self, f"{self.spec.label} copied")
