"""Asks for the name of a saved filter; one that is taken is said to be changed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.theme import Theme
from desktop.views.popup import Popup
from desktop.widgets.buttons import Button
from desktop.widgets.label import Label


class NamePopup(Popup):
    """`given`: the name. `taken` says of a name what would become of it, '' for a new one.

    A name that was left half-typed stands there again, chosen whole: typing begins another.
    """

    given = Signal(str)
    edited, closed = Signal(), Signal()
    given_up = False

    def __init__(self, theme: Theme, verb: str, taken: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(theme, f"{verb} filter", parent)
        self.setWindowTitle(f"{verb} filter")
        self._taken, self._verb = taken, verb
        self.line = QLineEdit()
        self.line.setFont(theme.font())
        self.line.setAccessibleName("Name of the filter")
        self.line.setPlaceholderText("Name of the filter")
        self._words = Label(theme, "", "second", "text2", wrap=True)
        self.take = Button(theme, verb, "primary")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.take)
        self.column.addWidget(self.line)
        self.column.addWidget(self._words)
        self.column.addLayout(foot)
        self.line.textChanged.connect(self._look)
        self.line.textChanged.connect(self.edited)
        self.take.clicked.connect(self.accept)

    def begin(self, name: str) -> None:
        """Let a name to begin with stand in it."""
        self.line.setText(name)
        self._look(name)

    def ask(self, beside: QWidget) -> None:
        """Open under `beside`."""
        self.open_below(beside)
        self.line.setFocus(Qt.FocusReason.TabFocusReason)
        self.line.selectAll()

    def typed(self) -> dict[str, str]:
        """What stands in it."""
        return {"name": self.line.text()}

    def put(self, typed: Mapping[str, str]) -> None:
        """Let a name that was left stand in it again."""
        self.line.setText(typed["name"])

    def first_words(self) -> str:
        """The name, for a list of what is unfinished."""
        return self.line.text()

    def offer_discard(self, discard: Callable[[], bool]) -> None:
        """It stands there chosen whole: there is nothing to be pressed for another."""

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def _look(self, name: str) -> None:
        words = self._taken(name.strip()) if name.strip() else ""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.take.setEnabled(bool(name.strip()))
        self.adjustSize()

    def accept(self) -> None:
        """Give the name, if there is one."""
        if self.line.text().strip():
            self.hide()
            self.given.emit(self.line.text().strip())
