"""Makes the document: sections built, pages filled, each drawn once, the same bytes for the same input."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from db.errors import KnownError
from db.queries.snapshot import Snapshot
from db.records import Brief
from desktop.briefing.canvas import PaperCanvas, day_of_issue
from desktop.briefing.choice import chosen
from desktop.briefing.flow import Flowable, SectionHead, outline_text
from desktop.briefing.front import front
from desktop.briefing.furniture import Furniture
from desktop.briefing.links import Target
from desktop.briefing.measures import HALF, TEXT_WIDTH
from desktop.briefing.pages import Pages, paginate
from desktop.briefing.paper import Entry, Paper
from desktop.briefing.pen import Pen
from desktop.briefing.sections import SECTIONS
from desktop.briefing.tagging.attachments import Attachment
from desktop.briefing.tagging.metadata import Facts
from desktop.briefing.templates import Section, template

Progress = Callable[[int, int], None]
WHOLE = 100  # of the steps that progress is told in
_LAID_OUT = 60


class Cancelled(KnownError):
    """The paper was given up before it was finished."""

    def __init__(self) -> None:
        super().__init__("The paper was cancelled before it was finished. Nothing was written.")


def make_paper(
    snapshot: Snapshot,
    brief: Brief,
    *,
    issued: str,
    number: int | None = None,
    attached: Sequence[Attachment] = (),
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """Make the paper of a brief as a PDF; the same arguments give the same bytes.

    It is tagged (PDF/UA-1) and archival: PDF/A-2a, or PDF/A-3a with `attached`, files that go with it.
    `issued`: the day printed and kept as the file's date (EDTF). `number`: of the edition, None for none.
    `progress` is told steps done and steps in all, `cancelled` is asked between steps. Raises Cancelled,
    UnknownTemplate, UnknownSection, BadDate.
    """
    step = _Steps(progress, cancelled)
    paper = Paper(snapshot, brief, template(brief.template), issued=issued, number=number)
    body = list(_body(paper, step))
    places: dict[str, Target] = {}
    pages = paginate([*front(paper, places), *body], paper.page.body)
    places.update(_places(paper, pages))
    return _drawn(paper, pages, places, attached, step)


class Layout(NamedTuple):
    """What a paper turns out to hold: the kinds of its sections in order, and where records stand, by id."""

    sections: tuple[str, ...]
    places: Mapping[str, str]


def layout(snapshot: Snapshot, brief: Brief, *, issued: str) -> Layout:
    """What the paper of a brief would hold, without making it. Raises what `make_paper` does."""
    paper = Paper(snapshot, brief, template(brief.template), issued=issued, number=None)
    for _ in _body(paper, _Steps(None, None)):
        pass  # sections note what they print while they are built
    return Layout(tuple(entry.kind for entry in paper.entries), paper.places)


class _Steps:
    """Tells how far the paper is, and stops when nobody wants it any more."""

    def __init__(self, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._progress, self._cancelled = progress, cancelled

    def __call__(self, done: float) -> None:
        if self._cancelled and self._cancelled():
            raise Cancelled
        if self._progress:
            self._progress(int(done), WHOLE)


def _body(paper: Paper, step: _Steps) -> Iterator[Flowable]:
    """The sections, numbered as they turn out to have something in them, then the annexes by letter."""
    sections, annexes = chosen(paper)
    total = len(sections) + len(annexes)
    for at, section in enumerate([*sections, *annexes]):
        step(_LAID_OUT * at / total)
        before = paper.paragraphs
        flowables = SECTIONS[section.kind](paper)
        if not flowables:
            continue
        number = _annex_letter(paper) if at >= len(sections) else str(len(paper.entries) + 1)
        yield _head(paper, section, number, before)
        yield from flowables


def _annex_letter(paper: Paper) -> str:
    lettered = sum(entry.number.isalpha() for entry in paper.entries)
    return chr(ord("A") + lettered)


def _head(paper: Paper, section: Section, number: str, before: int) -> SectionHead:
    first, last = before + 1, paper.paragraphs
    paragraphs = "" if last < first else str(first) if first == last else f"{first}–{last}"
    place = f"section-{number}"
    paper.entries.append(Entry(number, section.title, paragraphs, place, section.kind))
    return SectionHead(number, section.title, TEXT_WIDTH, place)


def _places(paper: Paper, pages: Pages) -> dict[str, Target]:
    """Where links lead: each flowable with a name, a little above its top."""
    foot = paper.page.height - paper.page.top
    return {
        placed.flowable.place: Target(number, foot - placed.y + HALF)
        for number, page in enumerate(pages, start=1)
        for placed in page
        if placed.flowable.place
    }


def _drawn(
    paper: Paper, pages: Pages, places: dict[str, Target], attached: Sequence[Attachment], step: _Steps
) -> bytes:
    canvas = _canvas(paper)
    pen, furniture = Pen(canvas, paper.page, places), Furniture(paper, len(pages))
    for number, page in enumerate(pages, start=1):
        step(_LAID_OUT + (WHOLE - 5 - _LAID_OUT) * number / len(pages))
        for placed in page:
            placed.flowable.draw(pen, paper.page.top + placed.y)
        furniture.draw(pen, number)
        pen.next_page()
    data = canvas.file(attached)
    step(WHOLE)
    return data


def _canvas(paper: Paper) -> PaperCanvas:
    """The canvas, with title, author, subject and reference as the file's own words."""
    brief, dossier = paper.brief, paper.snapshot.dossier
    facts = Facts(
        title=outline_text(brief.title) or paper.template.title,
        day=day_of_issue(paper.issued),
        author=outline_text(brief.author or dossier.organisation),
        subject=outline_text(f"{dossier.title}: {paper.template.title}".removeprefix(": ")),
        keywords=outline_text(brief.reference),
    )
    return PaperCanvas(paper.page, facts, language=paper.language)
