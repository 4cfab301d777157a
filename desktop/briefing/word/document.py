"""Makes the Word twin of a paper: the same flowables, set as Word sets text."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial, singledispatchmethod
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from db.queries.snapshot import Snapshot
from db.records import Brief
from desktop.briefing.document import WHOLE, Progress, Steps, colours_of, composed, facts_of
from desktop.briefing.figures.figure import Figure
from desktop.briefing.flow import HEAD, Flowable, Paragraph, SectionHead, Subhead
from desktop.briefing.fonts import SANS
from desktop.briefing.front import Contents, Control, Key
from desktop.briefing.margin import Margin
from desktop.briefing.pages import PageBreak
from desktop.briefing.paper import Order, Paper
from desktop.briefing.phrases import date_words
from desktop.briefing.sections.notes import NoteEntry
from desktop.briefing.styles import BOTTOM_LINE as BOTTOM_LINE_STYLE
from desktop.briefing.styles import CHANNEL, CONTROL_LABEL, DETAIL, KICKER, Style
from desktop.briefing.tables import Table
from desktop.briefing.text import Words
from desktop.briefing.word import looks
from desktop.briefing.word.packing import packed
from desktop.briefing.word.pictures import picture
from desktop.briefing.word.writer import Writer, bar_beside, field, long_field, texts_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph as WordParagraph

_WRITTEN = 95
SEPARATOR = " · "
# Heads of sections, as links: updated in Word, the contents have its page numbers.
CONTENTS_FIELD = r'TOC \o "1-1" \h \z \u'
_LONGEST_NUMBER = 5  # that has room before a text; what is longer stands above it
_HEADS = {"H1": looks.TITLE, "H2": looks.SECTION, "H3": looks.PART, "H4": looks.BELOW}
_BY_STYLE: dict[Style, str] = {
    BOTTOM_LINE_STYLE: looks.BOTTOM_LINE,
    CHANNEL: looks.BELOW,
    CONTROL_LABEL: looks.SMALL,
}


def make_word(
    snapshot: Snapshot,
    brief: Brief,
    *,
    issued: str,
    number: int | None = None,
    order: Order | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """Make the paper of a brief as a Word file; it says what `make_paper` says, takes and raises the same.

    The same arguments give the same bytes. Notes are footnotes of Word's own, numbered as they come.
    """
    step = Steps(progress, cancelled)
    made = composed(snapshot, brief, order, issued=issued, number=number, step=step)
    document = docx.Document()
    looks.dress(document, made.paper.language)
    _describe(document, made.paper)
    _furnish(document.sections[0], made.paper)
    setter = _Setter(document, made.paper, made.flowables)
    for at, flowable in enumerate(made.flowables, start=1):
        step(_WRITTEN * at / len(made.flowables))
        setter.put(flowable)
    setter.finish()
    data = packed(document)
    step(WHOLE)
    return data


class _Setter:
    """Sets flowables one after the other; all of them are known beforehand, for some lead to others."""

    def __init__(self, document: "Document", paper: Paper, flowables: Sequence[Flowable]) -> None:
        self._paper = paper
        notes = [each for each in flowables if isinstance(each, NoteEntry)]
        places = {each.place for each in flowables if each.place}
        self._notes = {each.number: each for each in notes}
        self._writer, self._breaks = Writer(document, places, self._notes), False

    def finish(self) -> None:
        """Write the notes that were referred to, in the order Word numbers them, and then all others."""
        last = 0
        footnotes = self._writer.notes
        for number in footnotes.numbers:
            note = self._notes[number]
            note = note if number == last + 1 else note.at_top()  # "Ibid." is the one before, on paper
            footnotes.add(number, self._writer.style_id(looks.FOOTNOTE), partial(self._note, note))
            last = number
        for number, note in self._notes.items():
            if number not in footnotes.numbers:
                made = self._paragraph(looks.NOTE, None, str(number))
                self._note(note, made)
        footnotes.finish()

    def _note(self, note: NoteEntry, made: "WordParagraph") -> None:
        made.add_run(f"{note.graded} ")
        for words in texts_of(note.lines):
            for run in words.runs:
                self._writer.run(made, run, words)

    @singledispatchmethod
    def put(self, flowable: Flowable) -> None:
        """Set a flowable. Raises TypeError for a kind that has no way to be set: none may be lost."""
        raise TypeError(f"there is no way to set {type(flowable).__name__} in a Word file")

    @put.register
    def _(self, flowable: NoteEntry) -> None:
        """It stands at the foot of the page that refers to it."""

    def _paragraph(
        self, style: str, words: Words | None, before: str = "", place: str = ""
    ) -> "WordParagraph":
        made = self._writer.paragraph(style, words, before=before, place=place)
        if self._breaks:
            made.paragraph_format.page_break_before = True
            self._breaks = False
        return made

    @put.register
    def _(self, flowable: PageBreak) -> None:
        self._breaks = True

    @put.register
    def _(self, flowable: Paragraph) -> None:
        label = flowable.margin.label if flowable.margin else ""
        place = flowable.place
        if len(label) > _LONGEST_NUMBER and not flowable.entry:
            self._paragraph(looks.SMALL, Words(CONTROL_LABEL).text(label))
            label = ""
        keeps = flowable.keeps == HEAD
        for at, words in enumerate(texts_of(flowable.lines)):
            style = looks.NOTE if flowable.entry else _style_of(words)
            made = self._paragraph(style, words, label, place)
            if not label and not (words.element and words.element.tag in _HEADS):
                made.paragraph_format.first_line_indent = Pt(0)
            if keeps:
                made.paragraph_format.keep_with_next = True
            if flowable.bar is not None:
                bar_beside(made)
            if at == 0:
                label = place = ""
        if not flowable.entry:
            self._beside(flowable.margin or Margin(), bar=flowable.bar or "", keeps=keeps)

    @put.register
    def _(self, flowable: Key) -> None:
        self._paragraph(looks.SMALL, flowable.elsewhere).paragraph_format.first_line_indent = Pt(0)

    @put.register
    def _(self, flowable: SectionHead) -> None:
        (words,) = texts_of(flowable.lines)
        self._paragraph(looks.SECTION, words, flowable.number, flowable.place)

    @put.register
    def _(self, flowable: Subhead) -> None:
        self._subhead(flowable)

    def _subhead(self, head: Subhead) -> None:
        margin = head.margin or Margin()
        for words in texts_of(head.lines):
            made = self._paragraph(_style_of(words), words, margin.label, head.place)
            if not margin.label:
                made.paragraph_format.first_line_indent = Pt(0)
        self._beside(margin, keeps=True)

    def _beside(self, margin: Margin, *, bar: str = "", keeps: bool = False) -> None:
        """What hangs in the margin on paper: a line under what it qualifies, and what a bar beside it says.

        `keeps`: it stays on the page of what follows.
        """
        said = Words(DETAIL)
        for part in (*filter(None, (bar.rstrip(". "),)), *_said(margin)):
            said.text(SEPARATOR if said.runs else "").text(part)
        for at, note in enumerate(margin.notes):
            said.text(", " if at else SEPARATOR if said.runs else "").text("" if at else _noted(margin))
            if note.number:
                said.text(str(note.number))
                said.runs[-1] = said.runs[-1].leading_to_note(note.number)
                said.text(" ")
            said.text(note.grade)
        if margin.remark:
            said.text(SEPARATOR if said.runs else "").text(margin.remark)
        if said.runs:
            made = self._paragraph(looks.SMALL, said)
            made.paragraph_format.keep_with_next = keeps or None

    @put.register
    def _(self, flowable: Table) -> None:
        if flowable.title:
            self._subhead(flowable.title)
        if flowable.caption:
            caption = Words(CONTROL_LABEL).text(f"{flowable.caption.number}  {flowable.caption.title}")
            self._paragraph(looks.CAPTION, caption)
        self._writer.table(flowable, self._paper.page.side)
        self._writer.paragraph(looks.SMALL).paragraph_format.space_after = Pt(0)  # parts it from another

    @put.register
    def _(self, flowable: Figure) -> None:
        """A picture of the figure, with the words that stand for it."""
        caption = Words(CONTROL_LABEL).text(f"{flowable.caption.number}  {flowable.caption.title}")
        self._paragraph(looks.CAPTION, caption, place=flowable.place)
        drawn = picture(flowable, self._paper.page, colours_of(self._paper))
        made = self._paragraph(looks.PICTURE, None)
        shown = made.add_run().add_picture(BytesIO(drawn), Pt(self._paper.page.block))
        shown._inline.docPr.set("descr", flowable.alternative)
        for words in texts_of(flowable.under):
            self._paragraph(looks.SMALL, words)

    @put.register
    def _(self, flowable: Control) -> None:
        for row in flowable.rows:
            for cell in row.cells:
                label, *values = texts_of(cell)
                made = self._paragraph(looks.SMALL, label)
                made.add_run(": ")
                made.paragraph_format.first_line_indent, made.paragraph_format.space_after = Pt(0), Pt(0)
                for words in values:
                    for run in words.runs:
                        self._writer.run(made, run, words)

    @put.register
    def _(self, flowable: Contents) -> None:
        self._paragraph("TOC Heading", Words(CONTROL_LABEL).text("Contents"))
        made = []
        for row in flowable.rows:
            for words in texts_of(row.lines):
                linked = Words(words.style)
                linked.runs = [run._replace(link=f"#{row.entry.place}") for run in words.runs]
                made.append(self._paragraph(looks.CONTENTS, linked, row.entry.number))
                if row.entry.paragraphs:
                    made[-1].add_run(f" ({row.entry.paragraphs})")
        if made:
            long_field(CONTENTS_FIELD, made[0], made[-1])


def _style_of(words: Words) -> str:
    """The style of a text: of a head by its level, else by how it is set on paper."""
    if words.element and words.element.tag in _HEADS:
        return _HEADS[words.element.tag]
    if words.style._replace(before=0) == KICKER._replace(before=0):
        return looks.KICKER
    small = looks.SMALL if words.style.family is SANS else looks.BODY
    return _BY_STYLE.get(words.style, small)


def _said(margin: Margin) -> Iterable[str]:
    """What a margin says beside number and notes, part by part."""
    likelihood, day = margin.likelihood, margin.day
    yield from filter(None, (margin.kind,))
    if likelihood:
        yield " ".join(part for line in likelihood.lines for part in line if part)
    if day:
        yield " ".join((day.number, *day.lines))


def _noted(margin: Margin) -> str:
    return "note " if len(margin.notes) == 1 else "notes "


def _describe(document: "Document", paper: Paper) -> None:
    """What the file says of itself, as the PDF does; its days are the day of issue."""
    facts, properties = facts_of(paper), document.core_properties
    day = datetime.fromisoformat(facts.day).replace(tzinfo=UTC)
    properties.title, properties.author, properties.subject = facts.title, facts.author, facts.subject
    properties.keywords, properties.language, properties.comments = facts.keywords, paper.language, ""
    properties.last_modified_by, properties.revision = facts.creator, 1
    properties.created = properties.modified = day


def _furnish(section: "Section", paper: Paper) -> None:
    """The size of the page, and what stands on each: marking, running head, folio."""
    page, marking = paper.page, paper.marking
    section.page_width, section.page_height = Pt(page.width), Pt(page.height)
    section.left_margin = section.right_margin = Pt(page.side)
    section.top_margin, section.bottom_margin = Pt(page.top), Pt(page.height - page.top - page.body)
    running = f"{paper.snapshot.dossier.title}: {paper.template.running}".removeprefix(": ")
    head = section.header.paragraphs[0]
    _tabbed(head, page.block)
    head.add_run(f"{date_words(paper.issued)}   ").bold = False
    _plain(head, running)
    foot = section.footer.paragraphs[0]
    _tabbed(foot, page.block)
    field(foot, "PAGE")
    foot.add_run(" of ")
    field(foot, "NUMPAGES")
    edition = f"edition {paper.number}" if paper.number is not None else ""
    if named := ", ".join(part for part in (paper.brief.reference, edition) if part):
        _plain(foot, f" · {named}")
    for place, made in (("top", head), ("bottom", foot)):
        if marking and marking.banner and marking.place in (place, "both"):
            _mark(made, marking.banner, marking.colour)


def _plain(made: "WordParagraph", text: str) -> None:
    for run in Words(CONTROL_LABEL).text(text).runs:
        made.add_run(run.text.replace("\n", " "))


def _tabbed(made: "WordParagraph", right: float) -> None:
    stops = made.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Pt(right), WD_TAB_ALIGNMENT.RIGHT)


def _mark(made: "WordParagraph", banner: str, colour: str) -> None:
    """The marking at the right edge, on black where its set gives it a colour."""
    made.add_run("\t")
    run = made.add_run(Words(CONTROL_LABEL).text(f" {banner} ").runs[0].text)
    run.font.bold, run.font.size = True, Pt(11)
    if colour:
        run.font.color.rgb = docx.shared.RGBColor.from_string(colour.removeprefix("#").upper())
        ground = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "000000")):
            ground.set(qn(f"w:{name}"), value)
        run._r.get_or_add_rPr().append(ground)
