"""What every sentence puts alike: lists, numbers with their noun, moments by the clock of the machine."""

import re

import pytest

from db.wording import capital, counted, joined, minute


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["", "a", ""], "a"),
        (["a", "", "c"], "a and c"),
    ],
)
def test_a_list_in_a_sentence(parts: list[str], words: str) -> None:
    assert joined(iter(parts)) == words


def test_a_list_may_end_otherwise() -> None:
    assert joined(["a", "b", "c"], "or") == "a, b or c"


@pytest.mark.parametrize(("number", "words"), [(0, "0 notes"), (1, "1 note"), (1204, "1,204 notes")])
def test_a_number_with_its_noun(number: int, words: str) -> None:
    assert counted(number, "note") == words


def test_a_plural_of_its_own() -> None:
    assert [counted(n, "is", "are") for n in (1, 2)] == ["1 is", "2 are"]


@pytest.mark.parametrize(("words", "shown"), [("", ""), ("non-NATO", "Non-NATO"), ("ICD 203", "ICD 203")])
def test_a_capital_at_the_beginning_leaves_the_rest(words: str, shown: str) -> None:
    assert capital(words) == shown


def test_a_moment_to_the_minute() -> None:
    assert re.fullmatch(r"2026-11-2[0-2] \d\d:\d2", minute("2026-11-21T14:02:31.250+00:00"))
    with pytest.raises(ValueError, match="then"):
        minute("then")
