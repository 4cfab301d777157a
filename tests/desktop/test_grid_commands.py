"""The list as a grid, by key and by mouse: order by hand, filling down, copying; each one step, undone."""

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.exchange.block import read_block
from db.records import Actor, Event, Issue, Option, Position
from desktop.grid_commands import FEW, FIRST, LAST, ONE_ROW
from tests.desktop.windows import Open
from tests.robots.grid import GridRobot
from tests.robots.window import ALT, CTRL, NONE, SHIFT

Key = Qt.Key
FIVE = ("a", "b", "c", "d", "e")


@pytest.fixture
def issues(open_window: Open, small: Path) -> GridRobot:
    """The issues a to e in the order of their ranks, before those that have none."""
    robot = open_window(small)
    added = (Issue(id=id, title=id.upper(), rank=rank) for rank, id in enumerate(FIVE, 1))
    robot.window.session.do(Change("Add", tuple(map(Edit.insert, added))))
    return GridRobot(robot, "issue")


def first_five(grid: GridRobot) -> str:
    return "".join(grid.robot.rows()[:5])


def test_rows_move_up_and_down_by_key_and_stay_chosen(issues: GridRobot) -> None:
    grid = issues
    grid.go("c", "title")
    grid.press(Key.Key_Up, ALT)
    assert first_five(grid) == "acbde"
    assert grid.labels()[0] == "Move C up"
    assert grid.robot.selected() == ["c"]
    assert grid.here == ("c", "title")
    grid.press(Key.Key_Down, ALT)
    grid.press(Key.Key_Down, ALT)
    assert first_five(grid) == "abdce"
    assert grid.labels()[0] == "Move C down"
    for _ in range(3):
        grid.robot.undo()
    assert first_five(grid) == "abcde"


def test_several_rows_move_together(issues: GridRobot) -> None:
    grid = issues
    grid.go("c", "title")
    grid.press(Key.Key_Down, SHIFT)
    grid.press(Key.Key_Up, ALT)
    assert first_five(grid) == "acdbe"
    assert grid.labels()[0] == "Move 2 issues up"
    assert grid.robot.selected() == ["c", "d"]
    grid.press(Key.Key_Up, ALT)
    steps = grid.labels()
    grid.press(Key.Key_Up, ALT)
    assert first_five(grid) == "cdabe"
    assert grid.labels() == steps, FIRST


def test_the_last_row_goes_no_further(issues: GridRobot) -> None:
    grid = issues
    grid.go(grid.robot.rows()[-1], "title")
    steps = grid.labels()
    grid.press(Key.Key_Down, ALT)
    assert grid.labels() == steps, LAST


def test_in_a_list_turned_round_up_is_up_as_it_is_seen(issues: GridRobot) -> None:
    grid = issues
    grid.page.choose_columns(["rank", "title"])
    grid.page.table.sort_by(0)
    grid.page.table.sort_by(0)
    assert "".join(grid.robot.rows()[-5:]) == "edcba"
    grid.go("b", "title")
    grid.press(Key.Key_Up, ALT)
    assert "".join(grid.robot.rows()[-5:]) == "edbca"


def test_a_filtered_list_moves_among_what_is_seen(issues: GridRobot) -> None:
    grid = issues
    session = grid.window.session
    session.do(Change("Theme", tuple(
        Edit.update(session.store.need(Issue, id), theme="seen") for id in ("b", "d")
    )))  # fmt: skip
    grid.page.records.filter("seen")
    assert grid.robot.rows() == ["b", "d"]
    grid.go("d", "title")
    grid.press(Key.Key_Up, ALT)
    grid.page.records.filter("")
    assert first_five(grid) == "adbce"


def test_options_move_within_their_issue_and_a_list_in_another_order_says_so(issues: GridRobot) -> None:
    robot = issues.robot
    more = [Option(id=f"{i}{n}", issue=i, label=f"{i}{n}", value=10 - n) for i in "ab" for n in (1, 2)]
    robot.window.session.do(Change("Add", tuple(map(Edit.insert, more))))
    grid = GridRobot(robot, "option")
    grid.go("a2", grid.page.records.columns[0].first)
    grid.press(Key.Key_Up, ALT)
    assert grid.said == "Options are moved where the list is in the order of their ranks."
    grid.window.toast.action.click()
    assert grid.page.records.is_ranked
    shown = [id for id in grid.robot.rows() if len(id) == 2]
    assert shown == ["a2", "a1", "b2", "b1"]  # without ranks, as they stand on the axis
    grid.go("a1", grid.page.records.columns[0].first)
    grid.press(Key.Key_Up, ALT)
    assert [id for id in grid.robot.rows() if len(id) == 2] == ["a1", "a2", "b2", "b1"]
    steps = grid.labels()
    grid.press(Key.Key_Up, ALT)  # above it stands an option of another issue, or nothing
    assert grid.labels() == steps


def test_rows_of_two_owners_are_not_moved_at_once(issues: GridRobot) -> None:
    robot = issues.robot
    more = [Option(id=f"{i}{n}", issue=i, label=f"{i}{n}", value=n, rank=n) for i in "ab" for n in (1, 2)]
    robot.window.session.do(Change("Add", tuple(map(Edit.insert, more))))
    grid = GridRobot(robot, "option")
    grid.page.records.sort_by_rank()
    grid.go("a2", grid.page.records.columns[0].first)
    grid.press(Key.Key_Down, SHIFT)
    grid.press(Key.Key_Up, ALT)
    assert grid.said.startswith("Options have their order within one issue.")


def test_a_kind_without_ranks_says_that_it_has_no_order_by_hand(issues: GridRobot) -> None:
    grid = GridRobot(issues.robot, "actor")
    grid.press(Key.Key_Down, ALT)
    assert grid.said.startswith("Actors have no order made by hand.")


def test_alt_and_an_arrow_in_a_form_are_left_to_the_form(issues: GridRobot) -> None:
    grid = issues
    grid.window.travel.open_record("b")
    form = grid.window.inspector.form
    assert form is not None
    form.rows["title"].field.setFocus()
    grid.press(Key.Key_Up, ALT)
    assert first_five(grid) == "abcde"


# -- by mouse ------------------------------------------------------------------------------------


def grip(grid: GridRobot, row: int) -> QPoint:
    table = grid.page.table
    return QPoint(table.columnViewportPosition(0) + 10, table.rowViewportPosition(row) + 20)


def draw(grid: GridRobot, row: int, to: int) -> None:
    """Press on the grip of a row and draw it to the lower half of another."""
    view = grid.page.table.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, grip(grid, row))
    QTest.mouseMove(view, grip(grid, to) + QPoint(0, 4))
    QTest.mouseMove(view, grip(grid, to) + QPoint(0, 16))


def test_a_row_is_drawn_to_another_place_and_the_toast_takes_it_back(issues: GridRobot) -> None:
    grid = issues
    draw(grid, 0, 2)
    assert grid.page.moving.is_on
    assert grid.page.moving._line.isVisible()
    QTest.mouseRelease(grid.page.table.viewport(), Qt.MouseButton.LeftButton, NONE, grip(grid, 2))
    assert not grid.page.moving._line.isVisible()
    assert first_five(grid) == "bcade"
    assert grid.said == "Moved A down"
    grid.window.toast.action.click()
    assert first_five(grid) == "abcde"


def test_chosen_rows_are_drawn_together_and_escape_leaves_them(issues: GridRobot) -> None:
    grid = issues
    grid.go("a", "title")
    grid.press(Key.Key_Down, SHIFT)
    draw(grid, 1, 3)
    grid.press(Key.Key_Escape)
    assert not grid.page.moving.is_on
    QTest.mouseRelease(grid.page.table.viewport(), Qt.MouseButton.LeftButton, NONE, grip(grid, 3))
    assert first_five(grid) == "abcde"
    draw(grid, 1, 3)
    QTest.mouseRelease(grid.page.table.viewport(), Qt.MouseButton.LeftButton, NONE, grip(grid, 3))
    assert first_five(grid) == "cdabe"
    assert grid.robot.selected() == ["a", "b"]


def test_a_click_on_a_grip_chooses_its_row_alone(issues: GridRobot) -> None:
    grid = issues
    grid.go("a", "title")
    grid.press(Key.Key_Down, SHIFT)
    QTest.mouseClick(grid.page.table.viewport(), Qt.MouseButton.LeftButton, NONE, grip(grid, 1))
    assert grid.robot.selected() == ["b"]
    assert first_five(grid) == "abcde"


def test_where_there_is_no_order_by_hand_a_press_there_chooses_as_ever(issues: GridRobot) -> None:
    grid = issues
    grid.page.table.sort_by(0)
    draw(grid, 0, 2)
    assert not grid.page.moving.is_on


def test_near_the_end_the_list_scrolls_along(issues: GridRobot, qtbot: QtBot) -> None:
    grid = issues
    many = (Issue(id=f"m{n:03}", title=f"M {n:03}", rank=n + 10) for n in range(100))
    grid.window.session.do(Change("Add", tuple(map(Edit.insert, many))))
    table = grid.page.table
    draw(grid, 0, 2)
    low = QPoint(10, table.viewport().height() - 4)
    QTest.mouseMove(table.viewport(), low)
    qtbot.waitUntil(lambda: table.verticalScrollBar().value() > 100)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, NONE, low)
    assert grid.robot.rows().index("a") > 10


# -- filling down --------------------------------------------------------------------------------


@pytest.fixture
def actors(open_window: Open, small: Path) -> GridRobot:
    robot = open_window(small)
    added = (Actor(id=f"x{n:03}", name=f"X {n:03}") for n in range(FEW + 5))
    robot.window.session.do(Change("Add", tuple(map(Edit.insert, added))))
    grid = GridRobot(robot, "actor")
    grid.page.choose_columns(["name", "kind", "capability", "id"])
    return grid


def test_the_value_of_the_first_row_is_set_in_the_others_as_one_step(actors: GridRobot) -> None:
    grid = actors
    grid.go("rus", "kind")
    grid.press(Key.Key_Down, SHIFT)
    grid.press(Key.Key_Down, SHIFT)
    chosen = grid.robot.selected()
    assert chosen[0] == "rus"
    grid.press(Key.Key_D, CTRL)
    assert [grid.stored(id, "kind") for id in chosen] == ["state"] * len(chosen)
    assert grid.labels()[0].startswith("Set kind of")
    assert grid.said == "Kind filled down into 1 actor"
    assert grid.robot.selected() == chosen
    grid.window.toast.action.click()
    assert [grid.stored(id, "kind") for id in chosen[2:]] == [""] * len(chosen[2:])


def test_many_rows_are_filled_beside_the_window(actors: GridRobot, qtbot: QtBot) -> None:
    grid = actors
    grid.go("rus", "kind")
    grid.press(Key.Key_A, CTRL)
    assert grid.page.table.selected_count() > FEW
    grid.press(Key.Key_D, CTRL)
    qtbot.waitUntil(lambda: grid.said == f"Kind filled down into {FEW + 5} actors")
    assert grid.stored(f"x{FEW:03}", "kind") == "state"
    grid.robot.undo()
    assert grid.stored(f"x{FEW:03}", "kind") == ""


def test_one_row_or_a_field_that_stays_is_not_filled(actors: GridRobot) -> None:
    grid = actors
    grid.go("rus", "kind")
    steps = grid.labels()
    grid.press(Key.Key_D, CTRL)
    assert grid.said == ONE_ROW
    grid.go("rus", "id")
    grid.press(Key.Key_Down, SHIFT)
    grid.press(Key.Key_D, CTRL)
    assert grid.said == "The id of a record stays as it is."
    assert grid.labels() == steps


def test_what_some_can_not_have_is_said_and_the_others_get_it(open_window: Open, small: Path) -> None:
    robot = open_window(small)
    events = (
        Event(id="e1", title="A first", start="2026-01", end="2026-03"),
        Event(id="e2", title="A second", start="2026-05"),
        Event(id="e3", title="A third", start="2026-02"),
    )
    robot.window.session.do(Change("Add", tuple(map(Edit.insert, events))))
    grid = GridRobot(robot, "event")
    grid.page.choose_columns(["title", "end"])
    grid.page.table.sort_by(0)
    grid.go("e1", "end")
    grid.press(Key.Key_Down, SHIFT)
    steps = grid.labels()
    grid.press(Key.Key_D, CTRL)
    assert grid.said.startswith("Nothing was filled down. This is before")
    assert grid.labels() == steps
    grid.press(Key.Key_Down, SHIFT)
    grid.press(Key.Key_D, CTRL)
    assert grid.said.startswith("End filled down into 1 event; 1 can't have it: This is before")
    assert (grid.stored("e2", "end"), grid.stored("e3", "end")) == ("", "2026-03")


# -- copying -------------------------------------------------------------------------------------


def clipboard() -> tuple[list[list[str]], str]:
    mime = QGuiApplication.clipboard().mimeData()
    return list(csv.reader(io.StringIO(mime.text(), newline=""), delimiter="\t")), mime.html()


def test_chosen_rows_are_copied_one_field_a_column_as_text_and_as_html(
    open_window: Open, small: Path
) -> None:
    robot = open_window(small)
    session = robot.window.session
    nasty = "=cmd|' /C calc'!A1\nsecond\tline <b>\"quoted\"</b>"
    change = Edit.update(session.store.need(Position, "p1"), statement=nasty)
    session.do(Change("Reword", (change,)))
    grid = GridRobot(robot, "position")
    grid.go("p1", "actor")
    grid.press(Key.Key_C, CTRL)
    rows, made = clipboard()
    assert rows == [
        ["Actor", "Issue", "Statement", "Stance on options", "Firmness", "Channel", "Stated"],
        [
            "Ukraine",
            "Territory",
            f"'{nasty}",
            "Freeze on the line: conditional",
            "conditional",
            "official",
            "2026-02",
        ],
    ]
    assert "<b>" not in made
    assert "&#x27;=cmd" in made
    assert "<br>second" in made
    assert "<td>2026-02</td>" in made
    assert "<th>Stance on options</th>" in made
    assert made.count("<tr>") == 2
    assert grid.said == "1 row copied as a table"
    assert grid.stored("p1", "statement") == nasty


def test_what_is_copied_is_read_in_again_as_it_was(open_window: Open, sample: Path) -> None:
    grid = GridRobot(open_window(sample), "position")
    grid.press(Key.Key_A, CTRL)
    grid.press(Key.Key_C, CTRL | SHIFT)
    rows, made = clipboard()
    mime = QGuiApplication.clipboard().mimeData()
    assert read_block(mime.text()) == rows
    assert len(rows) == grid.page.records.rowCount() + 1
    lines = [[cell.split() for cell in row] for row in read_block("", made)]
    assert lines == [[cell.split() for cell in row] for row in rows]


def test_a_long_list_is_copied_beside_the_window(actors: GridRobot, qtbot: QtBot) -> None:
    grid = actors
    grid.page.table.clearSelection()
    QGuiApplication.clipboard().clear()
    grid.window.table["edit.copy_table"].trigger()
    total = grid.page.records.rowCount()
    qtbot.waitUntil(lambda: grid.said == f"{total} rows copied as a table")
    rows, _ = clipboard()
    assert [row[3] for row in rows[1:]] == grid.robot.rows()


def test_copying_leaves_the_cell_that_is_typed_into(actors: GridRobot) -> None:
    grid = actors
    grid.go("rus", "capability")
    grid.type("5")
    grid.window.table["edit.copy_table"].trigger()
    QApplication.processEvents()
    rows, _ = clipboard()
    assert rows[1][:3] == ["Russia", "state", "5"]
