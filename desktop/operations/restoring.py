"""Bringing a tracker back to an earlier state: one Change from the records it holds to those it held."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from db.changes import Change, Edit, row_of
from db.errors import KnownError
from db.reader import Reader
from db.records import Blob, Edition, Record, references

Records = Mapping[str, Record]


def change_to(
    reader: Reader, target: Records, label: str, *, blob: Callable[[str], bytes | None] | None = None
) -> Change:
    """The change (kind restore) after which a tracker holds the records of `target`, by id, and no others.

    It has no edits when that is what it holds. Editions stay with all they refer to, for an issued paper is
    only withdrawn. `blob`: gives the bytes of files that the tracker may lack, by SHA-256. Raises KnownError
    when a record was of another kind then.
    """
    now = reader.records()
    wanted = {**_kept(now, target), **target}
    return Change(
        label, tuple(_edits(now, wanted)), kind="restore", blobs=_bytes(reader, now, wanted.values(), blob)
    )


def _edits(now: Records, wanted: Records) -> Iterator[Edit]:
    yield from (Edit.delete(record) for id, record in now.items() if id not in wanted)
    for id, record in wanted.items():
        held = now.get(id)
        if held is not None and held != record:
            _check_kind(held, record)
            yield Edit.update(held, **row_of(record))
    yield from (Edit.insert(record) for id, record in wanted.items() if id not in now)


def _check_kind(held: Record, record: Record) -> None:
    if type(held) is not type(record):
        was, now = record.META.label, held.META.label
        raise KnownError(
            f"{held.id} is of another kind than it was ({now}, not {was}). Nothing was changed. "
            "Delete it first, then restore once more."
        )


def _kept(now: Records, target: Records) -> dict[str, Record]:
    """The editions that are in `now` alone, and what they can't do without."""
    kept: dict[str, Record] = {}
    wave: list[Record] = [record for record in now.values() if isinstance(record, Edition)]
    while wave:
        fresh = [record for record in wave if record.id not in target and record.id not in kept]
        kept |= {record.id: record for record in fresh}
        wave = [
            now[id] for record in fresh for name in references(type(record)) if (id := getattr(record, name))
        ]
    return kept


def _bytes(
    reader: Reader, now: Records, wanted: Iterable[Record], blob: Callable[[str], bytes | None] | None
) -> dict[str, bytes]:
    """The bytes of the files that come back and that the tracker does not keep any more."""
    if blob is None:
        return {}
    coming = {record.sha256 for record in wanted if isinstance(record, Blob) and record.id not in now}
    missing = (sha256 for sha256 in coming if reader.blob(sha256) is None)
    return {sha256: data for sha256 in missing if (data := blob(sha256)) is not None}
