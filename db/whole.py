"""Files written whole or not at all: beside their place first, then moved there; and names still free."""

import contextlib
import errno
import os
from collections.abc import Iterable
from pathlib import Path

from db.errors import DiskFull, InUse, NoRightToWrite, NoSuchFolder, NotWritten, TooLarge
from db.places import followed

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_NO_RIGHT = (errno.EACCES, errno.EPERM, errno.EROFS)
_HELD = (32, 33)  # Windows: another program has the file, or a part of it

# Bytes handed to the system at once. A thread that hands on a little every moment lets go of Python's lock
# and has it again before another one is awake, which then waits for a second or more: the window, for one.
AT_ONCE = 1_000_000


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Write `parts` to `path`, replacing what is there only when all of it is on the disk.

    A file that is replaced keeps who may read and write it; a link keeps leading to it. Raises NoSuchFolder,
    or NotWritten as `refused` has it; then what was there is as it was.
    """
    path = followed(path)
    if not path.parent.is_dir():
        raise NoSuchFolder(path.parent)
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise NotWritten(path, "it is no file, but a device or a pipe")  # moving a file there would end it
    part = path.with_name(f".{os.urandom(8).hex()}.part")
    try:
        _fill(part, parts)
        if path.exists():
            part.chmod(path.stat().st_mode)
        part.replace(path)
    except OSError as error:
        raise refused(path, error) from error
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def refused(path: Path, error: OSError) -> NotWritten:
    """Why the system did not write `path`, in words of its own; in the system's where it is something rare.

    Windows gives one number, access denied, for a folder that is read-only and for a file that is open: what
    is there and was not to be replaced is then taken to be open.
    """
    held = getattr(error, "winerror", None)
    if held in _HELD or (held and error.errno in _NO_RIGHT and path.is_file()):
        return InUse(path)
    if error.errno in _NO_ROOM:
        return DiskFull(path)
    if error.errno == errno.EFBIG:
        return TooLarge(path)
    if error.errno in _NO_RIGHT:
        return NoRightToWrite(path, path.parent)
    return NotWritten(path, error.strerror or str(error))


def _fill(part: Path, parts: Iterable[bytes]) -> None:
    with part.open("xb", buffering=AT_ONCE) as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the system keep a new name in `folder` too: else a power cut could bring back the old file."""
    if os.name != "posix":  # no folder can be opened there, and the system does so itself
        return
    # The file is in its place: a folder that may not be read, or of a system that syncs none, undoes nothing.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def free_name(path: Path) -> Path:
    """`path`, or the first of its kind with a number that is not taken."""
    number, tried = 1, path
    while tried.exists():
        number += 1
        tried = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return tried
