"""The first page: control block, title that carries the judgement, bottom line, contents."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from desktop.briefing.flow import (
    FEWEST_LINES,
    HEAD,
    Flowable,
    Paragraph,
    Parts,
    SetLine,
    clipped,
    draw_lines,
    outline_text,
    set_lines,
)
from desktop.briefing.lines import balanced, broken
from desktop.briefing.links import Target
from desktop.briefing.margin import Margin
from desktop.briefing.measures import GRID, HALF, TEXT_WIDTH
from desktop.briefing.pages import PageBreak, on_one_page
from desktop.briefing.paper import Entry, Paper
from desktop.briefing.pen import REPEATED, Pen
from desktop.briefing.phrases import NOT_STATED, SCALES, capital, date_words, scale_terms
from desktop.briefing.styles import (
    BODY,
    BOTTOM_LINE,
    CLOSE_TITLE,
    CONTENTS,
    CONTENTS_HEAD,
    CONTROL_LABEL,
    CONTROL_VALUE,
    HEAD_CELL,
    INK,
    KICKER,
    LONG_TITLE,
    TITLE,
    UNDER,
    Style,
)
from desktop.briefing.tables import PAD, Row
from desktop.briefing.tagging.elements import Element, listed, reference, unnumbered_list
from desktop.briefing.text import Words, width_of

ON_FIRST_PAGE = 24  # entries of the contents; more have a page of their own
KICKER_LINES = 2
_IN_MARGIN = (
    "kind of a statement (none: fact or public position), likelihood, and notes with "
    "the letter of the source, its reliability A–F and the item’s credibility 1–6 (annex {})."
)
NOTHING = "Nothing is on record that this paper could report."
_NUMBER_WIDTH = 20.0
_PARAGRAPHS_END = 302.0  # from the left edge of the text column


class _Space(NamedTuple):
    """How close the first page is set, in points: above the kicker, lines of the contents, above the key."""

    kicker: float
    leading: float
    key: float


# The first with room is taken.
_SPACES = (
    _Space(28.0, 14.0, GRID),
    _Space(28.0, 14.0, HALF),
    _Space(14.0, 14.0, HALF),
    _Space(14.0, 12.25, HALF),
    _Space(14.0, 11.5, 3.5),
)


def front(paper: Paper, places: Mapping[str, Target]) -> list[Flowable]:
    """The first page; `places` tells the page of each section once it is known."""
    bottom_line = _bottom_line(paper)  # its bar is counted in the control block
    block, title = _control_block(paper), _title(paper)

    def top(space: _Space) -> list[Flowable]:
        return [block, _kicker(paper, space.kicker), title, *bottom_line]

    if not paper.entries:
        return [*top(_SPACES[0]), Paragraph.of([Words(BODY).text(NOTHING)], TEXT_WIDTH)]
    if not paper.template.contents:
        return top(_SPACES[0])
    if len(paper.entries) > ON_FIRST_PAGE:
        return [*top(_SPACES[0]), PageBreak(), *_contents(paper, places, lambda _: []), PageBreak()]
    return [*_contents(paper, places, top), PageBreak()]


def _contents(
    paper: Paper, places: Mapping[str, Target], above: Callable[["_Space"], list[Flowable]]
) -> list[Flowable]:
    """What stands `above` the contents on their page, they, and the key of the margin.

    Set as close as it takes for all of it to have room; without the key where that is not to be had, since
    the annex of notes says again what its letters are.
    """
    element = Element("TOC")

    def shown(space: _Space) -> list[Flowable]:
        style = CONTENTS._replace(leading=space.leading)
        rows = [_contents_row(entry, style) for entry in paper.entries]
        return [*above(space), Contents(rows, places, element)]

    for space in _SPACES:
        full = [*shown(space), *_key(paper, space)]
        if on_one_page(full, paper.page.body):
            return full
    bare = map(shown, _SPACES)
    return next((each for each in bare if on_one_page(each, paper.page.body)), shown(_SPACES[0]))


def _key(paper: Paper, space: "_Space") -> list[Flowable]:
    """What stands in the margin of paragraphs; nothing in a paper without numbers or notes."""
    notes = next((entry for entry in paper.entries if entry.kind == "notes"), None)
    if notes is None or not paper.numbers:
        return []
    words = Words(UNDER._replace(before=space.key)).bold("In the margin: ")
    words.text(f"number and {_IN_MARGIN.format(notes.number)}")
    key = Key(set_lines([words], TEXT_WIDTH), words.style)
    key.elsewhere = Words(UNDER).bold("Under a paragraph: ").text(_IN_MARGIN.format(notes.number))
    return [key]


def _kicker(paper: Paper, before: float) -> Paragraph:
    kicker = f"{paper.snapshot.dossier.title}: {paper.called(paper.template.title)}".removeprefix(": ")
    kicker = capital(kicker) if not paper.snapshot.dossier.title else kicker
    style = KICKER._replace(before=7.0 if paper.template.compact else before)
    lines = clipped(set_lines([Words(style).text(kicker)], TEXT_WIDTH), KICKER_LINES)
    return Paragraph(lines, style, keeps=HEAD)


def _title(paper: Paper) -> Paragraph:
    """The title, balanced on up to three lines; a longer one is set smaller on as many as it needs."""
    style = CLOSE_TITLE if paper.template.compact else TITLE
    words = Words(style, Element("H1")).text(paper.brief.title)
    lines = balanced(words.runs, TEXT_WIDTH) if words.runs else []
    style = style if lines is not None else LONG_TITLE
    if lines is None:
        lines = broken(Words(LONG_TITLE).text(paper.brief.title).runs, TEXT_WIDTH)
    set_as = (
        SetLine(line, style.leading, style.baseline, not at, words.element, None if at else words)
        for at, line in enumerate(lines)
    )
    return Paragraph(list(set_as), style)


def _bottom_line(paper: Paper) -> list[Flowable]:
    if not paper.bottom_line:
        return []
    style = BODY if paper.template.compact else BOTTOM_LINE
    notes = tuple(sorted({note for group in paper.bottom_line for note in group.notes}))
    lines = set_lines([words for group in paper.bottom_line for words in group.parts], TEXT_WIDTH)
    shown = BottomLine(lines, style, margin=Margin("Bottom line", notes=notes))
    shown.bar = paper.bar_of_own("", paper.brief.bottom_line)
    paper.bars += bool(shown.bar)
    return [shown]


class Key(Paragraph):
    """What the margin tells; `elsewhere`: the same where there is none, and it stands under paragraphs."""

    elsewhere: Words


class BottomLine(Paragraph):
    """The bottom line; what follows starts on the grid."""

    pads = True


class Control(Flowable):
    """The control block: labels over values in four columns, a rule above and one below."""

    def __init__(self, columns: Sequence[tuple[float, float]], rows: Sequence[Row]) -> None:
        self._columns, self.rows = columns, rows
        self.height = sum(row.height for row in rows)

    def split(self, room: float, *, lines: int = FEWEST_LINES, forced: bool = False) -> Parts | None:
        """Cut within the row that has no room: values may be as long as people write them."""
        del lines
        used = 0.0
        for at, row in enumerate(self.rows):
            if used + row.height > room:
                parts = row.split(room - used) if forced else None
                return self._parted(at, *parts) if parts else None
            used += row.height
        return None

    def _parted(self, at: int, first: Row, rest: Row) -> Parts:
        top = Control(self._columns, [*self.rows[:at], first])
        return Parts(top, Control(self._columns, [rest, *self.rows[at + 1 :]]))

    def draw(self, pen: Pen, y: float) -> None:
        """Draw both rules, labels and values."""
        pen.rule(pen.page.side, pen.page.right, y, 0.8, INK)
        for row in self.rows:
            for (x, _), lines in zip(self._columns, row.cells, strict=True):
                draw_lines(pen, x, y + PAD, lines)
            y += row.height
        pen.rule(pen.page.side, pen.page.right, y, 0.8, INK)


def _control_block(paper: Paper) -> Control:
    page, third = paper.page, TEXT_WIDTH / 3
    columns = [(page.side, page.text - page.side), *((page.text + at * third, third) for at in range(3))]
    values = _in_one_row(_control(paper)) if paper.template.compact else _control(paper)
    of_all = unnumbered_list()
    rows = []
    for start in range(0, len(values), len(columns)):
        of_row = zip(values[start : start + len(columns)], columns, strict=True)
        cells = [_control_value(of_all, label, value, width - 10) for (label, value), (_, width) in of_row]
        rows.append(Row(tuple(cells)))
    return Control(columns, rows)


def _in_one_row(values: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The values of the control block two by two, for a paper that is set close."""
    reference, edition, date, cut_off, author, distribution, scale, handling = (value for _, value in values)
    numbered = f"edition {edition}" if edition[:1].isdigit() else edition
    return [
        ("Reference, edition, scale", f"{reference}, {numbered}; {scale}"),
        (
            "Date, information cut-off",
            f"{date}, which is the cut-off" if date == cut_off else f"{date}; {cut_off}",
        ),
        ("Author, distribution", f"{author}; {distribution}"),
        ("Handling", handling),
    ]


def _control_value(of_all: Element, label: str, value: str, width: float) -> tuple[SetLine, ...]:
    entry = listed(of_all)
    words = [Words(CONTROL_LABEL, entry.label).text(label), Words(CONTROL_VALUE, entry.text).text(value)]
    return tuple(set_lines(words, width))


def _control(paper: Paper) -> list[tuple[str, str]]:
    brief, dossier = paper.brief, paper.snapshot.dossier
    scale = SCALES.get(dossier.likelihood_scale, dossier.likelihood_scale)
    two_rows = any(term.second_term for term in scale_terms(paper.snapshot))
    edition = "not numbered" if paper.number is None else str(paper.number)
    edition += " (first; no changes to list)" if paper.number == 1 else ""
    edition += f" ({_bars(paper)})" if paper.compared else ""
    return [
        ("Reference", brief.reference or NOT_STATED),
        ("Edition", edition),
        ("Date", date_words(paper.issued)),
        ("Information cut-off", paper.cut_off),
        ("Author", brief.author or dossier.organisation or NOT_STATED),
        ("Distribution", "; ".join(brief.distribution.splitlines()) or brief.audience or NOT_STATED),
        ("Likelihood scale", scale + (", first row of terms" if two_rows else "") or NOT_STATED),
        ("Handling", handling(paper)),
    ]


def _bars(paper: Paper) -> str:
    """How many bars there are beside the text, and what they say."""
    if not paper.bars:
        return f"nothing here changed since {paper.order.since}"
    count = "1 bar" if paper.bars == 1 else f"{paper.bars:,} bars"
    return f"{count}: changed since {paper.order.since}"


def handling(paper: Paper) -> str:
    """The mark of a paper and its caveats in words, "unmarked" without a mark."""
    marking = paper.marking
    caveats = sorted({*paper.caveats, *([paper.brief.caveat] if paper.brief.caveat else [])})
    return "; ".join([(marking.banner or marking.level) if marking else "unmarked", *caveats])


class ContentsRow(NamedTuple):
    """An entry of the contents, and its title in lines; a very long title is given by its beginning."""

    entry: Entry
    lines: tuple[SetLine, ...]

    @property
    def height(self) -> float:
        """Height in points."""
        return sum(line.leading for line in self.lines)


class Contents(Flowable):
    """Sections and annexes with their paragraphs and pages; each line leads to its section."""

    def __init__(
        self,
        rows: Sequence[ContentsRow],
        places: Mapping[str, Target],
        element: Element,
        *,
        goes_on: bool = False,
    ) -> None:
        self.rows, self._places, self._element, self._goes_on = rows, places, element, goes_on
        self._head = CONTENTS_HEAD.leading + CONTENTS_HEAD.after
        self.height = self._head + sum(row.height for row in rows)

    def split(self, room: float, *, lines: int = FEWEST_LINES, forced: bool = False) -> Parts | None:
        """Cut between two entries, where all of them are higher than a page."""
        del lines
        used = self._head
        for at, row in enumerate(self.rows):
            used += row.height
            if used > room and at and forced:
                first, rest = self.rows[:at], self.rows[at:]
                return Parts(
                    Contents(first, self._places, self._element, goes_on=self._goes_on),
                    Contents(rest, self._places, self._element, goes_on=True),
                )
        return None

    def draw(self, pen: Pen, y: float) -> None:
        """Draw the head and a line for each section."""
        with pen.ornament(REPEATED, wanted=self._goes_on):
            self._draw_head(pen, y + CONTENTS_HEAD.baseline)
        y += self._head
        with pen.inside(self._element):
            for row in self.rows:
                self._draw_row(pen, row, y)
                y += row.height

    @staticmethod
    def _draw_head(pen: Pen, baseline: float) -> None:
        left, end, right = pen.page.text, pen.page.text + _PARAGRAPHS_END, pen.page.right
        with pen.inside(Element("H2")):
            pen.words(left, baseline, "Contents", CONTENTS_HEAD)
        with pen.inside(Element("P")):
            pen.words_left_of(end, baseline, "Paragraphs", HEAD_CELL)
            pen.words_left_of(right, baseline, "Page", HEAD_CELL)

    def _draw_row(self, pen: Pen, row: ContentsRow, y: float) -> None:
        entry, page = row.entry, self._places[row.entry.place].page
        left, end, right = pen.page.text, pen.page.text + _PARAGRAPHS_END, pen.page.right
        baseline = y + row.lines[0].baseline
        item = Element("TOCI", self._element)
        with pen.inside(Element("Lbl", item)):
            pen.words(left, baseline, entry.number, CONTENTS)
        with pen.inside(reference(item)):
            draw_lines(pen, left + _NUMBER_WIDTH, y, row.lines)
            pen.words_left_of(end, baseline, entry.paragraphs, CONTENTS)
            pen.words_left_of(right, baseline, str(page), CONTENTS)
            says = f"{entry.number} {outline_text(entry.title)}, page {page}"
            pen.link(f"#{entry.place}", says, left, y, right - left, row.height)


def _contents_row(entry: Entry, style: Style) -> ContentsRow:
    room = (
        _PARAGRAPHS_END - _NUMBER_WIDTH - width_of(max("100–100", entry.paragraphs, key=len), CONTENTS) - 10
    )
    words = Words(style).text(outline_text(entry.title))
    return ContentsRow(entry, tuple(set_lines([words], room, bare=True)))
