"""What a tracker holds as it was last read, kept up by what the journal says was written since."""

import threading
from collections.abc import Collection
from dataclasses import dataclass

from db import journal, rows
from db.driver import Connection
from db.freeing import let_go
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
                oldest = self._snapshots.pop(next(iter(self._snapshots)))
                let_go([oldest, oldest.let_go()], len(records.by_id))
            return found

    def forget(self) -> None:
        """Keep nothing: the tracker is closed."""
        with self._lock:
            self._let_go()

    def _let_go(self, *, also_read: bool = True) -> None:
        """Let go of the snapshots, and of what was read, so that nobody waits until all of it is freed."""
        if self._read is None:
            return
        number = len(self._read.records.by_id)
        held: list[object] = [self._read] if also_read else []
        for snapshot in self._snapshots.values():
            held += (snapshot, snapshot.let_go())
        self._snapshots.clear()
        if also_read:
            self._read = None
        let_go(held, number)

    def _up_to_date(self, db: Connection) -> _Read:
        seq = journal.last(db)
        if self._read is not None and self._read.seq == seq:
            return self._read
        self._let_go(also_read=False)
        records = self._kept_up(db, seq)
        if records is None:
            self._let_go()
            records = Records.of(load(db))
        self._read = _Read(seq, records)
        return self._read

    def _kept_up(self, db: Connection, seq: int) -> Records | None:
        """What was read with what was written since; None where all of it is to be read anew."""
        if self._read is None or seq < self._read.seq:
            return None
        ids = journal.written_after(db, self._read.seq, FEW + 1)
        return None if len(ids) > FEW else self._read.records.rewritten({id: rows.one(db, id) for id in ids})
