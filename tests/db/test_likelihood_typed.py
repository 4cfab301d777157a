"""A likelihood is typed as figures or as words of the scale, and read as the two ends of a range."""

import pytest

from db.likelihood_typed import read_range, shown_range
from tests.db.test_likelihood import ICD, PHIA


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        ("55–70", ("55", "70")),
        ("55-70 %", ("55", "70")),
        ("55 % - 70 %", ("55", "70")),
        ("55 to 70", ("55", "70")),
        ("between 55 and 70", ("55", "70")),
        ("55", ("55", "55")),
        ("37,5 %", ("37.5", "37.5")),
        ("at least 80", ("80", "100")),
        ("> 80%", ("80", "100")),
        ("under 20", ("0", "20")),
        ("≤5", ("0", "5")),
        ("55–", ("55", "")),
        ("–70", ("", "70")),
        ("70–55", ("70", "55")),
        ("55-170", ("55", "170")),
        ("", ("", "")),
        ("likely", ("55", "75")),
        ("Probable", ("55", "75")),
        ("highly l", ("80", "90")),
        ("remote", ("0", "5")),
        ("unlikely to likely", ("25", "75")),
        ("almost certain", ("95", "100")),
    ],
)
def test_what_is_typed_is_read(typed: str, ends: tuple[str, str]) -> None:
    assert read_range(typed, PHIA) == ends


@pytest.mark.parametrize("typed", ["highly", "lkly", "55 and a half", "–", "to", "1e3", "likely to be"])
def test_what_is_no_range_is_not_read(typed: str) -> None:
    assert read_range(typed, PHIA) is None


def test_words_are_those_of_the_scale() -> None:
    assert read_range("realistic possibility", ICD) is None
    assert read_range("likely", []) is None


@pytest.mark.parametrize(("low", "high"), [("55", "70"), ("38", "38"), ("55", ""), ("", "70"), ("", "")])
def test_a_range_that_is_shown_is_read_as_it_was(low: str, high: str) -> None:
    assert read_range(shown_range(low, high), PHIA) == (low, high)
