"""The words of texts kept of sources: found by paragraph, kept up with every change, made anew alike."""

import hashlib
import shutil
from pathlib import Path

import pytest

from db import driver, migrations, text_index
from db.changes import Change, Edit
from db.errors import MigrationFailed, StoreError
from db.queries.text_search import TextHit
from db.records import Blob, Source
from db.safety.integrity import problems
from db.store import Store
from tests.db.talks import beside, sha256, update
from tests.project.tree import ROOT

FERRY = "The ferry talks, invented.\n\nThe delegation of Vell keeps the harbour open.\n\nŁódź: м'який знак.\n"


def kept(name: str, text: str) -> tuple[Blob, dict[str, bytes]]:
    data = text.encode()
    key = hashlib.sha256(data).hexdigest()
    return Blob(id=f"{name}-text", sha256=key, media_type="text/plain", name=name), {key: data}


def add(store: Store, name: str, text: str) -> Source:
    blob, blobs = kept(name, text)
    source = Source(id=name, title=f"Statement {name}", text=blob.id)
    store.apply(Change("Add a document", (Edit.insert(blob), Edit.insert(source)), blobs=blobs))
    return source


def found(store: Store, words: str) -> list[str]:
    return [hit.id for hit in store.search_texts(words)]


def passage(text: str, hit: TextHit) -> str:
    return text[hit.first : hit.last]


def test_a_passage_is_found_by_the_words_of_its_paragraph(store: Store) -> None:
    add(store, "ferry", FERRY)
    (hit,) = store.search_texts("harb vell")
    assert (hit.id, hit.title, hit.text) == ("ferry", "Statement ferry", "ferry-text")
    assert passage(FERRY, hit) == "Vell keeps the harb"
    assert hit.excerpt == "The delegation of Vell keeps the harbour open."
    assert store.search_texts("invented harbour", of_each=3) == []
    assert found(store, '"harbour open"') == ["ferry"]
    assert found(store, '"open harbour"') == []
    assert [passage(FERRY, hit) for hit in store.search_texts("lodz")] == ["Łódź"]
    assert [passage(FERRY, hit) for hit in store.search_texts("мʼякий")] == ["м'який"]
    assert problems(store) == []


@pytest.mark.parametrize("words", ['"', "AND", "NEAR(", "*", "^", "body:harbour OR", "x" * 5_000, "\x00"])
def test_what_is_typed_is_words_and_no_query(store: Store, words: str) -> None:
    add(store, "ferry", FERRY)
    assert found(store, words) == []


def test_the_shortest_stretch_that_holds_the_words_is_the_passage(store: Store) -> None:
    text = "The cap was named first. Later the limit and, beside the limit, the cap again.\n"
    add(store, "cap", text)
    (hit,) = store.search_texts("cap limit")
    assert passage(text, hit) == "limit, the cap"


def test_words_that_no_paragraph_holds_together_are_found_in_the_shortest_run_that_does(store: Store) -> None:
    add(store, "ferry", FERRY)
    add(store, "far", f"The talks of Vell.\n\n{'A word between. ' * 9}\n\nNothing of a harbour. Vell again.")
    add(store, "half", "The talks alone.")
    near, far = store.search_texts("talks harbour")
    assert passage(FERRY, near) == "talks, invented.\n\nThe delegation of Vell keeps the harbour"
    assert (near.id, far.id) == ("ferry", "far")
    assert found(store, "vell harbour talks nowhere") == []
    assert found(store, '"harbour open" talks') == ["ferry"]


def test_a_long_paragraph_is_found_where_the_words_stand(store: Store) -> None:
    text = " ".join(f"word{n}" for n in range(4_000)) + " ferry"
    add(store, "long", text)
    (hit,) = store.search_texts("word3999 ferry")
    assert passage(text, hit) == "word3999 ferry"
    sizes = [last - first for first, last in text_index.parts(text)]
    assert max(sizes) <= text_index.LONGEST
    assert sum(sizes) == len(text)
    assert list(text_index.parts("x" * 5_000)) == [(0, 2_000), (2_000, 4_000), (4_000, 5_000)]


def test_of_one_source_no_more_are_given_than_asked_for(store: Store) -> None:
    add(store, "many", "\n\n".join(f"The ferry, day {n}." for n in range(30)))
    add(store, "one", "The ferry, once.")
    assert found(store, "ferry").count("many") == 30
    some = store.search_texts("ferry", of_each=3, limit=5)
    assert sorted(hit.id for hit in some) == ["many", "many", "many", "one"]
    assert [hit.id for hit in store.search_texts("ferry", newest=True, limit=2)] == ["one", "many"]


def test_the_index_follows_corrections_deletions_undo_and_redo(store: Store) -> None:
    source = add(store, "ferry", FERRY)
    blob, blobs = kept("second", FERRY.replace("harbour", "quay"))
    edits = (Edit.insert(blob), *update(source, text=blob.id).edits)
    store.apply(Change("Correct the text", edits, blobs=blobs))
    assert (found(store, "harbour"), found(store, "quay")) == ([], ["ferry"])
    store.undo()
    assert (found(store, "harbour"), found(store, "quay")) == (["ferry"], [])
    store.redo()
    assert (found(store, "harbour"), found(store, "quay")) == ([], ["ferry"])
    store.apply(Change("Delete", store.goes_with(["ferry"]).edits()))
    assert found(store, "quay") == []
    store.undo()
    assert found(store, "quay") == ["ferry"]
    store.apply(update(store.need(Source, "ferry"), text=None))
    assert found(store, "quay") == []
    assert problems(store) == []


def test_a_file_that_holds_other_bytes_is_read_anew(store: Store) -> None:
    add(store, "ferry", FERRY)
    other, blobs = kept("other", "A quay alone.")
    change = update(store.need(Blob, "ferry-text"), sha256=other.sha256)
    store.apply(Change("Another file", change.edits, blobs=blobs))
    assert (found(store, "harbour"), found(store, "quay")) == ([], ["ferry"])
    assert problems(store) == []


def test_a_change_that_is_refused_leaves_the_index_as_it_was(store: Store) -> None:
    source = add(store, "ferry", FERRY)
    blob, blobs = kept("second", "A quay alone.")
    edits = (Edit.insert(blob), *update(source, text=blob.id, status="no such status").edits)
    with pytest.raises(StoreError):
        store.apply(Change("Correct the text", edits, blobs=blobs))
    assert (found(store, "harbour"), found(store, "quay")) == (["ferry"], [])


def test_the_check_says_where_the_index_is_not_as_it_should_be(store: Store) -> None:
    add(store, "ferry", FERRY)
    store.db.execute("DELETE FROM text_search WHERE rowid = 2")
    assert problems(store) == ["A paragraph of Source ferry is not found by search as it should be."]
    store.db.execute(text_index.INSERT_WORDS, (2, "the delegation of vell keeps the quay open"))
    assert problems(store) == ["The search index holds other words than the texts of sources."]
    store.db.execute("DELETE FROM text_part WHERE n = 3")
    assert "The text of Source ferry is not found by search as it should be." in problems(store)


# -- older trackers ----------------------------------------------------------------------------------


@pytest.fixture
def old(path: Path) -> Path:
    shutil.copyfile(ROOT / "tests" / "files" / "version-5.parley", path)
    return path


def test_the_texts_of_an_older_tracker_are_found(old: Path) -> None:
    with Store.open(old) as store:
        (hit,) = store.search_texts("harbour vell")
        assert hit.title == "A statement with its text"
        assert "stays closed" in hit.excerpt
        assert found(store, "shut") == []
        assert problems(store) == []


class GivenUpError(Exception):
    pass


def test_who_gives_up_bringing_a_tracker_up_to_date_leaves_it_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "OPERATIONS", 1)
    before, begun = sha256(old), []

    def sources(db: driver.Connection) -> list[int]:
        begun.append("texts")
        return sources_with_text(db)

    def report(_done: int, _total: int) -> None:
        if begun:
            raise GivenUpError

    sources_with_text = text_index.sources_with_text
    monkeypatch.setattr(text_index, "sources_with_text", sources)
    with pytest.raises(GivenUpError):
        Store.open(old, report=report)
    assert (sha256(old), beside(old)) == (before, [])


def test_a_text_that_cannot_be_indexed_leaves_the_tracker_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_index, "INSERT_WORDS", "INSERT INTO no_such_table VALUES (?, ?)")
    with pytest.raises(MigrationFailed, match="index texts of sources"):
        Store.open(old)
    db = driver.connect(old, readonly=True)
    assert migrations.version_of(db) == 5
    db.close()
