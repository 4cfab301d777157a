"""Older trackers: backed up, brought up to date, found by search, and taken back to their first change."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import drafts, driver, migrations, schema
from db.changes import Edit
from db.errors import MigrationFailed, NotWritten, Stopped
from db.migrations import DIGESTS, STEPS, current_version, version_of
from db.records import Actor, Position
from db.safety.integrity import problems
from db.store import Store
from tests.db.talks import beside, inserts, new_tracker, python, record_rows, said, sha256
from tests.project.tree import ROOT

if TYPE_CHECKING:
    from sqlite_utils import Database

FILES = ROOT / "tests" / "files"
OLDER = range(1, current_version())
every_older = pytest.mark.parametrize("version", OLDER)


def kept(version: int) -> Path:
    """The tracker of an earlier version that is kept with the tests."""
    return FILES / f"version-{version}.parley"


@pytest.fixture
def old(path: Path, version: int) -> Path:
    """A copy of it, to be opened."""
    shutil.copyfile(kept(version), path)
    return path


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    db = driver.connect(path, readonly=True)
    rows = record_rows(db)
    db.close()
    return rows


# -- the steps ---------------------------------------------------------------------------------------


def test_every_migration_has_an_older_tracker_to_be_tried_on() -> None:
    for version in OLDER:
        db = driver.connect(kept(version), readonly=True)
        assert version_of(db) == version
        assert migrations.foreign_parts(db, version) == []
        for table in ("record", "change", "edit", "draft", "blob_data", "link", "position", "evidence"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0
        kinds = {row[0] for row in db.execute("SELECT DISTINCT kind FROM change")}
        assert kinds >= {"edit", "import", "undo", "redo"}
        db.close()


def test_every_version_has_its_fingerprint() -> None:
    assert {
        version: schema.digest(migrations.reference(version)) for version in range(1, current_version() + 1)
    } == DIGESTS


def test_the_fingerprints_can_be_printed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "db.migrations"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [f'    {version}: "{digest}",' for version, digest in DIGESTS.items()]


def test_the_steps_lead_from_nothing_to_a_new_tracker(empty: Store) -> None:
    made = driver.memory()
    for version in range(1, current_version() + 1):
        migrations.migrate(made, to=version)
        assert version_of(made) == version
    assert schema.described(made) == schema.described(empty.db)
    assert len({function.__name__ for function in STEPS}) == len(STEPS)


# -- opening older trackers --------------------------------------------------------------------------


@every_older
def test_an_older_tracker_is_backed_up_and_brought_up_to_date(old: Path, version: int) -> None:
    before = rows_of(old)
    with Store.open(old, desk="desk-1") as store:
        assert version_of(store.db) == current_version()
        assert record_rows(store.db) == before
        assert problems(store) == []
    assert beside(old) == [f"talks.version-{version}.parley"]
    backup = old.with_name(f"talks.version-{version}.parley")
    assert rows_of(backup) == before
    db = driver.connect(backup, readonly=True)
    assert version_of(db) == version
    db.close()
    Store.open(old).close()
    assert beside(old) == [backup.name]


@every_older
def test_what_an_older_tracker_holds_is_found(old: Path, version: int) -> None:
    with Store.open(old) as store:
        assert [hit.id for hit in store.search("form given")] == ["p1"]
        assert [hit.id for hit in store.search("м'який")] == ["p1"]
        assert [hit.id for hit in store.search("Lodz", kinds=["actor"])] == ["pol"]
        assert [draft.fields for draft in drafts.drafts(store)] == [{"statement": "Half a thou"}]


@every_older
def test_an_older_tracker_is_taken_back_to_its_first_change(old: Path, version: int) -> None:
    with Store.open(old) as store:
        desks = ["desk-2", "desk-1"]
        undone = []
        for desk in desks:
            store.desk = desk
            while store.undoable():
                undone.append(store.undo())
        assert all(not rows for rows in record_rows(store.db).values())
        assert undone[-1].undoes == store.journal(limit=10_000)[-1].id
        schemas = {change.kind: change.schema for change in store.journal(limit=1)}
        assert schemas == {"undo": current_version()}
        assert store.journal(limit=10_000)[-1].schema == version


@every_older
def test_what_an_older_tracker_held_earlier_can_be_looked_at(old: Path, version: int) -> None:
    with Store.open(old) as store:
        first = store.journal(limit=10_000)[-1]
        assert "pol" not in store.snapshot(recorded=first.at).ids()
        assert store.snapshot(recorded="1999-12-31").ids() == frozenset()


@every_older
def test_reading_an_older_tracker_leaves_it_alone(
    old: Path, version: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = tmp_path / "private"
    private.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(private))
    before = sha256(old)
    with Store.open(old, readonly=True) as store:
        assert version_of(store.db) == current_version()
        assert [hit.id for hit in store.search("Lodz", kinds=["actor"])] == ["pol"]
        with store.reader() as reader:
            assert reader.need(Position, "p1").handling == "AMBER"
        assert len(list(private.iterdir())) == 1
        with pytest.raises(driver.OperationalError):
            store.db.execute("DELETE FROM record")
    assert sha256(old) == before
    assert beside(old) == ["private"]
    assert list(private.iterdir()) == []


@every_older
def test_an_older_backup_is_not_written_over(old: Path, version: int) -> None:
    taken = old.with_name(f"talks.version-{version}.parley")
    taken.write_text("mine")
    Store.open(old).close()
    assert taken.read_text() == "mine"
    assert beside(old) == [f"talks.version-{version}-2.parley", taken.name]


@every_older
def test_a_log_that_an_older_application_left_is_read_and_kept(old: Path, version: int) -> None:
    db = driver.connect(old)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("UPDATE actor SET summary = 'late' WHERE id = 'ukr'")
    left = {name: (old.parent / name).read_bytes() for name in (old.name, f"{old.name}-wal")}
    db.close()
    for name, data in left.items():
        (old.parent / name).write_bytes(data)
    with Store.open(old, readonly=True) as store:
        assert store.need(Actor, "ukr").summary == "late"
    with Store.open(old) as store:
        assert store.need(Actor, "ukr").summary == "late"
    assert rows_of(old.with_name(f"talks.version-{version}.parley"))["actor"] == rows_of(old)["actor"]


@every_older
def test_an_opening_that_is_given_up_leaves_the_file_as_it_was_and_no_copy(
    old: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "OPERATIONS", 100)
    before = sha256(old)

    def given_up(done: int, total: int) -> None:
        if f"talks.version-{version}.parley" in beside(old):  # it is being brought up to date
            raise Stopped

    with pytest.raises(Stopped):
        Store.open(old, report=given_up)
    assert sha256(old) == before
    assert beside(old) == []


# -- steps that fail ---------------------------------------------------------------------------------


def broken(db: "Database") -> None:
    """A step that has written much when it fails."""
    db.execute("CREATE TABLE half_done (x TEXT)")
    db.execute("PRAGMA cache_spill=1")
    db.execute("PRAGMA cache_size=1")
    db.execute("UPDATE actor SET summary = hex(zeroblob(500000))")
    raise ZeroDivisionError("in the midst of it")


def harmless(db: "Database") -> None:
    db.execute("CREATE TABLE done (x TEXT) STRICT")


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    """An application of the next two versions, whose last step fails."""
    monkeypatch.setattr(migrations, "STEPS", [*STEPS, harmless, broken])


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path, failing: None) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "STEPS", STEPS)
        new_tracker(path, Actor(id="ukr", name="Ukraine"))
    before, rows = sha256(path), rows_of(path)
    with pytest.raises(MigrationFailed) as raised:
        Store.open(path)
    backup = path.with_name(f"talks.version-{len(STEPS)}.parley")
    assert (raised.value.step, raised.value.backup) == ("broken", str(backup))
    assert f"(step broken) and is as it was; a copy is at {backup}" in str(raised.value)
    assert isinstance(raised.value.__cause__, ZeroDivisionError)
    assert sha256(path) == before
    assert rows_of(backup) == rows
    assert beside(path) == [backup.name]


KILLED = """
import os, signal, sys
from db import migrations
from db.store import Store
def broken(db):
    db.execute("PRAGMA cache_size=1")
    db.execute("UPDATE actor SET summary = hex(zeroblob(500000))")
    db.execute("DELETE FROM edit")
    print("inside", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
migrations.STEPS.append(broken)
Store.open(sys.argv[1])
"""


def test_who_is_killed_in_a_migration_leaves_the_file_as_it_was(path: Path) -> None:
    new_tracker(path, Actor(id="ukr", name="Ukraine"))
    rows = rows_of(path)
    with python(KILLED, path) as other:
        assert said(other) == "inside"
    assert path.with_name("talks.parley-journal").stat().st_size > 0
    with Store.open(path) as store:
        assert record_rows(store.db) == rows
        assert store.undoable() is None
        assert len(store.journal()) == 1
    assert beside(path) == [f"talks.version-{len(STEPS)}.parley"]


def test_a_migration_that_fails_for_a_reader_leaves_nothing(path: Path, failing: None) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "STEPS", STEPS)
        new_tracker(path, Actor(id="ukr", name="Ukraine"))
    before = sha256(path)
    with pytest.raises(MigrationFailed) as raised:
        Store.open(path, readonly=True)
    assert raised.value.backup == ""
    assert "copy is at" not in str(raised.value)
    assert sha256(path) == before
    assert beside(path) == []


@every_older
def test_without_room_for_the_backup_nothing_is_migrated(
    old: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (old.parent / f".talks.version-{version}.parley.part").mkdir()
    before = sha256(old)
    with pytest.raises(NotWritten, match=f"version-{version}"):
        Store.open(old)
    assert sha256(old) == before


# -- converters --------------------------------------------------------------------------------------


def shouted(edit: Edit) -> Edit:
    after = (
        {**edit.after, "name": str(edit.after["name"]).upper()}
        if edit.after and "name" in edit.after
        else edit.after
    )
    return Edit(edit.table, edit.id, edit.before, after)


@every_older
def test_older_edits_are_read_through_their_converters(
    old: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(migrations.CONVERTERS, version + 1, shouted)
    with Store.open(old, desk="desk-1") as store:
        store.apply(inserts(Actor(id="geo", name="Georgia")))
        assert [(change.edits[0].after or {})["name"] for change in store.history("geo")] == ["Georgia"]
        assert [(change.edits[0].after or {})["name"] for change in store.history("europe")] == ["EUROPE"]
        assert store.snapshot(recorded=store.journal()[1].at).title("geo") == ""


def test_a_converter_is_registered_for_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "CONVERTERS", {})
    assert migrations.converts(2)(shouted) is shouted
    edit = Edit("actor", "a", None, {"name": "a"})
    assert (migrations.converted(edit, 1).after, migrations.converted(edit, 2).after) == (
        {"name": "A"},
        {"name": "a"},
    )
