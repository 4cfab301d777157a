"""What writing a kind of record needs, worked out once: statements, defaults, dates and references."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db import dates, schema
from db.changes import Value
from db.records import Record, defaults, memo, specs
from db.schema import quoted

Fields = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Table:
    """One kind as it is stored. `names`: its fields in the order of the statements, `id` first.

    `refs`: its reference fields with the kinds they may point to, none = any. `marks`: its marking levels.
    """

    cls: type[Record]
    kind: str
    names: tuple[str, ...]
    fill: Mapping[str, Value]
    dates: tuple[str, ...]
    refs: Mapping[str, frozenset[str]]
    marks: tuple[str, ...]
    insert: str
    select: str
    delete: str

    def row(self, n: int, values: Mapping[str, Value]) -> list[Value]:
        """The values of the INSERT statement, date bounds among them."""
        row: list[Value] = [n, *[values[name] for name in self.names]]
        for name in self.dates:
            row.extend(dates.bounds(str(values[name])))
        return row

    def update(self, after: Mapping[str, Value]) -> tuple[str, list[Value]]:
        """The UPDATE statement that sets `after` and the date bounds that follow; its values up to n."""
        sets = dict(after)
        for name in self.dates:
            if name in after:
                sets[f"{name}_from"], sets[f"{name}_to"] = dates.bounds(str(after[name]))
        return _update_sql(self.kind, tuple(sets)), list(sets.values())


@memo
def table(cls: type[Record]) -> Table:
    """How a kind is stored."""
    kind, names, dated = cls.META.kind, schema.columns(cls), schema.date_fields(cls)
    stored = ("n", *names, *(name + end for name in dated for end in ("_from", "_to")))
    marks = ", ".join("?" * len(stored))
    declared = specs(cls)
    return Table(
        cls=cls,
        kind=kind,
        names=names,
        fill=defaults(cls),
        dates=dated,
        refs={name: frozenset(spec.refs) for name, spec in declared.items() if spec.kind == "ref"},
        marks=tuple(name for name, spec in declared.items() if spec.kind == "mark"),
        insert=f"INSERT INTO {quoted(kind)} ({_listed(stored)}) VALUES ({marks})",
        select=f"SELECT n, {_listed(names)} FROM {quoted(kind)} WHERE id = ?",
        delete=f"DELETE FROM {quoted(kind)} WHERE n = ?",
    )


@memo
def _update_sql(kind: str, names: tuple[str, ...]) -> str:
    sets = ", ".join(f"{quoted(name)} = ?" for name in names)
    return f"UPDATE {quoted(kind)} SET {sets} WHERE n = ?"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(quoted(name) for name in names)
