"""The likelihood scales are ordered, do not overlap, and leave open what their authors leave open."""

import json
from itertools import pairwise
from typing import TypedDict

import pytest

import resources


class Term(TypedDict):
    scale: str
    term: str
    second_term: str
    low: float
    high: float
    rank: int


SCALES = resources.names_in("scales", ".json")


def terms_of(scale: str) -> list[Term]:
    terms: list[Term] = json.loads(resources.read_text(f"scales/{scale}.json"))
    return terms


def in_no_band(scale: str, per_cent: float) -> bool:
    return not any(term["low"] <= per_cent <= term["high"] for term in terms_of(scale))


@pytest.mark.parametrize("scale", SCALES)
def test_terms_are_whole_and_in_order(scale: str) -> None:
    terms = terms_of(scale)
    assert [term["rank"] for term in terms] == list(range(1, len(terms) + 1))
    assert {term["scale"] for term in terms} == {scale}
    assert all(0 <= term["low"] <= term["high"] <= 100 and term["term"] for term in terms)
    assert all(set(term) == set(Term.__annotations__) for term in terms)


@pytest.mark.parametrize("scale", SCALES)
def test_bands_touch_at_most(scale: str) -> None:
    terms = terms_of(scale)
    assert all(lower["high"] <= upper["low"] for lower, upper in pairwise(terms))


def test_icd_203_covers_1_to_99_without_a_gap() -> None:
    terms = terms_of("icd203")
    assert (terms[0]["low"], terms[-1]["high"]) == (1, 99)
    assert all(lower["high"] == upper["low"] for lower, upper in pairwise(terms))
    assert all(term["second_term"] for term in terms)


@pytest.mark.parametrize("per_cent", [7, 22, 38, 50, 52, 78, 93])
def test_the_yardstick_has_its_gaps(per_cent: float) -> None:
    assert in_no_band("phia", per_cent)


def test_kent_keeps_certain_and_impossible_for_the_ends() -> None:
    bands = {term["term"]: (term["low"], term["high"]) for term in terms_of("kent")}
    assert bands.items() >= {
        ("impossible", (0, 0)),
        ("probable", (75 - 12, 75 + 12)),
        ("almost certain", (93 - 6, 93 + 6)),
        ("certain", (100, 100)),
    }
