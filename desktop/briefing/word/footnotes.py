"""Footnotes of a Word file, which its library can't make: their part of the file, and what refers to them.

Word numbers notes in the order they are first referred to; what refers to one again is a field that follows
its number.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.story import StoryPart
from docx.shared import ElementProxy
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_SEPARATORS = (
    ("separator", "-1"),
    ("continuationSeparator", "0"),
)  # lines above notes, which Word wants
_EMPTY = f"<w:footnotes {nsdecls('w', 'r')}/>"

Write = Callable[[WordParagraph], None]


class Footnotes(ElementProxy):
    """The notes of one document. `bookmark`: gives marks in the text their ids, which no two share."""

    def __init__(self, document: "Document", bookmark: Callable[[], str]) -> None:
        package = document.part.package
        assert package is not None, "a document is part of a file"
        root = parse_xml(_EMPTY)
        self._part = StoryPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, package)
        super().__init__(root)
        self._document, self._bookmark = document, bookmark
        self.numbers: dict[int, int] = {}  # of the notes in Word, by those of the paper; in order

    @property
    def part(self) -> StoryPart:
        """The part of the file they stand in."""
        return self._part

    def refer(self, made: WordParagraph, number: int, *, raised: bool) -> None:
        """Refer to the note that has a number in the paper, at the end of a paragraph."""
        if number in self.numbers:
            again = OxmlElement("w:fldSimple")
            again.set(qn("w:instr"), f" NOTEREF {_name(number)} \\h ")
            made._p.append(again)
            run = WordRun(OxmlElement("w:r"), made)
            run.text = str(self.numbers[number])
            again.append(run._r)
        else:
            self.numbers[number] = len(self.numbers) + 1
            run = self._first(made, number)
        run.font.superscript = raised or None

    def _first(self, made: WordParagraph, number: int) -> WordRun:
        """What stands for the note where it is referred to first, marked so that others can refer there."""
        start, end, key = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd"), self._bookmark()
        start.set(qn("w:id"), key)
        start.set(qn("w:name"), _name(number))
        end.set(qn("w:id"), key)
        made._p.append(start)
        run = made.add_run()
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self.numbers[number]))
        run._r.append(reference)
        made._p.append(end)
        return run

    def add(self, number: int, style: str, write: Write) -> None:
        """Add the text of a note that was referred to, in its turn; `style`: the id of its style."""
        note = self._note(str(self.numbers[number]))
        made = self._paragraph(note)
        made._p.style = style
        mark = made.add_run()
        mark._r.append(OxmlElement("w:footnoteRef"))
        mark.font.superscript = True
        made.add_run(" ")
        write(made)

    def finish(self) -> None:
        """Put the notes into the file, if there are any."""
        if not self.numbers:
            return
        for at, (kind, id) in enumerate(_SEPARATORS):
            note = self._note(id, at)
            note.set(qn("w:type"), kind)
            self._paragraph(note).add_run()._r.append(OxmlElement(f"w:{kind}"))
        self._document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._tell_settings()

    def _note(self, id: str, at: int | None = None) -> "BaseOxmlElement":
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), id)
        self._element.insert(len(self._element) if at is None else at, note)
        return note

    def _paragraph(self, note: "BaseOxmlElement") -> WordParagraph:
        paragraph = OxmlElement("w:p")
        note.append(paragraph)
        return WordParagraph(paragraph, self)

    def _tell_settings(self) -> None:
        """Name the lines above the notes in the settings, before what Word wants behind them."""
        told = OxmlElement("w:footnotePr")
        for _, id in _SEPARATORS:
            line = OxmlElement("w:footnote")
            line.set(qn("w:id"), id)
            told.append(line)
        settings = self._document.settings.element
        behind = next(iter(settings.findall(qn("w:compat"))), None)
        if behind is None:
            settings.append(told)
        else:
            behind.addprevious(told)


def _name(number: int) -> str:
    """What the first reference to a note is called for those that follow."""
    return f"_RefNote{number}"
