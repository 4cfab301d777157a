"""The list of sources, each as the style of citation writes it, with its reliability and the reason."""

from collections.abc import Iterable

from db.records import Source
from db.records.sources import TYPE_WORDS
from desktop.briefing.citing import Citation, authors, cited
from desktop.briefing.flow import Flowable, Paragraph
from desktop.briefing.margin import Margin
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.notes import UNGRADED
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import capital, date_words, sentence
from desktop.briefing.section_kinds import AS_TEMPLATE
from desktop.briefing.styles import NOTE
from desktop.briefing.tagging.elements import Element, listed, unnumbered_list
from desktop.briefing.text import Words, is_address


def flowables(paper: Paper) -> list[Flowable]:
    """The analyst's own words and an entry for each source, by its letter."""
    own, told = paper.own_words("sources"), paper.options("sources")
    sources = paper.notes.sources(cited=bool(told["cited"]))
    language = paper.brief.language or paper.snapshot.dossier.language
    style = str(told["style"])
    written = cited(sources, paper.template.citations.style if style == AS_TEMPLATE else style, language)
    entries = list(zip(sources, written, strict=True))
    if told["short"]:
        return [*own, *([_in_one(paper, entries)] if entries else [])]
    listing = unnumbered_list()
    return [*own, *(_entry(paper, source, citation, listing) for source, citation in entries)]


def _in_one(paper: Paper, entries: Iterable[tuple[Source, Citation]]) -> Paragraph:
    """All sources in one paragraph: letter, reliability, title, publisher, date."""
    words = Words(NOTE)
    for source, citation in entries:
        reliability = source.reliability or UNGRADED
        words.text(" " if words.runs else "").bold(f"{paper.notes.letter(source)}·{reliability} ")
        _set(words, citation, source, paper.foreign(source.language), address=False)
        words.text(" ")
    return Paragraph.of([words], TEXT_WIDTH)


def _entry(paper: Paper, source: Source, citation: Citation, listing: Element) -> Paragraph:
    words = Words(NOTE).text(paper.portion(source))
    _set(words, citation, source, paper.foreign(source.language))
    shown = "".join(piece.text for piece in citation)
    if more := _more(source, shown, _language(paper.foreign(source.language))):
        words.text(f" {sentence(capital(more))}")
    if source.url and source.url not in shown:
        words.text(" ").address(source.url).text(".")
    reason = f": {sentence(source.reliability_reason)}" if source.reliability_reason else "."
    words.text(f" Reliability {source.reliability or 'not graded'}{reason}")
    if source.status != "in use":
        why = f": {sentence(source.status_reason)}" if source.status_reason else "."
        words.bold(f" {capital(source.status)}{why}")
    evidence = paper.cite(source) if paper.notes.evidence_of(source) else ()
    words.marks((note.number for note in evidence), small=True)
    margin = Margin(paper.notes.letter(source))
    made = Paragraph.of([words], TEXT_WIDTH, margin=margin, entry=listed(listing))
    made.about = source.id
    return made


def _language(tag: str) -> str:
    """The language of a source that is not the paper's, in words: "in French"; '' without one."""
    if not tag:
        return ""
    from babel import Locale, UnknownLocaleError  # only a source in another language needs it

    try:
        return f"in {Locale.parse(tag, sep='-').get_language_name('en') or tag}"
    except (UnknownLocaleError, ValueError):
        return f"in {tag}"


def _set(words: Words, citation: Citation, source: Source, language: str, *, address: bool = True) -> None:
    """Add a citation, ended by a full stop: its title in its own language, its address as a link or not."""
    for at, piece in enumerate(citation):
        text = piece.text if address or not source.url else piece.text.replace(source.url, "")
        if at == len(citation) - 1:
            text = f"{' ' if text.startswith(' ') else ''}{sentence(text)}"
        cut = "italic" if piece.italic else ""
        before, link, rest = text.partition(source.url) if is_address(source.url) else (text, "", "")
        first, title, after = before.partition(source.title)
        words.text(first, cut=cut).text(title, cut=cut, language=language).text(after, cut=cut)
        if link:
            words.address(link).text(rest)


def _more(source: Source, shown: str, language: str) -> str:
    """What the style leaves out of a source: its type and whole date, the names in full, its `language`."""
    issued = (
        date_words(source.issued, source.issued_as_printed)
        if source.issued or source.issued_as_printed
        else ""
    )
    parts = [
        TYPE_WORDS.get(source.type, source.type),
        *(f"by {name}" for name in authors(source) if name not in shown),
        *(text for text in (source.publisher, issued) if text and text not in shown),
        f"read {accessed}"
        if (accessed := date_words(source.accessed) if source.accessed else "") and accessed not in shown
        else "",
        language,
    ]
    return ", ".join(part for part in parts if part)
