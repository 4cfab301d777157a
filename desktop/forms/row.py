"""One row of a form: a field with its label, what is wrong with it, and what another has written."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.field import FieldWidget
from desktop.forms.wrapped_label import WrappedLabel
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.buttons import LinkButton
from desktop.widgets.field_row import FieldRow

INSET = 8  # what is hovered and focused as a row reaches this far beyond the fields


class FormRow(FieldRow):
    """A field of a record in its row. `took_theirs`: the value another has written is to be taken."""

    took_theirs = Signal()

    def __init__(
        self, theme: Theme, field: FieldWidget, *, inset: int = INSET, labelled: bool = True
    ) -> None:
        """`labelled`: its label stands before it; without, what it stands in says which field it is."""
        width = MEASURES.label_column if labelled else 0
        super().__init__(theme, field.spec.label, field, label_width=width)
        self._label.setVisible(labelled)
        self.field = field
        self._words_only = False
        self._marked_at = ""  # what was typed when the field was marked
        self.theirs = WrappedLabel(theme, "", "second", "text2", lines=6)
        self.take = LinkButton(theme, "Take it", "second_medium")
        column = self.findChild(QVBoxLayout)
        assert column is not None
        outer = self.layout()
        assert isinstance(outer, QBoxLayout)
        outer.setAlignment(column, Qt.AlignmentFlag.AlignTop)
        outer.setContentsMargins(inset, 0, inset, 0)
        if labelled and field.aside is not None:
            outer.insertLayout(0, self._under_label(field.aside))
        column.addWidget(self.theirs)
        column.addWidget(self.take)
        self.show_theirs("")
        field.left.connect(self.judge)
        field.changed.connect(self._forgive)
        self.take.clicked.connect(self.took_theirs)

    def _under_label(self, aside: QWidget) -> QVBoxLayout:
        """The label with what stands under it: there is room there, beside text of several lines."""
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._label)
        aside.setFixedWidth(self._label.width())
        left.addWidget(aside)
        left.addStretch(1)
        return left

    def set_label_width(self, pixels: int) -> None:
        super().set_label_width(pixels)
        if self.field.aside is not None:
            self.field.aside.setFixedWidth(pixels)

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
        self.field.control.setAccessibleDescription(sentence or self.field.help_words)
        self._hide_silent()
        self.field.changed.emit()

    def explain(self, why: str) -> None:
        """Say under the field where what stands in it is from; '' for nothing."""
        if why != self.hint:
            self.set_hint(why)
            said = (why, self.error or self.field.help_words)
            self.field.control.setAccessibleDescription(". ".join(part for part in said if part))

    def show_theirs(self, words: str) -> None:
        """Say what another has written into this field meanwhile; '' when nobody has."""
        self.theirs.setText(words)
        self.theirs.setVisible(bool(words))
        self.take.setVisible(bool(words))
        self.take.setAccessibleName(f"Take the stored {self.field.spec.label.lower()}")
        self._hide_silent()

    def show_only_words(self, indent: int) -> None:
        """Show what is wrong and what another has written, and nothing else: another row shows the field."""
        self._label.hide()
        self.control.hide()
        outer, column = self.layout(), self.findChild(QVBoxLayout)
        if outer is not None and column is not None:
            outer.setContentsMargins(indent, 0, INSET, 0)
            line = column.itemAt(0)
            assert isinstance(line, QHBoxLayout)
            line.addStretch(1)  # empty, it would keep the words as narrow as itself
        self._words_only = True
        self._hide_silent()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if self._words_only and layout is not None else super().sizeHint()

    def _hide_silent(self) -> None:
        if self._words_only:
            self.setVisible(bool(self.error or self.theirs.text()))

    def _forgive(self) -> None:
        """A marked field is looked at again as it is typed, so that the mark goes as soon as it is right."""
        if self.is_marked and self.field.typed() != self._marked_at and not self.field.problem():
            self.mark("")
