"""Lists of sources: what stands under "Sources", "References", "Further reading"."""

import re
from collections.abc import Iterator

from db import dates
from db.dates import BadDate
from desktop.documents.blocks import ITEM, Block
from desktop.documents.cues import cues
from desktop.documents.dating import dates_in
from desktop.documents.triage.clauses import Span
from desktop.documents.triage.proposal import HIGH, LOW, MEDIUM, Proposal
from desktop.documents.triage.reading import SOURCES, Reading, headline, label_of

LONGEST = 400  # characters: what is longer is a paragraph about sources, not one of them
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”)\]]+", re.I)
_QUOTED = re.compile(r"[“„«\"‘]([^“”»\"’]{4,200})[“”»\"’]|»([^«]{4,200})«")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}} {_MONTH} \d{{4}}|{_MONTH} \d{{1,2}}, \d{{4}}|{_MONTH} \d{{4}}"
    r"|\d{4}-\d\d-\d\d|(?:19|20)\d\d)\b"
)
_ACCESSED = re.compile(r"[(,]?\s*(?:accessed|retrieved|last visited|seen)\b[^.;)]*[).;]?", re.I)
_LISTS = re.compile(
    rf"sources?|references|further reading|{'|'.join(cues('headings', 'sources'))}", re.I
)  # as a label
_NOTE = re.compile(r"^\[?\d{1,3}[\].)]\s*")
_PARTS = re.compile(r"\s+[—–|]\s+|\s+-\s+")
_TYPES = (
    ("article-newspaper", r"report(?:ing|ed)|newspaper|daily|gazette|times\b|post\b|reuters|bbc|news|agency"),
    ("press release", r"press release|statements?|communiqu|announcement"),
    ("treaty", r"treaty|convention|accord|protocol"),
    ("legal document", r"\bact\b|\blaw\b|decree|resolution|ruling|judgment"),
    ("speech", r"speech|address\b|remarks"),
    ("interview", r"interview"),
    ("article-journal", r"journal|review|quarterly|vol\.|pp\."),
    ("report", r"report|analysis|comments?|paper|brief\b|assessment|study|survey"),
    ("map", r"\bmaps?\b|atlas"),
)  # fmt: skip


def sources(reading: Reading) -> Iterator[tuple[Proposal, list[Block]]]:
    """Items and short paragraphs under a heading that announces sources; one proposal each.

    Read from them: an address, a date, what stands in quotation marks as title, what stands before a dash as
    publisher. A paragraph "Sources: one; two" is taken apart at its semicolons.
    """
    for section in reading.sections:
        for block in section.blocks:
            words = reading.said(block)
            label, begins = label_of(words)
            listed = _LISTS.fullmatch(label) is not None
            if listed:
                spans = _listed(reading.text, Span(block.first + begins, block.last))
            elif section.role == SOURCES and len(words) <= LONGEST:
                spans = [Span(block.first, block.last)]
            else:
                continue
            for span in spans:
                sure = HIGH if block.kind == ITEM or listed else MEDIUM
                yield _proposal(reading, span, sure, section.heading or label), [block]


def _listed(text: str, inside: Span) -> list[Span]:
    found, start = [], inside.first
    for part in text[inside.first : inside.last].split(";"):
        lead = len(part) - len(part.lstrip())
        if part.strip(" ."):
            found.append(Span(start + lead, start + len(part.rstrip(" ."))))
        start += len(part) + 1
    return found


def _proposal(reading: Reading, span: Span, sure: str, heading: str) -> Proposal:
    fields = read_source(reading.text[span.first : span.last], reading.order)
    confidence = sure if "publisher" in fields or "url" in fields else LOW
    reason = f"It is listed under “{heading}”."
    return Proposal("source-list", "source", span.first, span.last, fields, reason, confidence)


def read_source(words: str, order: str = "DMY") -> dict[str, str]:
    """The fields of a source as far as a line of a list says them: title, publisher, url, issued, type."""
    fields: dict[str, str] = {}
    rest = _ACCESSED.sub(" ", _NOTE.sub("", " ".join(words.split())))
    if found := _URL.search(rest):
        fields["url"] = found[0].rstrip(".,;")
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    if span := _dates(rest, order):
        fields |= _dated(rest[span.first : span.last], order)
        rest = f"{rest[: span.first]} {rest[span.last :]}"
    title, publisher = _named(re.sub(r"\(\s*\)", " ", rest))
    fields["title"] = title or fields.get("url", "")
    if publisher:
        fields["publisher"] = publisher
    lower = f"{title} {publisher}".casefold()
    fields["type"] = next((kind for kind, pattern in _TYPES if re.search(pattern, lower)), "")
    if not fields["type"]:
        fields["type"] = "webpage" if "url" in fields else "document"
    return {name: value for name, value in fields.items() if value}


def _dates(words: str, order: str) -> Span | None:
    """Where the date of a source stands; a year alone only where no month of any language stands by it."""
    found = _DATE.search(words)
    if found is None or found[0].isdecimal():
        for date in dates_in(words, order=order):
            if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", date.edtf) and re.search(r"\d{4}", date.words):
                return Span(date.bare, date.last)
    return Span(*found.span()) if found else None


def _dated(words: str, order: str) -> dict[str, str]:
    try:
        return {"issued": dates.read_typed(words, order), "issued_as_printed": words}
    except BadDate:
        if found := dates_in(words, order=order):
            return {"issued": found[0].edtf, "issued_as_printed": words}
        return {"issued_as_printed": words}


def _named(words: str) -> tuple[str, str]:
    """Title and publisher of a line without address and date."""
    clean = " ".join(words.split()).strip(" ,;.:–—-|()")
    if found := _QUOTED.search(clean):
        around = f"{clean[: found.start()]} | {clean[found.end() :]}"
        parts = [part.strip(" ,;.:–—-") for part in around.split("|")]
        return (found[1] or found[2]).rstrip(",."), ", ".join(part for part in parts if part)
    parts = [part.strip(" ,;.:") for part in _PARTS.split(clean, maxsplit=1)]
    if len(parts) == 2 and all(parts):
        return headline(parts[1], 200), parts[0]
    label, begins = label_of(clean)
    if label:
        return headline(clean[begins:], 200), label
    return headline(clean, 200), ""
