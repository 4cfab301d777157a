"""A record made on the spot, where another one is to point to it: its few needed fields, one Change."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from db.changes import Value
from db.errors import InvalidField, KnownError
from db.records import KINDS
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.keeping import Keeping
from desktop.forms import layout
from desktop.forms.commit import add_change, new_record
from desktop.forms.context import FormContext
from desktop.forms.form import RecordForm
from desktop.operations import records
from desktop.scale import px
from desktop.views.asked import Place

NEW = "new"  # the dialog, as what is typed into it is kept
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST_HEIGHT = 420  # pixels of the fields; what is longer is scrolled


def add_named(context: FormContext, kind: str, name: str) -> str:
    """Add a record that needs nothing but its name; its id, '' when it could not be written."""
    cls = KINDS[kind]
    form = RecordForm(context, kind, layout.short_of(kind))
    form.load(None, {cls.META.title[0]: name})
    try:
        record = new_record(form)
        change = records.add(context.session.store, record)
    except KnownError as error:
        context.session.failed.emit(str(error))
        return ""
    finally:
        form.deleteLater()
    return record.id if context.session.do(change) else ""


def ask_new(
    context: FormContext, kind: str, name: str, near: Mapping[str, Value], parent: QWidget | None
) -> str:
    """Ask for the few fields of a new record called `name`; its id once it is added, '' when it is not.

    `near`: what else is known of it, for example the issue of an option.
    """
    dialog = NewRecordDialog(context, kind, {**near, KINDS[kind].META.title[0]: name}, parent)
    keeping = Keeping(context.session, dialog, new_place(kind, name, near))
    dialog.exec()
    dialog.deleteLater()
    if dialog.added:
        keeping.settle()
    return dialog.added


def new_place(kind: str, name: str, near: Mapping[str, Value]) -> Place:
    """Where what is typed of a new record of that name is kept."""
    return Place(
        NEW, (kind, f"{KINDS[kind].META.title[0]}={name}", *(f"{n}={value}" for n, value in near.items()))
    )


def begun_at(place: Place) -> tuple[str, dict[str, str]]:
    """The kind of the new record that a place is of, and what it was begun with."""
    kind, *given = place.about
    return kind, {name: value for name, _, value in (each.partition("=") for each in given)}


class NewRecordDialog(DialogFrame):
    """The short form of a kind. `added`: the id of the record, once it is."""

    def __init__(
        self, context: FormContext, kind: str, preset: Mapping[str, Value], parent: QWidget | None
    ) -> None:
        label = KINDS[kind].META.label.lower()
        words = "It is chosen here once it is added. The rest of it can be filled in later."
        super().__init__(context.theme, f"New {label}", words, parent)
        self._context, self.added = context, ""
        self.form = RecordForm(context, kind, layout.short_of(kind), inset=0)
        self._preset = {n: value for n, value in preset.items() if n in self.form.rows}
        self.form.load(None, self._preset)
        self._build(label)

    def _build(self, label: str) -> None:
        area = QScrollArea()
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area = area
        self.body.addWidget(area)
        self._fit()
        self.form.edited.connect(self._fit)
        self.form.edited.connect(self.edited)
        self.cancel = self.add_cancel()
        self.add = self.add_button(f"&Add {label}", "primary", acts=True)
        self.add.clicked.connect(self.save)
        fields = [row.field for row in self.form.rows.values()]
        empty = [field for field in fields if field.needed and not field.typed()]
        self.begin_with((empty or fields[1:] or fields)[0])

    def _fit(self) -> None:
        """As high as the fields with what is said under them, up to a limit."""
        height = min(self.form.sizeHint().height(), px(MOST_HEIGHT))
        if self._area.height() != height:
            self._area.setFixedHeight(height)
            self.adjustSize()

    def typed(self) -> dict[str, str]:
        return dict(self.form.typed()["fields"])

    def put(self, typed: Mapping[str, str]) -> None:
        self.form.load(None, self._preset)
        self.form.put({"fields": {name: typed.get(name, "") for name in self.form.rows}, "stances": None})

    def save(self) -> None:
        """Add the record and close; what is wrong is said in place."""
        if self.form.check():
            self.form.to_first_problem()
            return
        record = new_record(self.form)
        try:
            change = add_change(self.form, record)
        except InvalidField as error:
            if not self.form.mark(error):
                self._context.session.failed.emit(str(error))
            return
        if self._context.session.do(change):
            self.added = record.id
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)
