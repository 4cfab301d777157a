"""The conditions of one conditional stance, listed beneath the stances of a position."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Condition, Option
from desktop.forms.condition_row import ConditionRow
from desktop.forms.context import FormContext
from desktop.forms.wrapped_label import WrappedLabel
from desktop.widgets.buttons import LinkButton

Typed = list[dict[str, str]]


class Conditions(QWidget):
    """What must be met for the stance on one option to hold; a new one is begun by typing.

    `stored`: the conditions there were when it was shown.
    """

    changed = Signal()

    def __init__(self, context: FormContext, option: Option, stored: Sequence[Condition]) -> None:
        super().__init__()
        self._context, self.option, self.stored = context, option, tuple(stored)
        self.rows: list[ConditionRow] = []
        self._fixed = False
        heading = WrappedLabel(context.theme, f"{option.label}, if", "second", "text2", lines=3)
        self.add = LinkButton(context.theme, "Add a condition", "second_medium")
        self.add.setAccessibleName(f"Add a condition for {option.label}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(heading)
        self._column.addWidget(self.add)
        self._column.setAlignment(self.add, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(lambda: self.begin_row(focus=True))
        for condition in self.stored:
            self._append(ConditionRow(context, condition))
        if not self.stored:
            self.begin_row()

    def begin_row(self, *, focus: bool = False) -> ConditionRow:
        """An empty row for another condition."""
        row = self._append(ConditionRow(self._context, None))
        if focus:
            row.row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def _append(self, row: ConditionRow) -> ConditionRow:
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        row.set_read_only(self._fixed)
        self.setTabOrder(row, self.add)
        return row

    def _remove(self, row: ConditionRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()

    @property
    def is_edited(self) -> bool:
        """Whether a condition was added, changed or removed."""
        there = {row.stored.id for row in self.rows if row.stored}
        return len(there) < len(self.stored) or any(row.is_edited for row in self.rows)

    def wanted(self, position_option: str) -> tuple[Condition, ...]:
        """The conditions as they will be, those that are valid."""
        made = (row.condition(position_option) for row in self.rows)
        return tuple(condition for condition in made if condition)

    def check(self) -> None:
        """Say in place what is wrong."""
        for row in self.rows:
            row.check()

    def marked(self) -> list[ConditionRow]:
        """The rows to correct."""
        return [row for row in self.rows if row.row.is_marked]

    def typed(self) -> Typed:
        """What stands in the rows, for a draft."""
        return [row.typed() for row in self.rows if not row.is_blank]

    def put(self, typed: Typed) -> None:
        """Let the rows be as a draft has kept them."""
        stored = {condition.id: condition for condition in self.stored}
        for row in [*self.rows]:
            self._remove(row)
        for kept in typed:
            row = self._append(ConditionRow(self._context, stored.get(kept.get("id", ""))))
            row.put(kept)
        if not self.rows:
            self.begin_row()

    def set_read_only(self, fixed: bool) -> None:
        """Let them be read and not changed."""
        self._fixed = fixed
        self.add.setVisible(not fixed)
        for row in self.rows:
            row.set_read_only(fixed)
