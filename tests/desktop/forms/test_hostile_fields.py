"""Whatever is put into a field of any kind is stored as it stands there, or refused in words; none breaks."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.errors import InvalidField
from db.records import KINDS, Record, specs
from db.records.fields import FieldKind
from desktop.forms.context import FormContext
from desktop.forms.field import FieldWidget
from desktop.forms.fields import WIDGETS, field_for
from desktop.session import Session
from tests.desktop.hostile import ANY, BY_HAND

REFUSED = {
    "a NUL": "a NUL character",
    "half a pair": "half a character",
    "the other half": "half a character",
}


def first_of(kind: FieldKind) -> tuple[type[Record], str]:
    """The first declared field of a kind."""
    found = ((cls, name) for cls in KINDS.values() for name, spec in specs(cls).items() if spec.kind == kind)
    return next(each for each in found if each[1] != "id" and not specs(each[0])[each[1]].derived)


FIELDS = {kind: first_of(kind) for kind in WIDGETS}


@pytest.fixture
def field(qtbot: QtBot, context: FormContext) -> Callable[[FieldKind], FieldWidget]:
    there: dict[FieldKind, FieldWidget] = {}

    def made(kind: FieldKind) -> FieldWidget:
        """One field of a kind for all that is put into it, as in a form."""
        if kind not in there:
            there[kind] = field_for(context, *FIELDS[kind])
            qtbot.addWidget(there[kind])
            there[kind].resize(260, 80)
            there[kind].show()
        return there[kind]

    return made


def held(field: FieldWidget, text: str) -> object:
    """What the field would store after a text was put into it; the error when it refuses."""
    field.put(text)
    field.leave()
    field.grab()  # it is shown
    problem = field.problem()
    try:
        value: object = field.value()
    except InvalidField as error:
        value = error
    said = value.reason if isinstance(value, InvalidField) else ""
    assert problem == said
    assert not said or said[-1] in ".?)"
    return value


def kept(session: Session, kind: FieldKind, value: object) -> object:
    """What the tracker gives back of a value of a field, stored in a record that is there."""
    cls, name = FIELDS[kind]
    record = next(iter(session.store.all(cls)), None)
    if record is None or specs(cls)[name].refs:
        return value
    try:
        session.store.apply(Change("Put", (Edit.update(record, **{name: value}),)))  # type: ignore[arg-type]
    except InvalidField:
        if kind != "mark":  # the levels of a marking set are the store's to check
            raise
        return value
    return getattr(session.store.need(cls, record.id), name)


@pytest.mark.parametrize("kind", WIDGETS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANY)
@example(text="")
def test_any_text_is_stored_as_it_stands_or_refused_in_words(
    field: Callable[[FieldKind], FieldWidget], session: Session, kind: FieldKind, text: str
) -> None:
    widget = field(kind)
    value = held(widget, text)
    if not isinstance(value, InvalidField):
        assert kept(session, kind, value) == value


@pytest.mark.parametrize("kind", WIDGETS)
@pytest.mark.parametrize("text", BY_HAND.values(), ids=BY_HAND)
def test_texts_from_elsewhere_are_stored_as_they_stand_or_refused_in_words(
    field: Callable[[FieldKind], FieldWidget], session: Session, kind: FieldKind, text: str
) -> None:
    value = held(field(kind), text)
    if not isinstance(value, InvalidField):
        assert kept(session, kind, value) == value


@pytest.mark.parametrize("name", [name for name in BY_HAND if name not in REFUSED])
def test_prose_holds_what_was_pasted(field: Callable[[FieldKind], FieldWidget], name: str) -> None:
    pasted = BY_HAND[name]
    for separator in ("\r\n", "\r", "\u2028", "\u2029"):  # which Qt knows as the end of a line
        pasted = pasted.replace(separator, "\n")
    assert held(field("prose"), BY_HAND[name]) in (pasted, pasted.strip())


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_file_can_not_keep_is_refused_where_it_stands(
    field: Callable[[FieldKind], FieldWidget], name: str
) -> None:
    widget = field("prose")
    error = held(widget, BY_HAND[name])
    assert isinstance(error, InvalidField)
    assert REFUSED[name] in error.reason
    assert widget.typed() == BY_HAND[name]  # nothing of it is lost before
