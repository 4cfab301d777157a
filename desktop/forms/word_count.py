"""How many words a text has, and how many of them are selected: quietly, beneath it, while it is used."""

import math

from PySide6.QtGui import QFontMetricsF

from desktop.forms.growing_text import GrowingText
from desktop.spelling.words import count
from desktop.theme import Theme
from desktop.widgets.label import Label


class WordCount(Label):
    """Keeps its room beneath text of several lines, so that nothing moves when the keyboard comes or goes."""

    def __init__(self, theme: Theme, box: GrowingText) -> None:
        super().__init__(theme, "", "caption", "text3")
        self._box = box
        self._in_use = False
        self.setFixedHeight(math.ceil(QFontMetricsF(self.font()).height()))
        self.setVisible(False)
        box.textChanged.connect(self._count)
        box.selectionChanged.connect(self._count)
        box.document().documentLayout().documentSizeChanged.connect(self._show)

    def refresh(self, in_use: bool) -> None:
        """Count while the text has the keyboard."""
        self._in_use = in_use
        self._count()

    def _count(self) -> None:
        if not self._in_use:
            self.setText("")
            return
        whole = count(self._box.text())
        part = count(self._box.textCursor().selectedText())
        words = f"{whole:,} {'word' if whole == 1 else 'words'}"
        self.setText(f"{part:,} of {words}" if part else words)

    def _show(self) -> None:
        self.setVisible(self._box.is_long)
