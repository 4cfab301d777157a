"""Finds words in the text that is read: next, previous, and how many there are."""

import re

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.reader.text import ReaderText
from desktop.widgets.announce import announce
from desktop.widgets.buttons import IconButton
from desktop.widgets.label import Label
from desktop.widgets.search_box import IconField

WIDTH = 280
MOST = 2000  # places that are marked at once; more of them say nothing


def places_of(words: str, text: str) -> list[tuple[int, int]]:
    """Where words stand in a text, whatever the case and the space between them, in UTF-16 units."""
    parts = words.split()
    if not parts:
        return []
    hits = re.finditer(r"\s+".join(map(re.escape, parts)), text, re.IGNORECASE)
    found, units, at = [], 0, 0
    for hit in hits:
        units += _units(text[at : hit.start()])
        length = _units(hit.group())
        found.append((units, units + length))
        units, at = units + length, hit.end()
    return found


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


class FindBar(QWidget):
    """Shown while words are looked for. Return finds the next, with Shift the one before; Escape ends it."""

    closed = Signal()

    def __init__(self, theme: Theme, text: ReaderText) -> None:
        super().__init__()
        self._text = text
        self.box = IconField(theme, "search", "Find in the text")
        self.count = Label(theme, "", "second", "text2")
        self.previous = IconButton(theme, "chevron-up", "Previous (Shift+F3)")
        self.next = IconButton(theme, "chevron-down", "Next (F3)")
        self.close_button = IconButton(theme, "x", "End the search (Escape)")
        self.box.setFixedWidth(px(WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(MEASURES.main_padding, 4, 12, 4)
        row.setSpacing(8)
        for widget in (self.box, self.previous, self.next, self.count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.box.textChanged.connect(self._look)
        self.box.installEventFilter(self)
        self.next.clicked.connect(lambda: self.step(1))
        self.previous.clicked.connect(lambda: self.step(-1))
        self.close_button.clicked.connect(self.end)
        self.hide()

    def begin(self) -> None:
        """Look for words; what is selected is what is looked for."""
        selected = self._text.textCursor().selectedText()
        self.show()
        if selected and "\u2029" not in selected and len(selected) < 80:
            self.box.setText(selected)
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        self._look()

    def end(self) -> None:
        """Look no more; what was found stays selected."""
        self.hide()
        self._text.show_hits((), -1)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def forget(self) -> None:
        """Another text is shown: nothing of it was found yet."""
        self._text.hits, self._text.hit = (), -1
        if self._text.source is None or not self._text.source.blocks:
            self.hide()
        elif not self.isHidden():
            self._look()

    def step(self, way: int) -> None:
        """Go to the next place, or the one before; round the ends."""
        if self.isHidden():
            self.begin()
        elif self._text.hits:
            self._show((self._text.hit + way) % len(self._text.hits))

    def _look(self) -> None:
        source = self._text.source
        found = places_of(self.box.text(), source.shown.text)[:MOST] if source else []
        here = self._text.selected()[0]
        self._text.hits = found
        ahead = next((place for place, (first, _) in enumerate(found) if first >= here), 0)
        self._show(ahead if found else -1)

    def _show(self, at: int) -> None:
        self._text.show_hits(self._text.hits, at)
        many = len(self._text.hits)
        words = f"{at + 1} of {many:,}" if many else "Not found" if self.box.text().strip() else ""
        self.count.setText(words)
        for button in (self.next, self.previous):
            button.setEnabled(bool(many))
        if words:
            announce(self.box, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is not self.box
            or event.type() != QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
        ):
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            return False
        return True
