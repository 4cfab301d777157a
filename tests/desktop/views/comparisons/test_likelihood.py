"""Likelihood in the window: bars by family, steps walked and told, what does not add up, what is scored."""

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Estimate, ScaleTerm, Scenario
from desktop.views.comparisons.likelihood import LikelihoodPage
from desktop.views.comparisons.page import DRAWING, EMPTY, TABLE
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot

FAMILY = "2026 outcomes"


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def shown(robot: WindowRobot, qtbot: QtBot) -> LikelihoodPage:
    robot.go_to("likelihood")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, LikelihoodPage)
    qtbot.waitUntil(lambda: page.result is not None and not page.comparing.is_on)
    page.bars.setFocus()
    return page


def scenarios(robot: WindowRobot) -> list[Scenario]:
    found = robot.window.session.store.find(Scenario, family=FAMILY)
    return sorted(found, key=lambda each: each.title)


def estimates(robot: WindowRobot, *made: tuple[int, str, float, float]) -> None:
    """Estimate scenarios of the family, by their place in it."""
    ids = [each.id for each in scenarios(robot)]
    records = [
        Estimate(
            id=f"{ids[at]}-{day}", scenario=ids[at], made=day, low=low, high=high, analyst="L. Brandt",
            reason=f"Seen on {day}.",
        )
        for at, day, low, high in made
    ]  # fmt: skip
    robot.window.session.do(Change("x", tuple(Edit.insert(each) for each in records)))


def test_without_an_estimate_the_printed_words_are_shown(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert page.stack.currentIndex() == DRAWING
    assert page.sentence.text() == (
        "None of eight scenarios is estimated yet; for four a source gives words, but no figures."
    )
    assert page.bars.accessibleDescription() == "S1 Fragile ceasefire in 2026: no estimate yet"
    headings = [part.heading for part in page.explanation.explained.parts]
    assert headings == ["No estimate yet", "As the source prints it", "Family", "Scenario"]
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == scenarios(robot)[0].id


def test_an_estimate_is_added_from_beside_the_bar(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    first = scenarios(robot)[0]
    robot.tab_to("Add an estimate")
    robot.press(Qt.Key.Key_Space)
    form = robot.window.inspector.form
    assert form is not None
    assert (form.kind, robot.field_text("scenario")) == ("estimate", first.id)
    assert robot.window.inspector.isVisible()
    assert robot.window.pages.currentWidget() is page, "the bars stay beside it"


def test_in_a_tracker_that_can_only_be_read_no_estimate_is_offered(
    robot: WindowRobot, sample: Path, qtbot: QtBot
) -> None:
    robot.window.session.close()
    robot.window.session.open(sample, readonly=True)
    page = shown(robot, qtbot)
    assert page.explanation.explained.parts[0].heading == "No estimate yet"
    assert all(part.begins is None for part in page.explanation.explained.parts)


def test_history_is_walked_step_by_step(robot: WindowRobot, qtbot: QtBot) -> None:
    estimates(robot, (0, "2026-01-05", 25, 35), (0, "2026-03-05", 55, 70), (1, "2026-03-05", 25, 30))
    page = shown(robot, qtbot)
    said = "S1 Fragile ceasefire in 2026: 55–70 %, likely, 5 March 2026 · L. Brandt: Seen on 2026-03-05."
    assert page.bars.accessibleDescription() == said
    parts = {part.heading: part for part in page.explanation.explained.parts}
    assert parts["Why"].words == "Seen on 2026-03-05."
    assert [row.title for row in parts["History, 2"].rows] == [
        "55–70 % · 5 March 2026 · L. Brandt",
        "25–35 % · 5 January 2026 · L. Brandt",
    ]
    robot.press(Qt.Key.Key_Down)
    assert page.bars.accessibleDescription().startswith("S1 Fragile ceasefire in 2026: before, 25–35 %, ")
    assert page.explanation.explained.over == "Earlier estimate"
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == f"{scenarios(robot)[0].id}-2026-01-05"


def test_keys_pass_over_headings(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    tops = [at for at, row in enumerate(page.bars.rows) if row.track is None]
    assert len(tops) == 2
    robot.press(Qt.Key.Key_End)
    assert page.bars.row == len(page.bars.rows) - 1
    page.bars.go_to(tops[1] + 1)
    robot.press(Qt.Key.Key_Up)
    assert page.bars.row == tops[1] - 1
    robot.press(Qt.Key.Key_Home)
    assert page.bars.row == 1


def test_what_does_not_add_up_is_said_and_follows_an_edit(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        estimates(robot, *((at, "2026-03-05", 10, 15) for at in range(4)))
    assert "2026 outcomes does not add up" in page.sentence.text()
    parts = {part.heading: part.words for part in page.explanation.explained.parts}
    assert parts["Family"] == f"{FAMILY}: At most 60 % in sum: a remainder of 40 % is missing."


def test_one_family_is_chosen(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.family.choose(FAMILY)
    assert page.options() == {"family": FAMILY}
    assert {row.family.name for row in page.bars.rows} == {FAMILY}
    page.as_table.click()
    assert page.stack.currentIndex() == TABLE
    assert page.table.rowCount() == 4


def test_resolved_scenarios_are_scored_with_a_warning(robot: WindowRobot, qtbot: QtBot) -> None:
    estimates(robot, *((at, "2026-03-05", 25, 25) for at in range(4)))
    first, *rest = scenarios(robot)
    over = [Edit.update(first, status="occurred", resolved="2026-06-01")]
    over += [Edit.update(each, status="ruled out", resolved="2026-06-01") for each in rest]
    robot.window.session.do(Change("x", tuple(over)))
    page = shown(robot, qtbot)
    assert "multi-category Brier score 0.750" in page.notes.text()
    assert "Only 4 resolved: under 30 cases this is mostly chance." in page.notes.text()
    parts = {part.heading: part.words for part in page.explanation.explained.parts}
    assert parts["Family"] == f"{FAMILY}: one of them has occurred"
    told = "0.562, time-averaged binary Brier score (0 best, 1 worst), as it occurred."
    assert parts["How good the estimates were"] == told


def test_all_that_is_said_of_scores_and_calibration_is_seen(
    open_window: Open, river: Path, qtbot: QtBot
) -> None:
    page = shown(open_window(river), qtbot)
    page.window().resize(1280, 800)
    QApplication.processEvents()
    assert "multi-category Brier score" in page.notes.text()
    assert "Calibration by the last estimates" in page.notes.text()
    assert "".join(page.notes.lines()).replace(" ", "") == "".join(page.notes.text().split())
    assert page.bars.visibleRegion().boundingRect().height() > 300


def test_words_of_a_scale_stand_clear_of_each_other_however_long_they_are(
    robot: WindowRobot, qtbot: QtBot
) -> None:
    page = shown(robot, qtbot)
    store = robot.window.session.store
    long = tuple(
        Edit.update(each, term=f"{each.term} as the service uses this word") for each in store.all(ScaleTerm)
    )
    tops = page.bars.rows[0].top
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("Words", long))
    words = page.bars.words
    assert len({word.lane for word in words}) > 2
    for one, other in combinations(words, 2):
        apart = one.left + one.width <= other.left or other.left + other.width <= one.left
        assert apart or one.lane != other.lane
    assert all(word.left >= 0 and word.left + word.width <= page.bars.width() for word in words)
    assert page.bars.rows[0].top > tops, "the bars make room for them"


def test_the_mouse_chooses_opens_and_is_told(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    spot = QPoint(60, page.bars.rows[3].top + 10)
    QApplication.sendEvent(page.bars, QHelpEvent(QHelpEvent.Type.ToolTip, spot, QPoint(9, 9)))
    assert "no estimate yet" in QToolTip.text()
    QTest.mouseClick(page.bars, Qt.MouseButton.LeftButton, pos=spot)
    assert page.bars.row == 3
    QTest.mouseClick(page.bars, Qt.MouseButton.LeftButton, pos=QPoint(60, page.bars.rows[0].top + 5))
    assert page.bars.row == 3
    QTest.mouseDClick(page.bars, Qt.MouseButton.LeftButton, pos=spot)
    assert robot.window.inspector.record_id == scenarios(robot)[2].id


def test_without_scenarios_it_says_what_to_record(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    store = small_tracker(tmp_path / "small.parley")
    store.apply(Change("x", store.goes_with(["ceasefire-2026"]).edits()))
    store.close()
    page = shown(open_window(tmp_path / "small.parley"), qtbot)
    assert page.stack.currentIndex() == EMPTY
    assert "No scenario is recorded yet" in page.sentence.text()
