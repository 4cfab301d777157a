"""Each kind of field reads what people type, keeps what is wrong, and gives stored values back."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.changes import Value
from db.errors import InvalidField
from db.records import (
    KINDS,
    Actor,
    BriefSection,
    Dossier,
    Estimate,
    Issue,
    Leverage,
    Option,
    Position,
    Record,
    Scenario,
    Source,
    specs,
)
from desktop.forms.address import AddressField
from desktop.forms.choice import ChoiceField
from desktop.forms.colour import ColourField
from desktop.forms.colour_choice import ACROSS, COLOURS
from desktop.forms.context import FormContext
from desktop.forms.date import DateField
from desktop.forms.field import FieldWidget
from desktop.forms.fields import OF_ITS_OWN, WIDGETS, field_for
from desktop.forms.flag import FlagField
from desktop.forms.mark import MarkField
from desktop.forms.number import NumberField
from desktop.forms.prose import ProseField
from desktop.models.choice_words import CHOICES
from desktop.models.kept_words import tidied
from desktop.operations import records
from desktop.session import Session


def made(qtbot: QtBot, context: FormContext, cls: type[Record], name: str) -> FieldWidget:
    field = field_for(context, cls, name)
    qtbot.addWidget(field)
    field.resize(260, 32)
    field.show()
    return field


@pytest.mark.parametrize("kind", KINDS)
def test_every_declared_field_has_a_widget_with_its_name(
    qtbot: QtBot, context: FormContext, kind: str
) -> None:
    for name, spec in specs(KINDS[kind]).items():
        if name == "id" or spec.derived:
            continue
        field = made(qtbot, context, KINDS[kind], name)
        own = OF_ITS_OWN.get((KINDS[kind], name)) or WIDGETS[spec.kind]
        assert isinstance(field, ChoiceField if (KINDS[kind], name) in CHOICES else own)
        assert field.control.accessibleName() == spec.label


STORED: list[tuple[type[Record], str, Value]] = [
    (Position, "statement", "two\u00a0hard spaces\nand\u2028lines\r\nof all sorts"),
    (Position, "venue", "a\nb\u00a0c"),
    (Position, "stated", "2004-06-~11"),
    (Position, "channel", "Track II"),
    (Position, "actor", "ukr"),
    (Position, "speaker", None),
    (Estimate, "low", 37.5),
    (Leverage, "strength", None),
    (Leverage, "strength", 0),
    (BriefSection, "shown", 0),
    (BriefSection, "options", '{"a": [1, 2]}'),
    (BriefSection, "options", '{"a": 1.0e3, "b": "NaN", "c": "", " d ": "x\\ny", "e:f": null}'),
    (Source, "author", '[{"family": 3}, "A. N. Other"]'),
    (Source, "author", '{"family": "Roe"}'),
    (Actor, "colour", "#0E6470"),
    (Actor, "handling", "TLP:AMBER"),
    (Source, "url", "https://example.org/ä?x=1"),
]


@pytest.mark.parametrize(("cls", "name", "value"), STORED)
def test_a_stored_value_comes_back_as_it_was(
    qtbot: QtBot, context: FormContext, cls: type[Record], name: str, value: Value
) -> None:
    field = made(qtbot, context, cls, name)
    field.set_value(value)
    assert field.value() == value
    assert not field.edited
    assert field.problem() == ""


TYPED: list[tuple[type[Record], str, str, Value]] = [
    (Position, "stated", "12/11/2026", "2026-11-12"),
    (Position, "stated", "c. spring 2022", "2022-21~"),
    (Position, "venue", " Paris ", " Paris "),
    (Estimate, "low", "37,5 %", 37.5),
    (Leverage, "strength", "3", 3),
    (Leverage, "strength", "", None),
    (Actor, "capability", "80", 80.0),
    (BriefSection, "options", "[1]", "[1]"),
]


@pytest.mark.parametrize(("cls", "name", "text", "value"), TYPED)
def test_what_is_typed_is_read(
    qtbot: QtBot, context: FormContext, cls: type[Record], name: str, text: str, value: Value
) -> None:
    field = made(qtbot, context, cls, name)
    field.put(text)
    assert field.value() == value


WRONG: list[tuple[type[Record], str, str, str]] = [
    (Position, "stated", "2026-13", "There is no month 13. Use 01 to 12."),
    (Position, "stated", "someday", ""),
    (Leverage, "strength", "6", "Use a whole number from 0 to 5."),
    (Estimate, "low", "much", "“much” is not a number."),
    (Estimate, "low", "", "This is needed."),
    (BriefSection, "options", "{", ""),
    (BriefSection, "options", "since", "“since” has no value. Write a line as name: value."),
    (BriefSection, "options", "a: 1\na: 2", "“a” is there twice. Keep one of the two lines."),
    (Source, "author", "half\0, way", ""),
    (Actor, "colour", "teal", "Write a colour as #RRGGBB, for example #0E6470."),
    (Actor, "name", "", "This is needed."),
    (Actor, "name", "half\0", ""),
    (Position, "channel", "", "This is needed."),
    (Position, "actor", "", "This is needed."),
    (
        Position,
        "speaker",
        "Nobody",
        "Nothing is chosen for “Nobody”. Choose a record from the list, add it with Ctrl+Return, "
        "or clear it.",
    ),
]


@pytest.mark.parametrize(("cls", "name", "text", "words"), WRONG)
def test_what_can_not_be_read_is_said_in_words_and_stays(
    qtbot: QtBot, context: FormContext, cls: type[Record], name: str, text: str, words: str
) -> None:
    field = made(qtbot, context, cls, name)
    field.put(text)
    assert field.problem()
    assert not words or field.problem() == words
    with pytest.raises(InvalidField):
        field.value()
    assert field.typed() == text


def test_the_dossiers_date_order_decides(qtbot: QtBot, context: FormContext, session: Session) -> None:
    dossier = session.dossier
    session.do(records.set_fields(session.store, dossier, {"date_order": "MDY"}))
    field = made(qtbot, context, Position, "stated")
    field.put("12/11/2026")
    assert field.value() == "2026-12-11"


def test_a_date_is_said_in_words_before_it_is_kept(qtbot: QtBot, context: FormContext) -> None:
    field = made(qtbot, context, Position, "stated")
    assert isinstance(field, DateField)
    QTest.keyClicks(field.line, "12 Nov 2026")
    assert field.words.text() == "12 November 2026"
    assert field.typed() == "12 Nov 2026"
    field.leave()
    assert field.typed() == "2026-11-12"
    field.put("2026-13")
    field.leave()
    assert field.typed() == "2026-13"
    assert field.words.isHidden()


def test_prose_grows_and_is_left_by_tab(qtbot: QtBot, context: FormContext) -> None:
    field = made(qtbot, context, Position, "statement")
    assert isinstance(field, ProseField)
    low = field.box.height()
    field.put("one\ntwo\nthree")
    assert field.box.height() > low
    field.put("\n".join("line" for _ in range(500)))
    assert field.box.height() < 400
    field.put("")
    assert field.box.height() == low
    assert field.box.tabChangesFocus()
    QTest.keyClick(field.box, Qt.Key.Key_Return)
    assert field.typed() == "\n"
    QTest.keyClick(field.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert field.typed() == "\n"


def test_an_optional_choice_can_be_unsaid_and_a_needed_one_not(qtbot: QtBot, context: FormContext) -> None:
    firmness, channel = (made(qtbot, context, Position, name) for name in ("firmness", "channel"))
    assert isinstance(firmness, ChoiceField)
    assert isinstance(channel, ChoiceField)
    assert firmness.combo.itemText(0) == "not stated"
    assert channel.combo.findText("not stated") == -1
    assert channel.combo.currentIndex() == -1
    status = made(qtbot, context, Scenario, "status")
    assert isinstance(status, ChoiceField)
    assert status.combo.itemText(0) == "open"  # it has a default, so it is never empty


def test_the_dossiers_own_words_are_offered(qtbot: QtBot, context: FormContext) -> None:
    marking_set = made(qtbot, context, Dossier, "marking_set")
    assert isinstance(marking_set, ChoiceField)
    assert marking_set.combo.itemText(marking_set.combo.findData("tlp")) == "Traffic light protocol (TLP)"
    scale = made(qtbot, context, Dossier, "likelihood_scale")
    assert isinstance(scale, ChoiceField)
    scale.set_value("phia")
    assert scale.combo.currentText().startswith("PHIA probability yardstick")
    assert (scale.typed(), scale.value()) == ("phia", "phia")


def test_a_marking_names_the_default_it_stands_for(qtbot: QtBot, context: FormContext) -> None:
    field = made(qtbot, context, Actor, "handling")
    assert isinstance(field, MarkField)
    assert field.combo.itemText(0) == "dossier's: TLP:GREEN"
    levels = [field.combo.itemData(row) for row in range(1, field.combo.count())]
    assert levels[0] == "TLP:CLEAR"
    field.set_inherited("TLP:RED")
    assert field.combo.itemText(0) == "dossier's: TLP:RED"
    field.set_value("TLP:AMBER")
    field.set_inherited("")
    assert field.value() == "TLP:AMBER"


def test_a_flag_says_what_it_is(qtbot: QtBot, context: FormContext) -> None:
    field = made(qtbot, context, BriefSection, "shown")
    assert isinstance(field, FlagField)
    field.set_value(1)
    assert field.box.text() == "yes"
    QTest.keyClick(field.box, Qt.Key.Key_Space)
    assert (field.box.text(), field.value()) == ("no", 0)


def test_an_address_is_copied_and_never_opened(qtbot: QtBot, context: FormContext) -> None:
    field = made(qtbot, context, Source, "url")
    assert isinstance(field, AddressField)
    assert not field.copy.isEnabled()
    field.set_value("https://example.org/a")
    field.copy.click()
    assert QGuiApplication.clipboard().text() == "https://example.org/a"


def test_a_colour_is_shown_beside_what_is_typed(qtbot: QtBot, context: FormContext) -> None:
    field = made(qtbot, context, Actor, "colour")
    assert isinstance(field, ColourField)
    field.put("#112233")
    assert field.swatch.accessibleName() == "Colour #112233"
    field.put("#11")
    assert field.swatch.accessibleName() == "No colour"


def test_what_is_needed_is_said_to_a_screen_reader(qtbot: QtBot, context: FormContext) -> None:
    field = made(qtbot, context, Actor, "name")
    assert field.control.accessibleDescription() == "As printed in papers. Needed."


def test_a_field_that_is_only_read_can_not_be_typed_into(qtbot: QtBot, context: FormContext) -> None:
    for name in ("venue", "statement", "stated", "channel", "actor", "handling"):
        field = made(qtbot, context, Position, name)
        before = field.typed()
        field.set_read_only(True)
        QTest.keyClicks(field.control, "x")
        assert field.typed() == before


def test_tab_order_of_an_issue_is_that_of_its_fields(qtbot: QtBot, context: FormContext) -> None:
    field = made(qtbot, context, Issue, "title")
    assert isinstance(field.focusProxy(), QWidget)


@pytest.mark.parametrize(
    ("cls", "name", "typed", "keys", "value"),
    [
        (Leverage, "strength", "", "U", 0),
        (Leverage, "strength", "", "D", 5),
        (Leverage, "strength", "4", "UU", 5),
        (Leverage, "strength", "1", "DD", 0),
        (Issue, "rank", "", "U", 1),
        (Issue, "rank", "7", "P", 17),
        (Option, "value", "", "U", 0),
        (Option, "value", "12.5", "DN", 1.5),
    ],
)
def test_arrows_count_within_the_limits(
    qtbot: QtBot, context: FormContext, cls: type[Record], name: str, typed: str, keys: str, value: Value
) -> None:
    field = made(qtbot, context, cls, name)
    assert isinstance(field, NumberField)
    field.put(typed)
    named = {"U": Qt.Key.Key_Up, "D": Qt.Key.Key_Down, "P": Qt.Key.Key_PageUp, "N": Qt.Key.Key_PageDown}
    for key in keys:
        QTest.keyClick(field.line, named[key])
    assert field.value() == value


def test_a_whole_number_has_arrows_to_press_and_no_number_is_never_counted_away(
    qtbot: QtBot, context: FormContext
) -> None:
    field = made(qtbot, context, Issue, "rank")
    assert isinstance(field, NumberField)
    up, down = field.arrows
    for arrow in (up, up, down):
        arrow.click()
    assert field.typed() == "1"
    field.put("many")
    up.click()
    assert field.typed() == "many"
    field.set_read_only(True)
    assert not up.isEnabled()


def test_a_colour_is_chosen_by_keyboard_and_by_mouse(qtbot: QtBot, context: FormContext) -> None:
    field = made(qtbot, context, Actor, "colour")
    assert isinstance(field, ColourField)
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert field.popup is not None
    focused: QWidget = field.popup.focusWidget()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(focused, key)
        focused = field.popup.focusWidget()
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert field.value() == COLOURS[ACROSS + 1][1]
    assert not field.popup.isVisible()
    field.swatch.click()
    assert field.popup.focusWidget() is field.popup.swatches[ACROSS + 1]
    field.popup.none.click()
    assert field.value() == ""


LONG_JSON = '[{"actors": ["one of them", "another of them"], "depth": 2, "open": true}]'


def test_long_json_is_laid_out_and_stored_only_when_it_is_edited(qtbot: QtBot, context: FormContext) -> None:
    field = made(qtbot, context, BriefSection, "options")
    field.set_value(LONG_JSON)
    assert field.typed().count("\n") > 4
    assert (field.edited, field.value()) == (False, LONG_JSON)
    field.put("")
    field.put(LONG_JSON.replace("2", "3"))
    field.leave()
    assert json.loads(str(field.value())) == [{**json.loads(LONG_JSON)[0], "depth": 3}]
    assert "\n" in field.typed()


def test_details_are_read_and_typed_one_a_line(qtbot: QtBot, context: FormContext) -> None:
    field = made(qtbot, context, Source, "csl")
    stored = '{"volume": "12", "page": "3–9", "issue": 4, "note": "Said: twice", "tags": ["a", "b"]}'
    field.set_value(stored)
    assert field.typed().split("\n") == [
        'volume: "12"', "page: 3–9", "issue: 4", "note: Said: twice", 'tags: ["a", "b"]'
    ]  # fmt: skip
    assert (field.edited, field.value()) == (False, stored)
    field.put("volume: 13\n\n genre :  Interview ")
    assert field.value() == '{"volume": 13, "genre": "Interview"}'
    field.put('{"volume": 13}')
    field.leave()
    assert (field.typed(), field.value()) == ("volume: 13", '{"volume": 13}')
    field.put("")
    assert field.value() == ""


def test_names_are_read_and_typed_one_a_line(qtbot: QtBot, context: FormContext) -> None:
    field = made(qtbot, context, Source, "author")
    known = {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}
    board = {"literal": "Ministry of Defence, Norland"}
    field.set_value(json.dumps([known, {"literal": "River desk"}, board]))
    lines = ["Beethoven, Ludwig", "River desk", "“Ministry of Defence, Norland”"]
    assert field.typed().split("\n") == lines
    field.put("\n".join([*lines, "Okafor, Ada", "Sukarno,"]))
    added = [{"family": "Okafor", "given": "Ada"}, {"family": "Sukarno"}]
    assert json.loads(str(field.value())) == [known, {"literal": "River desk"}, board, *added]
    assert "Family name, Given name" in field.help_words


@pytest.mark.parametrize(
    "text", ['{"figure": 1.0e3, "and": "sixty letters of something or other else"}', "{" * 70]
)
def test_json_that_would_read_otherwise_is_left_as_it_is(text: str) -> None:
    assert tidied(text) == text
