"""The reference field: found by name and alias, walked by arrows, taken back by Escape, cleared."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import (
    KINDS,
    Actor,
    ActorRole,
    Condition,
    Evidence,
    Issue,
    Option,
    Position,
    Record,
    ScenarioOutcome,
    required,
)
from desktop.forms import layout
from desktop.forms.candidates import candidates
from desktop.forms.context import FormContext
from desktop.forms.fields import field_for
from desktop.forms.new_record import NewRecordDialog
from desktop.forms.reference import ID_ROLE, ReferenceField
from desktop.session import Session
from tests.dialogs import Dialogs
from tests.robots.dialogs import press

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def made(qtbot: QtBot, context: FormContext, cls: type[Record], name: str) -> ReferenceField:
    field = field_for(context, cls, name)
    assert isinstance(field, ReferenceField)
    qtbot.addWidget(field)
    field.resize(260, 32)
    field.show()
    field.line.setFocus()
    return field


def offered(field: ReferenceField) -> list[str]:
    """The titles offered, without the lines that begin a new record."""
    items = [field.offer.item(row) for row in range(field.offer.rowCount())]
    return [item.text() for item in items if item.data(ID_ROLE)]


@pytest.fixture
def actor(qtbot: QtBot, context: FormContext) -> ReferenceField:
    return made(qtbot, context, Position, "actor")


def test_a_record_is_chosen_by_typing_and_enter(actor: ReferenceField) -> None:
    QTest.keyClicks(actor.line, "rus")
    assert offered(actor) == ["Russia"]
    QTest.keyClick(actor.popup, Key.Key_Return)
    assert actor.value() == "rus"
    assert actor.line.text() == "Russia"


def test_tab_takes_the_name_that_is_offered_first(actor: ReferenceField) -> None:
    QTest.keyClicks(actor.line, "rus")
    QTest.keyClick(actor.popup, Key.Key_Tab)
    assert (actor.value(), actor.line.text(), actor.popup.isVisible()) == ("rus", "Russia", False)


def test_tab_takes_no_record_that_only_holds_the_words_elsewhere(
    actor: ReferenceField, session: Session
) -> None:
    russia = session.store.need(Actor, "rus")
    told = Edit.update(russia, summary="Kaliningrad is its exclave")
    assert session.do(Change("Edit actor", (told,)))
    QTest.keyClicks(actor.line, "kaliningrad")
    assert offered(actor) == ["Russia"]
    QTest.keyClick(actor.popup, Key.Key_Tab)
    assert actor.line.text() == "kaliningrad"
    assert "Nothing is chosen" in actor.problem()


def test_tab_takes_what_was_walked_to(actor: ReferenceField) -> None:
    actor.open_list()
    actor.popup.setCurrentIndex(actor.offer.index(1, 0))
    title = actor.offer.item(1).text()
    QTest.keyClick(actor.popup, Key.Key_Tab)
    assert actor.line.text() == title
    assert not actor.problem()


def test_an_alias_finds_it(actor: ReferenceField) -> None:
    actor.line.setText("Україна")  # keys of a test are ASCII
    actor.line.textEdited.emit("Україна")
    assert offered(actor) == ["Ukraine"]


def test_arrows_walk_the_list(actor: ReferenceField) -> None:
    QTest.keyClick(actor.line, Key.Key_Down)
    assert offered(actor) == ["Russia", "Ukraine"]
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Return):
        QTest.keyClick(actor.popup, key)
    assert actor.value() == "ukr"


def test_escape_restores_and_clearing_empties(qtbot: QtBot, context: FormContext) -> None:
    speaker = made(qtbot, context, Position, "speaker")
    speaker.set_value("ukr")
    QTest.keyClicks(speaker.line, "zzz")
    assert speaker.edited
    QTest.keyClick(speaker.popup, Key.Key_Escape)
    QTest.keyClick(speaker.line, Key.Key_Escape)
    assert (speaker.line.text(), speaker.edited) == ("Ukraine", False)
    speaker.line.clear()
    assert speaker.value() is None
    assert speaker.edited


def test_escape_leaves_what_was_found_for_a_new_record(actor: ReferenceField) -> None:
    actor.put("ukr")
    QTest.keyClick(actor.line, Key.Key_Escape)
    assert actor.value() == "ukr"
    actor.choose("rus")
    QTest.keyClick(actor.line, Key.Key_Escape)
    assert actor.value() == "ukr"


def test_the_very_name_chooses_it_on_leaving(actor: ReferenceField) -> None:
    QTest.keyClicks(actor.line, "ukraine")
    actor.popup.hide()
    actor.leave()
    assert actor.value() == "ukr"


def test_only_the_kinds_allowed_are_offered(qtbot: QtBot, context: FormContext) -> None:
    event = made(qtbot, context, Position, "event")
    QTest.keyClicks(event.line, "u")
    assert offered(event) == []
    QTest.keyClicks(event.line, "\b" * 3)
    event.line.clear()
    QTest.keyClick(event.line, Key.Key_Down)
    assert offered(event) == ["Summit"]


@pytest.mark.parametrize(
    ("cls", "name", "words"),
    [
        (Position, "event", "no event"),
        (Position, "issue", "issue (needed)"),
        (ActorRole, "within", "no track, event or proposal"),
        (Evidence, "record", "record (needed)"),
    ],
)
def test_an_empty_field_says_what_it_may_point_to(
    qtbot: QtBot, context: FormContext, cls: type[Record], name: str, words: str
) -> None:
    field = made(qtbot, context, cls, name)
    assert field.line.placeholderText() == words


def test_options_of_the_issue_come_first_while_nothing_is_typed(
    qtbot: QtBot, context: FormContext, session: Session
) -> None:
    option = made(qtbot, context, ScenarioOutcome, "option")
    option.sibling = {"issue": "ceasefire"}.get
    option.open_list()
    assert offered(option) == ["Talks first"]
    discussed = made(qtbot, context, Issue, "discussed")
    discussed.sibling = {"id": "territory"}.get
    discussed.open_list()
    assert offered(discussed) == ["Full return", "Freeze on the line"]
    anything = made(qtbot, context, Condition, "option")
    anything.open_list()
    assert len(offered(anything)) == 3


def test_records_of_one_title_are_told_apart(session: Session) -> None:
    found = candidates(session, ("position",), "Ukraine")
    assert [each.title for each in found] == ["Ukraine · Territory"] * 2
    assert len({each.detail for each in found}) == 2


def test_a_title_that_holds_the_words_comes_before_a_text_that_does(session: Session) -> None:
    text = Option(id="o9", issue="ceasefire", label="Something else", value=90.0, description="Full return")
    session.do(Change("Add it", (Edit.insert(text),)))
    found = candidates(session, ("option",), "full return")
    assert [each.id for each in found] == ["return", "o9"]


def test_half_a_character_finds_nothing(session: Session) -> None:
    assert candidates(session, ("actor",), "\ud800") == []


def test_the_link_leads_to_the_record(actor: ReferenceField, opened: list[str]) -> None:
    assert not actor.go.isVisible()
    actor.set_value("ukr")
    assert actor.go.accessibleName() == "Go to Ukraine"
    actor.go.click()
    QTest.keyClick(actor.line, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert opened[0] == "ukr"


# -- spellings ---------------------------------------------------------------------------------------


def type_in(field: ReferenceField, words: str) -> None:
    """Type words of any alphabet: the keys of a test are ASCII."""
    field.line.setText(words)
    field.line.textEdited.emit(words)


@pytest.mark.parametrize("words", ["Zelensky", "Зеленський", "zelenskiy", "zelnsky", "volodymyr z"])
def test_a_name_is_found_in_another_alphabet_and_misspelt(
    actor: ReferenceField, session: Session, words: str
) -> None:
    session.do(Change("Add", (Edit.insert(Actor(id="z", name="Volodymyr Zelenskyy")),)))
    type_in(actor, words)
    assert offered(actor) == ["Volodymyr Zelenskyy"]


def test_the_same_name_in_another_alphabet_is_chosen_on_leaving(actor: ReferenceField) -> None:
    type_in(actor, "Украина")
    actor.popup.hide()
    actor.leave()
    assert actor.value() == "ukr"


def test_an_alias_is_shown_when_it_was_what_was_typed(actor: ReferenceField, session: Session) -> None:
    (found,) = candidates(session, ("actor",), "укр")
    assert (found.title, found.alias, found.spans) == ("Ukraine", "Україна", ((0, 3),))
    (found,) = candidates(session, ("actor",), "ukr")
    assert (found.title, found.alias, found.spans) == ("Ukraine", "", ((0, 3),))
    type_in(actor, "укр")
    assert "Україна" in actor.offer.item(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_options_of_the_issue_come_first_while_typing(session: Session) -> None:
    other = Option(id="o9", issue="ceasefire", label="Full stop", value=10.0)
    session.do(Change("Add it", (Edit.insert(other),)))
    near = {"issue": "ceasefire"}
    assert [each.id for each in candidates(session, ("option",), "full", near)] == ["o9", "return"]
    near = {"issue": "territory"}
    assert [each.id for each in candidates(session, ("option",), "full", near)] == ["return", "o9"]


# -- a new one ---------------------------------------------------------------------------------------


def test_the_last_line_begins_a_new_record(actor: ReferenceField) -> None:
    QTest.keyClicks(actor.line, "Moldova")
    last = actor.offer.item(actor.offer.rowCount() - 1)
    assert last.text() == "New actor “Moldova”"


def test_control_return_adds_what_needs_only_a_name(actor: ReferenceField, session: Session) -> None:
    QTest.keyClicks(actor.line, "Moldova")
    QTest.keyClick(actor.popup, Key.Key_Return, CONTROL)
    made = session.store.need(Actor, str(actor.value()))
    assert (made.name, actor.line.text()) == ("Moldova", "Moldova")
    assert [change.label for change in session.store.journal(limit=1)] == ["Add actor Moldova"]
    session.undo()
    assert session.store.get(made.id) is None


def test_control_return_on_a_name_there_is_chooses_it_and_adds_none(
    actor: ReferenceField, session: Session
) -> None:
    before = session.store.counts()["actor"]
    type_in(actor, "Украина")
    QTest.keyClick(actor.popup, Key.Key_Return, CONTROL)
    assert (actor.value(), session.store.counts()["actor"]) == ("ukr", before)


def test_choosing_the_line_asks_for_the_needed_fields_and_chooses_what_was_added(
    qtbot: QtBot, context: FormContext, session: Session, dialogs: Dialogs
) -> None:
    option = made(qtbot, context, ScenarioOutcome, "option")
    option.sibling = {"issue": "ceasefire"}.get
    QTest.keyClicks(option.line, "Truce first")

    def fill_in(dialog: QDialog) -> None:
        assert isinstance(dialog, NewRecordDialog)
        rows = dialog.form.rows
        assert [rows[name].field.typed() for name in ("issue", "label")] == ["ceasefire", "Truce first"]
        dialog.save()
        assert rows["value"].error
        assert dialog.focusWidget() is rows["value"].field.control
        QTest.keyClicks(rows["value"].field.control, "30")
        QTest.keyClick(rows["value"].field.control, Key.Key_Return, CONTROL)

    dialogs.expect(fill_in)
    for key in (Key.Key_Up, Key.Key_Return):
        QTest.keyClick(option.popup, key)
    added = session.store.need(Option, str(option.value()))
    assert (added.issue, added.label, added.value) == ("ceasefire", "Truce first", 30.0)
    assert len(session.store.history(added.id)) == 1


def test_a_new_record_that_is_not_made_leaves_what_was_typed(
    qtbot: QtBot, context: FormContext, dialogs: Dialogs
) -> None:
    event = made(qtbot, context, Position, "event")
    QTest.keyClicks(event.line, "Talks in Vienna")
    dialogs.expect(press("Cancel"))
    event.begin_new("event")
    assert event.line.text() == "Talks in Vienna"
    assert event.problem()


def test_no_new_record_where_the_tracker_is_read_only_or_any_kind_will_do(
    qtbot: QtBot, context: FormContext, session: Session
) -> None:
    anything = made(qtbot, context, Evidence, "record")
    QTest.keyClicks(anything.line, "Something else")
    assert anything.offer.rowCount() == 0
    path = session.store.path
    session.open(path, readonly=True)
    event = made(qtbot, context, Position, "event")
    QTest.keyClicks(event.line, "Something else")
    assert event.offer.rowCount() == 0


@pytest.mark.parametrize("kind", [kind for kind in KINDS if layout.can_be_named(kind)])
def test_the_short_form_of_every_kind_holds_all_it_needs(
    qtbot: QtBot, context: FormContext, kind: str
) -> None:
    dialog = NewRecordDialog(context, kind, {KINDS[kind].META.title[0]: "A name"}, None)
    qtbot.addWidget(dialog)
    assert required(KINDS[kind]) - {"id"} <= dialog.form.rows.keys()
    assert dialog.form.rows[KINDS[kind].META.title[0]].field.typed() == "A name"
