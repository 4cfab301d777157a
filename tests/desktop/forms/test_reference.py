"""The reference field: found by name and alias, walked by arrows, taken back by Escape, cleared."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Condition, Issue, Option, Position, Record, ScenarioOutcome
from desktop.forms.candidates import candidates
from desktop.forms.context import FormContext
from desktop.forms.fields import field_for
from desktop.forms.reference import ReferenceField
from desktop.session import Session

Key = Qt.Key


def made(qtbot: QtBot, context: FormContext, cls: type[Record], name: str) -> ReferenceField:
    field = field_for(context, cls, name)
    assert isinstance(field, ReferenceField)
    qtbot.addWidget(field)
    field.resize(260, 32)
    field.show()
    field.line.setFocus()
    return field


def offered(field: ReferenceField) -> list[str]:
    return [field.offer.item(row).text() for row in range(field.offer.rowCount())]


@pytest.fixture
def actor(qtbot: QtBot, context: FormContext) -> ReferenceField:
    return made(qtbot, context, Position, "actor")


def test_a_record_is_chosen_by_typing_and_enter(actor: ReferenceField) -> None:
    QTest.keyClicks(actor.line, "rus")
    assert offered(actor) == ["Russia"]
    QTest.keyClick(actor.popup, Key.Key_Return)
    assert actor.value() == "rus"
    assert actor.line.text() == "Russia"


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
    QTest.keyClick(speaker.line, Key.Key_Escape)
    assert (speaker.line.text(), speaker.edited) == ("Ukraine", False)
    speaker.line.clear()
    assert speaker.value() is None
    assert speaker.edited


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
    found = candidates(session.store, ("position",), "Ukraine")
    assert [each.title for each in found] == ["Ukraine · Territory"] * 2
    assert len({each.detail for each in found}) == 2


def test_a_title_that_holds_the_words_comes_before_a_text_that_does(session: Session) -> None:
    text = Option(id="o9", issue="ceasefire", label="Something else", value=90.0, description="Full return")
    session.do(Change("Add it", (Edit.insert(text),)))
    found = candidates(session.store, ("option",), "full return")
    assert [each.id for each in found] == ["return", "o9"]


def test_half_a_character_finds_nothing(session: Session) -> None:
    assert candidates(session.store, ("actor",), "\ud800") == []


def test_the_link_leads_to_the_record(actor: ReferenceField, opened: list[str]) -> None:
    assert not actor.go.isVisible()
    actor.set_value("ukr")
    assert actor.go.accessibleName() == "Go to Ukraine"
    actor.go.click()
    QTest.keyClick(actor.line, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert opened[0] == "ukr"
