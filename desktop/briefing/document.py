"""Makes the document: sections built, pages filled, each drawn once, the same bytes for the same input."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from db.errors import KnownError
from db.queries.snapshot import Snapshot
from db.records import Brief
from desktop.briefing.canvas import PaperCanvas, day_of_issue
from desktop.briefing.choice import chosen
from desktop.briefing.colophon import colophon
from desktop.briefing.flow import Flowable, Paragraph, SectionHead, outline_text
from desktop.briefing.front import Contents, front
from desktop.briefing.furniture import Furniture
from desktop.briefing.links import Target
from desktop.briefing.logo import draw_logo
from desktop.briefing.measures import HALF, TEXT_WIDTH
from desktop.briefing.pages import Pages, ends_short, paginate
from desktop.briefing.paper import Entry, Order, Paper
from desktop.briefing.pen import Pen
from desktop.briefing.phrases import counted_as, joined
from desktop.briefing.sections import SECTIONS
from desktop.briefing.styles import ACCENT, GREY, INK, UNDER, Colour, colour
from desktop.briefing.subject import about, before_of
from desktop.briefing.tables import Table
from desktop.briefing.tagging.attachments import Attachment
from desktop.briefing.tagging.metadata import Facts
from desktop.briefing.templates import Section, template
from desktop.briefing.text import Words

Progress = Callable[[int, int], None]
WHOLE = 100  # of the steps that progress is told in
_LAID_OUT = 60
_SHORT_END = 20  # lines of a last page that are mostly the end of the paper
ALWAYS = ("notes", "sources")  # kinds that a paper with too many pages keeps


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
    order: Order | None = None,
    attached: Sequence[Attachment] = (),
    archival: bool = True,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """Make the paper of a brief as a PDF; the same arguments give the same bytes.

    It is tagged (PDF/UA-1) and archival: PDF/A-2a, or PDF/A-3a with `attached`, files that go with it.
    `archival`: False for a file that is to be encrypted, which PDF/A forbids.
    `issued`: the day printed and kept as the file's date (EDTF). `number`: of the edition, None for none.
    `order`: how it is made; None for the carried template the brief names. `progress` is told steps done and
    steps in all, `cancelled` is asked between steps. Raises Cancelled, UnknownTemplate, UnknownSection,
    UnknownSubject, BadDate.
    """
    step = Steps(progress, cancelled)
    paper, pages, places = _laid_out(snapshot, brief, order, issued=issued, number=number, step=step)
    return _drawn(paper, pages, places, attached, step, archival=archival)


class Spot(NamedTuple):
    """Where something stands in a paper: its page, 0 for the first, and its top and bottom from the upper
    edge of that page, in points, and its sides from the left one. `kind`: of the section it is in, '' before
    the first; `record`: the id of the record that is claimed there, '' for none; `heads`: it is the head of
    its section.
    """

    page: int
    top: float
    bottom: float
    kind: str
    record: str = ""
    heads: bool = False
    left: float = 0.0
    right: float = 0.0


class Proof(NamedTuple):
    """A paper as it is looked at while it is written: the PDF, and where things stand in it, in order.

    `number`: of the edition it is. `since`: what bars show the differences from, '' without bars; `bars`: how
    many there are.
    """

    pdf: bytes
    spots: tuple[Spot, ...]
    number: int | None = None
    since: str = ""
    bars: int = 0


def proof(
    snapshot: Snapshot,
    brief: Brief,
    *,
    issued: str,
    number: int | None = None,
    order: Order | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Proof:
    """Make a paper as `make_paper` does, and tell what stands where; it takes and raises the same."""
    step = Steps(None, cancelled)
    paper, pages, places = _laid_out(snapshot, brief, order, issued=issued, number=number, step=step)
    since = paper.order.since if paper.compared else ""
    pdf = _drawn(paper, pages, places, (), step)
    return Proof(pdf, tuple(_spots(paper, pages)), number, since, paper.bars)


def _spots(paper: Paper, pages: Pages) -> Iterator[Spot]:
    """Each flowable with the section it is in and, where it tells of a record, that record; rows likewise.

    What stands before the first section tells of the brief.
    """
    kinds = {entry.place: entry.kind for entry in paper.entries}
    kind = ""
    for number, page in enumerate(pages):
        for flowable, y in page:
            heads = flowable.place in kinds
            kind = kinds[flowable.place] if heads else kind
            top, right = paper.page.top + y, paper.page.width
            fronts = not kind and not isinstance(flowable, Contents)
            record = paper.brief.id if fronts else flowable.about
            yield Spot(number, top, top + flowable.height, kind, record, heads, right=right)
            for each in flowable.told() if isinstance(flowable, Table) else ():
                if each.record:
                    place = (top + each.top, top + each.bottom, kind, each.record)
                    yield Spot(number, *place, left=each.left, right=each.right)


def _laid_out(
    snapshot: Snapshot, brief: Brief, order: Order | None, *, issued: str, number: int | None, step: "Steps"
) -> tuple[Paper, Pages, dict[str, Target]]:
    """The paper and its pages, as many as its template allows if that can be, and what its links wait for."""
    made = composed(snapshot, brief, order, issued=issued, number=number, step=step)
    return made.paper, made.pages, made.places


class Composed(NamedTuple):
    """A paper whose content is settled: its flowables in order, whole; the same on pages, cut where they end.

    `places`: where links lead, which is not known yet.
    """

    paper: Paper
    flowables: list[Flowable]
    pages: Pages
    places: dict[str, Target]


def composed(
    snapshot: Snapshot, brief: Brief, order: Order | None, *, issued: str, number: int | None, step: "Steps"
) -> Composed:
    """Make what stands in a paper, as many pages as its template allows if that can be."""
    order = order or Order(template(brief.template), subject=brief.subject or "")
    snapshot = about(snapshot, order.subject, order.template)
    order = order._replace(before=before_of(order.before, order.subject, order.template))
    left_out: list[Section] = []
    fewer = 0
    while True:
        paper = Paper(snapshot, brief, order, issued=issued, number=number, fewer=fewer)
        body = list(_body(paper, step, left_out))
        paper.bars = _bars(body)
        places: dict[str, Target] = {}
        flowables, pages = _ended(paper, [*front(paper, places), *body, *_said_left_out(left_out)])
        too_long = bool(paper.template.pages and len(pages) > paper.template.pages)
        next_out = _next_out(paper, left_out) if fewer and too_long else None
        if not too_long or (fewer and next_out is None):
            return Composed(paper, flowables, pages, places)
        fewer = 1 - fewer  # a section with one entry less first, before one of them is left out
        left_out += [next_out] if next_out else []


def _bars(flowables: Sequence[Flowable]) -> int:
    """How many paragraphs and rows of tables have a bar beside them."""
    paragraphs = sum(bool(each.bar) for each in flowables if isinstance(each, Paragraph))
    return paragraphs + sum(
        bool(row.bar) for each in flowables if isinstance(each, Table) for row in each.rows
    )


def _ended(paper: Paper, flowables: list[Flowable]) -> tuple[list[Flowable], Pages]:
    """A paper with its end, and its pages; the end is set closer where that saves a page with little else."""
    end = colophon(paper)
    pages = paginate([*flowables, *end], paper.page.body)
    if end and ends_short(pages, _SHORT_END):
        closer = colophon(paper, close=True)
        fewer = paginate([*flowables, *closer], paper.page.body)
        end, pages = (closer, fewer) if len(fewer) < len(pages) else (end, pages)
    return [*flowables, *end], pages


def _next_out(paper: Paper, left_out: list[Section]) -> Section | None:
    """Which section a paper that has too many pages does without next: the last one that is no list."""
    printed = {each.title for each in paper.entries}
    sections = [each for each in chosen(paper)[0] if each not in left_out and each.kind not in ALWAYS]
    sections = [each for each in sections if each.title in printed]
    return sections[-1] if len(sections) > 1 else None


def _said_left_out(left_out: list[Section]) -> Iterator[Flowable]:
    if left_out:
        titles = joined(f"“{each.title}”" for each in reversed(left_out))
        yield Paragraph.of([Words(UNDER).text(f"Left out for want of room: {titles}.")], TEXT_WIDTH)


class Layout(NamedTuple):
    """What a paper turns out to hold: the kinds of its sections in order, where records stand, by id, and

    the ids of the sources it cites.
    """

    sections: tuple[str, ...]
    places: Mapping[str, str]
    sources: frozenset[str]


def layout(snapshot: Snapshot, brief: Brief, *, issued: str, order: Order | None = None) -> Layout:
    """What the paper of a brief would hold, without making it. Takes and raises what `make_paper` does."""
    paper, *_ = _laid_out(snapshot, brief, order, issued=issued, number=None, step=Steps(None, None))
    cited = frozenset(note.evidence.source for note in paper.notes.all)
    return Layout(tuple(entry.kind for entry in paper.entries), paper.places, cited)


class Steps:
    """Tells how far the paper is, and stops when nobody wants it any more."""

    def __init__(self, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._progress, self._cancelled, self._done = progress, cancelled, 0

    def __call__(self, done: float) -> None:
        if self._cancelled and self._cancelled():
            raise Cancelled
        self._done = max(self._done, int(done))  # a paper that does not fit is laid out anew
        if self._progress:
            self._progress(self._done, WHOLE)


def _body(paper: Paper, step: Steps, left_out: list[Section]) -> Iterator[Flowable]:
    """The sections, numbered as they turn out to have something in them, then the annexes by letter."""
    sections, annexes = chosen(paper)
    sections = [each for each in sections if each not in left_out]
    total = len(sections) + len(annexes)
    for at, section in enumerate([*sections, *annexes]):
        step(_LAID_OUT * at / total)
        before = len(paper.numbers)
        annex = at >= len(sections)
        count = sum(entry.annex == annex for entry in paper.entries) + 1
        number = counted_as(paper.template.lettering if annex else paper.template.numbering, count)
        paper.begin_section(number)
        flowables = SECTIONS[section.kind](paper)
        if not flowables:
            continue
        yield _head(paper, section, number, before, annex=annex)
        yield from flowables


def _head(paper: Paper, section: Section, number: str, before: int, *, annex: bool) -> SectionHead:
    own = paper.numbers[before:]
    paragraphs = "–".join(dict.fromkeys((own[0], own[-1]))) if own else ""
    place = f"section-{len(paper.entries) + 1}"
    paper.entries.append(Entry(number, section.title, paragraphs, place, section.kind, annex))
    return SectionHead(number, section.title, TEXT_WIDTH, place, close=paper.template.compact)


def _places(paper: Paper, pages: Pages) -> dict[str, Target]:
    """Where links lead: each flowable with a name, a little above its top, and what records stand in."""
    foot = paper.page.height - paper.page.top
    places = {
        placed.flowable.place: Target(number, foot - placed.y + HALF)
        for number, page in enumerate(pages, start=1)
        for placed in page
        if placed.flowable.place
    }
    of_records = {f"record-{id}": places[place] for id, place in paper.places.items() if place in places}
    return places | of_records


def _drawn(
    paper: Paper, pages: Pages, places: dict[str, Target], attached: Sequence[Attachment], step: Steps,
    *, archival: bool = True,
) -> bytes:  # fmt: skip
    canvas = _canvas(paper)
    places.update(_places(paper, pages))
    pen, furniture = Pen(canvas, paper.page, places, colours_of(paper)), Furniture(paper, len(pages))
    if paper.order.house.logo:
        draw_logo(canvas, paper)
    for number, page in enumerate(pages, start=1):
        step(_LAID_OUT + (WHOLE - 5 - _LAID_OUT) * number / len(pages))
        for placed in page:
            placed.flowable.draw(pen, paper.page.top + placed.y)
        furniture.draw(pen, number)
        pen.next_page()
    data = canvas.file(attached, archival=archival)
    step(WHOLE)
    return data


def colours_of(paper: Paper) -> dict[Colour, Colour]:
    """The colours of the house, by Parley's own."""
    own = {"ink": INK, "grey": GREY, "accent": ACCENT}
    return {own[name]: colour(code) for name, code in paper.order.house.colours.items()}


def _canvas(paper: Paper) -> PaperCanvas:
    """The canvas, with what the file says of itself."""
    return PaperCanvas(paper.page, facts_of(paper), language=paper.language)


def facts_of(paper: Paper) -> Facts:
    """Title, author, subject and reference as a file's own words."""
    brief, dossier = paper.brief, paper.snapshot.dossier
    return Facts(
        title=outline_text(brief.title) or paper.template.title,
        day=day_of_issue(paper.issued),
        author=outline_text(brief.author or dossier.organisation),
        subject=outline_text(f"{dossier.title}: {paper.template.title}".removeprefix(": ")),
        keywords=outline_text(brief.reference),
    )
