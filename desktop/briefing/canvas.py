"""The canvas of a paper: ReportLab's, its time set to the day of issue, no font but the paper's own."""

import calendar
from datetime import date
from hashlib import md5
from io import BytesIO
from threading import Lock

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from db.dates import BadDate, known_from
from desktop.briefing.fonts import SERIF, face
from desktop.briefing.links import Link
from desktop.briefing.measures import Page

_EMBEDDING = Lock()  # the tables of a font are read from one place at a time

# ReportLab is used nowhere else. Text in base 85 makes a file larger, and slower to make.
rl_config.useA85 = 0


class PaperCanvas(Canvas):
    """Pages of one size, and the file made of them. `issued`: EDTF; raises BadDate when it has no day."""

    def __init__(self, page: Page, *, issued: str, language: str) -> None:
        self._bytes = BytesIO()
        super().__init__(
            self._bytes,
            pagesize=(page.width, page.height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=language,
            initialFontName=face(SERIF.regular).name,  # type: ignore[arg-type]  # a name, not a number
        )
        self.setCreator("Parley")
        self.setViewerPreference("DisplayDocTitle", "true")
        self.showOutline()
        self._stamp(issued)

    @property
    def document(self) -> PDFDocument:
        """The objects of the file."""
        document: PDFDocument = self._doc  # type: ignore[attr-defined]  # the stubs leave it out
        return document

    def page(self, content: str) -> None:
        """Add a page; what stands on it tells this file from others."""
        self.document.updateSignature(content)
        self.addLiteral(content)
        self.showPage()

    def annotate(self, link: Link) -> None:
        """Put a link on the current page."""
        self._addAnnotation(link)  # type: ignore[attr-defined]  # the stubs leave it out

    def _stamp(self, issued: str) -> None:
        """Set the time of the document to the day of issue, midnight UTC; the clock is never asked."""
        day = known_from(issued)
        if day is None:
            raise BadDate("A paper needs a day of issue. Write for example 2026-04-19.")
        then = date.fromisoformat(day).timetuple()
        stamp = self.document._timeStamp  # type: ignore[attr-defined]  # the stubs leave it out
        stamp.t, stamp.lt, stamp.YMDhms = float(calendar.timegm(then)), then, tuple(then)[:6]
        # What tells this file from others began with a time the environment may set.
        self.document.signature = md5(usedforsecurity=False)  # type: ignore[attr-defined]  # not in the stubs

    def file(self) -> bytes:
        """Close the document and give its bytes; nothing can be drawn after that."""
        with _EMBEDDING:
            self.save()
        return self._bytes.getvalue()
