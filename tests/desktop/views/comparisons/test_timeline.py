"""The timeline in the window: walked by arrows, zoomed, narrowed, explained, opened; the table beside it."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Brief, BriefSection, Event
from desktop.session import Scope
from desktop.views.comparisons.page import DRAWING, EMPTY, TABLE
from desktop.views.comparisons.timeline import TimelinePage
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot

SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def shown(robot: WindowRobot, qtbot: QtBot) -> TimelinePage:
    robot.window.resize(1280, 800)
    robot.go_to("timeline")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, TimelinePage)
    qtbot.waitUntil(lambda: page.result is not None)
    page.lines.setFocus()
    return page


def add(robot: WindowRobot, qtbot: QtBot, page: TimelinePage, *events: Event) -> None:
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("x", tuple(Edit.insert(each) for each in events)))


def title(page: TimelinePage) -> str:
    stop = page.lines.stop()
    assert stop is not None
    return stop.moments[0].title


def turn(page: TimelinePage, by: int, x: float, keys: Qt.KeyboardModifier = NONE) -> None:
    """The wheel over the drawing."""
    spot = QPointF(x, 200)
    event = QWheelEvent(
        spot, page.lines.viewport().mapToGlobal(spot), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton,
        keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(page.lines.viewport(), event)


def test_lanes_are_tracks_then_sorts(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert page.stack.currentIndex() == DRAWING
    assert page.sentence.text().startswith("27 dates, from 2014 (Annexation of Crimea)")
    assert [laid.lane.title for laid in page.lines.laid] == [
        "European guarantee talks", "Saudi-hosted talks", "US Special Envoy contacts", "Events on no track",
        "Proposals", "Statements", "Commitments",
    ]  # fmt: skip


def test_arrows_walk_the_lane_and_the_lanes(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert title(page) == "Paris summit"
    robot.press(Qt.Key.Key_Right)
    assert title(page) == "Statement of intent on guarantees"
    robot.press(Qt.Key.Key_Right)
    assert title(page) == "Statement of intent on guarantees"
    robot.press(Qt.Key.Key_Left)
    robot.press(Qt.Key.Key_Down)
    assert title(page) == "Saudi-hosted talks without Russia"
    robot.press(Qt.Key.Key_PageDown)
    assert page.lines.laid[page.lines.lane].lane.title == "Proposals"
    assert title(page) in ("Principles of the US envoy process", "European guarantee framework")
    robot.press(Qt.Key.Key_Home)
    assert title(page) == "Minsk agreements"
    robot.press(Qt.Key.Key_End)
    assert title(page) == "European guarantee framework"
    assert "Proposal, February 2026, not known to the day" in page.lines.accessibleDescription()


def test_it_is_explained_and_opened(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    explained = page.explanation.explained
    assert (explained.over, explained.title) == ("Event", "Paris summit")
    assert explained.parts[0].heading == "February 2026"
    assert "some time in 1–28 February 2026. As printed: “February 2026”." in explained.parts[0].words
    assert [part.heading for part in explained.parts[1:]] == ["In words", "Record", "Evidence, 1"]
    stop = page.lines.stop()
    assert stop is not None
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == stop.moments[0].record.id


def test_keys_zoom_around_the_cursor_and_0_shows_all(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    lines = page.lines
    whole = lines.axis.per_day
    assert lines.horizontalScrollBar().maximum() == 0
    robot.press(Qt.Key.Key_Minus)
    assert lines.axis.per_day == whole
    for _ in range(8):
        robot.press(Qt.Key.Key_Plus)
    assert lines.axis.per_day > 5 * whole
    assert title(page) == "Paris summit"
    left = lines.horizontalScrollBar().value()
    robot.press(Qt.Key.Key_Left, SHIFT)
    assert lines.horizontalScrollBar().value() < left
    assert title(page) == "Paris summit"
    robot.press(Qt.Key.Key_Home, SHIFT)
    assert lines.horizontalScrollBar().value() == 0
    robot.press(Qt.Key.Key_0)
    assert lines.axis.per_day == whole
    page.zoom_in.click()
    assert lines.axis.per_day > whole
    page.zoom_out.click()
    page.all.click()
    assert lines.axis.per_day == whole


def test_the_wheel_zooms_at_the_pointer_and_scrolls_elsewhere(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    lines = page.lines
    for _ in range(10):
        turn(page, 120, 400)
    day = lines.axis.day(400 - lines._x(0))
    turn(page, 120, 400)
    assert lines.axis.day(400 - lines._x(0)) == pytest.approx(day, abs=2 / lines.axis.per_day)
    left, wide = lines.horizontalScrollBar().value(), lines.axis.per_day
    turn(page, 120, 400, SHIFT)
    assert (lines.horizontalScrollBar().value(), lines.axis.per_day) == (left - 120, wide)
    lines.resize(lines.width(), 240)
    turn(page, -120, 40)
    assert lines.verticalScrollBar().value() == min(120, lines.verticalScrollBar().maximum()) > 0
    assert lines.axis.per_day == wide


def test_a_zoom_by_hand_is_kept_when_something_is_added(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    for _ in range(8):
        robot.press(Qt.Key.Key_Plus)
    zoom = page.lines.axis.per_day
    left = page.lines.axis.day(page.lines.horizontalScrollBar().value())
    add(robot, qtbot, page, Event(id="old", title="Long ago", start="1991-12-25"))
    assert page.lines.axis.per_day == zoom
    assert page.lines.axis.day(page.lines.horizontalScrollBar().value()) == pytest.approx(left, abs=30)
    assert title(page) == "Paris summit"


def test_a_crowd_is_a_bundle_that_enter_zooms_into(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    crowd = [Event(id=f"c{n}", title=f"Round {n}", start=f"2026-03-{n:02}") for n in range(1, 21)]
    add(robot, qtbot, page, *crowd)
    lane = next(at for at, laid in enumerate(page.lines.laid) if laid.lane.key == "Events")
    place = next(at for at, stop in enumerate(page.lines.laid[lane].stops) if stop.is_bundle)
    page.lines.go_to(lane, place)
    stop = page.lines.stop()
    assert stop is not None
    number = len(stop.moments)
    assert page.explanation.explained.title == f"{number} moments close together"
    assert len(page.explanation.explained.parts[1].rows) == number
    assert f"{number} moments close together" in page.lines.accessibleDescription()
    before = page.lines.axis.per_day
    robot.press(Qt.Key.Key_Return)
    assert page.lines.axis.per_day > before
    for _ in range(40):
        robot.press(Qt.Key.Key_Plus)
    assert not any(stop.is_bundle for stop in page.lines.laid[lane].stops)


def test_it_is_narrowed_by_lane_and_actor(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.lane.choose("Statements")
    assert [laid.lane.title for laid in page.lines.laid] == ["Statements"]
    assert page.options() == {"lane": "Statements"}
    assert page.lane.value() == "Statements"
    offered = {page.actor.itemText(at) for at in range(page.actor.count())}
    assert {"All actors", "United States"} <= offered
    assert "Vladimir Putin" not in offered
    with qtbot.waitSignal(page.comparing.ready):
        page.actor.choose("usa")
    assert {moment.title.split(" · ")[0] for moment in page.lines.laid[0].lane.moments} == {"United States"}
    with qtbot.waitSignal(page.comparing.ready):
        page.lane.choose("Commitments")
    assert page.stack.currentIndex() == EMPTY
    assert "Choose another lane or actor" in page.report.empty
    with qtbot.waitSignal(page.comparing.ready):
        page.actor.choose("")
    assert page.stack.currentIndex() == DRAWING


def test_today_and_the_date_of_the_view_are_marked(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert [each.name for each in page.lines._markers] == ["today"]
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.set_scope(Scope(as_of="2022-06-01"))
    day = date(2022, 6, 1).toordinal()
    assert [each.day for each in page.lines._markers if each.dashed] == [day]
    assert page.lines.axis.last >= day


def test_mouse_chooses_opens_drags_and_tells(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    lines = page.lines
    robot.press(Qt.Key.Key_Plus)
    lines.go_to(3, 2)
    laid, stop = lines.laid[3], lines.stop()
    assert stop is not None
    spot = lines._box(laid, stop).center().toPoint()
    lines.go_to(0, 0)
    lines.verticalScrollBar().setValue(0)
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert lines.stop() == stop
    QApplication.sendEvent(lines.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, spot, QPoint(9, 9)))
    assert stop.moments[0].title in QToolTip.text()
    left = lines.horizontalScrollBar().value()
    QTest.mousePress(lines.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    QTest.mouseMove(lines.viewport(), QPoint(270, 300))
    QTest.mouseRelease(lines.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(270, 300))
    assert lines.horizontalScrollBar().value() == min(left + 30, lines.horizontalScrollBar().maximum())


def test_what_is_certain_is_filled_at_any_zoom_and_what_is_not_is_hollow(
    robot: WindowRobot, qtbot: QtBot
) -> None:
    page = shown(robot, qtbot)
    when = {"day": "2019-05-04", "about": "2019-05-04~", "month": "2019-05", "open": "2019-05-04/.."}
    events = [Event(id=id, title=id, start=start) for id, start in when.items()]
    events.append(Event(id="two", title="two", start="2019-05-04", end="2019-05-05"))
    add(robot, qtbot, page, *events)
    filled = page.theme.token("data").name()
    for zoom in (1.0, 300.0):
        page.lines.fit()
        page.lines.go_to(*place_of(page, "month"))
        page.lines.zoom(zoom)
        page.lines.go_to(*place_of(page, "month"))
        marks = {id: mark(page, id) for id in (*when, "two")}
        assert {id for id, ink in marks.items() if ink == filled} == {"day", "open", "two"}


def place_of(page: TimelinePage, id: str) -> tuple[int, int]:
    return next(
        (lane, place) for lane, laid in enumerate(page.lines.laid) if (place := laid.place_of(id)) is not None
    )


def mark(page: TimelinePage, id: str) -> str:
    """The colour in the middle of the mark of a moment, of an open one at its known day."""
    lane, place = place_of(page, id)
    laid = page.lines.laid[lane]
    stop = laid.stops[place]
    spot = page.lines._spot(laid, stop)
    x = spot.x() + 5 if id == "open" else spot.x() + (stop.right - stop.left) / 2
    image = page.lines.viewport().grab().toImage()
    return image.pixelColor(round(x), round(spot.y() + 17 + 4)).name()


def test_as_a_table_on_the_clipboard_and_in_a_paper(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    page.as_table.click()
    assert page.stack.currentIndex() == TABLE
    page.copy_table.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Date\tWhat\tTitle\tOn the track\tIn words"
    assert len([line for line in lines if line.count("\t") == 4]) == 28
    page.copy_picture.click()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    page.to_paper.click()
    store = robot.window.session.store
    (brief,) = store.all(Brief)
    assert [s for s in store.find(BriefSection, brief=brief.id) if s.kind == "compare-timeline"]


def test_without_dates_it_says_what_to_record(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    store = small_tracker(tmp_path / "small.parley")
    for record in ("summit", "p1"):
        store.apply(Change("x", store.goes_with([record]).edits()))
    store.close()
    page = shown(open_window(tmp_path / "small.parley"), qtbot)
    assert page.stack.currentIndex() == EMPTY
    assert "Nothing has a date yet" in page.report.empty
