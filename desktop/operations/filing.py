"""Records filed from a passage of a source: record and citation are one step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.changes import Change, Edit, new_id
from db.reader import Reader
from db.records import Blob, Evidence, Record, Source
from desktop.documents.blocks import Block
from desktop.documents.sentences import locator
from desktop.operations.edits import sound
from desktop.operations.labels import Titles, cut


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage of a source. `first`, `last`: code points of its text as kept, end excluded."""

    source: str
    first: int
    last: int
    quote: str
    locator: str

    def evidence(self, record: str, **more: str) -> Evidence:
        """The citation of this passage for the record with an id."""
        return Evidence(
            id=new_id(), source=self.source, record=record, locator=self.locator, quote=self.quote,
            first=self.first, last=self.last, **more,
        )  # fmt: skip


def kept_text(reader: Reader, source: Source) -> str | None:
    """The text of a source as kept; None where there is none."""
    blob = reader.get(source.text) if source.text else None
    data = reader.blob(blob.sha256) if isinstance(blob, Blob) else None
    return data.decode("utf-8", "replace") if data is not None else None


def cite(source: str, text: str, blocks: Sequence[Block], first: int, last: int) -> Cited:
    """A passage of the text of a source, without the space around it, with its words on one line."""
    inside = text[first:last]
    first += len(inside) - len(inside.lstrip())
    last = max(first, first + len(inside.strip()))
    quote = " ".join(text[first:last].split())
    return Cited(source, first, last, quote, locator(text, blocks, first, last))


def with_citation(names: Titles, change: Change, record: Record, cited: Cited) -> Change:
    """The change that adds a record, with the passage it was filed from. Raises InvalidField."""
    title = cut(names.titles([cited.source]).get(cited.source, "a source"))
    evidence = sound(cited.evidence(record.id))
    edits = (*change.edits, Edit.insert(evidence))
    return replace(change, label=f"{change.label}, from {title}", edits=edits)
