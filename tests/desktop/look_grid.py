"""Pages that show a list as a grid: chosen columns, the choice of them, and cells that are typed into."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.grid_commands import columns_dialog
from desktop.theme import Theme
from desktop.views.list_page import ListPage
from desktop.window import MainWindow
from tests.desktop.look_dialogs import beside
from tests.desktop.look_window import later, on_sample

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


def typing(theme: Theme, kind: str, row: int, column: int, text: str, columns: tuple[str, ...]) -> QWidget:
    """A list in which a cell is typed into."""
    window = on_sample(theme)
    window.travel.go_in(kind)
    page = list_of(window)
    page.choose_columns(columns)

    def type_it() -> None:
        window.activateWindow()
        page.table.go_to_cell(row, column)
        page.table.setFocus()
        page.editing.begin()
        for letter in text:
            target = QApplication.focusWidget()
            if target is not None and letter == "\r":
                QTest.keyClick(target, Qt.Key.Key_Return)
            elif target is not None:
                QTest.keyClicks(target, letter)

    return later(window, type_it)


def list_of(window: MainWindow) -> ListPage:
    """The list a window shows."""
    page = window.pages.list_page()
    assert page is not None
    return page


def cell(theme: Theme) -> QWidget:
    """A long text being typed into a cell."""
    return typing(theme, "position", 4, 1, " More was said.", ())


def cell_of_two(theme: Theme) -> QWidget:
    """A cell with two fields."""
    return typing(theme, "event", 3, 1, "", ())


def cell_wrong(theme: Theme) -> QWidget:
    """A cell with something to correct."""
    return typing(theme, "position", 3, 5, "\b30 Feb 2026\r", CHOSEN)


def ranked(theme: Theme) -> QWidget:
    """A list whose rows are drawn to another place, with the pointer on the grip of one."""
    window = on_sample(theme)
    window.travel.go_in("issue")
    page = list_of(window)

    def draw() -> None:
        table = page.table
        place = table.visualRect(page.records.index(2, 0)).center()
        place.setX(10)
        QTest.mouseMove(table.viewport(), place)
        QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        place.setY(place.y() + 120)
        QTest.mouseMove(table.viewport(), place)

    return later(window, draw)
