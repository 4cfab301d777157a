"""A tracker is brought back to what it held, in one step that undo takes back; issued papers stay issued."""

import hashlib
from pathlib import Path

import pytest

from db.changes import Change, Edit
from db.errors import KnownError
from db.records import Actor, Blob, Brief, Edition, Issue, Position
from db.safety.integrity import problems
from db.store import Store
from desktop.operations.restoring import change_to
from tests.desktop.small import small_tracker

LABEL = "Restore everything"


def delete(store: Store, *ids: str) -> None:
    store.apply(Change("Delete", store.goes_with(ids).edits()))


def test_what_was_changed_deleted_and_added_since_is_taken_back_in_one_step(store: Store) -> None:
    then = store.records()
    position = store.need(Position, "p1")
    store.apply(Change("Edit", (Edit.update(position, venue="Paris", firmness="firm"),)))
    store.apply(Change("Add", (Edit.insert(Actor(id="usa", name="United States")),)))
    delete(store, "territory")
    later = store.records()
    change = store.apply(change_to(store, then, LABEL))
    assert (change.kind, change.label) == ("restore", LABEL)
    assert store.records() == then
    assert problems(store) == []
    store.undo()
    assert store.records() == later


def test_a_tracker_that_holds_it_already_needs_no_edits(store: Store) -> None:
    assert change_to(store, store.records(), LABEL).edits == ()


def test_only_the_fields_that_differ_are_edited(store: Store) -> None:
    then = store.records()
    store.apply(Change("Edit", (Edit.update(store.need(Position, "p1"), venue="Paris"),)))
    (edit,) = change_to(store, then, LABEL).edits
    assert (edit.before, edit.after) == ({"venue": "Paris"}, {"venue": ""})


def test_marks_come_back_as_they_were_not_as_the_dossiers_default_is_now(store: Store) -> None:
    then = store.records()
    delete(store, "p1")
    dossier = store.records()["dossier"]
    store.apply(Change("Mark", (Edit.update(dossier, handling_default="TLP:RED"),)))
    store.apply(change_to(store, then, LABEL))
    assert store.need(Position, "p1").handling_inherited == "TLP:GREEN"


def test_an_issued_paper_stays_with_its_file_and_its_brief(store: Store) -> None:
    then = store.records()
    pdf = b"%PDF-"
    sha256 = hashlib.sha256(pdf).hexdigest()
    issued = (
        Brief(id="brief", title="Status"),
        Blob(id="file", sha256=sha256, media_type="application/pdf"),
        Edition(id="ed1", brief="brief", number=1, issued="2026-11-20", change="c1", pdf="file"),
    )
    edits = tuple(Edit.insert(record) for record in issued)
    store.apply(Change("Issue", edits, kind="issue", blobs={sha256: pdf}))
    store.apply(Change("Add", (Edit.insert(Actor(id="usa", name="United States")),)))
    store.apply(change_to(store, then, LABEL))
    assert store.records().keys() - then.keys() == {"brief", "file", "ed1"}


def test_the_bytes_of_a_file_that_the_tracker_lacks_come_along(store: Store, tmp_path: Path) -> None:
    text = b"As printed"
    sha256 = hashlib.sha256(text).hexdigest()
    with small_tracker(tmp_path / "other.parley") as other:
        file = Blob(id="file", sha256=sha256, media_type="text/plain")
        other.apply(Change("Keep", (Edit.insert(file),), blobs={sha256: text}))
        store.apply(change_to(store, other.records(), LABEL, blob=other.blob))
    assert store.blob(sha256) == text
    assert problems(store) == []


def test_a_record_of_another_kind_is_refused_in_words(store: Store) -> None:
    then = {**store.records(), "ukr": Issue(id="ukr", title="Ukraine")}
    with pytest.raises(KnownError, match=r"ukr is of another kind.*Actor, not Issue.*Nothing was changed"):
        change_to(store, then, LABEL)
