"""A record in its surroundings: its parts, evidence, stances, conflicts, and who else speaks of it."""

from collections.abc import Iterator
from typing import NamedTuple

from db.queries.snapshot import Snapshot
from db.records import (
    KINDS,
    Condition,
    Disagreement,
    DisagreementRecord,
    Evidence,
    Option,
    Position,
    PositionOption,
    Record,
    Tag,
    Tagging,
    references,
)

# Shown apart from the other parts of a record.
APART = (Evidence, PositionOption, DisagreementRecord, Tagging)


class Stated(NamedTuple):
    """What a position says of one option: `stance` is '' when nothing."""

    option: Option
    stance: str
    conditions: tuple[Condition, ...]


class Whole(NamedTuple):
    """A record and the snapshot it stands in."""

    snapshot: Snapshot
    record: Record

    def evidence(self) -> tuple[Evidence, ...]:
        """What it rests on and what speaks against it."""
        return self.snapshot.by(Evidence, "record", self.record.id)

    def stances(self) -> Iterator[Stated]:
        """What a position says of each option of its issue, in the order of the axis; of no other record."""
        if not isinstance(self.record, Position):
            return
        said = {
            stance.option: stance for stance in self.snapshot.by(PositionOption, "position", self.record.id)
        }
        for option in self.snapshot.by(Option, "issue", self.record.issue):
            stance = said.get(option.id)
            conditions = self.snapshot.by(Condition, "position_option", stance.id) if stance else ()
            yield Stated(option, stance.stance if stance else "", conditions)

    def conflicts(self) -> tuple[Position, ...]:
        """The current positions beside it that say something else."""
        return self.snapshot.conflict(self.record) if isinstance(self.record, Position) else ()

    def disagreements(self) -> Iterator[tuple[Disagreement, DisagreementRecord]]:
        """The disagreements it is a side of."""
        for side in self.snapshot.by(DisagreementRecord, "record", self.record.id):
            yield self.snapshot.need(Disagreement, side.disagreement), side

    def tags(self) -> list[str]:
        """The words it is tagged with."""
        tagged = self.snapshot.by(Tagging, "record", self.record.id)
        return [self.snapshot.need(Tag, tagging.tag).name for tagging in tagged]

    def parts(self) -> Iterator[tuple[type[Record], tuple[Record, ...]]]:
        """The records that belong to it, by kind."""
        for cls in KINDS.values():
            owner = cls.META.owner
            if owner and cls not in APART and (found := self.snapshot.by(cls, owner, self.record.id)):
                yield cls, found

    def named_in(self) -> Iterator[tuple[type[Record], list[Record]]]:
        """The records that refer to it otherwise, by kind."""
        for cls in KINDS.values():
            fields = [name for name in references(cls) if name != cls.META.owner]
            found = {r.id: r for name in fields for r in self.snapshot.by(cls, name, self.record.id)}
            if found and cls not in APART:
                yield cls, list(found.values())
