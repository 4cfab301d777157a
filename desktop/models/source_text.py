"""A source as it is read: its text in blocks, and the passages of it that are filed already."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from db.reader import Reader
from db.records import Evidence, Source
from desktop.analysis.disputes import said_otherwise
from desktop.documents.blocks import Block, blocks
from desktop.models.shown_text import ShownText
from desktop.operations.documents import mended
from desktop.operations.filing import Cited, cite, kept_text
from desktop.session import Session

# The key a passage is filed with as a new record of a kind; with E it is cited for one that is there.
FILING: Mapping[str, str] = {
    "P": "position",
    "V": "event",
    "R": "proposal_point",
    "C": "commitment",
    "L": "leverage",
    "O": "obstacle",
    "S": "scenario",
    "I": "indicator",
    "Q": "question",
}
CITING = "E"
LETTERS: Mapping[str, str] = {
    **{kind: letter for letter, kind in FILING.items()},
    **{"actor": "A", "issue": "U", "option": "U", "factor": "F", "proposal": "R", "track": "T"},
    **{"position_option": "P", "condition": "P", "estimate": "S", "disagreement": "D"},
}
FAMILIES: Mapping[str, str] = {
    **dict.fromkeys(("position", "position_option", "condition", "proposal", "proposal_point"), "claim"),
    **dict.fromkeys(("event", "track"), "event"),
    **dict.fromkeys(("commitment", "leverage"), "pressure"),
    **{"obstacle": "obstacle", "question": "question"},
    **dict.fromkeys(("scenario", "indicator", "estimate", "factor"), "outlook"),
}
MOST_LANES = 3  # lines under one another for passages that overlap


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage that is filed. `first`, `last`: as shown. `lane`: which line under the words is its own.

    `against`: what is said otherwise of the same thing, in sentences, and which of it the tracker follows.
    """

    evidence: str
    record: str
    kind: str
    title: str
    bearing: str
    first: int
    last: int
    lane: int = 0
    against: tuple[str, ...] = ()

    @property
    def letter(self) -> str:
        """The letter of the kind of its record."""
        return LETTERS.get(self.kind, "E")

    @property
    def token(self) -> str:
        """The colour of the kind of its record."""
        return f"kind_{FAMILIES.get(self.kind, 'other')}"


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source with its text; `lost`: citations whose quote has no place in it, or has lost it.

    `mended`: how many repairs and stretches set aside could be taken back.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    shown: ShownText
    marks: tuple[Mark, ...] = ()
    lost: tuple[Evidence, ...] = field(default=())
    mended: int = 0

    def cited(self, first: int, last: int) -> Cited:
        """A passage by its places as shown."""
        kept = self.shown.to_kept(first), self.shown.to_kept(last)
        return cite(self.source.id, self.text, self.blocks, *kept)

    def marks_in(self, first: int, last: int) -> list[Mark]:
        """The marks between two places as shown, or at one; the shortest passage first."""
        found = [
            mark
            for mark in self.marks
            if (mark.first < last and mark.last > first) or mark.first <= first == last <= mark.last
        ]
        return sorted(found, key=lambda mark: mark.last - mark.first)


def cut_text(text: str) -> ShownText:
    """A text as kept in its blocks, as it is shown: what takes long of a long one, and needs no tracker."""
    return ShownText(text, blocks(text))


def read_source(
    session: Session,
    id: str,
    before: SourceText | None = None,
    cut: Callable[[str], ShownText] = cut_text,
) -> SourceText | None:
    """A source with its text and marks; None when it is gone. `before`: what of it need not be read again.

    `cut`: cuts a text, here or beside the window.
    """
    source = session.store.get(id)
    if not isinstance(source, Source):
        return None
    same = before is not None and (before.source.id, before.source.text) == (id, source.text)
    kept = before if before is not None and same else _read_text(session.store, source, cut)
    cited = session.store.find(Evidence, source=id)
    lost = tuple(each for each in cited if kept.text and each.quote and each.first is None)
    marks = _marks(session, cited, kept.shown, len(kept.text))
    return replace(kept, source=source, marks=marks, lost=lost)


def _read_text(reader: Reader, source: Source, cut: Callable[[str], ShownText]) -> SourceText:
    """A source with its text and nothing of what is filed of it."""
    text = kept_text(reader, source) or ""
    shown = cut(text)
    return SourceText(source, text, shown.blocks, shown, mended=mended(reader, source))


def _marks(session: Session, cited: Sequence[Evidence], shown: ShownText, length: int) -> tuple[Mark, ...]:
    in_scope = session.in_scope()
    placed = [
        each
        for each in cited
        if each.first is not None
        and each.last is not None
        and each.first < each.last <= length
        and (in_scope is None or each.record in in_scope)
    ]
    records = dict.fromkeys(each.record for each in placed)
    titles = session.store.titles(records)
    kinds = {id: record.META.kind for id in records if (record := session.store.get(id))}
    ranges = sorted(
        (shown.to_shown(each.first or 0), -shown.to_shown(each.last or 0), each.id, each)
        for each in placed
        if each.record in kinds
    )
    against = said_otherwise(session.snapshot(), kinds) if kinds else {}
    lanes = _lanes([(first, -last) for first, last, _, _ in ranges])
    return tuple(
        Mark(
            e.id,
            e.record,
            kinds[e.record],
            titles.get(e.record, ""),
            e.bearing,
            first,
            -last,
            lane,
            against.get(e.record, ()),
        )
        for (first, last, _, e), lane in zip(ranges, lanes, strict=True)
    )


def _lanes(ranges: Sequence[tuple[int, int]]) -> list[int]:
    """For each range, in order, a lane that none it overlaps has, while there are lanes."""
    ends = [-1] * MOST_LANES
    found = []
    for first, last in ranges:
        free = [lane for lane, end in enumerate(ends) if end <= first]
        lane = free[0] if free else ends.index(min(ends))
        ends[lane] = max(ends[lane], last)
        found.append(lane)
    return found
