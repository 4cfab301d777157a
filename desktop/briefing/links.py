"""Links of a PDF, written as they stand in the file: a paper has a link for each mention of a note."""

from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFString


class Target(NamedTuple):
    """Where a link leads: the page, 1 for the first, and the distance from the foot of the page."""

    page: int
    top: float


class Link(PDFObject):
    """An area of a page that leads to a place of the document, or to an address judged before.

    `area`: left, bottom, right and top, as a PDF has them.
    """

    def __init__(self, area: str, target: Target | str) -> None:
        self._area, self._target = area, target

    def format(self, document: PDFDocument) -> bytes:
        """The link as an object of the file."""
        head = f"<</Type/Annot/Subtype/Link/Rect[{self._area}]/Border[0 0 0]/F 4"
        if isinstance(self._target, str):
            address = PDFString(self._target).format(document)
            return head.encode() + b"/A<</S/URI/URI" + address + b">>>>"
        number, generation = document.idToObjectNumberAndVersion[f"Page{self._target.page}"]
        return f"{head}/Dest[{number} {generation} R/XYZ 0 {self._target.top:.2f} 0]>>".encode()
