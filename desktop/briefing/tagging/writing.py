"""Writes the file of a paper: what is small and many in compressed object streams, a cross-reference stream.

ReportLab's own way of writing a file knows neither, and leaves out the line end that an archival file has
before `endstream` (ISO 19005-2, 6.1.7.1).
"""

from collections.abc import Sequence
from hashlib import md5
from struct import pack

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFIndirectObject

from desktop.briefing.tagging.objects import Packed, raw_stream

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_IN_ONE_STREAM = 500  # objects, so that a reader need not unpack all of them for one
_END = b"endstream\nendobj\n"
Entry = tuple[int, int, int]  # of the cross-references: kind, place, and place within


class File:
    """A file being written: its objects by their numbers, wherever they stand."""

    def __init__(self) -> None:
        self._parts = [_HEADER]
        self._size = len(_HEADER)
        self._entries: dict[int, Entry] = {0: (0, 0, 65535)}
        self._packed: list[tuple[int, bytes]] = []

    def add_document(self, document: PDFDocument) -> None:
        """Write all that ReportLab holds of a document; formatting may bring up further objects."""
        number = 0
        while number < document.objectcounter:
            number += 1
            name = document.numberToId.get(number)
            if name is None:
                continue  # kept free for others
            held = document.idToObject[name]
            if isinstance(held, Packed):
                self.pack(number, held.format(document))
            else:
                self._write(number, PDFIndirectObject(name, held).format(document))

    def pack(self, number: int, content: bytes) -> None:
        """Put an object into an object stream."""
        self._packed.append((number, content))

    def finished(self, root: int, info: int, free: int) -> bytes:
        """The bytes of the file. `root`, `info`: numbers of objects; `free`: the first that is free."""
        for at in range(0, len(self._packed), _IN_ONE_STREAM):
            self._write_packed(self._packed[at : at + _IN_ONE_STREAM], free)
            free += 1
        start = self._size
        self._entries[free] = (1, start, 0)
        digest = md5(b"".join(self._parts), usedforsecurity=False).hexdigest()
        rows = b"".join(pack(">BIH", *self._entries.get(number, (0, 0, 0))) for number in range(free + 1))
        head = f"/Type/XRef/Size {free + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R/ID[<{digest}><{digest}>]"
        self._write_stream(free, head, rows)
        return b"".join((*self._parts, f"startxref\n{start}\n%%EOF\n".encode()))

    def _write(self, number: int, content: bytes) -> None:
        if content.endswith(_END) and content[-len(_END) - 1 : -len(_END)] not in (b"\n", b"\r"):
            content = content[: -len(_END)] + b"\n" + _END
        self._entries[number] = (1, self._size, 0)
        self._parts.append(content)
        self._size += len(content)

    def _write_stream(self, number: int, head: str, content: bytes) -> None:
        stream = raw_stream(head, content).content
        self._write(number, b"%d 0 obj\n%bendobj\n" % (number, stream))

    def _write_packed(self, objects: Sequence[tuple[int, bytes]], number: int) -> None:
        places, at = [], 0
        for place, (each, content) in enumerate(objects):
            self._entries[each] = (2, number, place)
            places.append(f"{each} {at}")
            at += len(content) + 1
        head = " ".join(places).encode() + b"\n"
        body = head + b"\n".join(content for _, content in objects)
        self._write_stream(number, f"/Type/ObjStm/N {len(objects)}/First {len(head)}", body)
