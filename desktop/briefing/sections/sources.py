"""The list of sources: title, author, publisher, date, address, reliability and the reason for it."""

import json

from db.records import Source
from desktop.briefing.flow import Flowable, Paragraph
from desktop.briefing.margin import Margin
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import capital, date_words, joined, sentence
from desktop.briefing.styles import NOTE
from desktop.briefing.tagging.elements import listed, unnumbered_list
from desktop.briefing.text import Words


def flowables(paper: Paper) -> list[Flowable]:
    """An entry for each source, by its letter."""
    listing = unnumbered_list()
    return [
        Paragraph.of(
            [_words(paper, source)],
            TEXT_WIDTH,
            margin=Margin(paper.notes.letter(source)),
            entry=listed(listing),
        )
        for source in paper.notes.sources()
    ]


def _words(paper: Paper, source: Source) -> Words:
    words = Words(NOTE).text(f"{paper.portion(source)}“")
    words.text(source.title, language=paper.foreign(source.language)).text("”. ")
    words.text(f"{sentence(_origin(source))} ")
    if source.url:
        words.address(source.url).text(". ")
    reason = f": {sentence(source.reliability_reason)}" if source.reliability_reason else "."
    words.text(f"Reliability {source.reliability or 'not graded'}{reason}")
    if source.status != "in use":
        why = f": {sentence(source.status_reason)}" if source.status_reason else "."
        words.bold(f" {capital(source.status)}{why}")
    if source.notes:
        words.text(f" {sentence(source.notes)}")
    evidence = paper.cite(source) if paper.notes.evidence_of(source) else ()
    return words.marks((note.number for note in evidence), small=True)


def _origin(source: Source) -> str:
    author = _names(source.author)
    published = [
        source.type + (f" by {author}" if author else ""),
        source.publisher,
        date_words(source.issued, source.issued_as_printed),
        f"read {date_words(source.accessed)}" if source.accessed else "",
        source.language,
    ]
    return capital(", ".join(part for part in published if part))


def _names(author: str) -> str:
    """The names in CSL JSON as people write them; what is no such JSON is given as it stands."""
    try:
        found = json.loads(author) if author else []
    except ValueError:
        return author
    names = found if isinstance(found, list) else [found]
    return joined(_name(each) for each in names)


def _name(name: object) -> str:
    if not isinstance(name, dict):
        return str(name)
    parts = [name.get("literal"), name.get("given"), name.get("non-dropping-particle"), name.get("family")]
    return " ".join(str(part) for part in parts if part)
