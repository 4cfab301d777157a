"""Copies of a tracker: written beside their place, synced, put there whole or not at all."""

import os
from collections.abc import Callable
from pathlib import Path

from db import driver, errors
from db.driver import Connection
from db.places import JOURNAL, LOG, LOG_INDEX, beside
from db.rows import one_view
from db.whole import sync_folder

Report = Callable[[int, int], None]
STEP = 2048  # pages: 8 MB of a usual file, a few hundredths of a second


def copy(db: Connection, target: Path, report: Report | None = None) -> None:
    """Write what `db` holds to `target` as one plain file. Raises NoSuchFolder, NotWritten.

    `report(pages done, pages in all)` is called every few megabytes; what it raises ends the copy.
    Logs that an earlier file of that name left there are removed: SQLite would play them into the new one.
    """
    if not target.parent.is_dir():
        raise errors.NoSuchFolder(target.parent)
    part = target.with_name(f".{target.name}.part")
    try:
        _remove(part)
        _write(db, part, report)
        for ending in (LOG, LOG_INDEX, JOURNAL):
            beside(target, ending).unlink(missing_ok=True)
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise errors.NotWritten(target, error.strerror or str(error)) from error
    except driver.Error as error:
        raise errors.NotWritten(target, driver.why(error)) from error
    finally:
        if part.is_file():
            _remove(part)


def _write(db: Connection, part: Path, report: Report | None) -> None:
    part.touch(mode=_mode(db), exist_ok=False)
    other = driver.connect(part)
    try:
        # Nobody reads it yet and it is synced as a whole, so that no page needs a journal.
        other.execute("PRAGMA journal_mode=OFF")
        other.execute("PRAGMA synchronous=OFF")
        if report is None or db.in_transaction:
            db.backup(other)
        else:
            _step_by_step(db, other, report)
        other.execute("PRAGMA journal_mode=DELETE")
    finally:
        other.close()
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _step_by_step(db: Connection, other: Connection, report: Report) -> None:
    """Copy in steps within one view: else an edit in between would begin the copy anew."""
    with one_view(db):
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # the view begins with what is read first
        db.backup(other, pages=STEP, progress=lambda _status, left, total: report(total - left, total))


def _mode(db: Connection) -> int:
    """Who may read and write the copy: those who may the original, its owner in any case."""
    source = db.execute("PRAGMA database_list").fetchone()[2]
    return Path(source).stat().st_mode & 0o666 | 0o600 if source and Path(source).exists() else 0o666


def _remove(part: Path) -> None:
    for path in (part, *(beside(part, ending) for ending in (LOG, LOG_INDEX, JOURNAL))):
        path.unlink(missing_ok=True)
