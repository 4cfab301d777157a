"""Tables: rules only, the head repeated on each page, rows cut only where nothing else helps."""

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from desktop.briefing.bars import Bar, draw_bar
from desktop.briefing.flow import (
    CONTINUED,
    FEWEST_LINES,
    FREE,
    Flowable,
    Paragraph,
    Parts,
    SetLine,
    Subhead,
    clipped,
    draw_lines,
    set_lines,
)
from desktop.briefing.lines import Line
from desktop.briefing.measures import GRID, TEXT_WIDTH
from desktop.briefing.pen import REPEATED, Pen
from desktop.briefing.styles import CAPTION, CAPTION_NUMBER, HAIR, HEAD_CELL, INK
from desktop.briefing.tagging.elements import Element, cell, head_cell
from desktop.briefing.text import Words
from desktop.briefing.widths import Cell, Column, column_widths

PAD = 3.5
RIGHT_PAD = 8.0
CENTRED_PAD = 2.0  # what is centred keeps away from its neighbours by itself
WHOLE_ROWS = 12  # a table of no more rows is not cut
FEWEST_ROWS = 3  # on each side of a cut
HEAD_CELL_LINES = 8
CAPTION_LINES = 4
_TWO_LINES = 28.0
_BLOCK_HOLE = 12 * GRID  # a block under a title of its own is read as one


class Row(NamedTuple):
    """The lines of each cell of a row; in a table also what its cells are in the structure.

    A cell without an element belongs to the one above it, which says the same; it is only seen where the row
    is the first of a page, `at_top`. `about`: the ids of the records its cells tell of, '' for none.
    """

    cells: tuple[tuple[SetLine, ...], ...]
    elements: tuple[Element | None, ...] = ()
    about: tuple[str, ...] = ()
    at_top: bool = False
    bar: Bar = None

    @property
    def height(self) -> float:
        """Height with its padding."""
        elements = self.elements or (self,) * len(self.cells)
        seen = (cell for cell, of in zip(self.cells, elements, strict=True) if of or self.at_top)
        return max(map(_height, seen), default=0.0) + 2 * PAD

    def split(self, room: float) -> "tuple[Row, Row] | None":
        """Cut each cell where `room` ends, or None when no line of any has room.

        What names the row is there again above what is left of it, if it is whole in the first part.
        """
        first = [_fitting(cell, room - 2 * PAD) for cell in self.cells]
        names = [of is None or of.tag == "TH" for of in self.elements] or [False] * len(first)
        again = [
            name and count == len(cell) for name, count, cell in zip(names, first, self.cells, strict=True)
        ]
        if not any(count for count, whole in zip(first, again, strict=True) if not whole):
            return None
        heads = tuple(cell[:count] for cell, count in zip(self.cells, first, strict=True))
        tails = tuple(
            cell if whole else cell[count:]
            for cell, count, whole in zip(self.cells, first, again, strict=True)
        )
        elements = tuple(None if whole else of for of, whole in zip(self.elements, again, strict=False))
        rest = self._replace(cells=tails, elements=elements, bar=None if self.bar is None else "")
        return self._replace(cells=heads), rest


class Frame(NamedTuple):
    """Where a table stands and what its columns are; shared by the parts of a table that is cut."""

    x: float
    widths: tuple[float, ...]
    centred: tuple[bool, ...]
    head: Row | None
    element: Element

    @property
    def end(self) -> float:
        return self.x + sum(self.widths)


class Told(NamedTuple):
    """Where a table tells of a record, by its id: in points from the left of the page and its own top."""

    record: str
    left: float
    top: float
    right: float
    bottom: float


class Caption(NamedTuple):
    """The caption above a table: "Table 1" in the margin, the title in the text column."""

    number: str
    title: str


class Table(Flowable):
    """A caption, or the head of a block, with rows under it."""

    def __init__(
        self, frame: Frame, rows: Sequence[Row], *, caption: Caption | None = None,
        title: Subhead | None = None, keeps: int = FREE, goes_on: bool = False,
    ) -> None:  # fmt: skip
        self.frame, self.rows, self.caption, self.title = frame, tuple(rows), caption, title
        self.keeps, self._goes_on = keeps, goes_on
        self.pads = not keeps  # what explains it stands close to it, wherever it ends
        self._caption = _caption_lines(caption)
        self.place = "" if goes_on else caption.number if caption else _place_of(title)
        self.hole = _BLOCK_HOLE if title else self.hole
        self.before = CAPTION.before if caption else title.before if title else PAD
        self.height = max(self._top() + sum(row.height for row in rows), self._margin_depth())

    def _top(self) -> float:
        """Height of what stands above the first row."""
        above = _height(self._caption) + CAPTION.after if self.caption else 0.0
        above += self.title.height + PAD if self.title else 0.0
        return above + (self.frame.head.height if self.frame.head else 0.0)

    def _margin_depth(self) -> float:
        return self.title.margin.depth if self.title and self.title.margin else 0.0

    def split(self, room: float, *, lines: int = FEWEST_LINES, forced: bool = False) -> Parts | None:
        """Cut between rows, within one when it is higher than what room there is."""
        del lines
        if (len(self.rows) <= WHOLE_ROWS and not forced) or self._margin_depth() > room:
            return None
        room -= self._top()
        count, used = 0, 0.0
        while count < len(self.rows) and used + self.rows[count].height <= room + 0.01:
            used += self.rows[count].height
            count += 1
        high = count < len(self.rows) and self.rows[count].height > room / 2
        if (
            high
            and (forced or self._enough(self.rows[:count]))
            and (cut := self._cut_row(count, room - used))
        ):
            return cut
        fewest = FEWEST_ROWS - 1 if forced and not self.title else FEWEST_ROWS
        behind = fewest if len(self.rows) < 2 * FEWEST_ROWS else FEWEST_ROWS
        while count and not self._enough(self.rows[count:], behind):
            count -= 1
        if any(self.frame.centred):
            count = self._in_the_middle(count, room)
        first = self.rows[:count]
        return self._parted(first, self.rows[count:]) if self._enough(first, fewest) else None

    def _in_the_middle(self, count: int, room: float) -> int:
        """A cut nearer the middle, as far as that leaves no hole: a matrix of letters is looked at as one."""
        used = sum(row.height for row in self.rows[:count])
        while 2 * count > len(self.rows) + 1 and room - used + self.rows[count - 1].height <= self.hole:
            count -= 1
            used -= self.rows[count].height
        return count

    @staticmethod
    def _enough(rows: Sequence[Row], fewest: int = FEWEST_ROWS) -> bool:
        """True when rows may stand on one side of a cut: three, or as much as three rows of two lines.

        Where a cut is forced two will do (`fewest`): better than a page with a hole.
        """
        return len(rows) >= fewest or sum(row.height for row in rows) >= FEWEST_ROWS * _TWO_LINES

    def _cut_row(self, at: int, room: float) -> Parts | None:
        """Cut within a row, so that a page is not left half empty before a high one."""
        row = self.rows[at]
        if row.height < 8 * 10.5 or not (parts := row.split(room)):
            return None
        return self._parted((*self.rows[:at], parts[0]), (parts[1], *self.rows[at + 1 :]))

    def _parted(self, first: Sequence[Row], rest: Sequence[Row]) -> Parts:
        on = self.caption
        if on and not on.title.endswith(CONTINUED):
            on = Caption(on.number, on.title + CONTINUED)
        top = Table(self.frame, first, caption=self.caption, title=self.title)
        again = self.title.again() if self.title else None
        top._goes_on = self._goes_on
        rest = [rest[0]._replace(at_top=True), *rest[1:]]
        below = Table(self.frame, rest, caption=on, title=again, keeps=self.keeps, goes_on=True)
        top.about = below.about = self.about
        return Parts(top, below)

    def told(self) -> Iterator[Told]:
        """What its rows tell of, from the top of the table: each row once, or its cells each of their own."""
        frame, y = self.frame, self._top()
        for row in self.rows:
            bottom = y + row.height
            if len({*row.about}) == 1:
                yield Told(row.about[0], frame.x, y, frame.end, bottom)
            else:
                x = frame.x
                for id, width in zip(row.about, frame.widths, strict=False):
                    yield Told(id, x, y, x + width, bottom)
                    x += width
            y = bottom

    def draw(self, pen: Pen, y: float) -> None:
        """Draw caption or title, head, and rows with the rules between them.

        What a table that goes on repeats at the top of a page was read before.
        """
        with pen.ornament(REPEATED, wanted=self._goes_on):
            if self.title:
                self.title.draw(pen, y)
                y += self.title.height + PAD  # no letter below the line touches the rule
        with pen.inside(self.frame.element):
            with pen.ornament(REPEATED, wanted=self._goes_on):
                y = self._draw_above(pen, y)
            self._draw_rows(pen, y)

    def _draw_above(self, pen: Pen, y: float) -> float:
        frame = self.frame
        if self.caption:
            with pen.inside(Element("Caption")):
                pen.words_left_of(pen.page.margin, y + CAPTION.baseline, self.caption.number, CAPTION_NUMBER)
                draw_lines(pen, pen.page.text, y, self._caption)
            y += _height(self._caption) + CAPTION.after
        pen.rule(frame.x, frame.end, y, 0.8 if frame.head else 0.5, INK)
        if frame.head:
            self._draw_row(pen, frame.head, y, at_bottom=True)
            y += frame.head.height
            pen.rule(frame.x, frame.end, y, 0.5, INK)
        return y

    def _draw_rows(self, pen: Pen, y: float) -> None:
        frame = self.frame
        for at, row in enumerate(self.rows):
            if at:
                pen.rule(frame.x + self._merged_width(row), frame.end, y, 0.3, HAIR)
            self._draw_row(pen, row, y, at_top=not at)
            y += row.height
        pen.rule(frame.x, frame.end, y, 0.8, INK)

    def _merged_width(self, row: Row) -> float:
        """How wide the cells at the left are that go on from the row above: no rule parts them."""
        merged = takewhile(lambda pair: pair[1] is None, zip(self.frame.widths, row.elements, strict=True))
        return sum(width for width, _ in merged)

    def _draw_row(
        self, pen: Pen, row: Row, y: float, *, at_bottom: bool = False, at_top: bool = False
    ) -> None:
        """Draw a row. `at_bottom`: its cells end on one line; `at_top`: it is the first of this page."""
        draw_bar(pen, y, row.height, row.bar, next(filter(None, row.elements), None))
        x = self.frame.x
        columns = zip(self.frame.widths, self.frame.centred, row.cells, row.elements, strict=True)
        for width, centred, lines, element in columns:
            top = y + PAD + (row.height - 2 * PAD - _height(lines) if at_bottom else 0.0)
            if element or at_top:
                with pen.inside(element), pen.ornament(REPEATED, wanted=element is None):
                    self._draw_cell(pen, lines, x, top, width if centred else 0.0)
            x += width

    @staticmethod
    def _draw_cell(pen: Pen, lines: Sequence[SetLine], x: float, top: float, centred_in: float) -> None:
        for line in lines:
            inset = _inset(line.line, centred_in) if centred_in else 0.0
            draw_lines(pen, x + inset, top, [line])
            top += line.leading


def table(
    x: float, width: float, columns: Sequence[Column], cells: Sequence[Sequence[Cell]], *,
    caption: Caption | None = None, title: Subhead | None = None, keeps: int = FREE,
    about: Sequence[str | tuple[str, ...]] = (), bars: Sequence[Bar] = (),
) -> Table:  # fmt: skip
    """Set a table `width` points wide from its cells, each one or more texts; columns share the width.

    `about`: by row the id of the record it tells of, or one for each of its cells. `bars`: of each row, where
    one has any.
    """
    widths = column_widths(columns, cells, width, RIGHT_PAD)
    pads = [CENTRED_PAD if column.centred else RIGHT_PAD for column in columns[:-1]] + [0.0]
    measures = [width - pad for width, pad in zip(widths, pads, strict=True)]
    element = Element("Table")
    headed = any(column.head for column in columns)
    head = _head([column.head for column in columns], measures, Element("THead", element)) if headed else None
    frame = Frame(x, widths, tuple(column.centred for column in columns), head, element)
    elements = _elements(columns, cells, Element("TBody", element))
    rows = [_row(row, measures, of_row) for row, of_row in zip(cells, elements, strict=True)]
    if about:
        told = [(each,) * len(columns) if isinstance(each, str) else each for each in about]
        rows = [row._replace(about=of_row) for row, of_row in zip(rows, told, strict=True)]
    rows = [row._replace(bar=bar) for row, bar in zip(rows, bars, strict=True)] if bars else rows
    return Table(frame, rows, caption=caption, title=title, keeps=keeps)


class Under(Paragraph):
    """What stands under a table and is never cut; what follows starts on the grid."""

    pads = True

    def split(self, room: float, *, lines: int = FEWEST_LINES, forced: bool = False) -> Parts | None:
        """Never cut."""
        del room, lines, forced
        return None


def under_table(words: Words, *, keeps: int = FREE) -> Under:
    """What stands under a table: its legend, or the line that explains it, close to it if it `keeps`."""
    made = Under(set_lines([words], TEXT_WIDTH), words.style, keeps=keeps)
    made.pads = not keeps
    return made


def _elements(
    columns: Sequence[Column], cells: Sequence[Sequence[Cell]], body: Element
) -> Iterator[tuple[Element | None, ...]]:
    """What the cells of each row are: heads in the columns that name rows, nothing where merged."""
    naming = {at for at, column in enumerate(columns) if column.names} or {0}
    spans = [_spans([row[at] for row in cells], column) for at, column in enumerate(columns)]
    for spans_of_row in zip(*spans, strict=True):
        row = Element("TR", body)
        yield tuple(
            (head_cell(row, "Row", rows=rows) if at in naming else cell(row, rows=rows)) if rows else None
            for at, rows in enumerate(spans_of_row)
        )


def _spans(cells: Sequence[Cell], column: Column) -> list[int]:
    """How many rows each cell of a column spans; 0 for one that belongs to the cell above."""
    if not column.merged:
        return [1] * len(cells)
    told = [[[run.text for run in words.runs] for words in each] for each in cells]
    return [span for _, same in groupby(told) for span in _once(len(list(same)))]


def _once(rows: int) -> list[int]:
    return [rows, *[0] * (rows - 1)]


def _row(cells: Sequence[Cell], measures: Sequence[float], elements: tuple[Element | None, ...]) -> Row:
    lines = (set_lines(cell, room, bare=len(cell) == 1) for cell, room in zip(cells, measures, strict=True))
    return Row(tuple(map(tuple, lines)), elements)


def _head(heads: Sequence[str], measures: Sequence[float], group: Element) -> Row:
    row = Element("TR", group)
    elements = tuple(head_cell(row, "Column") for _ in heads)
    made = _row([[Words(HEAD_CELL).text(head)] for head in heads], measures, elements)
    return Row(tuple(tuple(clipped(cell, HEAD_CELL_LINES)) for cell in made.cells), elements)


def _place_of(title: Subhead | None) -> str:
    """The place of a block under a head with the number of a paragraph."""
    return f"paragraph {title.margin.label}" if title and title.margin else ""


def _caption_lines(caption: Caption | None) -> tuple[SetLine, ...]:
    if not caption:
        return ()
    lines = set_lines([Words(CAPTION).text(caption.title)], TEXT_WIDTH, bare=True)
    return tuple(clipped(lines, CAPTION_LINES))


def _inset(line: Line, width: float) -> float:
    """Where a centred line begins; of a chip with flags the chip stands in the middle."""
    first = line.pieces[0].run if line.pieces else None
    return (width - (first.width("") if first and first.chip else line.width)) / 2


def _height(lines: Sequence[SetLine]) -> float:
    return sum(line.leading for line in lines)


def _fitting(lines: Sequence[SetLine], room: float) -> int:
    used = 0.0
    for count, line in enumerate(lines):
        used += line.leading
        if used > room:
            return count
    return len(lines)
