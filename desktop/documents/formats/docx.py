"""DOCX: paragraphs, headings, lists and tables in their order, and the document's properties."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from desktop.documents.bounds import XML_DEPTH, Watch
from desktop.documents.document import Proposed
from desktop.documents.errors import DamagedDocument
from desktop.documents.formats.packed import UNPACKING, Packed
from desktop.documents.formats.xml_text import refuse_depth
from desktop.documents.raw import Paragraphs, Raw, proposals

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.coreprops import CoreProperties
    from docx.table import Table
    from docx.text.paragraph import Paragraph

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MACROS = "It holds macros. They are kept with the original and never run."
STEP = 200


def read_docx(name: str, data: bytes, watch: Watch) -> Raw:
    """Read a DOCX. Raises DamagedDocument, TooMuch, DeclaresEntities, NeedsPassword."""
    packed = Packed(name, data, "Word document")
    packed.all_xml()
    refuse_depth(name, packed.xml("word/document.xml"), XML_DEPTH, "Word document")
    found = Paragraphs()
    try:
        from docx import Document

        document = Document(io.BytesIO(data))
        styles = {style.style_id: style.name or "" for style in document.styles}
        for number, text in enumerate(_paragraphs(document, styles), 1):
            found.add(text)
            if number % STEP == 0:
                watch.step(number, 0)
        proposed = _properties(document)
    except (*UNPACKING, KeyError, AttributeError, TypeError, IndexError, SyntaxError) as error:
        # python-docx trusts what it reads, and unpacks pictures too: what is missing, damaged or of another
        # kind ends it in one of these
        raise DamagedDocument(name, "Word document", "a part it needs is missing or broken") from error
    warnings = (MACROS,) if any(part.lower().endswith("vbaproject.bin") for part in packed.parts) else ()
    return Raw(DOCX, found.text, (), proposed, warnings)


def _paragraphs(document: "WordDocument", styles: Mapping[str, str]) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield _marked(block, styles)


def _rows(table: "Table") -> Iterator[str]:
    """The rows of a table, cells apart by a bar; cells that are one wide cell are said once."""
    for row in table.rows:
        texts: list[str] = []
        before = None
        for cell in row.cells:
            if cell._tc is not before:
                texts.append(" ".join(cell.text.split()))
            before = cell._tc
        yield " | ".join(texts) if any(texts) else ""


def _marked(paragraph: "Paragraph", styles: Mapping[str, str]) -> str:
    """A paragraph with the sign of what it is."""
    text = re.sub(r"\n{2,}", "\n", paragraph.text)  # breaks of pages and lines end no paragraph
    style = styles.get(paragraph._p.style or "", "")
    level = style.removeprefix("Heading ").strip()
    if style == "Title":
        return f"# {text}" if text.strip() else ""
    if style.startswith("Heading ") and level.isdigit() and text.strip():
        return f"{'#' * min(int(level), 6)} {text}"
    properties = paragraph._p.pPr
    listed = style.startswith("List") or (properties is not None and properties.numPr is not None)
    return f"• {text}" if listed and text.strip() else text


def _stated(document: "WordDocument") -> "CoreProperties | None":
    """The properties a document has. Asked for them itself, python-docx makes some up where it finds none."""
    from docx.opc.parts.coreprops import CorePropertiesPart

    for each in document.part.package.rels.values():  # LibreOffice calls the relationship otherwise than Word
        if each.reltype.endswith("/metadata/core-properties") and not each.is_external:
            part = each.target_part
            return part.core_properties if isinstance(part, CorePropertiesPart) else None
    return None


def _properties(document: "WordDocument") -> tuple[Proposed, ...]:
    said = _stated(document)
    if said is None:
        return ()
    where = "document properties"
    created = said.modified or said.created
    return proposals(
        (
            ("title", said.title, where),
            ("author", said.author if said.author != "python-docx" else "", where),
            ("issued", created.date().isoformat() if created else "", f"{where} (last saved)"),
            ("language", said.language, where),
        )
    )
