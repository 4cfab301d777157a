"""Opening a tracker: is it one, whole, ours, of this version; else say so and touch nothing."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db import driver, errors, indexing, migrations, places
from db.copying import copy
from db.driver import APPLICATION_ID, Connection
from db.places import JOURNAL, LOG, Identity
from db.progress import Report
from db.whole import free_name

# tempfile, shutil and the lock are imported where they are needed: most commands only read, without them.
HEADER = b"SQLite format 3\x00"
# Once worked off, the log is cut to this many bytes: a large import would leave it large.
LOG_BYTES = 16 << 20


@dataclass(slots=True)
class Opened:
    """An open tracker file. `private`: the folder of a copy made to read it, removed on closing.

    `shared`: it lies on a network share. `identity`: which file is written; None for a reader, and on a
    share, where SQLite sees to it and file numbers may change.
    """

    db: Connection
    path: Path
    shared: bool = False
    private: Path | None = None
    identity: Identity | None = None

    @property
    def moved(self) -> bool:
        """True when another file, or none, lies where the one that is written was opened."""
        return self.identity is not None and places.identity(self.path) != self.identity


def look_at(path: Path) -> int:
    """The version of the tracker file at `path`, from its header; raises what else it turns out to be."""
    try:
        header = _header(path)
    except OSError as error:
        raise errors.NotOpened(path, error.strerror or str(error)) from error
    if len(header) < 100 or not header.startswith(HEADER):
        raise errors.NotATracker(path)
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise errors.NotATracker(path)
    return int.from_bytes(header[60:64])


def _header(path: Path) -> bytes:
    if not path.parent.is_dir():
        raise errors.NoFolderToRead(path.parent)
    if path.is_dir():
        raise errors.IsFolder(path)
    if not path.exists():
        raise errors.NoSuchFile(path)
    if not path.is_file():  # reading a pipe would wait for ever
        raise errors.NotATracker(path)
    with path.open("rb") as file:
        return file.read(100)


# -- opening -----------------------------------------------------------------------------------------


def for_reading(path: Path, report: Report | None = None) -> Opened:
    """Open a tracker that nobody writes through this connection; `report` as with `for_writing`.

    A private copy is read instead where the file is older than this version, or was left with a log by a
    crash in a folder where nothing can be written.
    """
    version = look_at(path)
    source: Path = path
    private = None
    if version < migrations.current_version() or places.needs_copy(path):
        private = _private_copy(path)
        source = private / path.name
    try:
        with worded(path):
            db = driver.connect(source, readonly=private is None, handed_on=report is not None)
        opened = Opened(db, path, private=private)
    except BaseException:
        _remove(private)
        raise
    try:
        found = _examined(db, path, report)
        if found < migrations.current_version():
            _update(db, path, found, report)
        db.execute("PRAGMA query_only=ON")
    except BaseException:
        discard(opened)
        raise
    return opened


def _private_copy(path: Path) -> Path:
    """A folder with a copy of the tracker: file by file where SQLite can't read it, else by SQLite."""
    import tempfile

    try:
        private = Path(tempfile.mkdtemp(prefix="parley-"))
    except OSError as error:
        raise errors.NotWritten(tempfile.gettempdir(), error.strerror or str(error)) from error
    try:
        if places.needs_copy(path):
            _copy_files(path, private)
        else:
            with worded(path):
                _copy_read(path, private)
    except BaseException:
        _remove(private)
        raise
    return private


def _copy_files(path: Path, private: Path) -> None:
    import shutil

    try:
        for part in (path, places.beside(path, LOG), places.beside(path, JOURNAL)):
            if part.exists():
                shutil.copyfile(part, private / part.name)
    except OSError as error:
        raise errors.NotWritten(private, error.strerror or str(error)) from error


def _copy_read(path: Path, private: Path) -> None:
    db = driver.connect(path, readonly=True)
    try:
        copy(db, private / path.name)
    finally:
        db.close()


def for_writing(path: Path, report: Report | None = None) -> Opened:
    """Open a tracker to edit it; an older one is backed up beside itself and brought to this version.

    `report`: it is opened in a thread of its own for another one to use. It is called now and then; what it
    raises ends the opening. The caller holds the edit lock. Raises NotWritten, Damaged, ForeignSchema,
    TooNew, MigrationFailed …
    """
    look_at(path)
    if not places.writable(path):
        raise errors.NotWritten(path, "it is write-protected; open it read-only")
    with worded(path):
        db = driver.connect(path, handed_on=report is not None)
    shared = places.on_network(path)
    opened = Opened(db, path, shared=shared, identity=None if shared else places.identity(path))
    try:
        if shared:  # before anything is read: its log would need shared memory
            db.execute("PRAGMA locking_mode=EXCLUSIVE")
        version = _examined(db, path, report)
        if version < migrations.current_version():
            _update(db, path, version, report, kept=_kept(db, path, version))
        with worded(path):
            _set_journal(opened)
    except BaseException:
        db.close()
        raise
    return opened


def create(path: Path) -> Opened:
    """Make an empty tracker at `path`; raises AlreadyThere, NoSuchFolder, NotWritten."""
    if not path.parent.is_dir():
        raise errors.NoSuchFolder(path.parent)
    if path.exists():
        raise errors.AlreadyThere(path)
    new = driver.memory()
    try:
        migrations.migrate(new)
        new.execute("VACUUM")  # of the pages that steps have used and left
        copy(new, path)
    finally:
        new.close()
    return for_writing(path)


def _set_journal(opened: Opened) -> None:
    if opened.shared:
        opened.db.execute("PRAGMA journal_mode=TRUNCATE")
    else:
        opened.db.execute("PRAGMA journal_mode=WAL")
        opened.db.execute(f"PRAGMA journal_size_limit={LOG_BYTES}")
    opened.db.execute("PRAGMA synchronous=FULL")


# -- examining ---------------------------------------------------------------------------------------


def _examined(db: Connection, path: Path, report: Report | None) -> int:
    """The version of an open file that was found whole and built as the migrations build it."""
    with worded(path):
        version = migrations.version_of(db)
        if version > migrations.current_version():
            raise errors.TooNew(path, version, migrations.current_version())
        if version not in migrations.DIGESTS:
            raise errors.NotATracker(path)
        # The first thing asked of a file from elsewhere, before anything in it is used.
        with driver.reporting(db, report):
            found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise errors.Damaged(path, _first_line(str(found)))
        if differing := migrations.foreign_parts(db, version):
            raise errors.ForeignSchema(path, differing[0])
    return version


def _first_line(found: str) -> str:
    """What a check reports, without its heading, its line breaks and its full stop."""
    lines = [line for line in found.splitlines() if not line.startswith("***")]
    return " ".join((lines or [found])[0].split()).rstrip(".")


@contextlib.contextmanager
def worded(path: Path) -> Iterator[None]:
    """Errors of SQLite on opening a file as errors of the store."""
    try:
        yield
    except driver.DatabaseError as error:
        if driver.is_busy(error):
            raise errors.Busy(path) from error
        if driver.is_damage(error) or not isinstance(error, driver.OperationalError):
            raise errors.Damaged(path, driver.why(error)) from None  # what it says may be of the tracker
        raise errors.NotOpened(path, driver.why(error)) from error
    except UnicodeDecodeError:
        raise errors.Damaged(path, "it holds text that is none") from None


def _kept(db: Connection, path: Path, version: int) -> Path:
    """The copy of an older file, made beside it before it is brought up to date."""
    kept = free_name(path.with_name(f"{path.stem}.version-{version}{path.suffix}"))
    copy(db, kept)
    return kept


def _update(
    db: Connection, path: Path, version: int, report: Report | None, *, kept: Path | None = None
) -> None:
    try:
        with worded(path), driver.reporting(db, report):
            migrations.migrate(db)
    except migrations.StepFailed as error:
        raise errors.MigrationFailed(path, error.step.replace("_", " "), kept or "") from error.__cause__
    except BaseException:  # given up: it is as it was, and needs no copy
        if kept is not None:
            kept.unlink(missing_ok=True)
        raise


# -- closing -----------------------------------------------------------------------------------------


def settle(opened: Opened) -> None:
    """Close so that one plain file is left, unless another one still reads, or the disk is full.

    Then the log stays beside it, and the next writable opening works it off, or says what is damaged.
    """
    db = opened.db
    try:
        with contextlib.suppress(driver.DatabaseError):
            if db.total_changes:
                db.execute(indexing.OPTIMISE_SQL)
        with contextlib.suppress(driver.DatabaseError):
            db.execute("PRAGMA busy_timeout=0")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.execute("PRAGMA journal_mode=DELETE")
    finally:
        db.close()


def discard(opened: Opened) -> None:
    """Close a reader; remove the private copy it may have read, or the empty log a writer had to leave."""
    opened.db.close()
    if opened.private:
        _remove(opened.private)
    else:
        _tidy(opened.path)


def _tidy(path: Path) -> None:
    """Leave one plain file where the last one to close is a reader; a log that holds anything stays."""
    log = places.beside(path, LOG)
    if not log.exists() or log.stat().st_size or not places.writable(path):
        return
    from db.lock import EditLock

    # Still in use by another one, who will see to it? Or damaged, which was said already?
    with contextlib.suppress(errors.KnownError, driver.DatabaseError), EditLock(path):
        db = driver.connect(path)
        try:
            db.execute("PRAGMA busy_timeout=0")
            db.execute("PRAGMA journal_mode=DELETE")
        finally:
            db.close()


def _remove(private: Path | None) -> None:
    if private:
        import shutil

        shutil.rmtree(private, ignore_errors=True)
