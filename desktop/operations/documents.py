"""Documents as sources: added with file, text and reading; likened to those there; their text corrected."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from db.changes import Change, Edit, Value, new_id, row_of
from db.errors import InvalidField, KnownError
from db.progress import Report
from db.queries.deletion import referring
from db.reader import Reader
from db.records import Blob, Evidence, Source
from db.records.values import problems
from desktop.documents import kept
from desktop.documents.document import Document
from desktop.documents.following import corrected, follow
from desktop.documents.metadata import author_json
from desktop.operations.edits import own_edit, sound, with_values
from desktop.operations.filing import kept_text
from desktop.operations.labels import Titles, phrase

TEXT = "text/plain;charset=utf-8"
COMPARED = 3_000  # words of a text that are likened to those of another
ALIKE = 0.8  # of the words of two texts, in their order: from here on they are called almost the same
ALIKE_TITLES = 93.0  # of 100
FILE, SAME_TEXT, ADDRESS, TITLE = (
    "the same file",
    "the same text",
    "the same address",
    "almost the same title",
)


class NoText(KnownError):
    """The source has no text whose words could be corrected."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” has no text that could be corrected. Nothing was changed. Add its file as a document."
        )


@dataclass(frozen=True, slots=True)
class Twin:
    """A source that is there already and like the document. `how`: in words, as "the same file"."""

    source: Source
    how: str


class Corrected(NamedTuple):
    """A correction of a text. `lost`: citations whose passage is no longer in it; they keep their quote."""

    change: Change
    lost: tuple[Evidence, ...]


# -- adding ----------------------------------------------------------------------------------------------


def proposed_values(document: Document) -> dict[str, Value]:
    """The fields of the source that a document proposes; values that a field can't hold are left out."""
    found: dict[str, Value] = {each.field: each.value for each in document.proposed}
    if author := found.get("author"):
        found["author"] = author_json(str(author))
    found.setdefault("title", document.name)
    return {name: value for name, value in found.items() if problem({"title": "any", name: value}) is None}


def problem(values: Mapping[str, Value]) -> InvalidField | None:
    """The first thing that is wrong with fields of a source to be; None when nothing is."""
    wrong = problems(Source, {"id": "new", **row_of(Source(id="new", title="")), **values})
    return wrong[0] if wrong else None


def add_document(names: Titles, document: Document, values: Mapping[str, Value]) -> Change:
    """Add a document as a source, with its file, its text and how it was read: one step.

    `values`: fields of the source; those not given stay empty. Raises InvalidField.
    """
    blobs: dict[str, bytes] = {}
    mark = str(values.get("handling", ""))
    original = _blob(blobs, document.original, document.media_type, document.name, mark)
    text = _blob(blobs, document.text.encode(), TEXT, f"{document.name}, text", mark)
    reading = _blob(blobs, kept.written(document), kept.READING, f"{document.name}, how it was read", mark)
    plain = Source(id=new_id(), title="", original=original.id, text=text.id, reading=reading.id)
    source = sound(with_values(plain, values))
    edits = (*(Edit.insert(each) for each in (original, text, reading)), Edit.insert(source))
    return Change(f"Add {phrase(names, source)}", edits, blobs=blobs)


def added_source(change: Change) -> str:
    """The id of the source that a change of `add_document` adds."""
    return next(edit.id for edit in change.edits if edit.table == Source.META.kind)


def _blob(blobs: dict[str, bytes], data: bytes, media_type: str, name: str, mark: str) -> Blob:
    sha256 = hashlib.sha256(data).hexdigest()
    blobs[sha256] = data
    return Blob(id=new_id(), sha256=sha256, media_type=media_type, name=name, handling=mark)


# -- what is there already -------------------------------------------------------------------------------


def twins(reader: Reader, document: Document, report: Report | None = None) -> tuple[Twin, ...]:
    """The sources that are the document, or almost: same file, text or address, alike in words or title.

    Words are likened by the share that both texts have in the same order (Indel similarity, by rapidfuzz), of
    the first 3,000 of each. `report(done, total)` is told on the way.
    """
    sources = reader.all(Source)
    blobs = {blob.id: blob.sha256 for blob in reader.all(Blob)}
    found = []
    for place, source in enumerate(sources):
        if report is not None:
            report(place, len(sources))
        if how := _likeness(reader, blobs, source, document):
            found.append(Twin(source, how))
    return tuple(sorted(found, key=lambda twin: (twin.how != FILE, twin.how != SAME_TEXT)))


def _likeness(reader: Reader, blobs: Mapping[str, str], source: Source, document: Document) -> str:
    if blobs.get(source.original or "") == hashlib.sha256(document.original).hexdigest():
        return FILE
    text = blobs.get(source.text or "")
    if text == hashlib.sha256(document.text.encode()).hexdigest() and document.text.strip():
        return SAME_TEXT
    if text and (share := _share(reader.blob(text) or b"", document.text)):
        return f"{share:.0%} of the words alike"
    said = {each.field: each.value for each in document.proposed}
    if source.url and source.url == said.get("url"):
        return ADDRESS
    return TITLE if _titles_alike(source.title, said.get("title", "")) else ""


def _share(other: bytes, text: str) -> float:
    """The share of words that two texts have alike, 0 when it is too small to be spoken of."""
    from rapidfuzz.distance import Indel

    ours, theirs = text.split(None, COMPARED)[:COMPARED], other.decode(errors="replace").split(None, COMPARED)
    if not ours:
        return 0.0
    return float(Indel.normalized_similarity(ours, theirs[:COMPARED], score_cutoff=ALIKE))


def _titles_alike(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    first, second = one.casefold().strip(), other.casefold().strip()
    return len(second) > 8 and fuzz.ratio(first, second) >= ALIKE_TITLES


# -- the text as kept ------------------------------------------------------------------------------------


def document_of(reader: Reader, source: Source) -> Document | None:
    """The document a source was made of, with what was repaired and set aside; None when it has no text."""
    text = kept_text(reader, source)
    if text is None:
        return None
    found = kept.read_back(
        _bytes(reader, source.original) or b"",
        text,
        _bytes(reader, source.reading) or b"",
    )
    return found if found.name else replace(found, name=source.title)


def _bytes(reader: Reader, id: str | None) -> bytes | None:
    blob = reader.get(id) if id else None
    return reader.blob(blob.sha256) if isinstance(blob, Blob) else None


def correct_text(reader: Reader, source: Source, new_text: str) -> Corrected:
    """Correct the text of a source: its passages move along, and quotes that were word for word stay so.

    A passage that is not in the new text any more loses its place, never its quote. Raises NoText.
    """
    before = document_of(reader, source)
    if before is None:
        raise NoText(source.title)
    return keep_document(reader, source, corrected(before, new_text))


def keep_document(reader: Reader, source: Source, document: Document) -> Corrected:
    """Give a source the text and reading of a document, as after a repair was taken back. Raises NoText."""
    before = document_of(reader, source)
    if before is None:
        raise NoText(source.title)
    blobs: dict[str, bytes] = {}
    name = document.name
    text = _blob(blobs, document.text.encode(), TEXT, f"{name}, text", source.handling)
    reading = _blob(blobs, kept.written(document), kept.READING, f"{name}, how it was read", source.handling)
    moves, lost = _moves(reader, source, before.text, document.text)
    edits = (
        Edit.insert(text),
        Edit.insert(reading),
        own_edit(source, {"text": text.id, "reading": reading.id}),
        *moves,
        *_unused(reader, source),
    )
    return Corrected(Change(f"Correct the text of {phrase(reader, source)}", edits, blobs=blobs), lost)


def _moves(
    reader: Reader, source: Source, old: str, new: str
) -> tuple[tuple[Edit, ...], tuple[Evidence, ...]]:
    """The edits of the source's citations, and those that lose their place."""
    placed = [
        (each, (each.first, each.last))
        for each in reader.find(Evidence, source=source.id)
        if each.first is not None and each.last is not None
    ]
    there = follow(old, new, [passage for _, passage in placed])
    edits, lost = [], []
    for (each, (first, last)), passage in zip(placed, there, strict=True):
        values: dict[str, Value] = {"first": None, "last": None}
        if passage is None:
            lost.append(each)
        else:
            values = {"first": passage[0], "last": passage[1]}
            if each.quote and _on_one_line(each.quote) == _on_one_line(old[first:last]):
                values["quote"] = _on_one_line(new[passage[0] : passage[1]])
        edits.append(own_edit(each, values))
    return tuple(edit for edit in edits if not edit.empty), tuple(lost)


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def _unused(reader: Reader, source: Source) -> Iterator[Edit]:
    """The text and reading that nothing but this source uses: undo brings them back, their bytes stay."""
    for id in (source.text, source.reading):
        blob = reader.get(id) if id else None
        if isinstance(blob, Blob) and id != source.original and _users(reader, blob) == [source.id]:
            yield Edit.delete(blob)


def _users(reader: Reader, blob: Blob) -> Sequence[str]:
    return [record.id for record, _, _ in referring(reader.db, {blob.id: blob})]
