"""Where words stand in a text, and the part around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.queries.excerpts import EXCERPT, excerpt, spans, tokens
from db.records import Actor


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("The red line", "red", ["red"]),
        ("Reddish, red RED", "red", ["Red", "red", "RED"]),
        ("covered", "red", []),
        ("Ångström", "ang", ["Ång"]),
        ("Zele\u0301nskyy", "zelens", ["Zele\u0301ns"]),
        ("Орёл", "оре", ["Орё"]),
        ("Łódź", "lodz", ["Łódź"]),
        ("м’яч", "мяч", ["м’яч"]),
        ("мяч", "м'я", ["мя"]),
        ("йод и иод", "йод", ["йод"]),
        ("cease-fire", "cease fire", ["cease", "fire"]),
        ("line red", '"red line"', ["line", "red"]),
        ("a.b*c", "b*", ["b"]),
        ("nothing", "", []),
        ("nothing", "—", []),
        ("foo_bar", "bar", ["bar"]),
        ("ref refer", "refer ref", ["ref", "refer"]),
    ],
)
def test_the_parts_that_were_typed_are_marked(text: str, words: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, words)] == marked


def test_words_are_folded_as_the_index_folds_them() -> None:
    assert tokens("Łódź, D'Artagnan — ЁЛКА cafe\u0301 й") == ["lodz", "dartagnan", "елка", "cafe", "й"]


@given(st.text(), st.text())
def test_any_text_can_be_marked(text: str, words: str) -> None:
    found = spans(text, words)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert found == sorted(found)


def test_an_excerpt_is_the_whole_of_a_short_text_on_one_line() -> None:
    assert excerpt(Actor(id="a", name="A", summary="One\n two\tthree"), "two") == ("summary", "One two three")


def test_an_excerpt_of_a_long_text_is_cut_around_the_word() -> None:
    text = "before " * 100 + "zebra " + "after " * 100
    field, cut = excerpt(Actor(id="a", name="A", summary=text), "zeb")
    assert field == "summary"
    assert cut.startswith("… before ")
    assert cut.endswith(" …")
    assert "zebra" in cut
    assert len(cut) <= EXCERPT + 4


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [("zebra " + "x " * 500, "zebra", " …"), ("x " * 500 + "zebra", "… x", "zebra")],
)
def test_an_excerpt_at_an_end_is_cut_at_the_other(text: str, begins: str, ends: str) -> None:
    _, cut = excerpt(Actor(id="a", name="A", summary=text), "zebra")
    assert cut.startswith(begins)
    assert cut.endswith(ends)


def test_the_first_field_that_holds_a_word_is_shown() -> None:
    actor = Actor(id="a", name="Zebra", summary="Zebra and horse", aliases="horse")
    assert excerpt(actor, "zebra") == ("name", "Zebra")
    assert excerpt(actor, "horse") == ("summary", "Zebra and horse")


def test_where_no_field_holds_a_word_another_text_is_shown() -> None:
    assert excerpt(Actor(id="a", name="A", summary="Text"), "zebra") == ("", "Text")
    assert excerpt(Actor(id="a", name="A"), "zebra") == ("", "")


def test_one_long_word_is_cut_too() -> None:
    _, cut = excerpt(Actor(id="a", name="A", summary="y" * 1000), "yy")
    assert cut == "y" * EXCERPT + " …"
