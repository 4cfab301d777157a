"""Where a tracker's journal begins and ends: tells a file's own copies, however they are called."""

from dataclasses import dataclass
from pathlib import Path

from db import driver, errors, migrations, opening
from db.driver import Connection

HEAD_SQL = "SELECT id, seq, label, at FROM change ORDER BY seq {order} LIMIT 1"


@dataclass(frozen=True, slots=True)
class Head:
    """The journal in short. `origin`, `last`: ids of its first and last change, '' when there is none.

    `seq`: how many changes there are; `label` and `at` (UTC, ISO): those of the last one.
    """

    origin: str
    last: str
    seq: int
    label: str
    at: str


NONE = Head("", "", 0, "", "")


def head(db: Connection) -> Head:
    """The head of an open tracker."""
    first = db.execute(HEAD_SQL.format(order="ASC")).fetchone()
    last = db.execute(HEAD_SQL.format(order="DESC")).fetchone()
    if first is None or last is None:
        return NONE
    return Head(str(first[0]), str(last[0]), int(last[1]), str(last[2]), str(last[3]))


def head_of(path: Path) -> Head:
    """The head of a tracker file, read without checking the whole of it.

    Raises NoSuchFile, NotATracker, TooNew, ForeignSchema, Damaged or another KnownError.
    """
    version = opening.look_at(path)
    if version > migrations.current_version():
        raise errors.TooNew(path, version, migrations.current_version())
    if version not in migrations.DIGESTS:
        raise errors.NotATracker(path)
    with opening.worded(path):
        db = driver.connect(path, readonly=True)
        try:
            if differing := migrations.foreign_parts(db, version):
                raise errors.ForeignSchema(path, differing[0])
            return head(db)
        finally:
            db.close()


def holds(db: Connection, other: Head) -> bool:
    """Whether an open tracker was once in the state that `other` tells of."""
    found = db.execute("SELECT id FROM change WHERE seq = ?", (other.seq,)).fetchone()
    return found is not None and str(found[0]) == other.last
