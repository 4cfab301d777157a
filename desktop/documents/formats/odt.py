"""ODT: the headings, paragraphs, items and table cells of content.xml, and what meta.xml says."""

from xml.etree.ElementTree import Element

from desktop.documents.bounds import XML_DEPTH, Watch
from desktop.documents.document import Proposed
from desktop.documents.formats.packed import Packed
from desktop.documents.formats.xml_text import walked
from desktop.documents.raw import Paragraphs, Raw, proposals

ODT = "application/vnd.oasis.opendocument.text"
FORM = "OpenDocument text"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
MACROS = "It holds macros. They are kept with the original and never run."
_META = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}initial-creator": "author",
    "{http://purl.org/dc/elements/1.1/}creator": "author",
    "{http://purl.org/dc/elements/1.1/}date": "issued",
    "{http://purl.org/dc/elements/1.1/}language": "language",
}
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
# Text in these is not the document's own: comments of its editors, what was deleted, lists of contents.
NOT_TEXT = {
    f"{OFFICE}annotation": "Comment",
    f"{TEXT}tracked-changes": "Deleted by its editors",
    f"{TEXT}table-of-content": "Table of contents",
}
MOST_SPACES = 100
STEP = 2_000


def read_odt(name: str, data: bytes, watch: Watch) -> Raw:
    """Read an ODT. Raises DamagedDocument, TooMuch, DeclaresEntities, NeedsPassword."""
    packed = Packed(name, data, FORM)
    found = _Content()
    for number, (begins, element) in enumerate(walked(name, packed.xml("content.xml"), XML_DEPTH, FORM), 1):
        if begins:
            found.begin(element)
        else:
            found.end(element)
        if number % STEP == 0:
            watch.step(number, 0)
    warnings = (
        (MACROS,)
        if any(part.startswith("Basic/") or part.startswith("Scripts/") for part in packed.parts)
        else ()
    )
    return Raw(ODT, found.paragraphs.text, tuple(found.paragraphs.aside), _meta(name, packed), warnings)


def _meta(name: str, packed: Packed) -> tuple[Proposed, ...]:
    if "meta.xml" not in packed.parts:
        return ()
    said = [
        (_META[element.tag], (element.text or "")[:2000], "document properties")
        for begins, element in walked(name, packed.xml("meta.xml"), XML_DEPTH, FORM)
        if not begins and element.tag in _META
    ]
    return proposals(
        (field, value[:10] if field == "issued" else value, where) for field, value, where in said
    )


class _Content:
    """Gathers paragraphs while content.xml is walked. The text of an element is there when it ends, its tail
    when what follows begins: both are therefore taken at the next event.
    """

    def __init__(self) -> None:
        self.paragraphs = Paragraphs()
        self._open: list[Element] = []
        self._words: list[list[str]] = []  # one list for each paragraph one is in: notes stand in paragraphs
        self._why: list[str] = []
        self._cells: list[list[str]] = []

    def begin(self, element: Element) -> None:
        """An element begins."""
        self._open.append(element)
        if element.tag in NOT_TEXT:
            self._why.append(NOT_TEXT[element.tag])
        if element.tag in PARAGRAPHS:
            self._words.append([])
        elif element.tag == f"{TABLE}table-row":
            self._cells.append([])

    def end(self, element: Element) -> None:
        """An element ends."""
        self._open.pop()
        if element.tag in NOT_TEXT:
            self._why.pop()
        if element.tag in PARAGRAPHS:
            self._words.pop()
            self._take(element)
        elif element.tag == f"{TABLE}table-row":
            cells = self._cells.pop()
            self.paragraphs.add(" | ".join(cells) if any(cells) else "", self._why[-1] if self._why else "")
        if not self._words and not element.tag.startswith(TEXT):
            element.clear()

    def _take(self, element: Element) -> None:
        text = _text(element)
        if self._words:  # inside another: the words of a note stand where its sign is, a comment is set aside
            if self._why:
                self.paragraphs.add(text, self._why[-1])
            return
        if self._cells and any(each.tag == f"{TABLE}table-cell" for each in self._open[-3:]):
            self._cells[-1].append(" ".join(text.split()))
            return
        listed = any(each.tag == f"{TEXT}list-item" for each in self._open[-2:])
        if element.tag == f"{TEXT}h" and text.strip():
            level = element.get(f"{TEXT}outline-level", "1")
            text = f"{'#' * max(1, min(int(level) if level.isdecimal() else 1, 6))} {text.strip()}"
        elif listed and text.strip():
            text = f"• {text.strip()}"
        self.paragraphs.add(text, self._why[-1] if self._why else "")
        for child in list(element):
            element.remove(child)


def _text(element: Element) -> str:
    """The words of a paragraph with its spaces, tabs and breaks; as deep as a bound allows."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            parts.append(" " * min(int(count) if count.isdecimal() else 1, MOST_SPACES))
        elif child.tag == f"{TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{TEXT}line-break":
            parts.append("\n")
        elif child.tag == f"{TEXT}note":
            parts.append(f" [{' '.join(''.join(child.itertext()).split())}] ")
        elif child.tag not in NOT_TEXT:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
