"""What the window does with a list as a grid: its columns."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from db.records import KINDS
from desktop.dialogs.columns import ColumnsDialog
from desktop.models.columns import columns_of, heading_of, offered, one_field
from desktop.theme import Theme
from desktop.views.list_page import ListPage
from desktop.views.pages import Pages


class GridCommands(QObject):
    """The commands of the menus over the rows and cells of the list that is shown."""

    def __init__(self, theme: Theme, pages: Pages, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._pages, self._window = theme, pages, window

    def edit_cell(self) -> None:
        """Type into the cell the keyboard is on."""
        page = self._pages.list_page()
        if page is not None and page.records.rowCount():
            if not page.table.currentIndex().isValid():
                page.table.go_to_row(0)
            page.editing.begin()

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


def columns_dialog(theme: Theme, page: ListPage, parent: QWidget | None) -> ColumnsDialog:
    """The dialog about the columns of a list."""
    kind = page.kind
    fields = [(name, heading_of(kind, one_field(kind, name))) for name in offered(kind)]
    shown = [name for column in page.records.columns for name in column.fields]
    standard = [name for column in columns_of(kind) for name in column.fields]
    plural = KINDS[kind].META.plural
    return ColumnsDialog(theme, plural, fields, list(dict.fromkeys(shown)), standard, parent)
