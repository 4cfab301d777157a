"""What can be done to any record: add, edit, restore, delete, duplicate."""

from collections.abc import Mapping
from dataclasses import replace

from db.changes import Change, Edit, Value, new_id
from db.errors import KnownError
from db.queries.deletion import Deletion, goes_with
from db.reader import Reader
from db.records import Dossier, Edition, Estimate, Record, link_id, references, specs
from desktop.operations.edits import field_edits, sound, with_values
from desktop.operations.labels import Titles, fields_phrase, lower, phrase, several

# Dated judgements and issued papers belong to the one record they were made for.
NOT_DUPLICATED = (Edition, Estimate)


class CannotDelete(KnownError):
    """The record is one that the tracker can't be without."""

    def __init__(self) -> None:
        super().__init__(
            "The dossier can't be deleted: the tracker is about it. Nothing was deleted. Edit it instead."
        )


class WasIssued(KnownError):
    """What is to be deleted was issued as a paper, or a paper that was issued goes with it."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Edition {number} of this paper was issued, and stays with it. Nothing was deleted. "
            "Withdraw the edition instead; its number is not used again."
        )


class CannotDuplicate(KnownError):
    """There can be one such record only. `label`: what it is."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"There can't be a second {lower(label)} like this one. Nothing was added. Add another one."
        )


def add(names: Titles, record: Record) -> Change:
    """Add a record. Raises InvalidField for the first thing that is wrong with it."""
    return Change(f"Add {phrase(names, record)}", (Edit.insert(sound(record)),))


def set_fields(reader: Reader, record: Record, values: Mapping[str, Value]) -> Change:
    """Set fields of a record; without effect when they have these values already.

    What follows from it goes with it, as `edits.field_edits` says. Raises InvalidField.
    """
    return Change(f"Edit {phrase(reader, record)}", field_edits(reader, record, values))


def restore_fields(reader: Reader, record: Record, values: Mapping[str, Value]) -> Change:
    """Give fields of a record the values they had earlier. Raises InvalidField."""
    label = f"Restore {fields_phrase(record, values)} of {phrase(reader, record)}"
    return Change(label, field_edits(reader, record, values), kind="restore")


def delete(names: Titles, deletion: Deletion) -> Change:
    """Delete records with all that goes with them; `deletion` is what `Store.goes_with` says.

    Raises CannotDelete for the dossier, WasIssued for an issued paper.
    """
    if any(isinstance(record, Dossier) for record in deletion.asked):
        raise CannotDelete
    for record in (*deletion.asked, *deletion.with_them):
        if isinstance(record, Edition):
            raise WasIssued(record.number)
    asked = deletion.asked
    what = phrase(names, asked[0]) if len(asked) == 1 else several(asked)
    also = deletion.words()
    return Change(f"Delete {what}" + (f" ({also})" if also else ""), deletion.edits())


def duplicate(reader: Reader, record: Record) -> Change:
    """Add a copy of a record with its parts; evidence, tags, links, estimates and editions stay behind.

    The new record is the first edit. Raises CannotDuplicate for the dossier and for links.
    """
    if record.META.joins or isinstance(record, Dossier):
        raise CannotDuplicate(record.META.label)
    parts = [record, *_parts(reader, record)]
    ids: dict[str, str] = {}
    for part in parts:
        ids[part.id] = _new_id(part, ids)
    copies = (_copied(part, ids) for part in parts)
    first, *others = copies
    edits = (Edit.insert(_renamed(first)), *(Edit.insert(copy) for copy in others))
    return Change(f"Duplicate {phrase(reader, record)}", edits)


def _parts(reader: Reader, record: Record) -> list[Record]:
    """The records that are part of `record`, or of a part of it, owners first."""
    inside = {record.id}
    parts = []
    for found in goes_with(reader.db, [record.id]).with_them:
        owner = found.META.owner
        # What belongs to records of any kind speaks of this one alone: evidence, tags, links.
        if isinstance(found, NOT_DUPLICATED) or not owner or not specs(type(found))[owner].refs:
            continue
        if getattr(found, owner) in inside:
            inside.add(found.id)
            parts.append(found)
    return parts


def _new_id(part: Record, ids: Mapping[str, str]) -> str:
    joined = [str(getattr(part, name)) for name in part.META.joins]
    return link_id(part.META.kind, *(ids.get(value, value) for value in joined)) if joined else new_id()


def _copied(part: Record, ids: Mapping[str, str]) -> Record:
    own = {name: ids[value] for name in references(type(part)) if (value := getattr(part, name)) in ids}
    return with_values(replace(part, id=ids[part.id]), own)


def _renamed(record: Record) -> Record:
    first = record.META.title[0]
    if specs(type(record))[first].kind != "text":
        return record
    return with_values(record, {first: f"{getattr(record, first)} (copy)"})
