"""Editing a list in its cells: what is typed is stored as one step, or kept as a draft, and never lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from db.changes import Change, Value
from db.errors import InvalidField, KnownError, ReadOnly
from db.records import Record, specs
from desktop.forms import layout
from desktop.forms.context import FormContext
from desktop.models.columns import STANCES, Column, field_text
from desktop.operations.edits import FIXED
from desktop.operations.records import set_fields
from desktop.views import drafts
from desktop.views.form_editing import PAUSE
from desktop.views.record_table import RecordTable
from desktop.widgets.toast import Message

if TYPE_CHECKING:
    from desktop.views.cell_editor import CellEditor, Way

STEPS: dict[str, tuple[int, int]] = {
    "down": (1, 0), "up": (-1, 0), "right": (0, 1), "left": (0, -1), "here": (0, 0)
}  # fmt: skip
SETTLES = 500  # milliseconds in which columns follow the width of their list
MADE_ONCE = "It stays as it was made. Add another one instead."


class CellEditing(QObject):
    """The one cell of a table that is being edited, if any.

    `told`: a message for the toast. `drafted`: the draft of a record (its id) is another now.
    `stances_wanted`: the stances of a record are to be edited. `leave_others` is asked before anything is
    typed: what stands in the form is stored, or kept, first.
    """

    told = Signal(object)
    drafted = Signal(str)
    stances_wanted = Signal(str)

    def __init__(self, context: FormContext, table: RecordTable) -> None:
        super().__init__(table)
        self._context, self._table, self._records = context, table, table.records
        self._session = context.session
        self.leave_others: Callable[[], bool] = lambda: True
        self.editor: CellEditor | None = None
        self._index, self._key = QPersistentModelIndex(), ""
        self._settling = QTimer(self, singleShot=True, interval=SETTLES)
        self._before: dict[str, str] = {}  # what a draft held of the cell when it was begun
        self.pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.pause.timeout.connect(self.keep_draft)
        self._session.changed.connect(self._follow)
        self._session.tracker_changed.connect(self._close)
        table.edit_asked.connect(self.begin)
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self._place)
        for moved in (table.horizontalHeader().sectionResized, table.horizontalHeader().sectionMoved):
            moved.connect(self._place)
        table.horizontalScrollBar().rangeChanged.connect(self._room_changed)
        table.viewport().installEventFilter(self)
        for told in (self._records.rowsInserted, self._records.rowsRemoved, self._records.layoutChanged):
            told.connect(self._place)
        self._records.modelReset.connect(self._find_again)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    @property
    def is_on(self) -> bool:
        """Whether a cell is being edited."""
        return self.editor is not None

    # -- beginning -----------------------------------------------------------------------------------

    def begin(self, first: QKeyEvent | None = None) -> None:
        """Edit the cell the keyboard is on. `first`: a key that begins what replaces what it holds."""
        record = self._records.record(self._table.currentIndex().row())
        if self.is_on or record is None or not self._may_write() or not self.leave_others():
            return
        row = self._records.row_of(record.id)  # what was stored first may have moved it
        now = self._session.store.get(record.id)
        if row < 0 or now is None:
            return
        column = self._records.columns[self._table.currentIndex().column()]
        names = editable(now, column)
        if names:
            self._open(row, now, names, first)
        elif column.first == STANCES:
            self.stances_wanted.emit(now.id)
        else:
            self.told.emit(Message(why_fixed(now, column.first)))

    def _may_write(self) -> bool:
        store = self._session.store
        if store.readonly:
            self._session.failed.emit(str(ReadOnly(store.path)))
        return not store.readonly

    def _open(self, row: int, record: Record, names: list[str], first: QKeyEvent | None) -> None:
        index = self._records.index(row, self._table.currentIndex().column())
        self._table.scrollTo(index)
        self._index, self._key = QPersistentModelIndex(index), self._records.columns[index.column()].key
        from desktop.views.cell_editor import CellEditor  # with all fields of forms: not at the start

        editor = self.editor = CellEditor(self._context, record, names, self._table.viewport())
        kept = drafts.of_record(self._session.store, record.id)
        fields = kept.form["fields"] if kept else {}
        self._before = {name: text for name, text in fields.items() if name in names}
        editor.put(self._before)
        editor.asked.connect(self._asked)
        editor.given_up.connect(self.give_up)
        editor.edited.connect(self._edited)
        editor.grown.connect(self._place)
        self._table.set_editing(True)
        self._place()
        editor.show()
        editor.begin(first)

    def _edited(self) -> None:
        if self.editor is None or not self.editor.isVisible():
            return
        self.pause.start()
        if not self._table.viewport().rect().contains(self._table.visualRect(self._index).topLeft()):
            self._bring_into_sight()  # it was scrolled away, and is typed into again

    # -- ending --------------------------------------------------------------------------------------

    def _asked(self, way: str) -> None:
        steps: dict[str, Way] = {"down": "down", "up": "up", "right": "right", "left": "left"}
        self.store(steps.get(way, "here"))

    def store(self, way: "Way" = "here") -> bool:
        """Store what is typed as one step and go on; False, with the cell marked, when it can't be stored."""
        editor = self.editor
        if editor is None:
            return True
        target = self._target(way)
        if not editor.check() or not self._write(editor):
            editor.to_problem()
            self._place()
            return False
        self._settle(editor)
        self._close(back=True)
        self._go_to(*target, tabbing=way in ("left", "right"))
        return True

    def _write(self, editor: "CellEditor") -> bool:
        """Store the fields that were edited; False when something refused them, which is then said."""
        values = editor.values()
        now = self._session.store.get(editor.record.id)
        if not values or now is None:
            return now is not None
        try:
            change = set_fields(self._session.store, now, values)
        except InvalidField as error:
            self._mark(editor, error)
            return False
        except KnownError as error:
            self._session.failed.emit(str(error))
            return False
        return not change.edits or self._session.do(change, initiator=self) is not None

    def _mark(self, editor: "CellEditor", error: InvalidField) -> None:
        """Say what was refused at the field it is about; one that is not in the cell is named."""
        row = editor.rows.get(error.field)
        label = specs(type(editor.record))[error.field].label
        reason = error.reason if row else f"{label}: {error.reason}"
        (row or next(iter(editor.rows.values()))).mark(reason)

    def give_up(self) -> None:
        """Take back what was typed; what a draft held before it still holds."""
        editor = self.editor
        if editor is None:
            return
        self.pause.stop()
        try:
            if drafts.settle(self._session.store, editor.record, editor.rows) and self._before:
                drafts.put_aside(self._session.store, editor.record, self._before)
        except KnownError as error:
            self._session.failed.emit(str(error))
        self._close(back=True)

    def leave(self) -> bool:
        """Store what is valid, keep the rest as a draft; False when neither could be written."""
        editor = self.editor
        if editor is None:
            return True
        if not editor.edited_fields() or (editor.check() and self._write(editor)):
            self._settle(editor)
            self._close()
            return True
        return self._leave_as_draft(editor)

    def _leave_as_draft(self, editor: "CellEditor") -> bool:
        if not self.keep_draft():
            return False
        wrong = next((row for row in editor.rows.values() if row.is_marked), None)
        id, column = editor.record.id, self._key
        said = f"{wrong.field.spec.label} is not stored: {wrong.error}" if wrong else "It is not stored."
        self._close()
        self.drafted.emit(id)
        said = f"{said} It is kept as a draft."
        self.told.emit(Message(said, "Correct it", lambda: self._begin_again(id, column), failure=True))
        return True

    def _begin_again(self, id: str, key: str) -> None:
        """Edit the cell that was left with something to correct."""
        keys = [column.key for column in self._records.columns]
        row = self._records.row_of(id)
        if row >= 0 and key in keys:
            self._table.go_to_cell(row, keys.index(key))
            self._table.setFocus()
            self.begin()

    def keep_draft(self) -> bool:
        """Keep what is typed and not stored, in the tracker; False when that could not be written."""
        self.pause.stop()
        editor = self.editor
        if editor is None or not editor.edited_fields() or not self._session.is_open:
            return True
        try:
            drafts.put_aside(self._session.store, editor.record, editor.typed())
        except KnownError as error:
            self._session.failed.emit(str(error))
            return False
        return True

    def _settle(self, editor: "CellEditor") -> None:
        """What is stored needs no draft any more."""
        self.pause.stop()
        try:
            settled = drafts.settle(self._session.store, editor.record, editor.rows)
        except KnownError as error:
            self._session.failed.emit(str(error))
        else:
            if settled and self._before:
                self.drafted.emit(editor.record.id)

    def _close(self, *, back: bool = False) -> None:
        """Take the editor away; the keyboard goes `back` to the table, also if it is in the editor."""
        editor, self.editor = self.editor, None
        self.pause.stop()
        if editor is not None:
            focus = QApplication.focusWidget()
            if back or (focus is not None and editor.isAncestorOf(focus)):
                self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.hide()
            editor.deleteLater()
            self._table.set_editing(False)

    # -- where it goes on ----------------------------------------------------------------------------

    def _target(self, way: "Way") -> tuple[str, int]:
        """The record and the column to go to; taken before storing, which may order the rows anew."""
        if not self._index.isValid():
            return "", 0
        rows, columns = self._records.rowCount(), len(self._records.columns)
        down, right = STEPS[way]
        row, column = self._index.row() + down, self._index.column() + right
        if not 0 <= column < columns:  # on to the next row, or back to the one before
            row, column = row + right, column % columns
        if not 0 <= row < rows:
            row, column = self._index.row(), self._index.column()
        record = self._records.record(row)
        return (record.id if record else ""), column

    def _go_to(self, id: str, column: int, *, tabbing: bool) -> None:
        row = self._records.row_of(id)
        if row >= 0:
            self._table.go_to_cell(row, column)
        self._table.tabbing = tabbing

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Leave the cell when the keyboard goes elsewhere in its window; lists and dialogs may lie over."""
        editor = self.editor
        if editor is None or now is None or now is editor or editor.isAncestorOf(now):
            return
        if now.window() is editor.window():
            self.leave()

    # -- changes by others ---------------------------------------------------------------------------

    def _follow(self, change: Change) -> None:
        editor = self.editor
        if editor is None or self._session.initiator is self:
            return
        if not change.concerns(editor.record.id):
            return
        now = self._session.store.get(editor.record.id)
        if now is None:  # an undo brings it back, and the draft with it
            self.keep_draft()
            self._close(back=True)
            return
        editor.rebase(now, lambda name, value: self._words(now, name, value))
        self._place()

    def _words(self, record: Record, name: str, value: Value) -> str:
        names = self._session.store.titles([str(value)]) if value else {}
        return field_text(record, name, names, self._session.own_files)

    # -- place ---------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.is_on and watched is self._table.viewport():
            self._settling.start()
            self._room_changed()
        return super().eventFilter(watched, event)

    def _room_changed(self) -> None:
        """The list has another width, and its columns take theirs: then the cell is brought into sight.

        Not when a column alone is drawn: the list would run away under the pointer.
        """
        if self.is_on and self._settling.isActive():
            QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        row, column = self._index.row(), self._index.column()
        if self.editor is not None and self._index.isValid():
            self._table.scrollTo(self._records.index(row, column))
        self._place()

    def _find_again(self) -> None:
        """The list was read anew, or shows other columns."""
        if self.editor is not None:
            keys = [column.key for column in self._records.columns]
            row = self._records.row_of(self.editor.record.id)
            self._index = QPersistentModelIndex()
            if row >= 0 and self._key in keys:
                self._index = QPersistentModelIndex(self._records.index(row, keys.index(self._key)))
            self._place()

    def _leave_unlisted(self) -> None:
        if not self._index.isValid():
            self.leave()

    def _place(self) -> None:
        """Lie over the cell wherever it now is; a cell that is not listed any more is left."""
        if self.editor is None:
            return
        if not self._index.isValid():
            # Leaving writes, which a list that is changing can't take.
            QTimer.singleShot(0, self, self._leave_unlisted)
            return
        cell = self._table.visualRect(self._index)
        self.editor.place_over(cell, self._table.viewport().size())


def editable(record: Record, column: Column) -> list[str]:
    """The fields of a column that can be typed into."""
    declared, kind = specs(type(record)), record.META.kind
    return [
        name
        for name in column.fields
        if name in declared and name not in FIXED and not layout.is_fixed(kind, name, stored=True)
    ]


def why_fixed(record: Record, name: str) -> str:
    """Why a field can't be typed into."""
    return FIXED.get(name, f"{specs(type(record))[name].label}: {MADE_ONCE}")
