"""What was repaired and set aside, as it is kept beside the text it belongs to: JSON, readable by anybody."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

from desktop.documents.document import Document, Proposed, Repair, SetAside

READING = "application/vnd.parley.reading+json"
VERSION = 1
T = TypeVar("T", Repair, SetAside, Proposed)


def written(document: Document) -> bytes:
    """How a document was read: its repairs, what was set aside, what it proposed, and its warnings."""
    parts: dict[str, object] = {
        "version": VERSION,
        "name": document.name,
        "media_type": document.media_type,
        "repairs": [asdict(each) for each in document.repairs],
        "aside": [asdict(each) for each in document.aside],
        "proposed": [asdict(each) for each in document.proposed],
        "warnings": list(document.warnings),
    }
    return json.dumps(parts, ensure_ascii=False, indent=1, sort_keys=True).encode()


def read_back(original: bytes, text: str, reading: bytes) -> Document:
    """The document as it was read, from what was kept of it; what is no such JSON gives its text alone."""
    try:
        found = json.loads(reading) if reading else {}
    except (ValueError, RecursionError):
        found = {}
    kept: Mapping[str, Any] = found if isinstance(found, dict) else {}
    return Document(
        str(kept.get("name", "")),
        str(kept.get("media_type", "text/plain")),
        original,
        text,
        tuple(_each(Repair, kept.get("repairs"))),
        tuple(_each(SetAside, kept.get("aside"))),
        tuple(_each(Proposed, kept.get("proposed"))),
        tuple(each for each in kept.get("warnings", ()) if isinstance(each, str)),
    )


def _each(cls: type[T], listed: object) -> Iterable[T]:
    """The parts of one sort; what a packet or bundle brought that is none is passed over."""
    for each in listed if isinstance(listed, list) else ():
        types = {field.name: field.type for field in fields(cls)}
        if isinstance(each, dict) and all(type(each.get(name)) is type_ for name, type_ in types.items()):
            yield cls(**{name: each[name] for name in types})
