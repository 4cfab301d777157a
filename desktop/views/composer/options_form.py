"""What a section can be told, as a small form made from what its kind declares."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import KINDS, Record
from db.wording import capital
from desktop.briefing.section_options import Option, Value
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.composer.option_controls import Choice, Control, Day, Number, Ticks, control_for
from desktop.widgets.field_row import FieldRow
from desktop.widgets.heading import SectionHeading


class OptionsForm(QWidget):
    """`settled`: an option was given another value, with its name and the value. `typing`: one is typed."""

    settled = Signal(str, object)
    typing = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._options: tuple[Option, ...] = ()
        self.controls: dict[str, Control] = {}
        self.rows: dict[str, FieldRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._heading = SectionHeading(theme, "Options")
        self._column.addWidget(self._heading)

    def show_options(self, options: Sequence[Option], values: Mapping[str, Value], *, fixed: bool) -> None:
        """Show these options with their values; `fixed`: they can't be set."""
        if tuple(options) != self._options or not options:
            self._make(options)
        for option in options:
            control = self.controls[option.name]
            if isinstance(control, Choice | Ticks):
                control.offer(self._entries(option))
            control.put(values[option.name])
            control.setEnabled(not fixed)

    def leave(self) -> None:
        """Settle what was typed or chosen and has not been yet."""
        for control in self.controls.values():
            control.leave()

    def typed(self) -> dict[str, str]:
        """What is typed and not settled, by the name of its option."""
        lines = {name: each for name, each in self.controls.items() if isinstance(each, Number | Day)}
        return {name: line.text() for name, line in lines.items() if line.isModified()}

    def put_typed(self, name: str, text: str) -> None:
        """Let what was typed once stand there again, not settled."""
        line = self.controls.get(name)
        if isinstance(line, Number | Day):
            line.setText(text)
            line.setModified(True)

    def _make(self, options: Sequence[Option]) -> None:
        while (item := self._column.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._options = tuple(options)
        self._heading.setVisible(bool(options))
        self.controls, self.rows = {}, {}
        for option in options:
            settle = partial(self.settled.emit, option.name)
            control = control_for(self._theme, option, settle, self._session)
            words = capital(option.help)
            control.setAccessibleName(f"{option.name.capitalize()}: {option.help}")
            within = _narrow(control) if isinstance(control, Number) else control
            row = FieldRow(self._theme, option.name.capitalize(), within, hint=words)
            if isinstance(control, Number | Day):
                control.textEdited.connect(self.typing)
                control.editingFinished.connect(self.typing)
            if isinstance(control, Day):
                control.wrong.connect(row.set_error)
                control.understood.connect(partial(_say_day, row, words))
            self.controls[option.name], self.rows[option.name] = control, row
            self._column.addWidget(row)

    def _entries(self, option: Option) -> list[tuple[str, str]]:
        """What an option can be, in words: what it declares, then what the tracker has."""
        spoken = option.spoken or option.choices
        entries = [("", option.none)] if option.none and not option.several else []
        entries += zip(option.choices, spoken, strict=True)
        store = self._session.store
        found = [record for kind in option.of for record in store.all(KINDS[kind])]
        titles = store.titles(record.id for record in found)
        entries += sorted(
            ((record.id, titles[record.id]) for record in found), key=lambda each: each[1].casefold()
        )
        kind, field = option.written
        if kind:
            entries += [(each, each) for each in _written(store.all(KINDS[kind]), field)]
        return entries


def _written(records: Sequence[Record], field: str) -> list[str]:
    """What a field says in records, each once."""
    return sorted({str(getattr(record, field)) for record in records} - {""})


def _say_day(row: FieldRow, words: str, day: str) -> None:
    row.set_hint(f"{words}: {day}" if day else words)


def _narrow(control: QWidget) -> QWidget:
    """A control at the left of its room."""
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    row.addStretch(1)
    return around
