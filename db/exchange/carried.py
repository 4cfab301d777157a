"""Which records a bundle carries: all but editions and what can't stand without them."""

from collections.abc import Iterable

from db.exchange.reading import Holding
from db.queries.visibility import Records
from db.records import KINDS, Blob, Edition, Record, Source

NOT_CARRIED = frozenset({Edition.META.kind})


def carried(holding: Holding) -> dict[str, list[Record]]:
    """The records of each kind by id; kinds in alphabetical order, those without records left out.

    A file that only editions use stays behind with them: an issued paper may carry a higher mark.
    """
    kept = {kind: list(holding.all(cls)) for kind, cls in KINDS.items()}
    editions = {edition.id for edition in kept[Edition.META.kind]}
    if editions:
        kept = _without(kept, editions | _only_issued(holding))
    return {kind: sorted(kept[kind], key=lambda record: record.id) for kind in sorted(kept) if kept[kind]}


def _without(records: dict[str, list[Record]], dropped: set[str]) -> dict[str, list[Record]]:
    by_id = {record.id: record for of_kind in records.values() for record in of_kind}
    left = Records.of(by_id).less(dropped)
    return {kind: list(left.each(KINDS[kind])) for kind in records}


def _only_issued(holding: Holding) -> set[str]:
    used = _named(
        file for source in holding.all(Source) for file in (source.original, source.text, source.reading)
    )
    issued = _named(edition.pdf for edition in holding.all(Edition))
    return (issued & {blob.id for blob in holding.all(Blob)}) - used


def _named(ids: Iterable[str | None]) -> set[str]:
    return {id for id in ids if id is not None}
