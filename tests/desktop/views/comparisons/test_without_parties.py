"""Views that compare parties, where nobody has that role: the way out is on the empty page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import ActorRole
from desktop.analysis.reports.side_by_side import MOST
from desktop.session import Scope
from desktop.views.comparisons.page import DRAWING, EMPTY, TABLE, ComparisonPage
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    """At a tracker in which nobody has the role of a party."""
    robot = open_window(sample)
    session = robot.window.session
    parties = [each for each in session.store.all(ActorRole) if each.role == "party"]
    session.do(Change("No parties", tuple(Edit.update(each, role="observer") for each in parties)))
    return robot


def shown(robot: WindowRobot, qtbot: QtBot, key: str) -> ComparisonPage:
    robot.window.travel.go_in(key)
    page = robot.window.pages.currentWidget()
    assert isinstance(page, ComparisonPage)
    qtbot.waitUntil(lambda: page.result is not None and not page.comparing.is_on)
    return page


@pytest.mark.parametrize("key", ["zone", "packages", "plans", "side_by_side"])
def test_one_key_takes_all_who_hold_a_position_and_the_view_says_who_is_compared(
    robot: WindowRobot, qtbot: QtBot, key: str
) -> None:
    page = shown(robot, qtbot, key)
    actors = page.choice_of_actors()
    assert actors is not None
    assert page.stack.currentIndex() == EMPTY
    assert actors.text() == "the parties", "nobody is taken for a party unasked"
    assert page.empty.action.text().startswith("Take ")
    assert page.empty.action.text().endswith(" who hold a position")
    assert page.empty.link.text() == "Go to actors"
    page.setFocus()
    assert QApplication.focusWidget() is page.empty.action
    with qtbot.waitSignal(page.comparing.ready):
        robot.press(Qt.Key.Key_Space)
    assert page.stack.currentIndex() in (DRAWING, TABLE)
    assert actors.text() == f"{len(actors.ids())} chosen"
    assert page.options()["parties"].split() == list(actors.ids())
    assert QApplication.focusWidget() is actors, "where it can be chosen otherwise"
    assert key != "side_by_side" or len(actors.ids()) == MOST


def test_the_link_beneath_leads_to_where_roles_are_given(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot, "zone")
    robot.click(page.empty.link)
    assert robot.window.pages.key == "actor"


def test_in_a_narrow_scope_the_link_shows_all(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot, "zone")
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.set_scope(Scope(as_of="2026-01-01"))
    assert page.empty.action.text().startswith("Take all ")
    assert page.empty.link.text() == "Show all"
    with qtbot.waitSignal(page.comparing.ready):
        robot.click(page.empty.link)
    assert not robot.window.session.scope.narrows
