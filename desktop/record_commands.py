"""What the window does to records: undo and redo, delete, new, find in the list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu

from db.changes import Change
from db.errors import KnownError
from db.records import Position
from db.store import Store
from desktop.concerned import concerned
from desktop.models.navigation import HISTORY
from desktop.operations import records as operations
from desktop.operations.labels import cut, past
from desktop.operations.splitting import split_position
from desktop.running import MANY, Running, Task
from desktop.session import Session
from desktop.travel import Travel
from desktop.undo_offer import offer_undo, undoing
from desktop.views.inspector import Inspector
from desktop.views.pages import Pages
from desktop.widgets.toast import Message, Toast

_ACROSS = Qt.Orientation.Horizontal
DELETING = Task("Deleting", "It could not be deleted. All of it is there.", "Cancelled. Nothing was deleted.")
ALONE = "Of this there can be no second. Records such as positions and actors can be duplicated."


class RecordCommands(QObject):
    """The commands of the Edit and Record menus over the pages and the inspector.

    `show_wanted`: the change at this place of the journal is to be shown. `kind_wanted`: which kind of record
    is to be begun is to be asked.
    """

    show_wanted = Signal(int)
    kind_wanted = Signal()

    def __init__(
        self,
        session: Session,
        travel: Travel,
        pages: Pages,
        inspector: Inspector,
        toast: Toast,
        running: Running,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._travel, self._pages = session, travel, pages
        self._inspector, self._toast, self._running = inspector, toast, running
        inspector.delete_wanted.connect(lambda id: self.delete_records([id]))
        inspector.history.written.connect(self.offer)

    def undo(self) -> None:
        """Take back the last step; edits of the form are saved first, and are then that step."""
        if self._inspector.leave():
            self._step(self._session.store.undoable(), Store.undo, "Undone")

    def redo(self) -> None:
        """Make the step again that was taken back."""
        if self._inspector.leave():
            self._step(self._session.store.redoable(), Store.redo, "Done again")

    def _step(self, newest: Change | None, work: Callable[[Store], Change], verb: str) -> None:
        """Take a step back or make it again."""
        number = self._session.store.weight(newest) if newest is not None else 0
        label = newest.label if newest is not None else ""
        self._running.write(
            self._session, number, undoing(label), work, lambda change: self._say(verb, change)
        )

    def _say(self, verb: str, change: Change) -> None:
        """Show the record concerned where it is listed; else offer to go to it, or to the change."""
        text = f"{verb}: {cut(change.label)}"
        id, seq = concerned(self._session.store, change), change.seq
        if self._pages.key == HISTORY or (id and self._travel.show_concerned(id)):
            self._toast.show_message(Message(text))
        else:
            self._toast.show_message(Message(text, "Show", lambda: self._show(id, seq)))

    def _show(self, id: str, seq: int) -> None:
        if id:
            self._travel.open_record(id)
        else:
            self.show_wanted.emit(seq)

    def delete_selected(self) -> None:
        """Delete the selected records with what goes with them; the toast offers to undo it."""
        self.delete_records(self._pages.selected() or [self._inspector.record_id])

    def delete_records(self, ids: Sequence[str]) -> None:
        """Delete some records; beside the window when much goes with them."""
        store = self._session.store
        there = [id for id in ids if store.get(id)]
        if there:
            self._running.write(
                self._session,
                store.reach(there, MANY) + store.paragraphs(there),
                DELETING,
                lambda store: store.apply(operations.delete(store, store.goes_with(there))),
                self.offer,
            )

    def split(self) -> None:
        """Make what is selected of the statement in the form a position of its own, and show it."""
        form = self._inspector.form
        parts = form.parted("statement") if form is not None else ("", "", "")
        if not self._inspector.leave():
            return
        store = self._session.store
        record = store.get(self._inspector.record_id)
        if not isinstance(record, Position):
            self._session.failed.emit(
                "Only a position can be split. Open the one whose statement says two things."
            )
            return
        try:
            change = split_position(store, record, *parts)
        except KnownError as error:
            self._session.failed.emit(str(error))
            return
        if (written := self._session.do(change)) is not None:
            new = next(edit.id for edit in change.edits if edit.before is None)
            self._travel.open_record(new)
            self.offer(written)

    def duplicate(self) -> None:
        """Add a copy of the record shown, with its parts, and go to it."""
        if self._inspector.header.duplicate.isEnabled():
            self._inspector.duplicate()
        else:
            self._session.failed.emit(ALONE)

    def offer(self, written: Change, text: str = "") -> None:
        """Say what was done, by its label if no `text` is given, and offer to undo just that."""
        offer_undo(
            self._toast, self._session, text or past(written.label), written,
            may_leave=self._inspector.leave, running=self._running,
        )  # fmt: skip

    def new_same(self) -> None:
        """Begin another part where the keyboard is on one, else a record of the kind listed.

        Where neither is shown the kind is asked for.
        """
        page, focus = self._pages.list_page(), QApplication.focusWidget()
        if focus is not None and self._inspector.isAncestorOf(focus) and self._inspector.new_part():
            return
        if page is not None:
            self._travel.new_record(page.kind)
        else:
            self.kind_wanted.emit()

    def find_in_list(self) -> None:
        """Put the cursor into the filter of the list, of the history or of what else is narrowed by words."""
        box = self._pages.filter_box()
        if box is not None:
            box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            box.selectAll()

    def sort_by(self, column: int) -> None:
        """Sort the list by a column; once more, the other way round."""
        page = self._pages.list_page()
        if page is not None:
            page.table.sort_by(column)

    def columns(self) -> list[tuple[int, str, bool]]:
        """The columns the list can be sorted by: their places and heads, and whether it is."""
        page = self._pages.list_page()
        if page is None:
            return []
        sorted_by, model = page.table.sorted_by(), page.records
        heads = [str(model.headerData(place, _ACROSS)) for place in range(len(model.columns))]
        return [(n, head, n == sorted_by) for n, head in enumerate(heads) if model.can_sort(n)]

    def fill_sort(self, menu: QMenu) -> None:
        """Offer the columns of the list that is shown."""
        menu.clear()
        for place, head, sorted_by_it in self.columns():
            action = menu.addAction(head)
            action.setCheckable(True)
            action.setChecked(sorted_by_it)
            action.triggered.connect(lambda _checked=False, n=place: self.sort_by(n))
