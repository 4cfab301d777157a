"""The desk's own text: a small part of Markdown is read, and everything else stays the text it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.briefing.own_text import Block, Citation, Piece, plain, read


def only(text: str) -> tuple[Piece | Citation, ...]:
    """The inlines of a text that is one paragraph."""
    (block,) = read(text)
    assert (block.depth, block.marker) == (0, "")
    return block.inlines


def test_paragraphs_stand_apart_and_lines_stay() -> None:
    assert read("One.\nStill one.\n\n\n Two. \n") == [
        Block((Piece("One.\nStill one."),)), Block((Piece("Two."),)),
    ]  # fmt: skip
    assert read(" \n\n ") == []


@pytest.mark.parametrize("text", ["One.\nStill one.\n\nTwo.", "1,5 per cent – not 2-3; it is so."])
def test_text_without_markup_reads_alike_beside_markup(text: str) -> None:
    assert read(f"{text}\n\n**x**") == [*read(text), Block((Piece("x", bold=True),))]


def test_bold_and_italic_and_both() -> None:
    assert only("A **bold *both*** and *italic*.") == (
        Piece("A "), Piece("bold ", bold=True), Piece("both", bold=True, italic=True), Piece(" and "),
        Piece("italic", italic=True), Piece("."),
    )  # fmt: skip


def test_lists_in_lists_keep_their_markers() -> None:
    found = read("- one\n- two\n  1. a\n  2. b\n\n     more of b\n\nAfter")
    told = [(block.depth, block.marker, block.inlines[0]) for block in found]
    assert told == [
        (1, "•", Piece("one")), (1, "•", Piece("two")), (2, "1.", Piece("a")), (2, "2.", Piece("b")),
        (2, "", Piece("more of b")), (0, "", Piece("After")),
    ]  # fmt: skip


def test_a_list_begins_where_it_says() -> None:
    assert [(block.depth, block.marker) for block in read("3. a\n4. b")] == [(1, "3."), (1, "4.")]


def test_what_is_deeper_than_three_is_set_at_three() -> None:
    assert [block.depth for block in read("- a\n  - b\n    - c\n      - d\n        - e")] == [1, 2, 3, 3, 3]


def test_links_lead_to_records_and_to_whole_addresses() -> None:
    assert only("[Kyiv](record:ukr), [site](https://example.org/a)") == (
        Piece("Kyiv", record="ukr"), Piece(", "), Piece("site", address="https://example.org/a"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        *("[x](javascript:alert(1))", "[x](file:///etc/passwd)", "[x](data:text/html,a)"),
        *("<b>x</b> &lt; &amp;amp;", "`code`", "# Head", "> said", "| a | b |", "https://example.org"),
        *("***", "1 * 2 * 3", "[@", "[@P 1]"),
    ],
)  # fmt: skip
def test_what_is_no_markup_here_stays_text(text: str) -> None:
    assert plain(text) == text


def test_an_image_is_never_loaded() -> None:
    assert only("![x](https://example.org/i.png)") == (
        Piece("!"), Piece("x", address="https://example.org/i.png"),
    )  # fmt: skip


def test_citations_take_a_place_in_the_source() -> None:
    assert only("It holds [@p01]. So they say [@src-a, page 4, line 2]!") == (
        Piece("It holds"), Citation("p01", typed=" [@p01]"), Piece(". So they say"),
        Citation("src-a", "page 4, line 2", " [@src-a, page 4, line 2]"), Piece("!"),
    )  # fmt: skip


def test_a_backslash_takes_markup_for_text() -> None:
    assert only(r"\*not italic\* and \[not a link\](x)") == (Piece("*not italic* and [not a link](x)"),)


@given(st.text(st.characters(exclude_characters="*_\\[]()-+.)#", exclude_categories=["Cs", "Cc", "Z"])))
def test_no_letter_is_lost(text: str) -> None:
    assert plain(f"**x** {text}").removeprefix("x").split() == text.split()


@given(st.text(st.sampled_from("a1 *_\\[]()@:.-+#\n\t>`<&;record")))
def test_any_text_is_read(text: str) -> None:
    for block in read(text):
        assert block.inlines
        assert 0 <= block.depth <= 3
