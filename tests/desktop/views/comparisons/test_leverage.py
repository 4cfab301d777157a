"""Leverage in the window: the ring walked by arrows, one holder and how evenly it presses, guarantees."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Brief, BriefSection, Leverage
from desktop.analysis.network import Tie
from desktop.views.comparisons.leverage import LeveragePage, explained
from desktop.views.comparisons.network_marks import paint_tie
from desktop.views.comparisons.page import DRAWING, EMPTY, TABLE
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot

BLACK = QColor("black")


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def shown(robot: WindowRobot, qtbot: QtBot) -> LeveragePage:
    robot.window.resize(1280, 800)
    robot.window.travel.go_in("network")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, LeveragePage)
    qtbot.waitUntil(lambda: page.result is not None)
    page.ring.setFocus()
    return page


def name(page: LeveragePage) -> str:
    there = page.ring.at_cursor()
    assert isinstance(there, Actor)
    return there.name


def test_what_is_not_used_and_on_whom_is_read_off_the_screen(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert page.stack.currentIndex() == DRAWING
    with qtbot.waitSignal(page.comparing.ready):
        page.holder.choose("usa")
    words = page.sentence.text()
    assert words.startswith("How hard United States presses Russia and Ukraine is unknown:")
    assert "United States on Russia (More sanctions, arms for Ukraine" in page.notes.text()
    uses = {(tie.target, tie.use) for tie in page.ring.network.ties}
    assert uses == {("rus", "unused"), ("ukr", "unused"), ("ukr", "exerted"), ("ukr", "promised")}


def test_arrows_walk_the_ring_and_the_ties(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert name(page) == "Ukraine"
    assert page.explanation.explained.parts[2].heading == "Held over it or promised, 11"
    robot.press(Qt.Key.Key_Left)
    assert name(page) == "Russia"
    robot.press(Qt.Key.Key_Down)
    tie = page.ring.tie
    assert tie is not None
    assert (tie.holder, tie.target) == ("rus", "ukr")
    assert page.explanation.explained.title == "Russia → Ukraine"
    assert "Russia to Ukraine: 1 instrument, exerted, strength not stated" in (
        page.ring.accessibleDescription()
    )
    robot.press(Qt.Key.Key_Right)
    assert name(page) == "Ukraine"
    robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_Up)
    assert name(page) == "Ukraine"
    robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_Left)
    assert name(page) == "Ukraine"
    over = next(tie for tie in page.ring.ties() if tie.target == "ukr" and tie.holder == "europe")
    page.ring.go_to(page.ring.actor, over)
    robot.press(Qt.Key.Key_Right)
    assert name(page) == "European governments"
    robot.press(Qt.Key.Key_Home)
    assert name(page) == "Russia"
    robot.press(Qt.Key.Key_End)
    assert page.ring.actor == len(page.ring.network.actors) - 1


def test_enter_opens_the_instrument_or_the_actor(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == "ukr"
    page.ring.setFocus()
    robot.press(Qt.Key.Key_Down)
    tie = page.ring.tie
    assert tie is not None
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == (*tie.leverage, *tie.commitments)[0].id


def test_guarantees_are_shown_or_not(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert any(tie.commitments for tie in page.ring.network.ties)
    with qtbot.waitSignal(page.comparing.ready):
        page.what.setCurrentIndex(1)
    assert not any(tie.commitments for tie in page.ring.network.ties)
    assert name(page) == "Ukraine"
    assert not any("commitment" in row[2].text or "automatic" in row[4].text for row in page.report.rows)


def test_the_register_of_guarantees_is_a_table_with_their_terms(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.what.setCurrentIndex(2)
    assert page.stack.currentIndex() == TABLE
    assert not page.as_table.isVisible()
    assert page.report.headings[4:] == ("Status", "Trigger", "Automatic", "Contingent on", "Unresolved")
    assert page.sentence.text().startswith("6 guarantees: ")
    assert page.options() == {"shown": "guarantees"}
    page.view.setCurrentIndex(page.table.index(0, 8))
    assert "Evidence" in page.explanation.explained.parts[-1].heading
    with qtbot.waitSignal(page.comparing.ready):
        page.what.setCurrentIndex(0)
    assert page.stack.currentIndex() == DRAWING


def test_a_tie_of_guarantees_says_what_would_set_them_off(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert page.snapshot is not None
    tie = next(tie for tie in page.ring.network.ties if tie.commitments)
    told = explained(page.snapshot, page.ring.network, tie)
    trigger = next(part for part in told.parts if part.heading == "Trigger")
    assert "automatic" in trigger.words


def test_strengths_are_added_up_for_the_two_that_are_asked_for(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert not page.one.isVisible()
    store = robot.window.session.store
    edits = [
        Edit.update(each, strength=3, exerted="full")
        for each in store.all(Leverage) if each.holder == "usa"
    ]  # fmt: skip
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("x", tuple(edits)))
    with qtbot.waitSignal(page.comparing.ready):
        page.holder.choose("usa")
    assert page.sentence.text().startswith("United States presses Russia with 3 and Ukraine with 6 points.")
    assert page.one.isVisible()
    assert {page.one.itemText(at) for at in range(page.one.count())} == {"On …", "Russia", "Ukraine"}
    with qtbot.waitSignal(page.comparing.ready):
        page.one.choose("ukr")
    assert page.sentence.text().startswith("United States presses Ukraine with 6 and Russia with 3 points.")
    assert page.options() == {"holder": "usa", "one": "ukr"}


def test_mouse_chooses_an_actor_by_its_name_and_a_tie_by_its_line(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    ring = page.ring
    at = next(n for n, each in enumerate(ring.network.actors) if each.name == "European governments")
    spot = ring._label_box(ring._places.nodes[at]).center().toPoint()
    QTest.mouseClick(ring, Qt.MouseButton.LeftButton, pos=spot)
    assert name(page) == "European governments"
    x, y = ring._places.curves[0][len(ring._places.curves[0]) // 2]
    middle = QPoint(round(x), round(y))
    QTest.mouseClick(ring, Qt.MouseButton.LeftButton, pos=middle)
    assert isinstance(ring.at_cursor(), Tie)
    QApplication.sendEvent(ring, QHelpEvent(QHelpEvent.Type.ToolTip, middle, QPoint(9, 9)))
    assert " to " in QToolTip.text()


def test_as_a_table_on_the_clipboard_and_in_a_paper(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    page.as_table.click()
    assert page.stack.currentIndex() == TABLE
    assert page.table.rowCount() == 17
    page.copy_picture.click()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    page.to_paper.click()
    store = robot.window.session.store
    (brief,) = store.all(Brief)
    assert [s for s in store.find(BriefSection, brief=brief.id) if s.kind == "compare-network"]


def test_without_leverage_it_says_so(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    small_tracker(tmp_path / "small.parley").close()
    page = shown(open_window(tmp_path / "small.parley"), qtbot)
    assert page.stack.currentIndex() == EMPTY
    assert page.report.empty == "No leverage and no commitment is recorded yet."
    assert page.ring.at_cursor() is None


@pytest.mark.parametrize(
    ("use", "strength", "inked"),
    [("exerted", 5, 6), ("exerted", 0, 2), ("unused", 5, 2), ("unused", 0, 2)],
)
def test_a_tie_is_as_wide_as_it_is_strong_and_hollow_where_it_is_not_used(
    use: str, strength: int, inked: int
) -> None:
    image = QImage(100, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_tie(painter, [(0, 20), (25, 20), (60, 20), (95, 20)], use, strength, (BLACK, QColor("white")))
    painter.end()
    column = [image.pixelColor(30, y).lightness() < 128 for y in range(40)]
    assert abs(sum(column) - inked) <= 1
    assert column[20] == (use == "exerted")


def test_a_name_that_is_cut_is_said_whole_under_the_pointer_and_at_the_cursor(
    robot: WindowRobot, qtbot: QtBot
) -> None:
    page = shown(robot, qtbot)
    long = "Joint delegation of the plenipotentiary commission on the demilitarised frontier districts"
    actor = robot.window.session.store.need(Actor, "europe")
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("x", (Edit.update(actor, name=long),)))
    ring = page.ring
    at = next(n for n, each in enumerate(ring.network.actors) if each.name == long)
    spot = ring._label_box(ring._places.nodes[at]).center().toPoint()
    QApplication.sendEvent(ring, QHelpEvent(QHelpEvent.Type.ToolTip, spot, QPoint(9, 9)))
    assert long in " ".join(QToolTip.text().split())
    ring.go_to(at)
    assert ring.accessibleDescription().startswith(long)
    assert page.explanation.explained.title == long
