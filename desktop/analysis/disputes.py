"""What sources or channels say differently, as the desk has noted it, and which side the tracker follows."""

from collections.abc import Iterable, Iterator

from db.queries.snapshot import Snapshot
from db.records import Disagreement, DisagreementRecord, Evidence, Position, Record

FOLLOWS_NONE = "The tracker follows neither side."
NOT_NOTED = "It is not noted which of them the tracker follows."
EXCERPT = 200  # letters of a statement


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


def said_otherwise(snapshot: Snapshot, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Of each of these records that another one speaks against: what that says, in sentences, by id.

    Sides of a disagreement that is noted, and current positions of the same actor on the same issue in the
    same channel that nobody has noted yet.
    """
    found = {}
    for id in ids:
        record = snapshot.get(id)
        if record is not None and (said := (*_noted(snapshot, record), *_beside(snapshot, record))):
            found[id] = said
    return found


def _noted(snapshot: Snapshot, record: Record) -> Iterator[str]:
    for each in disputes(snapshot, [record]):
        others = [
            says or snapshot.title(side) for side, says in sides(snapshot, each) if side.id != record.id
        ]
        yield f"{each.title}: {'; '.join(others)}. {followed(snapshot, each)}"


def _beside(snapshot: Snapshot, record: Record) -> Iterator[str]:
    if not isinstance(record, Position):
        return
    noted = {side.id for each in disputes(snapshot, [record]) for side, _ in sides(snapshot, each)}
    for other in snapshot.conflict(record):
        if other.id not in noted:
            cited = snapshot.by(Evidence, "record", other.id)
            by = snapshot.title(cited[0].source) if cited else "No source"
            statement = " ".join(other.statement.split())
            cut = f"{statement[:EXCERPT]}…" if len(statement) > EXCERPT else statement
            yield f"{by} says: {cut} {NOT_NOTED}"
