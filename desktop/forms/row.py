"""One row of a form: a field with its label, what is wrong with it, and what another has written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.forms.field import FieldWidget
from desktop.forms.wrapped_label import WrappedLabel
from desktop.theme import Theme
from desktop.widgets.buttons import LinkButton
from desktop.widgets.field_row import FieldRow

LABEL_GAP = 8
INSET = 8  # what is hovered and focused as a row reaches this far beyond the fields


class FormRow(FieldRow):
    """A field of a record in its row. `took_theirs`: the value another has written is to be taken."""

    took_theirs = Signal()

    def __init__(self, theme: Theme, field: FieldWidget, *, inset: int = INSET) -> None:
        super().__init__(theme, field.spec.label, field)
        self.field = field
        self._marked_at = ""  # what was typed when the field was marked
        self.theirs = WrappedLabel(theme, "", "second", "text2", lines=6)
        self.take = LinkButton(theme, "Take it", "second_medium")
        column = self.findChild(QVBoxLayout)
        assert column is not None
        if (outer := self.layout()) is not None:
            outer.setAlignment(column, Qt.AlignmentFlag.AlignTop)
            outer.setContentsMargins(inset, 0, inset, 0)
        self._label.setContentsMargins(0, 0, LABEL_GAP, 0)
        column.addWidget(self.theirs)
        column.addWidget(self.take)
        self.show_theirs("")
        field.left.connect(self.judge)
        field.changed.connect(self._forgive)
        self.take.clicked.connect(self.took_theirs)

    @property
    def is_marked(self) -> bool:
        """Whether a problem is shown."""
        return bool(self.error)

    def judge(self) -> None:
        """Say what is wrong with what was typed; a needed field that was never filled is not yet wrong."""
        self.mark(self.field.problem() if self.field.edited else "")

    def mark(self, sentence: str) -> None:
        """Show a problem in place, or with '' that there is none."""
        self._marked_at = self.field.typed()
        if sentence == self.error:
            return
        self.set_error(sentence)
        self.field.mark_invalid(bool(sentence))
        self.field.control.setAccessibleDescription(sentence or self.field.spec.help)
        self.field.changed.emit()

    def show_theirs(self, words: str) -> None:
        """Say what another has written into this field meanwhile; '' when nobody has."""
        self.theirs.setText(words)
        self.theirs.setVisible(bool(words))
        self.take.setVisible(bool(words))
        self.take.setAccessibleName(f"Take the stored {self.field.spec.label.lower()}")

    def _forgive(self) -> None:
        """A marked field is looked at again as it is typed, so that the mark goes as soon as it is right."""
        if self.is_marked and self.field.typed() != self._marked_at and not self.field.problem():
            self.mark("")
