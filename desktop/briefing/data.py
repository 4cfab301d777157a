"""The data a paper is made from, as files to go with it: all of it as a bundle, each kind as a table."""

from db.exchange import bundle_bytes, table_bytes
from db.queries.snapshot import Snapshot
from db.queries.visibility import Records
from db.records import KINDS, Blob, Brief, Edition, Filter, Record
from desktop.briefing.tagging.attachments import Attachment

BUNDLE = "data.json"
# What belongs to the tracker and not to a paper: kept files, issued papers, saved lists.
_NOT_DATA = (Blob, Edition, Filter)


def data_of(snapshot: Snapshot, brief: Brief) -> tuple[Attachment, ...]:
    """The records of a snapshot and of this paper, no other: what may not go out is not in the snapshot.

    The tables are guarded against formulas. The ids of records are in them, for records refer to each other.
    """
    kept = _kept(snapshot, brief)
    bundle = bundle_bytes(kept, lambda _: None)
    tables = [_table(kept, cls) for cls in KINDS.values() if kept.count(cls)]
    return (
        Attachment(BUNDLE, "application/json", "All data, as a bundle that Parley reads", bundle),
        *tables,
    )


def _kept(snapshot: Snapshot, brief: Brief) -> Snapshot:
    dropped = {each.id for cls in _NOT_DATA for each in snapshot.all(cls)}
    dropped |= {each.id for each in snapshot.all(Brief) if each.id != brief.id}
    kept = Records.of({**snapshot.records(), brief.id: brief}).less(dropped)
    return Snapshot.of(kept.by_id.values(), as_of=snapshot.as_of)


def _table(kept: Snapshot, cls: type[Record]) -> Attachment:
    meta = cls.META
    return Attachment(f"{meta.kind}.csv", "text/csv", f"Table: {meta.plural}", table_bytes(kept, cls))
