"""Who can move whom: actors in a ring, an arrow for all that is held alike, dashed where it is unused."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import cos, hypot, pi, sin

from db.records import Actor
from desktop.analysis.network import Network, Tie, network
from desktop.briefing.figures.figure import STRONG, Figure, centred, left_out, shortened
from desktop.briefing.flow import clipped, draw_lines, set_lines
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.paper import Paper
from desktop.briefing.pen import Pen
from desktop.briefing.phrases import counted, in_words, joined, short_name, told
from desktop.briefing.styles import GREY, INK, MID, PHRASE, TINT, WHITE
from desktop.briefing.tables import Caption
from desktop.briefing.text import Words, width_of

MOST_ACTORS = 12
R = 22.0  # of a node
_NAME = PHRASE._replace(size=6.8, leading=7.6)
_NUMBER = PHRASE._replace(size=6.5, leading=8.0)
_HEAD = 5.0  # of an arrow
_APART = 7.0  # of arrows between the same two
_KEY = 16.0
_LEAST, _DEPTH = 120.0, 300.0
DASHES: Mapping[str, tuple[float, ...]] = {"exerted": (), "unused": (2.4, 2.0), "unclear": (7.0, 2.5)}
_SAID = {"exerted": "used", "unused": "held and unused", "unclear": "use not stated"}


def figures(paper: Paper, numbers: Mapping[str, int], table: str) -> list[Figure]:
    """The network of what is held now; none where nothing is.

    `numbers`: of instruments (ids) in the table that follows, called `table`.
    """
    found = network(paper.snapshot)
    if not found.ties:
        return []
    ids = _foremost(found.ties)
    ring = [actor for actor in found.actors if actor.id in ids]
    ties = _in_order(paper, [tie for tie in found.ties if {tie.holder, tie.target} <= ids])
    note = left_out(len(ring), len(found.actors), "actors by what they hold and bear", "the table has all")
    caption = paper.next_figure(f"Who can move whom: {_finding(found.ties)} (numbers as in {table})")
    drawn = replace(found, actors=tuple(ring), ties=tuple(ties))
    return [LeverageNetwork(caption, drawn, numbers, (note,))]


def _finding(ties: Sequence[Tie]) -> str:
    """How much of what is held is used."""
    held = sum(tie.count for tie in ties)
    used, unused = (sum(tie.count for tie in ties if tie.use == use) for use in ("exerted", "unused"))
    uses = ((used, "used"), (unused, "unused"), (held - used - unused, "with no use stated"))
    counts = joined(f"{in_words(number)} {use}" for number, use in uses if number)
    return f"of {told(held, 'instrument')}, {counts}"


def _foremost(ties: Sequence[Tie]) -> set[str]:
    """The actors of the ties that stand for most instruments, as many as a ring has room for."""
    ids: set[str] = set()
    for tie in sorted(ties, key=lambda tie: -tie.count):
        with_both = ids | {tie.holder, tie.target}
        ids = with_both if len(with_both) <= MOST_ACTORS else ids
    return ids


def _in_order(paper: Paper, ties: Sequence[Tie]) -> list[Tie]:
    """Ties by who holds them over whom, those used first, each with its place among those of the same two."""
    uses = list(DASHES)
    found = sorted(
        ties, key=lambda tie: (paper.name(tie.holder), paper.name(tie.target), uses.index(tie.use))
    )
    before: Counter[tuple[str, str]] = Counter()
    placed = []
    for tie in found:
        placed.append(replace(tie, beside=before[tie.holder, tie.target]))
        before[tie.holder, tie.target] += 1
    return placed


class LeverageNetwork(Figure):
    """Actors in a ring, and the ties between them with the numbers of their instruments."""

    def __init__(
        self, caption: Caption, found: Network, numbers: Mapping[str, int], under: Sequence[str]
    ) -> None:
        self._found, self._numbers = found, numbers
        self._names = {actor.id: short_name(actor) for actor in found.actors}
        self._ring = min(_DEPTH, max(_LEAST, 46.0 * len(found.actors)))
        super().__init__(caption, self._ring + _KEY, under)

    def says(self) -> str:
        """Who holds what over whom, by its use."""
        told = "; ".join(
            f"{self._names[tie.holder]} on {self._names[tie.target]}, {_SAID[tie.use]}: "
            f"{counted(tie.count, 'instrument')} ({self._label(tie)})"
            for tie in self._found.ties
        )
        return f"{self.caption.title}. {told}."

    def _label(self, tie: Tie) -> str:
        return joined(str(number) for number in self._of(tie))

    def _of(self, tie: Tie) -> list[int]:
        return sorted(self._numbers[each.id] for each in tie.leverage if each.id in self._numbers)

    def paint(self, pen: Pen, y: float) -> None:
        """Draw the arrows, the nodes over them, the numbers over these, and what the lines mean."""
        places = self._places(pen.page.text + TEXT_WIDTH / 2, y + self._ring / 2)
        drawn = [(tie, _line(places[tie.holder], places[tie.target], tie.beside)) for tie in self._found.ties]
        for tie, line in drawn:
            _draw_arrow(pen, line, DASHES[tie.use], strong=tie.use == "exerted")
        for actor in self._found.actors:
            _draw_node(pen, *places[actor.id], self._names[actor.id])
        for at, (tie, line) in enumerate(drawn):
            self._draw_numbers(pen, tie, line, 0.36 if at % 2 else 0.44)
        _draw_key(pen, y + self._ring + _KEY - 3)

    def _places(self, x: float, y: float) -> dict[str, tuple[float, float]]:
        """Where each node stands: on an ellipse, the first on the left of its top."""
        actors: Sequence[Actor] = self._found.actors
        wide, high = TEXT_WIDTH / 2 - R - 14, self._ring / 2 - R - 2
        if len(actors) == 2:
            return {each.id: (x + way * wide / 2, y) for each, way in zip(actors, (-1, 1), strict=True)}
        turn = 2 * pi / len(actors)
        angles = [turn * (at - 0.5) - pi / 2 for at in range(len(actors))]
        return {
            each.id: (x + wide * cos(angle), y + high * sin(angle))
            for each, angle in zip(actors, angles, strict=True)
        }

    def _draw_numbers(self, pen: Pen, tie: Tie, line: tuple[float, float, float, float], part: float) -> None:
        numbers = self._of(tie)
        said = ", ".join(map(str, numbers[:4])) + (" …" if len(numbers) > 4 else "")
        x, y = line[0] + (line[2] - line[0]) * part, line[1] + (line[3] - line[1]) * part
        width = width_of(said, _NUMBER)
        pen.box(x - width / 2 - 1.5, y - 4, width + 3, 8, WHITE)
        centred(pen, x, y + 2.3, said, _NUMBER)


def _line(
    start: tuple[float, float], end: tuple[float, float], beside: int
) -> tuple[float, float, float, float]:
    """From edge to edge of two nodes; to one side of the middle, so that both directions have room."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    across, down = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    aside = _APART * (beside + 0.5)
    x, y = -down * aside, across * aside
    reach = (R * R - min(aside, R - 1) ** 2) ** 0.5
    return (
        start[0] + x + across * (reach + 1), start[1] + y + down * (reach + 1),
        end[0] + x - across * (reach + 1), end[1] + y - down * (reach + 1),
    )  # fmt: skip


def _draw_arrow(
    pen: Pen, line: tuple[float, float, float, float], dash: tuple[float, ...], *, strong: bool
) -> None:
    x, y, end_x, end_y = line
    length = hypot(end_x - x, end_y - y) or 1.0
    across, down = (end_x - x) / length, (end_y - y) / length
    colour = INK if strong else GREY
    back = (end_x - across * _HEAD, end_y - down * _HEAD)
    pen.stroke(pen.outline_of((x, y), back), 0.9, colour, dash)
    wings = [(back[0] - down * way * 2.2, back[1] + across * way * 2.2) for way in (1, -1)]
    pen.fill(pen.outline_of((end_x, end_y), *wings, closed=True), colour)


def _draw_node(pen: Pen, x: float, y: float, name: str) -> None:
    pen.fill(pen.disc_of(x, y, R), TINT)
    pen.stroke(pen.disc_of(x, y, R), 0.7, MID)
    style = _NAME._replace(cut="semibold")
    words = [shortened(word, 2 * R - 4, style) for word in name.split()]
    lines = clipped(set_lines([Words(style).text(" ".join(words))], 2 * R - 4, bare=True), 3)
    top = y - len(lines) * style.leading / 2
    for line in lines:
        draw_lines(pen, x - line.line.width / 2, top, [line])
        top += line.leading


def _draw_key(pen: Pen, baseline: float) -> None:
    x = pen.page.text
    for use, said in _SAID.items():
        pen.rule(x, x + 26, baseline - 2.5, 0.9, INK if use == "exerted" else GREY, DASHES[use])
        x += 31 + pen.words(x + 31, baseline, said, PHRASE) + 18
    pen.words(x, baseline, "from holder to target", STRONG)
