"""Puts records into another order by hand: ranks count within what the records belong to."""

from bisect import bisect_right
from collections.abc import Sequence

from db.changes import Change, Edit, Value
from db.errors import KnownError
from db.queries import lists
from db.queries.lists import Listing
from db.reader import Reader
from db.records import KINDS, Record, required, specs
from desktop.operations.labels import cut, lower, several

RANK = "rank"


class CannotRank(KnownError):
    """The records do not belong together. `kind`: theirs."""

    def __init__(self, kind: str) -> None:
        meta = KINDS[kind].META
        owner = lower(specs(KINDS[kind])[meta.owner].label) if meta.owner else lower(meta.label)
        super().__init__(
            f"{meta.plural} have their order within one {owner}. Nothing was moved. "
            f"Move those of one {owner} at a time."
        )


def can_rank(kind: str) -> bool:
    """Whether the records of a kind are put into order by hand; the rank of a marking is its meaning."""
    cls = KINDS[kind]
    return RANK in specs(cls) and RANK not in required(cls)


def rank_order(kind: str) -> tuple[str, ...]:
    """The fields by which records stand in the order of their ranks, within their owners."""
    meta = KINDS[kind].META
    owner = (meta.owner,) if meta.owner else ()
    return (*owner, RANK, *(name for name in meta.order if name not in (meta.owner, RANK)))


def is_ranked(kind: str, order: Sequence[str]) -> bool:
    """Whether a list in this order (none: the kind's own) stands in the order of the ranks."""
    shown = tuple(order) or KINDS[kind].META.order
    leading = rank_order(kind)[: 2 if KINDS[kind].META.owner else 1]
    return can_rank(kind) and shown[: len(leading)] == leading


def move(reader: Reader, kind: str, ids: Sequence[str], *, after: str = "", before: str = "") -> Change:
    """Put records together directly after one of those they stand among, or directly before one.

    As few ranks as possible are changed. Raises CannotRank when they belong to different owners.
    """
    moving = set(ids)
    records = _siblings(reader, kind, [*ids, after or before])
    standing = [record for record in records if record.id not in moving]
    places = [record.id for record in standing]
    place = places.index(after) + 1 if after else places.index(before)
    block = [record for record in records if record.id in moving]
    wanted = [*standing[:place], *block, *standing[place:]]
    edits = tuple(
        Edit.update(record, rank=rank) for record, rank in zip(wanted, _ranks(records, wanted), strict=True)
    )
    up = wanted.index(block[0]) < records.index(block[0])
    return Change(f"Move {_named(reader, block)} {'up' if up else 'down'}", edits).without_empty()


def _siblings(reader: Reader, kind: str, ids: Sequence[str]) -> list[Record]:
    """All records that share the owner of these, in the order of their ranks."""
    cls, owner = KINDS[kind], KINDS[kind].META.owner
    owners: set[Value] = {getattr(reader.need(cls, id), owner) for id in ids} if owner else set()
    if len(owners) > 1:
        raise CannotRank(kind)
    equals = {owner: owners.pop()} if owner else {}
    numbers = lists.numbers(reader.db, Listing(kind, order=rank_order(kind), equals=equals))
    found = lists.page(reader.db, kind, numbers)
    return [found[n] for n in numbers]


def _named(reader: Reader, block: Sequence[Record]) -> str:
    if len(block) > 1:
        return several(block)
    return cut(reader.titles([block[0].id]).get(block[0].id, "")) or lower(block[0].META.label)


def _ranks(before: Sequence[Record], wanted: Sequence[Record]) -> list[int | None]:
    """The ranks that bring records into an order; those without a rank at the end, as they were, stay so."""
    ranks: list[int | None] = [getattr(record, RANK) for record in wanted]
    place = {record.id: number for number, record in enumerate(before)}
    ranked = len(wanted)
    following = len(wanted)
    while ranked and ranks[ranked - 1] is None and place[wanted[ranked - 1].id] < following:
        ranked -= 1
        following = place[wanted[ranked].id]
    return [*renumbered(ranks[:ranked]), *ranks[ranked:]]


def renumbered(ranks: Sequence[int | None]) -> list[int]:
    """Ranks that rise, of which as few as possible are others than before; from 1, or from 0 where one is.

    Those that can stay are the longest run, not necessarily without gaps, in which each is as far above the
    one before as there are places between them.
    """
    least = min([1, *(rank for rank in ranks if rank is not None)])
    kept = _staying([None if rank is None else rank - place for place, rank in enumerate(ranks)], least)
    made: list[int] = []
    for place, rank in enumerate(ranks):
        following = made[-1] + 1 if made else least
        made.append(rank if place in kept and rank is not None else following)
    return made


def _staying(slack: Sequence[int | None], least: int) -> set[int]:
    """The places of a longest run of values that do not fall and are at least `least`."""
    ends: list[int] = []  # the least value that a run of this length can end with
    last: list[int] = []  # where it stands
    before: dict[int, int] = {}
    for place, value in enumerate(slack):
        if value is None or value < least:
            continue
        length = bisect_right(ends, value)
        before[place] = last[length - 1] if length else -1
        ends[length : length + 1] = [value]
        last[length : length + 1] = [place]
    kept: set[int] = set()
    at = last[-1] if last else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept
