"""Asks for a condition of a list: a field, a test, and values in the field's own widget."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.errors import InvalidField
from db.queries.criteria import Criterion, asked_of, fields_of, flaw
from db.records.checks import NEEDED
from desktop.forms.context import FormContext
from desktop.models.criteria_words import label_of
from desktop.views.filter_values import Values, values_for
from desktop.views.popup import Popup
from desktop.widgets.buttons import Button
from desktop.widgets.combo_box import ComboBox
from desktop.widgets.label import Label


class FilterEditor(Popup):
    """Over a list of `kind`. `given`: a criterion was made, in place of the one it began with, if any."""

    given = Signal(object, object)

    def __init__(self, context: FormContext, kind: str, parent: QWidget) -> None:
        super().__init__(context.theme, "Condition", parent)
        self._context, self.kind = context, kind
        self._before: Criterion | None = None
        self.field, self.test = ComboBox(), ComboBox()
        self.values = Values()
        self._problem = Label(context.theme, "", "second", "error", wrap=True)
        self._take = Button(context.theme, "Add", "primary")
        self._build()
        self.field.currentIndexChanged.connect(self._field_chosen)
        self.test.currentIndexChanged.connect(self._test_chosen)
        self._take.clicked.connect(self.accept)

    def _build(self) -> None:
        for box, name in ((self.field, "Field"), (self.test, "Test")):
            box.setFont(self._context.theme.font())
            box.setAccessibleName(name)
            box.setMaxVisibleItems(24)
        for name in self._fields():
            self.field.addItem(label_of(self.kind, name), name)
        self._fill_tests()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._take)
        for widget in (self.field, self.test, self.values, self._problem):
            self.column.addWidget(widget)
        self.column.addLayout(foot)

    def _fields(self) -> list[str]:
        return [name for name in fields_of(self.kind) if asked_of(self.kind, name)]

    def ask(self, beside: QWidget, criterion: Criterion | None = None) -> None:
        """Open under `beside` for a new condition, or to change one."""
        self._before = criterion
        begins = criterion or Criterion(self._fields()[0], "")
        self.field.setCurrentIndex(max(0, self.field.findData(begins.field)))
        self._fill_tests()
        self.test.setCurrentIndex(max(0, self.test.findText(begins.test)))
        self._show_values()
        self.values.put(begins.values)
        self._say("")
        self._take.setText("Change" if criterion else "Add")
        self.open_below(beside)
        first = self.values if criterion and criterion.values else self.field
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _field_chosen(self) -> None:
        self._fill_tests()
        self._show_values()
        self._say("")
        self.adjustSize()

    def _fill_tests(self) -> None:
        self.test.blockSignals(True)
        self.test.clear()
        self.test.addItems(list(asked_of(self.kind, self.field.currentData())))
        self.test.blockSignals(False)

    def _test_chosen(self) -> None:
        kept = self._values_or_none()
        before = type(self.values)
        self._show_values()
        if kept and type(self.values) is before:
            self.values.put(kept)
        self._say("")
        self.adjustSize()

    def _show_values(self) -> None:
        anew = values_for(self._context, self.kind, self.field.currentData(), self.test.currentText())
        self.column.replaceWidget(self.values, anew)
        self.values.hide()
        self.values.deleteLater()
        self.values = anew
        anew.show()  # at once, for the keyboard may be on its way to it
        anew.changed.connect(self._changed)

    def _changed(self) -> None:
        self._say("")
        self.adjustSize()

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _values_or_none(self) -> tuple[str, ...]:
        try:
            return self.values.values()
        except InvalidField:
            return ()

    @property
    def problem(self) -> str:
        """What is said to be wrong; '' for nothing."""
        return self._problem.text()

    def accept(self) -> None:
        """Make the condition, or say what is missing."""
        try:
            values = self.values.values()
        except InvalidField as error:
            self._refuse(error.reason)
            return
        made = Criterion(self.field.currentData(), self.test.currentText(), values)
        if flaw(self.kind, made):
            self._refuse(NEEDED if not values else flaw(self.kind, made))
            return
        self.hide()
        self.given.emit(made, self._before)

    def _refuse(self, reason: str) -> None:
        self._say(reason)
        self.adjustSize()
        self.values.setFocus(Qt.FocusReason.TabFocusReason)
