"""What the inspector shows while there is no record: why, and what to do."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms.wrapped_label import WrappedLabel
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.label import Label


class NoRecord(QWidget):
    """A title and a few lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = WrappedLabel(theme, "", "block", lines=4)
        self.text = Label(theme, "", "body", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[MEASURES.inspector_padding] * 4)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addStretch(1)

    def show_words(self, title: str, text: str) -> None:
        """Say why there is no record."""
        self.title.setText(title)
        self.text.setText(text)
        self.setAccessibleName(title)
