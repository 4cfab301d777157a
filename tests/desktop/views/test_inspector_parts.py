"""What belongs to a record is listed beneath it, by kind, and leads to its own form."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import KINDS, Position
from desktop.operations import records
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.inspector_parts import ELSEWHERE, FEW, PartList, part_kinds
from tests.desktop.sessions import sample_session
from tests.resources.sample import RECORDS as SAMPLE
from tests.robots.inspector import InspectorRobot


def part(robot: InspectorRobot, heading: str) -> PartList:
    parts = robot.inspector.fields.parts
    assert parts is not None
    return next(each for each in parts.lists if each.part.heading == heading)


def test_every_kind_that_belongs_to_another_is_listed_somewhere() -> None:
    listed = {each.kind for kind in KINDS for each in part_kinds(kind)}
    owned = {kind for kind, cls in KINDS.items() if cls.META.owner}
    assert owned - ELSEWHERE <= listed


def test_a_line_says_title_and_first_words(robot: InspectorRobot) -> None:
    robot.show("summit")
    rows = part(robot, "Participants").rows.rows()
    assert [(row.title, row.words) for row in rows] == [("Ukraine · host", "")]
    robot.show("ukr")
    rows = part(robot, "Positions").rows.rows()
    assert [row.title for row in rows] == ["Territory", "Territory"]
    assert rows[0].words.startswith("official · February 2026")


def test_a_line_is_opened_by_enter(robot: InspectorRobot) -> None:
    robot.show("territory")
    options = part(robot, "Options")
    options.rows.setFocus()
    QTest.keyClick(options.rows, Qt.Key.Key_Down)
    QTest.keyClick(options.rows, Qt.Key.Key_Return)
    assert robot.opened == ["freeze"]


def test_parts_follow_changes(robot: InspectorRobot, session: Session) -> None:
    robot.show("ukr")
    assert part(robot, "Positions").heading.accessibleName() == "Positions 2"
    store = session.store
    session.do(records.delete(store, store.goes_with(["p2"])))
    assert part(robot, "Positions").heading.accessibleName() == "Positions 1"


def test_a_new_record_names_the_parts_it_can_have_once_it_is_saved(robot: InspectorRobot) -> None:
    robot.begin("issue")
    parts = robot.inspector.fields.parts
    assert parts is not None
    assert all(each.isHidden() for each in parts.lists)
    assert parts.later.text() == "Added once it is saved: options, positions, links and tags."
    robot.type("title", "Fishing rights")
    assert robot.save()
    assert parts.later.isHidden()
    assert not part(robot, "Options").isHidden()


def test_a_part_begins_where_it_has_something_to_say(robot: InspectorRobot) -> None:
    robot.begin("option", issue="territory")
    assert robot.focus is robot.field("label").control
    robot.begin("scenario_factor", scenario="ceasefire-2026")
    assert robot.focus is robot.field("factor").control
    robot.begin("link", from_record="ukr")
    assert robot.focus is robot.field("to_record").control


@pytest.fixture
def sample(qtbot: QtBot, theme: Theme, qapp: QApplication, tmp_path: Path) -> InspectorRobot:
    return InspectorRobot(qtbot, sample_session(tmp_path), theme)


def test_a_long_part_is_shown_in_full_on_request(sample: InspectorRobot) -> None:
    sample.show("ukr")
    positions = part(sample, "Positions")
    assert len(positions.rows.rows()) == FEW
    positions.more.click()
    held = [each for each in SAMPLE.values() if isinstance(each, Position) and each.actor == "ukr"]
    assert len(positions.rows.rows()) == len(held)
    assert positions.more.isHidden()
    sample.session.close()


def test_every_record_of_the_sample_is_shown_and_left_as_it_was(sample: InspectorRobot) -> None:
    before = sample.labels()
    one_of_each = {type(record): record.id for record in SAMPLE.values()}
    for id in one_of_each.values():
        sample.show(id)
        assert sample.inspector.record_id == id
        assert sample.inspector.title
        assert not sample.inspector.is_edited
        assert sample.inspector.width() == 384
    assert sample.labels() == before
    sample.session.close()
