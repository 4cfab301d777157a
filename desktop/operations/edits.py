"""The edits that setting fields of a record comes down to, with all that follows from them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from db.changes import Edit, Value, row_of
from db.errors import InvalidField
from db.queries.deletion import goes_with
from db.reader import Reader
from db.records import Dossier, Edition, Position, Record, link_id, references
from db.records.values import problems
from desktop.operations.labels import lower
from desktop.operations.stances import stance_edits
from desktop.operations.vocabulary import words_chosen

R = TypeVar("R", bound=Record)
FIXED = {
    "id": "The id of a record stays as it is.",
    "handling_inherited": "The tracker fills this in itself.",
}
# What may still be said of an issued paper.
OF_EDITIONS = ("withdrawn", "handling", "caveat")
ISSUED = "An issued paper stays as it is. Withdraw this edition, and issue the paper again."


def sound(record: Record) -> Record:
    """The record itself; raises InvalidField for the first thing that is wrong with it."""
    if wrong := problems(type(record), {"id": record.id, **row_of(record)}):
        raise wrong[0]
    return record


def field_edits(reader: Reader, record: Record, values: Mapping[str, Value]) -> tuple[Edit, ...]:
    """The edits that set fields of a record, none when it has these values already.

    With them go: stances on options of an issue that a position leaves; the words of a scale or marking set
    that the dossier takes; and when a link is to join others, what refers to it. Raises InvalidField.
    """
    changed = Edit.update(record, **values).after or {}
    if any(name in changed for name in record.META.joins):
        return _rejoined(reader, record, changed)
    edit = own_edit(record, values)
    return () if edit.empty else (*_what_follows(reader, record, changed), edit)


def own_edit(record: Record, values: Mapping[str, Value]) -> Edit:
    """The edit of the record itself; empty when it has these values already. Raises InvalidField."""
    edit = Edit.update(record, **values)
    changed = edit.after or {}
    for name in changed:
        if reason := _fixed(record, name):
            raise InvalidField(record.META.kind, record.id, name, changed[name], reason)
    if wrong := problems(type(record), {"id": record.id, **row_of(record), **changed}):
        raise wrong[0]
    return edit


def _fixed(record: Record, name: str) -> str:
    """Why a field can't be set; '' when it can."""
    if isinstance(record, Edition) and name not in OF_EDITIONS:
        return ISSUED
    return FIXED.get(name, "")


def with_values(record: R, values: Mapping[str, Value]) -> R:
    """The record as it will be; its values are checked where they are written."""
    return replace(record, **values)  # type: ignore[arg-type]  # fields of the record


def _what_follows(reader: Reader, record: Record, changed: Mapping[str, Value]) -> tuple[Edit, ...]:
    if isinstance(record, Position) and "issue" in changed:
        return stance_edits(reader, replace(record, issue=str(changed["issue"])), {})
    if isinstance(record, Dossier):
        chosen = (str(changed.get(name, "")) for name in ("marking_set", "likelihood_scale"))
        return words_chosen(reader, *chosen)
    return ()


# -- links that join others --------------------------------------------------------------------------


def _rejoined(reader: Reader, link: Record, changed: Mapping[str, Value]) -> tuple[Edit, ...]:
    """A link that joins others has another id: it is written anew, and what refers to it follows."""
    moved = _with_own_id(with_values(link, changed))
    found = goes_with(reader.db, [link.id])
    following = followers({link.id: moved.id}, found.with_them)
    pairs = [(link, moved), *following]
    anew = [(before, after) for before, after in pairs if before.id != after.id]
    ids = {before.id: after.id for before, after in anew}
    for before, after in anew:
        _refuse_second(reader, before, after)
    return (
        *(Edit.insert(sound(after)) for _, after in anew),
        *(Edit.update(b, **row_of(a)) for b, a in pairs if b.id == a.id and b != a),
        *(_followed(edit, ids) for edit in found.blanked if ids.keys() & set((edit.before or {}).values())),
        *(Edit.delete(before) for before, _ in reversed(anew)),
    )


def followers(ids: Mapping[str, str], records: Iterable[Record]) -> list[tuple[Record, Record]]:
    """Each record that depends on what gets a new id, as it is and as it will be."""
    known, depending = {**ids}, {record.id: record for record in records}
    while True:
        pairs = [(record, _with_own_id(pointing(record, known))) for record in depending.values()]
        now = {**ids, **{before.id: after.id for before, after in pairs if before.id != after.id}}
        if now == known:
            return pairs
        known = now


def pointing(record: R, ids: Mapping[str, str]) -> R:
    """The record with each reference to one of `ids` pointing to what stands for it there."""
    moved = {n: ids[v] for n in references(type(record)) if (v := getattr(record, n)) in ids}
    return with_values(record, moved)


def _with_own_id(record: Record) -> Record:
    joins = record.META.joins
    if not joins:
        return record
    return replace(record, id=link_id(record.META.kind, *(str(getattr(record, name)) for name in joins)))


def _followed(edit: Edit, ids: Mapping[str, str]) -> Edit:
    after = {name: ids.get(str(value)) for name, value in (edit.before or {}).items()}
    return Edit(edit.table, edit.id, edit.before, {n: v for n, v in after.items() if v})


def _refuse_second(reader: Reader, before: Record, after: Record) -> None:
    if reader.get(after.id) is None:
        return
    name = next(name for name in before.META.joins if getattr(before, name) != getattr(after, name))
    reason = f"There is one like this already ({lower(before.META.label)}). Edit or delete that one."
    raise InvalidField(before.META.kind, before.id, name, getattr(after, name), reason)
