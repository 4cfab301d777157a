"""What the window does with a list as a grid: cells, order by hand, filling down, copying, columns."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from db.changes import Change
from db.errors import KnownError
from db.reader import Reader
from db.records import KINDS, Record, specs
from desktop.models.columns import columns_of, heading_of, offered, one_field
from desktop.operations import ranking
from desktop.operations.bulk import Setting, carry_out, plan_setting
from desktop.record_commands import RecordCommands
from desktop.running import Running, Task
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.cell_editing import editable, why_fixed
from desktop.views.list_page import ListPage
from desktop.views.pages import Pages
from desktop.widgets.announce import announce
from desktop.widgets.toast import Message, Toast

if TYPE_CHECKING:
    from desktop.dialogs.columns import ColumnsDialog
    from desktop.models.table_text import TableText

COPYING = Task(
    "Copying rows", "The rows could not be copied.", "Copying cancelled. The clipboard holds what it held."
)
FILLING = Task(
    "Filling down",
    "Nothing was filled down. The records are as they were.",
    "Cancelled. Nothing was filled down.",
)
FEW = 200  # rows that are filled without a thread of their own
ONE_ROW = "Choose the rows to fill: Shift+Down chooses more of them."
FIRST, LAST = "These are the first already.", "These are the last already."


class GridCommands(QObject):
    """The commands of the menus over the rows and cells of the list that is shown.

    `leave` is asked before something is written: what stands in the form is stored, or kept, first.
    """

    def __init__(
        self,
        session: Session,
        theme: Theme,
        pages: Pages,
        records: RecordCommands,
        running: Running,
        toast: Toast,
        leave: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._theme, self._pages, self._records = session, theme, pages, records
        self._running, self._toast, self._leave, self._window = running, toast, leave, window
        pages.move_wanted.connect(self.move_to)

    def edit_cell(self) -> None:
        """Type into the cell the keyboard is on."""
        page = self._pages.list_page()
        if page is not None and page.records.rowCount():
            if not page.table.currentIndex().isValid():
                page.table.go_to_row(0)
            page.editing.begin()

    # -- order by hand -------------------------------------------------------------------------------

    def move_up(self) -> None:
        """Move the selected rows, together, above the row over them."""
        page = self._movable()
        if page is None:
            return
        rows = page.table.selected_rows()
        if rows and rows[0] > 0:
            self._move(page, rows, rows[0] - 1)
        elif rows:
            announce(page.table, FIRST)

    def move_down(self) -> None:
        """Move the selected rows, together, below the row under them."""
        page = self._movable()
        if page is None:
            return
        rows = page.table.selected_rows()
        if rows and rows[-1] < page.records.rowCount() - 1:
            self._move(page, rows, rows[-1] + 2)
        elif rows:
            announce(page.table, LAST)

    def move_to(self, gap: int) -> None:
        """Move the selected rows before the row that now has the number `gap`, and offer to undo it."""
        page = self._movable()
        change = self._move(page, page.table.selected_rows(), gap) if page else None
        if change is not None:
            self._records.offer(change, change.label.replace("Move ", "Moved ", 1))

    def _movable(self) -> ListPage | None:
        """The list, if its rows can be moved; else it is said why not."""
        page = self._pages.list_page()
        if page is None or not self._leave():
            return None
        if page.can_move():
            return page
        plural = KINDS[page.kind].META.plural
        if not ranking.can_rank(page.kind):
            self._toast.show_message(Message(f"{plural} have no order made by hand. Sort them by a column."))
        else:
            sort = partial(self._sort_by_rank, page)
            text = f"{plural} are moved where the list is in the order of their ranks."
            self._toast.show_message(Message(text, "Sort by rank", sort))
        return None

    def _sort_by_rank(self, page: ListPage) -> None:
        page.records.sort_by_rank()
        page.table.show_sorted("")

    def _move(self, page: ListPage, rows: list[int], gap: int) -> Change | None:
        """Put rows before the row `gap`; None when they stand there already, or can't."""
        ids = page.records.ids_of(rows)
        above = self._beside(page, rows, range(gap - 1, -1, -1))
        below = self._beside(page, rows, range(gap, page.records.rowCount()))
        after, before = (below, above) if page.records.listing.descending else (above, below)
        if not after and not before:
            return None
        try:
            change = ranking.move(
                self._session.store, page.kind, ids, after=after, before="" if after else before
            )
        except KnownError as error:
            self._session.failed.emit(str(error))
            return None
        written = self._session.do(change) if change.edits else None
        if written is not None:
            announce(page.table, written.label)
        return written

    def _beside(self, page: ListPage, rows: list[int], ways: range) -> str:
        """The nearest record that is not moved itself and belongs to the same owner as the first that is."""
        owner, first = KINDS[page.kind].META.owner, page.records.record(rows[0])
        moving = set(rows)
        row = next((row for row in ways if row not in moving), -1)
        found = page.records.record(row) if row >= 0 else None
        if found is None or first is None or (owner and getattr(found, owner) != getattr(first, owner)):
            return ""
        return found.id

    # -- filling down --------------------------------------------------------------------------------

    def fill_down(self) -> None:
        """Set the field of the cell in all selected rows to what it is in the first of them, as one step."""
        page = self._pages.list_page()
        if page is None or not self._leave():
            return
        rows = page.table.selected_rows()
        column = page.records.columns[max(page.table.currentIndex().column(), 0)]
        first = page.records.record(rows[0]) if rows else None
        if first is None or len(rows) < 2:
            self._toast.show_message(Message(ONE_ROW))
            return
        names = editable(first, column)
        if not names:
            self._toast.show_message(Message(why_fixed(first, column.first)))
            return
        ids, field = page.records.ids_of(rows), names[0]

        store = self._session.store
        if len(ids) > FEW:
            self._running.read(store, FILLING, lambda reader, _: planned(reader, ids, field), self._fill)
            return
        try:
            filling = planned(store, ids, field)
        except KnownError as error:
            self._session.failed.emit(str(error))
        else:
            self._fill(filling)

    def _fill(self, filling: "Filling") -> None:
        setting, change = filling
        if change is None:
            refused = setting.refused
            words = f"Nothing was filled down. {refused[0][1]}" if refused else setting.words()
            self._toast.show_message(Message(words, failure=bool(setting.refused)))
            return
        self._running.write(
            self._session,
            len(change.edits),
            FILLING,
            lambda store: store.apply(change),
            lambda written: self._records.offer(written, filled_words(setting)),
        )

    # -- copying -------------------------------------------------------------------------------------

    def copy_table(self) -> None:
        """Put the selected rows, or all when none is, on the clipboard as text with tabs and as HTML."""
        page = self._pages.list_page()
        if page is None or not self._leave():
            return
        from desktop.models.row_text import table_text  # writes HTML, when it is asked for

        rows = page.table.selected_rows()
        numbers = page.records.numbers(rows) if rows else page.records.numbers()
        kind, store = page.kind, self._session.store
        fields = list(dict.fromkeys(name for column in page.records.columns for name in column.fields))
        if len(numbers) <= FEW:
            self._copied(table_text(store, kind, fields, numbers))
        else:
            self._running.read(
                store,
                COPYING,
                lambda reader, report: table_text(reader, kind, fields, numbers, report),
                self._copied,
            )

    def _copied(self, table: "TableText") -> None:
        QGuiApplication.clipboard().setMimeData(table.as_mime())
        words = "1 row" if table.rows == 1 else f"{table.rows:,} rows"
        self._toast.show_message(Message(f"{words} copied as a table"))

    # -- columns -------------------------------------------------------------------------------------

    def choose_columns(self) -> None:
        """Ask which fields the list shows, and in which order."""
        page = self._pages.list_page()
        if page is None:
            return
        dialog = columns_dialog(self._theme, page, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen
        dialog.deleteLater()
        if accepted and not (page.choice.is_standard and not chosen):
            page.choose_columns(chosen)
        page.table.setFocus()


Filling = tuple[Setting, Change | None]


def planned(reader: Reader, ids: list[str], field: str) -> Filling:
    """What filling a field down from the first record comes down to; no change when none changes."""
    records = [record for id in ids if (record := reader.get(id))]
    setting = plan_setting(records[1:], field, getattr(records[0], field))
    return setting, carry_out(reader, setting) if setting.changing else None


def filled_words(setting: Setting) -> str:
    """What was filled down, and how many could not have it."""
    kind: type[Record] = type(setting.changing[0])
    done = kind.META.counted(len(setting.changing))
    text = f"{specs(kind)[setting.field].label} filled down into {done}"
    if setting.refused:
        text += f"; {len(setting.refused):,} can't have it: {setting.refused[0][1]}"
    return text


def columns_dialog(theme: Theme, page: ListPage, parent: QWidget | None) -> "ColumnsDialog":
    """The dialog about the columns of a list."""
    from desktop.dialogs.columns import ColumnsDialog  # when it is asked for

    kind = page.kind
    fields = [(name, heading_of(kind, one_field(kind, name))) for name in offered(kind)]
    shown = [name for column in page.records.columns for name in column.fields]
    standard = [name for column in columns_of(kind) for name in column.fields]
    plural = KINDS[kind].META.plural
    return ColumnsDialog(theme, plural, fields, list(dict.fromkeys(shown)), standard, parent)
