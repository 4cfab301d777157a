"""What a tracker holds as it was last read, kept up by what the journal says was written since."""

import threading
from collections.abc import Collection
from dataclasses import dataclass

from db import journal, rows
from db.driver import Connection
from db.queries.load import load
from db.queries.snapshot import Snapshot
from db.queries.visibility import Records

FEW = 100  # edits since, whose records are read one by one; after more, all are read anew
KEPT = 4  # snapshots: by date, channels and marking
_Scope = tuple[str, frozenset[str], str]


@dataclass(frozen=True, slots=True)
class _Read:
    """All records after the change at a place of the journal."""

    seq: int
    records: Records


class Latest:
    """The records and snapshots of one tracker, for all its connections and their threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read: _Read | None = None
        self._snapshots: dict[_Scope, Snapshot] = {}

    def snapshot(
        self, db: Connection, *, as_of: str, channels: Collection[str], handling_at_most: str
    ) -> Snapshot:
        """The records as this connection sees them now; the same one while nothing is written.

        Within a transaction all is read, and nothing kept: it may be taken back.
        """
        if db.in_transaction:
            return Snapshot(load(db), as_of=as_of, channels=channels, handling_at_most=handling_at_most)
        with self._lock, rows.one_view(db):
            records = self._up_to_date(db).records
            scope = (as_of, frozenset(channels), handling_at_most)
            found = self._snapshots.pop(scope, None) or Snapshot(
                records, as_of=as_of, channels=channels, handling_at_most=handling_at_most
            )
            self._snapshots[scope] = found
            if len(self._snapshots) > KEPT:
                self._snapshots.pop(next(iter(self._snapshots))).let_go()
            return found

    def forget(self) -> None:
        """Keep nothing: the tracker is closed."""
        with self._lock:
            self._let_go()
            self._read = None

    def _let_go(self) -> None:
        for snapshot in self._snapshots.values():
            snapshot.let_go()
        self._snapshots.clear()

    def _up_to_date(self, db: Connection) -> _Read:
        seq, before = journal.last(db), self._read
        if before is not None and before.seq == seq:
            return before
        self._let_go()
        self._read = None
        ids = journal.written_after(db, before.seq, FEW + 1) if before is not None else []
        if before is None or seq < before.seq or len(ids) > FEW:
            records = Records.of(load(db))
        else:
            records = before.records.rewritten({id: rows.one(db, id) for id in ids})
        self._read = _Read(seq, records)
        return self._read
