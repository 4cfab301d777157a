"""Files written whole or not at all: beside their place first, then moved there; and names still free."""

import os
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
    part = path.with_name(f".{os.urandom(8).hex()}.part")
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


def free_name(path: Path) -> Path:
    """`path`, or the first of its kind with a number that is not taken."""
    number, tried = 1, path
    while tried.exists():
        number += 1
        tried = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return tried
