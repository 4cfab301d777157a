"""A field that is yes or no."""

from PySide6.QtCore import QSize

from db.changes import Value
from db.records import Record
from desktop.forms.context import FormContext
from desktop.forms.field import FieldWidget
from desktop.theme_tokens import MEASURES
from desktop.widgets.check_box import CheckBox


class _Box(CheckBox):
    """As high as other fields are, so that it stands beside its label; the style sheet makes it lower."""

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, MEASURES.control))


class FlagField(FieldWidget):
    """A box to tick; its words say what it now is."""

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name)
        self.box = _Box(context.theme, "no")
        self.begin(self.box, narrow=True)
        self.box.toggled.connect(self._say)
        self.box.toggled.connect(self.changed)

    def typed(self) -> str:
        return "yes" if self.box.isChecked() else "no"

    def put(self, text: str) -> None:
        self.box.setChecked(text == "yes")

    def as_typed(self, value: Value) -> str:
        return "yes" if value else "no"

    def _say(self) -> None:
        self.box.setText(self.typed())
