"""Where a tracker lies: what SQLite keeps beside it, whether it can be written, whether it is on a share."""

import os
import re
from pathlib import Path

# What SQLite may leave beside a file: its write-ahead log, the log's index, its rollback journal.
LOG, LOG_INDEX, JOURNAL = "-wal", "-shm", "-journal"
NETWORK_TYPES = frozenset(
    {
        *("9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "drvfs", "fuse.ceph", "fuse.davfs2"),
        *("fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs"),
        *("fuse.vmhgfs-fuse", "gfs2", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "prl_fs"),
        *("smb3", "smbfs", "sshfs", "vboxsf", "vmhgfs"),
    }
)
MOUNTS = Path("/proc/mounts")
_ESCAPED = re.compile(r"\\([0-7]{3})")

# Which file it is, whatever it is called now: device and number.
Identity = tuple[int, int]


def followed(path: Path) -> Path:
    """The file a symbolic link leads to, any other path as it is: the lock lies beside the file itself."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114 - never raises


def beside(path: Path, ending: str) -> Path:
    """The file that SQLite keeps beside a tracker under its name and `ending`."""
    return path.with_name(path.name + ending)


def identity(path: Path) -> Identity | None:
    """Which file lies at `path` now; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def writable(path: Path) -> bool:
    """True when both the file and its folder can be written (SQLite puts its log beside the file)."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def needs_copy(path: Path) -> bool:
    """True when SQLite can't read the file where it lies: a log was left over that it can't work off."""
    if on_network(path):
        return in_wal_mode(path)
    if writable(path) or beside(path, LOG_INDEX).exists():
        return False
    journal = beside(path, JOURNAL)
    return in_wal_mode(path) or (journal.exists() and journal.stat().st_size > 0)


def in_wal_mode(path: Path) -> bool:
    """True when the file was not closed in the journal mode of one plain file."""
    with path.open("rb") as file:
        return file.read(20)[18:20] == b"\x02\x02"


def on_network(path: Path, mounts: Path | None = None) -> bool:
    """True when the file lies on a network share, where the shared memory of a write-ahead log fails.

    `mounts`: the list of the system's mounts, in the form of /proc/mounts.
    """
    resolved = Path(os.path.realpath(path))
    if str(resolved).startswith("\\\\"):  # Windows; a drive that stands for a share is resolved to it
        return True
    try:
        text = (mounts or MOUNTS).read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # not Linux
        return False
    found: tuple[int, str] = (-1, "")
    for line in text.splitlines():
        _, point, kind, *_ = [*line.split(" "), "", "", ""]
        place = Path(_ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), point))
        if point and resolved.is_relative_to(place) and len(place.parts) >= found[0]:
            found = len(place.parts), kind
    return found[1] in NETWORK_TYPES
