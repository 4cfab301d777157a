"""What changed since a day: chosen, typed, wrong, or that of an issued paper."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Brief, Edition
from desktop.views.comparisons.changed import ChangedPage
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def shown(robot: WindowRobot, qtbot: QtBot) -> ChangedPage:
    robot.go_to("what changed")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, ChangedPage)
    qtbot.waitUntil(lambda: page.result is not None)
    return page


def test_a_year_is_looked_back_at_first(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    since = date.fromisoformat(page.options()["since"])
    assert (date.today() - since).days == 365


def test_a_change_leads_to_the_position_it_is_part_of_and_to_its_evidence(
    robot: WindowRobot, qtbot: QtBot
) -> None:
    page = shown(robot, qtbot)
    page.day.setFocus()
    robot.type("1 January 2026")
    with qtbot.waitSignal(page.comparing.ready):
        robot.press(Qt.Key.Key_Return)
    told = [row[0].text for row in page.report.rows]
    page.view.setCurrentIndex(page.table.index(told.index("Red line restated"), 1))
    explained = page.explanation.explained
    assert explained.title == "Red line restated"
    store = robot.window.session.store
    kinds = [found.META.kind for row in explained.parts[1].rows if (found := store.get(row.key))]
    assert kinds == ["position_option", "position"]
    assert explained.parts[-1].heading.startswith("Evidence, ")


def test_a_day_is_typed_and_a_wrong_one_said_with_the_table_left(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    page.day.setFocus()
    robot.type("1 January 2022")
    with qtbot.waitSignal(page.comparing.ready):
        robot.press(Qt.Key.Key_Return)
    assert page.options()["since"] == "2022-01-01"
    assert page.sentence.text().startswith("Between 1 January 2022 and")
    rows = page.table.rowCount()
    page.day.setText("30 Feb 2022")
    robot.press(Qt.Key.Key_Return)
    assert page.wrong.text()
    assert page.table.rowCount() == rows > 0
    with qtbot.waitSignal(page.comparing.ready):
        page.since.setCurrentIndex(0)
    assert (page.day.text(), page.wrong.text()) == ("", "")


def test_the_day_of_an_issued_paper_is_offered(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    store = robot.window.session.store
    (brief,) = store.all(Brief)
    edition = Edition(id="ed1", brief=brief.id, number=1, issued="2022-06-01", change="c")
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("Issue", (Edit.insert(edition),)))
    last = page.since.count() - 1
    assert page.since.itemText(last).startswith("Since ")
    with qtbot.waitSignal(page.comparing.ready):
        page.since.setCurrentIndex(last)
    assert page.options()["since"] == "2022-06-01"
