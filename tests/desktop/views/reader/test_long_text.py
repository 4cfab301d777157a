"""A text of many pages: laid out where it is read, and by and by elsewhere, its words where they belong."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop.views.reader.text import ReaderText
from tests.desktop.reading import TALKS, add_source, reading_tracker
from tests.desktop.windows import Open
from tests.robots.reader import ReaderRobot
from tests.robots.window import CTRL, NONE

Key = Qt.Key
TIMES = 150  # the talks over and over: some pages more than are laid out in one go
LAST = "The very last words stand here."


@pytest.fixture
def long(open_window: Open, tmp_path: Path) -> ReaderRobot:
    """A window on a tracker with a long text; another source is read in it."""
    path = reading_tracker(tmp_path / "lenn.parley")
    parts = (f"{TALKS}\n\n- Item {n} of the list\n\nPart {n} ends with these words." for n in range(TIMES))
    with Store.open(path, desk="desk-1", author="Ana") as store:
        add_source(store, "long", "A long one", "\n\n".join((*parts, LAST)))
    robot = ReaderRobot(open_window(path))
    robot.read("talks")
    return robot


def seen(text: ReaderText) -> str:
    """The words of the paragraphs in sight."""
    return "\n".join(block.text() for _, block, _ in text.blocks_in_sight())


def height_of(text: ReaderText, words: str) -> int:
    """How far under the top of the viewport words stand."""
    found = text.document().find(words)
    assert not found.isNull()
    found.setPosition(found.selectionStart())
    return text.cursorRect(found).top()


def all_laid_out(text: ReaderText, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: text.is_laid_out)
    QApplication.processEvents()


def test_a_place_far_down_is_in_sight_at_once_and_stays_there(long: ReaderRobot, qtbot: QtBot) -> None:
    words = f"Part {TIMES - 9} ends"
    long.read("long")
    text = long.page.text
    first = text.toPlainText().index(words)
    text.show_passage(first, first + len(words))
    third = text.viewport().height() // 3
    assert long.selected() == words
    assert abs(height_of(text, words) - third) <= 1
    all_laid_out(text, qtbot)
    assert abs(height_of(text, words) - third) <= 1


def test_the_end_is_the_end_before_and_after_all_is_laid_out(long: ReaderRobot, qtbot: QtBot) -> None:
    long.read("long")
    text = long.page.text
    long.robot.press(Key.Key_End, CTRL)
    assert LAST in seen(text)
    assert 0 < height_of(text, LAST) < text.viewport().height()
    all_laid_out(text, qtbot)
    assert LAST in seen(text)
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())
    assert 0 < height_of(text, LAST) < text.viewport().height()
    assert text.verticalScrollBar().maximum() > 100 * text.viewport().height()


def test_paragraphs_lie_under_one_another_without_overlap(long: ReaderRobot, qtbot: QtBot) -> None:
    long.read("long")
    text = long.page.text
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum() // 2)
    boxes = [box for _, _, box in text.blocks_in_sight()]
    assert boxes[0].top() <= 0 <= boxes[1].top()
    assert boxes[-1].bottom() > text.viewport().height() - 80
    assert all(one.bottom() + 5 < two.top() for one, two in pairwise(boxes))
    all_laid_out(text, qtbot)
    after = [box for _, _, box in text.blocks_in_sight()]
    assert [round(box.height()) for box in after] == [round(box.height()) for box in boxes]


def test_search_goes_to_the_last_place_and_on_by_the_keyboard(long: ReaderRobot) -> None:
    long.read("long")
    text = long.page.text
    long.page.finding.begin()
    long.page.finding.box.setText("very last words")
    assert long.selected() == "very last words"
    assert 0 < height_of(text, LAST) < text.viewport().height()
    long.robot.press(Key.Key_Escape, NONE)
    long.robot.press(Key.Key_Up, CTRL)
    long.robot.press(Key.Key_Up, CTRL)
    assert text.textCursor().block().text() == f"Part {TIMES - 1} ends with these words."


def test_another_text_size_and_width_keep_the_words_at_the_top(long: ReaderRobot, qtbot: QtBot) -> None:
    words = f"Part {TIMES - 20} ends with these words."
    long.read("long")
    text = long.page.text
    text.scroll_to(text.toPlainText().index(words))
    assert abs(height_of(text, words)) <= 1
    theme, application = text.theme, QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "dark", 130)
    assert text.document().defaultFont() == theme.font("lead")
    assert abs(height_of(text, words)) <= 1
    long.window.resize(long.window.width() - 260, long.window.height() - 40)
    QApplication.processEvents()
    assert abs(height_of(text, words)) <= 1
    all_laid_out(text, qtbot)
    assert abs(height_of(text, words)) <= 1
    theme.apply(application, "light", 100)


def test_a_click_puts_the_caret_on_the_line_it_hits(long: ReaderRobot, qtbot: QtBot) -> None:
    long.read("long")
    text = long.page.text
    words = f"Part {TIMES // 2} ends"
    first = text.toPlainText().index(words)
    text.show_passage(first, first + len(words))
    found = text.textCursor()
    found.setPosition(first + 5)
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=text.cursorRect(found).center())
    assert text.textCursor().position() == first + 5
    assert not text.textCursor().hasSelection()
