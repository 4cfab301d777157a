"""A line in its pieces: slashes and colons that part, and those that belong to a date or a title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.capture.reading import is_date
from desktop.capture.shapes import shape_of
from desktop.capture.splitting import QUOTES, Line, split


def pieces(line: str) -> Line:
    return split(line, lambda word: shape_of(word) is not None, lambda words: is_date(words, "DMY"))


def head(line: str) -> list[str]:
    return [piece.text for piece in pieces(line).head]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Ukraine / territory / official / 2026-02 : x", ["Ukraine", "territory", "official", "2026-02"]),
        ("Ukraine/territory/official/2026-02: x", ["Ukraine", "territory", "official", "2026-02"]),
        ("Ukraine / 12/11/2026", ["Ukraine", "12/11/2026"]),
        ("Ukraine/12/11/2026/official", ["Ukraine", "12/11/2026", "official"]),
        ("Ukraine / ../2025-06 / official", ["Ukraine", "../2025-06", "official"]),
        ('"Minsk / Normandy" / official', ["Minsk / Normandy", "official"]),
        ('"Minsk: a review" / official : x', ["Minsk: a review", "official"]),
        ("Ukraine / ", ["Ukraine", ""]),
        ("", [""]),
    ],
)
def test_what_stands_before_the_colon(line: str, parts: list[str]) -> None:
    assert head(line) == parts


def test_a_time_of_day_is_no_colon_that_parts() -> None:
    found = pieces("Ukraine / at 14:30 : said")
    assert [piece.text for piece in found.head] == ["Ukraine", "at 14:30"]
    assert found.text is not None
    assert found.text.text == "said"


def test_a_kind_is_named_before_the_first_colon() -> None:
    for line in ("e: Geneva : round", "Event: Geneva : round"):
        found = pieces(line)
        assert found.prefix is not None
        shape = shape_of(found.prefix.text)
        assert shape is not None
        assert shape.kind == "event"
        assert [piece.text for piece in found.head] == ["Geneva"]


def test_a_letter_apart_from_its_colon_names_no_kind() -> None:
    assert [piece.text for piece in pieces("a : b").head] == ["a"]


def test_another_word_before_a_colon_names_no_kind() -> None:
    found = pieces("Ukraine: no cession")
    assert found.prefix is None
    assert [piece.text for piece in found.head] == ["Ukraine"]


@pytest.mark.parametrize(
    ("line", "text", "sign"),
    [
        ("a : b !", "b", "!"),
        ("a : b!", "b!", None),
        ("a : b ?  ", "b", "?"),
        ("a : is it 5 ~ | R x", "is it 5", "~"),
        ("a : !", "", "!"),
        ("a :", "", None),
        ("a : b : c", "b : c", None),
    ],
)
def test_a_sign_stands_apart_at_the_end_of_the_text(line: str, text: str, sign: str | None) -> None:
    found = pieces(line)
    assert found.text is not None
    assert found.text.text == text
    assert (found.sign.text if found.sign else None) == sign


def test_stances_follow_the_text() -> None:
    assert [each.text for each in pieces("a : b | R all of it | A half").stances] == ["R all of it", "A half"]


def test_there_is_no_text_before_a_colon_is_typed() -> None:
    assert pieces("Ukraine / territory").text is None


@given(st.text(alphabet=st.sampled_from('ab /:|!~?"“” 2-\n'), max_size=40))
def test_no_letter_is_lost_and_every_piece_stands_where_it_says(line: str) -> None:
    found = pieces(line)
    every = [found.prefix, *found.head, found.text, found.sign, *found.stances]
    there = [piece for piece in every if piece is not None]
    covered = {at for piece in there for at in range(piece.start, piece.end)}
    left = {letter for at, letter in enumerate(line) if at not in covered and not letter.isspace()}
    assert left <= set("/:|")
    for piece in there:
        assert piece.text in line
        assert line[piece.start : piece.end].strip(QUOTES) == piece.text.strip(QUOTES)
    starts = [piece.start for piece in there]
    assert starts == sorted(starts)
