"""What the spelling of one field needs: who judges, in which language, and of which record."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.models.spell_check import SpellCheck
from desktop.spelling.words import words
from desktop.widgets.announce import announce


@dataclass(frozen=True, slots=True)
class Spelled:
    """`language`: its tag; `record`: the id of the record, '' for a new one.

    `adds`: words can be added to those of the tracker that is open; not to one that is yet to be made.
    """

    check: SpellCheck
    language: Callable[[], str]
    record: Callable[[], str]
    adds: bool = True

    @property
    def is_on(self) -> bool:
        """Whether spelling is looked at here."""
        return self.check.is_on if self.adds else self.check.is_wanted

    def verdicts(self, text: str, spared: int = -1) -> Iterator[tuple[int, str, bool | None]]:
        """The words of a text with their places, and whether each is right; None: not judged yet.

        The word around the place `spared` is left out: it is being typed.
        """
        if not self.is_on:
            return
        language, record = self.language(), self.record()
        wide = max(text, default="") > "\uffff"
        for word in words(text):
            place = units(text[: word.start]) if wide else word.start
            if place <= spared <= place + units(word.text):
                continue
            right = self.check.is_right(word.text, language)
            yield place, word.text, right or (self.check.is_ignored(word.text, record) or right)

    def wrong(self, text: str, spared: int = -1) -> list[tuple[int, str]]:
        """The words of a text that are known to be wrong, with their places."""
        return [(place, word) for place, word, right in self.verdicts(text, spared) if right is False]


class SpelledBox(Protocol):
    """A control with text whose spelling is looked at. Places in it are counted as Qt does."""

    spelled: Spelled

    def wrong_words(self) -> list[tuple[int, str]]:
        """The words known to be wrong, each with its place."""

    def caret(self) -> int:
        """Where the next letter would go; the end of what is selected."""

    def select_word(self, place: int, word: str) -> None:
        """Select a word, and bring it into view."""

    def put_word(self, place: int, word: str, instead: str) -> None:
        """Write another word in its place, as a step of the text's own undo; nothing if it has gone."""

    def standard_menu(self) -> QMenu:
        """The menu of every text: undo, cut, copy, paste."""

    def menu_point(self) -> QPoint:
        """Where a menu opens that was asked for by keyboard, on the screen."""

    def widget(self) -> QWidget:
        """The control itself."""


class Meeting(QObject):
    """Tells when the caret of a control comes into a misspelled word. `met`: the word, once each time.

    A screen reader says it: PySide gives no way to hand it the marks under words as attributes of the text.
    """

    met = Signal(str)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._at: tuple[int, str] | None = None

    def look(self, caret: int, wrong: Iterable[tuple[int, str]]) -> None:
        """See whether the caret stands in one of the words that are wrong, each with its place."""
        at = next((each for each in wrong if each[0] <= caret <= each[0] + units(each[1])), None)
        if at != self._at and self._widget.hasFocus():
            self._at = at
            if at is not None:
                announce(self._widget, f"Misspelled: {at[1]}")
                self.met.emit(at[1])


def focus_changed() -> SignalInstance:
    """Tells that the keyboard is elsewhere now: then another field may say another language."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application.focusChanged


def units(text: str) -> int:
    """The length of a text as Qt counts it: signs beyond the first 65 536 take two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
