"""Lines: no wider than their measure, no stub at the end, broken where a reader would break them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.briefing.lines import Line, balanced, broken
from desktop.briefing.styles import BODY, CELL, TITLE
from desktop.briefing.text import Words

PROSE = (
    "The river has been closed since the spring of that year, and neither side will say what it would "
    "take to open it again, though both have hinted that a count of the water by a third party might do."
)


def text_in(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces).strip()


def lines_of(text: str, measure: float = 346) -> list[str]:
    return [text_in(line) for line in broken(Words(BODY).text(text).runs, measure)]


words = st.text(
    alphabet=st.characters(min_codepoint=33, max_codepoint=0x17F, categories=("L", "N", "P")), min_size=1
)


@given(st.lists(words, min_size=1, max_size=40), st.floats(60, 400))
def test_no_line_is_wider_than_its_measure_and_no_letter_is_lost(bits: list[str], measure: float) -> None:
    runs = Words(BODY).text(" ".join(bits)).bold(" and ").marks([1, 22]).runs
    lines = broken(runs, measure)
    assert all(line.width <= measure + 0.02 for line in lines)
    joined = "".join("".join(piece.text for piece in line.pieces) for line in lines)
    assert "".join(joined.split()) == "".join("".join(run.text for run in runs).split())


@given(st.lists(words, min_size=1, max_size=40), st.floats(80, 400))
def test_lines_that_are_turned_over_stand_in_and_keep_to_the_measure(bits: list[str], measure: float) -> None:
    runs = Words(BODY).text(" ".join(bits)).runs
    first, *others = broken(runs, measure, 30)
    assert first.pieces[0].x == 0
    assert all(line.pieces[0].x == 30 for line in others)
    assert all(line.width <= measure + 0.02 for line in (first, *others))
    text = "".join(piece.text for line in (first, *others) for piece in line.pieces)
    assert "".join(text.split()) == "".join("".join(run.text for run in runs).split())


def test_the_first_of_lines_that_are_turned_over_has_the_whole_measure() -> None:
    runs = Words(BODY).text(PROSE).runs
    assert text_in(broken(runs, 346, 60)[0]) == text_in(broken(runs, 346)[0])


@given(st.integers(0, len(PROSE)))
def test_no_paragraph_ends_in_a_stub(end: int) -> None:
    lines = lines_of(PROSE[:end])
    if len(lines) > 1:
        assert len(lines[-1].replace(" ", "")) >= 12


def test_the_numbers_of_notes_make_no_line_of_a_stub() -> None:
    for length in range(40, 80):
        words = Words(BODY).text(f"{'x ' * length}it names no author.").marks([12, 14, 45])
        last = "".join(piece.text for piece in broken(words.runs, 346)[-1].pieces if not piece.run.rise)
        assert len(last.replace(" ", "")) >= 12


def test_a_line_is_not_left_half_empty_for_the_sake_of_the_last() -> None:
    assert lines_of("political backing, with their withdrawal implied", 90)[-1] == "implied"


def test_prose_fills_its_column() -> None:
    lines = broken(Words(BODY).text(PROSE * 3).runs, 346)
    assert all(line.width > 346 * 0.8 for line in lines[:-2])


def test_line_breaks_of_the_text_are_kept() -> None:
    assert lines_of("one\ntwo\r\nthree") == ["one", "two", "three"]


def test_a_word_of_parts_is_broken_behind_a_dash_and_no_other_word() -> None:
    lines = lines_of("a ceasefire-for-recognition arrangement", 90)
    assert lines[0].endswith(("-", "a"))
    assert all(not line.startswith("-") for line in lines)
    assert "ceasefire-" in "".join(lines)


def test_a_day_is_not_parted_and_a_span_of_days_between_them() -> None:
    for before in range(30):
        lines = lines_of(f"{'x' * before} 2026-04-19/2026-04-21 and on", 90)
        assert any(line.startswith("2026-04-21") or "2026-04-19/2026-04-21" in line for line in lines), lines


def test_an_address_is_broken_behind_its_signs() -> None:
    lines = lines_of("https://example.org/archive/2026/statement.final-version", 120)
    assert len(lines) > 1
    assert all(line[-1] in "/.-" for line in lines[:-1])


@pytest.mark.parametrize(
    "bound", ["19 April", "April 2026", "Article 5", "Article A", "Table 2", "day 1,516", "55 %", "J. R."]
)
def test_what_belongs_together_is_not_parted(bound: str) -> None:
    first = bound.split(" ")[0]
    for before in range(40):
        lines = lines_of(f"{'x' * before} {bound} and so on until the line is surely full of words", 120)
        assert not any(line.endswith(f" {first}") for line in lines), lines


def test_the_number_of_a_note_stays_with_its_word() -> None:
    for length in range(30):
        runs = Words(BODY).text("x" * length + " settled").marks([12, 13]).runs
        assert all(not text_in(line).startswith("12") for line in broken(runs, 90))


def test_a_title_is_even_and_broken_by_sense() -> None:
    lines = balanced(
        Words(TITLE).text("Territory blocks a settlement in 2026; the most on offer is a pause").runs, 346
    )
    assert lines is not None
    assert [text_in(line) for line in lines] == [
        *("Territory blocks", "a settlement in 2026;", "the most on offer is a pause"),
    ]


def test_a_title_never_ends_a_line_on_an_article() -> None:
    for size in range(4, 12):
        title = " ".join(
            ["the", "gate", "of", "a", "river", "in", "the", "north", "stays", "closed", "for", "now"][:size]
        )
        lines = balanced(Words(TITLE).text(title).runs, 346) or []
        assert all(text_in(line).split()[-1] not in ("the", "a", "of") for line in lines[:-1])


def test_a_title_of_more_than_three_lines_is_for_smaller_type() -> None:
    assert balanced(Words(TITLE).text(PROSE).runs, 346) is None


def test_words_of_several_runs_keep_the_spaces_between_them() -> None:
    runs = Words(CELL).bold("Bold").text(" and plain").italic("-glued").runs
    assert (
        "".join(piece.text for line in broken(runs, 400) for piece in line.pieces).strip()
        == "Bold and plain-glued"
    )
