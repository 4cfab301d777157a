"""Writes a paper to disk whole or not at all: beside its place, flushed, then renamed."""

import os
import tempfile
from pathlib import Path

from db.errors import NoSuchFolder, NotWritten


def write_paper(path: Path, data: bytes) -> None:
    """Write the bytes of a paper to `path`, in place of what was there.

    Raises NoSuchFolder when the folder does not exist, NotWritten when the system refuses; then what was
    there is as it was, and nothing is left beside it.
    """
    if not path.parent.is_dir():
        raise NoSuchFolder(path.parent)
    try:
        _replace(path, data)
    except OSError as error:
        raise NotWritten(path, error.strerror or str(error)) from error


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _umask() -> int:
    """What new files of this process are denied: it can be read only by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
