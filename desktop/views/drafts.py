"""Unfinished forms, kept while the application runs: found by record, or by kind for one not yet stored."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.changes import Value, new_id
from db.records import Record
from db.store import Store
from desktop.forms.form import FormDraft


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft: its id, the record it is of ('' for a new one of `kind`), and what its form held."""

    id: str
    record: str
    kind: str
    form: FormDraft


_kept: dict[str, dict[str, Kept]] = {}


def of_record(store: Store, record: str) -> Kept | None:
    """The draft of a stored record."""
    return next((each for each in _of(store).values() if each.record == record), None)


def of_new(store: Store, kind: str, preset: Mapping[str, Value]) -> Kept | None:
    """The draft of a new record of a kind that was begun with the same fields preset."""
    return next((each for each in _of(store).values() if each.kind == kind and _fits(each, preset)), None)


def _fits(kept: Kept, preset: Mapping[str, Value]) -> bool:
    return not kept.record and all(kept.form["fields"].get(name) == value for name, value in preset.items())


def keep(store: Store, id: str, record: Record | None, kind: str, form: FormDraft) -> str:
    """Keep a draft, in place of the one with this id if there is one; its id."""
    id = id or new_id()
    _of(store)[id] = Kept(id, record.id if record else "", kind, form)
    return id


def drop(store: Store, id: str) -> None:
    """Forget a draft."""
    _of(store).pop(id, None)


def _of(store: Store) -> dict[str, Kept]:
    return _kept.setdefault(str(store.path), {})
