"""How many words a text has, and how many of them are selected: quietly, beneath it, while it is used."""

from desktop.forms.growing_text import GrowingText
from desktop.spelling.words import count
from desktop.theme import Theme
from desktop.widgets.label import Label


class WordCount(Label):
    """Keeps its room by text of several lines, so that nothing moves when the keyboard comes or goes."""

    def __init__(self, theme: Theme, box: GrowingText) -> None:
        super().__init__(theme, "", "caption", "text3", wrap=True)
        self._box = box
        self._in_use = False
        self.setVisible(False)
        box.textChanged.connect(self._count)
        box.selectionChanged.connect(self._count)
        box.document().documentLayout().documentSizeChanged.connect(self._show)

    def refresh(self, in_use: bool) -> None:
        """Count while the text has the keyboard."""
        self._in_use = in_use
        self._show()  # text that came before the form had its width told of no other height
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
