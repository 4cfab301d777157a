"""Goes from misspelled word to misspelled word of a form by keyboard, and offers what may be meant."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.action_table import SPECS
from desktop.forms import spell_menu
from desktop.forms.spelled_line import SpelledLine
from desktop.forms.spelled_text import SpelledText
from desktop.models.spell_check import REMEDY, SpellCheck
from desktop.views import reading_order

if TYPE_CHECKING:
    from desktop.dialogs.frame import DialogFrame

Box = SpelledText | SpelledLine


class SpellWalk(QObject):
    """`said`: what there is to say when no word is gone to. `reached`: the control of the word gone to."""

    said = Signal(str)
    reached = Signal(QWidget)

    def __init__(self, check: SpellCheck, parent: QObject) -> None:
        super().__init__(parent)
        self._check = check
        self._form: QWidget | None = None
        self._called = ""
        check.judged.connect(self._go_on)

    def go(self, form: QWidget, called: str = "this form") -> None:
        """Go to the next misspelled word after the caret, round the form; once all words are judged."""
        if not self._check.is_wanted:
            self.said.emit("Spelling is not checked. Turn it on with Edit > Check spelling.")
            return
        self._form, self._called = form, called
        for box in _boxes(form):
            box.wrong_words()  # asks for those that were not judged yet
        self._go_on()

    def _go_on(self) -> None:
        form = self._form
        if form is None or not self._check.is_settled:
            return
        self._form = None
        if not form.isVisible():
            return
        boxes = _boxes(form)
        found = _next_word(boxes)
        if found is None:
            self.said.emit(self._nothing(boxes))
            return
        box, place, word = found
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        box.select_word(place, word)
        self.reached.emit(box)
        spell_menu.open_at(box, place, word, box.menu_point(), alone=True)

    def _nothing(self, boxes: list[Box]) -> str:
        languages = [box.spelled.language() for box in boxes]
        if not boxes or any(map(self._check.has_dictionary, languages)):
            return f"No misspelled words in {self._called}."
        return f"There is no dictionary for {languages[0] or 'this tracker'}. {REMEDY}"


def walk_in_dialog(dialog: "DialogFrame", check: SpellCheck) -> None:
    """Let the key that goes from misspelled word to misspelled word do so in a dialog too."""
    walk = SpellWalk(check, dialog)
    walk.said.connect(dialog.tell)
    walk.reached.connect(lambda _box: dialog.tell(""))
    key = QShortcut(QKeySequence(SPECS["edit.spelling"].shortcut), dialog)
    key.activated.connect(lambda: walk.go(dialog, "this dialog"))


def _boxes(form: QWidget) -> list[Box]:
    stops = reading_order.in_reading_order(form)
    return [stop for stop in stops if isinstance(stop, Box) and not stop.isReadOnly()]


def _next_word(boxes: list[Box]) -> tuple[Box, int, str] | None:
    """The first wrong word after the caret of the box with the keyboard; then from the top."""
    here = next((i for i, box in enumerate(boxes) if box.hasFocus()), 0)
    caret = boxes[here].caret() if boxes and boxes[here].hasFocus() else -1
    words = [(box, place, word) for box in boxes[here:] + boxes[:here] for place, word in box.wrong_words()]
    after = [each for each in words if each[0] is not boxes[here] or each[1] >= caret]
    return next(iter(after or words), None)
