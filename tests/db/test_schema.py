"""The tables: strict, every reference indexed and restricting, and just as the records declare them."""

import re

import pytest

from db import driver, migrations, schema
from db.driver import Connection
from db.records import KINDS, Record, references
from db.store import Store

NAMED = re.compile(r'CREATE (?:UNIQUE )?(TABLE|INDEX) "([^"]+)"')
FIRST = """
SELECT 1 FROM pragma_index_list(:name) l JOIN pragma_index_info(l.name) i
WHERE i.seqno = 0 AND i.name = :column
"""


@pytest.fixture
def db(empty: Store) -> Connection:
    return empty.db


def tables(db: Connection) -> list[tuple[str, int]]:
    """The names of the tables, and whether they are strict, without those of the full-text index."""
    rows = db.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    return [(name, strict) for name, strict in rows.fetchall() if not name.startswith("sqlite_")]


def test_every_kind_has_its_table(db: Connection) -> None:
    assert KINDS.keys() < {name for name, _ in tables(db)}


def test_every_table_is_strict(db: Connection) -> None:
    assert [name for name, strict in tables(db) if not strict] == []


def test_every_reference_has_an_index_that_begins_with_it(db: Connection) -> None:
    bare = []
    for name, _ in tables(db):
        keys = {row[1] for row in db.execute(f"PRAGMA table_info({schema.quoted(name)})") if row[5] == 1}
        for row in db.execute(f"PRAGMA foreign_key_list({schema.quoted(name)})").fetchall():
            column = row[3]
            found = db.execute(FIRST, {"name": name, "column": column}).fetchone()
            if not found and column not in keys:
                bare.append(f"{name}.{column}")
    assert bare == []


def test_every_reference_is_declared_and_restricts(db: Connection) -> None:
    for kind, cls in KINDS.items():
        keys = db.execute(f"PRAGMA foreign_key_list({schema.quoted(kind)})").fetchall()
        assert {row[3] for row in keys} == {"id", "n", *references(cls)}
        assert {(row[2], row[6]) for row in keys} == {("record", "RESTRICT")}


def test_the_declared_tables_are_those_that_the_migrations_make() -> None:
    made = migrations.reference(migrations.current_version())
    for statement in schema.statements():
        named = NAMED.match(statement)
        assert named
        assert made[f"{named[1].lower()} {named[2]}"] == " ".join(statement.split())


def test_nothing_else_is_made_for_the_records(db: Connection) -> None:
    declared = {f"{m[1].lower()} {m[2]}" for s in schema.statements() if (m := NAMED.match(s))}
    own = {
        *("table record", "index record_kind", "table change", "index change_undoes", "table edit"),
        *("index edit_id", "table draft", "table blob_data", "table search"),
        *("table kept", "table text_part", "index text_part_source", "table text_search"),
    }
    library = re.compile(
        r"table (?:text_)?search_\w+|table _sqlite_migrations|index idx__sqlite_migrations\w+"
    )
    others = schema.described(db).keys() - declared - own
    assert [name for name in others if not library.fullmatch(name)] == []


@pytest.mark.parametrize(
    "cls", [cls for cls in KINDS.values() if cls.META.joins], ids=lambda cls: cls.META.kind
)
def test_what_a_link_joins_is_unique(cls: type[Record]) -> None:
    made = migrations.reference(migrations.current_version())
    joined = ", ".join(f'"{name}"' for name in cls.META.joins)
    kind = cls.META.kind
    assert made[f"index {kind}_joins"] == f'CREATE UNIQUE INDEX "{kind}_joins" ON "{kind}" ({joined})'


def test_a_fingerprint_changes_with_the_schema() -> None:
    db = driver.memory()
    db.execute("CREATE TABLE a (x TEXT)")
    one = schema.digest(schema.described(db))
    db.execute("CREATE INDEX b ON a (x)")
    assert schema.digest(schema.described(db)) != one
    db.execute("DROP INDEX b")
    assert schema.digest(schema.described(db)) == one
