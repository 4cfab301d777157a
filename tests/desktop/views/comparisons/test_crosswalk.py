"""The crosswalk in the window: points in words, conflicts between plans, endorsements, silence."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import ProposalPoint
from desktop.views.comparisons.crosswalk import CrosswalkPage
from desktop.views.comparisons.page import DRAWING, EMPTY, TABLE
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def shown(robot: WindowRobot, qtbot: QtBot) -> CrosswalkPage:
    robot.go_to("proposals crosswalk")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, CrosswalkPage)
    qtbot.waitUntil(lambda: page.result is not None)
    page.grid.setFocus()
    return page


def go_to(page: CrosswalkPage, issue: str, plan: str) -> None:
    """Put the cursor on a plan and an issue by their titles; no issue: the row of endorsements."""
    found = page.grid.found
    assert found is not None
    titles = [each.title for each in found.issues]
    row = titles.index(issue) if issue else len(titles)
    page.grid.go_to(row, [each.title for each in found.plans].index(plan))


def headings(page: CrosswalkPage) -> list[str]:
    return [part.heading for part in page.explanation.explained.parts]


CEASEFIRE, LINE = "Ceasefire and line of contact", "Ceasefire on current lines with status deferred"


def test_a_point_is_told_in_full_with_the_plans_that_settle_it_otherwise(
    robot: WindowRobot, qtbot: QtBot
) -> None:
    page = shown(robot, qtbot)
    assert page.stack.currentIndex() == DRAWING
    go_to(page, CEASEFIRE, LINE)
    said = page.grid.accessibleDescription()
    assert said.startswith(f"{LINE} · {CEASEFIRE}: settles “Ceasefire on current lines”: Ceasefire al")
    assert "In conflict with Interim and local agreements" in said
    assert headings(page)[0] == "Settles"
    assert "Ceasefire on current lines" in page.explanation.explained.parts[0].rows[0].title
    assert "In conflict with 1 plan" in headings(page)
    assert "As 1 plan" in headings(page)
    conflict = next(p for p in page.explanation.explained.parts if p.heading.startswith("In conflict"))
    page.explanation.opened.emit(conflict.rows[0].key)
    assert robot.window.inspector.record_id == conflict.rows[0].key


def test_what_a_plan_is_silent_on_is_no_position(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    go_to(page, CEASEFIRE, "Draft treaty of 2022")
    assert page.grid.accessibleDescription().endswith("says nothing on it")
    assert headings(page)[0] == "Says nothing"


def test_the_last_row_says_who_endorses_and_who_does_not(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    robot.press(Qt.Key.Key_End)
    for _ in range(20):
        robot.press(Qt.Key.Key_Down)
    assert page.explanation.explained.over == "Endorsements"
    go_to(page, "", "Principles of the US envoy process")
    assert page.grid.accessibleDescription().endswith("endorsed by United States (author)")
    go_to(page, "", "Draft treaty of 2022")
    assert page.grid.accessibleDescription().endswith("endorsed by nobody on record")
    here = page.grid.here()
    assert here is not None
    assert here[0] is None
    page.grid.setFocus()
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == here[1].id


def test_enter_opens_the_point_and_an_edit_ends_a_conflict(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    go_to(page, CEASEFIRE, LINE)
    found, here = page.grid.found, page.grid.here()
    assert found is not None
    assert here is not None
    assert here[0] is not None
    other = found.conflicts(here[0].id, here[1].id)[0]
    entry = found.entry(here[0].id, other.id)
    assert entry is not None
    robot.press(Qt.Key.Key_Return)
    store = robot.window.session.store
    assert robot.window.inspector.record_id in {
        each.id for each in store.find(ProposalPoint, proposal=here[1].id)
    }
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("x", (Edit.update(entry.points[0], option=None),)))
    assert page.grid.found is not None
    assert page.grid.found.conflicts(here[0].id, here[1].id) == ()
    now = page.grid.here()
    assert now is not None
    assert now[0] is not None
    assert (now[0].id, now[1].id) == (here[0].id, here[1].id)
    assert "In conflict" not in page.grid.accessibleDescription()


def test_the_cell_under_the_mouse_is_told_whole(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    heads, cell = page.grid.heads, page.grid.cell_size
    spot = QPoint(heads.width() + 9, heads.height() + cell.height() + 9)
    where = page.grid.viewport().mapToGlobal(spot)
    QApplication.sendEvent(page.grid.viewport(), QHelpEvent(QEvent.Type.ToolTip, spot, where))
    assert page.grid.spoken(1, 0) in QToolTip.text()
    assert "Withdrawal of heavy weapons" in QToolTip.text()


def test_nine_plans_stay_wide_enough_to_read_and_scroll(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert page.grid.size_of_grid()[1] == 9
    qtbot.waitUntil(page.grid.verticalScrollBar().isVisible)
    assert page.grid.cell_size.width() >= 164
    assert page.grid.horizontalScrollBar().maximum() > 0
    robot.press(Qt.Key.Key_End)
    assert page.grid.horizontalScrollBar().value() == page.grid.horizontalScrollBar().maximum()


def test_as_a_table_and_as_a_picture(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    page.copy_picture.click()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    page.as_table.click()
    assert page.stack.currentIndex() == TABLE
    assert page.table.rowCount() == page.grid.size_of_grid()[0]


def test_without_proposals_it_says_what_to_add(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    small_tracker(tmp_path / "small.parley").close()
    page = shown(open_window(tmp_path / "small.parley"), qtbot)
    assert page.stack.currentIndex() == EMPTY
    assert page.grid.words_at(QPoint(300, 200)) == ""
