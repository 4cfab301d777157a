"""Lists the forms that were left unfinished: go on with one, or let go of it, which can be taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.dialogs.frame import WIDE, DialogFrame
from desktop.dialogs.table import Column, WordsTable
from desktop.theme import Theme
from desktop.widgets.buttons import LinkButton

COLUMNS = (Column("What", 220), Column("Typed so far"), Column("Kept", 132))
HEIGHT = 380
WORDS = "What was typed into them is kept in the tracker until it is saved or let go."
NONE = "No form is unfinished."


@dataclass(frozen=True, slots=True)
class UnfinishedForm:
    """One of them: its key, what it is a form of, the first words in it, when it was kept."""

    key: str
    title: str
    words: str
    kept: str


class UnfinishedDialog(DialogFrame):
    """`chosen`: the key of the form to go on with, '' for none.

    `discard` lets go of a form by its key, `bring_back` takes that back; both return what is left then.
    """

    def __init__(
        self,
        theme: Theme,
        forms: Sequence[UnfinishedForm],
        discard: Callable[[str], Sequence[UnfinishedForm]],
        bring_back: Callable[[], Sequence[UnfinishedForm]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Which unfinished form do you want to go on with?", WORDS, parent, width=WIDE)
        self._discard, self._bring_back = discard, bring_back
        self._forms: tuple[UnfinishedForm, ...] = ()
        self.chosen = ""
        self.table = WordsTable(theme, "Unfinished forms", COLUMNS)
        self.undo = LinkButton(theme, "Bring it back", "second_medium")
        self.discard = self.add_button("&Discard")
        self.close_it = self.add_button("Close")
        self.go_on = self.add_button("&Go on", "primary", acts=True)
        self.body.addWidget(self.table)
        self.add_aside(self.undo)
        self._connect()
        self.undo.hide()
        self._show(forms)
        self.begin_with(self.table if forms else self.close_it)

    def _connect(self) -> None:
        self.table.doubleClicked.connect(self._take)
        self.table.installEventFilter(self)
        self.go_on.clicked.connect(self._take)
        self.discard.clicked.connect(self._let_go)
        self.undo.clicked.connect(self._take_back)
        self.close_it.clicked.connect(self.reject)

    def _show(self, forms: Sequence[UnfinishedForm]) -> None:
        place = max(0, self.table.currentIndex().row())
        self._forms = tuple(forms)
        self.table.show_rows([(form.title, form.words, form.kept) for form in forms])
        self.table.fit(self.inner_width, self.high(HEIGHT))
        self.table.setCurrentIndex(self.table.words.index(min(place, len(forms) - 1), 0))
        for widget in (self.table, self.go_on, self.discard):
            widget.setVisible(bool(forms))
            widget.setEnabled(bool(forms))
        if not forms:
            (self.undo if self.undo.isVisible() else self.close_it).setFocus(Qt.FocusReason.OtherFocusReason)
        self.say(self.windowTitle(), WORDS if forms else NONE)
        self.adjustSize()

    @property
    def _current(self) -> UnfinishedForm | None:
        row = self.table.currentIndex().row()
        return self._forms[row] if 0 <= row < len(self._forms) else None

    def _take(self) -> None:
        if self._current is not None:
            self.chosen = self._current.key
            self.accept()

    def _let_go(self) -> None:
        if self._current is not None:
            left = self._discard(self._current.key)
            self.undo.show()
            self._show(left)

    def _take_back(self) -> None:
        self._show(self._bring_back())
        self.undo.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.table and pressed and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Delete:
                self._let_go()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)
