"""A line over a form: something to know of it, and one thing to do about that."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.forms.row import INSET
from desktop.theme import Theme
from desktop.widgets.buttons import LinkButton
from desktop.widgets.label import Label, Tone


class Notice(QWidget):
    """Words with a link beside them, or beneath them; `pressed`: the link was."""

    pressed = Signal()

    def __init__(
        self, theme: Theme, tone: Tone = "warn", *, beneath: bool = False, inset: bool = True
    ) -> None:
        """`inset`: with the distances of a form around it."""
        super().__init__()
        self.words = Label(theme, "", "second", tone, wrap=True)
        self.link = LinkButton(theme, "", "second_medium")
        direction = QBoxLayout.Direction
        row = QBoxLayout(direction.TopToBottom if beneath else direction.LeftToRight, self)
        row.setContentsMargins(*((INSET, 12, INSET, 0) if inset else (0, 0, 0, 0)))
        row.setSpacing(2 if beneath else 8)
        row.addWidget(self.words, 1)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self.link.clicked.connect(self.pressed)

    def say(self, words: str, link: str = "") -> None:
        """Show words with a link; '' hides the line."""
        self.words.setText(words)
        self.link.setText(link)
        self.link.setVisible(bool(link))
        self.link.updateGeometry()
        self.setAccessibleName(words)
        self.setVisible(bool(words))
