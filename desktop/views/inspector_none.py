"""What the inspector shows while there is no record: why, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms.wrapped_label import WrappedLabel
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.buttons import LinkButton
from desktop.widgets.label import Label


class NoRecord(QWidget):
    """A title, a few lines, and for a record that is gone the way to its history."""

    history_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._gone = ""
        self.title = WrappedLabel(theme, "", "block", lines=4)
        self.text = Label(theme, "", "body", "text2", wrap=True)
        self.link = LinkButton(theme, "Show in history", "second_medium")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[MEASURES.inspector_padding] * 4)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.link.clicked.connect(lambda: self.history_wanted.emit(self._gone))

    def show_words(self, title: str, text: str, gone: str = "") -> None:
        """Say why there is no record. `gone`: the id of the one that was there."""
        self._gone = gone
        self.title.setText(title)
        self.text.setText(text)
        self.link.setVisible(bool(gone))
        self.setAccessibleName(title)
