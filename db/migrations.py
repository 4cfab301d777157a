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
    4: "6a920a5e1214a2231fbef237492d2595",
    5: "2459d89f66090c97d9b41242976e37bf",
    6: "d306e53b1791a0203e7654e5aca67b65",
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


# What a paper is about and how it is made; what an edition was made with. Rebuilt, so that the columns stand
# in the order of the declaration, before those of every record.
PAPERS_SQL = """
ALTER TABLE "brief" RENAME TO "brief_3";
CREATE TABLE "brief" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "title" TEXT NOT NULL DEFAULT '',
  "reference" TEXT NOT NULL DEFAULT '',
  "template" TEXT NOT NULL DEFAULT '',
  "audience" TEXT NOT NULL DEFAULT '',
  "distribution" TEXT NOT NULL DEFAULT '',
  "author" TEXT NOT NULL DEFAULT '',
  "as_of" TEXT NOT NULL DEFAULT '',
  "as_of_from" TEXT,
  "as_of_to" TEXT,
  "paper" TEXT NOT NULL DEFAULT '',
  "language" TEXT NOT NULL DEFAULT '',
  "bottom_line" TEXT NOT NULL DEFAULT '',
  "subject" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "since" TEXT NOT NULL DEFAULT '',
  "since_from" TEXT,
  "since_to" TEXT,
  "house" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "brief_subject" ON "brief" ("subject");
ALTER TABLE "edition" RENAME TO "edition_3";
DROP INDEX "edition_brief";
DROP INDEX "edition_pdf";
DROP INDEX "edition_issued_from";
CREATE TABLE "edition" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "brief" TEXT NOT NULL REFERENCES record(id) ON DELETE RESTRICT,
  "number" INTEGER NOT NULL,
  "issued" TEXT NOT NULL DEFAULT '',
  "issued_from" TEXT,
  "issued_to" TEXT,
  "change" TEXT NOT NULL DEFAULT '',
  "sha256" TEXT NOT NULL DEFAULT '',
  "pdf" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "note" TEXT NOT NULL DEFAULT '',
  "as_of" TEXT NOT NULL DEFAULT '',
  "as_of_from" TEXT,
  "as_of_to" TEXT,
  "level" TEXT NOT NULL DEFAULT '',
  "made_with" TEXT NOT NULL DEFAULT '',
  "errors" TEXT NOT NULL DEFAULT '',
  "despite" TEXT NOT NULL DEFAULT '',
  "withdrawn" TEXT NOT NULL DEFAULT '',
  "withdrawn_from" TEXT,
  "withdrawn_to" TEXT,
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "edition_brief" ON "edition" ("brief");
CREATE INDEX "edition_pdf" ON "edition" ("pdf");
CREATE INDEX "edition_issued_from" ON "edition" ("issued_from");
"""


@step
def tell_what_papers_are_made_with(db: "Database") -> None:
    """Version 4: subject and house style of papers; cut-off, level, template and errors of editions."""
    _rebuild(db, PAPERS_SQL, {"brief": "brief_3", "edition": "edition_3"})


# What was repaired in the text of a source, and what of its file is no part of it, in a file of its own: it
# can be as long as the text, and is no field to be typed. Rebuilt, as papers were.
SOURCES_SQL = """
ALTER TABLE "source" RENAME TO "source_4";
DROP INDEX "source_original";
DROP INDEX "source_text";
CREATE TABLE "source" (
  n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT,
  id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT,
  "title" TEXT NOT NULL DEFAULT '',
  "type" TEXT NOT NULL DEFAULT '',
  "author" TEXT NOT NULL DEFAULT '',
  "publisher" TEXT NOT NULL DEFAULT '',
  "issued" TEXT NOT NULL DEFAULT '',
  "issued_from" TEXT,
  "issued_to" TEXT,
  "issued_as_printed" TEXT NOT NULL DEFAULT '',
  "accessed" TEXT NOT NULL DEFAULT '',
  "accessed_from" TEXT,
  "accessed_to" TEXT,
  "url" TEXT NOT NULL DEFAULT '',
  "language" TEXT NOT NULL DEFAULT '',
  "reliability" TEXT NOT NULL DEFAULT '',
  "reliability_reason" TEXT NOT NULL DEFAULT '',
  "status" TEXT NOT NULL DEFAULT '',
  "status_reason" TEXT NOT NULL DEFAULT '',
  "csl" TEXT NOT NULL DEFAULT '',
  "original" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "text" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "reading" TEXT REFERENCES record(id) ON DELETE RESTRICT,
  "notes" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT '',
  "handling_inherited" TEXT NOT NULL DEFAULT '',
  "caveat" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "source_original" ON "source" ("original");
CREATE INDEX "source_text" ON "source" ("text");
CREATE INDEX "source_reading" ON "source" ("reading");
"""


@step
def tell_how_sources_were_read(db: "Database") -> None:
    """Version 5: what was repaired in the text of a source, and what was set aside."""
    _rebuild(db, SOURCES_SQL, {"source": "source_4"})


@step
def index_texts_of_sources(db: "Database") -> None:
    """Version 6: the words of the texts kept of sources, filled from those that are there."""
    from db.text_index import TEXT_SEARCH_SQL, index_all_texts

    for statement in TEXT_SEARCH_SQL:
        db.execute(statement)
    index_all_texts(db.conn)


def _rebuild(db: "Database", sql: str, kinds: dict[str, str]) -> None:
    """Make tables anew and fill them from those they replace, `kinds`: the old name by the new one."""
    for statement in sql.strip().split(";\n"):
        db.execute(statement.removesuffix(";"))
    for kind, old in kinds.items():
        names = ", ".join(f'"{column.name}"' for column in db[old].columns)
        db.execute(f'INSERT INTO "{kind}" ({names}) SELECT {names} FROM "{old}"')
        db.execute(f'DROP TABLE "{old}"')


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
