"""Writes a file whole or not at all: beside its place first, then moved there."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from db.errors import NoSuchFolder, NotWritten


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Write `parts` to `path`, replacing what is there only when all of it is on the disk.

    Raises NoSuchFolder, or NotWritten with the system's words; then the file is as it was.
    """
    if not path.parent.is_dir():
        raise NoSuchFolder(path.parent)
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    except OSError as error:
        raise NotWritten(path, error.strerror or str(error)) from error
    try:
        _fill(handle, parts)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        raise NotWritten(path, error.strerror or str(error)) from error
    finally:
        Path(name).unlink(missing_ok=True)


def _fill(handle: int, parts: Iterable[bytes]) -> None:
    with os.fdopen(handle, "wb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
