"""Documents as sources: added with file, text and reading; likened to those there; their text corrected."""

import hashlib
import re
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
FILES = ("original", "text", "reading")
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
    """A correction of a text. `lost`: citations whose passage is no longer in it; they keep their quote.

    `found`: citations that had no place in the text and have one now.
    """

    change: Change
    lost: tuple[Evidence, ...]
    found: tuple[Evidence, ...] = ()


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
    files = _files(blobs, document, str(values.get("handling", "")))
    plain = Source(id=new_id(), title="", **{name: blob.id for name, blob in files.items()})
    source = sound(with_values(plain, values))
    edits = (*map(Edit.insert, files.values()), Edit.insert(source))
    return Change(f"Add {phrase(names, source)}", edits, blobs=blobs)


def added_source(change: Change) -> str:
    """The id of the source that a change of `add_document` adds."""
    return next(edit.id for edit in change.edits if edit.table == Source.META.kind)


def _files(
    blobs: dict[str, bytes], document: Document, mark: str, names: Sequence[str] = FILES
) -> dict[str, Blob]:
    """What is kept of a document, by the field of the source it belongs to; their bytes go into `blobs`."""
    kinds = {
        "original": (document.original, document.media_type, document.name),
        "text": (document.text.encode(), TEXT, f"{document.name}, text"),
        "reading": (kept.written(document), kept.READING, f"{document.name}, how it was read"),
    }
    return {name: _blob(blobs, *kinds[name], mark) for name in names}


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


def mended(reader: Reader, source: Source) -> int:
    """How much was repaired or set aside in the text of a source, and can be taken back."""
    found = kept.read_back(b"", "", _bytes(reader, source.reading) or b"")
    return len(found.repairs) + len(found.aside)


def _bytes(reader: Reader, id: str | None) -> bytes | None:
    blob = reader.get(id) if id else None
    return reader.blob(blob.sha256) if isinstance(blob, Blob) else None


def correct_text(reader: Reader, source: Source, new_text: str, report: Report | None = None) -> Corrected:
    """Correct the text of a source: its passages move along, and quotes that were word for word stay so.

    A passage that is not in the new text any more loses its place, never its quote. Raises NoText, and what
    `report(done, total)` raises to give up.
    """
    before = document_of(reader, source)
    if before is None:
        raise NoText(source.title)
    return keep_document(reader, source, corrected(before, new_text, report), report)


def keep_document(
    reader: Reader, source: Source, document: Document, report: Report | None = None
) -> Corrected:
    """Give a source the text and reading of a document, as after a repair was taken back.

    Raises NoText, and what `report(done, total)` raises to give up.
    """
    before = document_of(reader, source)
    if before is None:
        raise NoText(source.title)
    label = f"Correct the text of {phrase(reader, source)}"
    return _kept_as(reader, source, document, before.text, label, FILES[1:], {}, report)


def give_document(
    reader: Reader, source: Source, document: Document, values: Mapping[str, Value]
) -> Corrected:
    """Give a source that is there a document: file, text and how it was read, in place of those it has.

    Its passages move along with their words, and quotes without a place get the one where they stand word
    for word, if there is one alone. `values`: fields of the source. Raises InvalidField.
    """
    label = f"{'New text for' if source.text else 'Document for'} {phrase(reader, source)}"
    old = kept_text(reader, source) or ""
    return _kept_as(reader, source, document, old, label, FILES, values)


def values_to_fill(source: Source, document: Document) -> dict[str, Value]:
    """The fields that a document proposes and a source does not state."""
    return {name: value for name, value in proposed_values(document).items() if not getattr(source, name)}


def _kept_as(
    reader: Reader,
    source: Source,
    document: Document,
    old: str,
    label: str,
    names: Sequence[str],
    values: Mapping[str, Value],
    report: Report | None = None,
) -> Corrected:
    blobs: dict[str, bytes] = {}
    files = _files(blobs, document, source.handling, names)
    moves, lost, found = _moves(reader, source, old, document.text, report)
    edits = (
        *map(Edit.insert, files.values()),
        own_edit(source, {**values, **{name: blob.id for name, blob in files.items()}}),
        *moves,
        *_unused(reader, source, names),
    )
    return Corrected(Change(label, edits, blobs=blobs), lost, found)


def _moves(
    reader: Reader, source: Source, old: str, new: str, report: Report | None
) -> tuple[tuple[Edit, ...], tuple[Evidence, ...], tuple[Evidence, ...]]:
    """The edits of the source's citations, those that lose their place, and those that find one."""
    cited = reader.find(Evidence, source=source.id)
    placed = [each for each in cited if each.first is not None and each.last is not None]
    there = follow(old, new, [(each.first or 0, each.last or 0) for each in placed], report)
    edits, lost, found = [], [], []
    for each, passage in zip(placed, there, strict=True):
        place = passage or place_of(each.quote, new)
        if place is None:
            lost.append(each)
        edits.append(own_edit(each, _moved(each, old, new, place)))
    for each in cited:
        if each.first is None and (place := place_of(each.quote, new)) is not None:
            found.append(each)
            edits.append(own_edit(each, {"first": place[0], "last": place[1]}))
    return tuple(edit for edit in edits if not edit.empty), tuple(lost), tuple(found)


def _moved(each: Evidence, old: str, new: str, place: tuple[int, int] | None) -> dict[str, Value]:
    """A citation at its place in a new text; a quote that was word for word stays so."""
    if place is None:
        return {"first": None, "last": None}
    values: dict[str, Value] = {"first": place[0], "last": place[1]}
    if each.quote and _on_one_line(each.quote) == _on_one_line(old[each.first : each.last]):
        values["quote"] = _on_one_line(new[place[0] : place[1]])
    return values


def place_of(quote: str, text: str) -> tuple[int, int] | None:
    """Where a quote stands in a text, word for word, however it is spaced; None when nowhere or twice."""
    words = quote.split()
    if not words:
        return None
    found = re.finditer(r"\s+".join(map(re.escape, words)), text)
    first, second = next(found, None), next(found, None)
    return first.span() if first and not second else None


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def _unused(reader: Reader, source: Source, names: Sequence[str]) -> Iterator[Edit]:
    """The files replaced that nothing but this source uses: undo brings them back, their bytes stay."""
    staying = {getattr(source, name) for name in FILES if name not in names}
    for id in dict.fromkeys(getattr(source, name) for name in names):
        blob = reader.get(id) if id else None
        if isinstance(blob, Blob) and id not in staying and _users(reader, blob) == [source.id]:
            yield Edit.delete(blob)


def _users(reader: Reader, blob: Blob) -> Sequence[str]:
    return [record.id for record, _, _ in referring(reader.db, {blob.id: blob})]
