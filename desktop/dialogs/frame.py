"""What dialogs with content share: the question as title, a body, and verbs at the right of the foot."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.theme import Theme
from desktop.widgets.announce import announce
from desktop.widgets.buttons import Button, ButtonKind
from desktop.widgets.label import Label

PADDING = 24
MEDIUM, WIDE = 520, 760
BUTTON_WIDTH = 92
GAP = 12


class DialogFrame(QDialog):
    """A question, what changes and what is kept, a body, and buttons named by verbs.

    Enter presses the button that is focused, else the one that `acts`; Escape and closing the window do
    nothing but close. A dialog that shows a table is wider than one that asks.
    """

    def __init__(
        self, theme: Theme, question: str, words: str, parent: QWidget | None, *, width: int = MEDIUM
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.question = Label(theme, question, "record", wrap=True)
        self.words = Label(theme, words, "body", "text2", wrap=True)
        self.body = QVBoxLayout()
        self.foot = QHBoxLayout()
        self._said_last = Label(theme, "", "second", "text2", wrap=True)
        self._said_last.hide()
        self._first: QWidget | None = None
        self.setModal(True)
        self.setFixedWidth(width)
        self._lay_out()
        self.say(question, words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING - 4, PADDING, PADDING - 4)
        column.setSpacing(GAP)
        column.addWidget(self.question)
        column.addWidget(self.words)
        self.body.setSpacing(8)
        column.addLayout(self.body, 1)
        column.addWidget(self._said_last)
        column.addSpacing(8)
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        column.addLayout(self.foot)

    def say(self, question: str, words: str) -> None:
        """Put another question, with other words under it; '' leaves them out."""
        self.setWindowTitle(question)
        self.question.setText(question)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        for label in (self.question, self.words):
            self.fit(label)
        self.setAccessibleDescription(words)

    def tell(self, sentence: str) -> None:
        """Say something of what was done, above the buttons and to a screen reader; '' takes it back."""
        self._said_last.setText(sentence)
        self._said_last.setVisible(bool(sentence))
        self.fit(self._said_last)
        if sentence:
            announce(self, sentence)

    @property
    def inner_width(self) -> int:
        """The width between the paddings, in pixels."""
        return self.width() - 2 * PADDING

    def fit(self, label: Label, indent: int = 0) -> Label:
        """Give wrapped words the height they need; laid out freely they would get more."""
        width = self.inner_width - indent
        label.setFixedHeight(max(label.heightForWidth(width), 0))
        return label

    def add_aside(self, button: QPushButton) -> None:
        """Put a button that does not close the dialog at the left of the foot."""
        self.foot.insertWidget(0, button)

    def add_button(self, verb: str, kind: ButtonKind = "plain", *, acts: bool = False) -> Button:
        """Add a button named by what it does, its mnemonic marked; the one that `acts` is what Enter does."""
        button = Button(self.theme, verb, kind)
        button.setMinimumWidth(BUTTON_WIDTH)
        button.setDefault(acts)
        self.foot.addWidget(button)
        return button

    def begin_with(self, widget: QWidget) -> None:
        """Let the focus be on `widget` when the dialog opens: the first field, or the safe button."""
        self._first = widget

    def button(self, verb: str) -> QPushButton:
        """The button with a verb; raises KeyError when there is none."""
        for button in self.findChildren(QPushButton):
            if button.text().replace("&", "") == verb:
                return button
        raise KeyError(verb)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)
