"""Records to carry in and out: some of every kind, with what is hard to keep in them."""

import hashlib
from collections.abc import Mapping

from db.changes import Edit, Value
from db.exchange import Plan
from db.queries.snapshot import Snapshot
from db.records import (
    DOSSIER_ID,
    KINDS,
    Blob,
    Dossier,
    Edition,
    Marking,
    Record,
    Spec,
    defaults,
    link_id,
    required,
    specs,
)

HARD = 'Київ — «Łódź» 🕊 \u200f\u2028\'=1+1\t"quoted", \\ and ;\r\nsecond line\rthird\nlast '
FILE = "the text as kept – Ґ\n".encode()
SHA256 = hashlib.sha256(FILE).hexdigest()
LEVEL = "Internal"


def files(sha256: str) -> bytes | None:
    """The content of the only file that the samples keep."""
    return FILE if sha256 == SHA256 else None


def no_files(sha256: str) -> None:
    """A tracker that keeps no files."""


def bare_and_full() -> list[Record]:
    """Two records of every kind but the dossier: one with nothing but what it needs, one with every field."""
    marking = Marking(id="level", set="house", level=LEVEL, rank=1)
    kinds = [cls for cls in KINDS.values() if cls not in (Dossier, Edition)]
    made = [_made(cls, full) for cls in kinds for full in (False, True)]
    return [dossier(), marking, *made]


def dossier(**values: str) -> Dossier:
    """A dossier in which what has a default is empty."""
    return Dossier(**{"id": DOSSIER_ID, "title": HARD, "language": "", "marking_set": "house", **values})


def _made(cls: type[Record], full: bool) -> Record:
    values = {
        name: _value(cls, name, spec, full)
        for name, spec in specs(cls).items()
        if (full or name in required(cls)) and not spec.derived
    }
    return record(cls.META.kind, {**values, "id": _id(cls, full)})


def record(kind: str, values: Mapping[str, Value]) -> Record:
    """The record of a kind with these values."""
    make: type = KINDS[kind]
    made = make(**values)
    assert isinstance(made, Record)
    return made


def _id(cls: type[Record], full: bool) -> str:
    if cls is Dossier:
        return DOSSIER_ID
    if cls.META.joins:
        declared = specs(cls)
        return link_id(cls.META.kind, *(str(_value(cls, n, declared[n], full)) for n in cls.META.joins))
    return f"{cls.META.kind}.{'full' if full else 'bare'}"


def _value(cls: type[Record], name: str, spec: Spec, full: bool) -> Value:
    if spec.kind == "ref":
        return _id(KINDS[spec.refs[0] if spec.refs else "actor"], full)
    if cls is Blob and name == "sha256":
        return SHA256
    if spec.kind == "whole":
        return 5 if full else int(spec.low or 0)
    if spec.kind == "flag":
        return 1 - int(str(defaults(cls)[name]))
    if spec.kind == "number":
        return 12.5 if full else 50.0
    texts = {
        "choice": spec.choices[-1] if spec.choices else "",
        "date": "2022-02/2022-05",
        "json": '[{"family": "Зеленський",\n "given": "В"}] ',
        "colour": "#0E6470",
        "mark": LEVEL,
    }
    return texts.get(spec.kind, HARD)


def taken(plan: Plan) -> Snapshot:
    """What an empty tracker holds after an import."""
    return Snapshot.of([_written(edit) for edit in plan.edits])


def _written(edit: Edit) -> Record:
    assert edit.before is None
    return record(edit.table, {"id": edit.id, **(edit.after or {})})


EMPTY = Snapshot.of([])
