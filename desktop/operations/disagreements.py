"""Disagreements noted: records that say different things stand side by side, both kept."""

from collections.abc import Sequence
from typing import NamedTuple

from db.changes import Change, Edit, new_id
from db.errors import KnownError
from db.reader import Reader
from db.records import Disagreement, DisagreementRecord, Evidence, Position, Record, Source, link_id, specs
from desktop.analysis.disputes import Disputes
from desktop.operations.labels import cut


class OneSide(KnownError):
    """One record alone disagrees with nothing."""

    def __init__(self) -> None:
        super().__init__(
            "A disagreement has two sides. Choose two records or more, or a position that stands beside "
            "another of the same actor on the same issue. Nothing was written."
        )


class Noted(NamedTuple):
    """A disagreement and the change that notes it, None when it stands there already."""

    id: str
    change: Change | None


def note_disagreement(reader: Reader, records: Sequence[Record]) -> Noted:
    """Note that these records say different things; of one position, it and those that speak against it.

    Where nothing speaks against a position, the others in its channel stand beside it.

    Each side says in its own words what it says, with the source it is from. Raises OneSide.
    """
    if len(records) == 1 and isinstance(records[0], Position):
        snapshot = reader.snapshot()
        against = snapshot.once(Disputes).against(records[0])
        records = (records[0], *(against or snapshot.conflict(records[0])))
    if len(records) < 2:
        raise OneSide
    if there := _there(reader, records):
        return Noted(there, None)
    title = cut(_shared_title(reader, records))
    made = Disagreement(id=new_id(), title=title, kind="content")
    sides = [_side(reader, made, record) for record in records]
    edits = tuple(Edit.insert(each) for each in (made, *sides))
    return Noted(made.id, Change(f"Note a disagreement: {title}", edits))


def _there(reader: Reader, records: Sequence[Record]) -> str:
    """The disagreement that has all these sides already, '' when there is none."""
    held = [{each.disagreement for each in reader.find(DisagreementRecord, record=r.id)} for r in records]
    return min(set.intersection(*held), default="")


def _shared_title(reader: Reader, records: Sequence[Record]) -> str:
    titles = list(dict.fromkeys(reader.titles([record.id])[record.id] for record in records))
    return titles[0] if len(titles) == 1 else " / ".join(titles[:2])


def _side(reader: Reader, made: Disagreement, record: Record) -> DisagreementRecord:
    says = next((str(getattr(record, name)) for name, spec in specs(type(record)).items()
                 if spec.kind == "prose" and getattr(record, name)), "")  # fmt: skip
    sources = [reader.need(Source, each.source).title for each in reader.find(Evidence, record=record.id)]
    by = f"{cut(sources[0])}: " if sources else ""
    id = link_id("disagreement_record", made.id, record.id)
    return DisagreementRecord(id=id, disagreement=made.id, record=record.id, says=f"{by}{says}".rstrip(": "))
