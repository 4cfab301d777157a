"""A drawn difference: struck through and underlined, in colours of both themes, as high as it must be."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.difference import DifferenceText, Stretch, parted
from tests.desktop.widgets.pixels import colours_in, seen

STRETCHES: list[Stretch] = [
    ("same", "No "),
    ("removed", "land"),
    ("added", "territory"),
    ("same", " is given."),
]


def made(theme: Theme, qtbot: QtBot, stretches: list[Stretch]) -> DifferenceText:
    widget = DifferenceText(theme, stretches, "Statement: removed: land, added: territory")
    qtbot.addWidget(widget)
    widget.resize(300, widget.heightForWidth(300))
    widget.show()
    return widget


def test_a_word_that_is_put_in_place_of_another_stands_apart() -> None:
    assert "".join(text for _, text in parted(STRETCHES)) == "No land territory is given."
    assert parted([("removed", "a "), ("added", "b")]) == [("removed", "a "), ("added", "b")]
    assert parted([("same", "a"), ("added", "b")]) == [("same", "a"), ("added", "b")]


def test_what_changed_has_a_stroke_and_a_colour(theme: Theme, qtbot: QtBot) -> None:
    widget = made(theme, qtbot, [("same", "🇺🇦 "), *STRETCHES])
    removed, added = widget.formats()
    assert (removed.format.fontStrikeOut(), removed.format.fontUnderline()) == (True, False)
    assert (added.format.fontStrikeOut(), added.format.fontUnderline()) == (False, True)
    assert removed.format.foreground().color() == theme.token("error")
    assert added.format.foreground().color() == theme.token("ok")
    units = widget.text.encode("utf-16-le")
    place = 2 * removed.start
    assert units[place : place + 2 * removed.length].decode("utf-16-le") == "land"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_takes_the_colours_of_the_theme(
    theme: Theme, qtbot: QtBot, qapp: QApplication, scheme: str
) -> None:
    widget = made(theme, qtbot, STRETCHES)
    theme.apply(qapp, "dark" if scheme == "dark" else "light")
    assert widget.formats()[0].format.foreground().color() == theme.token("error")
    shown = colours_in(seen(widget))
    assert shown[theme.token("ok").name()] > 20
    assert shown[theme.token("error").name()] > 20


def test_a_screen_reader_hears_it_in_words(theme: Theme, qtbot: QtBot) -> None:
    widget = made(theme, qtbot, STRETCHES)
    assert widget.accessibleName() == "Statement: removed: land, added: territory"


def test_it_is_as_high_as_its_words_take(theme: Theme, qtbot: QtBot) -> None:
    short = made(theme, qtbot, STRETCHES)
    long = made(theme, qtbot, [("same", "word " * 400), ("added", "x" * 500)])
    lines = made(theme, qtbot, [("same", "one\ntwo\r\nthree\n"), ("added", "four")])
    assert long.heightForWidth(300) > 10 * short.heightForWidth(300)
    assert long.heightForWidth(600) < long.heightForWidth(300)
    assert lines.heightForWidth(300) > 3 * short.heightForWidth(300)
    assert made(theme, qtbot, []).heightForWidth(300) >= 0
