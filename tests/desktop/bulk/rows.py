"""Selecting rows and reading what the window says of them."""

from PySide6.QtCore import Qt

from db.store import Store
from desktop.widgets.toast import ToastButton
from tests.robots.window import WindowRobot

Key = Qt.Key


def store(robot: WindowRobot) -> Store:
    return robot.window.session.store


def select(robot: WindowRobot, *ids: str) -> None:
    """Select the rows of records, as clicks with Ctrl do; the keyboard is in the list."""
    table = robot.page().table
    table.setFocus()
    table.clearSelection()
    model = table.selectionModel()
    flags = model.SelectionFlag.Select | model.SelectionFlag.Rows
    for id in ids:
        row = robot.page().records.row_of(id)
        assert row >= 0, f"{id} is not listed"
        model.setCurrentIndex(robot.page().records.index(row, 0), flags)
    assert sorted(robot.selected()) == sorted(ids)


def said(robot: WindowRobot) -> str:
    toast = robot.window.toast
    return toast.message.text if toast.isVisible() else ""


def undo_in_toast(robot: WindowRobot) -> None:
    toast = robot.window.toast
    assert isinstance(toast.action, ToastButton)
    assert toast.action.text().startswith("Undo")
    toast.action.click()


def label(robot: WindowRobot) -> str:
    newest = store(robot).undoable()
    return newest.label if newest else ""
