"""Corrects the text of a source: the whole of it to edit, and what becomes of the passages filed from it."""

from collections.abc import Callable

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from db.errors import KnownError
from db.records import Evidence
from desktop.dialogs.frame import WIDE, DialogFrame
from desktop.forms.growing_text import GrowingText
from desktop.operations.documents import Corrected
from desktop.operations.labels import cut
from desktop.theme import Theme

HEIGHT = 420
WORDS = "Passages that are filed move along with their words. The file the text was read from stays as it is."
MOST_LISTED = 4


class CorrectTextDialog(DialogFrame):
    """The text, with the caret where it was read. `corrected`: the correction, once accepted."""

    def __init__(
        self, theme: Theme, text: str, place: int, correct: Callable[[str], Corrected], parent: QWidget | None
    ) -> None:
        """`place`: code point of the text. `correct`: what a new text comes down to; may raise KnownError."""
        super().__init__(theme, "Correct the text", WORDS, parent, width=WIDE)
        self._text, self._correct = text, correct
        self._warned = ""
        self.corrected: Corrected | None = None
        self.box = GrowingText()
        self.box.setPlainText(text)
        self._before = self.box.text()
        self.box.setFont(theme.font())
        self.box.setAccessibleName("Text of the source")
        self.box.setFixedHeight(self.high(HEIGHT))
        self.body.addWidget(self.box)
        self.add_button("Cancel").clicked.connect(self.reject)
        self.act = self.add_button("&Correct", "primary")
        self.act.clicked.connect(self.take)
        self._go_to(place)
        self.begin_with(self.box)

    def _go_to(self, place: int) -> None:
        cursor = QTextCursor(self.box.document())
        cursor.setPosition(len(self._text[:place].encode("utf-16-le")) // 2)
        self.box.setTextCursor(cursor)
        self.box.centerCursor()

    def take(self) -> None:
        """Accept the text; when passages lose their place by it, say so first and accept it the next time."""
        new = self.box.text()
        if new == self._before:
            self.accept()
            return
        try:
            corrected = self._correct(new)
        except KnownError as error:
            self.tell(str(error))
            return
        if corrected.lost and self._warned != new:
            self._warned = new
            self.tell(lost_words(corrected.lost))
            return
        self.corrected = corrected
        self.accept()


def lost_words(lost: tuple[Evidence, ...], verb: str = "Correct") -> str:
    """Which passages lose their place, in words, and what is kept. `verb`: of the button to press again."""
    passages = "1 passage loses its place" if len(lost) == 1 else f"{len(lost):,} passages lose their place"
    quotes = "; ".join(f"“{cut(each.quote)}”" for each in lost[:MOST_LISTED] if each.quote)
    more = f" and {len(lost) - MOST_LISTED:,} more" if len(lost) > MOST_LISTED else ""
    return f"{passages}: {quotes}{more}. Each keeps its quote. Press {verb} again to do it all the same."
