"""Drives the main window as a person at the keyboard does: by keys, and reading what is shown."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.findings import Finding
from desktop.views.list_page import ListPage
from desktop.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
MOST_TABS = 80


class WindowRobot:
    """A person at one window."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.window = window
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    # -- keys ----------------------------------------------------------------------------------------

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type text where the focus is."""
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        QTest.keyClicks(focus, text)
        QApplication.processEvents()

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until the focus is on what has this accessible name."""
        seen: list[str] = []
        for _ in range(MOST_TABS):
            focus = QApplication.focusWidget()
            if focus is not None and focus.accessibleName() == name:
                return focus
            seen.append(focus.accessibleName() or type(focus).__name__ if focus else "nothing")
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name}, but to {', '.join(seen[:24])} …")

    # -- finding -------------------------------------------------------------------------------------

    def search(self, words: str) -> list[Finding]:
        """Open the search box, type, and read what it lists."""
        self.press(Qt.Key.Key_K, CTRL)
        self.type(words)
        model = self.window.finder.findings
        lines = [model.line(row) for row in range(model.rowCount())]
        return [line for line in lines if line.key]

    def open_hit(self, key: str) -> None:
        """Go down the results to the one with this key and press Enter."""
        for _ in range(MOST_TABS):
            if self.window.finder.current_key() == key:
                self.press(Qt.Key.Key_Return)
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"{key} is not among the results")

    def go_to(self, words: str) -> None:
        """Run a command of the search box by name."""
        found = self.search(f"> {words}")
        self.open_hit(found[0].key)

    # -- reading and writing -------------------------------------------------------------------------

    def page(self) -> ListPage:
        """The list that is shown."""
        page = self.window.pages.list_page()
        assert page is not None, "no list is shown"
        return page

    def rows(self) -> list[str]:
        """The ids of the rows of the list that is shown."""
        records = self.page().records
        found = (records.record(row) for row in range(records.rowCount()))
        return [record.id for record in found if record]

    def selected(self) -> list[str]:
        """The ids of the selected rows."""
        return self.window.pages.selected()

    def field_text(self, name: str) -> str:
        """What stands in a field of the inspector's form."""
        form = self.window.inspector.form
        assert form is not None, "no form is shown"
        return form.rows[name].field.typed()

    def fill(self, label: str, text: str) -> None:
        """Tab to a field of the form and put text in place of what is there."""
        focus = self.tab_to(label)
        assert isinstance(focus, QLineEdit | QPlainTextEdit)
        focus.selectAll()
        self.type(text)

    def undo(self) -> None:
        """Undo from outside a text field, which has an undo of its own."""
        self.window.navigator.setFocus()
        self.press(Qt.Key.Key_Z, CTRL)

    def redo(self) -> None:
        """Redo from outside a text field."""
        self.window.navigator.setFocus()
        self.press(Qt.Key.Key_Z, CTRL | SHIFT)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click into a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, place or widget.rect().center())
        QApplication.processEvents()
