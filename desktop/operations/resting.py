"""What hangs on a source, the issued papers that cite it among it."""

from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

from db.errors import KnownError
from db.reader import Reader
from db.records import Brief, Edition, Source
from desktop.analysis.resting import Hanging, hanging
from desktop.operations import made_with
from desktop.operations.papers import as_issued, order_for

UNKNOWN = "It can't be told whether it cites this source: the journal does not hold how it was made."
Report = Callable[[int, int], None]


class Touched(NamedTuple):
    """All that hangs on a source: records as `analysis.resting` finds them, and issued papers."""

    source: Source
    hanging: tuple[Hanging, ...]
    editions: tuple[tuple[Edition, str], ...]


def touched_by(
    reader: Reader, sources: Sequence[Source], report: Report | None = None
) -> tuple[Touched, ...]:
    """What hangs on each source now, and which issued papers cite it, each with how, in words.

    Each paper is laid out once, as it was issued; `report(done, total)` is called after each.
    """
    snapshot = reader.snapshot()
    editions = sorted(reader.all(Edition), key=lambda each: (each.issued, each.number), reverse=True)
    citing: list[tuple[Edition, Container[str] | None]] = []
    for done, edition in enumerate(editions, 1):
        citing.append((edition, _cited(reader, edition)))
        if report:
            report(done, len(editions))
    return tuple(
        Touched(
            source,
            hanging(snapshot, source.id),
            tuple((each, words) for each, cited in citing if (words := _cites(each, cited, source.id))),
        )
        for source in sources
    )


def _cited(reader: Reader, edition: Edition) -> Container[str] | None:
    """The sources that an edition cites, by their ids; None when it can't be told."""
    from desktop import briefing  # ReportLab takes a while to load

    try:
        snapshot = as_issued(reader, edition, level=edition.level)
        brief = snapshot.need(Brief, edition.brief)
        order = order_for(reader, brief, snapshot, made_with.read(edition.made_with))
        return briefing.layout(snapshot, brief, issued=edition.issued, order=order).sources
    except (KnownError, ValueError, KeyError, TypeError):
        return None


def _cites(edition: Edition, cited: Container[str] | None, source: str) -> str:
    """How an edition cites a source, '' when it does not."""
    if cited is None:
        return UNKNOWN
    if source not in cited:
        return ""
    return f"withdrawn {edition.withdrawn}" if edition.withdrawn else "cites it, and is out"
