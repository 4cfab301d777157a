"""The text of a source corrected: its passages move along."""

import hashlib
from typing import NamedTuple

from db.changes import Change, Edit, new_id
from db.errors import KnownError
from db.reader import Reader
from db.records import Blob, Evidence, Source
from desktop.documents.following import follow
from desktop.operations.edits import own_edit
from desktop.operations.filing import kept_text
from desktop.operations.labels import phrase

TEXT = "text/plain;charset=utf-8"


class NoText(KnownError):
    """The source has no text whose words could be corrected."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” has no text that could be corrected. Nothing was changed. Add its file as a document."
        )


class Corrected(NamedTuple):
    """A correction of a text. `lost`: the citations whose passage is not in it any more."""

    change: Change
    lost: tuple[Evidence, ...]


def correct_text(reader: Reader, source: Source, new_text: str) -> Corrected:
    """Correct the text of a source: its passages move along.

    A passage that is not in the new text any more loses its place, never its quote. Raises NoText.
    """
    old = kept_text(reader, source)
    if old is None:
        raise NoText(source.title)
    data = new_text.encode()
    blob = Blob(id=new_id(), sha256=hashlib.sha256(data).hexdigest(), media_type=TEXT, name="text")
    placed = [each for each in reader.find(Evidence, source=source.id) if each.first is not None]
    moved = follow(old, new_text, [(each.first or 0, each.last or 0) for each in placed])
    ends = [there or (None, None) for there in moved]
    edits = [own_edit(each, {"first": a, "last": b}) for each, (a, b) in zip(placed, ends, strict=True)]
    change = Change(
        f"Correct the text of {phrase(reader, source)}",
        (Edit.insert(blob), own_edit(source, {"text": blob.id}), *(edit for edit in edits if not edit.empty)),
        blobs={blob.sha256: data},
    )
    return Corrected(change, tuple(e for e, there in zip(placed, moved, strict=True) if there is None))
