"""PDF: its text page by page, lines joined to paragraphs, what stands on every page set aside."""

import re
import threading
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.documents.bounds import PAGES, TEXT_LENGTH, Watch
from desktop.documents.document import Proposed
from desktop.documents.errors import DamagedDocument, NeedsPassword, TooMuch
from desktop.documents.formats.pdf_weight import weigh
from desktop.documents.raw import Raw, Stretch, proposals

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

PDF = "application/pdf"
FORM = "PDF"
RUNNING, NUMBER = "Stands on most pages", "Page number"
SCANNED = "It holds no text, only pictures of pages. The original is kept; an OCR program can read it."
PARTLY = "{} of its {:,} pages {} no text, only pictures."
ON_MOST = 0.6  # of the pages: a line at their edge that stands on so many is a running title
EDGE = 2  # lines at the top and at the foot of a page that are looked at
FULL = 0.72  # of the longest line of a page: a shorter one ends its paragraph
# PDFium is not made for threads: one document is read at a time.
_TURN = threading.Lock()
_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.|стор\.|стр\.)?\s*\d{1,4}(?:\s*(?:/|of|von|из|з)\s*\d{1,4})?\W*", re.IGNORECASE
)
_ITEM = re.compile(r"\s*(?:[•‣◦▪●○*–-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_DATE = re.compile(r"D?:?(\d{4})(\d\d)(\d\d)")


def read_pdf(name: str, data: bytes, watch: Watch) -> Raw:
    """Read a PDF. No script or form of it is run. Raises DamagedDocument, NeedsPassword, TooMuch."""
    weigh(name, data, watch)
    with _TURN:
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower() or b"/Encrypt" in data:
                raise NeedsPassword(name) from error
            raise DamagedDocument(name, FORM, "it is cut off, or its list of pages is broken") from error
        try:
            return _read(name, document, watch)
        except pypdfium2.PdfiumError as error:
            raise DamagedDocument(name, FORM, "one of its pages is broken") from error
        finally:
            document.close()


def _read(name: str, document: "PdfDocument", watch: Watch) -> Raw:
    number = len(document)
    if number > PAGES:
        raise TooMuch(name, f"has {number:,} pages; at most {PAGES:,} are read")
    if not number:
        raise DamagedDocument(name, FORM, "it has no pages")
    pages, length = [], 0
    for place in range(number):
        watch.step(place, number)
        pages.append(_lines(document, place))
        length += sum(map(len, pages[-1]))
        if length > TEXT_LENGTH:
            raise TooMuch(name, f"holds more than {TEXT_LENGTH:,} characters of text")
    return _composed(pages, _said(document))


def _lines(document: "PdfDocument", place: int) -> list[str]:
    page = document[place]
    try:
        words = page.get_textpage()
        try:
            text: str = words.get_text_range(errors="replace")
        finally:
            words.close()
    finally:
        page.close()
    # U+FFFE and U+0002 are hyphens that only a line's end brought; a form feed would begin a page.
    text = re.sub("[\ufffe\x02]\r?\n?", "\x02", text).replace("\f", "\n").replace("\x00", "")
    return [line.strip() for line in re.split(r"\r\n|\r|\n", text)]


def _said(document: "PdfDocument") -> tuple[Proposed, ...]:
    said = document.get_metadata_dict(skip_empty=True)
    made = _DATE.match(said.get("CreationDate", ""))
    where = "PDF document properties"
    title = said.get("Title", "")
    return proposals(
        (
            ("title", "" if title.lower().endswith((".doc", ".docx", ".pdf", ".indd")) else title, where),
            ("author", said.get("Author", ""), where),
            ("issued", "-".join(made.groups()) if made else "", f"{where} (made on)"),
        )
    )


def _composed(pages: Sequence[list[str]], proposed: tuple[Proposed, ...]) -> Raw:
    running = _running(pages)
    parts: list[str] = []
    aside: list[Stretch] = []
    at = 0
    for place, lines in enumerate(pages):
        if place:
            parts.append("\f")
            at += 1
        for text, why in _paragraphs(lines, running):
            whole = f"{text}\n\n"
            if why:
                aside.append(Stretch(at, at + len(whole), why))
            parts.append(whole)
            at += len(whole)
    empty = sum(not any(lines) for lines in pages)
    warnings: tuple[str, ...] = ()
    if empty == len(pages):
        warnings = (SCANNED,)
    elif empty:
        warnings = (PARTLY.format(f"{empty:,}", len(pages), "holds" if empty == 1 else "hold"),)
    # One page is a page too: the text of a PDF knows pages.
    text = "".join(parts) if len(pages) > 1 else "".join(parts) + "\f"
    return Raw(PDF, text, tuple(aside), proposed, warnings)


def _edges(lines: Sequence[str]) -> list[int]:
    there = [place for place, line in enumerate(lines) if line]
    return sorted({*there[:EDGE], *there[-EDGE:]})


def _shape(line: str) -> str:
    """A line with its numbers alike: the page number in a running title differs from page to page."""
    return re.sub(r"\d+", "0", line)


def _running(pages: Sequence[list[str]]) -> set[str]:
    counts = Counter(shape for lines in pages for shape in {_shape(lines[place]) for place in _edges(lines)})
    least = max(3, ON_MOST * len(pages))
    return {shape for shape, number in counts.items() if number >= least}


def _paragraphs(lines: Sequence[str], running: set[str]) -> list[tuple[str, str]]:
    """The paragraphs of a page, each with why it is no part of the text, '' when it is one."""
    found: list[tuple[str, str]] = []
    edges = set(_edges(lines))
    longest = max(map(len, lines), default=0)
    begun: list[str] = []

    def end() -> None:
        if begun:
            found.append((_joined(begun), ""))
            begun.clear()

    for place, line in enumerate(lines):
        why = _why(line, running) if place in edges else ""
        if not line or why:
            end()
            if why:
                found.append((line.replace("\x02", "-"), why))
            continue
        if begun and (_ITEM.match(line) or _ended(begun[-1], longest)):
            end()
        begun.append(line)
    end()
    return found


def _why(line: str, running: set[str]) -> str:
    if line and _NUMBER.fullmatch(line):
        return NUMBER
    return RUNNING if line and _shape(line) in running else ""


def _ended(line: str, longest: int) -> bool:
    """Whether a paragraph ends with this line: it is short, and ends a sentence or is hardly begun."""
    if line.endswith(("\x02", "-", ",")):
        return False
    return len(line) < FULL * longest and (bool(_ENDS.search(line)) or len(line) < FULL * longest * 0.8)


def _joined(lines: Sequence[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text += line if text.endswith(("\x02", "-", "–")) else f" {line}"
    return text.replace("\x02", "")
