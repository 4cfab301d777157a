"""How much taking a change back is: its edits, and the paragraphs of the texts that it touches."""

import hashlib

from db.changes import Change, Edit
from db.queries.weight import BYTES, MUCH
from db.records import Blob, Source
from db.store import Store
from tests.db.talks import CLAIM, update

TEXT = "\n\n".join("A paragraph of the ferry talks, invented." for _ in range(400))


def added(store: Store) -> Change:
    data = TEXT.encode()
    key = hashlib.sha256(data).hexdigest()
    blob = Blob(id="text", sha256=key, media_type="text/plain", name="text")
    source = Source(id="ferry", title="Ferry", text="text")
    return store.apply(Change("Add", (Edit.insert(blob), Edit.insert(source)), blobs={key: data}))


def test_a_change_of_records_is_as_much_as_its_edits(store: Store) -> None:
    assert store.weight(store.apply(update(CLAIM, venue="Vell"))) == 1


def test_with_a_text_come_its_paragraphs_and_its_length_both_ways(store: Store) -> None:
    change = added(store)
    length = len(TEXT) // BYTES
    assert store.weight(change) == 2 + 400 + length
    undone = store.undo()
    assert store.weight(undone) == 2 + length  # they are still to come
    assert store.paragraphs(["ferry"]) == 0
    store.redo()
    assert store.paragraphs(["ferry", "article", "none"]) == 400
    retitled = store.apply(update(store.need(Source, "ferry"), title="Another"))
    assert store.weight(retitled) == 1


def test_of_very_many_edits_the_edits_alone_tell_how_much_it_is(store: Store) -> None:
    data = TEXT.encode()
    key = hashlib.sha256(data).hexdigest()
    blob = Blob(id="text", sha256=key, media_type="text/plain", name="text")
    sources = [Source(id=f"s{n}", title=f"Report {n}", text="text" if n == 0 else None) for n in range(MUCH)]
    change = store.apply(Change("Add", tuple(map(Edit.insert, (blob, *sources))), blobs={key: data}))
    assert store.weight(change) == MUCH + 1
