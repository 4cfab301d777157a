"""The misspelled words of a whole tracker, each field in its own language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.changes import Change, Edit
from db.records import Actor, Event, Evidence, Position, Record, Source
from db.store import Store
from desktop.spelling.basis import Basis
from desktop.spelling.dictionaries import Listed, listed
from desktop.spelling.fields import is_spelled, spelled_fields
from desktop.spelling.ignored import ignore
from desktop.spelling.names import names_in
from desktop.spelling.unknown import unknown_words
from tests.desktop.small import small_tracker
from tests.desktop.spelling.conftest import Write


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with small_tracker(tmp_path / "talks.parley") as made:
        yield made


def found(
    store: Store, *more: Listed, language: str = "en-GB", further: tuple[str, ...] = ()
) -> set[tuple[str, ...]]:
    basis = Basis(names_in(store), (*more, *listed()), further)
    return {(u.word, u.record, u.kind, u.field) for u in unknown_words(store, basis, language)}


def put(store: Store, *records: Record) -> None:
    store.apply(Change("Add", tuple(Edit.insert(record) for record in records)))


def test_names_and_codes_are_not_looked_at_and_sentences_are() -> None:
    assert is_spelled(Position, "statement")
    assert is_spelled(Event, "title")
    for cls, name in (
        (Actor, "name"),
        (Actor, "aliases"),
        (Event, "place"),
        (Source, "url"),
        (Source, "author"),
    ):
        assert not is_spelled(cls, name), name
    assert "estimate" in spelled_fields()


def test_each_misspelled_word_is_found_with_its_place(store: Store) -> None:
    assert found(store) == set()
    put(
        store,
        Position(id="p9", actor="ukr", issue="territory", channel="official", statement="No withdrawl."),
    )
    put(store, Event(id="e9", title="Meeting on a ceasfire"))
    assert found(store) == {
        ("withdrawl", "p9", "position", "statement"),
        ("ceasfire", "e9", "event", "title"),
    }
    ignore(store, "p9", "withdrawl")
    assert {word for word, *_ in found(store)} == {"ceasfire"}


def test_a_quote_is_judged_in_its_language_or_in_that_of_its_source(store: Store, write: Write) -> None:
    put(
        store,
        Source(id="s9", title="Le Monde du jour", language="fr"),
        Evidence(id="e1", source="s9", record="p1", quote="une rupturre"),
        Evidence(id="e2", source="src-a", record="p1", quote="une rupturre"),
        Evidence(id="e3", source="src-a", record="p1", quote="une rupturre", quote_language="fr-FR"),
        Evidence(id="e4", source="s9", record="p1", quote="the rupturre", quote_language="en"),
    )  # fmt: skip
    places = {(word, record) for word, record, *_ in found(store)}
    assert places == {("rupturre", "e2"), ("une", "e2"), ("rupturre", "e4")}
    french = {
        (word, record) for word, record, *_ in found(store, write("fr_FR", "une", "rupture", "du", "jour"))
    }
    assert {("rupturre", "e1"), ("rupturre", "e3")} <= french
    assert ("une", "e1") not in french


def test_further_languages_count_everywhere(store: Store, write: Write) -> None:
    put(store, Position(id="p9", actor="ukr", issue="territory", channel="official", statement="Une rupture"))
    french = write("fr_FR", "une", "rupture")
    assert {word for word, *_ in found(store, french)} == {"Une"}
    assert found(store, french, further=("fr",)) == set()


def test_a_language_without_a_dictionary_leaves_all_as_it_is(store: Store) -> None:
    put(
        store,
        Position(id="p9", actor="ukr", issue="territory", channel="official", statement="No withdrawl."),
    )
    assert found(store, language="fi", further=("en-GB",)) == set()


def test_a_broken_dictionary_is_told_and_the_others_hold(store: Store, write: Write) -> None:
    put(
        store,
        Position(id="p9", actor="ukr", issue="territory", channel="official", statement="No withdrawl."),
    )
    basis = Basis(names_in(store), (write("uk_UA"), *listed()), ("uk", "uk"))
    assert {u.word for u in unknown_words(store, basis, "en-GB")} == {"withdrawl"}
    assert [error.args[0].split(" (")[0] for error in basis.broken] == ["The dictionary uk_UA"]
