"""Where words stand in a text that is read."""

import pytest

from desktop.views.reader.find_bar import places_of


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("silt", "Silt and SILT.", ["Silt", "SILT"]),
        ("two  banks", "Two\nbanks, two banks", ["Two\nbanks", "two banks"]),
        ("gates", "😀 the gates 😀 gates", ["gates", "gates"]),
        ("a.b", "acb a.b", ["a.b"]),
        (" ", "nothing is looked for", []),
        ("lake", "no water", []),
    ],
)
def test_words_are_found_whatever_their_case_and_space(words: str, text: str, found: list[str]) -> None:
    units = text.encode("utf-16-le")
    there = [units[2 * first : 2 * last].decode("utf-16-le") for first, last in places_of(words, text)]

    assert there == found
