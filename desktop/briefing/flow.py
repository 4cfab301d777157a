"""What a page is filled with: flowables have a height, may be cut where a page ends, and draw themselves."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.briefing.bars import Bar, draw_bar
from desktop.briefing.lines import Line, broken, hung
from desktop.briefing.margin import Margin
from desktop.briefing.measures import GRID, HALF, up_to
from desktop.briefing.pen import Pen
from desktop.briefing.styles import CLOSE_SECTION, CLOSE_SECTION_NUMBER, RED, SECTION, SECTION_NUMBER, Style
from desktop.briefing.tagging.elements import Element, Entry
from desktop.briefing.text import Words

FREE, TOGETHER, HEAD = 0, 1, 2  # how firmly a flowable stays with the next: not, if it can be, always
FEWEST_LINES = 2  # on each side of a cut: no widow, no orphan
SHORT = 6  # lines of what is told in several texts: a claim so short is not cut
HEAD_LINES = 12  # of a head within a section, at most
CONTINUED = ", continued"


class Flowable:
    """A part of a paper. Its width is settled when it is made; `y` of `draw` is its top edge.

    `before`, `after`: space around it in points, collapsing with its neighbours'; `keeps`: FREE, TOGETHER
    or HEAD; `on_grid`: it starts on a line of the grid; `pads`: what follows starts on a line; `place`: the
    name links lead to it by; `hole`: how much of a page may stay empty rather than that it is cut; `floats`:
    where it has no room, what follows in its section may move up before it; `about`: the id of the record
    it tells of, which is never printed.
    """

    height: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keeps: int = FREE
    on_grid: bool = False
    pads: bool = False
    place: str = ""
    floats: bool = False
    about: str = ""
    hole: float = 9 * GRID

    def split(self, room: float, *, lines: int = FEWEST_LINES, forced: bool = False) -> "Parts | None":
        """Cut into a first part not higher than `room` and the rest, or None when that can't be.

        `lines`: the fewest in the first part; `forced`: cut also what is better kept together.
        """
        del room, lines, forced
        return None

    def at_top(self) -> "Flowable":
        """What stands in its place where it is the first of a page."""
        return self

    def draw(self, pen: Pen, y: float) -> None:
        """Draw on the page the pen is at."""
        raise NotImplementedError


class Parts(NamedTuple):
    """The two parts of a flowable that a page end cuts."""

    first: Flowable
    rest: Flowable


class SetLine(NamedTuple):
    """A line with its leading and where its baseline is, from its top. `opens`: the first line of a text.

    `element`: of the text it is from, None for that of the cell or other part it stands in. `words`: with
    the first line that text itself, for those who set it otherwise.
    """

    line: Line
    leading: float
    baseline: float
    opens: bool = False
    element: Element | None = None
    words: Words | None = None


def set_lines(parts: Sequence[Words], measure: float, *, bare: bool = False) -> list[SetLine]:
    """The lines of several texts, each in its own style and, unless `bare`, a paragraph of its own."""
    lines: list[SetLine] = []
    for words in parts:
        element = words.element or (None if bare else Element("P"))
        leading, baseline = words.style.leading, words.style.baseline
        texts = broken(words.runs, measure - words.indent, words.turned)
        lines.extend(
            SetLine(line, leading, baseline, at == 0, element, None if at else words)
            for at, line in enumerate(hung(texts, words.indent, words.label) if words.indent else texts)
        )
    return lines


def clipped(lines: Sequence[SetLine], most: int) -> list[SetLine]:
    """The first lines of a head that is longer than any sensible one, with an ellipsis."""
    if len(lines) <= most or not lines[most - 1].line.pieces:
        return list(lines[:most])
    last = lines[most - 1]
    *pieces, end = last.line.pieces
    cut = Line((*pieces, end._replace(text=f"{end.text.rstrip()[:-2]}… ")), last.line.width)
    return [*lines[: most - 1], last._replace(line=cut)]


def draw_lines(pen: Pen, x: float, y: float, lines: Sequence[SetLine]) -> None:
    """Draw lines under one another from the top edge `y`, those of one text as one element."""
    for line in lines:
        with pen.inside(line.element):
            pen.line(x, y + line.baseline, line.line)
        y += line.leading


class Paragraph(Flowable):
    """Text in the text column with what hangs beside it in the margin.

    `entry`: where it is an entry of a list, or a note; the head of its margin is then its label.
    """

    def __init__(
        self,
        lines: Sequence[SetLine],
        style: Style,
        *,
        margin: Margin | None = None,
        dashed: bool = False,
        whole: bool = False,
        keeps: int = FREE,
        place: str = "",
        entry: Entry | None = None,
    ) -> None:
        self.lines, self.style, self.margin, self.entry = tuple(lines), style, margin, entry
        self.bar: Bar = None  # where it differs from the edition before
        self.dashed, self.whole, self.keeps, self.place = dashed, whole, keeps, place
        self.before, self.after = style.before, style.after
        text = sum(line.leading for line in self.lines)
        deep = margin.depth if margin else 0.0
        on_grid = style.leading % HALF == 0
        self.height = up_to(HALF, max(text, deep)) if on_grid or deep > text else text

    @classmethod
    def of(
        cls, parts: Sequence[Words], measure: float, *, margin: Margin | None = None, dashed: bool = False,
        whole: bool = False, keeps: int = FREE, place: str = "", entry: Entry | None = None,
    ) -> "Paragraph":  # fmt: skip
        """The paragraph of several texts; space around it is the first one's."""
        return cls(
            set_lines(parts, measure, bare=entry is not None), parts[0].style, margin=margin, dashed=dashed,
            whole=whole, keeps=keeps, place=place, entry=entry,
        )  # fmt: skip

    def split(self, room: float, *, lines: int = FEWEST_LINES, forced: bool = False) -> Parts | None:
        """Cut between two lines, but never a head; the margin stays with the first part."""
        short = len(self.lines) <= SHORT and sum(line.opens for line in self.lines) > 1
        if ((self.whole or short) and not forced) or (self.margin and self.margin.depth > room):
            return None
        if self.keeps == HEAD and len(self.lines) <= HEAD_LINES:
            return None
        fits, used = 0, 0.0
        while fits < len(self.lines) and used + self.lines[fits].leading <= room + 0.01:
            used += self.lines[fits].leading
            fits += 1
        fits = next((cut for cut in range(fits, lines - 1, -1) if self._may_cut(cut)), 0)
        if not fits:
            return None
        first = self._part(self.lines[:fits], self.margin, self.place)
        rest = self._part(self.lines[fits:], None, "")
        first.after, rest.before = 0.0, 0.0
        first.bar, rest.bar = self.bar, None if self.bar is None else ""
        return Parts(first, rest)

    def _may_cut(self, at: int) -> bool:
        """True when a cut before line `at` leaves no line of a text alone on either side."""
        if at > len(self.lines) - FEWEST_LINES:
            return False
        if not self.lines[at].opens:
            return not any(line.opens for line in self.lines[at - FEWEST_LINES + 1 : at + FEWEST_LINES])
        element = self.lines[at].element
        if element is None or element.tag != "L" or self.lines[at - 1].element is not element:
            return True
        first, last = at - FEWEST_LINES, at + FEWEST_LINES - 1  # no entry of a list stands alone
        return self.lines[first].element is element and self.lines[last].element is element

    def _part(self, lines: Sequence[SetLine], margin: Margin | None, place: str) -> "Paragraph":
        made = Paragraph(
            lines,
            self.style,
            margin=margin,
            dashed=self.dashed,
            whole=self.whole,
            keeps=self.keeps,
            place=place,
            entry=self.entry,
        )
        made.about = self.about
        return made

    def draw(self, pen: Pen, y: float) -> None:
        """Draw number and kind, text, then the rest of the margin: the order it is read in."""
        if self.bar is not None:
            of = self.entry.text if self.entry else self._first_element()
            draw_bar(pen, y, self.height, self.bar, of)
        if self.margin:
            with pen.inside(self.entry.label if self.entry else self._first_element()):
                self.margin.draw_head(pen, y, self.lines[0].baseline if self.lines else self.style.baseline)
        if self.dashed:
            x = pen.page.text - HALF
            pen.stroke(pen.outline_of((x, y + 1.5), (x, y + self.height - 1.5)), 0.8, RED, (2.4, 2))
        with pen.inside(self.entry.text if self.entry else None):
            draw_lines(pen, pen.page.text, y, self.lines)
        if self.margin:
            self.margin.draw_rest(pen, y)

    def _first_element(self) -> Element | None:
        """What the number in the margin belongs to: the first text, as what its reader hears first.

        A list holds nothing but its entries: what begins with one has its number before it.
        """
        element = self.lines[0].element if self.lines else Element("P")
        return Element("P") if element and element.tag == "L" else element


class SectionHead(Paragraph):
    """The head of a section: its number in the margin, a bookmark, never the last thing on a page."""

    def __init__(self, number: str, title: str, measure: float, name: str, *, close: bool = False) -> None:
        style, self._number = (CLOSE_SECTION, CLOSE_SECTION_NUMBER) if close else (SECTION, SECTION_NUMBER)
        words = Words(style, Element("H2")).text(title)
        super().__init__(set_lines([words], measure), style, keeps=HEAD)
        self.number, self.title, self.place = number, title, name
        self.on_grid = True

    def draw(self, pen: Pen, y: float) -> None:
        """Draw number and title, and enter the section in the outline."""
        pen.begin_section()
        pen.bookmark(self.place, f"{self.number} {outline_text(self.title)}".strip(), 0, y - 12)
        with pen.inside(self._first_element()):
            pen.words_left_of(pen.page.margin, y + self.style.baseline, self.number, self._number)
        super().draw(pen, y)


class Subhead(Paragraph):
    """The head of an actor, a question or another part of a section, entered in the outline."""

    def __init__(
        self, words: Words, title: str, measure: float, name: str, *, margin: Margin | None = None
    ) -> None:
        words.element = words.element or Element("H3")
        super().__init__(
            clipped(set_lines([words], measure), HEAD_LINES), words.style, keeps=HEAD, margin=margin
        )
        self.height = sum(line.leading for line in self.lines)
        self.title, self.name, self._words, self._measure = title, name, words, measure

    def again(self) -> "Subhead":
        """The head of what is continued on the next page: without margin, not in the outline."""
        words = Words(self._words.style)
        words.runs = [run for run in self._words.runs if run.text != CONTINUED]
        return Subhead(words.text(CONTINUED), self.title, self._measure, "")

    def draw(self, pen: Pen, y: float) -> None:
        """Draw the head and enter it in the outline."""
        if self.name:
            pen.bookmark(self.name, outline_text(self.title), 1, y - 8)
        super().draw(pen, y)


def outline_text(title: str) -> str:
    """A title as bookmarks and metadata take it: one line, no control signs, no lone surrogates."""
    shown = "".join(
        sign if sign.isprintable() and not 0xD800 <= ord(sign) <= 0xDFFF else f"[U+{ord(sign):04X}]"
        for sign in title.replace("\n", " ")
    )
    return shown if len(shown) <= 200 else shown[:199].rsplit(" ", 1)[0] + "…"
