"""Every page, form and menu for those who do not see the screen or do not use a mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu, QWidget

from db.records import KINDS
from desktop.menu_parts import NEW_KINDS
from desktop.models.navigation import HISTORY
from desktop.session import Scope
from desktop.views.pages import CHECKS
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot

ROLELESS = (QAccessible.Role.NoRole, QAccessible.Role.Client)


def takes_keys(widget: QWidget) -> bool:
    """Whether Tab stops at a widget."""
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None


def stops(around: QWidget) -> Iterator[QWidget]:
    return (each for each in around.findChildren(QWidget) if takes_keys(each))


def nameless(around: QWidget) -> list[str]:
    """What takes the focus and has no name or no role to be read out."""
    found = []
    for widget in stops(around):
        spoken = QAccessible.queryAccessibleInterface(widget)
        assert spoken is not None
        name, role = spoken.text(QAccessible.Text.Name), spoken.role()
        if not name.strip() or (role in ROLELESS and not isinstance(widget, QAbstractScrollArea)):
            found.append(f"{type(widget).__name__} {widget.objectName()} {role}")
    return found


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


@pytest.mark.parametrize("page", ["overview", HISTORY, CHECKS, *KINDS])
def test_all_of_a_page_has_a_name(robot: WindowRobot, page: str) -> None:
    robot.window.travel.go_in(page)
    assert robot.window.pages.key == page
    assert nameless(robot.window) == []


@pytest.mark.parametrize("kind", KINDS)
def test_all_of_the_form_of_a_record_has_a_name(robot: WindowRobot, kind: str) -> None:
    inspector = robot.window.inspector
    found = robot.window.session.store.all(KINDS[kind])
    if found:
        robot.window.travel.open_record(found[0].id)
        assert inspector.record_id == found[0].id
    else:  # the sample has none of these
        robot.window.travel.new_record(kind)
    for tab in range(inspector.tabs.count()):
        inspector.tabs.setCurrentIndex(tab)
        assert nameless(inspector) == []


@pytest.mark.parametrize("kind", NEW_KINDS)
def test_a_new_form_has_names_and_the_keyboard_goes_through_it_and_out(robot: WindowRobot, kind: str) -> None:
    robot.window.travel.new_record(kind)
    inspector = robot.window.inspector
    assert nameless(inspector) == []
    assert inspector.isAncestorOf(focus())
    seen = walked(robot, most=120)
    assert inspector.form is not None
    controls = {row.field.control for row in inspector.form.rows.values()}
    assert {control for control in controls if takes_keys(control)} <= seen
    assert robot.window.navigator in seen


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def walked(robot: WindowRobot, most: int) -> set[QWidget]:
    """What has the focus while Tab is pressed, until it comes back to the first."""
    seen = {focus()}
    first = focus()
    for _ in range(most):
        robot.press(Qt.Key.Key_Tab)
        if focus() is first:
            return seen
        assert focus() not in seen, f"Tab goes in a ring: {focus().accessibleName()}"
        seen.add(focus())
    raise AssertionError("Tab does not come back")


@pytest.mark.parametrize("page", ["overview", HISTORY, CHECKS, "position"])
def test_tab_goes_round_the_whole_window(robot: WindowRobot, page: str) -> None:
    robot.window.travel.go_in(page)
    seen = walked(robot, most=120)
    assert {robot.window.navigator, robot.window.toolbar.search, robot.window.status.checks} <= seen
    assert any(robot.window.pages.isAncestorOf(each) for each in seen)


def test_tab_goes_back_the_way_it_came(robot: WindowRobot) -> None:
    robot.window.travel.open_record("p01")
    way = [focus()]
    for _ in range(40):
        robot.press(Qt.Key.Key_Tab)
        way.append(focus())
    for each in reversed(way[:-1]):
        robot.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert focus() is each


def test_panes_are_walked_by_a_key_also_where_one_is_empty(robot: WindowRobot) -> None:
    panes = []
    robot.window.travel.go_in("position")
    for _ in range(3):
        robot.press(Qt.Key.Key_F6)
        panes.append(focus())
    assert robot.window.inspector.isAncestorOf(panes[0])
    assert panes[1] is robot.window.navigator
    assert panes[2] is robot.page().table
    robot.window.session.set_scope(Scope(as_of="1990-01-01"))
    robot.window.navigator.setFocus()
    robot.press(Qt.Key.Key_F6)
    assert focus().isVisible()
    assert robot.window.pages.isAncestorOf(focus())


# -- the menus -----------------------------------------------------------------------------------


def all_actions(robot: WindowRobot) -> list[QAction]:
    """Every entry of the menu bar and of the menus it opens, without those that only open another."""
    menus = robot.window.findChildren(QMenu)
    opening = [menu.menuAction() for menu in menus]
    found: list[QAction] = []
    for menu in menus:
        menu.aboutToShow.emit()
        found += [each for each in menu.actions() if each not in opening and not each.isSeparator()]
    return found


@pytest.mark.parametrize("page", ["", "overview", "position", CHECKS])
def test_every_entry_of_the_menus_acts_or_is_grey(robot: WindowRobot, page: str) -> None:
    window = robot.window
    if page:
        window.travel.go_in(page)
    else:
        window.close_tracker()
    for action in all_actions(robot):
        assert action.text().strip()
        spec_grey = not action.isEnabled()
        acts = action.receivers("2triggered(bool)") > 0 or action.receivers("2triggered()") > 0
        assert acts or spec_grey, action.text()
    texts = {action.objectName(): action.isEnabled() for action in all_actions(robot)}
    assert texts["file.open"]
    assert texts["paper.export"] == bool(page)
    assert texts["edit.copy_table"] == (page == "position")
    assert not texts["edit.undo"] or page


def test_in_a_tracker_that_is_only_read_all_that_writes_is_grey(
    open_window: Open, sample: Path, robot: WindowRobot
) -> None:
    robot.window.session.open(sample, readonly=True)
    robot.window.travel.open_record("p01")
    grey = {action.objectName() for action in all_actions(robot) if not action.isEnabled()}
    writing = {"edit.undo", "edit.redo", "edit.delete", "record.new_same", "record.save", "file.import"}
    assert writing <= grey
    assert not robot.window.table["record.new"].isEnabled()
    assert not robot.window.toolbar.new.isEnabled()
