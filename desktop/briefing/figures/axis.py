"""The issue axis drawn: options from end to end, and what each actor prefers, accepts and rules out."""

from collections import Counter
from collections.abc import Sequence

from db.records import Issue, Option, Position
from desktop.analysis.axis import AxisRow, IssueAxis, axis
from desktop.analysis.stances import Stances
from desktop.briefing.figures.figure import STRONG, Figure, centred, left_out, row_label, shortened
from desktop.briefing.flow import SetLine, clipped, draw_lines, set_lines
from desktop.briefing.margin import MARGIN_WIDTH
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.paper import Paper
from desktop.briefing.pen import Pen
from desktop.briefing.phrases import in_words, joined, letters, short_name
from desktop.briefing.styles import CHIP_LETTER, GREY, HAIR, INK, MID, PHRASE, RED, TINT, WHITE
from desktop.briefing.tables import Caption
from desktop.briefing.text import Words, width_of

MOST_ROWS = 18
ROW = 24.0
_INSET = 15.0  # of 0 and 100 from the ends of the text column: a mark and a letter behind it
_HEAD = 24.0
_KEY_GAP, _COLUMN_GAP = 4.0, 14.0
_BEHIND = 30.0  # of the second line of a label, for a name that goes on there
_KEY_LINES = 3  # of an option
_NEAR = 11.0  # marks and letters this close stand beside each other
_R = 5.5
_TICK = 4.0
_HATCHING = 22.0
_DASHES = (2.4, 2.0)
_LETTER = CHIP_LETTER._replace(size=6.6)
_SOFTER = _LETTER._replace(colour=INK)
_BESIDE = _R + 1.8  # of a mark, clear of the widest
_WHERE = "the positions that follow have them all"
_DIFFERING = "A letter behind a mark is the softer stance of another statement of the same actor."
_REFUSED = ("red line", "opposed")
SHOWN = ("preferred", "acceptable", "conditional", "opposed", "red line")


def figures(paper: Paper, most: int) -> list[Figure]:
    """The axes of the issues on which most actors stand somewhere, so many at most."""
    stances = paper.snapshot.once(Stances)
    spoken = Counter(each.issue for each in paper.snapshot.current(Position) if stances.links(each))
    issues = [issue for issue in stances.issues() if spoken[issue.id] and stances.options(issue.id)]
    first = {issue.id for issue in sorted(issues, key=lambda issue: -spoken[issue.id])[:most]}
    drawn = [issue for issue in issues if issue.id in first]
    rest = left_out(len(drawn), len(issues), "issues, those with most positions", _WHERE)
    return [_figure(paper, axis(stances, each, ()), rest if each is drawn[-1] else "") for each in drawn]


def _figure(paper: Paper, found: IssueAxis, rest: str) -> Figure:
    rows = [*found.public, *found.private]
    at = {actor.id: place for place, actor in enumerate(paper.actors)}
    rows.sort(key=lambda row: (at[row.actor.id], row.private))
    shown = rows[:MOST_ROWS]
    caption = paper.next_figure(f"{_called(paper, found.issue)}: {_finding(found)}")
    under = (
        "Order and spacing of the options are the analyst’s. A mark without a bar is a stance without room.",
        _DIFFERING if any(row.softer for row in shown) else "",
        left_out(len(shown), len(rows), "rows", _WHERE),
        rest,
    )
    return AxisFigure(caption, found.options, shown, under)


def _finding(found: IssueAxis) -> str:
    """What there is to see: the option that most accept in public and nobody refuses; or that no two share
    one.
    """
    rows = found.public
    if len(rows) < 2:
        return "where each actor stands on its options"
    taken = {option.id: 0 for option in found.options}
    refused: set[str] = set()
    for option, stance in (mark for row in rows for mark in row.marks):
        if stance in _REFUSED:
            refused.add(option.id)
        else:
            taken[option.id] += 1
    best = max(sorted(found.options, key=_along), key=lambda each: (each.id not in refused) * taken[each.id])
    if best.id in refused or taken[best.id] < 2:
        return "no option is common ground in public"
    number = in_words(len(rows))
    who = f"all {number}" if len(rows) > 2 else "both"
    who = who if taken[best.id] == len(rows) else f"{in_words(taken[best.id])} of {number}"
    waits = sum((best, "conditional") in row.marks for row in rows)
    on_terms = f", {in_words(waits)} on conditions" if waits else ""
    return f"{who} accept “{best.label}” in public{on_terms}; nobody refuses it"


def _called(paper: Paper, issue: Issue) -> str:
    return paper.portion(issue) + issue.title


class AxisFigure(Figure):
    """Options as letters along the top, a row for each actor and side, the letters resolved beneath."""

    def __init__(
        self, caption: Caption, options: Sequence[Option], rows: Sequence[AxisRow], under: Sequence[str]
    ) -> None:
        self._options, self._rows = sorted(options, key=_along), rows
        self._letters = {each.id: letters(at).lower() for at, each in enumerate(self._options, start=1)}
        half = (TEXT_WIDTH - _COLUMN_GAP) / 2
        self._key = [
            clipped(
                set_lines([Words(PHRASE).bold(f"{self._letters[each.id]}  ").text(each.label)], half),
                _KEY_LINES,
            )
            for each in self._options
        ]
        self._key_depth = max(_depth(self._key[: self._half]), _depth(self._key[self._half :]))
        depth = _HEAD + ROW * len(rows) + 22 + _KEY_GAP + self._key_depth
        super().__init__(caption, depth, under)

    @property
    def _half(self) -> int:
        return (len(self._key) + 1) // 2

    def says(self) -> str:
        """The options from end to end, and what each row holds of them."""
        options = "; ".join(f"{self._letters[each.id]}, {each.label}" for each in self._options)
        return f"{self.caption.title}. Options from one end to the other: {options}. " + " ".join(
            f"{_name(row)}: {_stances_in_words(row)}." for row in self._rows
        )

    def paint(self, pen: Pen, y: float) -> None:
        """Draw letters and lines of the options, the rows, and both keys."""
        foot = y + _HEAD + ROW * len(self._rows)
        self._draw_options(pen, y)
        for at, row in enumerate(self._rows):
            middle = y + _HEAD + ROW * (at + 0.5)
            row_label(pen, middle, _label(row), STRONG if not row.private else PHRASE)
            self._draw_row(pen, middle, row)
        self._draw_signs(pen, foot + 14)
        self._draw_key(pen, foot + 22 + _KEY_GAP)

    def _draw_key(self, pen: Pen, top: float) -> None:
        for at, column in enumerate((self._key[: self._half], self._key[self._half :])):
            x, y = pen.page.text + at * (TEXT_WIDTH + _COLUMN_GAP) / 2, top
            for lines in column:
                draw_lines(pen, x, y, lines)
                y += _depth([lines])

    def _draw_options(self, pen: Pen, y: float) -> None:
        last, raised = -100.0, False
        for option in self._options:
            x = _x(pen, option)
            raised = x - last < _NEAR and not raised
            centred(pen, x, y + (7 if raised else 16), self._letters[option.id], STRONG)
            last = x

    def _draw_row(self, pen: Pen, middle: float, row: AxisRow) -> None:
        left, right = pen.page.text, pen.page.right
        pen.rule(left, right, middle, 0.3, HAIR)
        for option in self._options:  # ticks, for lines across all rows would make a table of them
            x = _x(pen, option)
            pen.stroke(pen.outline_of((x, middle - _TICK), (x, middle + _TICK)), 0.5, MID)
        if row.room and row.room[0] < row.room[1]:
            _draw_room(pen, row, middle)
        for option, stance in row.marks:
            if stance == "red line":
                _draw_refusal(pen, row, option, middle)
        last = -100.0
        for option, stance in sorted(row.marks, key=lambda mark: _along(mark[0])):
            last = max(_x(pen, option), last + _NEAR)
            draw_mark(pen, stance, last, middle)
            if softer := row.softer.get(option.id, ""):
                last += _draw_softer(pen, softer, last, middle)

    @staticmethod
    def _draw_signs(pen: Pen, baseline: float) -> None:
        x = pen.page.text + _R
        for stance in SHOWN:
            draw_mark(pen, stance, x, baseline - 2.5)
            x += _R + 4 + pen.words(x + _R + 4, baseline, stance, PHRASE) + 13
        pen.stroke(_box(pen, x - 4, baseline - 6, 20, 7), 0.6, MID, _DASHES)
        pen.words(x + 21, baseline, "back-channel", PHRASE)


def _along(option: Option) -> tuple[float, str]:
    return option.value, option.label


def _depth(column: Sequence[Sequence[SetLine]]) -> float:
    return sum(line.leading for lines in column for line in lines)


def _name(row: AxisRow) -> str:
    return f"{short_name(row.actor)}{', back-channel' if row.private else ''}"


def _label(row: AxisRow) -> str:
    """The name of a row, cut where the side it speaks from would have no room behind it."""
    if not row.private:
        return _name(row)
    return f"{shortened(short_name(row.actor), MARGIN_WIDTH + _BEHIND)}, back-channel"


def _stances_in_words(row: AxisRow) -> str:
    """By stance the options, the hardest of those that differ with the softest behind it."""
    said = ((stance, sorted(row.options(stance), key=_along)) for stance in SHOWN)
    return "; ".join(
        f"{stance}: {joined(_with_softer(row, each) for each in named)}" for stance, named in said if named
    )


def _with_softer(row: AxisRow, option: Option) -> str:
    softer = row.softer.get(option.id, "")
    return f"{option.label} ({softer} in another statement)" if softer else option.label


def _x(pen: Pen, option: Option) -> float:
    return pen.page.text + _INSET + option.value / 100 * (TEXT_WIDTH - 2 * _INSET)


def _box(pen: Pen, x: float, y: float, width: float, height: float) -> str:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return pen.outline_of(*corners, closed=True)


def _draw_room(pen: Pen, row: AxisRow, middle: float) -> None:
    """The bar between the outermost options that an actor does not exclude; dashed where it is private."""
    inside = [option for option, stance in row.marks if stance not in _REFUSED]
    ends = sorted(_x(pen, option) for option in inside)
    if row.private:
        pen.box(ends[0], middle - 3.5, ends[-1] - ends[0], 7, WHITE)
        pen.stroke(_box(pen, ends[0], middle - 3.5, ends[-1] - ends[0], 7), 0.6, MID, _DASHES)
    else:
        pen.box(ends[0], middle - 3.5, ends[-1] - ends[0], 7, TINT)
        pen.stroke(_box(pen, ends[0], middle - 3.5, ends[-1] - ends[0], 7), 0.4, MID)


def _draw_refusal(pen: Pen, row: AxisRow, option: Option, middle: float) -> None:
    """The line at an option that is ruled out, hatched away from where there is room."""
    x = _x(pen, option)
    pen.box(x - 1, middle - 9, 2, 18, RED)
    room = row.room
    if room is None or room[0] <= option.value <= room[1]:
        return
    way = 1 if option.value > room[1] else -1
    end = min(max(x + way * _HATCHING, pen.page.text), pen.page.right)
    at = x + way * 4
    while way * (end - at) > 3:
        pen.stroke(pen.outline_of((at, middle + 5), (at + 3, middle - 5)), 0.5, RED)
        at += way * 4


def _draw_softer(pen: Pen, stance: str, x: float, y: float) -> float:
    """The letter of a softer stance behind the mark at a point, and how much room it takes: "O/C"."""
    words = f"/{stance[0].upper()}"
    width = width_of(words, _SOFTER)
    pen.box(x + _BESIDE, y - 4, width + 1, 8, WHITE)
    pen.words(x + _BESIDE + 0.5, y + 2.3, words, _SOFTER)
    return width + 4


def draw_mark(pen: Pen, stance: str, x: float, y: float) -> None:
    """The mark of a stance around a point: a shape of its own with its letter in it."""
    ink = WHITE
    if stance == "preferred":
        pen.fill(pen.disc_of(x, y, _R), INK)
    elif stance == "red line":
        pen.box(x - 4.5, y - 4.5, 9, 9, RED)
    elif stance == "opposed":
        r = _R + 1.5
        corners = pen.outline_of((x, y - r), (x + r, y), (x, y + r), (x - r, y), closed=True)
        pen.fill(corners, WHITE)
        pen.stroke(corners, 0.9, INK)
        ink = INK
    else:
        pen.fill(pen.disc_of(x, y, _R), WHITE)
        if stance == "conditional":
            pen.fill(pen.disc_of(x, y, _R, left_half=True), HAIR)
        pen.stroke(pen.disc_of(x, y, _R), 0.9, GREY if stance == "conditional" else INK)
        ink = INK
    letter = stance[0].upper()
    style = _LETTER._replace(colour=ink)
    pen.words(x - width_of(letter, style) / 2, y + 2.3, letter, style)
