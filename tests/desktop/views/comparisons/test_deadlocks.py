"""What blocks what in the window: conditions drawn as a graph, walked by arrows, circles by their number."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from db.records import Option
from desktop.analysis.deadlocks import conditions
from desktop.analysis.stances import Stances
from desktop.analysis.waiting import Arrow, wait_graph
from desktop.theme import Theme
from desktop.views.comparisons.deadlocks import DeadlocksPage
from desktop.views.comparisons.page import DRAWING, EMPTY, TABLE
from desktop.views.comparisons.waits_drawing import ink_of, paint_arrow, width_of
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot


def shown(robot: WindowRobot, qtbot: QtBot) -> DeadlocksPage:
    robot.window.resize(1280, 800)
    robot.window.travel.go_in("deadlocks")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, DeadlocksPage)
    qtbot.waitUntil(lambda: page.result is not None and not page.comparing.is_on)
    page.waits.setFocus()
    return page


def test_circles_are_drawn_with_the_numbers_that_the_words_name(
    open_window: Open, river: Path, qtbot: QtBot
) -> None:
    page = shown(open_window(river), qtbot)
    assert page.stack.currentIndex() == DRAWING
    assert page.sentence.text().startswith("4 deadlocks; circle 1: Damage of the 2024 flood waits for Safety")
    assert "Circle 2: Flow at the border waits for Passage to Quellport (Kaldria)" in page.notes.text()
    title = page.session.snapshot().title
    numbered = {
        (title(each.option.issue), title(each.on.issue)): each.circles for each in page.waits.graph.arrows
    }
    assert numbered["Flow at the border", "Passage to Quellport"] == (2,)
    assert numbered["Flow at the border", "Filling of the reservoir"] == ()


def test_arrow_keys_walk_options_and_arrows_and_enter_opens_them(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    robot = open_window(sample)
    page = shown(robot, qtbot)
    assert page.waits.accessibleDescription() == (
        "Territory and sovereignty: Current lines, status deferred: "
        "waits for 1 option, no options wait for it"
    )
    robot.press(Qt.Key.Key_Right)
    assert isinstance(page.waits.there(), Arrow)
    assert page.waits.accessibleDescription() == (
        "Territory and sovereignty: Current lines, status deferred waits for "
        "NATO membership and neutrality: Aspiration given up (Russia)"
    )
    assert [part.heading for part in page.explanation.explained.parts][:2] == ["Only if", "Position"]
    robot.press(Qt.Key.Key_Right)
    there = page.waits.there()
    assert isinstance(there, Option)
    assert there.label == "Aspiration given up"
    robot.press(Qt.Key.Key_Right)
    robot.press(Qt.Key.Key_Down)
    assert page.waits.accessibleDescription().startswith(
        "Ceasefire and line of contact: Ceasefire on current"
    )
    robot.press(Qt.Key.Key_Left)
    assert isinstance(page.waits.there(), Option)
    robot.press(Qt.Key.Key_End)
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == page.waits.graph.options[page.waits.option].id
    page.waits.setFocus()
    robot.press(Qt.Key.Key_Home)
    robot.press(Qt.Key.Key_Right)
    arrow = page.waits.there()
    assert isinstance(arrow, Arrow)
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == arrow.waits[0].position.id


def test_the_mouse_chooses_an_option_and_an_arrow_and_says_what_is_there(
    open_window: Open, river: Path, qtbot: QtBot
) -> None:
    page = shown(open_window(river), qtbot)
    waits = page.waits
    for at, option in enumerate(waits.graph.options):
        QTest.mouseClick(waits, Qt.MouseButton.LeftButton, pos=waits.box(at).center().toPoint())
        assert waits.there() == option
    at = next(n for n, each in enumerate(waits.graph.arrows) if each.circles == (1,))
    line = waits.line(at)
    middle = QPoint(*(round(each) for each in line[len(line) // 2]))
    QTest.mouseClick(waits, Qt.MouseButton.LeftButton, pos=middle)
    assert waits.there() == waits.graph.arrows[at]
    assert page.explanation.explained.parts[0].heading == "In circle 1"
    QApplication.sendEvent(waits, QHelpEvent(QHelpEvent.Type.ToolTip, middle, QPoint(9, 9)))
    assert "in circle 1" in QToolTip.text()


def test_of_one_issue_the_cursor_stays_and_without_conditions_it_is_the_table(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    page = shown(open_window(sample), qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.issues.choose("ceasefire")
    assert {each.issue for each in page.waits.graph.options} >= {"ceasefire"}
    assert "Ukraine opposes “Ceasefire on current lines”" in f"{page.sentence.text()} {page.notes.text()}"
    every = wait_graph(conditions(page.session.snapshot().once(Stances)))
    waiting = {"", *(each.issue for each in every.options)}
    offered = [page.issues.itemData(at) for at in range(page.issues.count())]
    without = next(id for id in offered if id not in waiting)
    with qtbot.waitSignal(page.comparing.ready):
        page.issues.choose(without)
    assert page.waits.graph.arrows == ()
    assert page.stack.currentIndex() in (TABLE, EMPTY)


@pytest.mark.parametrize(("circles", "wide"), [((), 2), ((1,), 4)])
def test_an_arrow_of_a_circle_is_wider_and_of_another_colour(
    theme: Theme, circles: tuple[int, ...], wide: int
) -> None:
    image = QImage(100, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_arrow(painter, [(0, 20), (90, 20)], ink_of(theme, circles), width_of(circles))
    painter.end()
    assert abs(sum(image.pixelColor(30, y).lightness() < 200 for y in range(40)) - wide) <= 1
    assert ink_of(theme, ()) != ink_of(theme, (1,))
