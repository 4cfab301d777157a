"""Movement in the window: wordings walked, told, explained word by word, opened, narrowed, drawn."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Brief, BriefSection, Position
from desktop.analysis.movement import Way
from desktop.analysis.reports import movement as words
from desktop.session import Scope
from desktop.theme import Theme
from desktop.views.comparisons.movement import MovementPage
from desktop.views.comparisons.movement_marks import MEANINGS, SHAPES, paint_mark
from desktop.views.comparisons.page import DRAWING, EMPTY, TABLE
from tests.desktop.small import small_tracker
from tests.desktop.widgets.pixels import drawn
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot

Key = Qt.Key


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def shown(robot: WindowRobot, qtbot: QtBot) -> MovementPage:
    robot.go_to("movement")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, MovementPage)
    qtbot.waitUntil(lambda: page.result is not None and not page.comparing.is_on)
    page.strands.setFocus()
    return page


def told(page: MovementPage) -> str:
    return page.strands.accessibleDescription()


def test_the_cursor_begins_on_the_first_wording_and_walks(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert page.stack.currentIndex() == DRAWING
    where = "Russia on Territory and sovereignty, in public: "
    assert told(page).startswith(f"{where}First wording, undated, public statement: “Ukraine must")
    robot.press(Key.Key_Right)
    assert "in public: Held, undated, public statement: “Russia regards" in told(page)
    robot.press(Key.Key_Right)
    assert "in public: Unknown, 35 of 100 apart, 2014–2015, Track I: “Russia read" in told(page)
    robot.press(Key.Key_Home)
    assert told(page) == "Russia: 2 hardened · 1 held · 3 unknown · private differs on 1 issue"
    robot.press(Key.Key_End)
    assert told(page).startswith("United States on Framework of a settlement, in public: Unknown, undated")
    robot.press(Key.Key_PageUp)
    assert told(page).startswith("Ukraine on ")
    above = told(page)
    robot.press(Key.Key_Up)
    assert told(page) != above
    robot.press(Key.Key_Down)
    robot.press(Key.Key_Left)
    assert told(page).startswith("Ukraine on ")


def test_a_wording_is_explained_against_the_one_before_and_opened(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    robot.press(Key.Key_Right)
    robot.press(Key.Key_Right)
    explained = page.explanation.explained
    assert (explained.over, explained.title) == ("Wording in public", "Russia · Territory and sovereignty")
    parts = {part.heading: part for part in explained.parts}
    assert "No longer in force. One of the two is undated: it is not known which came first" in (
        parts["Unknown, 35 of 100 apart"].words
    )
    kinds = {piece.kind for piece in parts["Against the wording before it"].pieces}
    assert kinds == {"same", "removed", "added"}
    rows = [(row.title, row.words) for row in parts["Stances, before and now"].rows]
    assert ("Special political status for Donbas", "not stated → preferred") in rows
    assert any(heading.startswith("Evidence") for heading in parts)
    block, place = page.strands.here() or pytest.fail("nothing is chosen")
    assert block.strand is not None
    robot.press(Key.Key_Return)
    assert robot.window.inspector.record_id == block.strand.steps[place].position.id


def test_private_words_are_set_against_public_ones(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    private = next(at for at, block in enumerate(page.strands.lines) if block.strand and block.strand.private)
    page.strands.go_to(private, 0)
    assert told(page).endswith("Distance unknown.")
    parts = {part.heading: part for part in page.explanation.explained.parts}
    sure = parts["Private against public: distance unknown"].words
    assert sure == (
        "How sure: confidence not stated, 2 sources, credibility 6 (cannot be judged), "
        "1 passage speaks against it."
    )
    assert ("Current lines, status deferred", "not stated → conditional") in [
        (row.title, row.words) for row in parts["Stances, in public and in private"].rows
    ]
    assert parts["Against the public wording"].pieces


def test_an_actor_is_summed_up(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    robot.press(Key.Key_Home)
    explained = page.explanation.explained
    parts = {part.heading: part for part in explained.parts}
    assert explained.title == "Russia"
    assert len(parts["Further wordings, 6"].rows) == 6
    robot.press(Key.Key_Return)
    assert robot.window.inspector.record_id == "rus"


def test_one_actor_or_one_issue_is_chosen(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.actor.choose("ukr")
    assert {block.actor.name for block in page.strands.lines} == {"Ukraine"}
    with qtbot.waitSignal(page.comparing.ready):
        page.issues.choose("territory")
    assert page.options() == {"issue": "territory", "actor": "ukr"}
    assert len(page.strands.laid.blocks) == 2
    page.as_table.click()
    assert page.stack.currentIndex() == TABLE
    assert page.table.rowCount() == 3


def test_it_follows_an_edit_and_the_cursor_stays(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    page.strands.go_to(2, 0)
    before = told(page)
    latest = Position(
        id="new", actor="rus", issue="territory", channel="official", stated="2026-10",
        statement="Nothing is recognised.", firmness="non-negotiable",
    )  # fmt: skip
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("x", (Edit.insert(latest),)))
    assert told(page) == before
    page.strands.go_to(1, 3)
    assert "October 2026, official: “Nothing is recognised.”" in told(page)


def test_channels_left_out_leave_no_private_words(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.set_scope(
            Scope(channels=("official", "public statement", "Track I", "assessed"))
        )
    assert not any(block.strand.private for block in page.strands.lines if block.strand)
    assert "In private" not in page.sentence.text()


def test_the_mouse_chooses_opens_and_is_told(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    box = page.strands.laid.box(1, 1)
    spot = QPoint(box.left + 20, box.top + 20)
    QApplication.sendEvent(page.strands, QHelpEvent(QHelpEvent.Type.ToolTip, spot, QPoint(9, 9)))
    assert "Held, undated" in QToolTip.text()
    QTest.mouseClick(page.strands, Qt.MouseButton.LeftButton, pos=spot)
    block, place = page.strands.here() or pytest.fail("nothing is chosen")
    assert place == 1
    assert block.strand is not None
    QTest.mouseDClick(page.strands, Qt.MouseButton.LeftButton, pos=spot)
    assert robot.window.inspector.record_id == block.strand.steps[1].position.id
    assert page.strands.words_at(QPoint(10, page.strands.height() + 10)) == ""


def test_where_there_are_many_the_count_comes_after_the_drawing_and_is_the_same(
    robot: WindowRobot, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(robot, qtbot)
    short, notes = page.sentence.text(), page.notes.text()
    assert " further wordings " in notes
    monkeypatch.setattr(words, "MANY", 1)
    seen: list[tuple[str, bool]] = []
    page.comparing.ready.connect(lambda _: seen.append((page.notes.text(), page.strands.is_empty)))
    with qtbot.waitSignal(page.comparing.found):
        page.again()
    ((meanwhile, is_empty),) = seen
    assert meanwhile.startswith("Working out the rest …")
    assert not is_empty
    assert (page.sentence.text(), page.notes.text()) == (short, notes)


def test_each_way_has_a_shape_of_its_own_and_a_name(robot: WindowRobot, qtbot: QtBot, theme: Theme) -> None:
    shapes = {way: _mask(way, theme) for way in MEANINGS}
    assert all(shapes.values())
    assert len(set(shapes.values())) == len(shapes) == 7
    assert _width(shapes["hardened"], min) < _width(shapes["hardened"], max)  # it points up
    assert _width(shapes["softened"], min) > _width(shapes["softened"], max)
    page = shown(robot, qtbot)
    assert page.legend is not None
    assert page.legend.accessibleDescription() == ", ".join(MEANINGS[way] for way in SHAPES)


def _width(mask: frozenset[tuple[int, int]], end: Callable[[Iterable[int]], int]) -> int:
    """How many pixels wide a mark is in its highest (`min`) or lowest (`max`) row but one."""
    rows = sorted({y for _, y in mask})
    row = rows[1] if end([0, 1]) == 0 else rows[-2]
    return sum(y == row for _, y in mask)


def _mask(way: Way, theme: Theme) -> frozenset[tuple[int, int]]:
    """The pixels of a mark, whatever its colour."""
    size = QSize(20, 20)
    ground = theme.token("base")
    image = drawn(size, ground, lambda painter: paint_mark(painter, way, QPointF(10, 10), theme))
    spots = ((x, y) for x in range(20) for y in range(20))
    return frozenset(spot for spot in spots if image.pixelColor(*spot).name() != ground.name())


def test_without_a_second_wording_it_says_what_to_record(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    store = small_tracker(tmp_path / "small.parley")
    store.apply(Change("x", store.goes_with(["p2"]).edits()))
    store.close()
    page = shown(open_window(tmp_path / "small.parley"), qtbot)
    assert page.stack.currentIndex() == EMPTY
    assert "No actor has a second position on an issue" in page.sentence.text()
    page.strands.setFocus()
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Return, Key.Key_End):
        QTest.keyClick(page.strands, key)
    assert page.strands.here() is None


def test_what_is_not_stated_is_said_and_words_without_end_are_drawn(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    store = small_tracker(tmp_path / "small.parley")
    silent = Position(id="p3", actor="ukr", issue="territory", channel="back-channel")
    endless = Position(
        id="p4", actor="ukr", issue="territory", channel="official", stated="2026-05",
        statement="Unbroken" * 4000,
    )  # fmt: skip
    store.apply(Change("x", (Edit.insert(silent), Edit.insert(endless))))
    store.close()
    page = shown(open_window(tmp_path / "small.parley"), qtbot)
    private = next(at for at, block in enumerate(page.strands.lines) if block.strand and block.strand.private)
    page.strands.go_to(private, 0)
    assert "“no wording is kept”" in told(page)
    page.strands.go_to(1, 2)
    assert "Unknown, May 2026, official: “Unbroken" in told(page)
    parts = {part.heading: part.words for part in page.explanation.explained.parts}
    assert "words alone don't tell" in parts["Unknown"]
    assert not page.strands.grab().toImage().isNull()


def test_copied_as_picture_and_table_and_put_into_a_paper_as_it_is_set(
    robot: WindowRobot, qtbot: QtBot
) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.actor.choose("ukr")
    page.copy_picture.click()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    page.copy_table.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Actor\tIssue\tSince\tWhat it does")
    assert len(lines) == page.table.rowCount() + 1
    page.to_paper.click()
    store = robot.window.session.store
    (brief,) = store.all(Brief)
    (section,) = store.find(BriefSection, brief=brief.id, kind="compare-movement")
    assert '"actor": "ukr"' in section.options
