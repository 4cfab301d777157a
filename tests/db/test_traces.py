"""What leaves the tracker leaves the file: drafts, words of the index; and nothing is written outside it."""

import sys
from pathlib import Path

import pytest

from db import drafts
from db.changes import Change
from db.records import Actor
from db.store import Store
from tests.db.talks import CLAIM, TALKS, beside, inserts, new_tracker, python, said, update

# Letters that are nowhere else in a file, long enough to be found where the beginning is left out.
SECRET = "qzxjvkwqhyzzx"


def index_holds(store: Store, word: str) -> bool:
    """Whether the pages of the full-text index hold a word, or all of it but its beginning."""
    pages = b"".join(bytes(row[0]) for row in store.db.execute("SELECT block FROM search_data"))
    return word[3:].encode() in pages


def test_a_draft_that_was_dropped_is_gone_from_the_file(path: Path) -> None:
    new_tracker(path, *TALKS)
    with Store.open(path) as store:
        drafts.keep(store, "small", "", "actor", {"name": SECRET})
        drafts.keep(store, "large", "", "actor", {"name": SECRET * 5000})
    assert SECRET.encode() in path.read_bytes()
    with Store.open(path) as store:
        drafts.keep(store, "small", "", "actor", {"name": "other"})
        drafts.drop(store, "large")
    assert SECRET.encode() not in path.read_bytes()
    assert beside(path) == []


def test_words_of_deleted_records_leave_the_index(path: Path) -> None:
    new_tracker(path, *TALKS, Actor(id="usa", name="United States", summary=SECRET))
    with Store.open(path) as store:
        assert index_holds(store, SECRET)
        store.apply(Change("Delete", store.goes_with(["usa"]).edits()))
    with Store.open(path, readonly=True) as store:
        assert not index_holds(store, SECRET)
        assert store.search(SECRET) == []
        assert store.search("ukraine")[0].id == "ukr"


def test_words_that_were_written_over_leave_the_index(path: Path) -> None:
    new_tracker(path, *TALKS)
    with Store.open(path) as store:
        store.apply(update(CLAIM, statement=SECRET))
        store.apply(update(store.need(type(CLAIM), "p1"), statement="Other"))
    with Store.open(path, readonly=True) as store:
        assert not index_holds(store, SECRET)


def test_the_journal_keeps_what_was_deleted(path: Path) -> None:
    new_tracker(path, Actor(id="usa", name=SECRET))
    with Store.open(path) as store:
        store.apply(Change("Delete", store.goes_with(["usa"]).edits()))
    assert SECRET.encode() in path.read_bytes()
    with Store.open(path, desk="") as store:
        assert (store.history("usa")[0].edits[0].before or {})["name"] == SECRET


WORK = """
import sys
from db.changes import Change, Edit
from db.records import Actor
from db.store import Store
actors = [Actor(id=f"a{n}", name=f"{n} {sys.argv[2]}", summary="word " * 500) for n in range(3000)]
with Store.open(sys.argv[1]) as store:
    store.apply(Change("Import", tuple(map(Edit.insert, actors)), kind="import"))
    store.snapshot()
    store.db.execute("SELECT summary, name FROM actor ORDER BY summary DESC, name").fetchall()
    store.search("word")
    store.undo()
print("done", flush=True)
"""


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="asks strace of Linux, or the folders it knows"
)
def test_nothing_is_written_outside_the_file(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "tmp"
    elsewhere.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(elsewhere))
    new_tracker(path, *TALKS)
    with python(WORK, path, SECRET) as other:
        assert said(other) == "done"
    assert list(elsewhere.rglob("*")) == []
    assert beside(path) == ["tmp"]


def test_a_tracker_without_writes_is_not_touched_on_closing(path: Path) -> None:
    new_tracker(path, *TALKS, Actor(id="usa", name="United States"))
    before = path.read_bytes()
    with Store.open(path) as store:
        store.search("united")
    after = path.read_bytes()
    assert len(after) == len(before)
    assert after[100:] == before[100:]


def test_a_session_that_only_adds_leaves_a_tidy_index(path: Path) -> None:
    new_tracker(path, *TALKS)
    with Store.open(path) as store:
        for number in range(50):
            store.apply(inserts(Actor(id=f"a{number}", name=f"Actor {number}")))
    with Store.open(path, readonly=True) as store:
        assert store.db.execute("SELECT count(DISTINCT segid) FROM search_idx").fetchone() == (1,)
        assert len(store.search("actor", limit=100)) == 50
