"""What goes with a record that is deleted, and which references to it are blanked."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from db import rows
from db.changes import Edit
from db.driver import Connection
from db.records import KINDS, Record, references, required, specs
from db.schema import quoted
from db.wording import joined


@dataclass(frozen=True, slots=True)
class Deletion:
    """The records asked for, those that can't stand without them, and the references that are blanked."""

    asked: tuple[Record, ...]
    with_them: tuple[Record, ...]
    blanked: tuple[Edit, ...]

    def edits(self) -> tuple[Edit, ...]:
        """The edits that carry it out."""
        return (*self.blanked, *(Edit.delete(record) for record in (*self.with_them, *self.asked)))

    def words(self) -> str:
        """What goes with them: "3 positions and 5 citations go with it", or an empty string."""
        counts = Counter(type(record) for record in self.with_them)
        parts = [cls.META.counted(number) for cls, number in counts.items()]
        if not parts:
            return ""
        one = len(self.with_them) == 1
        return f"{joined(parts)} {'goes' if one else 'go'} with {'it' if len(self.asked) == 1 else 'them'}"


def goes_with(db: Connection, ids: Iterable[str]) -> Deletion:
    """What deleting the records with these ids takes along; ids that are not there are passed over."""
    with rows.one_view(db):
        return _goes_with(
            db, {record.id: record for id in dict.fromkeys(ids) if (record := rows.one(db, id))}
        )


def reach(db: Connection, ids: Iterable[str], most: int) -> int:
    """How many records deleting those with these ids touches, counted until there are more than `most`."""
    met = wave = set(ids)
    while wave and len(met) <= most:
        held = [
            (field in required(cls), set(_holders(db, cls, field, wave)))
            for cls in KINDS.values()
            for field in references(cls)
        ]
        wave = set().union(*(found for needed, found in held if needed)) - met
        met = met.union(*(found for _, found in held))
    return len(met)


def _holders(db: Connection, cls: type[Record], field: str, ids: Collection[str]) -> list[str]:
    marks = ", ".join("?" * len(ids))
    sql = f"SELECT id FROM {quoted(cls.META.kind)} WHERE {quoted(field)} IN ({marks}) LIMIT {rows.CHUNK}"
    return [row[0] for row in db.execute(sql, list(ids))]


def _goes_with(db: Connection, asked: dict[str, Record]) -> Deletion:
    gone: dict[str, Record] = dict(asked)
    blanks: dict[str, tuple[Record, dict[str, None]]] = {}
    wave = asked
    while wave:
        found: dict[str, Record] = {}
        for record, field, needed in referring(db, wave):
            if not needed:
                blanks.setdefault(record.id, (record, {}))[1][field] = None
            elif record.id not in gone:
                gone[record.id] = found[record.id] = record
        wave = found
    kept = (Edit.update(record, **fields) for id, (record, fields) in blanks.items() if id not in gone)
    with_them = (record for id, record in gone.items() if id not in asked)
    return Deletion(tuple(asked.values()), tuple(with_them), tuple(kept))


def referring(db: Connection, targets: Mapping[str, Record]) -> Iterator[tuple[Record, str, bool]]:
    """Each reference to any of `targets`: the record that holds it, its field, whether it is needed."""
    kinds = {record.META.kind for record in targets.values()}
    for cls in KINDS.values():
        for field in references(cls):
            allowed = specs(cls)[field].refs
            if not allowed or not kinds.isdisjoint(allowed):
                needed = field in required(cls)
                for record in rows.holding(db, cls, field, list(targets)):
                    yield record, field, needed
