"""What has too little room can still be read: cut lines, and the filters of the history in large text."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.views.checks_page import ChecksPage
from desktop.widgets.strip import Strip
from tests.desktop.test_text_size import settled
from tests.desktop.windows import Open
from tests.robots.history import HistoryRobot
from tests.robots.window import WindowRobot

TITLE = (
    "Draft articles on the return of displaced persons < and their property, as read out in the second round"
)


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    made = open_window(sample)
    made.window.resize(1280, 800)
    return made


def tip_of(widget: QWidget) -> str:
    """The tooltip after the pointer has rested on a widget."""
    middle = widget.rect().center()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(middle)))
    return widget.toolTip()


def in_sight(strip: Strip, widget: QWidget) -> bool:
    """Whether a widget of a strip is seen whole."""
    moved = -strip.horizontalScrollBar().value()
    return strip.viewport().rect().contains(widget.geometry().translated(moved, 0))


def test_a_line_with_no_room_for_its_text_tells_all_of_it(robot: WindowRobot) -> None:
    robot.window.travel.new_record("source")
    line = robot.tab_to("Title")
    assert isinstance(line, QLineEdit)
    before = tip_of(line)
    robot.type("Short")
    assert tip_of(line) == before
    line.clear()
    robot.type(TITLE)
    assert TITLE.replace("<", "&lt;") in tip_of(line)
    assert tip_of(line).endswith(before)


def test_the_heading_of_a_narrow_column_tells_all_of_it(robot: WindowRobot) -> None:
    robot.window.travel.show_page("position")
    records = robot.page().records
    told = [
        records.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        for place in range(len(records.columns))
    ]
    assert told[0] == "Actor, issue"
    assert all(told)


def test_what_is_found_is_told_whole(robot: WindowRobot) -> None:
    robot.search("guarantees")
    model = robot.window.finder.findings
    row = next(row for row in range(model.rowCount()) if model.line(row).key)
    assert model.line(row).title in str(model.index(row).data(Qt.ItemDataRole.ToolTipRole))


def test_the_filters_of_the_history_take_one_line_in_the_largest_text(
    robot: WindowRobot, theme: Theme, qapp: QApplication
) -> None:
    filters = HistoryRobot(robot).page.filters
    theme.apply(qapp, "light", 200)
    robot.window.resize(1280, 800)
    settled(robot.window)
    strip, box = filters.strip, filters.author
    assert strip.height() <= box.height() + strip.horizontalScrollBar().sizeHint().height()
    filters.words.setFocus()
    last = robot.tab_to("To, a day")
    assert in_sight(strip, last)
    filters.author.setFocus()
    assert in_sight(strip, box)


def test_the_status_bar_and_the_page_of_the_checks_count_the_same(robot: WindowRobot, qtbot: QtBot) -> None:
    status = robot.window.status
    qtbot.waitUntil(lambda: status.checks.text() != "")
    status.checks.click()
    page = robot.window.pages.currentWidget()
    assert isinstance(page, ChecksPage)
    number = f"{len(page.findings):,}"
    assert status.checks.text() == f"{number} findings to look at"
    assert number in [label.text() for label in page.findChildren(QLabel)]
