"""Opening: what is no tracker of this version, whole and ours, is said in words and left as it is."""

import contextlib
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from db import driver, errors, opening
from db.driver import APPLICATION_ID
from db.migrations import current_version
from db.store import Store
from tests.db.talks import TALKS, UKRAINE, beside, new_tracker, sha256

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")


def another_database(path: Path) -> None:
    db = driver.connect(path, create=True)
    db.execute("CREATE TABLE notes (text)")
    db.execute("PRAGMA user_version = 2")
    db.close()


def random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(40_000))


def header_alone(path: Path) -> None:
    path.write_bytes(opening.HEADER)


def garbage_behind_the_header(path: Path) -> None:
    path.write_bytes(opening.HEADER + random.Random(7).randbytes(40_000))


def no_version(path: Path) -> None:
    another_database(path)
    db = driver.connect(path)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 0")
    db.close()


NOT_TRACKERS: dict[str, Callable[[Path], object]] = {
    "text": lambda path: path.write_text("Dear colleague,\n" * 100),
    "picture": lambda path: path.write_bytes(PNG * 10),
    "empty": lambda path: path.touch(),
    "short": lambda path: path.write_bytes(b"x"),
    "another database": another_database,
    "encrypted": random_bytes,
    "header alone": header_alone,
    "garbage behind the header": garbage_behind_the_header,
    "no version": no_version,
}


def refused(path: Path, error: type[errors.FileError], *, readonly: bool) -> str:
    """What opening says, after making sure that the file is as it was and nothing lies beside it."""
    before = sha256(path) if path.is_file() else ""
    with pytest.raises(error) as raised:
        Store.open(path, readonly=readonly)
    assert type(raised.value) is error
    assert not path.is_file() or sha256(path) == before
    assert beside(path) == []
    return str(raised.value)


BOTH = pytest.mark.parametrize("readonly", [False, True], ids=("to edit", "to read"))


@BOTH
@pytest.mark.parametrize("make", NOT_TRACKERS.values(), ids=NOT_TRACKERS)
def test_what_is_no_tracker_is_left_as_it_is(
    path: Path, make: Callable[[Path], object], readonly: bool
) -> None:
    make(path)
    assert "is not a Parley tracker" in refused(path, errors.NotATracker, readonly=readonly)


@BOTH
def test_a_folder_is_no_tracker(path: Path, readonly: bool) -> None:
    path.mkdir()
    assert "is a folder" in refused(path, errors.IsFolder, readonly=readonly)


@BOTH
def test_a_missing_file_is_said(path: Path, readonly: bool) -> None:
    assert "There is no file" in refused(path, errors.NoSuchFile, readonly=readonly)


@BOTH
def test_a_missing_folder_is_said(tmp_path: Path, readonly: bool) -> None:
    with pytest.raises(errors.NoFolderToRead, match="There is no folder") as refusal:
        Store.open(tmp_path / "nowhere" / "talks.parley", readonly=readonly)
    assert "written" not in str(refusal.value), "nobody meant to write anything"
    assert "Make it" not in str(refusal.value)


@BOTH
def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path, readonly: bool) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(errors.NoFolderToRead):
        Store.open(tmp_path / "file" / "talks.parley", readonly=readonly)


@pytest.mark.skipif(os.name != "posix", reason="there are no pipes in folders")
def test_a_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(errors.NotATracker):
        Store.open(path)


@BOTH
def test_a_name_that_is_too_long_is_said(tmp_path: Path, readonly: bool) -> None:
    with pytest.raises(errors.NotOpened, match="can't be opened"):
        Store.open(tmp_path / ("x" * 300), readonly=readonly)


# -- newer and damaged -------------------------------------------------------------------------------


@BOTH
def test_a_newer_file_is_refused_with_both_versions(path: Path, readonly: bool) -> None:
    new_tracker(path, *TALKS)
    db = driver.connect(path)
    db.execute(f"PRAGMA user_version = {current_version() + 3}")
    db.close()
    said = refused(path, errors.TooNew, readonly=readonly)
    assert f"version {current_version() + 3} of the file, this one knows {current_version()}" in said


def with_bytes(path: Path, place: int, data: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(place)
        file.write(data)


def page_of(path: Path, name: str) -> int:
    """Where in the file the first page of a table or index begins."""
    db = driver.connect(path, readonly=True)
    page, size = db.execute(
        "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_master WHERE name = ?", (name,)
    ).fetchone()
    db.close()
    return int((page - 1) * size)


@BOTH
@pytest.mark.parametrize(
    "name", ["actor", "record", "edit", "change", "sqlite_autoindex_record_1", "search_data"]
)
def test_a_damaged_page_is_found(path: Path, name: str, readonly: bool) -> None:
    new_tracker(path, *TALKS)
    with_bytes(path, page_of(path, name), b"\xff" * 64)
    assert "is damaged:" in refused(path, errors.Damaged, readonly=readonly)


@BOTH
def test_a_file_that_was_cut_off_is_found(path: Path, readonly: bool) -> None:
    new_tracker(path, *TALKS)
    os.truncate(path, path.stat().st_size // 2)
    assert "is damaged:" in refused(path, errors.Damaged, readonly=readonly)


@BOTH
def test_a_file_that_was_cut_off_while_it_was_in_use_is_found(path: Path, readonly: bool) -> None:
    new_tracker(path, *TALKS)
    with_bytes(path, 18, b"\x02\x02")  # a log goes with it, as while somebody writes
    os.truncate(path, 5_000)
    assert "is damaged:" in refused(path, errors.Damaged, readonly=readonly)


def test_no_byte_that_is_turned_over_brings_anything_but_words(path: Path) -> None:
    new_tracker(path, *TALKS)
    good = path.read_bytes()
    places_of_bytes = [*range(16, 112), *random.Random(3).sample(range(112, len(good)), 150)]
    for place in places_of_bytes:
        bad = bytearray(good)
        bad[place] ^= 0xFF
        path.write_bytes(bad)
        with contextlib.suppress(errors.FileError), Store.open(path, readonly=True) as store:
            store.counts()


# -- foreign schemas ---------------------------------------------------------------------------------

FOREIGN = {
    "table spies is not Parley's": "CREATE TABLE spies (name TEXT)",
    "trigger t is not Parley's": "CREATE TRIGGER t AFTER INSERT ON actor BEGIN DELETE FROM position; END",
    "view v is not Parley's": "CREATE VIEW v AS SELECT * FROM actor",
    "index i is not Parley's": "CREATE INDEX i ON actor (name)",
    "table words is not Parley's": "CREATE VIRTUAL TABLE words USING fts5(x)",
    "index actor_part_of is missing": "DROP INDEX actor_part_of",
    "table tagging is missing": "DROP TABLE tagging",
    "table tag is made otherwise": "ALTER TABLE tag ADD COLUMN more TEXT",
}


@BOTH
@pytest.mark.parametrize("difference", FOREIGN)
def test_a_foreign_schema_is_refused_with_the_difference(path: Path, difference: str, readonly: bool) -> None:
    new_tracker(path, *TALKS)
    db = driver.connect(path)
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute(FOREIGN[difference])
    db.close()
    assert f"not built like a Parley tracker: {difference}" in refused(
        path, errors.ForeignSchema, readonly=readonly
    )


@pytest.mark.parametrize("name", ["search_config", "_sqlite_migrations"])
def test_a_table_of_a_library_that_is_another_thing_is_foreign(path: Path, name: str) -> None:
    new_tracker(path)
    db = driver.connect(path)
    db.execute("PRAGMA writable_schema=ON")
    view = f"CREATE VIEW {name} AS SELECT 1"
    db.execute("UPDATE sqlite_master SET type = 'view', sql = ? WHERE name = ?", (view, name))
    db.close()
    with pytest.raises((errors.ForeignSchema, errors.Damaged)):
        Store.open(path)


def test_tables_that_a_library_words_otherwise_are_no_foreign_ones(path: Path) -> None:
    new_tracker(path, *TALKS)
    db = driver.connect(path)
    db.execute("PRAGMA writable_schema=ON")
    name = "_sqlite_migrations"
    sql = f"CREATE TABLE [{name}] (id INTEGER PRIMARY KEY, migration_set, name, applied_at)"
    db.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, name))
    db.close()
    with Store.open(path) as store:
        assert store.get("ukr") == UKRAINE
