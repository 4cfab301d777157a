"""What is wrong with a mapping as such, before any row is read: fields that are lacking or filled twice."""

from collections.abc import Iterator
from dataclasses import dataclass

from db.exchange.sheets.mapping import Mapping
from db.exchange.sheets.targets import CELL, by_name, main_role, roles
from db.records import required, specs


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to settle. `column`: the one concerned, -1 for none; `target`: the field that is lacking."""

    column: int
    target: str
    reason: str


def problems(mapping: Mapping) -> list[Problem]:
    """All that is to be settled before a sheet can be read so; none when it can."""
    return [*_twice(mapping), *_lacking(mapping)]


def _twice(mapping: Mapping) -> Iterator[Problem]:
    known = by_name(mapping.shape, mapping.kind)
    seen: set[str] = set()
    for column, name in enumerate(mapping.columns):
        if name in seen and known[name].spec.kind != "prose":
            label = known[name].label
            reason = f"Two columns become {label}. Only texts of several lines are joined: leave one out."
            yield Problem(column, name, reason)
        if name and name != CELL:
            seen.add(name)


def _lacking(mapping: Mapping) -> Iterator[Problem]:
    known = by_name(mapping.shape, mapping.kind)
    given = {*mapping.columns, *(name for name, _ in mapping.constants)}
    for name in _needed(mapping):
        if name not in given:
            label = known[name].label
            yield Problem(-1, name, f"{label} is needed: choose its column, or say it for all rows.")
    if mapping.shape == "matrix" and CELL not in mapping.columns:
        yield Problem(-1, CELL, "No column holds statements: choose those that do.")


def _needed(mapping: Mapping) -> list[str]:
    """The targets without which no record comes of a row."""
    if mapping.shape == "linked":
        return ["actor.name", "issue.title", "position.channel"]
    if mapping.shape == "matrix":
        return ["issue.title" if mapping.across == "actor" else "actor.name", "position.channel"]
    name = main_role(mapping.shape, mapping.kind)
    if f"{name}.id" in mapping.columns:
        return []
    cls = next(role.cls for role in roles(mapping.shape, mapping.kind) if role.name == name)
    return [f"{name}.{field}" for field in specs(cls) if field in required(cls) - {"id"}]
