"""What an option of a section is set with: a control for each sort of value, all of them asked alike."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db import dates
from desktop.briefing.section_options import Option, Value
from desktop.dialogs.choice_box import ChoiceBox
from desktop.scale import px
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.check_box import CheckBox
from desktop.widgets.label import Label
from desktop.widgets.pick_list import Pick, PickList, Tick

NARROW, TICKED_ROWS = 96, 5
REST = 250  # milliseconds
# What can be chosen, by key and in words.
Entries = Sequence[tuple[str, str]]
Settle = Callable[[Value], None]


class YesNo(CheckBox):
    """On or off."""

    def __init__(self, theme: Theme, option: Option, settle: Settle) -> None:
        super().__init__(theme, "no")
        self.setMinimumHeight(MEASURES.control)
        self.toggled.connect(lambda on: self.setText("yes" if on else "no"))
        self.clicked.connect(lambda on: settle(bool(on)))

    def leave(self) -> None:
        """It is settled with each click."""

    def put(self, value: Value) -> None:
        """Show a value."""
        self.setChecked(bool(value))


class Choice(ChoiceBox):
    """One of some words, or of some records. What is set and not there is offered as it stands.

    What arrow keys pass by on the way is not written: it is settled when they rest or go elsewhere.
    """

    def __init__(self, theme: Theme, option: Option, settle: Settle) -> None:
        super().__init__(theme, ())
        self._settle, self._rests = settle, True
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.leave)
        self.activated.connect(lambda _: self._begin())

    def offer(self, entries: Entries) -> None:
        """Offer these and no others."""
        if list(entries) != [(self.itemData(at), self.itemText(at)) for at in range(self.count())]:
            self.clear()
            for key, words in entries:
                self.addItem(words, key)

    def put(self, value: Value) -> None:
        """Show a value, unless another one is just being chosen."""
        if self.findData(value) < 0:
            self.addItem("no longer on record", value)
        if self._rests:
            self.choose(str(value))

    def _begin(self) -> None:
        self._rests = False
        self._rest.start()

    def leave(self) -> None:
        """Settle what was chosen last."""
        self._rest.stop()
        if not self._rests:
            self._rests = True
            self._settle(self.value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._rest.isActive() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.leave()


class Number(QLineEdit):
    """A whole number."""

    def __init__(self, theme: Theme, option: Option, settle: Settle) -> None:
        super().__init__()
        self.setFont(theme.font())
        self.setValidator(QIntValidator(0, option.most, self))
        self.setFixedWidth(px(NARROW))
        self._settle = settle
        self.editingFinished.connect(self.leave)

    def leave(self) -> None:
        """Settle what was typed."""
        if self.isModified():
            self.setModified(False)
            self._settle(int(self.text() or "0"))

    def put(self, value: Value) -> None:
        """Show a value, unless another one is being typed."""
        if not self.isModified() and self.text() != str(value):
            self.setText(str(value))


class Day(QLineEdit):
    """A day, typed in any way and kept as ISO. `understood`: what it was read as; `wrong`: why it was not.

    What can't be read stays typed, and is not written.
    """

    understood, wrong = Signal(str), Signal(str)

    def __init__(self, theme: Theme, option: Option, settle: Settle, session: Session) -> None:
        super().__init__()
        self._session, self._settle = session, settle
        self.setFont(theme.font())
        self.setPlaceholderText(option.none)
        self.editingFinished.connect(self.leave)

    def put(self, value: Value) -> None:
        """Show a value."""
        if not self.isModified():
            self.setText(str(value))
            self.understood.emit(dates.words(str(value)) if value else "")

    def leave(self) -> None:
        """Settle what was typed, if it can be read."""
        if not (self.isModified() and self._session.is_open):
            return
        typed, order = self.text().strip(), self._session.dossier.date_order or "DMY"
        try:
            first, last = dates.bounds(dates.read_typed(typed, order)) if typed else ("", "")
        except dates.BadDate as error:
            self.wrong.emit(str(error))
            return
        self.setModified(False)
        self.wrong.emit("")
        self._settle(first or last or "")


class Ticks(QWidget):
    """Records to tick, in the order they are ticked; kept as their ids with spaces between them."""

    def __init__(self, theme: Theme, option: Option, settle: Settle) -> None:
        super().__init__()
        self._option, self._settle = option, settle
        self._ids: list[str] = []
        self._entries: Entries = ()
        self.list = PickList(theme, option.help, "Find one to tick", rows=TICKED_ROWS, ticks=True)
        self.words = Label(theme, "", "second", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addWidget(self.words)
        self.setFocusProxy(self.list)
        self.list.ticked.connect(self._tick)
        self.list.entered.connect(lambda _: self.list.view.act())

    def offer(self, entries: Entries) -> None:
        """Offer these and no others."""
        self._entries = entries

    def put(self, value: Value) -> None:
        """Show a value."""
        self._ids = str(value).split()
        ticks = {True: Tick.Checked, False: Tick.Unchecked}
        picks = [Pick(key, words, "", ticks[key in self._ids]) for key, words in self._entries]
        if picks != self.list.view.picks.rows or self.list.line.text():
            self.list.show_picks(picks)
        names = [words for id in self._ids for key, words in self._entries if key == id]
        self.words.setText(", ".join(names) if self._ids else self._option.none)

    def leave(self) -> None:
        """It is settled with each tick."""

    def _tick(self, id: str) -> None:
        left = [each for each in self._ids if each != id]
        self._settle(" ".join(left if len(left) < len(self._ids) else [*left, id]))


Control = YesNo | Choice | Number | Day | Ticks


def control_for(theme: Theme, option: Option, settle: Settle, session: Session) -> Control:
    """The control an option is set with. `session`: says in which order dates are typed."""
    if isinstance(option.default, bool):
        return YesNo(theme, option, settle)
    if isinstance(option.default, int):
        return Number(theme, option, settle)
    if option.day:
        return Day(theme, option, settle, session)
    return Ticks(theme, option, settle) if option.several else Choice(theme, option, settle)
