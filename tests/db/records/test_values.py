"""A row is sound, or every fault of it is named with its field and what to do."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.changes import Value
from db.records import (
    KINDS,
    SHARED,
    Actor,
    Dossier,
    Edition,
    Estimate,
    Event,
    Evidence,
    Judgement,
    Leverage,
    Marking,
    Position,
    PositionOption,
    Record,
    ScaleTerm,
    Scenario,
    Source,
    Stake,
    link_id,
    required,
    specs,
)
from db.records.values import problems, shown
from tests.db.records.rows import any_rows

POSITION: dict[str, Value] = {
    "id": "p01",
    "actor": "ukr",
    "issue": "territory",
    "channel": "official",
    "stated": "2026-02~",
    "statement": "Кордони не змінюються силою.\nLine two\tand a tab.",
}
FIT: dict[type[Record], dict[str, Value]] = {
    Actor: {"id": "ukr", "name": "Ukraine"},
    Dossier: {"id": "dossier", "title": "Talks"},
    Edition: {"id": "e1", "brief": "b1", "number": 1, "issued": "2026-02-14", "change": "c1"},
    Estimate: {"id": "e1", "scenario": "s1", "made": "2026-02", "low": 20, "high": 45.5},
    Event: {"id": "paris", "title": "Summit"},
    Evidence: {"id": "e1", "source": "s1", "record": "p01"},
    Judgement: {"id": "j1", "brief": "b1", "text": "It holds."},
    Leverage: {"id": "l1", "holder": "usa", "target": "rus", "instrument": "sanctions"},
    Marking: {"id": "m1", "set": "tlp", "level": "TLP:RED", "rank": 4},
    Position: POSITION,
    ScaleTerm: {"id": "t1", "scale": "phia", "term": "likely", "low": 55, "high": 75, "rank": 5},
    Scenario: {"id": "s1", "title": "Ceasefire"},
    Source: {"id": "s1", "title": "Report"},
    Stake: {"id": "s1", "actor": "ukr", "issue": "territory"},
}


def reason(cls: type[Record], **values: Value) -> str:
    """What is wrong with a sound row in which `values` are put; they are one field's, or the row is sound."""
    found = problems(cls, FIT[cls] | values)
    assert len(found) <= 1
    return found[0].reason if found else ""


@pytest.mark.parametrize("cls", FIT)
def test_a_row_with_only_what_is_needed_is_sound(cls: type[Record]) -> None:
    assert problems(cls, FIT[cls]) == []


each_kind = pytest.mark.parametrize("cls", [pytest.param(cls, id=name) for name, cls in KINDS.items()])


@given(any_rows())
def test_any_row_made_from_the_declarations_is_sound(
    kind_and_row: tuple[type[Record], dict[str, Value]],
) -> None:
    cls, row = kind_and_row
    assert problems(cls, row) == []


@each_kind
def test_an_empty_row_misses_just_what_is_needed(cls: type[Record]) -> None:
    found = problems(cls, {})
    assert {each.field for each in found} == required(cls)
    assert {each.reason for each in found} == {"This is needed."}


@given(any_rows(), st.data(), st.sampled_from([True, b"bytes", [], {}, 2j, "\ud800", "a\0b", math.nan]))
def test_what_no_field_can_hold_is_refused_in_any(
    kind_and_row: tuple[type[Record], dict[str, Value]], data: st.DataObject, wrong: object
) -> None:
    cls, row = kind_and_row
    name = data.draw(st.sampled_from(sorted(specs(cls))))
    row[name] = wrong  # type: ignore[assignment] # what a broken import might pass
    found = problems(cls, row)
    assert name in {each.field for each in found}
    assert all(each.reason.endswith(".") for each in found)


@given(st.dictionaries(st.text(), st.one_of(st.none(), st.text(), st.integers(), st.floats()), max_size=5))
def test_any_row_is_judged_without_an_accident(row: dict[str, Value]) -> None:
    for cls in (Position, PositionOption, Estimate, Source):
        assert problems(cls, row)


def test_a_fault_names_its_record_field_and_value() -> None:
    (fault,) = problems(Position, POSITION | {"stated": "2026-13"})
    assert (fault.kind, fault.id, fault.field, fault.value) == ("position", "p01", "stated", "2026-13")
    assert fault.reason == "There is no month 13. Use 01 to 12."


def test_all_faults_are_named_in_the_order_of_the_fields() -> None:
    row = POSITION | {"channel": "rumour", "actor": None, "firmness": 3, "stance": "x", "until": "soon"}
    assert [each.field for each in problems(Position, row)] == [
        "actor",
        "channel",
        "until",
        "firmness",
        "stance",
    ]


def test_an_unknown_field_is_refused() -> None:
    assert reason(Actor, nme="Ukraine") == "There is no such field."


@pytest.mark.parametrize("empty", [None, ""])
def test_what_is_needed_can_not_be_empty(empty: Value) -> None:
    assert reason(Actor, name=empty) == "This is needed."
    assert reason(Position, channel=empty) == "This is needed."
    assert reason(Estimate, made=empty) == "This is needed."
    assert reason(Estimate, low=None) == "This is needed."


@pytest.mark.parametrize(
    "text", ["", " spaced ", "two\nlines\r\n", "\x01\x7f", "ﷺ 👩‍👩‍👧 ì́̂", "=1+1", "'; DROP", "\ufffe"]
)
def test_text_is_kept_as_it_is(text: str) -> None:
    assert reason(Position, statement=text) == ""


def test_text_that_can_not_be_kept_is_refused_with_its_place() -> None:
    assert reason(Position, statement="ab\0c") == (
        "The text has a NUL character (place 3) that can't be kept. Delete it there."
    )
    assert reason(Position, statement="Київ\udc80") == (
        "The text has half a character (place 5) that can't be kept. Delete it there."
    )
    assert reason(Position, handling="\ud800") != ""


@pytest.mark.parametrize("value", [1, 1.5, None, True, b"x"])
def test_only_text_is_text(value: object) -> None:
    assert reason(Position, statement=value).startswith("Text is wanted here, not ")  # type: ignore[arg-type]


def test_a_choice_is_one_of_the_list() -> None:
    assert reason(Position, firmness="") == ""
    assert reason(Position, firmness="firm") == ""
    assert reason(Position, channel="Official").startswith(
        "“Official” is not one of: official, public statement,"
    )
    assert reason(Position, firmness=1).startswith("“1” is not one of: ")


def test_a_choice_with_a_default_can_not_be_emptied() -> None:
    assert reason(Dossier, date_order="") == "“” is not one of: DMY, MDY, YMD."
    assert reason(Scenario, status="") != ""


@pytest.mark.parametrize("value", [0, 100, 0.0, 62.5, None])
def test_a_number_within_its_limits(value: Value) -> None:
    assert reason(Stake, salience=value) == ""


@pytest.mark.parametrize("value", [-1, 100.1, 10**400, math.nan, math.inf, -math.inf])
def test_a_number_beyond_its_limits(value: Value) -> None:
    assert reason(Stake, salience=value) == "Use a number from 0 to 100."


@pytest.mark.parametrize("value", ["50", True, False, b"5", ""])
def test_only_a_number_is_a_number(value: object) -> None:
    assert reason(Stake, salience=value).startswith("A number is wanted here, not ")  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [0, 5, 3.0, None])
def test_a_whole_number(value: Value) -> None:
    assert reason(Leverage, strength=value) == ""


@pytest.mark.parametrize("value", [3.5, 6, -1, math.nan, math.inf])
def test_what_is_no_whole_number_within_its_limits(value: Value) -> None:
    assert reason(Leverage, strength=value) == "Use a whole number from 0 to 5."


def test_a_whole_number_fits_the_file() -> None:
    assert reason(Edition, number=2**63 - 1) == ""
    assert reason(Edition, number=2**63) == "Use a whole number from 1 up."


def test_a_flag_is_one_or_nought() -> None:
    assert reason(Marking, portion=1) == ""
    assert reason(Marking, portion=2) == "Use a whole number from 0 to 1."
    assert reason(Marking, portion=None) == "This is needed."
    assert (
        reason(Marking, portion=True) == "A number is wanted here, not yes or no."
    )  # a bool is an int in Python


@pytest.mark.parametrize(
    "id", ["p01", "0", "a" * 64, "paris-summit_2.b", "01890a5d-ac96-774b-bcce-b302099a8057"]
)
def test_an_id(id: str) -> None:
    assert reason(Position, id=id) == ""
    assert reason(Position, actor=id) == ""


@pytest.mark.parametrize("id", ["P01", "-a", "a b", "a" * 65, "", "ä", "a\n", "a/b", "a\0"])
def test_what_is_no_id(id: str) -> None:
    for field in ("id", "actor", "replaces"):
        assert reason(Position, **{field: id}).endswith(
            "is not an id. Use lower-case letters, digits, . _ and - (at most 64), "
            "beginning with a letter or digit."
        )
    assert reason(Position, id=7) == "An id is wanted here, not a number."


def test_the_id_of_a_link_is_the_one_derived() -> None:
    link: dict[str, Value] = {"position": "p01", "option": "o1", "stance": "preferred"}
    expected = link_id("position_option", "p01", "o1")
    assert problems(PositionOption, link | {"id": expected}) == []
    (fault,) = problems(PositionOption, link | {"id": "my-own"})
    assert (fault.field, fault.reason) == ("id", f"The id follows from what it joins; here it is {expected}.")


def test_a_date_is_edtf() -> None:
    assert reason(Position, stated="../2025-06") == ""
    assert reason(Position, stated="2026-02-30") == "2026-02 has 28 days."
    assert reason(Position, stated="12 Nov 2026").startswith("“12 Nov 2026” is not a date.")
    assert reason(Position, stated=2026) == "A date is wanted here as text, not a number."


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2026-02", "2026"),
        ("2026", "2026-01"),
        ("../2026", "2025"),
        ("2026", "2025/.."),
        ("", "2025"),
        ("2026", ""),
    ],
)
def test_valid_time_that_may_be(since: str, until: str) -> None:
    assert reason(Stake, since=since, until=until) == ""


def test_valid_time_does_not_run_backwards() -> None:
    assert reason(Stake, since="2026-02", until="2025") == "This is before “Since” (February 2026)."
    (fault,) = problems(Event, FIT[Event] | {"start": "2026-02-14", "end": "2026-02-13"})
    assert fault.field == "end"
    assert (
        reason(Scenario, horizon_start="2027", horizon_end="2026") == "This is before “Horizon from” (2027)."
    )
    assert reason(Position, stated="2026-02-14", until="2026-01") != ""


def test_a_range_runs_upwards() -> None:
    assert reason(Estimate, low=45, high=45) == ""
    assert reason(Estimate, low=45.5, high=20) == "20 is less than 45.5, where it begins."
    assert reason(Judgement, low=45, high=20) != ""
    assert reason(ScaleTerm, low=76) != ""
    assert reason(Evidence, first=10, last=9) != ""


def test_a_range_has_both_ends_or_none() -> None:
    (fault,) = problems(Judgement, FIT[Judgement] | {"low": 20})
    assert (fault.field, fault.reason) == ("high", "Give both ends, or neither.")
    assert problems(Judgement, FIT[Judgement] | {"high": 20})[0].field == "low"
    assert reason(Judgement, low=20, high=30) == ""


@pytest.mark.parametrize(
    "text", ["", "{}", "[1, 2]", '"x"', "null", ' {"a":\n1}', json.dumps({"a": "\ud800"})]
)
def test_json_that_parses(text: str) -> None:
    assert reason(Source, csl=text) == ""


@pytest.mark.parametrize("text", ["{", "{'a': 1}", "NaN", "[Infinity]", " ", "[" * 100_000, "9" * 5000])
def test_json_that_does_not(text: str) -> None:
    assert "JSON" in reason(Source, csl=text)


def test_json_says_where_it_breaks() -> None:
    assert reason(Source, csl='{"a": 1,\n}').startswith("This is not JSON: ")
    assert reason(Source, csl='{"a": 1,\n}').endswith("column 1.")


def test_a_colour_is_six_hexadecimal_digits() -> None:
    assert reason(Actor, colour="#0e6470") == ""
    assert reason(Actor, colour="") == ""
    for wrong in ("#0e647", "0e6470", "teal", "#0e6470\n", 5, None):
        assert reason(Actor, colour=wrong) == "Write a colour as #RRGGBB, for example #0E6470."


def test_the_shared_fields_may_be_given_and_left_out() -> None:
    marks: dict[str, Value] = {name: "TLP:GREEN" for name in SHARED if name != "id"}
    assert reason(Actor, **marks) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        *((None, "not stated"), ("", "not stated"), (0, "0"), (0.0, "0"), (55.0, "55"), (12.5, "12.5")),
        *((0.1 + 0.2, "0.3"), (1250, "1250"), ("red line", "red line"), (" ", " ")),
    ],
)
def test_a_value_is_shown_to_people(value: Value, words: str) -> None:
    assert shown(value) == words
