"""Merging duplicates: one record stays, what points to the others then points to it, and nothing is lost."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from db import wording
from db.changes import Change, Edit, Value
from db.errors import KnownError
from db.reader import Reader
from db.records import KINDS, Record, defaults, references, specs
from desktop.operations.edits import pointing, with_values
from desktop.operations.labels import cut, phrase, several
from desktop.operations.merged_texts import places, with_its_files
from desktop.operations.rewriting import Rewriting, reached, redirected
from desktop.operations.uniting import (
    Lost,
    Rank,
    highest_marks,
    joined,
    marked,
    noted_elsewhere,
    ranks,
    united,
)

# One dossier, its words as they came, what is written once, and papers whose editions have their numbers.
NOT_MERGED = frozenset(
    ("dossier", "marking", "scale_term", "estimate", "edition", "brief", "brief_section", "blob")
)
# What both must have in common: else what one says of the other's options would stand on no issue of its own.
SAME = {"option": "issue", "position": "issue"}
ALIASES = "aliases"


class CannotMerge(KnownError):
    """These records can't become one. `reason`: why, and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason} Nothing was merged.")


@dataclass(frozen=True, slots=True)
class Merging:
    """What a merge comes down to. `survivor`: the record that stays, as it will be; `gone`: the others.

    `moved`: the records that then point to the survivor. `united`: links of which two became one. `lost`:
    values that could not stand beside another, noted where `uniting` says. `circular`: fields of the survivor
    that are left empty, since it would point to itself. `ties`: records that then name it twice.
    """

    survivor: Record
    gone: tuple[Record, ...]
    moved: tuple[Record, ...]
    united: tuple[Record, ...]
    lost: tuple[Lost, ...]
    circular: tuple[str, ...]
    ties: tuple[Record, ...]
    edits: tuple[Edit, ...]

    def counted(self) -> str:
        """What moves, in words: "31 positions and 4 citations"; '' when nothing does."""
        counts = Counter(type(record) for record in self.moved)
        parts = [cls.META.counted(number) for cls, number in counts.most_common()]
        if len(parts) > 4:
            rest = sum(counts.values()) - sum(number for _, number in counts.most_common(3))
            parts = [*parts[:3], f"{rest:,} other records"]
        return wording.joined(parts)


def can_merge(kind: str) -> bool:
    """Whether records of a kind can be merged: not links, which follow what they join, nor what is issued."""
    return kind in KINDS and kind not in NOT_MERGED and not KINDS[kind].META.joins


def check_alike(records: Sequence[Record]) -> None:
    """Raises CannotMerge when these records can't become one."""
    kinds = {type(record) for record in records}
    if len(records) < 2 or len(kinds) > 1:
        raise CannotMerge("Two or more records of one kind are needed.")
    meta = records[0].META
    if not can_merge(meta.kind):
        raise CannotMerge(f"{meta.plural} can't be merged.")
    field = SAME.get(meta.kind)
    if field and len({getattr(record, field) for record in records}) > 1:
        raise CannotMerge(
            f"These {meta.plural.lower()} belong to several issues, and what is said of options would come "
            "to stand on another issue than theirs. Move them to one issue first."
        )


def differing(records: Sequence[Record]) -> list[str]:
    """The fields in which records differ, aliases aside: those are put together. Marks come last."""
    cls = type(records[0])
    names = [n for n, spec in specs(cls).items() if n not in ("id", ALIASES, "handling") and not spec.derived]
    found = [name for name in names if len({getattr(record, name) for record in records}) > 1]
    return [*found, *(["handling"] if len({marked(record) for record in records}) > 1 else [])]


def proposed(records: Sequence[Record], rank: Rank) -> dict[str, Value]:
    """The values a merge begins with: those of the first record, where it says nothing those of the next.

    Of its marks the highest. `records`: the one that stays first.
    """
    found: dict[str, Value] = {}
    for name in differing(records):
        nothing = (None, "", defaults(type(records[0])).get(name, ""))
        values = [getattr(record, name) for record in records]
        found[name] = next((value for value in values if value not in nothing), values[0])
    if "handling" in found:
        found |= highest_marks(records, rank)
    return found


def together(records: Sequence[Record], name: str) -> str:
    """The texts of a field of several records as one."""
    return joined(specs(type(records[0]))[name].kind, [str(getattr(record, name)) for record in records])


def is_prose(records: Sequence[Record], name: str) -> bool:
    """Whether the values of a field can be put together: prose can, a line that names a record can't."""
    return specs(type(records[0]))[name].kind == "prose"


def plan_merge(
    reader: Reader, survivor: Record, others: Sequence[Record], values: Mapping[str, Value] | None = None
) -> Merging:
    """What merging `others` into `survivor` comes down to; nothing is written.

    `values`: fields of the survivor as they shall be, `proposed` when none are given. Names of the others
    become aliases where the kind has such. Raises CannotMerge or InvalidField.
    """
    records = (survivor, *others)
    check_alike(records)
    rank = ranks(reader)
    chosen = proposed(records, rank) if values is None else _with_marks(records, values)
    return _Merger(reader, records, chosen, rank).merging()


def merge(reader: Reader, merging: Merging) -> Change:
    """Carry a merge out as one step."""
    label = f"Merge {several(merging.gone)} into {phrase(reader, merging.survivor)}"
    if len(merging.gone) == 1:
        gone = reader.titles([merging.gone[0].id]).get(merging.gone[0].id, merging.gone[0].id)
        label = f"Merge {cut(gone)} into {phrase(reader, merging.survivor)}"
    return Change(label, merging.edits)


def _with_marks(records: Sequence[Record], values: Mapping[str, Value]) -> dict[str, Value]:
    """Values chosen one by one; a marking that is chosen brings along what it was inherited from."""
    found = {name: value for name, value in values.items() if name != "handling_inherited"}
    if "handling" in found:
        level = found["handling"]
        source = next((each for each in records if marked(each) == level), None)
        if source is not None:
            found |= {"handling": source.handling, "handling_inherited": source.handling_inherited}
    return found


class _Merger:
    def __init__(
        self, reader: Reader, records: Sequence[Record], values: Mapping[str, Value], rank: Rank
    ) -> None:
        self._reader, self._rank = reader, rank
        self._stays, *self._others = records
        self._values = values
        self._ids = {record.id: self._stays.id for record in self._others}
        self._rewriting = Rewriting(reader)
        self._united: list[Record] = []
        self._lost: list[Lost] = []

    def merging(self) -> Merging:
        pairs = redirected(self._ids, reached(self._reader, self._others))
        # The survivor may point to the others as well; it is put by itself.
        pairs = [pair for pair in pairs if pair[0].id != self._stays.id]
        self._put_links(pairs)
        survivor, circular = self._survivor()
        self._rewriting.put(survivor)
        self._place_citations(survivor)
        for record in self._others:
            self._rewriting.drop(record.id)
        self._note_lost()
        moved = tuple(before for before, after in pairs if before != after)
        ties = tuple(before for before, after in pairs if _names_twice(before, after, self._stays.id))
        return Merging(
            survivor, tuple(self._others), moved, tuple(self._united), tuple(self._lost), circular, ties,
            self._rewriting.edits(),
        )  # fmt: skip

    # -- what points to them -------------------------------------------------------------------------

    def _put_links(self, pairs: Sequence[tuple[Record, Record]]) -> None:
        groups: dict[str, list[tuple[Record, Record]]] = {}
        for before, after in pairs:
            self._rewriting.know(before)
            groups.setdefault(after.id, []).append((before, after))
            if before.id != after.id:
                self._rewriting.drop(before.id)
        for id, members in groups.items():
            self._put_group(id, members)

    def _put_group(self, id: str, members: list[tuple[Record, Record]]) -> None:
        """Put the records that come to have one id: almost always a single one."""
        records = [after for _, after in sorted(members, key=lambda pair: pair[0].id != id)]
        if all(before.id != id for before, _ in members) and (there := self._reader.get(id)) is not None:
            self._rewriting.know(there)
            records.insert(0, there)
        if len(records) == 1:
            self._rewriting.put(records[0])
            return
        whole, lost = united(records, self._rank)
        self._rewriting.put(whole)
        self._united.append(whole)
        self._lost += lost

    def _note_lost(self) -> None:
        for lost in self._lost:
            place = noted_elsewhere(lost)
            record = self._rewriting.now(place[0]) if place else None
            if place and record:
                field = place[1]
                text = joined("prose", [getattr(record, field), self._words(lost)])
                self._rewriting.put(with_values(record, {field: text}))

    def _words(self, lost: Lost) -> str:
        """A stance is noted at its position, so that its option is said with it."""
        title = self._reader.titles([str(getattr(lost.record, "option", ""))])
        return f"{lost.words()} ({cut(next(iter(title.values())))})" if title else lost.words()

    def _place_citations(self, survivor: Record) -> None:
        for id, values in places(self._reader, (self._stays, *self._others), survivor):
            if (cited := self._rewriting.now(id)) is not None:
                self._rewriting.put(with_values(cited, values))

    # -- the record that stays -----------------------------------------------------------------------

    def _survivor(self) -> tuple[Record, tuple[str, ...]]:
        records = (self._stays, *self._others)
        chosen = with_its_files(with_values(self._stays, self._values), records)
        if ALIASES in specs(type(chosen)):
            chosen = with_values(chosen, {ALIASES: aliases_of(chosen, records)})
        whole = pointing(chosen, self._ids)
        circular = tuple(name for name in references(type(whole), needed=False) if self._circles(whole, name))
        return with_values(whole, dict.fromkeys(circular)), circular

    def _circles(self, record: Record, field: str) -> bool:
        """Whether a field leads from the record through its like back to it."""
        seen, here = {record.id}, getattr(record, field)
        while here:
            here = self._ids.get(here, here)
            if here in seen:
                return bool(here == record.id)
            seen.add(here)
            found = self._rewriting.now(here)
            here = getattr(found, field) if isinstance(found, type(record)) else None
        return False


def _names_twice(before: Record, after: Record, id: str) -> bool:
    """Whether a record named two of those that are merged, and so names the same one twice."""
    fields = [name for name in references(type(after)) if getattr(after, name) == id]
    return len(fields) > 1 and len({getattr(before, name) for name in fields}) > 1


def aliases_of(record: Record, merged: Iterable[Record]) -> str:
    """The aliases of all that are merged and their other names, one a line, each once."""
    own = {_folded(str(getattr(record, name, ""))) for name in ("name", "short_name")}
    found: dict[str, str] = {}
    for each in merged:
        names = (getattr(each, "name", ""), getattr(each, "short_name", ""))
        for line in (*str(getattr(each, ALIASES, "")).splitlines(), *names):
            if line.strip() and _folded(line) not in own:
                found.setdefault(_folded(line), line.strip())
    return "\n".join(found.values())


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
