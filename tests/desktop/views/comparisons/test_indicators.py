"""The indicators board in the window: cards walked, told, explained and opened; one scenario; nothing yet."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Brief, BriefSection, Estimate, Indicator
from desktop.analysis.indicators import STATES, State
from desktop.theme import Theme
from desktop.views.comparisons.indicator_marks import MEANINGS, paint_state
from desktop.views.comparisons.indicators import IndicatorsPage
from desktop.views.comparisons.page import DRAWING, EMPTY, TABLE
from tests.desktop.small import small_tracker
from tests.desktop.widgets.pixels import drawn
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot

Key = Qt.Key


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def shown(robot: WindowRobot, qtbot: QtBot) -> IndicatorsPage:
    robot.go_to("indicators board")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, IndicatorsPage)
    qtbot.waitUntil(lambda: page.result is not None and not page.comparing.is_on)
    page.cards.setFocus()
    return page


def told(page: IndicatorsPage) -> str:
    return page.cards.accessibleDescription()


def estimated(robot: WindowRobot, **likely: float) -> None:
    """Say how likely scenarios are."""
    made = [
        Estimate(id=f"{id}-e", scenario=id, made="2026-10", low=value, high=value)
        for id, value in likely.items()
    ]
    robot.window.session.do(Change("x", tuple(Edit.insert(each) for each in made)))


def test_cards_are_walked_told_and_opened(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert page.stack.currentIndex() == DRAWING
    assert page.sentence.text() == "18 indicators, all unknown, as nobody has looked yet."
    assert "What would change our mind is unknown, as no scenario is estimated yet." in page.notes.text()
    assert told(page) == (
        "Channels of communication stay open; raises B1 Long diplomacy beside the fighting. "
        "Unknown, never looked at; tells apart: not rated"
    )
    robot.press(Key.Key_Down)
    assert told(page).startswith("Local deals break down as tension rises; lowers B2")
    here = page.cards.here()
    assert here is not None
    robot.press(Key.Key_Return)
    assert robot.window.inspector.record_id == here.indicator.id


def test_a_card_is_explained(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    parts = {part.heading: part for part in page.explanation.explained.parts}
    assert parts["Never looked at: unknown"].words == "Never looked at."
    assert parts["Would change our mind"].words.startswith("Unknown: no estimate says how likely")
    assert parts["Where to look"].words == "Not stated."
    assert parts["How far it tells scenarios apart"].words == "Not rated."
    assert [row.title for row in parts["Scenario"].rows] == ["B1 Long diplomacy beside the fighting"]
    assert any(heading.startswith("Evidence") for heading in parts)


def test_once_we_have_a_mind_what_would_change_it_stands_first(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        estimated(robot, s1=20, s2=55, s3=15, s4=10)
    assert (
        "What would change our mind, for example: Mandate of a monitoring force agreed (raises S1 Fragile"
        in page.notes.text()
    )
    robot.press(Key.Key_Home)
    assert told(page).startswith(
        "What would change our mind: Mandate of a monitoring force agreed; raises S1"
    )
    parts = {part.heading: part.words for part in page.explanation.explained.parts}
    assert parts["Would change our mind"] == (
        "Yes: it raises S1 Fragile ceasefire in 2026, which is not what we expect."
    )
    shelf = page.cards.shelves[0]
    assert (shelf.row, len(shelf.watched)) == (None, 6)
    assert shelf.more > 0


def test_a_look_is_seen_at_once_with_its_age(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    here = page.cards.here()
    assert here is not None
    looked = Edit.update(here.indicator, status="observed", observed="2026-02", checked="2026-03-01")
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("x", (looked,)))
    assert "Observed, 1 March 2026, " in told(page)
    assert page.sentence.text().startswith("18 indicators: one observed and 17 unknown")
    parts = {part.heading: part.words for part in page.explanation.explained.parts}
    assert parts["Observed"].startswith("Observed February 2026. Last looked at 1 March 2026, ")
    assert parts["Would change our mind"] == "No longer: it is observed."


def test_one_scenario_is_chosen_and_shown_as_a_table(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.scenario.choose("s1")
    assert page.options() == {"scenario": "s1"}
    assert [shelf.row.scenario.id for shelf in page.cards.shelves if shelf.row] == ["s1"]
    page.as_table.click()
    assert page.stack.currentIndex() == TABLE
    assert page.table.rowCount() == 5


def test_the_mouse_chooses_opens_and_is_told(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    box = page.cards.laid.box(2, 1)
    spot = QPoint(box.left + 20, box.top + 20)
    QApplication.sendEvent(page.cards, QHelpEvent(QHelpEvent.Type.ToolTip, spot, QPoint(9, 9)))
    assert "raises S1 Fragile ceasefire in 2026" in QToolTip.text()
    QTest.mouseClick(page.cards, Qt.MouseButton.LeftButton, pos=spot)
    here = page.cards.here()
    assert here is not None
    assert here == page.cards.shelves[2].watched[1]
    QTest.mouseDClick(page.cards, Qt.MouseButton.LeftButton, pos=spot)
    assert robot.window.inspector.record_id == here.indicator.id


def test_each_state_has_a_shape_of_its_own_and_a_name(robot: WindowRobot, qtbot: QtBot, theme: Theme) -> None:
    shapes = {state: _mask(state, theme) for state in STATES}
    assert all(shapes.values())
    assert len(set(shapes.values())) == len(shapes) == 5
    page = shown(robot, qtbot)
    assert page.legend is not None
    assert page.legend.accessibleDescription() == ", ".join(MEANINGS[state] for state in STATES)


def _mask(state: State, theme: Theme) -> frozenset[tuple[int, int]]:
    """The pixels of a mark, whatever its colour."""
    ground = theme.token("base")
    image = drawn(QSize(20, 20), ground, lambda painter: paint_state(painter, state, QPointF(10, 10), theme))
    spots = ((x, y) for x in range(20) for y in range(20))
    return frozenset(spot for spot in spots if image.pixelColor(*spot).name() != ground.name())


def test_without_indicators_it_says_what_to_record(open_window: Open, small: Path, qtbot: QtBot) -> None:
    page = shown(open_window(small), qtbot)
    assert page.stack.currentIndex() == EMPTY
    assert "No indicator is recorded yet" in page.sentence.text()
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Return, Key.Key_End):
        QTest.keyClick(page.cards, key)
    assert page.cards.here() is None


def test_many_indicators_with_words_without_end_are_drawn(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    store = small_tracker(tmp_path / "small.parley")
    many = (Indicator(id=f"i{at}", scenario="ceasefire-2026", text="Unbroken" * 400) for at in range(300))
    store.apply(Change("x", tuple(Edit.insert(each) for each in many)))
    store.close()
    page = shown(open_window(tmp_path / "small.parley"), qtbot)
    robot_end = page.cards.laid.blocks[0].cells
    assert robot_end == 300
    QTest.keyClick(page.cards, Key.Key_End)
    assert page.cards.place == 299
    assert "effect not stated" in told(page)
    assert not page.picture().isNull()


def test_copied_as_picture_and_table_and_put_into_a_paper_as_it_is_set(
    robot: WindowRobot, qtbot: QtBot
) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.scenario.choose("s1")
    page.copy_picture.click()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    page.copy_table.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Scenario\tIndicator\tWould\tState")
    assert len(lines) == page.table.rowCount() + 1
    page.to_paper.click()
    store = robot.window.session.store
    (brief,) = store.all(Brief)
    (section,) = store.find(BriefSection, brief=brief.id, kind="compare-indicators")
    assert '"scenario": "s1"' in section.options
