"""The blocks of a text as kept."""

from desktop.documents.blocks import HEADING, ITEM, PARAGRAPH, Block, blocks

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
