"""The one SQLite library: its settings, and its errors in words."""

import subprocess
import sys
from pathlib import Path

import pytest

from db import driver
from tests.project.tree import ROOT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    db = driver.connect(path, create=True)
    db.execute("CREATE TABLE a (x TEXT)")
    db.close()
    return path


def setting(db: driver.Connection, name: str) -> object:
    return db.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_connection_has_the_settings_of_the_house(path: Path) -> None:
    db = driver.connect(path)
    settings = {name: setting(db, name) for name in ("trusted_schema", "cell_size_check", "foreign_keys")}
    assert settings == {"trusted_schema": 0, "cell_size_check": 1, "foreign_keys": 1}
    assert (setting(db, "temp_store"), setting(db, "secure_delete"), setting(db, "query_only")) == (2, 1, 0)
    assert not db.in_transaction
    db.close()


def test_a_reader_reads(path: Path) -> None:
    db = driver.connect(path, readonly=True)
    assert setting(db, "query_only") == 1
    with pytest.raises(driver.OperationalError) as raised:
        db.execute("INSERT INTO a VALUES ('x')")
    assert driver.why(raised.value) == "it is write-protected, or was moved or replaced"
    db.close()


def test_a_file_is_made_only_when_that_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(driver.OperationalError) as raised:
        driver.connect(tmp_path / "nothing.db")
    assert driver.why(raised.value) == "it, or a file beside it, can't be opened"
    assert list(tmp_path.iterdir()) == []


def test_who_waits_in_vain_is_told_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.01)
    one, two = driver.connect(path), driver.connect(path)
    one.execute("BEGIN IMMEDIATE")
    with pytest.raises(driver.OperationalError) as raised:
        two.execute("BEGIN IMMEDIATE")
    assert driver.is_busy(raised.value)
    assert not driver.is_damage(raised.value)
    assert driver.why(raised.value) == "another program is using it"
    one.close()
    two.close()


def test_an_error_without_words_of_ours_keeps_its_own() -> None:
    assert driver.why(driver.OperationalError("something else")) == "something else"
    assert (
        driver.why(driver.OperationalError("database or disk is full")) == "there is no room left on its disk"
    )


def test_a_file_that_is_no_database_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    db = driver.connect(path)
    with pytest.raises(driver.DatabaseError) as raised:
        db.execute("SELECT * FROM sqlite_master")
    assert driver.is_damage(raised.value)
    db.close()


def test_sqlite_utils_takes_the_same_library() -> None:
    code = """
import sys
from db import driver
import sqlite_utils.utils
print(sqlite_utils.utils.sqlite3.__name__, "pandas" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["sqlcipher3", "False"]


def test_sqlite_utils_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, db.store; print('sqlite_utils' in sys.modules, 'edtf' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
