"""The Snapshot: the records of a tracker at one date, for some channels, up to one marking. Immutable."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, TypeVar, cast

from db import dates
from db.queries import visibility
from db.queries.visibility import Marks
from db.records import DOSSIER_ID, KINDS, Dossier, Marking, Position, Record, specs

R = TypeVar("R", bound=Record)


class Snapshot:
    """Typed records with their references resolved; analysis and papers are functions of it.

    `as_of`: EDTF, kept as the last day of it (ISO), empty = all that is recorded. `recorded`: a moment of
    the journal, empty = now. `channels`: empty = all. `handling_at_most`: a level of the set, empty = any.
    `cut`: ids left out because of their mark, for the analyst and never for a paper.
    Raises BadDate, and NoSuchLevel for a level that is not in the dossier's set.
    """

    def __init__(
        self,
        records: dict[str, Record],
        *,
        as_of: str = "",
        recorded: str = "",
        channels: Collection[str] = (),
        handling_at_most: str = "",
    ) -> None:
        self.as_of, self.recorded = _last_day(as_of), recorded
        self.channels, self.handling_at_most = frozenset(channels), handling_at_most
        late = visibility.not_yet_known(records, self.as_of) if as_of else set()
        known = visibility.remaining(records, late) if late else records
        self.dossier = _dossier_of(known)
        self._marks = Marks(known, self._levels(known))
        seen = self._cut(known) if handling_at_most else known
        # A position is over for whoever may know of the one that replaced it, whichever channel he looks at.
        self._replaced = {r.replaces for r in seen.values() if isinstance(r, Position)}
        self._records = self._in_channels(seen)
        left_out = self._in_channels(known).keys() - seen.keys() if handling_at_most else ()
        self.cut = tuple(sorted(left_out))
        self._sorted: dict[type[Record], tuple[Record, ...]] = {}
        self._by: dict[tuple[type[Record], str], dict[object, tuple[Record, ...]]] = {}
        self._place: dict[type[Record], dict[str, int]] = {}
        self._of_kind: dict[type[Record], list[Record]] | None = None
        self._held: dict[tuple[str, str, str], list[Position]] | None = None

    @classmethod
    def of(
        cls,
        records: Iterable[Record],
        *,
        as_of: str = "",
        channels: Collection[str] = (),
        handling_at_most: str = "",
    ) -> "Snapshot":
        """A snapshot of records that stand in no tracker."""
        return cls(
            {r.id: r for r in records}, as_of=as_of, channels=channels, handling_at_most=handling_at_most
        )

    def earlier(self, as_of: str) -> "Snapshot":
        """What of these records held at an earlier date (EDTF); channels and marking stay as they are."""
        return Snapshot(
            self._records, as_of=as_of, recorded=self.recorded, channels=self.channels,
            handling_at_most=self.handling_at_most,
        )  # fmt: skip

    def _levels(self, records: dict[str, Record]) -> list[Marking]:
        of_set = (r for r in records.values() if isinstance(r, Marking))
        return [level for level in of_set if level.set == self.dossier.marking_set]

    def _cut(self, records: dict[str, Record]) -> dict[str, Record]:
        kept = visibility.remaining(records, self._marks.above(self.handling_at_most))
        self.dossier = visibility.veiled(self.dossier, self._marks, self.handling_at_most)
        if DOSSIER_ID in kept:
            kept[DOSSIER_ID] = self.dossier
        self._marks = Marks(kept, self._levels(kept))
        return kept

    def _in_channels(self, records: dict[str, Record]) -> dict[str, Record]:
        if not self.channels:
            return records
        return visibility.remaining(records, visibility.off_channel(records, self.channels))

    # -- reading ---------------------------------------------------------------------------------

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """All records of a kind in their default order."""
        if cls not in self._sorted:
            of_kind = self._kinds().get(cls, [])
            self._sorted[cls] = tuple(sorted(of_kind, key=self._sort_key(cls)))
        return cast(tuple[R, ...], self._sorted[cls])

    def each(self, cls: type[R]) -> Iterable[R]:
        """All records of a kind in no order, where none is needed: sorting many takes its time."""
        return cast(Iterable[R], self._kinds().get(cls, ()))

    def ids(self) -> frozenset[str]:
        """The ids of all records in the snapshot."""
        return frozenset(self._records)

    def count(self, cls: type[Record]) -> int:
        """How many records of a kind there are."""
        return len(self._kinds().get(cls, ()))

    def get(self, id: str | None) -> Record | None:
        """The record with this id, or None when it is not in the snapshot."""
        return self._records.get(id) if id else None

    def need(self, cls: type[R], id: str) -> R:
        """The record of a kind with this id; KeyError when it is not in the snapshot."""
        record = self._records[id]
        if not isinstance(record, cls):
            raise KeyError(id)
        return record

    def by(self, cls: type[R], field: str, value: object) -> tuple[R, ...]:
        """The records of a kind whose `field` holds `value`, in default order."""
        index = self._by.get((cls, field))
        if index is None:
            groups: dict[object, list[Record]] = defaultdict(list)
            for record in self.all(cls):
                groups[getattr(record, field)].append(record)
            index = self._by[cls, field] = {key: tuple(group) for key, group in groups.items()}
        return cast(tuple[R, ...], index.get(value, ()))

    def _kinds(self) -> dict[type[Record], list[Record]]:
        if self._of_kind is None:
            kinds: dict[type[Record], list[Record]] = defaultdict(list)
            for record in self._records.values():
                kinds[type(record)].append(record)
            self._of_kind = kinds
        return self._of_kind

    # -- names and order -------------------------------------------------------------------------

    def title(self, record: Record | str | None) -> str:
        """What a record is called, for example "Ukraine · Territory"; empty when it is not here."""
        found = self.get(record) if isinstance(record, str) else record
        if found is None:
            return ""
        parts = (self._title_part(found, name) for name in found.META.title)
        return " · ".join(part for part in parts if part)

    def _title_part(self, record: Record, name: str) -> str:
        value = getattr(record, name)
        if specs(type(record))[name].kind == "ref":
            return self.title(value)
        return "" if value is None else str(value)

    def _sort_key(self, cls: type[Record]) -> Any:
        keys = [self._field_key(cls, name) for name in (*cls.META.order, "id")]
        return lambda record: tuple([key(record) for key in keys])

    def _field_key(self, cls: type[Record], name: str) -> Any:
        spec = specs(cls)[name]
        if spec.kind == "ref":
            places = self._places(spec.refs[0]) if len(spec.refs) == 1 else {}
            return lambda record: (places.get(getattr(record, name), 0), "")
        if spec.kind == "date":
            return lambda record: dates.known_from(getattr(record, name)) or "9999"
        if spec.kind in ("whole", "number", "flag"):
            return lambda record: 1e9 if (value := getattr(record, name)) is None else value
        return lambda record: getattr(record, name).casefold()

    def _places(self, kind: str) -> dict[str, int]:
        cls = KINDS[kind]
        if cls not in self._place:
            self._place[cls] = {record.id: i for i, record in enumerate(self.all(cls))}
        return self._place[cls]

    # -- valid time ------------------------------------------------------------------------------

    def is_current(self, record: Record) -> bool:
        """True when a record's valid time has not ended at the as-of date and nothing replaced it."""
        if record.id in self._replaced:
            return False
        if not record.META.ends:
            return True
        first, last = dates.bounds(getattr(record, record.META.ends))
        end = last or first
        return not end or bool(self.as_of and end > self.as_of)

    def conflict(self, position: Position) -> tuple[Position, ...]:
        """The other current positions of the same actor on the same issue in the same channel."""
        held = self._groups().get((position.actor, position.issue, position.channel), [])
        return tuple(other for other in held if other.id != position.id) if position in held else ()

    def conflicts(self) -> list[tuple[Position, ...]]:
        """The current positions of one actor on one issue in one channel that stand side by side."""
        return [tuple(group) for group in self._groups().values() if len(group) > 1]

    def _groups(self) -> dict[tuple[str, str, str], list[Position]]:
        groups = self._held
        if groups is None:
            groups = defaultdict(list)
            for each in self.all(Position):
                if self.is_current(each):
                    groups[each.actor, each.issue, each.channel].append(each)
            self._held = groups  # only when whole: papers are made in threads
        return groups

    # -- marks -----------------------------------------------------------------------------------

    def mark(self, record: Record) -> str:
        """The effective mark of a record: the highest of its own and of what it belongs to."""
        return self._marks.of(record.id)

    def highest_mark(self) -> str:
        """The highest effective mark in the snapshot; empty when nothing is marked."""
        levels = {self._marks.of(id) for id in self._records}
        return max(levels, key=self._marks.rank, default="")

    def banner(self, level: str) -> Marking | None:
        """The marking record of a level in the dossier's set, or None when there is none."""
        return next((m for m in self._levels(self._records) if m.level == level), None)


def _last_day(text: str) -> str:
    first, last = dates.bounds(text)
    return last or first or ""


def _dossier_of(records: dict[str, Record]) -> Dossier:
    found = records.get(DOSSIER_ID)
    return found if isinstance(found, Dossier) else Dossier(id=DOSSIER_ID, title="")
