"""A box of text is as high as its text, or ends at a whole line, whatever makes it grow."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from db.records import Position
from desktop.forms.growing_text import MOST_LINES, GrowingText
from desktop.scale import text_size
from tests.desktop.windows import Open

BLANK = 0.3  # of a line
WORDS = "Neither side sees any gain from a settlement now, and both think that time works for them. "


def shows_all(box: GrowingText) -> bool:
    """Whether the last line of a text of a few lines stands whole in its box."""
    last = box.blockBoundingGeometry(box.document().lastBlock()).translated(box.contentOffset())
    margin = box.document().documentMargin()
    return last.bottom() - margin <= box.viewport().height()


def shown(qtbot: QtBot, text: str, width: int) -> tuple[QWidget, GrowingText]:
    """A box in a column of a width."""
    around, box = QWidget(), GrowingText()
    column = QVBoxLayout(around)
    column.addWidget(box)
    column.addStretch(1)
    qtbot.addWidget(around)
    box.setPlainText(text)
    around.resize(width, 700)
    with qtbot.waitExposed(around):
        around.show()
    return around, box


@pytest.mark.parametrize("sentences", [1, 2, 4])
def test_a_box_that_is_made_narrower_shows_its_last_line_at_once(qtbot: QtBot, sentences: int) -> None:
    around, box = shown(qtbot, WORDS * sentences, 500)
    for width in range(500, 240, -13):
        around.resize(width, 700)
        assert shows_all(box), width


@pytest.mark.usefixtures("theme")
def test_a_box_of_many_lines_ends_at_a_whole_line(qtbot: QtBot) -> None:
    _, box = shown(qtbot, "\n".join(str(number) for number in range(3 * MOST_LINES)), 400)
    line = box.blockBoundingRect(box.document().findBlockByNumber(1)).height()
    lines = (box.viewport().height() - box.document().documentMargin()) / line
    assert abs(lines - MOST_LINES) < BLANK  # what is blank above and below the letters of a line


def test_each_paragraph_begins_at_the_side_it_is_written_from(qtbot: QtBot) -> None:
    arabic, english = "وقف إطلاق النار", "A ceasefire"
    _, box = shown(qtbot, f"{arabic}\n{english}\n(2026) {arabic}", 400)

    def begins() -> list[int]:
        """Where the keyboard stands before the first letter of each paragraph, painted as it is now."""
        box.grab()
        places = [box.document().findBlockByNumber(number).position() for number in range(3)]
        cursors = [QTextCursor(box.document()) for _ in places]
        for cursor, place in zip(cursors, places, strict=True):
            cursor.setPosition(place)
        return [box.cursorRect(cursor).center().x() for cursor in cursors]

    left, right = 40, box.viewport().width() - 40
    first, second, third = begins()
    assert first > right
    assert second < left
    assert third > right
    box.moveCursor(QTextCursor.MoveOperation.Start)
    box.insertPlainText("Now: ")  # a paragraph turns with the first letter that says where it is written from
    assert begins()[0] < left
    box.undo()
    assert begins()[0] > right


def test_the_texts_of_a_record_show_their_last_lines_at_every_size_of_text(
    qtbot: QtBot, open_window: Open, sample: Path
) -> None:
    robot = open_window(sample)
    window = robot.window
    window.resize(1280, 800)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    positions, was, seen = iter(window.session.store.all(Position)), text_size(), 0
    for per_cent in (150, 200, 80, 125, 90, was):
        window.travel.open_record(next(positions).id)
        window.theme.apply(application, window.theme.appearance, per_cent)
        boxes = [each for each in window.findChildren(GrowingText) if each.isVisible() and each.is_long]
        seen += len(boxes)
        assert [each.text() for each in boxes if not shows_all(each)] == [], per_cent
    assert seen > 5
