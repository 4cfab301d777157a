"""Sources merged: the text that stays keeps its file and reading, and citations of the others stand in it."""

from collections.abc import Iterator, Sequence

from db.changes import Value
from db.reader import Reader
from db.records import Evidence, Record, Source
from desktop.operations.documents import FILES, place_of
from desktop.operations.edits import with_values
from desktop.operations.filing import kept_text


def with_its_files(survivor: Record, records: Sequence[Record]) -> Record:
    """The source that stays with file and reading of the text it has, not of another's."""
    if not isinstance(survivor, Source) or not survivor.text:
        return survivor
    owner = next(each for each in records if getattr(each, "text", None) == survivor.text)
    return with_values(survivor, {name: getattr(owner, name) for name in FILES})


def places(
    reader: Reader, records: Sequence[Record], survivor: Record
) -> Iterator[tuple[str, dict[str, Value]]]:
    """The citations of sources whose text is not the one that stays: the id of each and its place there.

    It is where the words of its passage stand in that text, if once; else it has none, and keeps them as its
    quote.
    """
    if not isinstance(survivor, Source):
        return
    new = kept_text(reader, survivor) or ""
    for source in (each for each in records if isinstance(each, Source)):
        old = kept_text(reader, source) or ""
        if old == new:
            continue
        for each in reader.find(Evidence, source=source.id):
            if each.first is not None and each.last is not None:
                words = old[each.first : each.last]
                first, last = place_of(words, new) or (None, None)
                quote = each.quote or " ".join(words.split())
                yield each.id, {"first": first, "last": last, "quote": quote}
