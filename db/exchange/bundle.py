"""Writes the bundle: all records as canonical JSON, one a line, the same bytes for the same tracker."""

import base64
import re
from collections.abc import Callable, Iterator
from functools import partial
from json.encoder import encode_basestring
from pathlib import Path

from db.changes import Value
from db.errors import AlreadyThere, KnownError, NoSuchFolder, NotWritten
from db.exchange.carried import carried
from db.exchange.reading import Holding
from db.records import KINDS, Blob, Dossier, Record, defaults, memo, specs
from db.whole import write_whole

FORMAT = "parley-bundle"
VERSION = 1
BUNDLE_NAME = "bundle.json"
BLOB_FOLDER = "blobs"
SHA256 = re.compile(r"[0-9a-f]{64}")

Bytes = Callable[[str], bytes | None]
Records = dict[str, list[Record]]
# What is written of a field: its name, the name as a JSON key, and the value that is left out.
Written = tuple[str, str, Value]


def bundle_bytes(holding: Holding, blobs: Bytes) -> bytes:
    """The bundle of a tracker as one JSON file, the content of kept files in it as base64.

    `blobs` gives the content of a SHA-256; KnownError when it has none. Editions, and files that only
    editions use, are not carried.
    """
    return "".join(_text(carried(holding), holding, blobs)).encode()


def write_bundle(holding: Holding, path: Path, blobs: Bytes) -> None:
    """Write the bundle of a tracker to `path`: one file if it ends in .json, else a folder.

    A file or a bundle's folder that is there is replaced. Raises NoSuchFolder, NotWritten, or AlreadyThere
    when the folder holds something else.
    """
    records = carried(holding)
    if path.suffix.lower() == ".json":
        write_whole(path, _encoded(_text(records, holding, blobs)))
        return
    _make_folder(path)
    kept = {blob.sha256 for blob in _blobs(records)}
    for sha256 in kept:
        write_whole(path / BLOB_FOLDER / sha256, (_content(sha256, blobs),))
    write_whole(path / BUNDLE_NAME, _encoded(_text(records, holding)))
    _sweep(path / BLOB_FOLDER, kept)


def _make_folder(folder: Path) -> None:
    if not folder.parent.is_dir():
        raise NoSuchFolder(folder.parent)
    if folder.exists() and not _is_ours(folder):
        raise AlreadyThere(folder)
    try:
        (folder / BLOB_FOLDER).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritten(folder, error.strerror or str(error)) from error


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and ((folder / BUNDLE_NAME).is_file() or not any(folder.iterdir()))


def _sweep(folder: Path, kept: set[str]) -> None:
    """Remove the files of an earlier bundle: this one may be for readers who must not see them."""
    for old in folder.iterdir():
        if SHA256.fullmatch(old.name) and old.name not in kept:
            old.unlink()


def _blobs(records: Records) -> Iterator[Blob]:
    return (record for record in records.get(Blob.META.kind, ()) if isinstance(record, Blob))


def _content(sha256: str, blobs: Bytes) -> bytes:
    content = blobs(sha256)
    if content is None:
        raise KnownError(
            f"The content of the file {sha256} is missing from the tracker. No bundle was written. "
            "Delete that file in the tracker, or restore a backup that has it."
        )
    return content


def _encoded(parts: Iterator[str]) -> Iterator[bytes]:
    return (part.encode() for part in parts)


def _text(records: Records, holding: Holding, blobs: Bytes | None = None) -> Iterator[str]:
    yield "{"
    if blobs:
        yield from _blob_text(records, blobs)
    marks = any(dossier.handling_default for dossier in holding.all(Dossier))
    yield f'"format":"{FORMAT}","records":{{'
    for place, (kind, of_kind) in enumerate(records.items()):
        yield f'{"," if place else ""}"{kind}":[\n'
        line = partial(_line, fields=_written(KINDS[kind], marks), mark=holding.mark)
        yield ",\n".join(map(line, of_kind))
        yield "\n]"
    yield f'}},"version":{VERSION}}}\n'


def _blob_text(records: Records, blobs: Bytes) -> Iterator[str]:
    digests = sorted({blob.sha256 for blob in _blobs(records)})
    for place, sha256 in enumerate(digests):
        yield ",\n" if place else '"blobs":{\n'
        yield f'"{sha256}":"{base64.b64encode(_content(sha256, blobs)).decode()}"'
    if digests:
        yield "\n},"


@memo
def _written(cls: type[Record], marks: bool) -> tuple[Written, ...]:
    """What is written of a kind, in order of the names, for a dossier with or without a default marking.

    With one, `handling` is written also when it is empty: a record without it would be given the default.
    """
    left_out: dict[str, Value] = {**defaults(cls)}
    if marks:
        del left_out["handling"]
    names = sorted(name for name, spec in specs(cls).items() if not spec.derived)
    return tuple((name, f'"{name}":', left_out.get(name)) for name in names)


def _line(record: Record, fields: tuple[Written, ...], mark: Callable[[Record], str]) -> str:
    parts = []
    for name, key, left_out in fields:
        value = getattr(record, name) if name != "handling" else mark(record)
        if value != left_out:
            parts.append(key + as_json(value))
    return "{" + ",".join(parts) + "}"


def as_json(value: Value) -> str:
    """A stored value as JSON; a number without a fraction is written as a whole one."""
    if isinstance(value, str):
        return encode_basestring(value)
    return canonical(value) if value is not None else "null"


def canonical(number: float) -> str:
    """A number as it is written everywhere: 50.0 as 50, 0.1 as 0.1."""
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(number)
