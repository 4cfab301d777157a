"""What a section can be told, as a small form made from what its kind declares."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.briefing.section_kinds import Option, Value
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.check_box import CheckBox
from desktop.widgets.combo_box import ComboBox
from desktop.widgets.field_row import FieldRow
from desktop.widgets.heading import SectionHeading

NUMBER_WIDTH = 96


class OptionsForm(QWidget):
    """`settled`: an option was given another value, with its name and the value."""

    settled = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._options: tuple[Option, ...] = ()
        self.controls: dict[str, QWidget] = {}
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
            self._put(self.controls[option.name], values[option.name])
            self.controls[option.name].setEnabled(not fixed)

    def _make(self, options: Sequence[Option]) -> None:
        while (item := self._column.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._options = tuple(options)
        self._heading.setVisible(bool(options))
        self.controls = {}
        for option in options:
            control = self._control(option)
            words = option.help[:1].upper() + option.help[1:]
            control.setAccessibleName(f"{option.name.capitalize()}: {option.help}")
            self.controls[option.name] = control
            row = _narrow(control) if isinstance(option.default, int) else control
            self._column.addWidget(FieldRow(self._theme, option.name.capitalize(), row, hint=words))

    def _control(self, option: Option) -> QWidget:
        name = option.name
        if isinstance(option.default, bool):
            box = CheckBox(self._theme, "no")
            box.setMinimumHeight(MEASURES.control)
            box.toggled.connect(lambda on: box.setText("yes" if on else "no"))
            box.clicked.connect(lambda on: self.settled.emit(name, bool(on)))
            return box
        if option.choices:
            combo = ComboBox()
            combo.addItems(option.choices)
            combo.activated.connect(lambda at: self.settled.emit(name, option.choices[at]))
            return combo
        line = QLineEdit()
        line.setFont(self._theme.font())
        if isinstance(option.default, int):
            line.setValidator(QIntValidator(0, option.most, line))
            line.setFixedWidth(px(NUMBER_WIDTH))
            line.editingFinished.connect(lambda: self.settled.emit(name, int(line.text() or "0")))
        else:
            line.editingFinished.connect(lambda: self.settled.emit(name, line.text()))
        return line

    @staticmethod
    def _put(control: QWidget, value: Value) -> None:
        if isinstance(control, CheckBox):
            control.setChecked(bool(value))
        elif isinstance(control, ComboBox):
            control.setCurrentText(str(value))
        elif isinstance(control, QLineEdit) and control.text() != str(value):
            control.setText(str(value))


def _narrow(control: QWidget) -> QWidget:
    """A control at the left of its room."""
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    row.addStretch(1)
    return around
