"""A likelihood takes the word of its band, names both of two, and is flagged where no word fits."""

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import resources
from db.likelihood import figures, track_bounds, word
from db.records import ScaleTerm


def scale(name: str) -> list[ScaleTerm]:
    terms = json.loads(resources.path_of(f"scales/{name}.json").read_text(encoding="utf-8"))
    return [ScaleTerm(id=f"{name}-{each['rank']}", **each) for each in terms]


ICD, PHIA, KENT = scale("icd203"), scale("phia"), scale("kent")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1, 1, "almost no chance"),
        (5, 5, "very unlikely"),
        (20, 20, "unlikely"),
        (44.9, 44.9, "unlikely"),
        (45, 45, "roughly even chance"),
        (55, 55, "likely"),
        (95, 95, "almost certain"),
        (99, 99, "almost certain"),
        (20, 45, "unlikely"),
        (40, 45, "unlikely"),
        (45, 50, "roughly even chance"),
        (55, 70, "likely"),
        (30, 50, "unlikely to roughly even chance"),
        (5, 45, "very unlikely to unlikely"),
    ],
)
def test_bands_that_touch_give_their_bound_to_the_upper_one(low: float, high: float, words: str) -> None:
    found = word(low, high, ICD)
    assert (found.text, found.flag) == (words, "")
    assert str(found) == words


@pytest.mark.parametrize(("low", "high"), [(0, 0), (100, 100), (0, 3), (98, 100), (0, 100), (0.5, 0.5)])
def test_what_lies_outside_the_scale_has_no_word(low: float, high: float) -> None:
    found = word(low, high, ICD)
    assert found.text == f"no word for {figures(low, high)}"
    assert found.flag == f"The scale has no word for {figures(low, high)}."


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (38, 38, "between unlikely and realistic possibility: choose"),
        (36, 39, "between unlikely and realistic possibility: choose"),
        (30, 38, "between unlikely and realistic possibility: choose"),
        (38, 45, "between unlikely and realistic possibility: choose"),
        (22, 38, "between highly unlikely and realistic possibility: choose"),
        (50, 50, "between realistic possibility and likely: choose"),
        (93, 100, "between highly likely and almost certain: choose"),
    ],
)
def test_a_value_in_a_gap_is_never_rounded_in_silence(low: float, high: float, words: str) -> None:
    found = word(low, high, PHIA)
    assert found.text == words
    assert found.flag.startswith(figures(low, high))


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0, 5, "remote chance"),
        (35, 35, "unlikely"),
        (40, 40, "realistic possibility"),
        (49, 49, "realistic possibility"),
        (30, 45, "unlikely to realistic possibility"),
        (100, 100, "almost certain"),
    ],
)
def test_bounds_of_a_scale_with_gaps_belong_to_their_band(low: float, high: float, words: str) -> None:
    found = word(low, high, PHIA)
    assert (found.text, found.flag) == (words, "")


def test_over_two_words_is_flagged() -> None:
    assert word(10, 70, ICD).text == "very unlikely to likely"
    assert word(10, 70, ICD).flag == "10–70 % goes over 4 words. Narrow it."
    assert word(10, 50, ICD).flag == "10–50 % goes over 3 words. Narrow it."


def test_the_second_row_of_words_stands_in_where_the_scale_has_one() -> None:
    assert word(30, 50, ICD, second=True).text == "improbable to roughly even odds"
    assert word(60, 60, PHIA, second=True).text == "probable"
    assert word(15, 15, PHIA, second=True).text == "highly unlikely"


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "impossible"), (7, "almost certainly not"), (40, "chances about even"), (100, "certain")],
)
def test_a_band_may_be_a_single_value(value: float, words: str) -> None:
    assert word(value, value, KENT).text == words


def test_the_order_of_the_terms_does_not_matter() -> None:
    assert word(30, 50, ICD[::-1]) == word(30, 50, ICD)
    assert track_bounds(PHIA[::-1]) == track_bounds(PHIA)


def test_without_a_scale_there_are_no_words() -> None:
    assert word(30, 50, []).flag == "The scale has no word for 30–50 %."
    assert track_bounds([]) == ()


def test_a_track_is_cut_in_the_middle_of_gaps_and_where_bands_touch() -> None:
    assert track_bounds(PHIA) == (7.5, 22.5, 37.5, 52.5, 77.5, 92.5)
    assert track_bounds(ICD) == (5, 20, 45, 55, 80, 95)


def test_figures_are_written_with_a_dash_and_without_needless_decimals() -> None:
    assert figures(55, 70) == "55–70 %"
    assert figures(38.0, 38.0) == "38 %"
    assert figures(12.5, 20) == "12.5–20 %"


PER_CENT = st.integers(0, 1000).map(lambda tenths: tenths / 10)


@given(PER_CENT, PER_CENT, st.sampled_from([ICD, PHIA, KENT]))
def test_words_without_a_flag_cover_the_whole_range(one: float, other: float, terms: list[ScaleTerm]) -> None:
    low, high = sorted((one, other))
    found = word(low, high, terms)
    assume(not found.flag)
    first, *more = found.text.split(" to ")
    bands = {term.term: term for term in terms}
    assert bands[first].low <= low
    assert high <= bands[more[0] if more else first].high


@given(PER_CENT, st.sampled_from([ICD, PHIA, KENT]))
def test_a_point_is_flagged_just_when_no_band_holds_it(value: float, terms: list[ScaleTerm]) -> None:
    held = any(term.low <= value <= term.high for term in terms)
    assert bool(word(value, value, terms).flag) is not held
