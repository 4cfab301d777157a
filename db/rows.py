"""Rows to records: one fast builder a kind, used by every read."""

from collections.abc import Callable, Iterator
from itertools import starmap
from typing import TypeVar

from db import schema
from db.changes import Value
from db.driver import Connection
from db.records import KINDS, Record, memo
from db.schema import quoted

R = TypeVar("R", bound=Record)


@memo
def maker(cls: type[R]) -> Callable[..., R]:
    """A function from a row's values, in the order of `schema.columns`, to the record.

    Keyword calls with names fixed at compile time cost a third of `cls(**dict)`; field names are ours.
    """
    names = schema.columns(cls)
    source = f"lambda {', '.join(f'_{n}' for n in names)}: cls({', '.join(f'{n}=_{n}' for n in names)})"
    made: Callable[..., R] = eval(source, {"cls": cls})
    return made


@memo
def select(cls: type[Record]) -> str:
    """SELECT of a kind's columns, without a WHERE."""
    names = ", ".join(quoted(name) for name in schema.columns(cls))
    return f"SELECT {names} FROM {quoted(cls.META.kind)}"


def every(db: Connection, cls: type[R]) -> Iterator[R]:
    """All records of a kind in the order they were written."""
    return starmap(maker(cls), db.execute(f"{select(cls)} ORDER BY n"))


def where(db: Connection, cls: type[R], equals: dict[str, Value]) -> list[R]:
    """The records of a kind whose fields hold these values, in the order they were written."""
    tests = " AND ".join(f"{quoted(name)} IS ?" for name in equals) or "1"
    rows = db.execute(f"{select(cls)} WHERE {tests} ORDER BY n", tuple(equals.values()))
    return list(starmap(maker(cls), rows.fetchall()))


def one(db: Connection, id: str) -> Record | None:
    """The record with this id, whatever its kind."""
    found = db.execute("SELECT kind FROM record WHERE id = ?", (id,)).fetchone()
    if found is None:
        return None
    cls: type[Record] = KINDS[found[0]]
    row = db.execute(f"{select(cls)} WHERE id = ?", (id,)).fetchone()
    return maker(cls)(*row) if row else None
