"""Sets the desk's own text: its looks, its lists with hanging indents, its links and its notes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from db.records import Evidence, Source
from desktop.briefing.margin import Graded
from desktop.briefing.own_text import Block, Citation, Inline, Piece, read
from desktop.briefing.styles import Style
from desktop.briefing.tagging.elements import Element, listed, marked_list
from desktop.briefing.text import Words

if TYPE_CHECKING:
    from desktop.briefing.paper import Paper

INDENT = 17.5  # of each list within another, in points
BULLET = "•"


class Group(NamedTuple):
    """What makes one paragraph of a paper: a text with the lists that follow it, and its notes."""

    parts: list[Words]
    notes: list[Graded]


def groups(paper: "Paper", text: str, style: Style, *, opening: str = "") -> list[Group]:
    """An own text as paragraphs: each is followed by its lists. `opening`: plain words before it."""
    made = [Group([Words(style).text(opening)], [])] if opening else []
    runs_on, lists = bool(opening), _Lists()
    for block in read(text):
        words = Words(style)
        if block.depth:
            made = made or [Group([], [])]
            made[-1].parts.append(words)
            lists.hang(words, block)
        elif runs_on:
            words = made[0].parts[0].text(" ")
        else:
            made.append(Group([words], []))
            lists.end()
        runs_on = False
        made[-1].notes.extend(add(paper, words, block.inlines))
    return made


def add_text(paper: "Paper", words: Words, text: str, *, bold: bool = False) -> list[Graded]:
    """Add an own text to words that run on, its blocks one behind the other; give its notes."""
    notes: list[Graded] = []
    for at, block in enumerate(read(text)):
        if at:
            words.text(" ")
        notes += add(paper, words, block.inlines, bold=bold)
    return notes


def add(paper: "Paper", words: Words, inlines: Sequence[Inline], *, bold: bool = False) -> list[Graded]:
    """Add the pieces and the marks of the citations of a block; give the notes they lead to."""
    notes: list[Graded] = []
    for each in inlines:
        if isinstance(each, Piece):
            _add_piece(paper, words, each._replace(bold=each.bold or bold))
        elif (cited := _cited(paper, each)) is not None:
            words.marks(note.number for note in cited)
            notes += cited
        elif not paper.is_part:
            words.text(each.typed)
    return notes


def _add_piece(paper: "Paper", words: Words, piece: Piece) -> None:
    cut = {(True, False): "semibold", (False, True): "italic", (True, True): "semibold_italic"}.get(
        (piece.bold, piece.italic), ""
    )
    if piece.address:
        words.linked(piece.text, piece.address, piece.address, cut=cut)
    elif piece.record and paper.snapshot.get(piece.record):
        says = paper.snapshot.title(piece.record) or piece.text
        words.linked(piece.text, f"#record-{piece.record}", says, cut=cut)
    else:
        words.text(piece.text, cut=cut)


def _cited(paper: "Paper", citation: Citation) -> tuple[Graded, ...] | None:
    """The notes of a citation: of a source at a place, of evidence, of what is known of a record.

    None when there is no such record.
    """
    record = paper.snapshot.get(citation.id)
    if record is None:
        return None
    if isinstance(record, Source):
        return paper.notes.cite_source(record, citation.locator)
    if isinstance(record, Evidence):
        return paper.notes.of(record)
    return paper.cite(record)


class _Lists:
    """The lists that are open, from the outermost in: the element of each, its last entry and number."""

    def __init__(self) -> None:
        self._open: list[tuple[Element, str]] = []
        self._texts: list[Element] = []

    def end(self) -> None:
        """What follows belongs to no list."""
        self._open, self._texts = [], []

    def hang(self, words: Words, block: Block) -> None:
        """Let words hang in the list they are an item of, or go on with its last item."""
        indent = INDENT * block.depth
        if not block.marker and len(self._texts) >= block.depth:
            within = Element("P", self._texts[block.depth - 1])
            words.hang(indent, self._open[0][0]).within(within)
            return
        of = self._list(block)
        entry = listed(of)
        self._texts = [*self._texts[: block.depth - 1], entry.text]
        words.hang(indent, self._open[0][0], block.marker, entry.label).within(entry.text)

    def _list(self, block: Block) -> Element:
        """The list an item belongs to: the open one of its depth, or a new one within the item above."""
        numbered = block.marker != BULLET
        at = block.depth - 1
        if len(self._open) > at and not _begins_anew(self._open[at][1], block.marker):
            of = self._open[at][0]
        else:
            parent = self._texts[at - 1] if 0 < at <= len(self._texts) else None
            of = marked_list("Decimal" if numbered else "Disc", parent)
        self._open = [*self._open[:at], (of, block.marker)]
        return of


def _begins_anew(last: str, marker: str) -> bool:
    """True when an item can't follow one in the same list: of the other sort, or not numbered on."""
    if BULLET in (last, marker):
        return last != marker
    return int(marker[:-1]) != int(last[:-1]) + 1
