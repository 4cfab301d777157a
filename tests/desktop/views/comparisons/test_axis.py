"""The axis in the window: an issue chosen, marks walked, explained, opened; the picture says the sentence."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Issue
from desktop.views.comparisons.axis import AxisPage
from desktop.views.comparisons.deadlocks import DeadlocksPage
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def shown(robot: WindowRobot, qtbot: QtBot) -> AxisPage:
    robot.go_to("issue axis")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, AxisPage)
    qtbot.waitUntil(lambda: page.result is not None)
    page.lines.setFocus()
    return page


def test_the_box_names_the_issue_whose_axis_is_shown(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert page.report.title == f"Issue axis: {page.issues.currentText()}"


def test_public_rows_stand_above_private_ones(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert [(row.actor.name, row.private) for row in page.lines.rows] == [
        ("Russia", False),
        ("Ukraine", False),
        ("Russia", True),
    ]
    assert page.sentence.text().startswith("Territory and sovereignty: 1 of 2 parties accepts")


def test_marks_are_walked_and_explained(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_Down)
    explained = page.explanation.explained
    assert explained.title == "Russia"
    assert explained.parts[0].heading == "Conditional, in private channels"
    assert [part.heading for part in explained.parts[1:3]] == ["Only if", "Positions"]
    assert "in private: Conditional" in page.lines.accessibleDescription()
    position = page.lines.rows[2].positions[0].id
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == position


def spot_of(page: AxisPage, words: str) -> QPoint:
    """A point on the drawing where a mark with `words` in its description lies."""
    lines = page.lines
    spots = (QPoint(x, y) for y in range(0, lines.height(), 4) for x in range(0, lines.width(), 4))
    return next(spot for spot in spots if words in lines.words_at(spot))


def test_the_mouse_chooses_opens_and_is_told(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    spot = spot_of(page, "in private: Conditional")
    QApplication.sendEvent(page.lines, QHelpEvent(QEvent.Type.ToolTip, spot, QPoint(9, 9)))
    assert "in private: Conditional" in QToolTip.text()
    QTest.mouseClick(page.lines, Qt.MouseButton.LeftButton, pos=spot)
    assert page.lines.row == 2
    position = page.lines.rows[2].positions[0].id
    QTest.mouseDClick(page.lines, Qt.MouseButton.LeftButton, pos=spot)
    assert robot.window.inspector.record_id == position
    assert page.lines.words_at(QPoint(0, 0)) == ""


def test_another_issue_is_chosen_above(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.issues.choose("ceasefire")
    assert page.sentence.text().startswith("Ceasefire and line of contact")
    assert page.options() == {"issue": "ceasefire"}


def test_an_actor_whose_own_statements_differ_is_shown_with_both(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.issues.choose("ceasefire")
    rows = [row.actor.name for row in page.lines.rows]
    page.lines.go_to(rows.index("Ukraine"), 0)
    assert "Opposed, or conditional in another statement on" in page.lines.accessibleDescription()
    (said, *_) = page.explanation.explained.parts
    assert said.heading == "Opposed, in public"
    assert said.words.endswith("Conditional in another statement.")


def test_a_new_name_of_the_issue_is_offered_and_the_choice_stays(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.issues.choose("ceasefire")
    store = robot.window.session.store
    issue = store.need(Issue, "ceasefire")
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("x", (Edit.update(issue, title="Silence of arms"),)))
    assert (page.issues.issue(), page.issues.currentText()) == ("ceasefire", "Silence of arms")


def test_all_issues_or_one_where_a_view_is_a_table(robot: WindowRobot, qtbot: QtBot) -> None:
    robot.go_to("what blocks what")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, DeadlocksPage)
    qtbot.waitUntil(lambda: page.result is not None)
    every = page.table.rowCount()
    with qtbot.waitSignal(page.comparing.ready):
        page.issues.choose("ceasefire")
    assert 0 < page.table.rowCount() < every
    page.as_table.click()
    page.view.setFocus()
    page.view.setCurrentIndex(page.table.index(0, 1))
    assert page.explanation.explained.parts[1].rows
    first = page.table.cell(page.table.index(0, 1)).ids[0]
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == first


def test_what_is_scrolled_to_is_painted_as_in_the_whole_picture(robot: WindowRobot, qtbot: QtBot) -> None:
    """Only the rows that are seen are painted, so that an axis of many actors takes no longer."""
    lines = shown(robot, qtbot).lines
    whole = lines.grab().toImage()
    for top in range(0, lines.height(), 37):
        part = QRect(0, top, lines.width(), min(37, lines.height() - top))
        assert lines.grab(part).toImage() == whole.copy(part)
