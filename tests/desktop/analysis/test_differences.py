"""Differences by words: what they are made of, that they are whole, and how they are read out."""

from unicodedata import combining

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.analysis import differences
from desktop.analysis.differences import Piece, nearby, spoken, word_difference

TEXTS = st.lists(
    st.sampled_from(["the", "line", "is", "frozen", ",", " ", "\n", "не", "ї", "🇺🇦", "e\u0301"])
).map(" ".join)


def marked(pieces: list[Piece]) -> str:
    signs = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("No cession.", "No cession.", "No cession."),
        ("", "", ""),
        ("", "A freeze", "[+A freeze+]"),
        ("A freeze", "", "[-A freeze-]"),
        ("No cession of land.", "No cession of territory.", "No cession of [-land-][+territory+]."),
        ("sovereign", "sovereignty", "[-sovereign-][+sovereignty+]"),
        ("Ukraine’s line", "Russia’s line", "[-Ukraine’s-][+Russia’s+] line"),
        ("until force", "until, force", "until[+,+] force"),
        ("cafe\u0301 a", "cafe a", "[-cafe\u0301-][+cafe+] a"),
        ("停火协议", "停火协定", "停火协[-议-][+定+]"),
        ("one two three", "four five six", "[-one two three-][+four five six+]"),
    ],
)
def test_a_difference_is_told_in_whole_words(before: str, after: str, said: str) -> None:
    assert marked(word_difference(before, after)) == said


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_their_difference(before: str, after: str) -> None:
    pieces = word_difference(before, after)
    assert "".join(each.text for each in pieces if each.kind != "added") == before
    assert "".join(each.text for each in pieces if each.kind != "removed") == after
    assert all(each.text and not combining(each.text[0]) for each in pieces)


@given(st.text(), st.text())
def test_any_text_can_be_compared(before: str, after: str) -> None:
    pieces = word_difference(before, after)
    assert "".join(each.text for each in pieces if each.kind != "added") == before
    assert "".join(each.text for each in pieces if each.kind != "removed") == after


def test_one_word_is_found_in_a_statement_of_ten_thousand_letters() -> None:
    words = [f"word{number}" for number in range(1500)]
    after = [*words[:700], "another", *words[701:]]
    pieces = word_difference(" ".join(words), " ".join(after))
    assert [piece for piece in pieces if piece.kind != "same"] == [
        Piece("removed", "word700"),
        Piece("added", "another"),
    ]


def test_texts_of_more_words_than_can_be_told_apart_are_replaced_as_a_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(differences, "_MOST", 5)
    assert marked(word_difference("many words of ours", "many words of theirs")) == (
        "[-many words of ours-][+many words of theirs+]"
    )


def test_only_what_is_near_a_difference_is_kept() -> None:
    before = " ".join(f"w{number}" for number in range(100))
    after = before.replace("w20 ", "new ").replace("w80 ", "other ")
    assert marked(nearby(word_difference(before, after), 2)) == (
        "… w18 w19 [-w20-][+new+] w21 w22 … w78 w79 [-w80-][+other+] w81 w82 …"
    )


def test_of_a_text_replaced_as_a_whole_its_beginning_and_end_are_kept() -> None:
    before = " ".join(f"w{number}" for number in range(100))
    pieces = nearby(word_difference(before, "short"), 1)
    assert marked(pieces) == "[-w0 w1 w2 … w97 w98 w99-][+short+]"


def test_what_is_short_or_the_same_is_kept_whole() -> None:
    pieces = word_difference("a b c d", "a b x d")
    assert nearby(pieces) == pieces
    same = word_difference("word " * 500, "word " * 500)
    assert nearby(same) == same


def test_a_difference_is_read_out_as_removed_and_added() -> None:
    assert spoken(word_difference("an end to war", "a freeze to war")) == "removed: an end, added: a freeze"
    assert spoken(word_difference("same", "same")) == "unchanged"
