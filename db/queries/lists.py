"""Lists by page: an array of row numbers in the order asked for, and the records of one page of it."""

from array import array
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from db import rows
from db.changes import Value
from db.driver import Connection
from db.queries.criteria import Criterion, sql_of
from db.queries.search import match_expression
from db.queries.titles import titles
from db.records import KINDS, Option, PositionOption, Record, references, specs
from db.schema import quoted


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list shows: a kind, sorted by fields, narrowed by words, by exact values and by criteria.

    `order`: field names, the kind's own order when empty; kinds without one stand as they were written.
    `equals`: field → value. `words`: as in search. `criteria`: all must hold; those on what is to look at are
    for the caller, who gives `among`.
    """

    kind: str
    order: tuple[str, ...] = ()
    descending: bool = False
    words: str = ""
    equals: Mapping[str, Value] = field(default_factory=dict)
    criteria: tuple[Criterion, ...] = ()


def numbers(db: Connection, listing: Listing, among: Container[str] | None = None) -> "array[int]":
    """The row numbers of a list, in order. `among`: only records with these ids."""
    cls = KINDS[listing.kind]
    way = " DESC" if listing.descending else ""
    # The number at the end: a kind without an order of its own stands as its records were written.
    fields = [_key(cls, name) for name in listing.order or cls.META.order]
    keys = ", ".join(f"{key}{way}" for key in (*fields, "x.n"))
    tests, values = _tests(db, listing)
    chosen = "x.n" if among is None else "x.n, x.id"
    sql = f"SELECT {chosen} FROM {quoted(listing.kind)} x WHERE {tests} ORDER BY {keys}"
    # Row by row: many rows at once would be freed at once, in one step.
    return array("q", (row[0] for row in db.execute(sql, values) if among is None or row[1] in among))


def count(db: Connection, listing: Listing, among: Container[str] | None = None) -> int:
    """How many rows a list has. `among`: only records with these ids count."""
    tests, values = _tests(db, listing)
    of_list = f"FROM {quoted(listing.kind)} x WHERE {tests}"
    if among is None:
        return int(db.execute(f"SELECT count(*) {of_list}", values).fetchone()[0])
    return sum(row[0] in among for row in db.execute(f"SELECT x.id {of_list}", values))


def _tests(db: Connection, listing: Listing) -> tuple[str, list[Value]]:
    tests = [f"x.{quoted(name)} IS ?" for name in listing.equals]
    values = list(listing.equals.values())
    if listing.words.strip():
        expression = match_expression(listing.words)
        tests.append("x.n IN (SELECT rowid FROM search WHERE search MATCH ?)" if expression else "0")
        values += [expression] if expression else []
    if listing.criteria:
        sql, some = sql_of(db, listing.kind, listing.criteria)
        tests += [sql] if sql else []
        values += some
    return " AND ".join(tests) or "1", values


def _key(cls: type[Record], name: str) -> str:
    spec = specs(cls)[name]
    column = f"x.{quoted(name)}"
    if spec.kind == "date":
        early, late = (f"x.{quoted(name + end)}" for end in ("_from", "_to"))
        return f"coalesce({early}, {late}, '9999')"
    if spec.kind == "ref" and len(spec.refs) == 1:
        return _ref_key(KINDS[spec.refs[0]], column)
    if spec.kind in ("whole", "number", "flag"):
        return f"coalesce({column}, 1e9)"
    if spec.choices:
        places = "".join(f" WHEN '{choice}' THEN {place}" for place, choice in enumerate(spec.choices))
        return f"CASE {column}{places} ELSE {len(spec.choices)} END"
    return f"{column} COLLATE NOCASE"


def _ref_key(target: type[Record], column: str) -> str:
    first = next((n for n in target.META.order or target.META.title if specs(target)[n].kind != "ref"), "id")
    collate = " COLLATE NOCASE" if specs(target)[first].kind in ("text", "prose") else ""
    return f"(SELECT t.{quoted(first)} FROM {quoted(target.META.kind)} t WHERE t.id = {column}){collate}"


def number_of(db: Connection, id: str) -> int | None:
    """The row number of a record, by which lists know it."""
    row = db.execute("SELECT n FROM record WHERE id = ?", (id,)).fetchone()
    return int(row[0]) if row else None


def ids(db: Connection, some: Sequence[int]) -> list[str]:
    """The ids of the records with these row numbers, in their order; those that are gone are left out."""
    known: dict[int, str] = {}
    for begin in range(0, len(some), rows.CHUNK):
        part = list(some[begin : begin + rows.CHUNK])
        marks = ", ".join("?" * len(part))
        known.update(db.execute(f"SELECT n, id FROM record WHERE n IN ({marks})", part).fetchall())
    return [known[n] for n in some if n in known]


def highest(db: Connection) -> int:
    """The highest row number there is: about how many records were ever written, told at once."""
    return int(db.execute("SELECT coalesce(max(n), 0) FROM record").fetchone()[0])


def newest(db: Connection, kind: str, limit: int) -> "array[int]":
    """The row numbers of the records of a kind written last, the last first."""
    found = db.execute(f"SELECT n FROM {quoted(kind)} ORDER BY n DESC LIMIT ?", (limit,)).fetchall()
    return array("q", [row[0] for row in found])


def page(db: Connection, kind: str, some: Sequence[int]) -> dict[int, Record]:
    """The records of a kind with these row numbers."""
    return dict(rows.numbered(db, KINDS[kind], some))


def names(db: Connection, records: Iterable[Record]) -> dict[str, str]:
    """The titles of all that these records refer to, by id."""
    ids = {value for r in records for name in references(type(r)) if (value := getattr(r, name))}
    return titles(db, ids)


def stances(db: Connection, positions: Sequence[str]) -> dict[str, list[tuple[Option, str]]]:
    """For each position: every option of its issue in axis order with the stance on it, '' if unstated."""
    marks = ", ".join("?" * len(positions))
    said = {
        (row[0], row[1]): row[2]
        for row in db.execute(
            f"SELECT position, option, stance FROM {PositionOption.META.kind} WHERE position IN ({marks})",
            list(positions),
        ).fetchall()
    }
    issue_of = dict(
        db.execute(f"SELECT id, issue FROM position WHERE id IN ({marks})", list(positions)).fetchall()
    )
    options: dict[str, list[Option]] = defaultdict(list)
    for issue in set(issue_of.values()):
        options[issue] = sorted(
            rows.where(db, Option, {"issue": issue}), key=lambda o: (o.value, o.rank or 0)
        )
    return {
        id: [(option, said.get((id, option.id), "")) for option in options[issue_of[id]]]
        for id in positions
        if id in issue_of
    }
