"""Writes a file whole or not at all: beside its place first, then moved there."""

import os
import uuid
from collections.abc import Iterable
from pathlib import Path

from db.errors import NoSuchFolder, NotWritten


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Write `parts` to `path`, replacing what is there only when all of it is on the disk.

    A file that is replaced keeps who may read and write it. Raises NoSuchFolder, or NotWritten with the
    system's words; then what was there is as it was.
    """
    if not path.parent.is_dir():
        raise NoSuchFolder(path.parent)
    part = path.with_name(f".{uuid.uuid4().hex}.part")
    try:
        _fill(part, parts)
        if path.exists():
            part.chmod(path.stat().st_mode)
        part.replace(path)
    except OSError as error:
        raise NotWritten(path, error.strerror or str(error)) from error
    finally:
        part.unlink(missing_ok=True)


def _fill(part: Path, parts: Iterable[bytes]) -> None:
    with part.open("xb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())
