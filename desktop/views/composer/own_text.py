"""The box for the analyst's own words: keys for bold, italic, lists, links to records and citations."""

import re

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.forms.spelled import Spelled
from desktop.forms.spelled_text import SpelledText
from desktop.theme import Theme

PAUSE = 2000  # milliseconds without a key until what is typed is written
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BOLD, ITALIC, BULLETS, NUMBERS, LINK, CITE = "bold", "italic", "bullets", "numbers", "link", "cite"
KEYS = {
    (Qt.Key.Key_B, CTRL): BOLD,
    (Qt.Key.Key_I, CTRL): ITALIC,
    (Qt.Key.Key_8, CTRL | SHIFT): BULLETS,
    (Qt.Key.Key_Asterisk, CTRL | SHIFT): BULLETS,
    (Qt.Key.Key_7, CTRL | SHIFT): NUMBERS,
    (Qt.Key.Key_Ampersand, CTRL | SHIFT): NUMBERS,
    (Qt.Key.Key_L, CTRL): LINK,
    (Qt.Key.Key_L, CTRL | SHIFT): CITE,
}
SIGNS = {BOLD: "**", ITALIC: "*"}
MARKER = re.compile(r"^(\s*)(?:([-*+])|(\d+)([.)])) ")
KEEP = QTextCursor.MoveMode.KeepAnchor
MARKUP = re.compile(r"([\\\[\]*_])")


class OwnText(SpelledText):
    """`left`: the keyboard has gone elsewhere, or has rested: what is typed is to be written. `done`: the
    keyboard is to go back to where it came from. `wanted`: a record is to be linked to or cited.
    """

    left = Signal()
    done = Signal()
    wanted = Signal(str)

    def __init__(self, spelled: Spelled, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(spelled, theme, parent)
        self.setFont(theme.font())
        self.setAccessibleName("Own text")
        self.setPlaceholderText("Words of your own, printed before the rest of the section")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.left)
        self.textChanged.connect(self._pause.start)

    def show_text(self, text: str) -> None:
        """Show what stands there, which nobody has typed."""
        if text != self.text():
            self.setPlainText(text)
        self._pause.stop()

    def do(self, what: str) -> None:
        """Do one of the things there are keys for."""
        if what in SIGNS:
            self._put_around(SIGNS[what])
        elif what in (BULLETS, NUMBERS):
            self._mark_lines(numbered=what == NUMBERS)
        else:
            self.wanted.emit(what)

    def link(self, id: str, title: str) -> None:
        """Let what is selected, or else the title of a record, lead to it."""
        words = self.textCursor().selectedText() or MARKUP.sub(r"\\\1", title)
        self.textCursor().insertText(f"[{words}](record:{id})")

    def cite(self, id: str) -> None:
        """Cite a source, or what is known of a record, behind what is selected."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        before = "" if cursor.atBlockStart() else self.document().characterAt(cursor.position() - 1)
        cursor.insertText(f"{' ' if before.strip() else ''}[@{id}]")

    # -- markup --------------------------------------------------------------------------------------

    def _put_around(self, sign: str) -> None:
        """Put signs around what is selected, or take them away where they are; behind words that have been
        typed between them go on beyond.
        """
        cursor = self.textCursor()
        words = cursor.selectedText()
        if not words and self._is_before(sign):
            self._step_over(sign)
            return
        bare = words.startswith(sign) and words.endswith(sign) and len(words) > 2 * len(sign)
        bare = bare and not (sign == "*" and words.startswith("**") and not words.startswith("***"))
        new = words[len(sign) : -len(sign)] if bare else f"{sign}{words}{sign}"
        start = cursor.selectionStart()
        cursor.insertText(new)
        if words:
            cursor.setPosition(start)
            cursor.setPosition(start + len(new), KEEP)
        else:
            cursor.setPosition(start + len(sign))
        self.setTextCursor(cursor)

    def _is_before(self, sign: str) -> bool:
        """Whether the caret is behind a word and before the signs that end its look."""
        cursor = self.textCursor()
        line, at = cursor.block().text(), cursor.positionInBlock()
        signs = len(line[at:]) - len(line[at:].lstrip("*"))
        return at > 0 and line[at - 1] not in " *" and signs in (len(sign), 3)

    def _step_over(self, sign: str) -> None:
        cursor = self.textCursor()
        cursor.setPosition(cursor.position() + len(sign))
        self.setTextCursor(cursor)

    def _mark_lines(self, *, numbered: bool) -> None:
        """Make the lines that are selected items of a list; those that are, lines again."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart()).blockNumber()
        last = self.document().findBlock(cursor.selectionEnd()).blockNumber()
        cursor.beginEditBlock()
        for count, number in enumerate(range(first, last + 1), start=1):
            block = self.document().findBlockByNumber(number)
            line = QTextCursor(block)
            found = MARKER.match(block.text())
            was_numbered = bool(found and found[3])
            if found:
                line.setPosition(block.position() + found.end(), KEEP)
                line.removeSelectedText()
            if not found or was_numbered != numbered:
                line.insertText(f"{count}. " if numbered else "- ")
        cursor.endEditBlock()

    def _go_on(self) -> bool:
        """In a list Return begins its next item; in an empty item it ends the list. It ends bold and italic
        that were being typed too.
        """
        if not self.textCursor().hasSelection():
            for sign in SIGNS.values():
                if self._is_before(sign):
                    self._step_over(sign)
        cursor = self.textCursor()
        line = cursor.block().text()
        found = MARKER.match(line)
        if found is None or cursor.hasSelection() or cursor.positionInBlock() < found.end():
            return False
        if not line[found.end() :].strip():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, KEEP)
            cursor.removeSelectedText()
            return True
        marker = f"{int(found[3]) + 1}{found[4]}" if found[3] else found[2]
        cursor.insertText(f"\n{found[1]}{marker} ")
        self.ensureCursorVisible()
        return True

    # -- Qt ------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Its keys are its own, whatever a window has them for."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _asked(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = _asked(event)
        if asked and not self.isReadOnly():
            self.do(asked)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & CTRL:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Return and not event.modifiers() and self._go_on():
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._pause.stop()
            self.left.emit()


def _asked(event: QKeyEvent) -> str:
    """What a key asks for; '' for a key that is typed."""
    return KEYS.get((Qt.Key(event.key()), event.modifiers()), "")
