"""What stands at the right of a record that was found."""

import pytest

from db.records import KINDS, Actor, Estimate, Option, Position, Record, Source, Track, specs
from desktop.models.sides import LONGEST, SIDES, short, side_of


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Position(id="p", actor="a", issue="i", channel="official", stated="2026-02"), "official, Feb 2026"),
        (Position(id="p", actor="a", issue="i", channel="Track II"), "Track II"),
        (Actor(id="a", name="A", kind="state"), "state"),
        (Actor(id="a", name="A"), ""),
        (Source(id="s", title="S", reliability="B", issued="2025-11-03"), "reliability B, 3 Nov 2025"),
        (Option(id="o", issue="i", label="O", value=25.5), "at 25.5"),
        (Track(id="t", name="T", level="I"), "Track I"),
        (Estimate(id="e", scenario="s", made="2026", low=1, high=2), "2026"),
    ],
)
def test_a_few_words_tell_a_record_from_others(record: Record, expected: str) -> None:
    assert side_of(record) == expected


def test_all_of_them_are_fields_and_none_is_a_reference() -> None:
    for kind, fields in SIDES.items():
        assert all(specs(KINDS[kind])[name].kind != "ref" for name in fields)


def test_a_long_one_is_cut() -> None:
    assert len(side_of(Actor(id="a", name="A", kind="k" * 99))) == LONGEST


def test_months_are_cut_in_every_form_of_a_date() -> None:
    assert short("2026-02~") == "c. Feb 2026"
    assert short("../2025-06").endswith("Jun 2025")
