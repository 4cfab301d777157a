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

from desktop.briefing.flow import SetLine
from desktop.briefing.marks import LOOKS as STANCES
from desktop.briefing.styles import INK
from desktop.briefing.text import UNSTATED, Run, Words, is_address
from desktop.briefing.word.looks import CELL, rgb

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Row
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table as WordTable
    from docx.table import _Row

    from desktop.briefing.tables import Row, Table

UNSTATED_SIGN = "·"


def texts_of(lines: Sequence[SetLine]) -> Iterator[Words]:
    """The texts that lines were broken from, whole and in order."""
    return (line.words for line in lines if line.words is not None)


class Writer:
    """Writes into one document, from its beginning to its end. `places`: the names links may lead to."""

    def __init__(self, document: "Document", places: Container[str]) -> None:
        self.document, self._places = document, places
        self._bookmarks = 0
        # The library looks a style up among all of them each time, which takes longer than all else.
        self._styles = {str(style.name): style.style_id for style in document.styles}

    def paragraph(
        self, style: str, words: Words | None = None, *, before: str = "", place: str = ""
    ) -> WordParagraph:
        """A new paragraph at the end; `before` hangs before its text, `place` is what links call it."""
        made = self.document.add_paragraph()
        made._p.style = self._styles[style]
        self._fill(made, words, before, place)
        return made

    def _fill(self, made: WordParagraph, words: Words | None, before: str = "", place: str = "") -> None:
        start = self._bookmark(made, place) if place else None
        for hanging in (before, words.label.text if words and words.label else ""):
            if hanging:
                made.add_run(hanging + "\t")
        for run in words.runs if words else ():
            self.run(made, run, words)
        if start is not None:
            end = OxmlElement("w:bookmarkEnd")
            end.set(qn("w:id"), start)
            made._p.append(end)

    def _bookmark(self, made: WordParagraph, place: str) -> str:
        self._bookmarks += 1
        start, number = OxmlElement("w:bookmarkStart"), str(self._bookmarks)
        start.set(qn("w:id"), number)
        start.set(qn("w:name"), named(place))
        made._p.append(start)
        return number

    def run(self, made: WordParagraph, run: Run, words: Words | None) -> None:
        """Add a run with its look; as a link where it leads somewhere."""
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

    def table(self, table: "Table") -> None:
        """A table with its head repeated on each page, cells merged as they are on paper."""
        frame = table.frame
        made = self.document.add_table(0, len(frame.widths))
        made.autofit = False
        _rule(made._tbl.tblPr)
        for column, width in zip(made.columns, frame.widths, strict=True):
            column.width = Pt(width)
        for row in (*([frame.head] if frame.head else ()), *table.rows):
            written = made.add_row()
            self._cells(made, written, row, frame.widths)
            _say(written._tr, "w:cantSplit")
            if row is frame.head:
                _say(written._tr, "w:tblHeader")
        for at in range(len(frame.widths)):
            _merge(made, table.rows, at)

    def _cells(self, table: "WordTable", written: "_Row", row: "Row", widths: Sequence[float]) -> None:
        for tc, lines, width in zip(written._tr.tc_lst, row.cells, widths, strict=True):
            cell = _Cell(tc, table)
            cell.width = Pt(width)
            first = cell.paragraphs[0]
            for at, words in enumerate(texts_of(lines)):
                made = cell.add_paragraph() if at else first
                made._p.style = self._styles[CELL]
                self._fill(made, words)


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


def _chip(run: Run) -> str:
    """A stance as its letter, and its word where none follows."""
    letter = UNSTATED_SIGN if run.chip == UNSTATED else STANCES[run.chip].letter
    spoken = run.element.spoken if run.element else ""
    return f"{letter} {spoken}".strip()


def _say(row: "CT_Row", tag: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(tag))


def _merge(table: "WordTable", rows: Sequence["Row"], column: int) -> None:
    """Merge cells of a column that say the same as the one above."""
    written = table._tbl.tr_lst[-len(rows) :]  # without the head
    for at, (row, made) in enumerate(zip(rows, written, strict=True)):
        goes_on = row.elements[column] is None
        opens = at + 1 < len(rows) and rows[at + 1].elements[column] is None
        if goes_on:
            cell = _Cell(made.tc_lst[column], table)
            for each in cell.paragraphs[1:]:
                each._p.getparent().remove(each._p)
            cell.paragraphs[0].clear()
        if goes_on or opens:
            made.tc_lst[column].vMerge = "continue" if goes_on else "restart"


def _rule(properties: "BaseOxmlElement") -> None:
    """Rules above, below and between rows, none between columns."""
    rules = OxmlElement("w:tblBorders")
    for side, size in (("top", "8"), ("bottom", "8"), ("insideH", "2")):
        rule = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", "5B6067")):
            rule.set(qn(f"w:{name}"), value)
        rules.append(rule)
    properties.find(qn("w:tblW")).addnext(rules)  # Word wants its elements in order
