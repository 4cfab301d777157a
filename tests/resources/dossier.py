"""A dossier that comes with Parley as records, read in plain Python, and what its tests ask of it."""

import json
from collections.abc import Iterator
from typing import TypeVar

import resources
from db.records import KINDS, Evidence, Record, specs

R = TypeVar("R", bound=Record)


class Shipped:
    """One bundle of `resources/dossiers` by the name of its file: its text, and its records by id."""

    def __init__(self, name: str) -> None:
        self.name = f"dossiers/{name}.json"
        self.text = resources.read_text(self.name)
        self.bundle = json.loads(self.text)
        self.records: dict[str, Record] = {
            row["id"]: KINDS[kind](**row) for kind, rows in self.bundle["records"].items() for row in rows
        }

    def every(self, cls: type[R]) -> list[R]:
        """All records of a kind, by id."""
        return [record for record in self.records.values() if isinstance(record, cls)]

    def need(self, cls: type[R], id: str | None) -> R:
        """The record of a kind with this id; AssertionError when there is none."""
        record = self.records.get(id or "")
        assert isinstance(record, cls), f"{id} is no {cls.META.label}"
        return record

    def evidence(self, id: str) -> list[Evidence]:
        """What is cited for a record."""
        return [each for each in self.every(Evidence) if each.record == id]

    def texts(self) -> Iterator[tuple[Record, str, str]]:
        """Each text of the dossier that a person reads, with its record and field."""
        for record in self.records.values():
            for name, spec in specs(type(record)).items():
                value = getattr(record, name)
                if spec.kind in ("text", "prose") and name != "id" and value:
                    yield record, name, value
