"""Pasting into a list: a look at the block first, by keyboard alone, then one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.records import Actor, Position
from db.store import Store
from desktop.dialogs.pasting import PasteDialog
from desktop.models.pasted_cells import PastedCells
from desktop.operations import records as operations
from desktop.operations.pasting import Layout, judge
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.dialogs import Dialogs, Robot
from tests.robots import dialogs as robots
from tests.robots.window import CTRL, WindowRobot

Key = Qt.Key
BLOCK = (
    "Actor\tIssue\tChannel\tStated\tStatement\n"
    "Ukraine\tTerritory\tofficial\t12/03/2026\tNo\n"
    "Atlantis\tTerritory\tofficial\t2026\tYes\n"
    "Russia\tTerritory\tTrack I\t2026-13\tPerhaps"
)


@pytest.fixture
def robot(open_window: Open, tmp_path: Path) -> WindowRobot:
    path = tmp_path / "talks.parley"
    small_tracker(path).close()
    made = open_window(path)
    made.window.travel.go_in("position")
    return made


def store(robot: WindowRobot) -> Store:
    return robot.window.session.store


def copy(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def said(robot: WindowRobot) -> str:
    toast = robot.window.toast
    return toast.message.text if toast.isVisible() else ""


def judged(qtbot: QtBot, act: Robot) -> Robot:
    """Wait until the block was judged, then act."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        qtbot.waitUntil(lambda: dialog.judgement is not None)
        act(dialog)

    return robot


def paste(robot: WindowRobot) -> None:
    robot.page().table.setFocus()
    robot.press(Key.Key_V, CTRL)


def test_what_is_valid_is_pasted_as_one_step(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> None:
    copy(BLOCK)
    texts: list[str] = []
    dialogs.expect(judged(qtbot, robots.read_and_press(texts, "Paste what is valid")))
    paste(robot)
    assert "Paste 3 rows into positions?" in texts[0]
    assert "2 positions new, 1 row left out, 1 cell not taken." in texts[0]
    assert said(robot) == "2 positions pasted, 1 row left out"
    new = [each for each in store(robot).all(Position) if each.id not in ("p1", "p2")]
    assert [(each.actor, each.stated) for each in new] == [("ukr", "2026-03-12"), ("rus", "")]
    robot.window.toast.action.click()
    assert [each.id for each in store(robot).all(Position)] == ["p1", "p2"]


def test_problems_are_walked_and_said(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> None:
    copy(BLOCK)
    reasons: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        for _ in range(3):
            dialog.problem.click()
            reasons.append(dialog.reason.text())
        dialog.reject()

    dialogs.expect(judged(qtbot, act))
    paste(robot)
    assert "Atlantis" in reasons[0]
    assert "month 13" in reasons[1]
    assert reasons[2] == reasons[0]
    assert len(store(robot).all(Position)) == 2


def test_a_column_is_made_another_field_by_keyboard(
    robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot
) -> None:
    copy("Geneva\tlow\nVienna\thigh")
    robot.page().table.selectAll()

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        assert dialog.targets.value == "selected"
        dialog.field.setFocus()
        robots.press_steps(dialog, "Venue")
        dialog.table.setFocus()
        robots.press_steps(dialog, Key.Key_Right)
        dialog.field.choose("confidence")  # letters typed at once would be one word with those before
        qtbot.waitUntil(lambda: dialog.judgement is not None)
        assert dialog.chosen.fields == ("venue", "confidence")
        robots.press_steps(dialog, Key.Key_Return)

    dialogs.expect(judged(qtbot, act))
    paste(robot)
    assert {(each.venue, each.confidence) for each in store(robot).all(Position)} == {
        ("Geneva", "low"),
        ("Vienna", "high"),
    }


def test_one_field_is_not_two_columns(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> None:
    copy("Venue\tDoubts\nGeneva\tHm")

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        assert dialog.chosen.fields == ("venue", "caveat_text")
        dialog.table.setCurrentIndex(dialog.table.cells.index(0, 2))
        dialog.field.choose("venue")
        assert dialog.chosen.fields == ("", "venue")
        dialog.field.choose("")
        assert dialog.chosen.fields == ("", "")
        qtbot.waitUntil(lambda: dialog.judgement is not None)
        assert not dialog.act.isEnabled()
        dialog.reject()

    dialogs.expect(judged(qtbot, act))
    paste(robot)


def test_the_first_row_can_be_a_row_and_empty_cells_can_clear(
    robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot
) -> None:
    robot.window.travel.go_in("actor")
    copy("Name\tKind\nUkraine\t")
    seen: list[tuple[int, bool]] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        assert dialog.judgement is not None
        seen.append((dialog.table.cells.rowCount(), bool(dialog.judgement.taken)))
        dialog.heading.click()
        seen.append((dialog.table.cells.rowCount(), False))
        dialog.heading.click()
        dialog.clears.click()
        qtbot.waitUntil(lambda: dialog.judgement is not None)
        dialog.act.click()

    dialogs.expect(judged(qtbot, act))
    paste(robot)
    assert seen == [(1, False), (2, False)]
    assert store(robot).need(Actor, "ukr").kind == ""


def test_a_table_of_a_word_processor_is_pasted(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> None:
    robot.window.travel.go_in("actor")
    html = "<table><tr><th>Name<th>Kind</tr><tr><td>Poland<td>state</tr></table>"
    copy("Name\nKind\nPoland\nstate", html)
    dialogs.expect(judged(qtbot, robots.press("Paste 1 actor")))
    paste(robot)
    assert [each.kind for each in store(robot).all(Actor) if each.name == "Poland"] == ["state"]


def test_an_empty_clipboard_is_said_to_be_so(robot: WindowRobot) -> None:
    copy("")
    paste(robot)
    assert said(robot).startswith("There are no cells on the clipboard.")


def test_a_later_edit_is_not_overwritten(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> None:
    robot.window.travel.go_in("actor")
    copy("Name\tSummary\nUkraine\tAt war.")

    def act(dialog: QDialog) -> None:
        held = store(robot)
        held.apply(operations.set_fields(held, held.need(Actor, "ukr"), {"summary": "Newer."}))
        robots.button_of(dialog, "Paste 1 actor").click()

    dialogs.expect(judged(qtbot, act))
    paste(robot)
    assert "Nothing was written." in said(robot)
    assert store(robot).need(Actor, "ukr").summary == "Newer."


def test_text_is_pasted_into_a_field_and_not_into_the_list(robot: WindowRobot) -> None:
    copy("Geneva")
    robot.window.travel.open_record("p1")
    robot.tab_to("Venue")
    robot.press(Key.Key_V, CTRL)
    assert robot.field_text("venue") == "Geneva"


def test_the_model_is_sound(robot: WindowRobot, qtmodeltester: ModelTester) -> None:
    cells = [["Name", "Kind"], ["Ukraine", "state"], ["", "nothing"]]
    model = PastedCells("actor", cells)
    qtmodeltester.check(model, force_py=True)
    layout = Layout(("name", "kind"), True)
    model.show_layout(layout.fields, heading=True)
    model.show_judgement(judge(store(robot), Actor, cells, layout))
    qtmodeltester.check(model, force_py=True)
    assert [model.index(row, 0).data() for row in range(2)] == ["New", "Left out"]
    assert model.next_wrong(0, 0) == (1, 1)
    assert model.next_wrong(1, 1) == (1, 2)
    assert model.next_wrong(1, 2) == (1, 1)
    assert model.reason(1, 1) == "This is needed."
