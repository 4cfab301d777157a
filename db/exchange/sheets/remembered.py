"""A mapping as a tracker remembers it, and back: what is no mapping any more comes back as none."""

from dataclasses import asdict, fields
from typing import cast

from db import dates
from db.exchange.sheets.mapping import KNOWN, Answer, Mapping, Word
from db.exchange.sheets.targets import CELL, SHAPES, TAKEN_HERE, by_name
from db.kept import Json

VERSION = 1


def to_json(mapping: Mapping) -> Json:
    """A mapping as it is remembered."""
    return cast(Json, {"version": VERSION, **asdict(mapping)})


def from_json(kept: Json) -> Mapping | None:
    """A remembered mapping; None when it is none, of another version, or names what is no field any more."""
    if not isinstance(kept, dict) or kept.get("version") != VERSION:
        return None
    if {*kept} - {"version"} != {each.name for each in fields(Mapping)} or not _is_sound(kept):
        return None
    values = {name: _frozen(value) for name, value in kept.items() if name != "version"}
    values["answers"] = tuple(Answer(*each) for each in _rows(kept["answers"], ("kind", "text", "id")))
    values["words"] = tuple(Word(*each) for each in _rows(kept["words"], ("target", "text", "value")))
    found = Mapping(**values)  # type: ignore[arg-type]  # each value was looked at
    named = {*found.columns, *(target for target, _ in found.constants), *found.several} - {"", CELL}
    return found if named <= by_name(found.shape, found.kind).keys() else None


def _is_sound(kept: dict[str, Json]) -> bool:
    shape, kind = kept["shape"], kept["kind"]
    return (
        shape in SHAPES
        and (kind in TAKEN_HERE if shape == "kind" else kind == "")
        and kept["order"] in dates.ORDERS
        and kept["across"] in ("issue", "actor")
        and kept["known"] in KNOWN
        and type(kept["header"]) is int
        and all(type(kept[name]) is bool for name in ("marks", "hidden"))
        and all(_are_texts(kept[name]) for name in ("columns", "several"))
        and _are_pairs(kept["constants"])
    )


def _are_texts(value: Json) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)


def _are_pairs(value: Json) -> bool:
    return isinstance(value, list | tuple) and all(
        _are_texts(each) and len(cast(list[str], each)) == 2 for each in value
    )


def _rows(value: Json, names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The objects of a list that have texts under `names`, and nothing else."""
    found = value if isinstance(value, list | tuple) else []
    whole = (each for each in found if isinstance(each, dict) and {*each} == {*names})
    return [
        tuple(str(each[name]) for name in names)
        for each in whole
        if all(isinstance(each[name], str) for name in names)
    ]


def _frozen(value: Json) -> object:
    return tuple(_frozen(each) for each in value) if isinstance(value, list | tuple) else value
