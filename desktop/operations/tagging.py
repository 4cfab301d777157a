"""Tags on several records: put on, taken off, made on the spot, as one step."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db import rows
from db.changes import Change, Edit, new_id
from db.exchange.naming import folded
from db.queries.deletion import goes_with
from db.reader import Reader
from db.records import Record, Tag, Tagging, link_id
from desktop.operations.edits import sound
from desktop.operations.labels import cut, phrase, several

KIND = Tagging.META.kind


@dataclass(frozen=True, slots=True)
class TagUse:
    """A tag and how many of the records asked about carry it."""

    tag: Tag
    count: int


def tags_of(reader: Reader, records: Sequence[Record]) -> list[TagUse]:
    """Every tag by name, with how many of `records` carry it."""
    ids = [record.id for record in records]
    counts = Counter(tagging.tag for tagging in rows.holding(reader.db, Tagging, "record", ids))
    tags = sorted(reader.all(Tag), key=lambda tag: (folded(tag.name), tag.id))
    return [TagUse(tag, counts[tag.id]) for tag in tags]


def tag_records(
    reader: Reader,
    records: Sequence[Record],
    *,
    put: Iterable[Tag] = (),
    take: Iterable[Tag] = (),
    new: Iterable[str] = (),
) -> Change:
    """Put tags on records and take others off; `new` are the names of tags to be made and put on.

    What rests on a tagging that is taken off goes with it. Raises InvalidField.
    """
    made = [Tag(id=new_id(), name=" ".join(name.split())) for name in dict.fromkeys(new)]
    putting, taking = [*put, *made], list(take)
    ids = [record.id for record in records]
    held = {(each.tag, each.record): each for each in rows.holding(reader.db, Tagging, "record", ids)}
    off = [held[tag.id, id].id for tag in taking for id in ids if (tag.id, id) in held]
    on = [_tagging(tag.id, id) for tag in putting for id in ids if (tag.id, id) not in held]
    edits = (
        *(Edit.insert(sound(tag)) for tag in made),
        *(Edit.insert(tagging) for tagging in on),
        *(goes_with(reader.db, off).edits() if off else ()),
    )
    return Change(_label(reader, records, putting, taking), edits)


def _tagging(tag: str, record: str) -> Tagging:
    return Tagging(id=link_id(KIND, tag, record), tag=tag, record=record)


def _label(reader: Reader, records: Sequence[Record], put: Sequence[Tag], take: Sequence[Tag]) -> str:
    what = phrase(reader, records[0]) if len(records) == 1 else several(records)
    if put and not take:
        return f"Tag {what} {_named(put)}"
    if take and not put:
        return f"Take {_named(take)} off {what}"
    return f"Change tags of {what}"


def _named(tags: Sequence[Tag]) -> str:
    names = [f"“{cut(tag.name)}”" for tag in tags[:2]]
    return ", ".join(names) + (" …" if len(tags) > 2 else "")
