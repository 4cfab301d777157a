"""Where actors stand in a ring with their names outside of it, and how the ties between them bend."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import cos, hypot, inf, pi, sin, sqrt

from desktop.scale import px, scaled

LABEL, LINE = 156.0, 18.0  # room of a name at the sides, and the height of one
MARGIN, OUTSIDE = 30.0, 24.0  # room over and under the ring, and from the ring to the names
LEAST, MOST, CLEAR = 6.0, 15.0, 3.0  # radius of an actor, and what is left free between two
ARCS = 180  # straight pieces that the ring is measured in
SAMPLES = 32
BEND, APART = 0.3, 0.1  # how far a tie bends to the middle, and from the tie that goes the other way

ALONG, AIR = (0.16, 0.74), 2.0  # the part of a tie on which its count may stand, and what is left around

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # the middle, the width and the height


@dataclass(frozen=True, slots=True)
class Node:
    """An actor: its place and radius, and where its name begins (at the right) or ends (at the left)."""

    x: float
    y: float
    radius: float
    label_x: float
    label_y: float
    right: bool


def least_height(actors: int) -> int:
    """The height that as many names need, in pixels."""
    return max(px(320), round((actors / 2 + 1) * scaled(LINE) + 2 * scaled(MARGIN)))


def place(weights: Sequence[int], width: float, height: float) -> list[Node]:
    """Actors in a ring that fills the room, clockwise from the top; the greater, the more ties."""
    total, line = len(weights), scaled(LINE)
    middle = (width / 2, height / 2)
    across = max(60.0, width / 2 - scaled(LABEL) - OUTSIDE - MOST)
    down = max(60.0, height / 2 - scaled(MARGIN) - OUTSIDE / 2)
    outer = (across + OUTSIDE, down + OUTSIDE)
    angles = _angles(total, across, down)
    spots = [(middle[0] + across * cos(angle), middle[1] + down * sin(angle)) for angle in angles]
    right = [at <= (total - 1) / 2 for at in range(total)]
    lines: dict[int, float] = {}
    for side in (True, False):
        places = sorted((at for at in range(total) if right[at] == side), key=lambda at: spots[at][1])
        wanted = [middle[1] + outer[1] * sin(angles[at]) for at in places]
        lines |= dict(zip(places, spread(wanted, line, line / 2, height - line / 2), strict=True))
    found, most = [], _most(spots)
    for at, (x, y) in enumerate(spots):
        off = min(1.0, abs(lines[at] - middle[1]) / outer[1])
        reach = outer[0] * sqrt(1 - off * off)
        reach = max(reach, abs(x - middle[0]) + MOST + 4) if abs(lines[at] - y) < line else reach
        label = middle[0] + (reach if right[at] else -reach)
        found.append(Node(x, y, _radius(weights[at], max(weights), most), label, lines[at], right[at]))
    return found


def _angles(total: int, across: float, down: float) -> list[float]:
    """Where around a ring of these radii so many actors stand, each as far along it from the next."""
    turns = [2 * pi * at / ARCS - pi / 2 for at in range(ARCS + 1)]
    pieces = [hypot(across * (cos(b) - cos(a)), down * (sin(b) - sin(a))) for a, b in pairwise(turns)]
    along = [0.0, *accumulate(pieces)]
    found = []
    for at in range(total):
        wanted = along[-1] * (at + 0.5) / total
        last = bisect_left(along, wanted)
        part = (wanted - along[last - 1]) / pieces[last - 1]
        found.append(turns[last - 1] + (turns[last] - turns[last - 1]) * part)
    return found


def _most(spots: Sequence[Point]) -> float:
    """The radius of the greatest actor: no two neighbours in the ring touch."""
    gaps = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise((*spots, spots[0]))] if spots[1:] else []
    return min(MOST, (min(gaps, default=inf) - CLEAR) / 2)


def _radius(weight: int, heaviest: int, most: float) -> float:
    """The area grows with the number of ties."""
    least = min(LEAST, most)
    return least + (most - least) * sqrt(weight / heaviest) if heaviest else least


def spread(wanted: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Heights near those wanted (in order), at least `gap` apart, between top and bottom where they fit."""
    found: list[float] = []
    for at, height in enumerate(wanted):
        found.append(max(height, found[-1] + gap) if at else max(height, top))
    limit = bottom
    for at in range(len(found) - 1, -1, -1):
        found[at] = min(found[at], limit)
        limit = found[at] - gap
    return found


def curve(start: Node, end: Node, middle: Point, beside: int = 0) -> list[Point]:
    """A tie from the rim of an actor to the rim of another, bent to the middle and off its way back.

    `beside`: how many ties in the same direction it has to leave room for.
    """
    apart = APART * (1 + 1.2 * beside)
    dx, dy = end.x - start.x, end.y - start.y
    bent = (
        (start.x + end.x) / 2 * (1 - BEND) + middle[0] * BEND - dy * apart,
        (start.y + end.y) / 2 * (1 - BEND) + middle[1] * BEND + dx * apart,
    )
    ends = (start.x, start.y), bent, (end.x, end.y)
    first, last = _rim(ends, start, 0.0), _rim(ends, end, 1.0)
    return [_on(ends, first + (last - first) * at / SAMPLES) for at in range(SAMPLES + 1)]


def _rim(ends: tuple[Point, Point, Point], node: Node, side: float) -> float:
    """Where on the way a tie leaves the rim of an actor, from its side (0 or 1) halfway to the other."""
    inside, free = side, 0.5
    for _ in range(12):
        half = (inside + free) / 2
        if _away(_on(ends, half), node):
            free = half
        else:
            inside = half
    return free


def _on(ends: tuple[Point, Point, Point], t: float) -> Point:
    start, bent, end = ends
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return a * start[0] + b * bent[0] + c * end[0], a * start[1] + b * bent[1] + c * end[1]


def _away(point: Point, node: Node) -> bool:
    return hypot(point[0] - node.x, point[1] - node.y) > node.radius + 3


def counts_on(
    curves: Sequence[Sequence[Point]], sizes: Sequence[Point], nodes: Sequence[Node]
) -> list[tuple[Point, bool]]:
    """Where on its tie each count stands, as near to the middle as is clear of the others and of actors;
    and whether it is clear of them: one that is not, for there is no room, is in nobody's way.

    `sizes`: width and height of each count in pixels; (0, 0) has none and is in nobody's way.
    """
    taken = [(node.x, node.y, 2 * node.radius, 2 * node.radius) for node in nodes]
    found: list[tuple[Point, bool]] = []
    for points, (wide, high) in zip(curves, sizes, strict=True):
        last = len(points) - 1
        inner = range(round(last * ALONG[0]), round(last * ALONG[1]) + 1)
        spots = [points[at] for at in sorted(inner, key=lambda at: abs(2 * at - last))]
        best, is_clear = _clearest(spots, wide, high, taken)
        found.append((best, is_clear))
        if wide and is_clear:
            taken.append((*best, wide, high))
    return found


def _clearest(spots: Sequence[Point], wide: float, high: float, taken: Sequence[Box]) -> tuple[Point, bool]:
    """The first of the spots on which a box shares least with those taken, and whether that is nothing.

    Few of those taken are near them.
    """
    (left, right), (top, bottom) = ((min(some), max(some)) for some in zip(*spots, strict=True))
    around = (left + right) / 2, (top + bottom) / 2, right - left + wide, bottom - top + high
    near = [box for box in taken if _shared(around, box)]
    best, least = spots[0], inf
    for spot in spots:
        shared = sum([_shared((*spot, wide, high), box) for box in near])
        if shared < least:
            best, least = spot, shared
        if not shared:
            break
    return best, not least


def _shared(one: Box, other: Box) -> float:
    """The area that two boxes share, with some air around them."""
    across = (one[2] + other[2]) / 2 + AIR - abs(one[0] - other[0])
    if across <= 0:
        return 0.0
    down = (one[3] + other[3]) / 2 + AIR - abs(one[1] - other[1])
    return across * max(0.0, down)


def distance(points: Sequence[Point], spot: Point) -> float:
    """How far a place is from a tie."""
    return min(_from_line(a, b, spot) for a, b in pairwise(points))


def _from_line(a: Point, b: Point, spot: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = dx * dx + dy * dy
    along = ((spot[0] - a[0]) * dx + (spot[1] - a[1]) * dy) / long if long else 0.0
    t = max(0.0, min(1.0, along))
    return hypot(spot[0] - a[0] - t * dx, spot[1] - a[1] - t * dy)
