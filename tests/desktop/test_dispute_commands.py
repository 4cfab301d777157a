"""A disagreement noted from a list by one key: both sides kept, the matrix says so, and which is followed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from db.records import Disagreement, DisagreementRecord, Position
from desktop.operations.records import set_fields
from desktop.views.comparisons.matrix import MatrixPage
from desktop.views.unnoted import UnnotedPanel
from tests.desktop.windows import Open
from tests.robots.window import ALT, CTRL, WindowRobot

Key = Qt.Key


@pytest.fixture
def robot(open_window: Open, small: Path) -> WindowRobot:
    return open_window(small)


def noted(robot: WindowRobot) -> Disagreement:
    (found,) = robot.window.session.store.all(Disagreement)
    return found


def note_from_list(robot: WindowRobot) -> None:
    robot.go_to("Positions")
    view = robot.page().findChild(QAbstractItemView)
    assert view is not None
    view.setFocus()
    robot.press(Key.Key_A, CTRL)
    robot.press(Key.Key_E, CTRL | ALT)


def test_the_rows_chosen_become_its_sides_and_it_is_shown_to_be_filled_in(robot: WindowRobot) -> None:
    note_from_list(robot)

    found = noted(robot)
    assert {side.record for side in robot.window.session.store.all(DisagreementRecord)} == {"p1", "p2"}
    assert robot.window.inspector.record_id == found.id
    assert robot.window.toast.message.text.startswith("Disagreement noted.")
    robot.undo()
    assert robot.window.session.store.all(Disagreement) == []


def test_what_is_noted_already_is_gone_to(robot: WindowRobot) -> None:
    note_from_list(robot)
    note_from_list(robot)

    assert robot.window.inspector.record_id == noted(robot).id
    assert robot.window.toast.message.text == "This disagreement is noted already"


def test_one_side_alone_is_refused_in_words(robot: WindowRobot) -> None:
    robot.window.travel.open_record("territory")

    robot.press(Key.Key_E, CTRL | ALT)

    assert "A disagreement has two sides" in robot.window.toast.message.text
    assert robot.window.session.store.all(Disagreement) == []


def test_the_matrix_marks_the_cell_and_tells_which_side_is_followed(robot: WindowRobot, qtbot: QtBot) -> None:
    note_from_list(robot)
    session = robot.window.session
    follows = {"follows": "p1", "why": "it is dated"}
    session.do(set_fields(session.store, noted(robot), follows))

    robot.window.travel.go_in("matrix")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, MatrixPage)
    qtbot.waitUntil(lambda: page.matrix is not None)
    matrix = page.matrix
    assert matrix is not None
    place = [issue.id for issue in matrix.issues].index("territory")
    assert matrix.cell(0, place).disputed
    page._explain(0, place)
    said = [row.words for part in page.explanation.explained.parts for row in part.rows]
    title = session.store.titles(["p1"])["p1"]
    assert f"The tracker follows “{title}”: it is dated." in said
    assert {position.id for position in matrix.cell(0, place).positions} == {"p1", "p2"}
    assert len(session.store.all(Position)) == 2


@pytest.fixture
def unnoted(robot: WindowRobot, qtbot: QtBot) -> UnnotedPanel:
    """What nobody noted, over the list of disagreements: p1 is held firm, p2 signals that there is room."""
    session = robot.window.session
    for id, firmness in (("p1", "firm"), ("p2", "signalled")):
        session.do(set_fields(session.store, session.store.need(Position, id), {"firmness": firmness}))
    robot.go_to("Disagreements")
    panel = robot.window.pages.unnoted
    assert panel is not None
    qtbot.waitUntil(lambda: bool(panel.rows.rows()))
    return panel


def test_what_nobody_noted_is_listed_and_noted_by_one_key(
    robot: WindowRobot, unnoted: UnnotedPanel, qtbot: QtBot
) -> None:
    (row,) = unnoted.rows.rows()
    store = robot.window.session.store
    assert row.title == f"{store.titles(['p1'])['p1']} · 2 positions"
    for id in ("p1", "p2"):
        assert store.need(Position, id).statement in row.words
    unnoted.rows.setFocus()
    assert robot.window.inspector.record_id == "p1"

    robot.press(Key.Key_E, CTRL | ALT)

    assert {side.record for side in store.all(DisagreementRecord)} == {"p1", "p2"}
    assert robot.window.inspector.record_id == noted(robot).id
    qtbot.waitUntil(lambda: not unnoted.rows.rows())
    assert not unnoted.heading.isVisible()
    robot.undo()
    qtbot.waitUntil(lambda: bool(unnoted.rows.rows()))


def test_what_nobody_noted_is_noted_by_its_link(robot: WindowRobot, unnoted: UnnotedPanel) -> None:
    robot.click(unnoted.heading.link)

    assert robot.window.inspector.record_id == noted(robot).id


def test_a_tracker_that_is_only_read_lists_them_and_offers_nothing(
    robot: WindowRobot, unnoted: UnnotedPanel, small: Path, qtbot: QtBot
) -> None:
    assert unnoted.heading.link.isEnabled()
    robot.window.session.close()
    robot.window.session.open(small, readonly=True)
    robot.go_to("Disagreements")
    panel = robot.window.pages.unnoted
    assert panel is not None
    qtbot.waitUntil(lambda: bool(panel.rows.rows()))

    assert not panel.heading.link.isEnabled()
