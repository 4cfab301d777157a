"""The highest marking in use, without reading the records themselves."""

from functools import cache

from db.driver import Connection
from db.queries.visibility import Marks
from db.records import DOSSIER_ID, KINDS, Marking
from db.rows import where
from db.schema import quoted


@cache
def _levels_sql() -> str:
    """Every mark that stands on a record: its own, else the one it inherited."""
    own = "SELECT DISTINCT CASE handling WHEN '' THEN handling_inherited ELSE handling END FROM"
    return " UNION ".join(f"{own} {quoted(kind)}" for kind in KINDS)


def highest(db: Connection) -> Marking | None:
    """The marking record of the highest mark in use, as `Snapshot.highest_mark` finds it; None without one.

    A record's effective mark is the highest of its own and of what it belongs to, so that the highest of all
    own marks is the highest of all.
    """
    found = db.execute("SELECT marking_set FROM dossier WHERE id = ?", (DOSSIER_ID,)).fetchone()
    levels = where(db, Marking, {"set": found[0] if found else ""})
    rank = Marks({}, levels).rank
    top = max((row[0] for row in db.execute(_levels_sql())), key=rank, default="")
    return next((level for level in levels if level.level == top), None)
