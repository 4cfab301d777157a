"""Sources with texts merged: one text stays; what was cited of the other is in it or keeps its quote."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.changes import Change, Edit
from db.records import Actor, Evidence, Source
from db.safety.integrity import problems
from db.store import Store
from desktop.documents.reading import read
from desktop.operations.documents import add_document, added_source, document_of
from desktop.operations.merging import merge, plan_merge
from desktop.operations.restoring import change_to

FIRST = "The ferry stays. Nobody pays for the quay.\n"
SECOND = "A preface.\n\nNobody  pays for the quay. The dam is old.\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "talks.parley") as made:
        made.apply(Change("Add", (Edit.insert(Actor(id="ana", name="Ana")),)))
        yield made


def add(store: Store, title: str, text: str) -> Source:
    document = read(f"{title}.txt", text.encode())
    return store.need(Source, added_source(store.apply(add_document(store, document, {"title": title}))))


def cite(store: Store, name: str, source: Source, text: str, words: str) -> None:
    first = text.index(words)
    cited = Evidence(id=name, source=source.id, record="ana", first=first, last=first + len(words))
    store.apply(Change("Cite", (Edit.insert(cited),)))


def cited_words(store: Store, name: str, source: Source) -> str:
    found, document = store.need(Evidence, name), document_of(store, source)
    assert document is not None
    assert found.source == source.id
    return document.text[found.first : found.last] if found.first is not None else ""


def test_citations_of_the_other_stand_in_the_text_that_stays(store: Store) -> None:
    one, two = add(store, "One", FIRST), add(store, "Two", SECOND)
    cite(store, "own", one, FIRST, "ferry")
    cite(store, "there", two, SECOND, "Nobody  pays")
    cite(store, "gone", two, SECOND, "dam")

    store.apply(merge(store, plan_merge(store, one, [two])))

    now = store.need(Source, one.id)
    assert (now.text, now.original, now.reading) == (one.text, one.original, one.reading)
    assert cited_words(store, "own", now) == "ferry"
    assert cited_words(store, "there", now) == "Nobody pays"
    assert cited_words(store, "gone", now) == ""
    assert store.need(Evidence, "gone").quote == "dam"
    assert [hit.id for hit in store.search_texts("quay")] == [one.id]
    assert store.search_texts("dam") == []
    store.undo()
    assert store.need(Evidence, "there").first == SECOND.index("Nobody")
    assert len(store.search_texts("quay")) == 2
    assert problems(store) == []


def test_a_source_without_a_text_gets_that_of_the_other_with_its_file_and_reading(store: Store) -> None:
    store.apply(Change("Add", (Edit.insert(Source(id="call", title="A call")),)))
    two = add(store, "Two", SECOND)
    cite(store, "there", two, SECOND, "dam")

    store.apply(merge(store, plan_merge(store, store.need(Source, "call"), [two])))

    now = store.need(Source, "call")
    assert (now.text, now.original, now.reading) == (two.text, two.original, two.reading)
    assert cited_words(store, "there", now) == "dam"
    assert [hit.id for hit in store.search_texts("dam")] == ["call"]


def test_the_text_chosen_brings_its_file_and_moves_what_is_cited_of_the_one_that_stays(store: Store) -> None:
    one, two = add(store, "One", FIRST), add(store, "Two", SECOND)
    cite(store, "own", one, FIRST, "Nobody pays")

    store.apply(merge(store, plan_merge(store, one, [two], {"text": two.text})))

    now = store.need(Source, one.id)
    assert (now.text, now.original, now.reading) == (two.text, two.original, two.reading)
    assert cited_words(store, "own", now) == "Nobody  pays"


def test_what_is_restored_is_found_again(store: Store) -> None:
    two = add(store, "Two", SECOND)
    then = store.records()
    store.apply(Change("Delete", store.goes_with([two.id]).edits()))
    assert store.search_texts("dam") == []
    store.apply(change_to(store, then, "Restore"))
    assert [hit.id for hit in store.search_texts("dam")] == [two.id]
    assert problems(store) == []
