"""The canvas of a paper: its pages, its structure, and the tagged and archival file made of them."""

from collections.abc import Sequence
from datetime import date
from threading import Lock

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFObjectReference,
    PDFPage,
)
from reportlab.pdfgen.canvas import Canvas

from db.dates import BadDate, known_from
from desktop.briefing.fonts import SERIF, face
from desktop.briefing.links import Link
from desktop.briefing.measures import Page
from desktop.briefing.tagging.attachments import Attachment, attach
from desktop.briefing.tagging.elements import Element
from desktop.briefing.tagging.metadata import Facts, info, xmp
from desktop.briefing.tagging.objects import add_entries, catalog_of, number_of, raw_stream, referred
from desktop.briefing.tagging.structure import Structure
from desktop.briefing.tagging.tree import Numbers, Tree
from desktop.briefing.tagging.writing import File
from resources import read_bytes

_EMBEDDING = Lock()  # the tables of a font are read from one place at a time
_COLOURS = "sRGB IEC61966-2.1"
_TREE = "structure"  # what the root of the structure is called among the objects

# ReportLab is used nowhere else. Text in base 85 makes a file larger, and slower to make.
rl_config.useA85 = 0


def day_of_issue(issued: str) -> str:
    """The ISO day of an EDTF date; raises BadDate when it has none."""
    day = known_from(issued)
    if day is None:
        raise BadDate("A paper needs a day of issue. Write for example 2026-04-19.")
    return date.fromisoformat(day).isoformat()


class PaperCanvas(Canvas):
    """Pages of one size, and the file made of them: PDF/UA-1, and PDF/A-2a or, with attachments, 3a.

    Nothing in the file comes from the clock: its day is that of `facts`.
    """

    def __init__(self, page: Page, facts: Facts, *, language: str) -> None:
        super().__init__(
            "",  # nothing is written to a disk here
            pagesize=(page.width, page.height),
            pageCompression=1,
            invariant=1,
            lang=language,
            initialFontName=face(SERIF.regular).name,  # type: ignore[arg-type]  # a name, not a number
        )
        self.facts = facts
        self.structure = Structure()
        self._links: list[Link] = []
        self._has_bookmarks = False
        self.setViewerPreference("DisplayDocTitle", "true")
        self.showOutline()

    @property
    def document(self) -> PDFDocument:
        """The objects of the file."""
        document: PDFDocument = self._doc  # type: ignore[attr-defined]  # the stubs leave it out
        return document

    def page(self, content: str) -> None:
        """Add a page."""
        self.addLiteral(content)
        self.showPage()
        self.structure.next_page()

    def _setAnnotations(self, page: PDFPage) -> None:
        """Say with each page where its marked parts belong, and that one goes through its links in order."""
        super()._setAnnotations(page)  # type: ignore[misc]  # the stubs leave it out
        page.Trans = None  # the way one page turns into the next, which nobody asked for
        add_entries(page, StructParents=len(self.structure.pages) - 1, Tabs="/S")

    def bookmark(self, name: str, title: str, level: int, top: float) -> None:
        """Add an entry to the outline that leads to a place on this page, `top` points above its foot."""
        self.bookmarkPage(name, fit="XYZ", left=0, top=round(top, 2), zoom=0)
        self.addOutlineEntry(title, name, level=level, closed=level > 0)
        self._has_bookmarks = True

    def annotate(self, link: Link, element: Element) -> None:
        """Put a link, which belongs to an element of the structure, on the current page."""
        name = _link_name(len(self._links))
        self._addAnnotation(link, name)  # type: ignore[attr-defined]  # the stubs leave it out
        self._links.append(link)
        self.structure.link(element, name)

    def file(self, attached: Sequence[Attachment] = (), *, archival: bool = True) -> bytes:
        """Close the document and give its bytes; nothing can be drawn after that.

        `attached`: files that go with it. `archival`: it says that it is PDF/A.
        """
        document = self.document
        self.structure.pages.pop()  # the page that follows the last one
        for key, link in enumerate(self._links, start=len(self.structure.pages)):
            link.key = key
        with _EMBEDDING:
            for font in document.delayedFonts:
                font.addObjects(document)
            return self._written(document, attached, (3 if attached else 2) if archival else 0)

    def _written(self, document: PDFDocument, attached: Sequence[Attachment], part: int) -> bytes:
        catalog = catalog_of(document)
        self._describe(catalog, attached, part)
        document.Outlines.prepare(document, self)  # type: ignore[union-attr]  # it has outlines
        if not self._has_bookmarks:
            add_entries(catalog, Outlines=None)
        root, about = referred(document, catalog), referred(document, info(self.facts))
        first = document.objectcounter + 1
        tree = Tree(self.structure, first)
        document.idToObjectNumberAndVersion[_TREE] = (first, 0)
        document.objectcounter += len(tree)
        file = File()
        file.add_document(document)
        for number, content in enumerate(tree.objects(self._numbers()), start=first):
            file.pack(number, content.encode("latin-1"))
        return file.finished(
            number_of(document, root), number_of(document, about), document.objectcounter + 1
        )

    def _describe(self, catalog: PDFCatalog, attached: Sequence[Attachment], part: int) -> None:
        """What the catalogue says: that the file is tagged, what its colours are, what goes with it.

        `part`: of PDF/A that it keeps, 0 for none.
        """
        document = self.document
        profile = referred(document, raw_stream("/N 3", read_bytes("colour/sRGB.icc")))
        colours = {"OutputConditionIdentifier": f"({_COLOURS})", "Info": f"({_COLOURS})"}
        intent = {"Type": "/OutputIntent", "S": "/GTS_PDFA1", **colours, "DestOutputProfile": profile}
        said: dict[str, object] = {
            "StructTreeRoot": PDFObjectReference(_TREE),
            "MarkInfo": PDFDictionary({"Marked": "true"}),
            "Metadata": xmp(self.facts, part),
            "OutputIntents": PDFArray([PDFDictionary(intent)]),
        }
        if attached:
            files = attach(document, attached, self.facts.day)
            said |= {"Names": files.names, "AF": PDFArray(files.files)}
        add_entries(catalog, **said)

    def _numbers(self) -> Numbers:
        numbers = self.document.idToObjectNumberAndVersion
        pages = [numbers[f"Page{at + 1}"][0] for at in range(len(self.structure.pages))]
        links = {name: numbers[f"Annot.{name}"][0] for name in map(_link_name, range(len(self._links)))}
        return Numbers(pages, links)


def _link_name(at: int) -> str:
    return f"link-{at}"
