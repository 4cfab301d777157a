"""Pages that show a list as a grid: chosen columns, and the choice of them."""

from PySide6.QtWidgets import QWidget

from desktop.grid_commands import columns_dialog
from desktop.theme import Theme
from tests.desktop.look_dialogs import beside
from tests.desktop.look_window import on_sample

CHOSEN = ("actor", "issue", "statement", "firmness", "channel", "stated", "stances", "venue")


def columns(theme: Theme) -> QWidget:
    """The choice of columns as it begins, and with others chosen."""
    window = on_sample(theme)
    window.travel.go_in("position")
    page = window.pages.list_page()
    assert page is not None
    first = columns_dialog(theme, page, None)
    page.choose_columns(CHOSEN)
    second = columns_dialog(theme, page, None)
    shown = beside(theme, ((first,), (second,)))
    window.setParent(shown)
    window.hide()
    return shown


def grid(theme: Theme) -> QWidget:
    """A list with one field a column, more of them than there is room for."""
    window = on_sample(theme)
    window.travel.go_in("position")
    page = window.pages.list_page()
    assert page is not None
    page.choose_columns(CHOSEN)
    page.table.go_to_row(3)
    return window
