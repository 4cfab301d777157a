"""Which words of a text are looked at, and how many words there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.spelling.words import bare, count, plainly, scripts_of, words


def found(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No cession, a freeze.", ["No", "cession", "freeze"]),
        ("Ukraine’s and Ukraine's", ["Ukraine’s", "and", "Ukraine's"]),
        ("the back-channel -- then", ["the", "back-channel", "then"]),
        ("‘quoted’ 'words'", ["quoted", "words"]),
        ("said.Then", ["said", "Then"]),
        ("снова‑таки й мир", ["снова‑таки", "мир"]),
        ("cafe\u0301 soft\u00adware", ["cafe\u0301", "soft\u00adware"]),
    ],
)
def test_words_are_what_a_person_calls_so(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "NATO", "UNs", "NATO's", "OSCE’s", "F16", "2026", "1st", "a", "4.5", "2026-02-19", "12/11/2026",
        "p01", "https://example.org/teh", "www.example.org", "desk@example.org", "mfa.gov.ua", "e.g.", "_",
    ],
)  # fmt: skip
def test_numbers_dates_addresses_and_acronyms_are_not_judged(text: str) -> None:
    assert found(text) == []


def test_a_word_stands_where_it_is_said_to_stand() -> None:
    text = "One 😀 two, https://example.org/x three-fold’s"
    assert [text[word.start : word.start + word.length] for word in words(text)] == found(text)


@given(st.text())
def test_any_text_has_words_within_it(text: str) -> None:
    for word in words(text):
        assert text[word.start : word.start + word.length] == word.text


def test_a_long_line_without_spaces_is_read_once() -> None:
    assert found("a" * 100_000) == ["a" * 100_000]
    assert found("ab." * 40_000)[:1] in ([], ["ab"])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0), ("  \n ", 0), ("one", 1), ("one two\nthree", 3), ("One – two … 3", 3),
        ("don't back-channel", 2), ("和平谈判 now", 5), ("мир и хлеб", 3), ("a/b", 1), ("😀 🙂", 0),
    ],
)  # fmt: skip
def test_words_are_counted_as_a_person_counts(text: str, number: int) -> None:
    assert count(text) == number


def test_a_word_is_looked_up_without_its_possessive_and_with_plain_signs() -> None:
    assert bare("Ukraine’s") == "Ukraine"
    assert bare("states’") == "states"
    assert plainly("re\u00adac\u200dt‑e\u0301") == "react-é"


def test_the_scripts_of_a_word_are_told() -> None:
    assert scripts_of("Donbas") == {"LATIN"}
    assert scripts_of("Донбас") == {"CYRILLIC"}
    assert scripts_of("Dоnbas") == {"LATIN", "CYRILLIC"}  # its o is Cyrillic
    assert scripts_of("2026") == frozenset()
