"""Finds a record to link to or to cite from a text, by its name or its words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.forms.candidates import candidates
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.popup import Popup
from desktop.widgets.pick_list import FinderLine, Pick, PickView

WIDTH, ROWS = 440, 8


class RecordPicker(Popup):
    """`picked`: the id of a record and its title. Without words it offers records of `kinds`.

    `name`: what it is for, to a screen reader.
    """

    picked = Signal(str, str)

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget, name: str = "Insert a record"
    ) -> None:
        super().__init__(theme, name, parent, width=WIDTH)
        self._session = session
        self._kinds: tuple[str, ...] = ()
        self._only, self._first = False, ""
        self.view = PickView(theme, "Records", ticks=False)
        self.view.setFixedHeight(ROWS * MEASURES.row)
        self.line = FinderLine(theme, "Find a record", self.view)
        self.column.addWidget(self.line)
        self.column.addWidget(self.view)
        self.line.textChanged.connect(self._look)
        self.line.entered.connect(self.view.act)
        self.view.picked.connect(self._pick)

    def ask(self, beside: QWidget, kinds: tuple[str, ...], *, only: bool = False, first: str = "") -> None:
        """Open under `beside`; what is typed is looked for among all records, with `only` among `kinds`.

        `first`: the id of the record that is offered before all others while nothing is typed.
        """
        self._kinds, self._only, self._first = kinds, only, first
        self.line.clear()
        self._look("")
        self.open_below(beside)
        self.line.setFocus(Qt.FocusReason.TabFocusReason)

    def accept(self) -> None:
        """Take the row the keyboard is on."""
        self.view.act()

    def _look(self, words: str) -> None:
        found = candidates(self._session, self._kinds if self._only or not words.strip() else (), words)
        if self._first and not words.strip():
            near = candidates(
                self._session, self._kinds, self._session.store.titles([self._first])[self._first]
            )
            ahead = [each for each in near if each.id == self._first]
            found = [*ahead, *(each for each in found if each.id != self._first)]
        self.view.picks.show([Pick(each.id, each.title, each.detail) for each in found])
        if found:
            self.view.setCurrentIndex(self.view.picks.index(0))

    def _pick(self, id: str) -> None:
        title = next((each.title for each in self.view.picks.rows if each.key == id), "")
        self.hide()
        self.picked.emit(id, title)
