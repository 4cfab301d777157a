"""From record to record: links, what a record names, places visited by menu, key and mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from db.changes import Change, Edit
from db.queries.criteria import IS, Criterion
from db.queries.lists import Listing
from db.records import Actor, Position
from desktop.models.mentions import mentions
from tests.desktop.windows import Open
from tests.robots.window import ALT, CTRL, WindowRobot

Key = Qt.Key


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_a_link_is_copied_and_leads_back(robot: WindowRobot) -> None:
    robot.window.travel.open_record("p01")
    robot.press(Key.Key_C, CTRL | ALT)
    assert QGuiApplication.clipboard().text() == "parley:p01"
    assert robot.window.toast.message.text.startswith("Link copied")
    robot.window.travel.show_page("overview")
    found = robot.search("parley:p01")
    assert [line.key for line in found] == ["p01"]
    robot.press(Key.Key_Return)
    assert (robot.page().kind, robot.window.inspector.record_id) == ("position", "p01")


def test_links_of_several_rows_stand_one_a_line(robot: WindowRobot) -> None:
    robot.window.travel.go_in("actor")
    robot.press(Key.Key_A, CTRL)
    robot.window.links.copy_link()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == [f"parley:{id}" for id in robot.rows()]


def test_the_menu_of_the_inspector_copies_the_link_of_its_record(robot: WindowRobot) -> None:
    robot.window.travel.open_record("p02")
    robot.window.inspector.header.copy_link.trigger()
    assert QGuiApplication.clipboard().text() == "parley:p02"


def test_a_record_names_others_and_they_are_gone_to(robot: WindowRobot) -> None:
    robot.window.travel.open_record("p01")
    store = robot.window.session.store
    position = store.need(Position, "p01")
    menu = robot.window.links.mention_menu(position)
    assert len(words(menu)) == len(mentions(store, position))
    assert words(menu)[0] == f"Actor: {store.titles([position.actor])[position.actor]}"
    menu.actions()[0].trigger()
    assert robot.window.inspector.record_id == position.actor
    assert robot.page().kind == "actor"


def test_the_key_offers_them_where_the_keyboard_is(robot: WindowRobot) -> None:
    robot.window.travel.open_record("p01")
    robot.press(Key.Key_G, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.activeAction() is menu.actions()[0]
    QTest.keyClick(menu, Key.Key_Return)
    assert isinstance(robot.window.session.store.get(robot.window.inspector.record_id), Actor)


def test_a_record_that_names_none_says_so(robot: WindowRobot) -> None:
    robot.window.session.do(Change("Add", (Edit.insert(Actor(id="lone", name="Lone")),)))
    robot.window.travel.open_record("lone")
    robot.press(Key.Key_G, CTRL)
    assert robot.window.toast.message.text == "This record names no other record."


def test_back_brings_filter_and_place_again(robot: WindowRobot) -> None:
    robot.window.resize(900, 560)
    robot.window.travel.go_in("position")
    narrowing = robot.page().narrowing
    narrowing.show(Listing("position", criteria=(Criterion("channel", IS, ("official",)),)))
    rows = robot.rows()
    bar = robot.page().table.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    down = bar.value()
    robot.window.travel.show_look("single-source")
    assert robot.rows() != rows
    robot.press(Key.Key_Left, ALT)
    assert robot.rows() == rows
    assert robot.page().table.verticalScrollBar().value() == down
    robot.press(Key.Key_Right, ALT)
    assert robot.window.navigator.currentIndex().data() == "Single source"


def test_back_from_another_page_keeps_words(robot: WindowRobot) -> None:
    robot.window.travel.go_in("position")
    robot.press(Key.Key_F, CTRL)
    robot.type("nato")
    robot.press(Key.Key_Return)
    rows = robot.rows()
    robot.window.travel.open_record(robot.window.session.store.all(Actor)[0].id)
    robot.window.travel.go_in("position")
    robot.page().narrowing.clear()
    robot.window.travel.go_in("issue")
    while robot.page().filter.text() != "nato":
        robot.window.travel.back()
    assert robot.rows() == rows


def test_places_are_listed_on_the_icons_and_gone_to(robot: WindowRobot) -> None:
    travel = robot.window.travel
    travel.open_record("p01")
    travel.show_look("single-source")
    travel.show_page("actor")
    menu = QMenu()
    robot.window.links.fill_places(menu, -1)
    title = robot.window.session.store.titles(["p01"])["p01"]
    assert words(menu)[-1] == "Overview"
    assert any(each.startswith(title.split(" · ")[0]) for each in words(menu))
    menu.actions()[-1].trigger()
    assert robot.window.pages.key == "overview"
    robot.window.links.fill_places(menu, 1)
    assert len(words(menu)) == len(travel.visits.ahead())
    assert not travel.visits.can_go_back


def test_the_icon_opens_its_places_by_key(robot: WindowRobot) -> None:
    robot.window.travel.open_record("p01")
    button = next(
        each
        for each in robot.window.toolbar.findChildren(QToolButton)
        if each.defaultAction() is robot.window.table["record.back"]
    )
    menu = button.menu()
    seen: list[list[str]] = []
    menu.aboutToShow.connect(lambda: seen.append(words(menu)))
    QTimer.singleShot(0, menu.close)
    QTest.keyClick(button, Key.Key_Down, ALT)
    assert seen == [["Overview"]]
    assert "Alt+Down" in button.accessibleDescription()
    assert button.popupMode() == QToolButton.ToolButtonPopupMode.DelayedPopup


def test_the_side_buttons_of_a_mouse_go_back_and_forward(robot: WindowRobot) -> None:
    robot.window.travel.open_record("p01")
    robot.window.travel.open_record("p02")
    handle = robot.window.windowHandle()
    assert handle is not None
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(handle, Qt.MouseButton.BackButton, none, QPoint(400, 300))
    assert robot.window.inspector.record_id == "p01"
    QTest.mouseClick(handle, Qt.MouseButton.ForwardButton, none, QPoint(400, 300))
    assert robot.window.inspector.record_id == "p02"


def test_a_list_left_by_the_navigator_is_found_where_it_was(robot: WindowRobot) -> None:
    robot.window.resize(900, 560)
    robot.window.travel.go_in("position")
    bar = robot.page().table.verticalScrollBar()
    bar.setValue(bar.maximum())
    down = bar.value()
    robot.window.travel.show_page("overview")
    bar.setValue(0)
    robot.window.travel.back()
    assert robot.page().table.verticalScrollBar().value() == down > 0
