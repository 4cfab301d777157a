"""The position matrix in the window: walked by arrows, explained beside, copied, put into a paper."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Brief, BriefSection, PositionOption, link_id
from desktop.operations.papers import write_paper
from desktop.session import Scope
from desktop.views.comparisons.matrix import A_DAY, MatrixPage
from desktop.views.comparisons.page import DRAWING, EMPTY, TABLE
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.robots.window import ALT, WindowRobot


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def shown(robot: WindowRobot, qtbot: QtBot) -> MatrixPage:
    """The matrix, gone to by its name."""
    robot.go_to("position matrix")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, MatrixPage)
    qtbot.waitUntil(lambda: page.result is not None)
    page.grid.setFocus()
    return page


def test_it_is_three_keys_from_the_navigator(robot: WindowRobot, qtbot: QtBot) -> None:
    robot.window.navigator.setFocus()
    robot.type("Pos")
    robot.press(Qt.Key.Key_Return)
    assert robot.window.pages.key in ("position", "matrix")
    robot.window.table["compare.matrix"].trigger()
    assert robot.window.pages.key == "matrix"


def test_in_a_wide_window_names_and_cells_get_the_room_there_is(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    robot.window.resize(1280, 800)
    QApplication.processEvents()
    narrow = page.grid.heads.width(), page.grid.cell_size.width()
    robot.window.resize(2560, 1440)
    QApplication.processEvents()
    wide = page.grid.heads.width(), page.grid.cell_size.width()
    assert wide[0] > narrow[0]
    assert wide[1] > narrow[1]
    columns = page.grid.size_of_grid()[1]
    assert wide[0] + columns * wide[1] <= page.grid.viewport().width()


def test_the_answer_is_read_off_the_screen(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert page.sentence.text().startswith("10 actors speak in 33 of 160 cells")
    assert page.explanation.explained.title == "Russia · Territory and sovereignty"


def test_arrows_walk_the_cells_and_the_explanation_follows(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    robot.press(Qt.Key.Key_Right)
    explained = page.explanation.explained
    assert explained.title == "Russia · Ceasefire and line of contact"
    assert explained.parts[0].heading == "Conditional, in private channels only"
    assert "Ceasefire" in page.grid.accessibleDescription()
    robot.press(Qt.Key.Key_End)
    assert page.grid.column == 15
    robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_Home)
    assert (page.grid.row, page.grid.column) == (1, 0)
    robot.press(Qt.Key.Key_PageDown)
    robot.press(Qt.Key.Key_PageDown)
    assert page.grid.row == 9


def test_enter_goes_to_the_position(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    cell = page.grid.cell()
    assert cell is not None
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == cell.positions[0].id


def test_a_row_of_the_explanation_goes_to_its_record(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    positions = next(part for part in page.explanation.explained.parts if "position" in part.heading)
    page.explanation.opened.emit(positions.rows[1].key)
    assert robot.window.inspector.record_id == positions.rows[1].key


def test_an_edit_is_shown_and_the_cursor_stays(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    robot.press(Qt.Key.Key_Down)
    cell = page.grid.cell()
    assert cell is not None
    assert cell.option is not None
    link = link_id("position_option", cell.held.said[0][1].id, cell.option.id)
    record = robot.window.session.store.need(PositionOption, link)
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("x", (Edit.update(record, stance="red line"),)))
    now = page.grid.cell()
    assert now is not None
    assert (now.actor.id, now.issue.id, now.stance) == (cell.actor.id, cell.issue.id, "red line")


def test_only_parties_and_another_order(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.rows.setCurrentIndex(1)
    assert page.matrix is not None
    assert [actor.name for actor in page.matrix.actors] == ["Russia", "Ukraine"]
    page.grid.setFocus()
    robot.press(Qt.Key.Key_Down, ALT)
    assert [actor.name for actor in page.matrix.actors] == ["Ukraine", "Russia"]
    before = [issue.id for issue in page.matrix.issues]
    robot.press(Qt.Key.Key_Right, ALT)
    assert [issue.id for issue in page.matrix.issues] == [before[1], before[0], *before[2:]]
    robot.press(Qt.Key.Key_Home, ALT)
    robot.press(Qt.Key.Key_End, ALT)
    ends = [issue.id for issue in page.matrix.issues]
    assert sorted(ends) == sorted(before), "as far as there are any"


def test_a_head_is_drawn_to_another_place(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert page.matrix is not None
    actors, issues = list(page.matrix.actors), list(page.matrix.issues)
    heads, cell = page.grid.heads, page.grid.cell_size

    def row(place: int) -> QPoint:
        return QPoint(40, page.grid.box(place, 0).center().y())

    def column(place: int) -> QPoint:
        return QPoint(heads.width() + cell.width() * place + 20, 30)

    draw(page, row(0), row(2))
    assert list(page.matrix.actors) == [*actors[1:3], actors[0], *actors[3:]]
    draw(page, column(3), column(1))
    assert list(page.matrix.issues) == [issues[0], issues[3], *issues[1:3], *issues[4:]]
    draw(page, column(0), column(0))
    draw(page, QPoint(40, 30), row(1))
    assert list(page.matrix.actors) == [*actors[1:3], actors[0], *actors[3:]]
    spot = QPoint(heads.width() + page.grid.cell_size.width() + 9, heads.height() + 9)
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (page.grid.row, page.grid.column) == (0, 1), "cells are chosen as before"


def test_rows_stand_under_their_roles_and_columns_under_their_themes(
    open_window: Open, river: Path, qtbot: QtBot
) -> None:
    robot = open_window(river)
    page = shown(robot, qtbot)
    matrix = page.matrix
    assert matrix is not None
    groups = matrix.actor_groups()
    assert list(dict.fromkeys(groups))[:3] == ["Parties", "Mediators", "Facilitators"]
    assert matrix.issue_groups() == ()
    first = groups.index("Mediators")
    under = page.grid.box(first, 0).top() - page.grid.box(first - 1, 0).bottom()
    assert under > page.grid.box(1, 0).top() - page.grid.box(0, 0).bottom(), "there its name stands"
    band = QPoint(page.grid.box(first, 0).center().x(), page.grid.box(first, 0).top() - 8)
    assert page.grid.words_at(band) == ""
    page.grid.go_to(first, 0)
    assert page.grid.accessibleDescription().endswith("(Mediators)")

    high = page.grid.heads.height()
    with qtbot.waitSignal(page.comparing.ready):
        page.themes.click()
    assert page.matrix is not None
    assert page.matrix.issue_groups()[0] == "Water"
    assert page.grid.heads.height() > high
    assert page.grid.accessibleDescription().endswith("(Mediators · Water)")
    assert page.report.headings[:4] == ("Actor", "Role", "Issue", "Theme")
    assert [cell.text for cell in page.report.rows[0]][1:4:2] == ["party", "Water"]

    page.grid.setFocus()
    robot.press(Qt.Key.Key_Up, ALT)
    assert page.matrix.actor_groups() == (), "in an order of one's own there are none"
    assert page.matrix.issue_groups()[0] == "Water"


def test_parties_alone_are_no_group(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.rows.setCurrentIndex(1)
    assert page.matrix is not None
    assert page.matrix.actor_groups() == ()


def draw(page: MatrixPage, start: QPoint, end: QPoint) -> None:
    """Press at a place, go to another one, let go."""
    view = page.grid.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, end)
    before = page.grid.grab().toImage()
    assert not before.isNull()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_movement_is_shown_since_a_day_that_is_chosen(open_window: Open, river: Path, qtbot: QtBot) -> None:
    page = shown(open_window(river), qtbot)
    assert not page.day.isVisible()
    with qtbot.waitSignal(page.comparing.ready):
        page.since.setCurrentIndex(page.since.findData(A_DAY))
    assert page.day.isVisible()

    def moved() -> set[tuple[str, str]]:
        assert page.matrix is not None
        cells = page.matrix.cells.values()
        return {(each.actor.id, each.issue.id) for each in cells if each.moved in ("softened", "hardened")}

    with qtbot.waitSignal(page.comparing.ready):
        page.popup.chosen.emit("2025-01-01")
    assert page.day.accessibleName() == "Since 1 January 2025"
    assert page.options()["since"] == "2025-01-01"
    since_2025 = moved()
    with qtbot.waitSignal(page.comparing.ready):
        page.set_day("2026-06-01")
    assert moved() < since_2025


def test_rows_and_columns_are_filtered_by_words(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    page.filter.setFocus()
    robot.type("guarantor")
    robot.press(Qt.Key.Key_Return)
    assert page.matrix is not None
    assert {page.matrix.roles[actor.id] for actor in page.matrix.actors} == {"guarantor"}
    assert len(page.matrix.issues) == 16
    page.filter.setText("ceasefire")
    robot.press(Qt.Key.Key_Return)
    assert [issue.id for issue in page.matrix.issues] == ["ceasefire"]
    assert len(page.matrix.actors) == 10
    page.filter.setText("no such thing")
    robot.press(Qt.Key.Key_Return)
    assert len(page.matrix.issues) * len(page.matrix.actors) == 160


def test_it_obeys_channel_and_date(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.set_scope(Scope(channels=("Track II",)))
    assert page.matrix is not None
    assert all(cell.private for cell in page.matrix.cells.values() if cell.stance)


def test_as_a_table_and_on_the_clipboard(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert page.stack.currentIndex() == DRAWING
    page.as_table.click()
    assert page.stack.currentIndex() == TABLE
    assert page.table.rowCount() == 33
    page.copy_table.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Actor\tRole\tIssue\tStance\tOn the option\tFirmness\tTo note"
    assert len(lines) == 34
    page.copy_picture.click()
    assert not QGuiApplication.clipboard().pixmap().isNull()


def test_it_goes_into_a_paper_as_one_step(robot: WindowRobot, qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(robot, qtbot)
    store = robot.window.session.store
    steps = len(store.journal())
    page.to_paper.click()
    (brief,) = store.all(Brief)
    (section,) = [each for each in store.find(BriefSection, brief=brief.id) if each.kind == "compare-matrix"]
    assert section.title == "Position matrix"
    assert len(store.journal()) == steps + 1
    page.to_paper.click()
    assert len(store.journal()) == steps + 1
    path = tmp_path / "paper.pdf"
    day = "2026-11-22"
    write_paper(store, brief, path, as_of=day, issued=day, mark="", report=lambda _done, _all: None)
    text = "".join(each.extract_text() for each in PdfReader(path).pages)
    assert page.report.sentence.split(":")[0] in " ".join(text.split())
    robot.undo()
    assert [each for each in store.find(BriefSection, brief=brief.id) if each.kind == "compare-matrix"] == []


def test_without_positions_it_says_what_to_record(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    store = small_tracker(tmp_path / "small.parley")
    for position in ("p1", "p2"):
        store.apply(Change("x", store.goes_with([position]).edits()))
    store.close()
    page = shown(open_window(tmp_path / "small.parley"), qtbot)
    assert page.stack.currentIndex() == EMPTY
    assert "Record positions" in page.report.empty
    assert not page.to_paper.isEnabled()
