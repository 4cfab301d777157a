"""The names of a tracker and the words added to it count as right; some are ignored in one record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.changes import Change, Edit
from db.errors import ReadOnly
from db.records import Actor, Issue, ScaleTerm, Source
from db.store import Store
from desktop.spelling.ignored import ignore, ignored
from desktop.spelling.names import add_word, names_in, own_words, take_word_out
from tests.desktop.small import small_tracker


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with small_tracker(tmp_path / "talks.parley") as made:
        yield made


def put(store: Store, *records: Actor | Issue | Source | ScaleTerm) -> None:
    store.apply(Change("Add", tuple(Edit.insert(record) for record in records)))


def test_names_short_names_and_aliases_are_right_in_any_case(store: Store) -> None:
    put(
        store,
        Actor(id="z", name="Volodymyr Zelenskyy", short_name="Ze", aliases="Зеленський\nvan der Leyenn"),
    )
    names = names_in(store)
    for word in ("Zelenskyy", "zelenskyy", "Volodymyr", "Зеленський", "Leyenn", "leyenn", "ZE"):
        assert names.has(word), word


def test_of_titles_only_what_has_a_capital_is_a_name(store: Store) -> None:
    put(
        store,
        Issue(id="i", title="Withdrawl from Zaporizhzhia oblst"),
        Source(id="s", title="Kyiv Indepndent"),
    )
    names = names_in(store)
    assert names.has("Zaporizhzhia")
    assert names.has("Indepndent")
    assert not names.has("zaporizhzhia")
    assert not names.has("withdrawl")
    assert not names.has("oblst")


def test_the_words_of_the_likelihood_scale_are_right(store: Store) -> None:
    put(store, ScaleTerm(id="t", scale="own", term="quite likelyish", low=0, high=10, rank=1))
    assert names_in(store).has("likelyish")


def test_parts_of_a_name_with_hyphens_are_names(store: Store) -> None:
    put(store, Actor(id="a", name="Nagorno-Karabakh"))
    names = names_in(store)
    assert names.has("Nagorno-Karabakh")
    assert names.has("Karabakh")


def test_a_word_is_added_and_taken_out_again_outside_the_journal(store: Store) -> None:
    changes = len(store.journal())
    add_word(store, "oblast’s")
    add_word(store, "Abkhaz")
    assert own_words(store) == ["Abkhaz", "oblast"]
    assert names_in(store).has("Oblasts")
    take_word_out(store, "oblast")
    assert own_words(store) == ["Abkhaz"]
    assert len(store.journal()) == changes


def test_words_are_kept_with_the_tracker(tmp_path: Path) -> None:
    path = tmp_path / "kept.parley"
    with small_tracker(path) as store:
        add_word(store, "oblast")
        ignore(store, "p1", "teh")
    with Store.open(path, readonly=True) as again:
        assert own_words(again) == ["oblast"]
        assert ignored(again) == {"p1": {"teh"}}
        with pytest.raises(ReadOnly):
            add_word(again, "krai")


def test_a_word_is_ignored_in_one_record_and_forgotten_with_it(store: Store) -> None:
    ignore(store, "p1", "teh")
    ignore(store, "p1", "withdrawl")
    ignore(store, "gone", "teh")
    assert ignored(store)["p1"] == {"teh", "withdrawl"}
    ignore(store, "p2", "teh")
    assert ignored(store) == {"p1": {"teh", "withdrawl"}, "p2": {"teh"}}
