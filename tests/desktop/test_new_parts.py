"""Ctrl+N begins another of what is being filled in: a second option of an issue without a way round."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from db.records import Option
from desktop.widgets.empty_state import EmptyState
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.robots.window import CTRL, WindowRobot


@pytest.fixture
def robot(open_window: Open, tmp_path: Path) -> WindowRobot:
    small_tracker(tmp_path / "small.parley").close()
    return open_window(tmp_path / "small.parley")


def options(robot: WindowRobot) -> list[tuple[str, str, float]]:
    found = robot.window.session.store.find(Option, issue="ceasefire")
    return sorted(((each.issue, each.label, each.value) for each in found), key=lambda each: each[2])


def test_options_are_added_one_after_the_other(robot: WindowRobot) -> None:
    robot.go_to("Issues")
    robot.window.inspector.new("option", issue="ceasefire")
    for label, value in (("No truce", "0"), ("Truce at sea", "50")):
        robot.type(label)
        robot.press(Qt.Key.Key_Tab)
        robot.type(value)
        robot.press(Qt.Key.Key_N, CTRL)  # saves the one before
        assert robot.window.inspector.title == "New option"
        assert robot.field_text("issue") == "ceasefire"
        assert robot.field_text("label") == ""
    assert options(robot) == [
        ("ceasefire", "No truce", 0.0),
        ("ceasefire", "Talks first", 20.0),
        ("ceasefire", "Truce at sea", 50.0),
    ]


def test_the_list_has_its_own_kind(robot: WindowRobot) -> None:
    robot.go_to("Issues")
    robot.window.inspector.new("option", issue="ceasefire")
    robot.page().table.setFocus()
    robot.press(Qt.Key.Key_N, CTRL)
    assert robot.window.inspector.title == "New issue"


def test_an_option_that_is_wrong_stays_to_be_corrected(robot: WindowRobot) -> None:
    robot.go_to("Issues")
    robot.window.inspector.new("option", issue="ceasefire")
    robot.type("No truce")
    robot.press(Qt.Key.Key_N, CTRL)
    assert (robot.field_text("issue"), robot.field_text("label")) == ("ceasefire", "No truce")
    assert [each[1] for each in options(robot)] == ["Talks first"]


def test_without_a_list_the_kind_is_asked_for(robot: WindowRobot) -> None:
    robot.go_to("Overview")
    offered: list[str] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        offered.extend(action.text() for action in menu.actions()[:2])
        menu.close()

    QTimer.singleShot(0, choose)
    robot.press(Qt.Key.Key_N, CTRL)
    assert offered == ["Actor", "Issue"]


def test_a_read_only_tracker_offers_nothing_new(robot: WindowRobot) -> None:
    session = robot.window.session
    path = session.store.path
    robot.go_to("Tracks")
    (offer,) = robot.page().findChildren(EmptyState)
    assert (offer.action.text(), offer.link.text()) == ("New track", "Import a table")
    session.open(path, readonly=True)
    robot.go_to("Tracks")
    (offer,) = robot.page().findChildren(EmptyState)
    assert (offer.action.text(), offer.link.text()) == ("", "")
    assert robot.page().focusProxy() is robot.page().filter


def test_the_options_of_an_issue_stand_among_its_fields_in_sight_of_a_small_window(
    open_window: Open, sample: Path
) -> None:
    robot = open_window(sample)
    robot.window.resize(1280, 800)
    for id in ("territory", "p01", "status", "territory"):  # the list goes with the form it is shown in
        robot.window.travel.open_record(id)
    form, parts = robot.window.inspector.form, robot.window.inspector.fields.parts
    assert form is not None
    assert parts is not None
    options = parts.made_of
    assert options is not None
    assert options.isVisible()
    assert options.part.kind == "option"
    assert options.rows.model().rowCount() == len(robot.window.session.store.find(Option, issue="territory"))
    assert form.rows["high_label"].y() < options.y() < form.rows["handling"].y()
    assert options.mapTo(robot.window, options.rect().bottomLeft()).y() < 800
    robot.click(options.heading.link)
    assert robot.window.inspector.title == "New option"
    assert robot.field_text("issue") == "territory"
