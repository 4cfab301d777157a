"""Plans and parties in the window: the grid walked and explained, other actors, scenarios side by side."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Brief, BriefSection, PositionOption
from desktop.views.comparisons.page import DRAWING, EMPTY, TABLE
from desktop.views.comparisons.plans import PlansPage
from desktop.views.comparisons.plans_drawing import hangs_on
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def shown(robot: WindowRobot, qtbot: QtBot) -> PlansPage:
    robot.go_to("plans and parties")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, PlansPage)
    qtbot.waitUntil(lambda: page.result is not None)
    page.grid.setFocus()
    return page


def walk_to(page: PlansPage, plan: str, actor: str) -> None:
    grid = page.grid.grid
    assert grid is not None
    plans, actors = [each.title for each in grid.plans], [each.name for each in grid.actors]
    page.grid.go_to(plans.index(plan), actors.index(actor))


def test_the_grid_says_what_a_plan_means_to_a_party(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert page.sentence.text().startswith("No plan crosses a red line that Russia or Ukraine has stated.")
    walk_to(page, "S1 Fragile ceasefire in 2026", "Ukraine")
    explained = page.explanation.explained
    assert explained.title == "S1 Fragile ceasefire in 2026 · Ukraine"
    assert explained.parts[0].heading == "Opposes, or unknown by its softest line"
    headings = [part.heading for part in explained.parts]
    assert headings[1] == "Opposes"
    assert {"Not stated", "Gains", "Loses", "The scenario"} <= set(headings)
    assert headings[-2].startswith("Evidence")
    assert "Opposes, or unknown; 60% of issues accepted" in page.grid.accessibleDescription()


def test_a_wide_cell_says_what_the_answer_hangs_on(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    said = {}
    for plan, actor in (
        ("S1 Fragile ceasefire in 2026", "Ukraine"), ("Minsk agreements", "Russia"),
        ("European guarantee framework", "Ukraine"), ("Principles of the US envoy process", "Russia"),
    ):  # fmt: skip
        walk_to(page, plan, actor)
        here = page.grid.here()
        assert here is not None
        said[plan] = hangs_on(here[1])
    assert list(said.values()) == [
        "opposes “Ceasefire on current lines”",
        "silent on all of it",
        "",
        "silent on “UN-monitored front line” and 1 more",
    ]


def test_rows_of_the_explanation_lead_to_positions_and_conditions(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    walk_to(page, "European guarantee framework", "Ukraine")
    page.actors.choose([each.id for each in robot.window.session.store.all(Actor)])
    qtbot.waitUntil(lambda: page.grid.size_of_grid()[1] > 2)
    walk_to(page, "European guarantee framework", "European governments")
    parts = {part.heading: part for part in page.explanation.explained.parts}
    store = robot.window.session.store
    condition = parts["Only if"].rows[0].key
    found = store.get(condition)
    assert found is not None
    assert found.META.kind == "condition"
    page.explanation.opened.emit(parts["Accepts on conditions"].rows[0].key)
    assert robot.window.inspector.record_id == parts["Accepts on conditions"].rows[0].key


def test_a_crossed_red_line_is_told_after_an_edit(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    walk_to(page, "S1 Fragile ceasefire in 2026", "Ukraine")
    here = page.grid.here()
    assert here is not None
    option = here[1].options("opposed")[0]
    held = here[1].held[here[1].settled.index(option)]
    links = robot.window.session.store.find(PositionOption, position=held.said[0][1].id, option=option.id)
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("x", (Edit.update(links[0], stance="red line"),)))
    assert page.sentence.text().startswith("Red lines crossed: S1 Fragile ceasefire in 2026 (Ukraine’s)")
    assert page.explanation.explained.parts[0].heading.startswith("Rejects")
    assert page.explanation.explained.parts[1].heading == "Crosses red lines"


def test_enter_goes_to_the_plan_and_arrows_walk(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_Right)
    assert (page.grid.row, page.grid.column) == (1, 1)
    here = page.grid.here()
    assert here is not None
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == here[0].id


def test_the_cell_under_the_mouse_is_told_and_chosen(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    spot = QPoint(248 + 128 + 20, 48 + 60 + 20)
    where = page.grid.viewport().mapToGlobal(spot)
    QApplication.sendEvent(page.grid.viewport(), QHelpEvent(QEvent.Type.ToolTip, spot, where))
    assert page.grid.spoken(1, 1) in QToolTip.text()
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (page.grid.row, page.grid.column) == (1, 1)


def beside(robot: WindowRobot, qtbot: QtBot) -> PlansPage:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.plans.setCurrentIndex(3)
    page.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.beside.hasFocus()
    return page


def test_scenarios_stand_side_by_side_and_in_a_table(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert page.stack.currentIndex() == DRAWING
    assert page.grid.isVisible()
    assert page.legend is not None
    assert not page.legend.isVisible()
    page = beside(robot, qtbot)
    assert page.stack.currentIndex() == DRAWING
    assert page.beside.isVisible()
    assert page.legend is not None
    assert page.legend.isVisible(), "the marks of indicators"
    assert not page.actors.isVisible()
    page.as_table.click()
    assert page.stack.currentIndex() == TABLE
    assert page.table.rowCount() == 8
    page.to_paper.click()
    store = robot.window.session.store
    (brief,) = store.all(Brief)
    kinds = {each.kind: each for each in store.find(BriefSection, brief=brief.id)}
    assert '"plans": "beside"' in kinds["compare-plans"].options
    page.as_table.click()
    with qtbot.waitSignal(page.comparing.ready):
        page.plans.setCurrentIndex(2)
    assert page.grid.isVisible()
    assert page.grid.size_of_grid()[0] == 8


def test_each_scenario_says_what_drives_it_how_it_ends_and_what_is_seen_of_it(
    open_window: Open, river: Path, qtbot: QtBot
) -> None:
    robot = open_window(river)
    page = beside(robot, qtbot)
    found = page.beside.found
    assert found is not None
    titles = [each.title for each in found.aspects]
    assert titles[:4] == ["Likelihood", "Horizon", "Drivers", "Indicators"]
    assert titles[-1] == "Fragility"
    assert "Flow at the border" in [each.title for each in found.aspects if each.over == "Outcome"]
    column = [each.title for each in found.scenarios].index("Basin treaty")
    said = [page.beside.spoken(row, column) for row in range(len(titles))]
    assert said[0] == "Basin treaty · Likelihood: 0–5 %, remote chance (13 November 2026)"
    assert said[2] == "Basin treaty · Drivers: Price of ore; Election in Velmora; Crack in the left flank"
    assert "Kaldria excludes a plan that stops in dry years (observed)" in said[3]
    flow = titles.index("Flow at the border")
    assert said[flow] == "Basin treaty · Outcome on Flow at the border: 320 a second, dry years excepted"
    none = [each.title for each in found.scenarios].index("Exchange in full")
    assert page.beside.spoken(flow, none).endswith("Outcome on Flow at the border: not settled")
    assert page.beside.spoken(2, none).endswith("Drivers: nothing on record")


def test_side_by_side_is_walked_and_leads_to_what_is_said(
    open_window: Open, river: Path, qtbot: QtBot
) -> None:
    robot = open_window(river)
    page = beside(robot, qtbot)
    robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_Down)
    here = page.beside.here()
    assert here is not None
    assert here[0].title == "Drivers"
    parts = {part.heading: part for part in page.explanation.explained.parts}
    assert [row.title for row in parts["Drivers"].rows] == [each.text for each in here[2]]
    assert parts["The scenario"].rows[0].key == here[1].id
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("x", (Edit.update(here[1], title="A Basin treaty"),)))
    again = page.beside.here()
    assert again is not None
    assert (again[0].title, again[1].title) == ("Drivers", "A Basin treaty")
    page.beside.setFocus()
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == here[2][0].id


def test_a_row_is_as_high_as_what_is_said_in_it(open_window: Open, river: Path, qtbot: QtBot) -> None:
    robot = open_window(river)
    page = beside(robot, qtbot)
    found, drawn = page.beside.found, page.beside
    assert found is not None
    heights = [drawn.row_height(row) for row in range(len(found.aspects))]
    most = max(range(len(heights)), key=heights.__getitem__)
    assert found.aspects[most].title == "Indicators"
    spots = [
        QPoint(drawn.heads.width() + 20, drawn.heads.height() + sum(heights[:row]) + 3) for row in (1, 2, 3)
    ]
    drawn.verticalScrollBar().setValue(0)
    for row, spot in zip((1, 2, 3), spots, strict=True):
        QTest.mouseClick(drawn.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        drawn.verticalScrollBar().setValue(0)
        assert (drawn.row, drawn.column) == (row, 0)
    drawn.go_to(len(heights) - 1, 0)
    assert drawn.verticalScrollBar().value() > 0, "what the cursor is on comes into sight"


def test_without_parties_it_says_what_to_do(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    small_tracker(tmp_path / "small.parley").close()
    page = shown(open_window(tmp_path / "small.parley"), qtbot)
    assert page.stack.currentIndex() == EMPTY
    assert "party" in page.sentence.text()
