"""The inspector: one Change a save, drafts of what is unfinished, and nothing typed is ever lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db import drafts
from db.records import KINDS, Actor, Commitment, EventActor, Position, link_id, required
from desktop.forms.layout import can_be_added
from desktop.operations import records
from desktop.session import Session
from desktop.views.inspector import EVIDENCE, FIELDS, HISTORY
from tests.desktop.small import FREEZE, HOST, STANCE
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


# -- changes by others -----------------------------------------------------------------------------


def change_p1(session: Session, **values: str) -> None:
    store = session.store
    assert session.do(records.set_fields(store, store.need(Position, "p1"), values))


def test_a_form_without_edits_follows_what_another_changes(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    change_p1(session, venue="Rome")
    assert robot.typed("venue") == "Rome"
    assert robot.notice() == ""


def test_edits_stay_when_another_changes_the_record(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    robot.type("venue", "Paris")
    change_p1(session, venue="Rome", firmness="firm")
    assert robot.typed("venue") == "Paris"
    assert robot.typed("firmness") == "firm"
    assert robot.notice() == "This record changed meanwhile. What you typed stays."
    form = robot.inspector.form
    assert form is not None
    assert form.rows["venue"].theirs.text() == "Now stored: Rome"
    form.rows["venue"].take.click()
    assert robot.typed("venue") == "Rome"
    assert not robot.inspector.is_edited


def test_mine_is_stored_over_theirs_when_i_save(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    robot.type("venue", "Paris")
    change_p1(session, venue="Rome")
    assert robot.save()
    assert robot.stored("p1", "venue") == "Paris"
    assert robot.notice() == ""


def test_a_renamed_actor_is_renamed_in_the_form(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    actor = session.store.need(Actor, "ukr")
    session.do(records.set_fields(session.store, actor, {"name": "Ukraine (state)"}))
    assert robot.inspector.title == "Ukraine (state) · Territory"
    control = robot.field("actor").control
    assert isinstance(control, QLineEdit)
    assert control.text() == "Ukraine (state)"
    assert not robot.inspector.is_edited


def test_a_deleted_record_is_said_to_be_gone(robot: InspectorRobot, session: Session) -> None:
    robot.show("p2")
    robot.inspector.header.delete.trigger()
    assert session.store.get("p2") is None
    assert robot.inspector.record_id == ""
    assert robot.inspector.none.title.text() == "Ukraine · Territory was deleted"
    session.undo()
    robot.show("p2")
    assert robot.inspector.record_id == "p2"


# -- new records -----------------------------------------------------------------------------------


def test_a_new_record_is_one_change_and_is_then_shown(robot: InspectorRobot, session: Session) -> None:
    robot.begin("position", actor="rus")
    assert robot.inspector.title == "New position"
    assert robot.inspector.record_id == ""
    robot.choose("issue", "territory")
    robot.choose("channel", "official")
    robot.type("statement", "All of it")
    robot.click_stance(0, "red line")
    robot.press_stance(1, Key.Key_C)
    condition = robot.stances.conditions[robot.stances.model.options[1].id].rows[0]
    condition.fields["text"].put("A referendum is held")
    before = len(robot.labels())
    assert robot.save()
    assert len(robot.labels()) == before + 1
    assert robot.labels()[0] == "Record position of Russia on Territory"
    id = robot.inspector.record_id
    assert robot.stored(id, "statement") == "All of it"
    assert set(robot.stances.stances().values()) == {"red line", "conditional"}
    shown = robot.stances.conditions[robot.stances.model.options[1].id].rows[0]
    assert shown.fields["text"].typed() == "A referendum is held"
    assert shown.stored is not None
    assert not robot.inspector.is_edited
    assert drafts.drafts(session.store) == []


def test_what_is_needed_is_said_only_when_saving(robot: InspectorRobot) -> None:
    robot.begin("commitment")
    assert robot.inspector.foot.problems.text() == ""
    assert not robot.save()
    assert robot.problem("guarantor") == "This is needed."
    needed = len(required(Commitment)) - 1  # but for the id
    assert robot.inspector.foot.problems.text() == f"{needed} fields to correct"
    assert robot.focus is robot.field("guarantor").control


def test_an_unfinished_new_record_is_offered_again(robot: InspectorRobot, session: Session) -> None:
    robot.begin("actor")
    robot.type("summary", "A group")
    robot.show("ukr")
    assert session.store.counts()["actor"] == 2
    robot.begin("actor")
    assert robot.typed("summary") == "A group"
    assert robot.notice() == "Unsaved changes, kept as a draft."
    robot.type("name", "New group")
    assert robot.save()
    assert drafts.drafts(session.store) == []


def test_a_new_record_with_all_that_is_needed_is_stored_on_leaving(
    robot: InspectorRobot, session: Session
) -> None:
    robot.begin("actor")
    robot.type("name", "Belarus")
    robot.show("ukr")
    assert [actor.name for actor in session.store.all(Actor)][-1] == "Belarus"
    assert robot.inspector.record_id == "ukr"


def test_an_empty_form_leaves_nothing_behind(robot: InspectorRobot, session: Session) -> None:
    before = robot.labels()
    robot.begin("position", actor="ukr")
    robot.show("ukr")
    assert robot.labels() == before
    assert drafts.drafts(session.store) == []


def test_a_link_gets_the_id_of_what_it_joins(robot: InspectorRobot, session: Session) -> None:
    robot.begin("event_actor", event="summit")
    robot.choose("actor", "rus")
    robot.choose("capacity", "party")
    assert robot.save()
    assert robot.inspector.record_id == link_id("event_actor", "summit", "rus", "party")
    robot.begin("event_actor", event="summit")
    robot.choose("actor", "ukr")
    robot.choose("capacity", "host")
    assert not robot.save()
    assert robot.problem("capacity").startswith("There is one like this already.")


def test_a_link_that_joins_another_is_followed_to_its_new_id(robot: InspectorRobot, session: Session) -> None:
    robot.show(HOST)
    robot.choose("actor", "rus")
    assert robot.save()
    moved = link_id("event_actor", "summit", "rus", "host")
    assert robot.inspector.record_id == moved
    assert [each.id for each in session.store.all(EventActor)] == [moved]
    assert robot.inspector.tabs.currentIndex() == FIELDS


def test_a_part_is_added_with_its_owner_filled_in(robot: InspectorRobot) -> None:
    robot.show("territory")
    parts = robot.inspector.fields.parts
    assert parts is not None
    options = next(each for each in parts.lists if each.part.kind == "option")
    assert [row.title for row in options.rows.rows()] == ["Full return", "Freeze on the line"]
    options.heading.link.click()
    assert robot.typed("issue") == "territory"
    assert robot.inspector.header.owner.text() == "Territory"
    robot.type("label", "Recognition")
    robot.type("value", "100")
    assert robot.save()
    robot.show("territory")
    assert [row.title for row in options.rows.rows()][-1] == "Recognition"


def test_a_part_and_its_owner_lead_to_each_other(robot: InspectorRobot) -> None:
    robot.show("summit")
    parts = robot.inspector.fields.parts
    assert parts is not None
    parts.lists[0].rows.opened.emit(HOST)
    robot.show(HOST)
    robot.inspector.header.owner.click()
    assert robot.opened == [HOST, "summit"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if can_be_added(kind)])
def test_every_kind_has_an_empty_form_in_which_all_is_named(robot: InspectorRobot, kind: str) -> None:
    robot.begin(kind)
    assert nameless(robot.inspector) == []
    assert not robot.save()
    assert robot.inspector.editing.keep_draft()


def nameless(widget: QWidget) -> list[str]:
    """The controls that can be reached and have no name."""
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton, QAbstractItemView)
    found = [each for kind in kinds for each in widget.findChildren(kind) if each.isVisibleTo(widget)]
    return [
        type(each).__name__
        for each in found
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()))
    ]


# -- the rest --------------------------------------------------------------------------------------


def test_a_copy_is_added_and_asked_to_be_shown(robot: InspectorRobot, session: Session) -> None:
    robot.show("territory")
    robot.inspector.header.duplicate.trigger()
    assert robot.stored(robot.opened[0], "title") == "Territory (copy)"
    robot.show(HOST)
    assert not robot.inspector.header.duplicate.isEnabled()


def test_id_and_title_are_copied(robot: InspectorRobot) -> None:
    robot.show("p1")
    robot.inspector.header.copy_id.trigger()
    assert QGuiApplication.clipboard().text() == "p1"
    robot.inspector.header.copy_title.trigger()
    assert QGuiApplication.clipboard().text() == "Ukraine · Territory"


def test_keys_go_from_tab_to_tab(robot: InspectorRobot) -> None:
    robot.show("p1")
    robot.inspector.activateWindow()
    robot.field("venue").control.setFocus()
    robot.press(Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert robot.inspector.tabs.currentIndex() == EVIDENCE
    robot.inspector.tabs.setFocus()
    robot.press(Key.Key_Tab, CONTROL)
    assert robot.inspector.tabs.currentIndex() == HISTORY
    robot.press(Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert robot.inspector.tabs.currentIndex() == FIELDS
    assert robot.typed("venue") == ""


def test_tab_goes_as_one_reads(robot: InspectorRobot) -> None:
    robot.show("p1")
    robot.press_stance(0, Key.Key_C)  # a condition comes while the form is used
    robot.inspector.header.more.setFocus()
    met = walk(robot, Key.Key_Tab)
    form = robot.inspector.form
    assert form is not None
    labels = [row.field.spec.label for row in form.rows.values()]
    assert [name for name in met if name in labels] == labels
    assert met.index("Stance on each option") == met.index("Firmness") + 1
    assert met.index("Condition") == met.index("Stance on each option") + 1
    assert met.index("Save") == len(met) - 1
    assert walk(robot, Key.Key_Backtab) == [met[0], *met[:0:-1]]


def walk(robot: InspectorRobot, key: Qt.Key) -> list[str]:
    """Press a key until the focus is back where it was; what it met, by name."""
    met: list[str] = []
    seen: list[QWidget] = []
    while (focus := robot.focus) is not None and focus not in seen:
        seen.append(focus)
        text = focus.text() if isinstance(focus, QAbstractButton) else ""
        met.append(focus.accessibleName() or text)
        robot.press(key)
    return met


def test_a_tracker_open_for_reading_is_shown_and_not_edited(robot: InspectorRobot, session: Session) -> None:
    path = session.store.path
    session.close()
    session.open(path, readonly=True)
    robot.show("p1")
    control = robot.field("venue").control
    assert isinstance(control, QLineEdit)
    assert control.isReadOnly()
    robot.press_stance(0, Key.Key_R)
    assert robot.stances.changed_stances() == {}
    assert robot.inspector.foot.words.text().startswith("Open read-only.")
    assert not robot.inspector.foot.save.isVisible()
    assert robot.inspector.leave()


def test_stances_go_with_the_issue_a_position_leaves(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    robot.choose("issue", "ceasefire")
    assert [option.id for option in robot.stances.model.options] == ["talks-first"]
    assert robot.save()
    assert robot.stored("p1", "issue") == "ceasefire"
    assert session.store.get(STANCE) is None
    session.undo()
    assert robot.stances.stances() == {FREEZE: "conditional"}


def test_a_refused_write_is_said_and_keeps_what_was_typed(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    robot.type("venue", "Paris")
    moved = session.store.path.rename(session.store.path.with_name("elsewhere.parley"))
    assert not robot.save()
    assert robot.failures
    assert robot.typed("venue") == "Paris"
    assert not robot.inspector.leave()
    moved.rename(session.store.path)
    assert robot.save()
    assert robot.stored("p1", "venue") == "Paris"


def test_very_long_and_foreign_text_comes_back_as_it_was(robot: InspectorRobot) -> None:
    text = "Сторона\u00a0перша: \u05d0\u05d1\u05d2 e\u0301 \U0001f1fa\U0001f1e6\n" * 400
    robot.show("p1")
    robot.field("statement").put(text)
    robot.field("venue").put("X" * 400)
    assert robot.save()
    assert robot.stored("p1", "statement") == text
    assert robot.typed("venue") == "X" * 400
    assert robot.inspector.width() == 384
