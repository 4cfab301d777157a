"""A small tracker, and files to plan an import from."""

import json
from collections.abc import Mapping, Sequence

from db.exchange import Plan, Reading
from db.exchange.table_in import read_table_bytes
from db.exchange.unbundle import read_bundle_bytes
from db.queries.snapshot import Snapshot
from db.records import KINDS, Actor, Issue, Option, Position

UKRAINE = Actor(id="ukr", name="Ukraine", short_name="UA", aliases="Ukrayina\nУкраїна", capability=40.0)
TERRITORY = Issue(id="territory", title="Territory")
OPTION = Option(id="line", issue="territory", label="The line", value=50.0)
POSITION = Position(id="p1", actor="ukr", issue="territory", channel="official", statement="As it stands.")
TRACKER = Snapshot.of([UKRAINE, TERRITORY, OPTION, POSITION])

Fields = Mapping[str, object]


def bundle(file: str = "x.json", /, **kinds: Sequence[Fields]) -> Reading:
    text = json.dumps({"format": "parley-bundle", "records": kinds, "version": 1})
    return read_bundle_bytes(text.encode(), file)


def table(kind: str, text: str, file: str = "x.csv") -> Reading:
    return read_table_bytes(text.encode(), file, KINDS[kind])


def refused(made: Plan) -> dict[str, list[str]]:
    """The fields that were refused, by the id of the record."""
    found: dict[str, list[str]] = {}
    for refusal in made.refusals:
        found.setdefault(refusal.id, []).append(refusal.field)
    return found


def position(id: str, **values: str) -> Fields:
    return {"id": id, "actor": "ukr", "issue": "territory", "channel": "official", **values}
