"""The blocks of a text as kept."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.blocks import HEADING, ITEM, LONGEST, PARAGRAPH, Block, block_at, blocks, sign_of

TEXT = "The river talks\n\n  • Water: the north asks for more\n  • Dams: none\n\nThey met again.\n"


def test_headings_items_and_paragraphs_are_told_apart_with_their_words() -> None:
    found = [(block.kind, TEXT[block.first : block.last], block.number) for block in blocks(TEXT)]

    assert found == [
        (HEADING, "The river talks", 1),
        (ITEM, "Water: the north asks for more", 1),
        (ITEM, "Dams: none", 2),
        (PARAGRAPH, "They met again.", 3),
    ]


def test_a_text_with_pages_says_on_which_each_block_stands() -> None:
    text = "First page, one line.\n\fSecond page.\f\fFourth page."

    assert [(text[block.first : block.last], block.page) for block in blocks(text)] == [
        ("First page, one line.", 1),
        ("Second page.", 2),
        ("Fourth page.", 4),
    ]


def test_marked_headings_have_a_level_whatever_they_end_with() -> None:
    assert blocks("### What now?") == (Block(HEADING, 4, 13, 1, 0, 3),)


def test_a_text_of_nothing_has_no_blocks() -> None:
    assert blocks("") == blocks(" \n\n\f \n") == ()


WRAPPED = (
    "Envoys of both banks met in Halden on 3 March. They talked about the\n"
    "water of the summer months, and about nothing else that anybody would\n"
    "name.\n"
    "\n"
    "  - The north wants the gates open from June to September, whatever the\n"
    "    harvest\n"
    "  - The south offers July\n"
)


def test_lines_wrapped_by_hand_are_one_paragraph_and_one_item() -> None:
    found = blocks(WRAPPED)

    assert [block.kind for block in found] == [PARAGRAPH, ITEM, ITEM]
    assert " ".join(WRAPPED[found[0].first : found[0].last].split()).endswith("that anybody would name.")
    assert WRAPPED[found[1].first : found[1].last].endswith("harvest")
    assert WRAPPED[found[2].first : found[2].last] == "The south offers July"


def test_lines_that_had_room_for_the_next_word_are_blocks_of_their_own() -> None:
    text = "Halden, 3 March\nPresent: the envoys of both banks, and the host of the meeting\nAbsent: the dam"

    assert [text[block.first : block.last] for block in blocks(text)] == text.split("\n")


def test_a_counted_line_is_a_block_of_its_own() -> None:
    text = (
        "Scenario 1 — A dry summer (likely): the ditches are empty by June.\n"
        "Scenario 2 — A treaty (unlikely): both sides sign, and on the day of\n"
        "May 3 – 5 of them meet again.\n"
        "Сценарій 3 — Угода: обидві сторони підписують."
    )

    found = [text[block.first : block.last].split()[0] for block in blocks(text)]

    assert found == ["Scenario", "Scenario", "Сценарій"]


def test_long_lines_are_not_taken_for_wrapped_ones() -> None:
    text = "\n".join(["The north asked once more for the water of the summer. " * 4] * 2)

    assert len(blocks(text)) == 2


def test_a_line_that_asks_is_a_heading_below_the_one_over_it() -> None:
    text = "## What readers ask\n\nWill there be water in June, or only in July?\n\nNobody knows. Do you?\n"

    assert [(block.kind, block.level, block.number) for block in blocks(text)] == [
        (HEADING, 2, 1),
        (HEADING, 3, 1),
        (PARAGRAPH, 1, 1),
    ]


def test_an_item_has_the_sign_that_stands_before_it() -> None:
    text = "1. Dams\n  • Silt\n\f- Tea\n\nThey met again, and that was all."

    assert [sign_of(text, block) for block in blocks(text)] == ["1.", "•", "-", ""]


def test_a_place_of_the_text_is_in_a_block_or_before_the_next() -> None:
    found = blocks(TEXT)

    assert [block_at(found, place) for place in (0, 16, 20, len(TEXT))] == [0, 1, 1, 3]
    assert block_at((), 4) == -1


@given(st.text("éß •-#?.\n\f\t1)Ö😀:", max_size=80))
def test_every_word_of_any_text_is_in_one_block(text: str) -> None:
    found = blocks(text)
    rest = list(text)
    for before, block in zip([None, *found], found, strict=False):
        assert before is None or before.last <= block.first < block.last
        rest[block.first : block.last] = " " * (block.last - block.first)
    left = set("".join(rest))  # signs of items and headings
    assert not {"é", "😀", "ß", "Ö", "?", ":"} & set(
        left
    )  # what is left over are signs of items and headings


def test_what_is_too_long_to_be_set_is_several_blocks_cut_at_spaces() -> None:
    letters, words = "x" * (2 * LONGEST + 5), "word " * LONGEST
    text = f"• {letters}\n\n{words}\n\nThe end."
    found = blocks(text)

    assert all(0 < block.last - block.first <= LONGEST for block in found)
    assert [block.kind for block in found[:3]] == [ITEM, PARAGRAPH, PARAGRAPH]
    assert [block.number for block in found] == list(range(1, len(found) + 1))
    assert "".join(text[block.first : block.last] for block in found[:3]) == letters
    assert " ".join(text[block.first : block.last].strip() for block in found[3:-1]) == words.strip()
    assert text[found[-1].first : found[-1].last] == "The end."
