"""The inspector: one Change a save, drafts of what is unfinished, and nothing typed is ever lost."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db import drafts
from db.records import link_id
from desktop.session import Session
from tests.desktop.small import FREEZE
from tests.robots.inspector import CONTROL, InspectorRobot

Key = Qt.Key


def test_a_record_is_named_with_its_kind_and_title(robot: InspectorRobot, qtbot: QtBot) -> None:
    with qtbot.waitSignal(
        robot.inspector.title_changed, check_params_cb=lambda t: t == "Ukraine · Territory"
    ):
        robot.show("p1")
    assert robot.inspector.header.kind.text() == "Position"
    assert robot.inspector.header.title.text() == "Ukraine · Territory"
    assert robot.inspector.record_id == "p1"


def test_fields_and_stances_are_saved_as_one_change(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    before = len(robot.labels())
    robot.type("stated", "12 Nov 2026")
    robot.type("venue", "Paris")
    robot.press_stance(0, Key.Key_R)
    assert robot.save()
    assert len(robot.labels()) == before + 1
    assert robot.labels()[0] == "Edit position of Ukraine on Territory"
    assert (robot.stored("p1", "stated"), robot.stored("p1", "venue")) == ("2026-11-12", "Paris")
    assert robot.stored(link_id("position_option", "p1", FREEZE), "stance") == "conditional"
    rows = [option.id for option in robot.stances.model.options]
    assert robot.stored(link_id("position_option", "p1", rows[0]), "stance") == "red line"
    assert not robot.inspector.is_edited
    session.undo()
    assert robot.typed("venue") == ""
    assert robot.stances.stances() == {FREEZE: "conditional"}


def test_control_return_saves_from_within_a_field(robot: InspectorRobot) -> None:
    robot.show("p1")
    robot.type("statement", "No cession")
    robot.press(Key.Key_Return, CONTROL)
    assert robot.stored("p1", "statement") == "No cession"
    robot.type("venue", "Geneva")
    robot.press(Key.Key_Return, CONTROL)
    assert robot.stored("p1", "venue") == "Geneva"


def test_saving_nothing_writes_nothing(robot: InspectorRobot) -> None:
    robot.show("p1")
    before = robot.labels()
    assert robot.save()
    robot.type("stated", "Feb 2026")  # what is stored, typed otherwise
    assert robot.save()
    assert robot.labels() == before
    assert not robot.inspector.is_edited


def test_an_invalid_field_is_marked_in_words_and_the_rest_is_stored(robot: InspectorRobot) -> None:
    robot.show("p1")
    robot.type("until", "2026-13")
    robot.type("venue", "Paris")
    assert robot.problem("until") == "There is no month 13. Use 01 to 12."
    assert robot.inspector.foot.problems.text() == "1 field to correct"
    assert not robot.save()
    assert robot.stored("p1", "venue") == "Paris"
    assert robot.typed("until") == "2026-13"
    assert robot.focus is robot.field("until").control
    robot.type("until", "2026-12")
    assert robot.problem("until") == ""
    assert robot.save()
    assert robot.stored("p1", "until") == "2026-12"


def test_a_rule_over_two_fields_marks_the_field_to_blame(robot: InspectorRobot) -> None:
    robot.show("p1")
    robot.type("until", "2025-01")
    assert not robot.save()
    assert "before" in robot.problem("until")
    assert robot.stored("p1", "until") == ""


def test_leaving_stores_what_is_valid_and_keeps_the_rest_as_a_draft(
    robot: InspectorRobot, session: Session
) -> None:
    robot.show("p1")
    robot.type("until", "sometime")
    robot.type("venue", "Paris")
    robot.show("ukr")
    assert robot.stored("p1", "venue") == "Paris"
    assert [draft.record for draft in drafts.drafts(session.store)] == ["p1"]
    robot.show("p1")
    assert robot.typed("until") == "sometime"
    assert robot.problem("until")
    assert robot.notice() == "Unsaved changes, kept as a draft."
    robot.inspector.fields.notice.link.click()
    assert robot.typed("until") == ""
    assert robot.notice() == ""
    assert drafts.drafts(session.store) == []


def test_a_draft_survives_closing_the_tracker(robot: InspectorRobot, session: Session) -> None:
    path = session.store.path
    robot.show("p1")
    robot.type("until", "sometime")
    robot.press_stance(0, Key.Key_R)
    robot.inspector.editing.keep_draft()
    session.close()
    assert robot.inspector.record_id == ""
    session.open(path)
    robot.show("p1")
    assert robot.typed("until") == "sometime"
    assert robot.stances.changed_stances() == {robot.stances.model.options[0].id: "red line"}


def test_typing_is_kept_as_a_draft_after_a_pause(
    robot: InspectorRobot, session: Session, qtbot: QtBot
) -> None:
    robot.show("p1")
    robot.type("venue", "Par")
    with qtbot.waitSignal(robot.inspector.editing.pause.timeout):
        pass
    assert drafts.drafts(session.store)[0].fields == {"venue": "Par"}
    robot.save()
    assert drafts.drafts(session.store) == []


def test_revert_takes_back_what_was_typed(robot: InspectorRobot) -> None:
    robot.show("p1")
    robot.type("venue", "Paris")
    robot.press_stance(1, Key.Key_P)
    robot.inspector.foot.revert.click()
    assert robot.typed("venue") == ""
    assert robot.stances.stances() == {FREEZE: "conditional"}
    assert not robot.inspector.is_edited


def test_edited_changed_tells_once_each_way(robot: InspectorRobot, qtbot: QtBot) -> None:
    robot.show("p1")
    with qtbot.waitSignal(robot.inspector.edited_changed):
        robot.type("venue", "P")
    with qtbot.assertNotEmitted(robot.inspector.edited_changed):
        robot.field("venue").put("Paris")
    with qtbot.waitSignal(robot.inspector.edited_changed):
        robot.save()
