"""Writes paragraphs, links and tables of a Word file from the words of a paper."""

from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from desktop.briefing.flow import SetLine, outline_text
from desktop.briefing.marks import LOOKS as STANCES
from desktop.briefing.styles import INK
from desktop.briefing.text import UNSTATED, Run, Words, is_address
from desktop.briefing.word.footnotes import Footnotes
from desktop.briefing.word.looks import CELL, rgb

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Row
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table as WordTable
    from docx.table import _Row

    from desktop.briefing.tables import Frame, Row, Table

UNSTATED_SIGN = "·"
ROOM = 4  # points at the right of a column
# What stands behind the borders of a paragraph among what it is told, of what is ever told to one here.
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")
MOST_JOINED = 8  # rows under one cell
CHANGED = "Changed"  # since when, the first page says
NOTE = "#note-"  # begins a link to a note; its number follows


def texts_of(lines: Sequence[SetLine]) -> Iterator[Words]:
    """The texts that lines were broken from, whole and in order."""
    return (line.words for line in lines if line.words is not None)


class Writer:
    """Writes into one document, from its beginning to its end. `places`: the names links may lead to;
    `noted`: the numbers of the notes there are.
    """

    def __init__(self, document: "Document", places: Container[str], noted: Container[int] = ()) -> None:
        self.document, self._places, self._noted = document, places, noted
        self._bookmarks = 0
        self.notes = Footnotes(document, self._next_bookmark)
        # The library looks a style up among all of them each time, which takes longer than all else.
        self._styles: dict[str, str] = {str(each.name): each.style_id for each in document.styles}

    def paragraph(
        self, style: str, words: Words | None = None, *, before: str = "", place: str = ""
    ) -> WordParagraph:
        """A new paragraph at the end; `before` hangs before its text, `place` is what links call it."""
        made = self.document.add_paragraph()
        made._p.style = self._styles[style]
        self._fill(made, words, before, place)
        return made

    def _fill(self, made: WordParagraph, words: Words | None, before: str = "", place: str = "") -> None:
        start = self._begin(made, place) if place else None
        for hanging in (before, words.label.text if words and words.label else ""):
            if hanging:
                made.add_run(hanging + "\t")
        for run in words.runs if words else ():
            self.run(made, run, words)
        if start is not None:
            end = OxmlElement("w:bookmarkEnd")
            end.set(qn("w:id"), start)
            made._p.append(end)

    def style_id(self, style: str) -> str:
        """What the file calls a style."""
        return self._styles[style]

    def _next_bookmark(self) -> str:
        self._bookmarks += 1
        return str(self._bookmarks)

    def _begin(self, made: WordParagraph, place: str) -> str:
        start, number = OxmlElement("w:bookmarkStart"), self._next_bookmark()
        start.set(qn("w:id"), number)
        start.set(qn("w:name"), named(place))
        made._p.append(start)
        return number

    def run(self, made: WordParagraph, run: Run, words: Words | None) -> None:
        """Add a run with its look; as a link where it leads somewhere, as a note where it is its number."""
        number = run.link.removeprefix(NOTE)
        if number != run.link and int(number) in self._noted:
            self._refer(made, run, number)
            return
        text = _chip(run) if run.chip else run.text
        written = made.add_run(text)
        look = written.font
        look.bold = True if run.chip or "Semibold" in run.face.name else None
        look.italic = True if run.face.name.endswith("It") else None
        look.superscript = True if run.rise else None
        if words is not None and run.colour != words.style.colour:
            look.color.rgb = rgb(INK if run.chip else run.colour)
        language = (run.element.language if run.element else "") or run.cyrillic
        if language:
            spoken = OxmlElement("w:lang")
            spoken.set(qn("w:val"), language)
            written._r.get_or_add_rPr().append(spoken)
        if run.link:
            self._link(made, written, run.link)

    def _refer(self, made: WordParagraph, run: Run, number: str) -> None:
        """Refer to a note, with what stands between it and the one before."""
        raised = bool(run.rise) or "Semibold" in run.face.name  # which it is in the cells of tables
        if between := run.text.removesuffix(number):
            made.add_run(between).font.superscript = raised or None
        self.notes.refer(made, int(number), raised=raised)

    def _link(self, made: WordParagraph, written: WordRun, link: str) -> None:
        """Let a run lead to a place of the paper or an address; to nothing else."""
        around = OxmlElement("w:hyperlink")
        if link.startswith("#") and link[1:] in self._places:
            around.set(qn("w:anchor"), named(link[1:]))
        elif is_address(link):
            key = made.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            around.set(qn("r:id"), key)
        else:
            return
        written._r.addprevious(around)
        around.append(written._r)

    def table(self, table: "Table", side: float) -> None:
        """A table with its head repeated on each page, cells merged as they are on paper.

        `side`: where the text of the page begins, in points from its left.
        """
        frame = table.frame
        made = self.document.add_table(0, len(frame.widths))
        made.autofit = False
        _rule(made._tbl.tblPr)
        _place(made._tbl.tblPr, frame.x - side)
        if said := table.caption.title if table.caption else table.title.title if table.title else "":
            _describe(made._tbl.tblPr, outline_text(said))
        for column, width in zip(made.columns, frame.widths, strict=True):
            column.width = Pt(width)
        joined = [_joined(table.rows, at) for at in range(len(frame.widths))]
        for at, row in enumerate((*([frame.head] if frame.head else ()), *table.rows), -bool(frame.head)):
            written = made.add_row()
            self._cells(made, written, row, table.frame, [at in each for each in joined])
            _say(written._tr, "w:cantSplit")
            if row is frame.head:
                _say(written._tr, "w:tblHeader")
                _keep_with_next(made, written._tr)
            if row.bar is not None:
                self._bar_beside_row(made, written._tr, said=bool(row.bar))
        for at, rows in enumerate(joined):
            _merge(made, len(table.rows), at, rows)

    def _cells(
        self, table: "WordTable", written: "_Row", row: "Row", frame: "Frame", joined: Sequence[bool]
    ) -> None:
        """Fill the cells of a row, but for those `joined` to the one above, which says the same."""
        for at, (tc, lines) in enumerate(zip(written._tr.tc_lst, row.cells, strict=True)):
            cell = _Cell(tc, table)
            cell.width = Pt(frame.widths[at])
            first = cell.paragraphs[0]
            first._p.style = self._styles[CELL]
            if joined[at]:
                continue
            for place, words in enumerate(texts_of(lines)):
                made = cell.add_paragraph() if place else first
                made._p.style = self._styles[CELL]
                self._fill(made, _in_letters(words) if frame.centred[at] else words)

    def _bar_beside_row(self, table: "WordTable", row: "CT_Row", *, said: bool) -> None:
        """A bar at the right of the last cell of a row; the first one says what it is, if that is `said`."""
        row.tc_lst[-1].get_or_add_tcPr().append(_at_right("w:tcBorders"))
        if said:
            told = _Cell(row.tc_lst[0], table).add_paragraph()
            told._p.style = self._styles[CELL]
            told.add_run(CHANGED).font.italic = True


def named(place: str) -> str:
    """The name of a place as Word takes it."""
    return "".join(sign if sign.isalnum() else "_" for sign in place)


def field(made: WordParagraph, code: str) -> None:
    """Add what Word counts itself: PAGE or NUMPAGES."""
    around, run, text = (OxmlElement(tag) for tag in ("w:fldSimple", "w:r", "w:t"))
    around.set(qn("w:instr"), code)
    text.text = "1"
    run.append(text)
    around.append(run)
    made._p.append(around)


def long_field(code: str, first: WordParagraph, last: WordParagraph) -> None:
    """Make a field of whole paragraphs, which Word puts its own in place of when it is brought up to date."""
    begin = [_mark_of_field("begin"), OxmlElement("w:r"), _mark_of_field("separate")]
    told = OxmlElement("w:instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = f" {code} "
    begin[1].append(told)
    for at, run in enumerate(begin, start=1):  # behind the properties of the paragraph
        first._p.insert(at, run)
    last._p.append(_mark_of_field("end"))


def _mark_of_field(kind: str) -> "BaseOxmlElement":
    run, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run.append(mark)
    return run


def bar_beside(made: WordParagraph) -> None:
    """A bar at the right of a paragraph that differs from the edition before, as on paper."""
    made._p.get_or_add_pPr().insert_element_before(_at_right("w:pBdr"), *_AFTER_BORDERS)


def _at_right(borders: str) -> "BaseOxmlElement":
    made, bar = OxmlElement(borders), OxmlElement("w:right")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "4"), ("color", "1C1E21")):
        bar.set(qn(f"w:{name}"), value)
    made.append(bar)
    return made


def _in_letters(words: Words) -> Words:
    """Words of a narrow column: stances are letters alone, which the legend explains."""
    alone = Words(words.style, words.element)
    alone.runs = [run._replace(element=None) if run.chip else run for run in words.runs]
    return alone


def _chip(run: Run) -> str:
    """A stance as its letter, and its word where none follows; none as a dot, which a legend explains."""
    if run.chip == UNSTATED:
        return UNSTATED_SIGN
    letter = STANCES[run.chip].letter
    spoken = run.element.spoken if run.element else ""
    return f"{letter} {spoken}".strip()


def _say(row: "CT_Row", tag: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(tag))


def _keep_with_next(table: "WordTable", row: "CT_Row") -> None:
    """Never leave the head of a table alone at the foot of a page."""
    for tc in row.tc_lst:
        for made in _Cell(tc, table).paragraphs:
            made.paragraph_format.keep_with_next = True


def _place(properties: "BaseOxmlElement", left: float) -> None:
    """Set a table in, so many points from where the text of the page begins."""
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), str(round(20 * left)))
    indent.set(qn("w:type"), "dxa")
    properties.find(qn("w:tblBorders")).addprevious(indent)


def _describe(properties: "BaseOxmlElement", title: str) -> None:
    """What a table is about, for those who hear it: Word's own title of a table."""
    said = OxmlElement("w:tblCaption")
    said.set(qn("w:val"), title)
    properties.append(said)


def _joined(rows: Sequence["Row"], column: int) -> set[int]:
    """The rows whose cell of a column goes on from the one above.

    What goes on over many rows is said again after some of them: Word does not repeat it on the next page.
    """
    found: set[int] = set()
    run = 0
    for at, row in enumerate(rows):
        run = run + 1 if row.elements[column] is None else 0
        if run % MOST_JOINED:
            found.add(at)
    return found


def _merge(table: "WordTable", rows: int, column: int, joined: Container[int]) -> None:
    """Merge cells of a column that say the same as the one above."""
    for at, made in enumerate(table._tbl.tr_lst[-rows:] if rows else ()):  # without the head
        if at in joined or at + 1 in joined:
            made.tc_lst[column].vMerge = "continue" if at in joined else "restart"


def _rule(properties: "BaseOxmlElement") -> None:
    """Rules above, below and between rows, none between columns; room at the right of each alone."""
    rules = OxmlElement("w:tblBorders")
    for side, size in (("top", "8"), ("bottom", "8"), ("insideH", "2")):
        rule = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", "5B6067")):
            rule.set(qn(f"w:{name}"), value)
        rules.append(rule)
    properties.find(qn("w:tblW")).addnext(rules)  # Word wants its elements in order
    room = OxmlElement("w:tblCellMar")
    for side, twentieths in (("left", "0"), ("right", str(20 * ROOM))):
        margin = OxmlElement(f"w:{side}")
        for name, value in (("w", twentieths), ("type", "dxa")):
            margin.set(qn(f"w:{name}"), value)
        room.append(margin)
    properties.find(qn("w:tblLook")).addprevious(room)
