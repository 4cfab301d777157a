"""Corrects the text of a source: the whole of it to edit, and what becomes of the passages filed from it."""

from collections.abc import Callable, Mapping
from hashlib import sha256

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
OTHERWISE = (
    "The text was changed elsewhere since this was typed. Correct puts what stands here in place of it; "
    "Discard it shows the text as it is now."
)
COMPARING = "Comparing the two texts"
KEPT = "Where the passages that are filed stand now is looked for. Nothing is written before you see it."


class CorrectTextDialog(DialogFrame):
    """The text, with the caret where it was read. `corrected`: the correction, once accepted."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        place: int,
        correct: Callable[[str, QWidget], Corrected | None],
        parent: QWidget | None,
    ) -> None:
        """`place`: code point of the text. `correct`: what a new text comes down to, asked over this dialog;
        None when it was given up; may raise KnownError.
        """
        super().__init__(theme, "Correct the text", WORDS, parent, width=WIDE)
        self._text, self._correct = text, correct
        self._warned = ""
        self.corrected: Corrected | None = None
        self.box = GrowingText(fills=True)
        self.box.setPlainText(text)
        self._before = self.box.text()
        self.box.setFont(theme.font())
        self.box.setAccessibleName("Text of the source")
        self.body.addWidget(self.box)
        self.add_cancel()
        self.box.textChanged.connect(self.edited)
        self.act = self.add_button("&Correct", "primary")
        self.act.clicked.connect(self.take)
        self._go_to(place)
        self.begin_with(self.box)
        rest = self.sizeHint().height() - self.box.sizeHint().height()
        self.resize(self.width(), rest + self.high(HEIGHT))

    def _go_to(self, place: int) -> None:
        cursor = QTextCursor(self.box.document())
        cursor.setPosition(len(self._text[:place].encode("utf-16-le")) // 2)
        self.box.setTextCursor(cursor)
        self.box.centerCursor()

    def typed(self) -> dict[str, str]:
        """The text, and by which text it was begun; nothing while it is as it was."""
        new = self.box.text()
        return {"text": new, "of": digest(self._before)} if new != self._before else {}

    def put(self, typed: Mapping[str, str]) -> None:
        self.box.setPlainText(typed.get("text", self._before))
        self.tell(OTHERWISE if typed.get("of", digest(self._before)) != digest(self._before) else "")

    def first_words(self) -> str:
        """The paragraph that was typed in last."""
        return self.box.textCursor().block().text()

    def take(self) -> None:
        """Accept the text; when passages lose their place by it, say so first and accept it the next time."""
        new = self.box.text()
        if new == self._before:
            self.accept()
            return
        try:
            corrected = self._correct(new, self)
        except KnownError as error:
            self.tell(str(error))
            return
        if corrected is None:
            return
        if corrected.lost and self._warned != new:
            self._warned = new
            self.tell(lost_words(corrected.lost))
            return
        self.corrected = corrected
        self.accept()


def digest(text: str) -> str:
    """What tells a text from another."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def lost_words(lost: tuple[Evidence, ...], verb: str = "Correct") -> str:
    """Which passages lose their place, in words, and what is kept. `verb`: of the button to press again."""
    passages = "1 passage loses its place" if len(lost) == 1 else f"{len(lost):,} passages lose their place"
    quotes = "; ".join(f"“{cut(each.quote)}”" for each in lost[:MOST_LISTED] if each.quote)
    more = f" and {len(lost) - MOST_LISTED:,} more" if len(lost) > MOST_LISTED else ""
    return f"{passages}: {quotes}{more}. Each keeps its quote. Press {verb} again to do it all the same."
