"""Small makers of a PDF's objects that ReportLab has none for, or makes in a way an archive refuses."""

import zlib

from reportlab.pdfbase.pdfdoc import (
    DummyDoc,
    PDFCatalog,
    PDFDocument,
    PDFObject,
    PDFObjectReference,
    PDFString,
)


def pdf_string(text: str) -> str:
    """`text` as a string of a PDF."""
    encoded: bytes = PDFString(text).format(DummyDoc())
    return encoded.decode("latin-1")


class Packed(PDFObject):
    """An object that is written into an object stream, with many others."""

    def format(self, document: PDFDocument) -> bytes:
        """The object as it stands in the file."""
        raise NotImplementedError


class Raw(PDFObject):
    """An object of its own number whose bytes are settled."""

    __RefOnly__ = 1  # ReportLab then puts a reference where it is used

    def __init__(self, content: bytes) -> None:
        self.content = content

    def format(self, document: PDFDocument) -> bytes:
        """The object as it stands in the file."""
        del document
        return self.content


def raw_stream(head: str, content: bytes, *, packed: bool = True) -> Raw:
    """A stream. `head`: what its dictionary says beside length and filter; `packed`: compressed."""
    kept = zlib.compress(content) if packed else content
    told = f"<<{head}{'/Filter/FlateDecode' if packed else ''}/Length {len(kept)}>>\nstream\n"
    return Raw(told.encode("latin-1") + kept + b"\nendstream\n")


def catalog_of(document: PDFDocument) -> PDFCatalog:
    """What a file says of itself as a whole."""
    catalog: PDFCatalog = document.Catalog  # type: ignore[attr-defined]  # the stubs leave it out
    return catalog


def referred(document: PDFDocument, held: PDFObject) -> PDFObjectReference:
    """A reference to an object, which thereby has a number in the file."""
    return document.Reference(held)  # type: ignore[no-any-return, no-untyped-call]  # the stubs know no types here


def number_of(document: PDFDocument, ref: PDFObjectReference) -> int:
    """The number of an object in the file."""
    number: int = document.idToObjectNumberAndVersion[ref.name][0]
    return number


def add_entries(to: PDFCatalog, **entries: object) -> None:
    """Have a catalogue or a page say more than ReportLab's own knows of."""
    known = type(to).__NoDefault__
    more = [name for name in entries if name not in known]
    to.__NoDefault__ = [*known, *more]
    for name, value in entries.items():
        setattr(to, name, value)
