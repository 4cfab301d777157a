"""The dialog of the look: a question, what changes and what is kept, and verbs to press."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.buttons import Button, ButtonKind
from desktop.widgets.label import Label

LEAST, MOST = 400, 560
PADDING = 24
BUTTON_WIDTH = 92


class QuestionDialog(QDialog):
    """A question over its paragraphs; buttons at the right, the safe one focused and pressed by Escape.

    `exec()` returns the place of the button pressed in the order they were added; Escape and closing the
    window return that of the safe one.
    """

    def __init__(
        self, theme: Theme, question: str, paragraphs: Sequence[str], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._safe = 0
        self._first: int | None = None
        self._buttons: list[Button] = []
        self.setWindowTitle(question)
        self.setModal(True)
        self.setMinimumWidth(px(LEAST))
        self.setMaximumWidth(px(MOST))
        self._row = QHBoxLayout()
        self._build(question, [text for text in paragraphs if text])

    def _build(self, question: str, paragraphs: Sequence[str]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING - 4, PADDING, PADDING - 4)
        column.setSpacing(12)
        column.addWidget(Label(self._theme, question, "record", wrap=True))
        for number, text in enumerate(paragraphs):
            words = Label(self._theme, text, "body", "text" if number else "text2", wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(words)
        column.addSpacing(8)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        column.addLayout(self._row)
        self.setAccessibleDescription("\n".join(paragraphs))

    def add_button(
        self, verb: str, kind: ButtonKind = "plain", *, safe: bool = False, first: bool = False
    ) -> Button:
        """Add a button named by what it does; the last one added `safe` is what Escape does.

        Enter does it too, unless another was added `first`.
        """
        place = len(self._buttons)
        button = Button(self._theme, verb, kind)
        button.setMinimumWidth(px(BUTTON_WIDTH))
        button.clicked.connect(lambda: self.done(place))
        self._buttons.append(button)
        self._row.addWidget(button)
        if safe:
            self._safe = place
        if first:
            self._first = place
        return button

    def button(self, verb: str) -> Button:
        """The button with a verb; raises KeyError when there is none."""
        for button in self._buttons:
            if button.text() == verb:
                return button
        raise KeyError(verb)

    def reject(self) -> None:
        self.done(self._safe)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._buttons:
            first = self._buttons[self._safe if self._first is None else self._first]
            first.ring.prepare()
            first.setFocus(Qt.FocusReason.TabFocusReason)
