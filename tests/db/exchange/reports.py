"""Reading the hostile files, and what was said about them."""

from pathlib import Path

from db.exchange import Plan, plan, read
from db.queries.snapshot import Snapshot
from db.records import Record
from tests.db.exchange.samples import EMPTY, taken

FILES = Path(__file__).resolve().parents[2] / "files" / "exchange"


def planned(*names: str, current: Snapshot = EMPTY) -> Plan:
    """The plan of importing some of the hostile files."""
    return plan([read(FILES / name) for name in names], current)


def came_in(*names: str) -> list[Record]:
    """The records that an empty tracker takes from the files, in the order of their ids."""
    made = planned(*names)
    assert (made.refusals, made.blanked) == ([], [])
    snapshot = taken(made)
    found = [snapshot.get(edit.id) for edit in made.edits]
    return sorted((record for record in found if record), key=lambda record: record.id)


def told(made: Plan) -> dict[int, set[str]]:
    """The fields that were refused, by line; those of a whole row or file as ''."""
    lines: dict[int, set[str]] = {}
    for refusal in made.refusals:
        lines.setdefault(refusal.line, set()).add(refusal.field)
    return lines
