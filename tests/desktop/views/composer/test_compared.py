"""Comparisons in a paper are set in the composer: which issue, actors, sides and days they are about."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Brief, BriefSection, Issue
from desktop.analysis.comparisons import COMPARISONS, SECTION
from desktop.views.composer.option_controls import Choice, Control, Day, Ticks
from tests.desktop.windows import Open
from tests.robots.composer import ComposerRobot
from tests.robots.window import NONE


@pytest.fixture
def desk(qtbot: QtBot, open_window: Open, small: Path) -> ComposerRobot:
    robot = open_window(small)
    robot.window.resize(1280, 800)
    brief = Brief(id="paper", title="No end in sight", template="background", as_of="2026-04-19")
    robot.window.session.do(Change("Add", (Edit.insert(brief),)))
    return ComposerRobot.opened(qtbot, robot)


def told(desk: ComposerRobot, kind: str) -> dict[str, str]:
    """What the brief tells a section, as it is kept."""
    sections = desk.robot.window.session.store.all(BriefSection)
    section = next(each for each in sections if each.kind == kind)
    found: dict[str, str] = json.loads(section.options or "{}")
    return found


def control(desk: ComposerRobot, name: str) -> Control:
    return desk.page.section.options.controls[name]


def choose(desk: ComposerRobot, name: str, words: str) -> None:
    """Go down to an entry by the keyboard, and on to the next control."""
    box = control(desk, name)
    assert isinstance(box, Choice)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home, NONE)
    while not box.currentText().startswith(words):
        assert box.currentIndex() < box.count() - 1, f"{words} is not offered"
        QTest.keyClick(box, Qt.Key.Key_Down, NONE)
    QTest.keyClick(box, Qt.Key.Key_Tab, NONE)


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda each: each.key)
def test_each_comparison_can_be_set(desk: ComposerRobot, comparison: object) -> None:
    key = comparison.key  # type: ignore[attr-defined]  # a Comparison
    desk.page.add_section(f"{SECTION}{key}")
    desk.settle()
    controls = desk.page.section.options.controls
    assert controls
    for name, each in controls.items():
        assert each.accessibleName().startswith(name.capitalize())
        assert each.isVisibleTo(desk.page)
    assert told(desk, f"{SECTION}{key}") == {}


def test_an_issue_is_chosen_and_taken_back(desk: ComposerRobot) -> None:
    kind = f"{SECTION}deadlocks"
    issue = desk.robot.window.session.store.all(Issue)[0]
    desk.page.add_section(kind)
    choose(desk, "issue", issue.title[:4])
    assert told(desk, kind) == {"issue": issue.id}
    choose(desk, "issue", "all")
    assert told(desk, kind) == {}


def test_actors_are_ticked_in_the_order_they_are_wanted(desk: ComposerRobot) -> None:
    kind = f"{SECTION}zone"
    actors = {each.name: each.id for each in desk.robot.window.session.store.all(Actor)}
    first, second = list(actors)[:2]
    desk.page.add_section(kind)
    ticks = control(desk, "parties")
    assert isinstance(ticks, Ticks)
    assert ticks.words.text() == "None ticked: the parties."
    for name in (second, first):
        ticks.setFocus()
        ticks.list.line.selectAll()
        desk.robot.type(name)
        desk.robot.press(Qt.Key.Key_Return)
    assert told(desk, kind) == {"parties": f"{actors[second]} {actors[first]}"}
    assert ticks.words.text() == f"{second}, {first}"
    ticks.list.line.selectAll()
    desk.robot.type(second)
    desk.robot.press(Qt.Key.Key_Return)
    assert told(desk, kind) == {"parties": actors[first]}


def test_a_day_is_read_as_it_is_typed_and_what_is_no_day_says_so(desk: ComposerRobot) -> None:
    kind = f"{SECTION}changed"
    desk.page.add_section(kind)
    line = control(desk, "since")
    assert isinstance(line, Day)
    line.setFocus()
    desk.robot.type("the day after")
    desk.robot.press(Qt.Key.Key_Return)
    row = desk.page.section.options.rows["since"]
    assert row.error
    assert line.text() == "the day after"
    assert told(desk, kind) == {}
    line.selectAll()
    desk.robot.type("3/2/2026")
    desk.robot.press(Qt.Key.Key_Return)
    assert told(desk, kind) == {"since": "2026-02-03"}
    assert (row.error, line.text()) == ("", "2026-02-03")
    assert row.hint.endswith("3 February 2026")


def test_what_is_chosen_changes_the_paper(desk: ComposerRobot) -> None:
    kind = f"{SECTION}plans"
    desk.page.add_section(kind)
    desk.settle()
    before = len(desk.page.preview.spots)
    choose(desk, "plans", "scenarios beside")
    desk.settle()
    assert told(desk, kind) == {"plans": "beside"}
    assert len(desk.page.preview.spots) != before


def test_a_record_that_is_gone_is_said_to_be_so(desk: ComposerRobot) -> None:
    kind = f"{SECTION}deadlocks"
    section = BriefSection(id="s", brief="paper", kind=kind, title="Blocks", options='{"issue": "gone"}')
    desk.robot.window.session.do(Change("Add", (Edit.insert(section),)))
    desk.to_outline(kind)
    box = control(desk, "issue")
    assert isinstance(box, Choice)
    assert box.currentText() == "no longer on record"
    choose(desk, "issue", "all issues")
    assert told(desk, kind) == {}


def test_arrow_keys_write_once_where_they_come_to_rest(desk: ComposerRobot) -> None:
    kind, session = f"{SECTION}plans", desk.robot.window.session
    desk.page.add_section(kind)
    box = control(desk, "plans")
    box.setFocus()
    for _ in range(2):
        QTest.keyClick(box, Qt.Key.Key_Down, NONE)
    assert told(desk, kind) == {}
    desk.qtbot.waitUntil(lambda: told(desk, kind) == {"plans": "proposals"})
    desk.robot.undo()
    assert told(desk, kind) == {}
    assert session.store.undoable() is not None
