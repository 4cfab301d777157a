"""A file read as a document: by what it is, not by what it is called."""

import re
from collections.abc import Callable
from dataclasses import replace

from desktop.documents import boilerplate, metadata
from desktop.documents.bounds import FILE_BYTES, LINE_LENGTH, TEXT_LENGTH, Report, Watch
from desktop.documents.document import Document, Proposed, SetAside
from desktop.documents.errors import NothingInIt, TooMuch
from desktop.documents.raw import Raw, Stretch, proposals
from desktop.documents.repairing import repaired

Reader = Callable[[str, bytes, Watch], Raw]
LOOKED_AT = 4096
BROKEN = "{:,} of its lines {} longer than {:,} characters and {} broken at spaces."
KINDS_OF_SOURCE = {"text/html": "webpage", "message/rfc822": "personal communication"}
_LONE = re.compile("[\ud800-\udfff]")
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|article)\b", re.IGNORECASE)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]?\S")
_MAIL = re.compile(
    rb"^(?:received|return-path|message-id|mime-version|delivered-to|from|subject|date):", re.I | re.M
)


def nothing(_done: int, _total: int) -> None:
    """Tell nobody."""


def read(name: str, data: bytes, progress: Report = nothing) -> Document:
    """Read a file: text, Markdown, HTML, DOCX, ODT, PDF or EML, told by its bytes, then by its name.

    `progress(done, total)` is told between steps (total 0: not known), and may raise to give it up. Nothing
    in the file is run, nothing it refers to is loaded; what is taken at most stands in `bounds`. Raises
    Unreadable: NotADocument, NothingInIt, DamagedDocument, NeedsPassword, TooMuch, DeclaresEntities,
    TakesTooLong.
    """
    if len(data) > FILE_BYTES:
        raise TooMuch(name, f"is {len(data) >> 20:,} MiB large; at most {FILE_BYTES >> 20} are read")
    if not data.strip(b"\x00\t\n\r "):
        raise NothingInIt(name)
    watch = Watch(name, progress)
    watch.step(0, 0)
    raw = _of_letters(reader_for(name, data)(name, data, watch))
    if len(raw.text) > TEXT_LENGTH:
        raise TooMuch(name, f"holds {len(raw.text):,} characters of text; at most {TEXT_LENGTH:,} are read")
    return _finished(name, data, raw, watch)


def _of_letters(raw: Raw) -> Raw:
    """The same with halves of characters, which no text can be written with, shown as lost."""
    proposed = tuple(replace(each, value=_LONE.sub("\ufffd", each.value)) for each in raw.proposed)
    warnings = tuple(_LONE.sub("\ufffd", each) for each in raw.warnings)
    return replace(raw, text=_LONE.sub("\ufffd", raw.text), proposed=proposed, warnings=warnings)


def reader_for(name: str, data: bytes) -> Reader:
    """The reader of the format that the bytes are of; what no format claims is plain text."""
    from desktop.documents.formats import docx, eml, html, odt, pdf, plain

    head = data[:LOOKED_AT]
    if b"%PDF-" in head[:1024]:
        return pdf.read_pdf
    if head.startswith(b"PK\x03\x04"):
        if b"mimetypeapplication/vnd.oasis.opendocument" in head:
            return odt.read_odt
        if b"[Content_Types].xml" in data and b"word/" in data:
            return docx.read_docx
        ending = name.lower().rpartition(".")[2]
        readers: dict[str, Reader] = {"docx": docx.read_docx, "docm": docx.read_docx, "odt": odt.read_odt}
        return readers.get(ending, plain.read_plain)
    if _HTML.search(head):
        return eml.read_eml if _is_mail(name, head) else html.read_html
    return eml.read_eml if _is_mail(name, head) else _by_name(name)


def _is_mail(name: str, head: bytes) -> bool:
    """A mail begins with headers, two of them at least such as only mails have."""
    start = head.replace(b"\r\n", b"\n").lstrip(b"\n").split(b"\n\n")[0]
    if not _HEADER.match(start) and not start.startswith(b"From "):
        return False
    return len(_MAIL.findall(start)) >= (1 if name.lower().endswith(".eml") else 3)


def _by_name(name: str) -> Reader:
    from desktop.documents.formats import html, plain

    ending = name.lower().rpartition(".")[2]
    if ending in ("htm", "html", "xhtml"):
        return html.read_html
    return plain.read_markdown if ending in ("md", "markdown") else plain.read_plain


# -- what all formats share ------------------------------------------------------------------------------


def _finished(name: str, data: bytes, raw: Raw, watch: Watch) -> Document:
    """Set aside what is no part of the text, put its letters right, break what is too long, propose."""
    came, broken = _broken(raw.text)
    stretches = _apart((*raw.aside, *boilerplate.stretches(came)))
    kept, aside = _set_aside(came, stretches)
    watch.step(0, 0)
    text, repairs = repaired(kept)
    if not text.strip() and not raw.warnings and not aside:
        raise NothingInIt(name)
    longer = [(each.first, len(each.now) - len(each.was)) for each in repairs]
    moved, at, by = [], 0, 0
    for each in aside:
        while at < len(longer) and longer[at][0] < each.before + by:
            by += longer[at][1]
            at += 1
        moved.append(SetAside(each.text, each.why, each.before + by))
    warnings = raw.warnings
    if broken:
        one = broken == 1
        said = BROKEN.format(broken, "is" if one else "are", LINE_LENGTH, "was" if one else "were")
        warnings = (*warnings, said)
    proposed = _proposed(name, raw, text)
    return Document(name, raw.media_type, data, text, repairs, tuple(moved), proposed, warnings)


def _broken(text: str) -> tuple[str, int]:
    """The text with lines that are too long broken: a line feed takes the place of a space."""
    if len(text) <= LINE_LENGTH:
        return text, 0
    lines, number = text.split("\n"), 0
    for place, line in enumerate(lines):
        if len(line) > LINE_LENGTH:
            lines[place] = "\n".join(_pieces(line))
            number += lines[place] != line
    return "\n".join(lines), number


def _pieces(line: str) -> list[str]:
    found, at = [], 0
    while len(line) - at > LINE_LENGTH:
        cut = line.rfind(" ", at + 1, at + LINE_LENGTH)
        if cut < 0:  # no space to break at: what has none that long is no prose, and stays whole
            cut = line.find(" ", at + LINE_LENGTH)
            if cut < 0:
                break
        found.append(line[at:cut])
        at = cut + 1
    return [*found, line[at:]]


def _apart(stretches: tuple[Stretch, ...]) -> list[Stretch]:
    """The stretches in order, none over another: where two meet, the first and longer one stands."""
    found: list[Stretch] = []
    for each in sorted(stretches, key=lambda each: (each.first, -each.last)):
        if each.first < each.last and (not found or each.first >= found[-1].last):
            found.append(each)
    return found


def _set_aside(text: str, stretches: list[Stretch]) -> tuple[str, list[SetAside]]:
    parts: list[str] = []
    aside: list[SetAside] = []
    at = length = 0
    for each in stretches:
        parts.append(text[at : each.first])
        length += each.first - at
        aside.append(SetAside(text[each.first : each.last], each.why, length))
        at = each.last
    parts.append(text[at:])
    return "".join(parts), aside


def _proposed(name: str, raw: Raw, text: str) -> tuple[Proposed, ...]:
    kind = KINDS_OF_SOURCE.get(raw.media_type, "document")
    sort = proposals((("type", kind, "format of the file"),))
    return metadata.usable((*raw.proposed, *metadata.from_text(name, text), *sort))
