"""Rows to records: one fast builder a kind, used by every read."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import starmap
from typing import TypeVar

from db import schema
from db.changes import Value
from db.driver import Connection
from db.errors import BugError
from db.records import KINDS, Record, memo, specs
from db.schema import quoted

R = TypeVar("R", bound=Record)
CHUNK = 500  # values asked for at once


@contextmanager
def one_view(db: Connection) -> Iterator[None]:
    """All reads within see the same state, while another connection writes."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("COMMIT")


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


@memo
def _select_numbered(cls: type[Record]) -> str:
    return select(cls).replace("SELECT ", "SELECT n, ", 1)


def numbered(db: Connection, cls: type[R], numbers: Sequence[int]) -> dict[int, R]:
    """The records of a kind with these row numbers, by them."""
    make, marks = maker(cls), ", ".join("?" * len(numbers))
    found = db.execute(f"{_select_numbered(cls)} WHERE n IN ({marks})", list(numbers)).fetchall()
    return {n: make(*row) for n, *row in found}


def every(db: Connection, cls: type[R]) -> Iterator[R]:
    """All records of a kind in the order they were written."""
    return starmap(maker(cls), db.execute(f"{select(cls)} ORDER BY n"))


def where(db: Connection, cls: type[R], equals: dict[str, Value]) -> list[R]:
    """The records of a kind whose fields hold these values, in the order they were written."""
    if strange := equals.keys() - specs(cls).keys():
        raise BugError(f"{cls.META.kind} has no field {', '.join(sorted(strange))}")
    tests = " AND ".join(f"{quoted(name)} IS ?" for name in equals) or "1"
    rows = db.execute(f"{select(cls)} WHERE {tests} ORDER BY n", tuple(equals.values()))
    return list(starmap(maker(cls), rows.fetchall()))


def holding(db: Connection, cls: type[R], field: str, values: Sequence[Value]) -> Iterator[R]:
    """The records of a kind whose `field` holds any of `values`, which may be many."""
    for start in range(0, len(values), CHUNK):
        some = values[start : start + CHUNK]
        marks = ", ".join("?" * len(some))
        found = db.execute(f"{select(cls)} WHERE {quoted(field)} IN ({marks}) ORDER BY n", some)
        yield from starmap(maker(cls), found.fetchall())


def one(db: Connection, id: str) -> Record | None:
    """The record with this id, whatever its kind."""
    found = db.execute("SELECT kind FROM record WHERE id = ?", (id,)).fetchone()
    if found is None:
        return None
    cls: type[Record] = KINDS[found[0]]
    row = db.execute(f"{select(cls)} WHERE id = ?", (id,)).fetchone()
    return maker(cls)(*row) if row else None
