"""Saved filters: saved, shown by name, changed, renamed, moved, deleted, and all of it taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from db.changes import Change, Edit
from db.queries.criteria import IS, Criterion
from db.queries.lists import Listing
from db.records import Filter, Position
from desktop.models.filter_counts import saved_filters
from desktop.operations.filters import save_filter
from tests.desktop.windows import Open
from tests.robots.window import ALT, CTRL, SHIFT, WindowRobot

Key = Qt.Key
OFFICIAL = Criterion("channel", IS, ("official",))
SHOWN = Listing("position", ("statement",), True, "nato", criteria=(OFFICIAL,))


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    made = open_window(sample)
    made.window.travel.go_in("position")
    return made


def titles(robot: WindowRobot) -> list[str]:
    return [each.title for each in saved_filters(robot.window.session)]


def kept(robot: WindowRobot, title: str, listing: Listing = SHOWN) -> Filter:
    session = robot.window.session
    change = session.do(save_filter(title, listing, saved_filters(session)))
    assert change is not None
    return session.store.need(Filter, change.edits[0].id)


def name(robot: WindowRobot, title: str) -> None:
    popup = robot.window.filters.popup
    assert popup is not None
    assert popup.isVisible()
    popup.line.setText(title)
    QTest.keyClick(popup.line, Key.Key_Return)


def entries(robot: WindowRobot) -> list[str]:
    model = robot.window.navigator.model()
    said = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(said)) for row in range(model.rowCount())]


def on_entry(robot: WindowRobot, saved: Filter) -> None:
    """Put the keyboard on a filter in the navigator."""
    robot.window.navigator.setFocus()
    robot.window.travel.show_filter(saved.id)


def test_what_a_list_shows_is_saved_and_comes_back(robot: WindowRobot) -> None:
    robot.page().narrowing.show(SHOWN)
    rows = robot.rows()
    robot.press(Key.Key_L, CTRL | SHIFT)
    name(robot, "Official on NATO")
    assert titles(robot) == ["Official on NATO"]
    robot.press(Key.Key_Escape)
    assert f"Official on NATO, {len(rows)}" in entries(robot)
    assert robot.window.navigator.currentIndex().data() == "Official on NATO"
    assert robot.window.toast.message.text == "Filter “Official on NATO” saved"
    robot.window.travel.show_page("position")
    assert robot.page().narrowing.present == Listing("position", ("statement",), True)
    robot.window.travel.show_page(f"filter:{saved_filters(robot.window.session)[0].id}")
    assert robot.rows() == rows
    assert robot.page().narrowing.present == SHOWN
    assert robot.page().filter.text() == "nato"
    assert robot.page().table.sorted_by() == 1


def test_the_order_of_a_saved_filter_is_shown_at_its_head(robot: WindowRobot) -> None:
    saved = kept(robot, "By statement")
    robot.window.travel.show_filter(saved.id)
    head = robot.page().table.horizontalHeader()
    assert head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    statements = [robot.window.session.store.need(Position, id).statement for id in robot.rows()]
    assert statements == sorted(statements, key=str.casefold, reverse=True)


def test_counts_follow_edits(robot: WindowRobot) -> None:
    kept(robot, "Official", Listing("position", criteria=(OFFICIAL,)))
    store = robot.window.session.store
    official = [each for each in store.all(Position) if each.channel == "official"]
    robot.press(Key.Key_Escape)
    assert f"Official, {len(official)}" in entries(robot)
    robot.window.session.do(Change("Move", (Edit.update(official[0], channel="Track I"),)))
    robot.press(Key.Key_Escape)
    assert f"Official, {len(official) - 1}" in entries(robot)


def test_a_filter_that_was_changed_says_so_and_is_updated(robot: WindowRobot) -> None:
    saved = kept(robot, "Mine")
    robot.window.travel.show_filter(saved.id)
    narrowing = robot.page().narrowing
    told = [narrowing.strip.differs]
    narrowing.strip.drop(OFFICIAL)
    told.append(narrowing.strip.differs)
    assert told == [False, True]
    narrowing.strip.links["Update filter"].click()
    assert not robot.page().narrowing.strip.differs
    again = robot.window.session.store.need(Filter, saved.id)
    assert again.conditions == ""
    robot.undo()
    assert robot.window.session.store.need(Filter, saved.id).conditions == saved.conditions
    assert narrowing.strip.differs


def test_a_name_that_is_taken_replaces_what_it_lists(robot: WindowRobot) -> None:
    kept(robot, "Mine", Listing("actor"))
    robot.page().narrowing.show(SHOWN)
    robot.press(Key.Key_L, CTRL | SHIFT)
    name(robot, "mine")
    assert [(each.title, each.kind) for each in saved_filters(robot.window.session)] == [("Mine", "position")]


def test_no_name_saves_nothing(robot: WindowRobot) -> None:
    robot.press(Key.Key_L, CTRL | SHIFT)
    name(robot, "  ")
    popup = robot.window.filters.popup
    assert popup is not None
    assert popup.isVisible()
    assert not popup.take.isEnabled()
    popup.hide()
    assert titles(robot) == []


def test_filters_are_renamed_moved_and_deleted_by_key(robot: WindowRobot) -> None:
    first, second = kept(robot, "First"), kept(robot, "Second")
    on_entry(robot, second)
    robot.press(Key.Key_Up, ALT)
    assert titles(robot) == ["Second", "First"]
    robot.press(Key.Key_Down, ALT)
    assert titles(robot) == ["First", "Second"]
    robot.press(Key.Key_F2)
    name(robot, "Other")
    assert titles(robot) == ["First", "Other"]
    on_entry(robot, first)
    robot.press(Key.Key_Delete)
    assert titles(robot) == ["Other"]
    assert robot.window.toast.message.text == "Filter “First” deleted"
    robot.window.toast.action.click()
    assert titles(robot) == ["First", "Other"]


def test_the_menu_of_a_filter_does_the_same(robot: WindowRobot) -> None:
    saved = kept(robot, "Mine", Listing("actor"))
    robot.page().narrowing.show(SHOWN)
    menu = robot.window.navigator.filter_menu(saved.id)
    actions = {action.objectName(): action for action in menu.actions()}
    assert list(actions) == ["rename", "update", "up", "down", "delete"]
    actions["update"].trigger()
    assert robot.window.session.store.need(Filter, saved.id).kind == "position"
    actions["delete"].trigger()
    assert titles(robot) == []


def test_a_filter_is_found_in_the_palette(robot: WindowRobot) -> None:
    saved = kept(robot, "Held behind doors")
    found = robot.search("behind doors")
    assert found[0].title == "Held behind doors"
    robot.open_hit(found[0].key)
    assert robot.page().narrowing.saved == saved.id


def test_a_broken_filter_says_so_and_still_opens(robot: WindowRobot) -> None:
    lost = Listing("position", criteria=(Criterion("shape", IS, ("x",)), OFFICIAL))
    saved = kept(robot, "Broken", lost)
    robot.press(Key.Key_Escape)
    robot.window.travel.show_filter(saved.id)
    assert "no field “shape”" in robot.window.toast.message.text
    assert any(each.startswith("Broken") and "can't be applied" in each for each in entries(robot))
    assert robot.rows()


def test_filters_that_are_gone_or_strange_are_told(robot: WindowRobot) -> None:
    robot.window.travel.show_filter("nobody")
    assert "not in the tracker any more" in robot.window.toast.message.text
    strange = Filter(id="odd", title="Odd", kind="wormhole")
    robot.window.session.do(Change("Add", (Edit.insert(strange),)))
    robot.window.travel.show_filter("odd")
    assert "“wormhole”" in robot.window.toast.message.text


def test_a_filter_that_is_deleted_while_it_is_shown_leaves_its_conditions(robot: WindowRobot) -> None:
    saved = kept(robot, "Mine")
    robot.window.travel.show_filter(saved.id)
    rows = robot.rows()
    robot.window.filters.command("delete", saved.id)
    assert robot.page().narrowing.filter() is None
    assert robot.rows() == rows
    assert robot.page().narrowing.strip.isVisible()


def test_updating_needs_a_list(robot: WindowRobot) -> None:
    saved = kept(robot, "Mine")
    robot.window.travel.show_page("overview")
    robot.window.filters.command("update", saved.id)
    assert "Show a list first" in robot.window.toast.message.text


def test_what_equals_the_cell_is_kept_by_key(robot: WindowRobot) -> None:
    table = robot.page().table
    table.go_to_cell(0, 0)
    first = robot.page().records.record(0)
    assert isinstance(first, Position)
    robot.press(Key.Key_F4, CTRL)
    narrowing = robot.page().narrowing
    assert narrowing.present.criteria == (Criterion("actor", IS, (first.actor,)),)
    robot.press(Key.Key_F4, CTRL)
    assert len(narrowing.present.criteria) == 1
    table.go_to_cell(0, 1)
    robot.press(Key.Key_F4, CTRL)
    assert "F4 asks for others" in robot.window.toast.message.text


def test_the_menu_over_the_rows_offers_what_equals_the_cell_and_where_to_go(robot: WindowRobot) -> None:
    robot.page().table.go_to_cell(0, 0)
    menus: list[QMenu] = []
    robot.window.bulk.menu_made.connect(menus.append)
    robot.window.pages.menu_wanted.emit(QPoint(10, 10))
    (menu,) = menus
    texts = [action.text() for action in menu.actions()]
    assert [text.replace("&", "") for text in texts[:3]] == ["Read in its source", "Go to", "Copy link"]
    alike = [text for text in texts if text.startswith("Only: ")]
    assert [text.split(" is ")[0] for text in alike] == ["Only: Actor", "Only: Issue"]
    next(action for action in menu.actions() if action.text() == alike[1]).trigger()
    assert [each.field for each in robot.page().narrowing.present.criteria] == ["issue"]
    menu.close()
