"""Texts from elsewhere, outside of forms: in cells, quick capture, searches, names, for several rows.

What breaks while they are shown or stored fails the test, also where it is Qt that called.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.drafts import drafts
from db.records import Filter, Position
from desktop.dialogs.set_field import SetFieldDialog
from desktop.forms.prose import ProseField
from tests.desktop.bulk.rows import select
from tests.desktop.hostile import BY_HAND
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots.grid import GridRobot

LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029")
KEPT = {
    name: text for name, text in BY_HAND.items() if name not in ("a NUL", "half a pair", "the other half")
}


def as_stored(text: str) -> str:
    """A pasted text as Qt has it: its paragraphs end all alike."""
    for end in LINE_ENDS:
        text = text.replace(end, "\n")
    return text.strip()


def test_a_cell_stores_it_as_it_stands_or_keeps_it_as_a_draft(open_window: Open, small: Path) -> None:
    grid = GridRobot(open_window(small), "position")
    for name, text in BY_HAND.items():
        grid.go("p1", "statement")
        grid.page.editing.begin()
        assert grid.is_editing, name
        field = grid.row.field
        assert isinstance(field, ProseField)
        field.put(text)
        grid.editor.grab()
        done = grid.page.editing.store()
        if name in KEPT:
            assert done, name
            assert str(grid.stored("p1", "statement")).strip() == as_stored(text), name
        else:
            assert not done, name
            assert "that can't be kept" in grid.row.error
            before = grid.stored("p1", "statement")
            assert grid.page.editing.leave()
            assert grid.stored("p1", "statement") == before
            grid.page.editing.begin()
            grid.page.editing.give_up()
        grid.window.grab()


def test_several_rows_are_given_it_or_it_is_refused_in_the_dialog(
    open_window: Open, small: Path, dialogs: Dialogs
) -> None:
    grid = GridRobot(open_window(small), "position")
    seen: list[str] = []

    def drive(dialog: QDialog) -> None:
        assert isinstance(dialog, SetFieldDialog)
        dialog.choose("statement")
        for name, text in BY_HAND.items():
            dialog.field.put(text)
            dialog.grab()
            assert (dialog.setting is not None) == (name in KEPT), name
            seen.append(name)
        dialog.field.put(BY_HAND["both directions, with marks that turn them"])
        dialog.act.click()

    select(grid.robot, "p1", "p2")
    dialogs.expect(drive)
    grid.window.table["edit.set_field"].trigger()
    assert seen == list(BY_HAND)
    statements = {each.statement for each in grid.window.session.store.all(Position)}
    assert statements == {BY_HAND["both directions, with marks that turn them"]}


def test_quick_capture_takes_it_into_the_form_or_says_why_not(open_window: Open, small: Path) -> None:
    robot = open_window(small)
    for name, text in BY_HAND.items():
        robot.window.table["record.capture"].trigger()
        robot.window.capture.box.setText(f"Ukraine / territory / official : {text}")
        robot.window.capture.grab()
        robot.press(Qt.Key.Key_Return)
        form = robot.window.inspector.form
        assert form is not None
        typed = form.typed()["fields"]
        assert (typed["actor"], typed["issue"]) == ("ukr", "territory"), name
        robot.window.grab()
        assert robot.window.inspector.leave(), name
    statements = [each.statement for each in robot.window.session.store.all(Position)]
    assert BY_HAND["a statement of 10,000 characters"] in statements
    assert BY_HAND["right to left"] in statements
    left = [str(each.fields.get("statement", "")) for each in drafts(robot.window.session.store)]
    assert BY_HAND["a NUL"] in left  # what can't be stored is not lost


def test_searching_for_it_finds_nothing_or_something_and_breaks_nothing(
    open_window: Open, small: Path, qtbot: QtBot
) -> None:
    robot = open_window(small)
    robot.window.travel.go_in("position")
    page = robot.page()
    for text in BY_HAND.values():
        robot.window.search(text)
        robot.window.finder.grab()
        qtbot.waitUntil(robot.window.finder.isVisible)
        robot.window.finder.dismiss()
        page.filter.setText(text)
        page.filter.returnPressed.emit()
        robot.window.grab()
    page.filter.clear()
    page.filter.returnPressed.emit()
    assert page.records.rowCount() == 2


def test_a_filter_is_called_so_or_it_is_said_why_not(open_window: Open, small: Path) -> None:
    robot = open_window(small)
    robot.window.travel.go_in("position")
    robot.page().filter.setText("Ukraine")
    robot.page().filter.returnPressed.emit()
    for text in BY_HAND.values():
        robot.window.filters.save()
        popup = robot.window.filters.popup
        assert popup is not None
        popup.line.setText(text)
        popup.accept()
        popup.hide()
        robot.window.grab()
    titles = [each.title for each in robot.window.session.store.all(Filter)]
    assert BY_HAND["right to left"] in titles
    assert BY_HAND["emoji of several parts"] in titles
    assert not [title for title in titles if "\0" in title]
