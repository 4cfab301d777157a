"""A row of a dialog: label with its mnemonic, control, a hint, and under it what is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.dialogs.frame import MEDIUM, PADDING
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.announce import announce
from desktop.widgets.field_row import ErrorLine
from desktop.widgets.label import Label, repolish

LABELS = 112
CONTROLS = MEDIUM - 2 * PADDING - LABELS
BESIDE_GAP = 10


class DialogRow(QWidget):
    """`hint` stands under the control, or beside a narrow one; the error under both."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        control: QWidget,
        *,
        hint: str = "",
        beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._label = Label(theme, label, "body", "text2")
        self._hint = Label(theme, hint, "second", "text2")
        self._error = ErrorLine(theme)
        self._lay_out(beside)
        self.set_hint(hint)
        self.set_error("")

    def _lay_out(self, beside: bool) -> None:
        self._label.setFixedSize(LABELS, MEASURES.control)
        self._label.setBuddy(self.control)
        if not self.control.accessibleName():
            self.control.setAccessibleName(self.label)
        self._error.setFixedWidth(CONTROLS)
        line = QHBoxLayout()
        line.setSpacing(BESIDE_GAP)
        line.addWidget(self.control, 0 if beside else 1)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(line)
        if beside:
            line.addWidget(self._hint)
            line.addStretch(1)
        else:
            column.addWidget(self._hint)
        column.addWidget(self._error)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    @property
    def label(self) -> str:
        """The words of the label, without its mnemonic."""
        return self._label.text().replace("&", "")

    @property
    def hint(self) -> str:
        """The words beside or under the control."""
        return self._hint.text()

    @property
    def error(self) -> str:
        """What is wrong, '' when nothing is."""
        return self._error.text()

    def set_hint(self, text: str) -> None:
        """Say how to fill it in, or what it was understood as."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self._describe()

    def set_error(self, sentence: str) -> None:
        """Mark the control as invalid and say why; '' takes the mark away. What was typed stays."""
        if sentence == self.error and self._error.isHidden() is not bool(sentence):
            return
        self._error.set_text(sentence)
        self._error.setFixedHeight(max(self._error.heightForWidth(CONTROLS), MEASURES.icon + 4))
        self.control.setProperty("state", "invalid" if sentence else "")
        repolish(self.control)
        self._describe()
        if sentence and self.isVisible():
            announce(self.control, f"{self.label}: {sentence}")
        self._refit()

    def _refit(self) -> None:
        """Let the dialog be as high as it now must be."""
        window = self.window()
        if window is not self and window.isVisible():
            window.adjustSize()

    def _describe(self) -> None:
        self.control.setAccessibleDescription(self.error or self.hint)
