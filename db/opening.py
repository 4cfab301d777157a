"""Opening a tracker: is it one, whole, ours, of this version; else say so and touch nothing."""

import contextlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from db import driver, errors, migrations
from db.driver import APPLICATION_ID, Connection

HEADER = b"SQLite format 3\x00"
NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "sshfs", "fuse.sshfs", "afs", "ncpfs"}
)
MOUNTS = Path("/proc/mounts")


@dataclass(slots=True)
class Opened:
    """An open tracker file. `private`: the folder of a copy made to read it, removed on closing."""

    db: Connection
    shared: bool = False
    private: Path | None = None


def look_at(path: Path) -> int:
    """The version of the tracker file at `path`, from its header; raises what else it turns out to be."""
    if not path.parent.is_dir():
        raise errors.NoSuchFolder(path.parent)
    if not path.exists():
        raise errors.NoSuchFile(path)
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise errors.FileError(
            path, f"{path} can't be read: {error.strerror}. It was left as it is."
        ) from error
    if len(header) < 100 or not header.startswith(HEADER):
        raise errors.NotATracker(path)
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise errors.NotATracker(path)
    return int.from_bytes(header[60:64])


def for_reading(path: Path) -> Opened:
    """Open a tracker that nobody writes through this connection.

    A private copy is read instead where the file is older than this version, or was left in WAL mode by a
    crash in a folder where nothing can be written.
    """
    version = look_at(path)
    private = None
    if version < migrations.current_version() or _needs_copy(path):
        private = _private_copy(path)
    opened = Opened(
        driver.connect(private / path.name if private else path, readonly=not private), private=private
    )
    try:
        _examine(opened.db, path, backup=False)
    except BaseException:
        discard(opened)
        raise
    opened.db.execute("PRAGMA query_only=ON")
    return opened


def _private_copy(path: Path) -> Path:
    private = Path(tempfile.mkdtemp(prefix="parley-"))
    for part in (path, _beside(path, "-wal")):
        if part.exists():
            shutil.copyfile(part, private / part.name)
    return private


def for_writing(path: Path) -> Opened:
    """Open a tracker to edit it; an older one is backed up beside itself and brought to this version.

    The caller holds the edit lock. Raises ReadOnly, Damaged, ForeignSchema, TooNew, MigrationFailed …
    """
    look_at(path)
    if not writable(path):
        raise errors.NotWritten(path, "it is write-protected; open it read-only")
    shared = on_network(path)
    db = driver.connect(path)
    try:
        _examine(db, path, backup=True)
        _set_journal(db, shared)
    except BaseException:
        db.close()
        raise
    return Opened(db, shared=shared)


def create(path: Path) -> Opened:
    """Make an empty tracker at `path`; raises AlreadyThere, NoSuchFolder, NotWritten."""
    if not path.parent.is_dir():
        raise errors.NoSuchFolder(path.parent)
    if path.exists():
        raise errors.AlreadyThere(path)
    if not os.access(path.parent, os.W_OK):
        raise errors.NotWritten(path, "its folder is write-protected")
    shared = on_network(path)
    try:
        db = driver.connect(path, create=True)
    except driver.Error as error:
        raise errors.NotWritten(path, str(error)) from error
    migrations.migrate(db)
    _set_journal(db, shared)
    return Opened(db, shared=shared)


def settle(opened: Opened) -> None:
    """Close so that one plain file is left: checkpoint and leave WAL, unless another one still reads."""
    with contextlib.suppress(driver.OperationalError):
        opened.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        opened.db.execute("PRAGMA journal_mode=DELETE")
    opened.db.close()


def discard(opened: Opened) -> None:
    """Close a reader, and remove the private copy it may have read."""
    opened.db.close()
    if opened.private:
        shutil.rmtree(opened.private, ignore_errors=True)


def _examine(db: Connection, path: Path, *, backup: bool) -> None:
    try:
        version = migrations.version_of(db)
        if version > migrations.current_version():
            raise errors.TooNew(path, version, migrations.current_version())
        found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    except driver.DatabaseError as error:
        raise errors.Damaged(path, str(error)) from error
    if found != "ok":
        raise errors.Damaged(path, str(found))
    if differing := migrations.foreign_parts(db, version):
        raise errors.ForeignSchema(path, differing[0])
    if version < migrations.current_version():
        _update(db, path, version, backup=backup)


def _update(db: Connection, path: Path, version: int, *, backup: bool) -> None:
    kept = path
    if backup:
        kept = free_name(path.with_name(f"{path.stem}.version-{version}{path.suffix}"))
        copy(db, kept)
    try:
        migrations.migrate(db)
    except Exception as error:
        raise errors.MigrationFailed(path, _step_after(version), kept) from error


def _step_after(version: int) -> str:
    return migrations.STEPS[version].__name__.replace("_", " ")


def copy(db: Connection, target: Path) -> None:
    """Write what `db` holds to `target` as one plain file: written beside, synced, then put in place."""
    if not target.parent.is_dir():
        raise errors.NoSuchFolder(target.parent)
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        other = driver.connect(part, create=True)
        try:
            db.backup(other)
            other.execute("PRAGMA journal_mode=DELETE")
        finally:
            other.close()
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except (OSError, driver.Error) as error:
        raise errors.NotWritten(target, str(error)) from error
    finally:
        part.unlink(missing_ok=True)


def free_name(path: Path) -> Path:
    """`path`, or the first of its kind with a number that is not taken."""
    number, tried = 1, path
    while tried.exists():
        number += 1
        tried = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return tried


def writable(path: Path) -> bool:
    """True when both the file and its folder can be written (SQLite puts its log beside the file)."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def on_network(path: Path, mounts: Path = MOUNTS) -> bool:
    """True when the file lies on a network share, where the shared memory of WAL does not work."""
    if str(path.absolute()).startswith(("\\\\", "//")):
        return True
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    resolved = path.absolute().resolve()
    best, kind = -1, ""
    for _, point, fs, *_ in (line.split(" ") for line in lines if line.count(" ") >= 3):
        place = Path(point.replace("\\040", " "))
        if resolved.is_relative_to(place) and len(place.parts) > best:
            best, kind = len(place.parts), fs
    return kind in NETWORK_TYPES


def _set_journal(db: Connection, shared: bool) -> None:
    if shared:
        db.execute("PRAGMA locking_mode=EXCLUSIVE")
        db.execute("PRAGMA journal_mode=TRUNCATE")
    else:
        db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")


def _needs_copy(path: Path) -> bool:
    if writable(path):
        return False
    wal = _beside(path, "-wal")
    return (wal.exists() or _in_wal_mode(path)) and not _beside(path, "-shm").exists()


def _in_wal_mode(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(20)[18:20] == b"\x02\x02"


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
