"""What the window does to records: undo and redo, delete, new, copy as a table, find in the list."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from db.changes import Change
from desktop.operations import records as operations
from desktop.session import Session
from desktop.travel import Travel
from desktop.views.inspector import Inspector
from desktop.views.pages import Pages
from desktop.widgets.toast import Message, Toast

_ACROSS = Qt.Orientation.Horizontal


class RecordCommands(QObject):
    """The commands of the Edit and Record menus over the pages and the inspector."""

    def __init__(
        self,
        session: Session,
        travel: Travel,
        pages: Pages,
        inspector: Inspector,
        toast: Toast,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._travel, self._pages = session, travel, pages
        self._inspector, self._toast = inspector, toast

    def undo(self) -> None:
        """Take back the last step; edits of the form are saved first, and are then that step."""
        if self._inspector.leave() and (change := self._session.undo()):
            self._say("Undone", change)

    def redo(self) -> None:
        """Make the step again that was taken back."""
        if self._inspector.leave() and (change := self._session.redo()):
            self._say("Done again", change)

    def _say(self, verb: str, change: Change) -> None:
        self._toast.show_message(Message(f"{verb}: {change.label}"))

    def delete_selected(self) -> None:
        """Delete the selected records with what goes with them; the toast offers to undo it."""
        store = self._session.store
        ids = self._pages.selected() or [id for id in (self._inspector.record_id,) if id]
        deletion = store.goes_with(ids)
        if not deletion.asked:
            return
        change = operations.delete(store, deletion)
        if self._session.do(change):
            text = change.label.replace("Delete ", "Deleted ", 1)
            self._toast.show_message(Message(text, "Undo", self.undo, "Ctrl+Z"))

    def new_same(self) -> None:
        """Begin a record of the kind that is listed."""
        page = self._pages.list_page()
        if page is not None:
            self._travel.new_record(page.kind)

    def find_in_list(self) -> None:
        """Put the cursor into the filter of the list."""
        page = self._pages.list_page()
        if page is not None:
            page.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            page.filter.selectAll()

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

    def copy_table(self) -> None:
        """Copy the selected rows, or all, as a table."""
        page = self._pages.list_page()
        if page is not None:
            number = page.copy_table()
            words = "1 row" if number == 1 else f"{number:,} rows"
            self._toast.show_message(Message(f"{words} copied as a table"))
