"""Asks which field of several records is set, and to which value; says how many of them change."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from db.changes import Value
from db.errors import InvalidField
from db.queries import lists
from db.records import Record, specs
from desktop.dialogs.frame import DialogFrame
from desktop.forms import layout
from desktop.forms.context import FormContext
from desktop.forms.field import FieldWidget
from desktop.forms.fields import field_for
from desktop.forms.row import FormRow
from desktop.models.columns import field_text
from desktop.models.spell_check import SpellCheck
from desktop.operations.bulk import Setting, plan_setting
from desktop.operations.labels import several
from desktop.operations.moving import ISSUE_FIELDS
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.spell_walk import walk_in_dialog
from desktop.widgets.buttons import LinkButton
from desktop.widgets.label import Label
from desktop.widgets.pick_list import Pick, PickList

ROWS = 9
PAUSE = 120  # milliseconds without a key until many records are looked at again
MANY = 500
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOVES = 2  # what `exec` returns when the field chosen is the issue, which is asked for elsewhere


def fields_to_set(records: Sequence[Record]) -> list[str]:
    """The fields of records of a kind that can be set, in the order of their form."""
    kind = records[0].META.kind
    names = [name for part in layout.parts_of(kind) for name in part.fields if name != layout.STANCES]
    return [name for name in names if not layout.is_fixed(kind, name, stored=True)]


class SetFieldDialog(DialogFrame):
    """First the field, found by typing, then its value in the widget its form has. `setting`: once accepted.

    `exec()` returns `MOVES` when records are to go to another issue.
    """

    def __init__(
        self,
        session: Session,
        theme: Theme,
        records: Sequence[Record],
        open: Callable[[str], None] = lambda _: None,
        parent: QWidget | None = None,
        *,
        spelling: SpellCheck | None = None,
    ) -> None:
        """`records`: of one kind. `open`: shows a record that a link in the field leads to."""
        super().__init__(theme, f"Which field of {several(records)} shall be set?", "", parent)
        self._context = FormContext(session, theme, self._leave_for, spelling)
        if spelling is not None:
            walk_in_dialog(self, spelling)
        self._open = open
        self._records = tuple(records)
        self._cls = type(records[0])
        self.setting: Setting | None = None
        self.row: FormRow | None = None
        self.list = PickList(theme, "Fields", "Find a field", rows=ROWS)
        self.outcome = Label(theme, "", "body", "text2", wrap=True)
        self._differ = self._clears = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._build()

    def _leave_for(self, id: str) -> None:
        self.reject()
        self._open(id)

    def _build(self) -> None:
        self.body.addWidget(self.list)
        self.body.addWidget(self.outcome)
        self.list.show_picks(self._picks())
        self.list.picked.connect(self.choose)
        self.list.entered.connect(lambda _: self.list.view.act())
        self._pause.timeout.connect(self._tell)
        self.another = LinkButton(self.theme, "Another field", "body_medium")
        self.another.clicked.connect(self.ask_field)
        self.clear = LinkButton(self.theme, "Clear it in all", "body_medium")
        self.clear.clicked.connect(self._clear)
        self.add_aside(self.clear)
        self.add_aside(self.another)
        self.add_cancel()
        self.act = self.add_button("&Set", "primary", acts=True)
        self.act.clicked.connect(self._take)
        self.ask_field()

    def _picks(self) -> list[Pick]:
        declared = specs(self._cls)
        names = fields_to_set(self._records)
        one = [name for name in names if self._shared(name) is not None]
        titles = lists.names(self._context.session.store.db, self._records[:1])
        return [
            Pick(name, declared[name].label, self._words(name, titles) if name in one else "various")
            for name in names
        ]

    def _shared(self, name: str) -> tuple[Value] | None:
        """The value that all have, None when they differ."""
        values = {getattr(record, name) for record in self._records}
        return (values.pop(),) if len(values) == 1 else None

    def _words(self, name: str, titles: dict[str, str]) -> str:
        own = self._context.session.own_files
        return field_text(self._records[0], name, titles, own) or "not stated"

    # -- the field -----------------------------------------------------------------------------------

    def ask_field(self) -> None:
        """Ask for the field."""
        if self.row is not None:
            self.body.removeWidget(self.row)
            self.row.deleteLater()
            self.row = None
        self.say(f"Which field of {several(self._records)} shall be set?", "")
        self.list.show()
        self.begin_with(self.list)
        for widget in (self.another, self.clear, self.act, self.outcome):
            widget.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    def choose(self, name: str) -> None:
        """Ask for the value of a field."""
        if name == ISSUE_FIELDS.get(self._cls.META.kind) and not self._cls.META.joins:
            self.done(MOVES)
            return
        label = specs(self._cls)[name].label
        self.say(f"Set “{label}” of {several(self._records)}", "")
        field = field_for(self._context, self._cls, name)
        field.sibling = lambda other: next(iter(self._shared(other) or (None,)))
        shared = self._shared(name)
        self._differ, self._clears = shared is None, False
        self.clear.setVisible(self._differ and not field.needed)
        value = shared[0] if shared else field.empty
        field.set_value(field.empty if value is None else value)
        self.row = FormRow(self.theme, field, inset=0)
        self.body.insertWidget(0, self.row)
        field.changed.connect(self._changed)
        self.list.hide()
        for widget in (self.another, self.act, self.outcome):
            widget.show()
        self._tell()
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self.begin_with(field)  # where it was left, if it is opened again
        self.adjustSize()

    @property
    def field(self) -> FieldWidget:
        """The field that is set."""
        assert self.row is not None, "no field is chosen"
        return self.row.field

    # -- the value -----------------------------------------------------------------------------------

    def _clear(self) -> None:
        self._clears = True
        self._tell()
        self.act.setFocus(Qt.FocusReason.TabFocusReason)

    # -- what is kept --------------------------------------------------------------------------------

    def typed(self) -> dict[str, str]:
        if self.row is None or not self.field.edited:
            return {}
        return {"field": self.field.name, "value": self.field.typed()}

    def put(self, typed: Mapping[str, str]) -> None:
        self.ask_field()
        if typed.get("field", "") in fields_to_set(self._records):
            self.choose(typed["field"])
            self.field.put(typed["value"])

    def first_words(self) -> str:
        value = self.field.typed() if self.row is not None else ""
        return self._context.session.store.titles([value]).get(value, value)

    def _changed(self) -> None:
        self.edited.emit()
        self._clears = False
        if len(self._records) > MANY:
            self.act.setEnabled(False)
            self._pause.start()
        else:
            self._tell()

    def _tell(self) -> None:
        """Say what setting the field to what stands in it would do."""
        self._pause.stop()
        if self.row is None:
            return
        self.setting = self._planned()
        changing = len(self.setting.changing) if self.setting else 0
        needs = "" if self.field.edited else "They differ. Give the value that all shall have."
        self.outcome.setText(self.setting.words() if self.setting else needs)
        self.fit(self.outcome)
        clears = self.setting is not None and self.setting.value in (None, "")
        self.act.setText(f"&{'Clear' if clears else 'Set'} {changing:,}" if changing else "&Set")
        self.act.setEnabled(changing > 0)
        self.adjustSize()

    def _planned(self) -> Setting | None:
        if self._differ and not self.field.edited and not self._clears:
            return None  # an empty field stands for various values until something is given
        try:
            value = self.field.value()
        except InvalidField:
            return None
        return plan_setting(self._records, self.field.name, value)

    def _take(self) -> None:
        self._tell()
        if self.row is not None and self.setting is None:
            self.row.mark(self.field.problem() or "Give the value that all shall have.")
        elif self.setting is not None and self.setting.changing:
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._take()  # where Enter begins another line
            return
        super().keyPressEvent(event)
