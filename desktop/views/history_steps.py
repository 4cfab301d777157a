"""The steps of a record's history in words: when, who, what, and each field before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from db import dates
from db.changes import Change, Edit, Value
from db.records import KINDS, Option, Position, PositionOption, Record, link_id, specs
from db.store import Store
from desktop.operations import positions, records

NOT_STATED = "not stated"
STANCE = PositionOption.META.kind
SIGNS = {"undo": "Undone: ", "redo": "Done again: ", "import": "Imported: "}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field before and after, in words. `id`: the record it is of, which for a stance is its link."""

    id: str
    field: str
    label: str
    before: str
    after: str
    value: Value
    now: bool  # the value before is the one the field has again
    option: str = ""  # of a stance

    @property
    def can_be_restored(self) -> bool:
        """Whether restoring the value before would change anything."""
        return not self.now


@dataclass(frozen=True, slots=True)
class Step:
    """One change as far as it is about a record."""

    when: str
    label: str
    differences: tuple[Difference, ...]


def steps_of(store: Store, id: str) -> list[Step]:
    """The steps of the record with this id, newest first; of a position those of its stances too."""
    links = _links(store, id)
    changes: dict[int, tuple[Change, list[Edit]]] = {}
    for each in (id, *links):
        for change in store.history(each):
            changes.setdefault(change.seq, (change, []))[1].extend(change.edits)
    names = _names(store, (edit for _, edits in changes.values() for edit in edits), links.values())
    found = sorted(changes.items(), reverse=True)
    return [_step(store, change, edits, _Words(names, links)) for _, (change, edits) in found]


@dataclass(frozen=True, slots=True)
class _Words:
    """What records are called, and the option of each stance's link, by id."""

    names: Mapping[str, str]
    links: Mapping[str, str]


def _links(store: Store, id: str) -> dict[str, str]:
    """The links that stances of a position have or had, and their options: their ids follow from it."""
    record = store.get(id)
    if not isinstance(record, Position):
        return {}
    return {link_id(STANCE, id, option.id): option.id for option in store.find(Option, issue=record.issue)}


def _names(store: Store, edits: Iterable[Edit], options: Iterable[str]) -> dict[str, str]:
    ids = set(options)
    for edit in edits:
        known = specs(KINDS[edit.table])
        for row in (edit.before or {}, edit.after or {}):
            ids |= {str(v) for n, v in row.items() if v and n in known and known[n].kind == "ref"}
    return store.titles(ids)


def _step(store: Store, change: Change, edits: Iterable[Edit], known: _Words) -> Step:
    edits = list(edits)
    # What was added with its stances is said by the label.
    whole = any(edit.table != STANCE and edit.before is None for edit in edits)
    found = [] if whole else [each for edit in edits for each in _differences(store, edit, known)]
    return Step(_when(change), SIGNS.get(change.kind, "") + change.label, tuple(found))


def _when(change: Change) -> str:
    """Local time and author: "21 November 2026, 14:02, A. Analyst"."""
    local = datetime.fromisoformat(change.at).astimezone()
    moment = f"{dates.words(local.date().isoformat())}, {local:%H:%M}"
    return f"{moment}, {change.author}" if change.author else moment


def _differences(store: Store, edit: Edit, known: _Words) -> Iterable[Difference]:
    now = store.get(edit.id)
    if edit.id in known.links:
        yield _stance_difference(edit, known, now)
        return
    if edit.before is None or edit.after is None:  # added or deleted: the label says all
        return
    cls = KINDS[edit.table]
    for field, before in edit.before.items():
        spec = specs(cls).get(field)
        if spec is None or spec.derived:
            continue
        after = edit.after.get(field)
        same = now is None or getattr(now, field) == before
        yield Difference(
            edit.id, field, spec.label, words(cls, field, before, known.names),
            words(cls, field, after, known.names), before, same,
        )  # fmt: skip


def _stance_difference(edit: Edit, known: _Words, now: Record | None) -> Difference:
    option = known.links[edit.id]
    before, after = (str((row or {}).get("stance") or "") for row in (edit.before, edit.after))
    held = now.stance if isinstance(now, PositionOption) else ""
    label = f"Stance on “{known.names.get(option, option)}”"
    said = (before or "unstated", after or "unstated")
    return Difference(edit.id, "stance", label, *said, before, held == before, option)


def words(cls: type[Record], field: str, value: Value, names: Mapping[str, str]) -> str:
    """A value in words: the title of a record, a date as it is said; "not stated" for none."""
    if value is None or value == "":
        return NOT_STATED
    spec = specs(cls)[field]
    if spec.kind == "ref":
        return names.get(str(value), "a record that was deleted")
    if spec.kind == "date":
        return dates.words(str(value))
    if spec.kind == "flag":
        return "yes" if value else "no"
    number = f"{value:g}" if isinstance(value, float) else str(value)
    return f"{number} {spec.unit}" if spec.unit else number


def restoring(store: Store, difference: Difference) -> Change:
    """The change that gives a field the value it had before a step. Raises InvalidField or NoSuchRecord."""
    if difference.option:
        return _restoring_stance(store, difference)
    record = store.get(difference.id)
    assert record is not None
    return records.restore_fields(store, record, {difference.field: difference.value})


def _restoring_stance(store: Store, difference: Difference) -> Change:
    option = store.need(Option, difference.option)
    position = next(
        each
        for each in store.find(Position, issue=option.issue)
        if link_id(STANCE, each.id, option.id) == difference.id
    )
    change = positions.set_stance(store, position, option.id, str(difference.value))
    return replace(change, kind="restore", label=change.label.replace("Edit", "Restore", 1))
