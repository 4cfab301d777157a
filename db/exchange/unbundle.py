"""Reads a bundle: the records with their lines, and the bytes of the files they keep."""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from db.changes import Value
from db.errors import BadBundle, NoSuchFile, TooNew
from db.exchange.bundle import BLOB_FOLDER, BUNDLE_NAME, FORMAT, SHA256, VERSION
from db.exchange.reading import Reading, Refusal, Row, Wrong
from db.exchange.scanner import Scanner
from db.records import DOSSIER_ID, KINDS, Record, specs
from db.records.checks import quote

_VERSION_LAST = re.compile(r'"version"\s*:\s*(\d{1,9})\s*\}\s*\Z')
_SCALARS = (str, int, float, type(None))
_NEWER = "A newer Parley may have written it"


def read_bundle(path: Path) -> Reading:
    """Read a bundle: one JSON file, or a folder with bundle.json and the files beside it.

    Raises BadBundle with the line when it is no bundle or is cut short, TooNew, NoSuchFile. A record that
    is wrong is in the reading, with what is wrong.
    """
    file = path / BUNDLE_NAME if path.is_dir() else path
    beside = file.parent / BLOB_FOLDER if file.name == BUNDLE_NAME else None
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise NoSuchFile(file) from None
    except OSError as error:
        raise BadBundle(file, f"it can't be read ({error.strerror}).") from error
    return read_bundle_bytes(data, str(path), beside)


def read_bundle_bytes(data: bytes, file: str, beside: Path | None = None) -> Reading:
    """Read the bytes of a bundle's JSON; `file` names it, `beside` is the folder of its files, if any."""
    text = _decoded(data, file)
    _refuse_newer(text, file)
    return _Reader(text, file, beside).reading()


def _decoded(data: bytes, file: str) -> str:
    encoding = json.detect_encoding(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadBundle(file, "this is not text in UTF-8.", line) from None


def _refuse_newer(text: str, file: str) -> None:
    """Refuse a later format before stumbling over what is new in it."""
    found = _VERSION_LAST.search(text, max(0, len(text) - 400))
    if found and int(found[1]) > VERSION:
        raise TooNew(file, int(found[1]), VERSION)


class _Reader:
    def __init__(self, text: str, file: str, beside: Path | None) -> None:
        self._scan, self._file, self._beside = Scanner(text, file), file, beside
        self._rows: list[Row] = []
        self._refusals: list[Refusal] = []
        self._blobs: dict[str, bytes] = {}
        self._head: dict[str, object] = {}

    def reading(self) -> Reading:
        for key in self._scan.members("a bundle"):
            self._take(key)
        self._scan.end()
        self._check_head()
        self._fetch_files()
        return Reading(
            self._file, "bundle", self._rows, self._refusals, (), self._blobs, self._default_mark()
        )

    def _take(self, key: str) -> None:
        if key == "records":
            for kind in self._scan.members("the records by kind"):
                self._take_kind(kind)
        elif key == "blobs":
            for sha256 in self._scan.members("the files by SHA-256"):
                self._take_blob(sha256, self._scan.line, self._scan.value())
        elif key in ("format", "version"):
            self._head[key] = self._scan.value()
        else:
            reason = f"{quote(key)} is not a part of a bundle. {_NEWER}."
            self._refuse(self._scan.line, reason)
            self._scan.value()

    def _check_head(self) -> None:
        if self._head.get("format") != FORMAT:
            raise BadBundle(self._file, f'this is not a Parley bundle (no "format":"{FORMAT}").')
        version = self._head.get("version")
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            raise BadBundle(self._file, 'the bundle does not say its version (no "version":1).')
        if version > VERSION:
            raise TooNew(self._file, version, VERSION)

    def _refuse(self, line: int, reason: str, kind: str = "", id: str = "") -> None:
        self._refusals.append(Refusal(self._file, line, kind, id, "", reason))

    # -- records ---------------------------------------------------------------------------------

    def _take_kind(self, kind: str) -> None:
        cls = KINDS.get(kind)
        scan = self._scan
        for line in scan.items(f"the list of {quote(kind)} records"):
            value = scan.value()
            self._rows.append(_unknown(kind, line) if cls is None else _row(cls, line, value))

    def _default_mark(self) -> str:
        for row in self._rows:
            if row.kind == DOSSIER_ID and isinstance(level := row.values.get("handling_default", ""), str):
                return level
        return ""

    # -- files -----------------------------------------------------------------------------------

    def _take_blob(self, sha256: str, line: int, value: object) -> None:
        try:
            content = base64.b64decode(value, validate=True) if isinstance(value, str) else None
        except (binascii.Error, ValueError):
            content = None
        if content is None:
            self._refuse(line, "The content of this file is not base64.", "blob", sha256)
        else:
            self._keep(sha256, line, content)

    def _keep(self, sha256: str, line: int, content: bytes) -> None:
        if hashlib.sha256(content).hexdigest() == sha256:
            self._blobs[sha256] = content
        else:
            reason = f"The content of the file {quote(sha256)} is not what its SHA-256 says; it was damaged."
            self._refuse(line, reason, "blob")

    def _fetch_files(self) -> None:
        named = {str(row.values.get("sha256")): row for row in self._rows if row.kind == "blob"}
        for sha256, row in named.items():
            if self._beside and sha256 not in self._blobs and SHA256.fullmatch(sha256):
                self._fetch(self._beside / sha256, row.line)
        for sha256 in sorted(self._blobs.keys() - named.keys()):
            self._refuse(0, f"No record names the file {quote(sha256)}.", "blob")
            del self._blobs[sha256]

    def _fetch(self, path: Path, line: int) -> None:
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return  # the plan says so, unless the tracker has the file
        except OSError as error:
            self._refuse(line, f"{path} can't be read ({error.strerror}).", "blob")
        else:
            self._keep(path.name, line, content)


def _unknown(kind: str, line: int) -> Row:
    reason = f"{quote(kind)} is not a kind of record. {_NEWER}, or the word is misspelt."
    return Row(line, kind, "", {}, (Wrong("", reason),))


def _row(cls: type[Record], line: int, value: object) -> Row:
    kind = cls.META.kind
    if not isinstance(value, dict):
        return Row(line, kind, "", {}, (Wrong("", "A record in braces should stand here."),))
    given: Mapping[str, object] = value
    wrong = [Wrong(name, "It stands twice in this record.") for name in getattr(value, "names", ())]
    id = given.get("id", "")
    if not isinstance(id, str):
        wrong.append(Wrong("id", f"{quote(id)} is not text."))
        id = ""
    values = dict(_values(cls, given, wrong))
    return Row(line, kind, id, values, tuple(wrong))


def _values(
    cls: type[Record], given: Mapping[str, object], wrong: list[Wrong]
) -> Iterator[tuple[str, Value]]:
    declared = specs(cls)
    for name, value in given.items():
        spec = declared.get(name)
        if name == "id":
            continue
        if spec is None or spec.derived:
            wrong.append(Wrong(name, f"{cls.META.label} has no such field. {_NEWER}."))
        elif isinstance(value, bool) or not isinstance(value, _SCALARS):
            wrong.append(Wrong(name, f"{_called(value)} is neither text nor a number."))
        else:
            yield name, _number(spec.kind, value) if isinstance(value, (int, float)) else value


def _number(kind: str, value: int | float) -> int | float:
    """JSON knows one kind of number: 50 is 50.0 in a field of numbers, 3.0 is 3 in one of whole numbers."""
    if kind == "number" and abs(value) < 2**53:
        return float(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _called(value: object) -> str:
    if isinstance(value, dict):
        return "An object"
    return "A list" if isinstance(value, list) else quote(str(value).lower())
