"""The one SQLite library of the process, SQLCipher's; set up here before sqlite_utils may be imported."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3
from sqlcipher3 import dbapi2

from db.progress import Report

if TYPE_CHECKING:
    from sqlite_utils import Database

# A second SQLite in one process drops the first one's file locks when it closes the same file.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

# sqlcipher3 ships without type information; these two names are the seam.
Connection = Any
Error: type[Exception] = dbapi2.Error
DatabaseError: type[Exception] = dbapi2.DatabaseError
IntegrityError: type[Exception] = dbapi2.IntegrityError
OperationalError: type[Exception] = dbapi2.OperationalError

APPLICATION_ID = 0x50524C59
BUSY_SECONDS = 5.0
OPERATIONS = 50_000  # of SQLite from one report to the next
# What SQLite reports, by the beginning of the name of its error or of its text (a copy gives no name), as
# the reason within a sentence.
WORDS = {
    ("SQLITE_BUSY", "database is locked"): "another program is using it",
    ("SQLITE_LOCKED", "database table is locked"): "another program is using it",
    ("SQLITE_FULL", "database or disk is full"): "there is no room left on its disk",
    ("SQLITE_READONLY", "attempt to write a readonly"): "it is write-protected, or was moved or replaced",
    ("SQLITE_CANTOPEN", "unable to open database"): "it, or a file beside it, can't be opened",
    ("SQLITE_PERM", "access permission denied"): "the system does not permit it",
    (
        "SQLITE_IOERR",
        "disk I/O error",
    ): "its disk does not answer as it should (no room, or it was taken out)",
    ("Could not decode", "Could not decode"): "it holds text that is none",  # it says which: not for a log
    ("SQLITE_TOOBIG", "string or blob too big"): "one of its values is larger than a file can hold",
}


def connect(
    path: Path | str, *, readonly: bool = False, create: bool = False, handed_on: bool = False
) -> Connection:
    """Open a SQLite file in autocommit mode with the house's safety settings.

    Transactions are begun by hand (BEGIN IMMEDIATE). Raises `Error` when SQLite can't.
    `handed_on`: the thread that opens it leaves it to another one; else Python sees to it that none does.
    """
    mode = "ro" if readonly else "rwc" if create else "rw"
    uri = f"{Path(path).absolute().as_uri()}?mode={mode}"
    db = dbapi2.connect(
        uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS, cached_statements=512,
        check_same_thread=not handed_on,
    )  # fmt: skip
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "foreign_keys=ON", "temp_store=MEMORY"):
        db.execute(f"PRAGMA {pragma}")
    db.execute("PRAGMA query_only=ON" if readonly else "PRAGMA secure_delete=ON")
    return db


@contextmanager
def reporting(db: Connection, report: Report | None) -> Iterator[None]:
    """Report now and then while SQLite works, (0, 0) for it does not tell how far it is.

    What `report` raises ends the query, and is raised here.
    """
    if report is None:
        yield
        return
    raised: list[Exception] = []

    def step() -> bool:
        try:
            report(0, 0)
        except Exception as error:  # noqa: BLE001 - SQLite would drop it: it is raised below
            raised.append(error)
        return bool(raised)

    db.set_progress_handler(step, OPERATIONS)
    try:
        yield
    except Exception:
        if raised:
            raise raised[0] from None
        raise
    finally:
        db.set_progress_handler(None, 0)


def why(error: Exception) -> str:
    """What SQLite could not do, in words that stand within a sentence."""
    said = (str(getattr(error, "sqlite_errorname", "")), str(error))
    return next((words for starts, words in WORDS.items() if any(map(str.startswith, said, starts))), said[1])


def is_busy(error: Exception) -> bool:
    """True when another connection held what was asked for until the time to wait was over."""
    return str(getattr(error, "sqlite_errorname", "")).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def is_interrupted(error: Exception) -> bool:
    """True when another thread ended the query."""
    return str(getattr(error, "sqlite_errorname", "")) == "SQLITE_INTERRUPT" or str(error) == "interrupted"


def is_damage(error: Exception) -> bool:
    """True when the file itself is not as SQLite wrote it."""
    name = str(getattr(error, "sqlite_errorname", ""))
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or str(error).startswith("Could not decode")


def memory() -> Connection:
    """An empty database in memory, for building reference schemas."""
    db = dbapi2.connect(":memory:", isolation_level=None)
    db.execute("PRAGMA foreign_keys=ON")
    return db


def utils(db: Connection) -> "Database":
    """The sqlite-utils view of a connection; imported when first needed (0.1 s)."""
    from sqlite_utils import Database

    return Database(db, strict=True, execute_plugins=False)
