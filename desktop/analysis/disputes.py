"""What sources or channels say differently, as the desk has noted it, and which side the tracker follows."""

from collections.abc import Iterable

from db.queries.snapshot import Snapshot
from db.records import Disagreement, DisagreementRecord, Record

FOLLOWS_NONE = "The tracker follows neither side."


def disputes(snapshot: Snapshot, records: Iterable[Record]) -> list[Disagreement]:
    """The disagreements that any of these records is a side of, each once."""
    found = (
        side.disagreement
        for record in records
        for side in snapshot.by(DisagreementRecord, "record", record.id)
    )
    return [snapshot.need(Disagreement, id) for id in dict.fromkeys(found)]


def followed(snapshot: Snapshot, disagreement: Disagreement) -> str:
    """Which side the tracker follows and why, as a sentence."""
    if not disagreement.follows:
        return FOLLOWS_NONE
    why = f": {disagreement.why.rstrip('.')}" if disagreement.why else ""
    return f"The tracker follows “{snapshot.title(disagreement.follows)}”{why}."


def sides(snapshot: Snapshot, disagreement: Disagreement) -> list[tuple[Record, str]]:
    """Both sides and all others: each record with what is said there."""
    found = snapshot.by(DisagreementRecord, "disagreement", disagreement.id)
    return [(record, side.says) for side in found if (record := snapshot.get(side.record))]
