"""The end of a paper that has contents: how to cite it, what it rests on, who made it, who may see it."""

from collections.abc import Iterator

from desktop.briefing.flow import FREE, TOGETHER, Flowable, Paragraph, SectionHead
from desktop.briefing.front import handling
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import date_words, sentence
from desktop.briefing.styles import NOTE
from desktop.briefing.text import Words

TITLE = "About this paper"
PLACE = "about-this-paper"


def colophon(paper: Paper, *, close: bool = False) -> list[Flowable]:
    """The last section: without a number, and not in the contents; it stands together on one page.

    `close`: with less space around its head.
    """
    if not paper.entries or not paper.template.contents:
        return []
    told = [
        Paragraph.of([Words(NOTE).bold(f"{label}: ").text(text)], TEXT_WIDTH, whole=True, keeps=TOGETHER)
        for label, text in _told(paper)
    ]
    told[-1].keeps = FREE
    return [SectionHead("", TITLE, TEXT_WIDTH, PLACE, close=close), *told]


def _told(paper: Paper) -> Iterator[tuple[str, str]]:
    """Each thing that is told, with its label."""
    brief, dossier = paper.brief, paper.snapshot.dossier
    yield "Cite as", _citation(paper)
    tracker = f"the tracker “{dossier.title}”" if dossier.title else "the tracker"
    when = f" as of {paper.cut_off}, and nothing later" if paper.snapshot.as_of else ""
    yield "Rests on", f"What {tracker} holds{when}. Tables, figures and counts are made from its records."
    if by := brief.author or dossier.organisation:
        of = f", {dossier.organisation}" if dossier.organisation not in ("", by) else ""
        yield "Made by", sentence(f"{by}{of}; bottom line and judgements are its own")
    to = "; ".join(brief.distribution.splitlines()) or brief.audience
    yield "Handling", sentence(handling(paper)) + (f" Distribution: {sentence(to)}" if to else "")


def _citation(paper: Paper) -> str:
    """The paper as a note would name it: "River desk, “The river stays closed”, status paper RIV/1, …"."""
    brief = paper.brief
    edition = "" if paper.number is None else f"edition {paper.number}"
    called = paper.called(paper.template.title)
    which = f"{called}{' ' if called == paper.template.title else ', '}{brief.reference}".strip(" ,")
    parts = (
        brief.author or paper.snapshot.dossier.organisation, f"“{brief.title}”" if brief.title else "", which,
        edition, date_words(paper.issued),
    )  # fmt: skip
    return sentence(", ".join(part for part in parts if part))
