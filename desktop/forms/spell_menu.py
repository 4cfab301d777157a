"""The menu of a misspelled word: what may be meant, to be added, to be ignored; then the menu of any text."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from desktop.forms.spelled import SpelledBox
from desktop.widgets.announce import announce


def open_at(box: SpelledBox, place: int, word: str, point: QPoint, *, alone: bool = False) -> None:
    """Look for what may be meant by a word, then open its menu at a point of the screen.

    `alone`: without the menu of any text, so low that the word stays in sight on a small screen.
    """
    spelled = box.spelled
    spelled.check.suggest(word, spelled.language(), partial(_open, box, place, word, point, alone))


def _open(box: SpelledBox, place: int, word: str, point: QPoint, alone: bool, suggestions: list[str]) -> None:
    widget = box.widget()
    if not widget.isVisible() or (place, word) not in box.wrong_words():
        return  # another record is shown by now, or the word was changed
    menu = made(box, place, word, suggestions, alone=alone)
    announce(widget, _said(word, suggestions))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(point)
    menu.setActiveAction(menu.actions()[0])


def made(box: SpelledBox, place: int, word: str, suggestions: list[str], *, alone: bool = False) -> QMenu:
    """The menu with its commands, suggestions first; `alone`: with no others."""
    menu = QMenu(box.widget()) if alone else box.standard_menu()
    menu.setAccessibleName(f"Misspelled: {word}")
    first = menu.actions()[0] if menu.actions() else None
    spelling = QMenu(menu)
    for suggestion in suggestions:
        action = spelling.addAction(_plain(suggestion))
        action.triggered.connect(partial(_put, box, place, word, suggestion))
    if not suggestions:
        spelling.addAction("No suggestion").setEnabled(False)
    spelling.addSeparator()
    if box.spelled.adds:
        _add_lasting(spelling, box, word)
    if first:
        spelling.addSeparator()
    for action in spelling.actions():
        menu.insertAction(first, action) if first else menu.addAction(action)
    return menu


def _add_lasting(menu: QMenu, box: SpelledBox, word: str) -> None:
    """What holds beyond this place: for the tracker, or for the record."""
    check, record = box.spelled.check, box.spelled.record()
    add = menu.addAction(_plain(f"Add “{word}” to this tracker's words"))
    add.triggered.connect(lambda _checked=False: check.add(word))
    ignore = menu.addAction("Ignore in this record")
    ignore.setEnabled(bool(record))
    ignore.triggered.connect(lambda _checked=False: check.ignore(word, record))


def _put(box: SpelledBox, place: int, word: str, suggestion: str, _checked: bool = False) -> None:
    box.put_word(place, word, suggestion)


def _plain(text: str) -> str:
    """Text as the words of a menu, where & would mark a key."""
    return text.replace("&", "&&")


def _said(word: str, suggestions: list[str]) -> str:
    offered = f"Suggestions: {', '.join(suggestions)}" if suggestions else "No suggestion"
    return f"Misspelled: {word}. {offered}"
