"""Documents as sources: one step each, likened to those there, their text corrected with what cites it."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.changes import Change, Edit
from db.errors import InvalidField
from db.records import Actor, Blob, Evidence, Source
from db.safety.integrity import problems
from db.store import Store
from desktop.documents.document import Document
from desktop.documents.reading import read
from desktop.documents.taking_back import chosen
from desktop.operations.documents import (
    NoText,
    add_document,
    added_source,
    correct_text,
    document_of,
    give_document,
    keep_document,
    proposed_values,
    twins,
    values_to_fill,
)
from tests.documents import papers

TEXT = "Skip to main content\n\n{}\n\nby Ilse Maren 12 views\n\n{}\n\nThe envoy ErdoÄŸan spoke.\n".format(
    papers.TITLE, "\n\n".join(papers.PARAGRAPHS)
)
SOUTH = "South Vessin is ready"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "talks.parley") as made:
        yield made


@pytest.fixture
def document() -> Document:
    return read("talks.txt", TEXT.encode())


@pytest.fixture
def source(store: Store, document: Document) -> Source:
    written = store.apply(add_document(store, document, proposed_values(document)))
    return store.need(Source, added_source(written))


def cite(store: Store, source: Source, document: Document, words: str, **more: str) -> Evidence:
    first = document.text.index(words)
    actor = Actor(id=f"a{first}", name="South Vessin")
    cited = Evidence(
        id=f"e{first}", source=source.id, record=actor.id, first=first, last=first + len(words), **more
    )
    store.apply(Change("Cite", (Edit.insert(actor), Edit.insert(cited))))
    return cited


def test_a_document_is_added_with_file_text_and_reading_in_one_step(
    store: Store, source: Source, document: Document
) -> None:
    assert (source.title, source.language, source.type) == (papers.TITLE, "en", "document")
    assert source.author == '[{"given": "Ilse", "family": "Maren"}]'
    assert document_of(store, source) == document
    kept = {blob.id: blob for blob in store.all(Blob)}
    assert store.blob(kept[source.original or ""].sha256) == TEXT.encode()
    assert store.blob(kept[source.text or ""].sha256) == document.text.encode()
    assert problems(store) == []

    store.undo()
    assert store.all(Source) == store.all(Blob) == []
    store.redo()
    assert document_of(store, store.need(Source, source.id)) == document


def test_a_source_without_a_title_is_refused(store: Store, document: Document) -> None:
    with pytest.raises(InvalidField):
        add_document(store, document, {"title": ""})
    assert store.all(Source) == []


def test_a_proposal_that_the_field_cannot_hold_is_left_out() -> None:
    page = '<html><head><link rel="canonical" href="javascript:run(1)"><title>A</title></head><p>Words.</p>'

    values = proposed_values(read("a.html", page.encode()))

    assert values["title"] == "A"
    assert "javascript" not in str(values.get("url", ""))


def test_the_marking_of_a_source_is_that_of_its_files(store: Store, document: Document) -> None:
    change = add_document(store, document, {"title": "A", "handling": "TLP:RED"})

    marks = {edit.after["handling"] for edit in change.edits if edit.after is not None}
    assert marks == {"TLP:RED"}


@pytest.mark.parametrize(
    ("name", "data", "how"),
    [
        ("again.txt", TEXT.encode(), "the same file"),
        ("again.txt", TEXT.encode().replace(b"12 views", b"13 views"), "the same text"),
        ("again.txt", TEXT.encode().replace(b"forty", b"fifty"), "% of the words alike"),
        ("other.txt", f"{papers.TITLE}s\n\nAnother text of a few words.\n".encode(), "almost the same title"),
    ],
)
def test_what_is_there_already_is_pointed_out(
    store: Store, source: Source, name: str, data: bytes, how: str
) -> None:
    (twin,) = twins(store, read(name, data))

    assert twin.source.id == source.id
    assert twin.how.endswith(how)


def test_what_is_not_there_is_not_pointed_out(store: Store, source: Source) -> None:
    assert twins(store, read("new.txt", b"The mountain talks\n\nNobody has met over the passes yet.\n")) == ()


def test_a_passage_and_its_quote_follow_a_correction(
    store: Store, source: Source, document: Document
) -> None:
    cited = cite(store, source, document, SOUTH, quote=SOUTH)
    new = document.text.replace("North Vessin asks", "Today North Vessin asks").replace(
        SOUTH, "South Vessin is now ready"
    )

    corrected = correct_text(store, source, new)
    store.apply(corrected.change)

    after = store.need(Evidence, cited.id)
    assert corrected.lost == ()
    assert new[after.first : after.last] == after.quote == "South Vessin is now ready"
    now = document_of(store, store.need(Source, source.id))
    assert now is not None
    assert (now.text, now.original) == (new, TEXT.encode())
    for repair in now.repairs:
        assert new[repair.first : repair.first + len(repair.now)] == repair.now
    assert [each.text for each in now.aside] == [each.text for each in document.aside]
    assert problems(store) == []

    store.undo()
    assert store.need(Evidence, cited.id) == cited
    assert document_of(store, store.need(Source, source.id)) == document


def test_a_passage_that_is_gone_loses_its_place_and_keeps_its_quote(
    store: Store, source: Source, document: Document
) -> None:
    cited = cite(store, source, document, papers.PARAGRAPHS[1], quote="As I had it")

    corrected = correct_text(store, source, document.text.replace(papers.PARAGRAPHS[1], ""))
    store.apply(corrected.change)

    assert [each.id for each in corrected.lost] == [cited.id]
    after = store.need(Evidence, cited.id)
    assert (after.first, after.last, after.quote) == (None, None, "As I had it")


def test_a_text_that_nobody_uses_any_more_does_not_pile_up(
    store: Store, source: Source, document: Document
) -> None:
    for number in range(3):
        now = store.need(Source, source.id)
        store.apply(correct_text(store, now, f"{document.text}{number}").change)

    assert len(store.all(Blob)) == 3


def test_a_repair_is_taken_back_later(store: Store, source: Source, document: Document) -> None:
    store.apply(keep_document(store, source, chosen(document, (), range(len(document.aside)))).change)

    now = document_of(store, store.need(Source, source.id))
    assert now is not None
    assert "The envoy ErdoÄŸan spoke." in now.text
    assert now.repairs == ()


def test_a_source_without_text_has_none_to_correct(store: Store) -> None:
    plain = Source(id="s1", title="A book")
    store.apply(Change("Add", (Edit.insert(plain),)))

    with pytest.raises(NoText, match="has no text"):
        correct_text(store, plain, "New")
    assert document_of(store, plain) is None


def test_a_reading_from_elsewhere_that_is_none_leaves_the_text(store: Store, document: Document) -> None:
    change = add_document(store, document, {"title": "A"})
    source = store.need(Source, added_source(store.apply(change)))
    for bad in (b"no json", b"[1]", b'{"repairs": [{"first": "x"}], "aside": 4}', b"\xff"):
        sha256 = hashlib.sha256(bad).hexdigest()
        blob = Blob(id=f"b{sha256[:8]}", sha256=sha256, media_type="application/json")
        edits = (Edit.insert(blob), Edit.update(store.need(Source, source.id), reading=blob.id))
        store.apply(Change("Break", edits, blobs={sha256: bad}))
        found = document_of(store, store.need(Source, source.id))
        assert found is not None
        assert (found.text, found.repairs, found.aside) == (document.text, (), ())


# -- documents for sources that are there ------------------------------------------------------------


def bare(store: Store, **more: str) -> Source:
    source = Source(id="call", title="A call", **more)
    store.apply(Change("Add", (Edit.insert(source), Edit.insert(Actor(id="south", name="South Vessin")))))
    return source


def quoted(store: Store, name: str, quote: str) -> None:
    cited = Evidence(id=name, source="call", record="south", quote=quote, locator=name)
    store.apply(Change("Cite", (Edit.insert(cited),)))


def test_a_source_without_a_text_is_given_a_document_and_its_quotes_get_their_place(
    store: Store, document: Document
) -> None:
    source = bare(store, publisher="The radio")
    for name, quote in (("e1", SOUTH), ("e2", "never said"), ("e3", "the"), ("e4", "")):
        quoted(store, name, quote)

    values = values_to_fill(source, document)
    given = give_document(store, source, document, values)
    store.apply(given.change)

    now = store.need(Source, "call")
    assert (now.title, now.publisher, now.author) == ("A call", "The radio", values["author"])
    assert "publisher" not in values
    assert document_of(store, now) == document
    place = document.text.index(SOUTH)
    placed = {each.id: (each.first, each.last) for each in store.all(Evidence)}
    nowhere = (None, None)
    assert placed == {"e1": (place, place + len(SOUTH)), "e2": nowhere, "e3": nowhere, "e4": nowhere}
    assert [each.id for each in given.found] == ["e1"]
    assert store.search_texts("south ready")[0].id == "call"
    store.undo()
    assert store.need(Source, "call") == source
    assert store.all(Blob) == []
    assert problems(store) == []


def test_a_source_is_given_a_new_version_of_its_document_and_passages_follow(
    store: Store, source: Source, document: Document
) -> None:
    stays, goes = (cite(store, source, document, words, quote=words) for words in (SOUTH, "The envoy"))
    newer = read("second.txt", ("A note before.\n\n" + document.text.split("The envoy")[0]).encode())

    given = give_document(store, source, newer, {})
    store.apply(given.change)

    now = store.need(Source, source.id)
    assert document_of(store, now) == newer
    moved = store.need(Evidence, stays.id)
    assert newer.text[moved.first : moved.last] == SOUTH
    assert [each.id for each in given.lost] == [goes.id]
    assert store.need(Evidence, goes.id).quote == "The envoy"
    assert len(store.all(Blob)) == 3
    store.undo()
    assert document_of(store, store.need(Source, source.id)) == document
    assert store.need(Evidence, goes.id) == goes
    assert problems(store) == []


def test_a_passage_that_went_elsewhere_is_found_by_its_quote(
    store: Store, source: Source, document: Document
) -> None:
    cited = cite(store, source, document, "The envoy Erdoğan spoke.", quote="The envoy Erdoğan spoke.")
    newer = "The envoy Erdoğan spoke.\n\n" + document.text.replace("The envoy Erdoğan spoke.", "")

    corrected = correct_text(store, source, newer)
    store.apply(corrected.change)

    moved = store.need(Evidence, cited.id)
    assert (corrected.lost, newer[moved.first : moved.last]) == ((), "The envoy Erdoğan spoke.")


def test_what_a_field_cannot_hold_is_refused(store: Store, document: Document) -> None:
    with pytest.raises(InvalidField):
        give_document(store, bare(store), document, {"issued": "the other day"})
