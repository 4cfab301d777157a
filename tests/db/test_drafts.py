"""Drafts: unfinished forms are kept in the tracker, whatever stands in them, and nowhere else."""

from pathlib import Path

import pytest

from db import drafts, driver
from db.errors import NotWritten, ReadOnly
from db.records import Actor
from db.store import Store
from tests.db.talks import TALKS, inserts, new_tracker

HALF = {"statement": "Half a thou", "firmness": "nonsense", "capability": None, "summary": "\ud83d \0 ї"}


def test_a_draft_is_kept_and_read_as_it_was_typed(store: Store) -> None:
    kept = drafts.keep(store, "form-1", "p1", "position", HALF)
    assert drafts.drafts(store) == [kept]
    assert (kept.key, kept.record, kept.kind, kept.fields) == ("form-1", "p1", "position", HALF)
    assert kept.at.endswith("Z")


def test_a_draft_takes_the_place_of_the_one_before(store: Store) -> None:
    for text in ("a", "ab", "abc"):
        drafts.keep(store, "form-1", "", "actor", {"name": text})
    assert [draft.fields for draft in drafts.drafts(store)] == [{"name": "abc"}]


def test_drafts_are_listed_newest_first_until_they_are_dropped(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        monkeypatch.setattr(drafts, "stamped", lambda at, number=number: f"2026-11-22T00:00:0{number}.000Z")
        drafts.keep(store, f"form-{number}", "", "actor", {})
    assert [draft.key for draft in drafts.drafts(store)] == ["form-2", "form-1", "form-0"]
    drafts.drop(store, "form-1")
    drafts.drop(store, "form-1")
    assert [draft.key for draft in drafts.drafts(store)] == ["form-2", "form-0"]


def test_drafts_outlive_a_restart_and_a_killed_application(path: Path) -> None:
    new_tracker(path)
    with Store.open(path) as store:
        drafts.keep(store, "form-1", "", "actor", HALF)
        left = {name: (path.parent / name).read_bytes() for name in (path.name, f"{path.name}-wal")}
    assert keys(path) == ["form-1"]
    for name, data in left.items():
        (path.parent / name).write_bytes(data)
    assert keys(path) == ["form-1"]


def keys(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [draft.key for draft in drafts.drafts(store)]


def test_drafts_are_in_no_journal_search_or_snapshot_and_tell_nobody(store: Store) -> None:
    heard: list[object] = []
    store.subscribe(heard.append)
    drafts.keep(store, "form-1", "", "actor", {"name": "Zebra"})
    assert heard == []
    assert len(store.journal()) == 1
    assert store.search("zebra") == []
    assert "Zebra" not in {record.name for record in store.snapshot().all(Actor)}
    undone = store.undo()
    assert undone.label == "Fill in"
    assert len(drafts.drafts(store)) == 1


def test_changes_are_synced_fully_again_after_a_draft(store: Store) -> None:
    drafts.keep(store, "form-1", "", "actor", {})
    assert store.db.execute("PRAGMA synchronous").fetchone() == (2,)


def test_drafts_are_read_but_not_kept_read_only(path: Path) -> None:
    new_tracker(path, *TALKS)
    with Store.open(path) as store:
        drafts.keep(store, "form-1", "", "actor", {})
    with Store.open(path, readonly=True) as store:
        assert [draft.key for draft in drafts.drafts(store)] == ["form-1"]
        with pytest.raises(ReadOnly):
            drafts.keep(store, "form-2", "", "actor", {})
        with pytest.raises(ReadOnly):
            drafts.drop(store, "form-1")


def test_a_draft_that_can_not_be_kept_is_said(store: Store, path: Path) -> None:
    store.db.execute("PRAGMA busy_timeout=10")
    other = driver.connect(path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotWritten, match="another program"):
        drafts.keep(store, "form-1", "", "actor", {})
    assert store.db.execute("PRAGMA synchronous").fetchone() == (2,)
    other.close()
    store.apply(inserts(Actor(id="usa", name="United States")))
