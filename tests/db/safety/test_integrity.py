"""A tracker that is whole has no problems; each thing that can be broken in a file is found and named."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import driver
from db.changes import Change, Edit
from db.driver import Connection
from db.records import Actor, Blob, Event, Evidence, Source
from db.safety.integrity import CHECKS, problems
from db.store import Store

CONTENT = b"An article"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """A tracker with a past: records added, edited, deleted, undone and redone."""
    path = tmp_path / "talks.parley"
    records = (
        Actor(id="ukr", name="Ukraine"),
        Event(id="summit", title="Summit in Paris", start="2026-02"),
        Source(id="src", title="Article", original="file"),
        Blob(id="file", sha256=SHA256, media_type="text/plain", name="article.txt"),
        Evidence(id="ev", source="src", record="ukr", locator="Bullet 1"),
    )
    with Store.create(path, desk="desk") as store:
        edits = tuple(Edit.insert(record) for record in records)
        store.apply(Change("Fill in", edits, blobs={SHA256: CONTENT}))
        store.apply(Change("Rename", (Edit.update(store.need(Actor, "ukr"), name="Ukraine (Kyiv)"),)))
        store.apply(Change("Delete", store.goes_with(["summit"]).edits()))
        store.undo()
        store.redo()
        store.undo()
    return path


@pytest.fixture
def raw(tracker: Path) -> Iterator[Connection]:
    """The file with nothing in the way of breaking it."""
    db = driver.connect(tracker)
    db.execute("PRAGMA foreign_keys=OFF")
    yield db
    db.close()


def found(tracker: Path) -> list[str]:
    with Store.open(tracker, readonly=True) as store:
        return problems(store)


def test_a_tracker_that_is_whole_has_no_problems(tracker: Path) -> None:
    assert found(tracker) == []


def test_it_can_be_looked_at_while_it_is_edited(tracker: Path) -> None:
    with Store.open(tracker, desk="desk") as store:
        assert problems(store) == []
        store.apply(Change("Rename", (Edit.update(store.need(Actor, "ukr"), name="Ukraine"),)))
        assert problems(store) == []
        assert found(tracker) == []


def test_progress_is_told_check_by_check(tracker: Path) -> None:
    steps: list[tuple[int, int]] = []
    with Store.open(tracker, readonly=True) as store:
        problems(store, lambda done, total: steps.append((done, total)))
    assert steps == [(done, len(CHECKS)) for done in range(1, len(CHECKS) + 1)]


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("DELETE FROM record WHERE id = 'src'", "Evidence in row 5 refers to a record that is not there."),
        ("DELETE FROM event", "Event summit is registered, but its row is missing."),
        (
            "UPDATE record SET kind = 'actor' WHERE id = 'src'",
            "Source src has a row, but is not registered so.",
        ),
        ("UPDATE record SET kind = 'speech' WHERE id = 'src'", "src is registered as a “speech”"),
        (
            "UPDATE evidence SET source = 'ukr'",
            "Evidence ev, Source: ukr is of a kind that can't stand there (actor).",
        ),
        ("UPDATE event SET start = '2026-99'", "Event summit, start: There is no month 99."),
        ("UPDATE event SET start_from = '2020-01-01'", "Event summit, Start: 2026-02 is sorted wrongly."),
        ("UPDATE event SET end_to = '2020-01-01'", "Event summit, End: no date is sorted wrongly."),
        ("DELETE FROM search WHERE rowid = 1", "Actor ukr is not found by search as it should be."),
        (
            "INSERT INTO search(rowid, title) VALUES (99, 'x')",
            "no longer there (row 99) is not found by search",
        ),
        ("UPDATE event SET title = 'Summit in Kyiv'", "The search index holds other words than the records."),
        ("DELETE FROM blob_data", "File file is named, but its content is missing."),
        ("UPDATE blob_data SET bytes = x'00'", "has other content than when it was put in."),
        ("DELETE FROM change WHERE seq = 2", "The journal has a gap between changes 1 and 3."),
        ("DELETE FROM edit WHERE seq = 2", "Change 2 of the journal has lost its edits."),
        ("UPDATE actor SET name = 'Elsewhere'", "Actor ukr is not as the journal left it (name)."),
        ("DELETE FROM edit WHERE id = 'summit'", "Event summit is in no change of the journal."),
        (
            'UPDATE edit SET before = \'{"name": "x"}\' WHERE seq = 2',
            "an edit of actor ukr begins from other values than those before it.",
        ),
        ("DELETE FROM edit WHERE seq = 3", "an edit of event summit adds what is there already."),
        ("DELETE FROM edit WHERE seq = 1 AND id = 'ukr'", "an edit of actor ukr changes what is not there."),
        ("DELETE FROM actor", "Actor ukr is in the journal, but not in the tracker."),
    ],
)
def test_what_is_broken_is_named(tracker: Path, raw: Connection, damage: str, sentence: str) -> None:
    raw.execute(damage)
    told = found(tracker)
    assert any(sentence in each for each in told), told


def test_what_is_wrong_in_many_records_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "many.parley"
    with Store.create(path) as store:
        actors = (Actor(id=f"a{number}", name=f"Actor {number}") for number in range(30))
        store.apply(Change("Fill in", tuple(Edit.insert(actor) for actor in actors)))
    db = driver.connect(path)
    db.execute("UPDATE actor SET kind = 'planet'")
    db.close()
    told = [each for each in found(path) if "planet" in each or "more of the same" in each]
    assert len(told) == 22  # 20 values, then how many more; the journal says the same of its own
    assert told[20] == "… and 10 more of the same sort."
