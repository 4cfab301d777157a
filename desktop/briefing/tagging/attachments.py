"""What is attached to a paper: the data it was made from, as the file's own parts (ISO 19005-3, 6.8)."""

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference

from desktop.briefing.tagging.objects import Raw, number_of, pdf_string, raw_stream, referred


class Attachment(NamedTuple):
    """A file within the paper: its name, its media type ("text/csv"), what it is, and its bytes."""

    name: str
    media_type: str
    says: str
    data: bytes


class Attached(NamedTuple):
    """What the catalogue says of attached files: their names, and the files that go with the paper."""

    names: Raw
    files: list[PDFObjectReference]


def attach(document: PDFDocument, files: Sequence[Attachment], day: str) -> Attached:
    """Put files into a document, dated `day` (ISO), in the order of their names, which must differ."""
    named = [(each.name, _attached(document, each, day)) for each in sorted(files)]
    names = " ".join(f"{pdf_string(name)} {number_of(document, ref)} 0 R" for name, ref in named)
    tree = f"<</EmbeddedFiles<</Names[{names}]>>>>\n"
    return Attached(Raw(tree.encode("latin-1")), [ref for _, ref in named])


def _attached(document: PDFDocument, file: Attachment, day: str) -> PDFObjectReference:
    """The file and what is said of it; that the paper shows this data is its relationship."""
    dated = f"(D:{day.replace('-', '')}000000Z)"
    params = f"<</Size {len(file.data)}/CreationDate{dated}/ModDate{dated}>>"
    head = f"/Type/EmbeddedFile/Subtype/{file.media_type.replace('/', '#2F')}/Params{params}"
    kept = f"{number_of(document, referred(document, raw_stream(head, file.data)))} 0 R"
    name = pdf_string(file.name)
    told = (
        f"<</Type/Filespec/F{name}/UF{name}/Desc{pdf_string(file.says)}/AFRelationship/Data"
        f"/EF<</F {kept}/UF {kept}>>>>\n"
    )
    return referred(document, Raw(told.encode("latin-1")))
