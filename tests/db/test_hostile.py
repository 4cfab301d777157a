"""What the world does to those who write: no room, a kill in the midst of it, media that can't be written."""

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import driver
from db.changes import Change
from db.errors import NotWritten
from db.records import Actor
from db.store import Store
from tests.db.talks import TALKS, UKRAINE, all_rows, beside, inserts, new_tracker, python, said, sha256

USA = Actor(id="usa", name="United States")
MANY = tuple(Actor(id=f"a{n}", name=f"Actor {n}", summary="word " * 200) for n in range(2000))
posix = pytest.mark.skipif(os.name != "posix", reason="open files stay where they are, rights are others")
linux = pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are set as on Linux")


# -- no room -----------------------------------------------------------------------------------------


def test_a_full_disk_is_said_and_nothing_of_the_change_is_written(store: Store) -> None:
    heard: list[Change] = []
    store.subscribe(heard.append)
    before = all_rows(store.db)
    pages = store.db.execute("PRAGMA page_count").fetchone()[0]
    store.db.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(NotWritten, match="no room left on its disk") as raised:
        store.apply(inserts(*MANY))
    assert "What was saved before is kept" in str(raised.value)
    assert all_rows(store.db) == before
    assert heard == []
    store.db.execute("PRAGMA max_page_count = 1000000")
    store.apply(inserts(USA))
    assert store.search("united") != []


LIMITED = """
import resource, sys
from db.changes import Change, Edit
from db.errors import NotWritten
from db.records import Actor
from db.store import Store
store = Store.open(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
many = tuple(Edit.insert(Actor(id=f"a{n}", name=f"Actor {n}", summary="word " * 200)) for n in range(2000))
try:
    store.apply(Change("Import", many, kind="import"))
except NotWritten as error:
    print(error, flush=True)
store.close()
"""


@linux
def test_a_limit_on_the_size_of_files_ends_in_words_and_kills_nobody(path: Path) -> None:
    new_tracker(path, *TALKS)
    with python(LIMITED, path, 1_200_000) as other:
        assert "could not be written" in said(other)
        other.communicate()
        assert other.returncode == 0
    with Store.open(path) as store:
        assert store.counts()["actor"] == 2
        assert store.get("ukr") == UKRAINE
    assert beside(path) == []


@linux
def test_a_tracker_that_can_not_be_made_whole_is_not_there(path: Path) -> None:
    code = """
import resource, sys
import sqlite_utils.migrations
from db.errors import NotWritten
from db.store import Store
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    Store.create(sys.argv[1])
except NotWritten as error:
    print(error, flush=True)
"""
    with python(code, path) as other:
        assert "could not be written" in said(other)
    assert list(path.parent.iterdir()) == []


# -- kills -------------------------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from db.changes import Change, Edit
from db.records import Actor
from db.store import Store
class Last(str):
    def __hash__(self):
        print("inside", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
store = Store.open(sys.argv[1])
store.apply(Change("Before", (Edit.insert(Actor(id="before", name="Before")),)))
many = [Edit.insert(Actor(id=f"a{n}", name=f"Actor {n}", summary="word " * 200)) for n in range(20_000)]
many.append(Edit("actor", "last", None, {"name": "Last", "part_of": Last("ukr")}))
store.apply(Change("Import", tuple(many), kind="import"))
"""


def test_who_is_killed_in_an_import_leaves_all_of_what_was_before_and_nothing_of_it(path: Path) -> None:
    new_tracker(path, *TALKS)
    with python(KILLED, path) as other:
        assert said(other) == "inside"
        other.communicate()
        assert other.returncode == -signal.SIGKILL
    assert path.with_name("talks.parley-wal").stat().st_size > 1_000_000
    with Store.open(path) as store:
        assert [change.label for change in store.journal()] == ["Before", "Add"]
        assert store.counts()["actor"] == 3
        assert store.search("word") == []
        store.apply(inserts(USA))
    assert beside(path) == []


@pytest.fixture
def stick() -> Iterator[Path]:
    """A folder that everybody may enter, unlike those of the tests, for what is tried as nobody."""
    folder = Path(tempfile.mkdtemp(prefix="parley-stick-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


AS_NOBODY = """
# All of it now: Python may lie where nobody may read.
import importlib.resources, json, os, shutil, sys, tempfile
import sqlite_utils.migrations, uuid_utils
import db.lock
from db import errors
from db.changes import Change, Edit
from db.records import Actor
from db.store import Store
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
tempfile.tempdir = sys.argv[2]
def attempt(readonly):
    try:
        with Store.open(sys.argv[1], readonly=readonly) as store:
            found = sorted(actor.id for actor in store.all(Actor))
            with store.reader() as reader:
                assert sorted(actor.id for actor in reader.all(Actor)) == found
            return found, os.listdir(sys.argv[2])
    except errors.KnownError as error:
        return type(error).__name__, str(error)
def create():
    try:
        Store.create(sys.argv[1] + ".new")
    except errors.KnownError as error:
        return type(error).__name__, str(error)
print(json.dumps([attempt(True), attempt(False), create()]), flush=True)
"""


def as_nobody(path: Path, private: Path) -> "list[list[object]]":
    """What nobody meets in a folder he may not write: reading, editing, making a tracker."""
    import json

    path.chmod(0o444)
    path.parent.chmod(0o555)
    private.chmod(0o777)
    with python(AS_NOBODY, path, private) as other:
        found: list[list[object]] = json.loads(said(other))
    assert list(private.iterdir()) == []
    return found


@pytest.fixture
def private(stick: Path) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="parley-private-"))
    yield folder
    shutil.rmtree(folder)


@posix
def test_a_closed_tracker_is_read_where_it_lies_on_read_only_media(stick: Path, private: Path) -> None:
    path = new_tracker(stick / "talks.parley", *TALKS)
    before = sha256(path)
    read, edit, make = as_nobody(path, private)
    assert read == [["rus", "ukr"], []]
    assert edit[0] == "NotWritten"
    assert "write-protected; open it read-only" in str(edit[1])
    assert make[0] == "NotWritten"
    assert sha256(path) == before
    assert beside(path) == []


@posix
def test_a_log_left_on_read_only_media_is_read_from_a_private_copy(
    stick: Path, private: Path, tmp_path: Path
) -> None:
    path = new_tracker(tmp_path / "talks.parley", *TALKS)
    with Store.open(path) as store:
        store.apply(inserts(USA))
        for name in ("talks.parley", "talks.parley-wal"):
            shutil.copy(tmp_path / name, stick / name)
    before = {each.name: sha256(each) for each in stick.iterdir()}
    (found, copies), edit, _ = as_nobody(stick / "talks.parley", private)
    assert found == ["rus", "ukr", "usa"]
    assert isinstance(copies, list)
    assert len(copies) == 1
    assert edit[0] == "NotWritten"
    assert {each.name: sha256(each) for each in stick.iterdir()} == before


@posix
def test_a_rollback_journal_left_on_read_only_media_is_taken_back_in_a_copy(
    stick: Path, private: Path, tmp_path: Path
) -> None:
    path = new_tracker(tmp_path / "talks.parley", *TALKS)
    db = driver.connect(path)
    db.execute("PRAGMA cache_size=1")
    db.execute("BEGIN IMMEDIATE")
    db.execute("UPDATE actor SET summary = hex(zeroblob(20000))")
    db.execute("DELETE FROM edit")
    db.execute("PRAGMA cache_spill=1")
    db.execute("UPDATE actor SET summary = hex(zeroblob(900000))")
    for name in ("talks.parley", "talks.parley-journal"):
        shutil.copy(tmp_path / name, stick / name)
    db.close()
    assert (stick / "talks.parley-journal").stat().st_size > 0
    (found, copies), _, _ = as_nobody(stick / "talks.parley", private)
    assert found == ["rus", "ukr"]
    assert isinstance(copies, list)
    assert len(copies) == 1
