"""How much a PDF unpacks to where its words are, before PDFium is given it: that one knows no bounds.

A page of a few kilobytes can unpack to hundreds of megabytes of letters, or draw one form a thousand times
that draws another a thousand times. Pictures and attachments are not looked at: for the words of a page
none is unpacked.
"""

import re
import zlib
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from desktop.documents.bounds import FORMS_DEEP, PAGE_BYTES, Watch
from desktop.documents.errors import TooMuch

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

_STREAM = re.compile(rb"stream\r?\n")
_BEFORE = 1024  # bytes before a stream in which its dictionary begins
_PICTURE = re.compile(rb"/(?:Image|EmbeddedFile)\b")
_TABLE = re.compile(rb"/(?:ObjStm|XRef)\b")
_DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_PIECE = 1 << 16
_LARGE = "has a page or table that unpacks to more than {:,} MiB"
# How many times as much these may unpack to; what is packed in other ways hardly grows.
_GROWS = {"/LZWDecode": 2600, "/LZW": 2600, "/RunLengthDecode": 64, "/RL": 64}
_MOST_GROWN = 64 * PAGE_BYTES
_FLATE = ("/FlateDecode", "/Fl")


def weigh(name: str, data: bytes, watch: Watch) -> None:
    """Raises TooMuch for a PDF of which a stream, or a page with all it draws, unpacks to too much."""
    for found in _STREAM.finditer(data):
        before = data[max(0, found.start() - _BEFORE) : found.start()].rpartition(b"obj")[2]
        said = _ESCAPED.sub(_letter, before)
        if _TABLE.search(said) or not _PICTURE.search(said):
            _inflated(name, memoryview(data)[found.end() :])
        watch.step(0, 0)
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            _weigh_pages(name, pdf, watch)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return  # PDFium says what is wrong with it, or makes sense of it


def _inflated(name: str, packed: "memoryview | bytes") -> bytes:
    """What deflated bytes unpack to; '' of others. Raises TooMuch beyond the bound."""
    parts, length, unpack = [], 0, zlib.decompressobj()
    try:
        for at in range(0, len(packed), _PIECE):
            parts.append(unpack.decompress(packed[at : at + _PIECE], PAGE_BYTES + 1 - length))
            length += len(parts[-1])
            if length > PAGE_BYTES:
                raise TooMuch(name, _LARGE.format(PAGE_BYTES >> 20))
            if unpack.eof:
                break
    except zlib.error:
        pass  # not deflated, or broken from here on: what came of it counts
    return b"".join(parts)


def _weigh_pages(name: str, pdf: "Pdf", watch: Watch) -> None:
    weights: dict[tuple[int, int], int] = {}
    for page in pdf.pages:
        watch.step(0, 0)
        _Scale(name, weights).weigh_page(page)


class _Scale:
    """Weighs a page. `weights`: of the forms weighed before, by their place in the file."""

    def __init__(self, name: str, weights: dict[tuple[int, int], int]) -> None:
        self._name, self._weights = name, weights

    def weigh_page(self, page: "Page") -> None:
        import pikepdf

        contents = page.obj.get("/Contents")
        streams = contents if isinstance(contents, pikepdf.Array) else (contents,)
        drawn = bytearray()
        for each in streams:
            drawn += self._unpacked(each) if isinstance(each, pikepdf.Stream) else b""
            self._bound(len(drawn))
        self._whole(bytes(drawn), page.obj.get("/Resources", page.resources), 0)

    def _bound(self, length: int) -> None:
        if length > PAGE_BYTES:
            raise TooMuch(self._name, _LARGE.format(PAGE_BYTES >> 20))

    def _whole(self, content: bytes, resources: "Object | None", depth: int) -> int:
        """Bytes of a content with all it draws. Raises TooMuch."""
        import pikepdf

        length = len(content)
        if b"Do" in content:
            names = (_ESCAPED.sub(_letter, found) for found in _DRAWN.findall(content))
            known = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
            forms = known if isinstance(known, pikepdf.Dictionary) else pikepdf.Dictionary()
            for name, times in Counter(names).items():
                form = forms.get(f"/{name.decode('utf-8', 'replace')}")
                length += times * self._form(form, resources, depth + 1)
        self._bound(length)
        return length

    def _form(self, form: "Object | None", around: "Object | None", depth: int) -> int:
        """What a form weighs; one without resources of its own has those of what draws it."""
        import pikepdf

        if not isinstance(form, pikepdf.Stream) or form.get("/Subtype") != "/Form":
            return 0
        place = form.objgen
        if place not in self._weights:
            if depth > FORMS_DEEP:
                raise TooMuch(self._name, f"draws more than {FORMS_DEEP} forms inside one another")
            self._weights[place] = 0  # what draws itself is drawn once
            found = self._whole(self._unpacked(form), form.get("/Resources", around), depth)
            self._weights[place] = found
        return self._weights[place]

    def _unpacked(self, stream: "Object") -> bytes:
        """The bytes of a stream; '' of a broken one. Raises TooMuch before it is unpacked to too much."""
        import pikepdf

        said = stream.stream_dict.get("/Filter")
        filters = [str(each) for each in said] if isinstance(said, pikepdf.Array) else [str(said)]
        try:
            raw = stream.read_raw_bytes()
            for each in filters:
                if each in _FLATE:
                    raw = _inflated(self._name, raw)
                elif len(raw) * _GROWS.get(each, 1) > _MOST_GROWN:
                    raise TooMuch(self._name, _LARGE.format(PAGE_BYTES >> 20))
            return raw if {*filters} <= {*_FLATE, "None"} else stream.read_bytes()
        except pikepdf.PdfError:
            return b""


def _letter(found: "re.Match[bytes]") -> bytes:
    return bytes([int(found[1], 16)])
