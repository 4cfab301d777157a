"""A growing box of text whose misspelled words are underlined, with a menu for each of them."""

from PySide6.QtCore import QEvent, QPoint, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from desktop.forms import spell_menu
from desktop.forms.growing_text import GrowingText
from desktop.forms.spelled import Meeting, Spelled, focus_changed, units
from desktop.theme import Theme

KEEP = QTextCursor.MoveMode.KeepAnchor


class SpellMarks(QSyntaxHighlighter):
    """Underlines what is wrong, paragraph by paragraph; the word that is being typed is left alone."""

    def __init__(self, spelled: Spelled, theme: Theme, box: QPlainTextEdit) -> None:
        super().__init__(box)
        self._spelled, self._theme, self._box = spelled, theme, box
        self._language = ""
        self._shown: dict[str, bool | None] = {}
        self.spared = -1  # the place in the document where letters are being typed
        self._format = QTextCharFormat()
        self._format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        self._format.setUnderlineColor(theme.token("error"))
        theme.changed.connect(self._paint_anew)
        spelled.check.judged.connect(self._follow)
        spelled.check.changed.connect(self.look_again)

    def highlightBlock(self, text: str) -> None:
        self._language = self._spelled.language() if self._spelled.is_on else ""
        if self._box.isReadOnly():
            return
        spared = self.spared - self.currentBlock().position() if self.spared >= 0 else -1
        for place, word, right in self._spelled.verdicts(text, spared):
            self._shown[word] = right
            if right is False:
                self.setFormat(place, units(word), self._format)

    def look_again(self) -> None:
        """Judge all of the text anew. Qt would tell of it as of a change of the text."""
        self._shown.clear()
        with QSignalBlocker(self._box):
            self.rehighlight()

    def follow_language(self) -> None:
        """Look again if the text is in another language now: another field of the record says so."""
        if self._box.isVisible() and self._spelled.is_on and self._spelled.language() != self._language:
            self.look_again()

    def spare(self, place: int) -> None:
        """Leave the word around a place alone from now on, -1: none; the one before is looked at again."""
        before, self.spared = self.spared, place
        if before >= 0 and (block := self.document().findBlock(before)).isValid():
            with QSignalBlocker(self._box):
                self.rehighlightBlock(block)

    def _follow(self) -> None:
        """Verdicts have come: look again where one of them is another than what is shown."""
        check, record = self._spelled.check, self._spelled.record
        if not self._shown or not self._spelled.is_on:
            return
        language = self._spelled.language()
        now = ((word, check.is_right(word, language), shown) for word, shown in self._shown.items())
        if any(right != shown and not check.is_ignored(word, record()) for word, right, shown in now):
            self.look_again()

    def _paint_anew(self) -> None:
        self._format.setUnderlineColor(self._theme.token("error"))
        self.look_again()


class SpelledText(GrowingText):
    """Text of any length, its spelling looked at while it may be edited."""

    def __init__(self, spelled: Spelled, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spelled = spelled
        self.marks = SpellMarks(spelled, theme, self)
        self.meeting = Meeting(self)
        self._typing = False
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self.marks.follow_language)
        self.document().contentsChange.connect(self._edited)
        self.marks.setDocument(self.document())  # told after `_edited` which paragraphs are others now
        self.cursorPositionChanged.connect(self._moved)
        focus_changed().connect(self.marks.follow_language)

    # -- what a SpelledBox does ----------------------------------------------------------------------

    def wrong_words(self) -> list[tuple[int, str]]:
        """The words known to be wrong, each with its place."""
        return [] if self.isReadOnly() else self.spelled.wrong(self.text())

    def caret(self) -> int:
        """Where the next letter would go; the end of what is selected."""
        return self.textCursor().selectionEnd()

    def select_word(self, place: int, word: str) -> None:
        """Select a word, and bring it into view."""
        self.setTextCursor(self._at(place, word))
        self.ensureCursorVisible()

    def put_word(self, place: int, word: str, instead: str) -> None:
        """Write another word in its place, as a step of the text's own undo; nothing if it has gone."""
        cursor = self._at(place, word)
        if cursor.selectedText() == word:
            cursor.insertText(instead)
            self.setTextCursor(cursor)

    def standard_menu(self) -> QMenu:
        """The menu of every text: undo, cut, copy, paste."""
        return self.createStandardContextMenu()

    def menu_point(self) -> QPoint:
        """Where a menu opens that was asked for by keyboard, on the screen."""
        return self.viewport().mapToGlobal(self.cursorRect().bottomLeft())

    def widget(self) -> QWidget:
        """The control itself."""
        return self

    def _at(self, place: int, word: str) -> QTextCursor:
        return self._over(place, units(word))

    def _over(self, place: int, length: int) -> QTextCursor:
        cursor = self.textCursor()
        last = self.document().characterCount() - 1
        cursor.setPosition(min(place, last))
        cursor.setPosition(min(place + length, last), KEEP)
        return cursor

    # -- Qt ------------------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.caret() if by_key else self.cursorForPosition(event.pos()).position()
        point = self.menu_point() if by_key else event.globalPos()
        for start, word in self.wrong_words():
            if start <= place <= start + units(word):
                self.select_word(start, word)
                spell_menu.open_at(self, start, word, point)
                return
        super().contextMenuEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ReadOnlyChange:
            self.marks.look_again()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.marks.spare(-1)

    def _edited(self, place: int, removed: int, added: int) -> None:
        self._settle.start()
        self._typing = self.hasFocus() and added + removed == 1
        if self._typing:
            self.marks.spared = place + added

    def _moved(self) -> None:
        """The caret has left the word that was being typed."""
        if self._typing:
            self._typing = False
            return
        if self.marks.spared >= 0:
            self.marks.spare(-1)
        self.meeting.look(self.textCursor().position(), self._marked_here())

    def _marked_here(self) -> list[tuple[int, str]]:
        """The words underlined in the paragraph the caret is in, with their places in the text."""
        block = self.textCursor().block()
        begins = block.position()
        ranges = [(begins + each.start, each.length) for each in block.layout().formats()]
        return [(place, self._over(place, length).selectedText()) for place, length in ranges]
