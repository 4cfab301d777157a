"""What narrows a list beyond words: a field, a test and values, as SQL; and what can be wrong with one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db import dates
from db.changes import Value
from db.driver import Connection
from db.queries.alike import glob
from db.queries.marked import marked_above
from db.records import KINDS, Record, Spec, memo, required, specs
from db.records.fields import FieldKind
from db.schema import quoted

# What is asked of every record beside its own fields: its tags, the sources it cites, what to look at in it.
TAG, SOURCE, LOOK = "tag:", "source:", "look:"
MARK = "handling"
IS, IS_NOT, STATED, UNSTATED = "is", "is not", "is stated", "is not stated"
CONTAINS, LACKS = "contains", "does not contain"
BEFORE, AFTER, WITHIN, BETWEEN = "before", "after", "in", "between"
LEAST, MOST, ABOVE = "at least", "at most", "above"

_OF_TEXT = (CONTAINS, LACKS, IS, IS_NOT, STATED, UNSTATED)
_OF_CHOICE = (IS, IS_NOT, STATED, UNSTATED)
_OF_NUMBER = (IS, LEAST, MOST, BETWEEN, STATED, UNSTATED)
_TESTS: Mapping[FieldKind, tuple[str, ...]] = {
    "text": _OF_TEXT,
    "prose": _OF_TEXT,
    "url": _OF_TEXT,
    "json": (CONTAINS, LACKS, STATED, UNSTATED),
    "colour": _OF_CHOICE,
    "choice": _OF_CHOICE,
    "ref": _OF_CHOICE,
    "date": (WITHIN, BEFORE, AFTER, BETWEEN, STATED, UNSTATED),
    "whole": _OF_NUMBER,
    "number": _OF_NUMBER,
    "flag": (IS,),
    "mark": (IS, ABOVE, MOST, UNSTATED),
}
_BESIDE: Mapping[str, tuple[str, ...]] = {TAG: _OF_CHOICE, SOURCE: _OF_CHOICE, LOOK: (IS, IS_NOT)}
# The link rows that are asked, and the column of theirs.
JOINED: Mapping[str, tuple[str, str]] = {TAG: ("tagging", "tag"), SOURCE: ("evidence", "source")}
_NUMBERS = ("whole", "number", "flag")
Sql = tuple[str, list[Value]]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition of a list. `field`: declared, or `TAG`, `SOURCE`, `LOOK`. `test`: of `asked_of`.

    `values`: as stored, numbers as text; several mean "or", of BETWEEN they are both ends, of a test for what
    is stated there are none.
    """

    field: str
    test: str
    values: tuple[str, ...] = ()


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields a list of a kind can be narrowed by: its own, then what is asked of every record."""
    own = [name for name, spec in specs(KINDS[kind]).items() if not spec.derived and name != "id"]
    return (*own, TAG, SOURCE, LOOK)


def asked_of(kind: str, field: str) -> tuple[str, ...]:
    """The tests a field can be put to, none for one that there is not."""
    if field in _BESIDE:
        return _BESIDE[field]
    cls = KINDS[kind]
    if field not in specs(cls) or field == "id":
        return ()
    of_kind = specs(cls)[field].kind
    tests = _OF_CHOICE if of_kind == "mark" and field != MARK else _TESTS[of_kind]
    if field in required(cls):
        return tuple(test for test in tests if test not in (STATED, UNSTATED))
    return tests


def count_of_values(test: str) -> int | None:
    """How many values a test takes: none, two, or (None) one and more."""
    return 0 if test in (STATED, UNSTATED) else 2 if test == BETWEEN else None


def flaw(kind: str, criterion: Criterion) -> str:
    """Why a criterion can't be applied, in words; empty when it can."""
    if criterion.test not in asked_of(kind, criterion.field):
        label = KINDS[kind].META.plural.lower()
        if criterion.field not in fields_of(kind):
            return f"There is no field “{criterion.field}” in {label}, so this condition is left out."
        return f"“{criterion.test}” can't be asked of this field, so this condition is left out."
    wanted = count_of_values(criterion.test)
    if len(criterion.values) != wanted if wanted is not None else not criterion.values:
        return "A value is missing, so this condition is left out."
    return _unreadable(kind, criterion)


def _unreadable(kind: str, criterion: Criterion) -> str:
    spec = spec_of(kind, criterion.field)
    for value in criterion.values:
        try:
            if spec and spec.kind == "date" and dates.bounds(value) == (None, None):
                return f"“{value}” names no day, so this condition is left out."
            if spec and spec.kind in _NUMBERS:
                float(value)
        except ValueError:
            return f"“{value}” can't be read, so this condition is left out."
    return ""


def spec_of(kind: str, field: str) -> Spec | None:
    """The declaration of a field; None for what is asked of every record, and for a field that is gone."""
    return specs(KINDS[kind]).get(field)


def gone(db: Connection, kind: str, criteria: Iterable[Criterion]) -> set[str]:
    """The ids that criteria name and no record has any more."""
    named = {value for each in criteria if names_records(kind, each.field) for value in each.values}
    marks = ", ".join("?" * len(named))
    found = {row[0] for row in db.execute(f"SELECT id FROM record WHERE id IN ({marks})", list(named))}
    return named - found


def names_records(kind: str, field: str) -> bool:
    """Whether the values of a field are ids."""
    spec = spec_of(kind, field)
    return field in JOINED or (spec is not None and spec.kind == "ref")


def sql_of(db: Connection, kind: str, criteria: Iterable[Criterion]) -> Sql:
    """All criteria that SQL can test as one expression over `x`; those with a flaw are left out."""
    parts, values = [], []
    for each in criteria:
        if each.field == LOOK or flaw(kind, each):
            continue
        sql, some = _sql(db, KINDS[kind], each)
        parts.append(f"({sql})")
        values += some
    return " AND ".join(parts), values


def _sql(db: Connection, cls: type[Record], each: Criterion) -> Sql:
    if each.field in JOINED:
        return _joined_sql(each)
    spec = specs(cls)[each.field]
    if spec.kind == "date" and each.values:
        return _date_sql(each)
    if spec.kind in _NUMBERS and each.values:
        return _number_sql(each)
    if each.field == MARK:
        return _mark_sql(db, cls, each)
    if each.test in (CONTAINS, LACKS):
        found = " OR ".join([f"{_column(each.field)} GLOB ?"] * len(each.values))
        return _unless(each.test == LACKS, found), [glob(value) for value in each.values]
    return _equal_sql(each, "IS NULL" if spec.kind in ("ref", *_NUMBERS) else "= ''")


def _column(field: str) -> str:
    return f"x.{quoted(field)}"


@memo
def _marks(number: int) -> str:
    return ", ".join("?" * number)


def _unless(wanted: bool, sql: str) -> str:
    return f"NOT ({sql})" if wanted else sql


def _equal_sql(each: Criterion, empty: str) -> Sql:
    column = _column(each.field)
    if each.test in (STATED, UNSTATED):
        return _unless(each.test == STATED, f"{column} {empty}"), []
    among = f"{column} IN ({_marks(len(each.values))})"
    return (f"{column} IS NULL OR NOT {among}" if each.test == IS_NOT else among), list(each.values)


def _joined_sql(each: Criterion) -> Sql:
    """Of the records of link rows: which are tagged, which cite."""
    table, column = JOINED[each.field]
    only = f" WHERE {quoted(column)} IN ({_marks(len(each.values))})" if each.values else ""
    found = f"x.id IN (SELECT record FROM {table}{only})"
    return _unless(each.test in (IS_NOT, UNSTATED), found), list(each.values)


def _date_sql(each: Criterion) -> Sql:
    """What is only partly known counts as before or after a day when all of it is."""
    first, last = (f"x.{quoted(each.field + end)}" for end in ("_from", "_to"))
    begins, ends = dates.bounds(each.values[0])
    if each.test == BEFORE:
        return f"{last} < ?", [begins or ends]
    if each.test == AFTER:
        return f"{first} > ?", [ends or begins]
    if each.test == BETWEEN:
        ends = dates.bounds(each.values[1])[1]
    inside = [(f"{first} >= ?", begins), (f"{last} <= ?", ends)]
    known = [(sql, day) for sql, day in inside if day]
    return " AND ".join(sql for sql, _ in known), [day for _, day in known]


def _number_sql(each: Criterion) -> Sql:
    column, numbers = _column(each.field), [float(value) for value in each.values]
    if each.test == LEAST:
        return f"{column} >= ?", [min(numbers)]
    if each.test == MOST:
        return f"{column} <= ?", [max(numbers)]
    if each.test == BETWEEN:
        return f"{column} BETWEEN ? AND ?", [min(numbers), max(numbers)]
    return f"{column} IN ({_marks(len(numbers))})", [*numbers]


def _mark_sql(db: Connection, cls: type[Record], each: Criterion) -> Sql:
    own = "coalesce(nullif(x.handling, ''), x.handling_inherited)"
    if each.test == UNSTATED:
        return f"{own} = ''", []
    if each.test == IS:
        return f"{own} IN ({_marks(len(each.values))})", list(each.values)
    sql, values = marked_above(db, cls, each.values[0])
    return _unless(each.test == MOST, sql), values
