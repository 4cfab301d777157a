"""What stands where there is nothing yet: its words are never cut."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.label import Label

TEXT = "Record who takes part and what is negotiated; positions and papers follow from there. " * 2


def test_all_lines_are_seen_also_where_the_room_is_shared(qtbot: QtBot, theme: Theme) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    empty = EmptyState(theme)
    column.addWidget(empty)
    column.addStretch(1)
    empty.show_words("An empty tracker", TEXT, "New actor")
    around.resize(800, 140)
    around.show()
    words = next(label for label in empty.findChildren(Label) if label.text() == TEXT)
    assert words.height() >= words.heightForWidth(words.width())
