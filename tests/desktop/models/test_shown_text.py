"""Which place of the text as kept is which of the text as shown."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from desktop.documents.blocks import blocks
from desktop.models.shown_text import ShownText

TEXT = (
    "# The 😀 talks\n\n  Both banks met on a hot afternoon in June, under the old\n  bridge of Halden, "
    "and drank tea.\n\n• Dams: none\n"
)


def shown_of(text: str) -> ShownText:
    return ShownText(text, blocks(text))


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def test_lines_are_joined_and_signs_left_out() -> None:
    assert shown_of(TEXT).text.split("\n") == [
        "The 😀 talks",
        "Both banks met on a hot afternoon in June, under the old bridge of Halden, and drank tea.",
        "Dams: none",
    ]


def test_places_are_the_same_words_in_both_texts() -> None:
    shown = shown_of(TEXT)
    units = utf16(shown.text)
    for words in ("talks", "Both", "bridge of", "tea.", "Dams", "none"):
        place = TEXT.index(words)
        first, last = shown.to_shown(place), shown.to_shown(place + len(words))
        assert units[2 * first : 2 * last].decode("utf-16-le") == words
        assert (shown.to_kept(first), shown.to_kept(last)) == (place, place + len(words))


def test_places_that_are_not_shown_are_beside_their_block() -> None:
    shown = shown_of(TEXT)

    assert shown.to_shown(0) == 0
    assert shown.to_shown(len(TEXT) + 5) == len(utf16(shown.text)) // 2
    assert shown_of("").to_shown(3) == shown_of("").to_kept(3) == 0


@given(st.text("aé😀 \n\f\u2028\u2029\x00\ufdd0\ufffc-#.", max_size=60))
def test_any_text_is_shown_as_a_document_has_it(text: str) -> None:
    shown, document = shown_of(text), QTextDocument()
    document.setPlainText(shown.text)

    assert document.blockCount() == max(1, len(shown.blocks))
    assert document.characterCount() - 1 == len(utf16(shown.text)) // 2
    for block in shown.blocks:
        for place in (block.first, block.last):
            assert shown.to_kept(shown.to_shown(place)) == place
