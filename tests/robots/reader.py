"""Drives the page a source is read on: goes to words, selects, presses keys, reads marks and strip."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.changes import Value
from db.records import Evidence, Record
from desktop.models.source_text import Mark
from desktop.views.reader.margins import said_of
from desktop.views.reader.page import ReaderPage
from tests.robots.window import CTRL, NONE, WindowRobot

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


class ReaderRobot:
    """A person who reads a source in a window."""

    def __init__(self, robot: WindowRobot) -> None:
        self.robot, self.window = robot, robot.window

    # -- going ---------------------------------------------------------------------------------------

    def read(self, source: str) -> None:
        """Go to a source in its list, and on to its text."""
        self.window.travel.open_record(source)
        self.robot.press(Key.Key_R, CTRL)

    @property
    def page(self) -> ReaderPage:
        page = self.window.pages.reader
        assert page is not None, "nothing was read yet"
        assert self.window.pages.currentWidget() is page, "another page is shown"
        return page

    @property
    def has_keyboard(self) -> bool:
        return QApplication.focusWidget() is self.page.text

    # -- selecting -----------------------------------------------------------------------------------

    def put_caret(self, words: str) -> None:
        """Put the caret before some words, without selecting them."""
        cursor = self.page.text.document().find(words, 0)
        assert not cursor.isNull(), f"“{words}” is not in the text"
        place = QTextCursor(self.page.text.document())
        place.setPosition(cursor.selectionStart())
        self.page.text.setTextCursor(place)

    def select(self, words: str) -> None:
        """Select words letter by letter, with Shift and the arrow."""
        self.put_caret(words)
        for _ in range(len(words.encode("utf-16-le")) // 2):
            QTest.keyClick(self.page.text, Key.Key_Right, SHIFT)
        assert self.selected() == words

    def selected(self) -> str:
        return self.page.text.textCursor().selectedText()

    def press(self, letter: str, *, shift: bool = False) -> None:
        """Press a letter in the text."""
        self.page.text.setFocus()
        self.robot.press(getattr(Key, f"Key_{letter}"), SHIFT if shift else NONE)

    # -- filing --------------------------------------------------------------------------------------

    def field(self, name: str) -> str:
        return self.robot.field_text(name)

    def why(self, name: str) -> str:
        """What is said under a field of the form."""
        form = self.window.inspector.form
        assert form is not None
        return form.rows[name].hint

    def fill(self, name: str, value: str) -> None:
        """Put a value into a field of the form: of a reference the id of a record."""
        form = self.window.inspector.form
        assert form is not None
        form.rows[name].field.put(value)

    def save(self) -> None:
        self.robot.press(Key.Key_Return, CTRL)

    def file_obstacle(self, words: str, title: str) -> None:
        """File some words as an obstacle called so."""
        self.select(words)
        self.press("O")
        self.fill("title", title)
        self.save()

    # -- looking -------------------------------------------------------------------------------------

    def marks(self) -> list[str]:
        """What is marked in the text, in words, in order."""
        return [said_of(mark) for mark in self._marks()]

    def marked(self) -> list[str]:
        """The words that are marked, in order."""
        text = self.page.text.toPlainText().encode("utf-16-le")
        return [text[2 * mark.first : 2 * mark.last].decode("utf-16-le") for mark in self._marks()]

    def _marks(self) -> tuple[Mark, ...]:
        source = self.page.source
        assert source is not None
        return source.marks

    def journal(self) -> list[str]:
        """The labels of the journal, newest first."""
        return [change.label for change in self.window.session.store.journal()]

    def here(self) -> str:
        """What the strip says."""
        return self.page.strip.here.text()

    def only_evidence(self, record: str) -> Evidence:
        (found,) = self.window.session.store.find(Evidence, record=record)
        return found

    def stored(self, id: str) -> Record:
        record = self.window.session.store.get(id)
        assert record is not None
        return record

    def value(self, id: str, name: str) -> Value:
        value: Value = getattr(self.stored(id), name)
        return value
