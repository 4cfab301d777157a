"""The steps that bring a tracker to this version, and what older edits need to be read by it.

To add one:
1. change the declaration in `db/records/`;
2. write a function below with `@step`, named for what it does; raw SQL or sqlite-utils, never the declared
   records (they will change again);
3. if it renames or drops a field, give it a converter for older edits with `@converts(VERSION)`;
4. run `python -m db.migrations` and add the printed line to `DIGESTS`;
5. add a tracker of the version before to `tests/files/` and a test that opens it.
"""

import sys
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from db import schema
from db.changes import Edit
from db.driver import APPLICATION_ID, Connection, memory, utils

if TYPE_CHECKING:
    from sqlite_utils import Database

Step = Callable[["Database"], None]
STEPS: list[Step] = []
CONVERTERS: dict[int, Callable[[Edit], Edit]] = {}

# The fingerprint of the schema at each version: opening compares it without building a reference.
DIGESTS = {
    1: "bb925c571829573bf4323f76cadeb186",
    2: "0561fbe0546f5d556681e137460b13c7",
    3: "86dc478347e04d706ad3014c838c7f1f",
}


class StepFailed(Exception):
    """A migration raised an error, which is its cause; nothing of it or of the others was kept."""

    def __init__(self, step: str) -> None:
        self.step = step
        super().__init__(step)


def step(function: Step) -> Step:
    """Register a migration; the place in this file is the version it makes."""
    STEPS.append(function)
    return function


def converts(version: int) -> Callable[[Callable[[Edit], Edit]], Callable[[Edit], Edit]]:
    """Register how an edit written before `version` reads in it."""

    def register(function: Callable[[Edit], Edit]) -> Callable[[Edit], Edit]:
        CONVERTERS[version] = function
        return function

    return register


@step
def make_tables(db: "Database") -> None:
    """Version 1: the records, their registry, the journal, drafts and files."""
    from importlib.resources import files

    for statement in (files("db") / "ddl" / "v1.sql").read_text("utf-8").split(";\n"):
        if statement.strip():
            db.execute(statement)


@step
def index_all_text(db: "Database") -> None:
    """Version 2: the full-text index, filled from the records that are there."""
    from db.indexing import SEARCH_SQL, reindex_all

    db.execute(SEARCH_SQL)
    reindex_all(db.conn)


FILTER_SQL = """
CREATE TABLE "filter" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "title" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT '',
  "words" TEXT NOT NULL DEFAULT '',
  "conditions" TEXT NOT NULL DEFAULT '',
  "order" TEXT NOT NULL DEFAULT '',
  "rank" INTEGER,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT
"""


@step
def make_filters(db: "Database") -> None:
    """Version 3: saved filters, and what a tracker remembers for whoever works in it."""
    db.execute(FILTER_SQL.strip())
    db.execute("CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID")


def current_version() -> int:
    """The version this application writes."""
    return len(STEPS)


def version_of(db: Connection) -> int:
    """The version of an open file."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: Connection, *, to: int | None = None) -> None:
    """Apply the steps a file lacks, all or none. Raises StepFailed; the file is then as it was."""
    from sqlite_utils.migrations import Migrations

    wanted = STEPS[:to]
    run = Migrations("parley")
    begun = [wanted[0].__name__]
    for function in wanted:
        run(name=function.__name__)(_noting(function, begun))
    db.execute("BEGIN IMMEDIATE")
    try:
        run.apply(utils(db))
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {len(wanted)}")
        db.execute("COMMIT")
    except Exception as error:
        raise StepFailed(begun[-1]) from error
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _noting(function: Step, begun: list[str]) -> Step:
    def noted(db: "Database") -> None:
        begun.append(function.__name__)
        function(db)

    return noted


@cache
def reference(version: int) -> dict[str, str]:
    """The schema a file of `version` has, built in memory."""
    db = memory()
    migrate(db, to=version)
    found = schema.described(db)
    db.close()
    return found


def foreign_parts(db: Connection, version: int) -> list[str]:
    """What a file's schema has otherwise than the migrations make it, named; empty when nothing."""
    found = schema.described(db)
    if schema.digest(found) == DIGESTS[version]:
        return []
    wanted = reference(version)
    other = {name for name in found.keys() & wanted.keys() if found[name] != wanted[name]}
    return [
        *(f"{name} is not Parley's" for name in _tables_first(found.keys() - wanted.keys())),
        *(f"{name} is missing" for name in _tables_first(wanted.keys() - found.keys())),
        *(f"{name} is made otherwise" for name in _tables_first(other)),
    ]


def _tables_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (not name.startswith("table"), name))


def converted(edit: Edit, written_at: int) -> Edit:
    """An edit of the journal as it reads in the current version."""
    for version in range(written_at + 1, current_version() + 1):
        if version in CONVERTERS:
            edit = CONVERTERS[version](edit)
    return edit


if __name__ == "__main__":
    for number in range(1, current_version() + 1):
        sys.stdout.write(f'    {number}: "{schema.digest(reference(number))}",\n')
