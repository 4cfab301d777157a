"""The navigator by keyboard and by pointer: pages, counts, details that fold, and where the keyboard is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.changes import Change, Edit
from db.records import KINDS, Actor
from desktop.analysis.comparisons import BY_KEY
from desktop.scale import px
from desktop.session import Scope
from desktop.theme import font_of
from desktop.views.navigator import Navigator, fits
from desktop.views.overview import Overview
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


@pytest.fixture
def navigator(robot: WindowRobot) -> Navigator:
    return robot.window.navigator


def texts(navigator: Navigator) -> list[str]:
    model = navigator.model()
    said = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(said)) for row in range(model.rowCount())]


def test_the_keyboard_begins_on_the_overview(navigator: Navigator) -> None:
    assert navigator.hasFocus()
    assert navigator.currentIndex().data() == "Overview"


def test_arrows_go_from_page_to_page_and_over_heads(robot: WindowRobot, navigator: Navigator) -> None:
    for key in ("history", "actor"):
        robot.press(Qt.Key.Key_Down)
        assert robot.window.pages.key == key
    for key in ("history", "overview"):
        robot.press(Qt.Key.Key_Up)
        assert robot.window.pages.key == key


def test_return_goes_into_the_page(robot: WindowRobot, navigator: Navigator) -> None:
    robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_Return)
    assert robot.page().table.hasFocus()
    assert robot.selected() == robot.rows()[:1]


def test_details_unfold_and_fold_where_the_keyboard_is(robot: WindowRobot, navigator: Navigator) -> None:
    before = texts(navigator)
    robot.press(Qt.Key.Key_End)
    assert navigator.currentIndex().data() == "Details"
    assert texts(navigator)[-1] == "Details, folded"
    robot.press(Qt.Key.Key_Return)
    assert "Details, shown" in texts(navigator)
    named = {each.split(",")[0] for each in texts(navigator)}
    assert {cls.META.plural for cls in KINDS.values()} <= named
    assert navigator.currentIndex().data() == "Details"
    robot.press(Qt.Key.Key_Down)
    assert robot.window.pages.key == "dossier"
    robot.press(Qt.Key.Key_Up)
    robot.press(Qt.Key.Key_Return)
    assert texts(navigator) == before


def test_a_click_on_details_unfolds_them_once(robot: WindowRobot, navigator: Navigator) -> None:
    model = navigator.model()
    head = model.index(model.rowCount() - 1, 0)
    place = navigator.visualRect(head).center()
    QTest.mouseClick(navigator.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert "Details, shown" in texts(navigator)


def test_counts_follow_changes_and_the_scope(robot: WindowRobot, navigator: Navigator) -> None:
    session = robot.window.session
    count = session.store.counts()["actor"]
    assert f"Actors, {count}" in texts(navigator)
    session.do(Change("Add", (Edit.insert(Actor(id="new", name="Åland")),)))
    assert f"Actors, {count + 1}" in texts(navigator)
    session.undo()
    session.set_scope(Scope(as_of="1990-01-01"))
    assert f"Positions, {session.snapshot().count(KINDS['position'])}" in texts(navigator)
    assert session.snapshot().count(KINDS["position"]) < session.store.counts()["position"]


def test_the_ring_is_for_the_keyboard_alone(robot: WindowRobot, navigator: Navigator) -> None:
    first = navigator.visualRect(navigator.model().index(0, 0)).center()
    told = [navigator.by_keyboard]
    robot.press(Qt.Key.Key_Down)
    told.append(navigator.by_keyboard)
    robot.click(navigator.viewport(), first)
    told.append(navigator.by_keyboard)
    assert told == [False, True, False]


def test_it_is_a_list_to_a_screen_reader(navigator: Navigator) -> None:
    spoken = QAccessible.queryAccessibleInterface(navigator)
    assert spoken is not None
    assert spoken.role() == QAccessible.Role.List
    assert spoken.text(QAccessible.Text.Name) == "Navigator"


@pytest.fixture(autouse=True)
def settled(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.processEvents()


def test_what_is_folded_stays_so_at_the_next_start(open_window: Open, sample: Path) -> None:
    first = open_window(sample)
    first.window.navigator.fold(("To look at",))
    first.window.close()
    again = open_window(sample)
    assert again.window.navigator.folded == ("To look at",)
    assert "To look at, folded" in texts(again.window.navigator)


def test_the_overview_leads_to_all_that_is_stale(robot: WindowRobot, navigator: Navigator) -> None:
    overview = robot.window.pages.currentWidget()
    assert isinstance(overview, Overview)
    heading, _ = overview._blocks["Going stale"]
    stale = robot.window.session.standing["stale"]["position"]
    assert heading.link.text() == f"all {len(stale)}"
    heading.link.click()
    assert navigator.currentIndex().data() == "Stale"
    assert set(robot.rows()) == stale


def test_another_number_of_days_is_followed_everywhere(robot: WindowRobot, navigator: Navigator) -> None:
    robot.window.looking.set_stale_days(36_500)
    robot.press(Qt.Key.Key_Escape)
    robot.press(Qt.Key.Key_Escape)
    stale = robot.window.session.standing["stale"]["position"]
    assert f"Stale, {len(stale)}" in texts(navigator)
    overview = robot.window.pages.currentWidget()
    assert isinstance(overview, Overview)
    assert overview._blocks["Going stale"][0].link.text() == f"all {len(stale)}"


def test_a_press_on_a_kind_shows_all_of_it_again(robot: WindowRobot, navigator: Navigator) -> None:
    robot.window.travel.show_look("single-source")
    robot.window.navigator.chosen.emit("position")
    assert len(robot.rows()) == robot.window.session.store.counts()["position"]
    assert navigator.currentIndex().data() == "Positions"


@pytest.mark.parametrize("key", BY_KEY)
def test_no_comparison_is_cut_where_it_is_chosen(robot: WindowRobot, navigator: Navigator, key: str) -> None:
    robot.window.travel.show_page(key)
    title = BY_KEY[key].title
    room = navigator.place_of(key).width() - 2 * px(8) - px(32) - 8
    face = "body_strong" if fits(title, room) else "body"
    assert QFontMetricsF(font_of(face)).horizontalAdvance(title) <= room


def test_beside_the_count_of_disagreements_it_is_said_which_ones_it_leaves_out(navigator: Navigator) -> None:
    model = navigator.model()
    at = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == "Disagreements")
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
        assert "not yet noted" in str(model.index(at, 0).data(role))
