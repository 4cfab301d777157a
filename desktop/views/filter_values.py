"""Where the values of a condition are given: ticks, records, dates, numbers or text, as the field asks."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from db.errors import InvalidField
from db.queries.criteria import (
    ABOVE,
    BETWEEN,
    LOOK,
    MARK,
    MOST,
    SOURCE,
    STATED,
    TAG,
    UNSTATED,
    spec_of,
)
from db.records import KINDS, Evidence, Marking, Tagging
from desktop.analysis.standing import LOOKS
from desktop.forms.context import FormContext
from desktop.forms.field import FieldWidget
from desktop.forms.fields import field_for
from desktop.forms.reference import ReferenceField
from desktop.models.choice_words import choice_words
from desktop.models.criteria_words import GONE
from desktop.scale import px
from desktop.widgets.check_box import CheckBox
from desktop.widgets.combo_box import ComboBox
from desktop.widgets.filter_chip import FilterChip
from desktop.widgets.label import Label

TICKS_HEIGHT = 232  # pixels of ticks that are seen at once
TICK_ROW = 28


class ChosenField(ReferenceField):
    """Chooses among what there is: a condition begins no record."""

    def _kinds_to_add(self, words: str) -> list[str]:
        return []


class Values(QWidget):
    """Values of a condition. `values` raises InvalidField, in words, for what is none."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)

    def values(self) -> tuple[str, ...]:
        """What is given."""
        return ()

    def put(self, values: Sequence[str]) -> None:
        """Show these values."""


class Ticks(Values):
    """Several of a list; each is a box to tick."""

    def __init__(self, context: FormContext, offered: Iterable[tuple[str, str]]) -> None:
        """`offered`: each value with its words."""
        super().__init__()
        self.boxes = {value: CheckBox(context.theme, words) for value, words in offered}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        for box in self.boxes.values():
            box.setFixedHeight(px(TICK_ROW))
            box.toggled.connect(self.changed)
            column.addWidget(box)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(min(len(self.boxes) * px(TICK_ROW) + 8, px(TICKS_HEIGHT)))
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.column.addWidget(area)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def values(self) -> tuple[str, ...]:
        return tuple(value for value, box in self.boxes.items() if box.isChecked())

    def put(self, values: Sequence[str]) -> None:
        for value, box in self.boxes.items():
            box.setChecked(value in values)


class OneOf(Values):
    """One of a list."""

    def __init__(self, context: FormContext, offered: Sequence[str]) -> None:
        super().__init__()
        self.box = ComboBox()
        self.box.setFont(context.theme.font())
        self.box.addItems(list(offered))
        self.box.setAccessibleName("Value")
        self.box.currentIndexChanged.connect(self.changed)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)

    def values(self) -> tuple[str, ...]:
        return (self.box.currentText(),) if self.box.currentText() else ()

    def put(self, values: Sequence[str]) -> None:
        if values:
            self.box.setCurrentIndex(self.box.findText(values[0]))


class Records(Values):
    """Records by name; each that is chosen becomes a chip, and the field is free for the next."""

    def __init__(self, context: FormContext, field: ReferenceField) -> None:
        super().__init__()
        self._context = context
        self.field = field
        self._ids: list[str] = []
        self._chips = QVBoxLayout()
        self._chips.setSpacing(4)
        field.line.setPlaceholderText("Type a name")
        self.column.addWidget(field)
        self.column.addLayout(self._chips)
        self.setFocusProxy(field)
        field.changed.connect(self._taken)

    def _taken(self) -> None:
        """Keep what was chosen as a chip."""
        try:
            id = self.field.value() if self.field.line.text().strip() else None
        except InvalidField:
            id = None  # still being typed
        if id:
            self._ids += [str(id)] if id not in self._ids else []
            self.field.put("")
            self._show()
        self.changed.emit()

    def _show(self) -> None:
        while item := self._chips.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        titles = self._context.session.store.titles(self._ids)
        for id in self._ids:
            chip = FilterChip(self._context.theme, titles.get(id, GONE))
            chip.removed.connect(lambda gone=id: self._drop(gone))
            self._chips.addWidget(chip)

    def _drop(self, id: str) -> None:
        self._ids.remove(id)
        self._show()
        self.field.setFocus()
        self.changed.emit()

    def values(self) -> tuple[str, ...]:
        if self.field.line.text().strip():
            self.field.value()  # says that nothing is chosen for what is typed
        return tuple(self._ids)

    def put(self, values: Sequence[str]) -> None:
        self._ids = list(values)
        self._show()


class Fields(Values):
    """One value, or both ends, in the widget of the field itself."""

    def __init__(self, context: FormContext, kind: str, name: str, number: int) -> None:
        super().__init__()
        self.fields: list[FieldWidget] = [field_for(context, KINDS[kind], name) for _ in range(number)]
        for place, field in enumerate(self.fields):
            if place:
                self.column.addWidget(Label(context.theme, "and", "second", "text2"))
            field.changed.connect(self.changed)
            self.column.addWidget(field)
            for line in field.findChildren(QLineEdit):
                line.setPlaceholderText("")
        self.setFocusProxy(self.fields[0])

    def values(self) -> tuple[str, ...]:
        found = [field.value() for field in self.fields]
        return tuple(str(value) for value in found if value not in (None, ""))

    def put(self, values: Sequence[str]) -> None:
        for field, value in zip(self.fields, values, strict=False):
            field.put(value)


class Words(Values):
    """A piece of text."""

    def __init__(self, context: FormContext) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setFont(context.theme.font())
        self.line.setAccessibleName("Value")
        self.line.textChanged.connect(self.changed)
        self.column.addWidget(self.line)
        self.setFocusProxy(self.line)

    def values(self) -> tuple[str, ...]:
        return (self.line.text(),) if self.line.text() else ()

    def put(self, values: Sequence[str]) -> None:
        self.line.setText(values[0] if values else "")


def values_for(context: FormContext, kind: str, field: str, test: str) -> Values:
    """Where the values of a test of a field are given."""
    if test in (STATED, UNSTATED):
        return Values()
    if field == LOOK:
        return Ticks(context, [(look.name, look.title) for look in LOOKS])
    if field in (TAG, SOURCE):
        cls, name = (Tagging, "tag") if field == TAG else (Evidence, "source")
        return Records(context, ChosenField(context, cls, name))
    spec = spec_of(kind, field)
    of_kind = spec.kind if spec else ""
    if field == MARK:
        return _levels(context, test)
    if of_kind == "ref":
        return Records(context, ChosenField(context, KINDS[kind], field))
    if of_kind == "flag":
        return Ticks(context, [("1", "yes"), ("0", "no")])
    if spec and spec.choices:
        return Ticks(context, [(each, choice_words(KINDS[kind], field, each)) for each in spec.choices])
    if of_kind in ("date", "whole", "number"):
        return Fields(context, kind, field, 2 if test == BETWEEN else 1)
    return Words(context)


def _levels(context: FormContext, test: str) -> Values:
    session = context.session
    markings = session.store.find(Marking, set=session.dossier.marking_set)
    levels = [marking.level for marking in sorted(markings, key=lambda each: each.rank)]
    if test in (ABOVE, MOST):
        return OneOf(context, levels)
    return Ticks(context, [(level, level) for level in levels])
