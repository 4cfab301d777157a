"""Links of a PDF, written as they stand in the file: a paper has a link for each mention of a note."""

from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument

from desktop.briefing.tagging.objects import Packed, pdf_string


class Target(NamedTuple):
    """Where a link leads: the page, 1 for the first, and the distance from the foot of the page."""

    page: int
    top: float


class Link(Packed):
    """An area of a page that leads to a place of the document, or to an address judged before.

    `area`: left, bottom, right and top, as a PDF has them. `says`: where it leads, in words. `key`: by which
    the structure knows it, set when the file is made.
    """

    key = 0

    def __init__(self, area: str, target: Target | str, says: str) -> None:
        self._area, self._target, self._says = area, target, says

    def format(self, document: PDFDocument) -> bytes:
        """The link as an object of the file."""
        says = f"/Contents{pdf_string(self._says)}/StructParent {self.key}"
        head = f"<</Type/Annot/Subtype/Link/Rect[{self._area}]/Border[0 0 0]/F 4{says}"
        if isinstance(self._target, str):
            return f"{head}/A<</S/URI/URI{pdf_string(self._target)}>>>>".encode("latin-1")
        number, generation = document.idToObjectNumberAndVersion[f"Page{self._target.page}"]
        dest = f"/Dest[{number} {generation} R/XYZ 0 {self._target.top:.2f} 0]>>"
        return f"{head}{dest}".encode("latin-1")
