"""What people type, and tables hold, is read as the value of a field or refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.changes import Value
from db.errors import InvalidField
from db.records import KINDS, TEXT_KINDS, Record, defaults, required, specs
from db.records.checks import checks
from db.records.values import parse, shown
from tests.db.records.rows import any_rows


def refused(kind: str, field: str, text: str, order: str = "DMY") -> str:
    with pytest.raises(InvalidField) as caught:
        parse(KINDS[kind], field, text, order=order)
    error = caught.value
    assert (error.kind, error.field, error.value, error.id) == (kind, field, text, "")
    return error.reason


@pytest.mark.parametrize(
    ("kind", "field", "text", "value"),
    [
        *(("position", "statement", " As it is.\n", " As it is.\n"), ("position", "statement", "", "")),
        *(("actor", "name", "Åland", "Åland"), ("source", "url", "x:/?a=1 ", "x:/?a=1 ")),
        *(("position", "channel", "Track II", "Track II"), ("position", "channel", "track ii", "Track II")),
        *(
            ("position", "channel", "off", "official"),
            ("position", "channel", " PUBLIC ", "public statement"),
        ),
        *(("position", "firmness", "non negotiable", "non-negotiable"), ("position", "firmness", "", "")),
        *(("position_option", "stance", "red-line", "red line"), ("track", "level", "I", "I")),
        *(("rating", "code", "c", "C"), ("rating", "code", "ii", "II"), ("track", "level", "i.5", "I.5")),
        *(
            ("stake", "salience", "62,5", 62.5),
            ("stake", "salience", "62.5 %", 62.5),
            ("stake", "salience", "80", 80.0),
        ),
        *(
            ("stake", "salience", "", None),
            ("stake", "salience", " ,5", 0.5),
            ("stake", "salience", "+3", 3.0),
        ),
        *(("stake", "salience", "80\u00a0%", 80.0), ("stake", "salience", "5.", 5.0)),
        *(
            ("leverage", "strength", "3", 3),
            ("leverage", "strength", "3,0", 3),
            ("leverage", "strength", "", None),
        ),
        *(("edition", "number", "12", 12), ("edition", "number", "1 000", 1000)),
        *(("marking", "portion", "Yes", 1), ("marking", "portion", "n", 0), ("marking", "portion", "1", 1)),
        *(
            ("marking", "portion", "TRUE", 1),
            ("marking", "portion", "", 0),
            ("brief_section", "shown", "", 1),
        ),
        *(("dossier", "date_order", "", "DMY"), ("scenario", "status", "ruled", "ruled out")),
        *(("position", "stated", "12/11/2026", "2026-11-12"), ("position", "stated", "c. 2014", "2014~")),
        *(("position", "stated", "../2025-06", "../2025-06"), ("position", "stated", "undated", "")),
        *(
            ("position", "actor", " ukr ", "ukr"),
            ("position", "replaces", "", None),
            ("position", "id", "p-1", "p-1"),
        ),
        *(("source", "csl", ' {"volume": 3}', ' {"volume": 3}'), ("source", "csl", " ", "")),
        *(("actor", "colour", " #0E6470", "#0E6470"), ("actor", "handling", " TLP:RED ", "TLP:RED")),
    ],
)
def test_what_is_typed_is_read(kind: str, field: str, text: str, value: Value) -> None:
    found = parse(KINDS[kind], field, text)
    assert (found, type(found)) == (value, type(value))


def test_a_date_is_read_in_the_order_given() -> None:
    assert parse(KINDS["position"], "stated", "12/11/2026", order="MDY") == "2026-12-11"
    assert refused("position", "stated", "12/11/2026", "YMD").endswith("Write the year first.")


@pytest.mark.parametrize(
    ("kind", "field", "text", "words"),
    [
        ("position", "statment", "x", "There is no such field."),
        ("position", "handling_inherited", "x", "The tracker fills this in itself."),
        ("actor", "name", "", "This is needed."),
        ("position", "channel", " ", "This is needed."),
        ("position", "actor", "", "This is needed."),
        ("position", "firmness", "soft", "“soft” is not one of: non-negotiable, firm,"),
        ("position", "channel", "track", "“track” can be Track I or Track II."),
        ("stake", "salience", "high", "“high” is not a number."),
        ("stake", "salience", "nan", "“nan” is not a number."),
        ("stake", "salience", "1e1", "“1e1” is not a number."),
        ("stake", "salience", "1_0", "“1_0” is not a number."),
        ("stake", "salience", "٥", "“٥” is not a number."),
        ("stake", "salience", "1,000", "“1,000” can be 1000 or 1.000. Write it without a comma."),
        ("stake", "salience", "120 %", "Use a number from 0 to 100."),
        ("stake", "salience", "−1", "Use a number from 0 to 100."),
        ("leverage", "strength", "3.5", "Use a whole number from 0 to 5."),
        ("edition", "number", "9" * 300, "Use a whole number from 1 up."),
        ("edition", "number", "9" * 5000, "“9999"),
        ("marking", "portion", "maybe", "“maybe” is neither yes nor no."),
        ("position", "stated", "2026-13", "There is no month 13. Use 01 to 12."),
        ("position", "stated", "soon", "“soon” is not a date."),
        ("position", "actor", "Ukraine", "“Ukraine” is not an id."),
        ("source", "csl", "{", "This is not JSON"),
        ("actor", "colour", "teal", "Write a colour as #RRGGBB"),
        ("position", "statement", "a\0", "The text has a NUL character (place 2)"),
        ("position", "statement", "\udc80", "The text has half a character (place 1)"),
        ("position", "handling", "\udc80", "The text has half a character (place 1)"),
    ],
)
def test_what_can_not_be_read_is_refused_in_words(kind: str, field: str, text: str, words: str) -> None:
    assert refused(kind, field, text).startswith(words)


each_kind = pytest.mark.parametrize("cls", [pytest.param(cls, id=name) for name, cls in KINDS.items()])


@given(any_rows())
def test_what_is_shown_of_a_row_is_read_back(kind_and_row: tuple[type[Record], dict[str, Value]]) -> None:
    cls, row = kind_and_row
    for name, value in row.items():
        spec = specs(cls)[name]
        if spec.derived or value in (None, "") or (spec.kind == "mark" and value != str(value).strip()):
            continue
        text = repr(value) if spec.kind == "number" else shown(value)
        if "e" not in text or spec.kind != "number":
            assert parse(cls, name, text) == value


FIELDS = [(cls, name) for cls in KINDS.values() for name in specs(cls)]


@given(st.sampled_from(FIELDS), st.one_of(st.text(), st.text("0123456789,.-/%~ yYnN", max_size=12)))
def test_whatever_is_typed_is_a_sound_value_or_refused(field: tuple[type[Record], str], text: str) -> None:
    cls, name = field
    try:
        answer = checks(cls)[name](parse(cls, name, text))
    except InvalidField as error:
        answer = "" if error.reason.endswith(".") else error.reason
    assert answer == ""


@each_kind
def test_nothing_typed_gives_the_empty_value_or_the_default(cls: type[Record]) -> None:
    for name, spec in specs(cls).items():
        if name not in required(cls) and not spec.derived:
            expected = "" if spec.kind in TEXT_KINDS else defaults(cls)[name]
            assert parse(cls, name, "") == expected
