"""Snapshots are kept up with what is written, and are the same as those of a tracker that is read anew."""

import threading
import weakref
from dataclasses import replace

from db.changes import Change, Edit
from db.queries import latest
from db.queries.load import load
from db.queries.snapshot import Snapshot
from db.records import Position, PositionOption, link_id
from db.store import Store
from tests.db.talks import CLAIM, LINE, UKRAINE

SECOND = replace(CLAIM, id="p2", stated="2026-03", replaces="p1", channel="back-channel")


def is_as_read_anew(store: Store) -> Snapshot:
    found = store.snapshot()
    anew = Snapshot(load(store.db))
    assert found.records() == anew.records()
    assert {each.id for each in found.each(Position)} == {each.id for each in anew.each(Position)}
    assert found.all(Position) == anew.all(Position)
    assert found.current(Position) == anew.current(Position)
    return found


def test_one_snapshot_until_something_is_written(store: Store) -> None:
    first = is_as_read_anew(store)
    assert store.snapshot() is first
    assert store.snapshot(as_of="2020") is not first
    assert store.snapshot(as_of="2020") is store.snapshot(as_of="2020")
    store.apply(Change("Say", (Edit.insert(SECOND),)))
    second = is_as_read_anew(store)
    assert second is not first
    assert first.get("p2") is None, "a snapshot stays as it was"
    assert second.get("ukr") is first.get("ukr"), "what was not written is not read again"


def test_what_is_added_changed_deleted_and_taken_back_is_followed(store: Store) -> None:
    is_as_read_anew(store)
    link = link_id("position_option", "p1", LINE.id)
    said = PositionOption(id=link, position="p1", option=LINE.id, stance="opposed")
    changes = (
        Change("Add", (Edit.insert(SECOND), Edit.insert(said))),
        Change("Change", (Edit.update(SECOND, statement="No."), Edit.update(CLAIM, stated="2026-01"))),
        Change("Delete", (Edit.delete(said), Edit.delete(replace(SECOND, statement="No.")))),
    )
    for change in changes:
        store.apply(change)
        is_as_read_anew(store)
    for step in (store.undo, store.undo, store.undo, store.redo):
        step()
        is_as_read_anew(store)
    assert store.snapshot().get("p2") == store.get("p2")


def test_of_many_written_at_once_all_is_read_anew(store: Store) -> None:
    is_as_read_anew(store)
    many = [replace(CLAIM, id=f"q{n}") for n in range(latest.FEW + 1)]
    store.apply(Change("Import", tuple(Edit.insert(each) for each in many), kind="import"))
    assert is_as_read_anew(store).count(Position) == latest.FEW + 2


def test_other_connections_see_the_same_and_what_they_write(store: Store) -> None:
    here = store.snapshot()
    there: list[Snapshot] = []

    def read() -> None:
        with store.reader() as reader:
            there.append(reader.snapshot())

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert there == [here]
    with store.beside() as second:
        second.apply(Change("Say", (Edit.insert(SECOND),)))
    assert is_as_read_anew(store).get("p2") == store.get("p2")


def test_what_is_not_committed_is_seen_and_not_kept(store: Store) -> None:
    store.snapshot()
    store.db.execute("BEGIN")
    store.db.execute("UPDATE actor SET short_name = 'U' WHERE id = 'ukr'")
    assert store.snapshot().get("ukr") == replace(UKRAINE, short_name="U")
    store.db.execute("ROLLBACK")
    assert store.snapshot().get("ukr") == store.get("ukr") != replace(UKRAINE, short_name="U")


def test_a_snapshot_that_is_not_the_latest_any_more_is_freed_with_what_was_made_of_it(store: Store) -> None:
    class Made:
        def __init__(self, snapshot: Snapshot) -> None:
            self.snapshot = snapshot

    made = weakref.ref(store.snapshot().once(Made))
    assert made() is store.snapshot().once(Made)
    store.apply(Change("Say", (Edit.insert(SECOND),)))
    store.snapshot()
    assert made() is None
    last = weakref.ref(store.snapshot().once(Made))
    store.close()
    assert last() is None
