"""Boxes in columns, what waits left of what it waits for, and the lines between them (Sugiyama et al. 1981).

Groups that nothing connects stand one under the other. A line that passes a column has a place of its own
there; one that closes a circle runs back beside the others.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Edge = tuple[int, int]
Point = tuple[float, float]
SWEEPS = 6
PASSING = 0.35  # the room of a line that passes a column, of that of a box


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of a box, and from one to the next across and down; in pixels."""

    width: float
    height: float
    across: float
    down: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Top left corners of the boxes, the corners of each line from its beginning, and the room they take."""

    boxes: tuple[Point, ...]
    lines: tuple[tuple[Point, ...], ...]
    width: float
    height: float


def place(number: int, edges: Sequence[Edge], sizes: Sizes) -> Placed:
    """So many boxes with lines between them; an edge from a box to itself has no line."""
    column = columns(number, edges)
    ways = [_way(edge, column) for edge in edges]
    tops: dict[tuple[int, ...], float] = {}
    under = 0.0
    for group in groups(number, edges):
        own = [way for (start, _), way in zip(edges, ways, strict=True) if start in group]
        stacks = _stacks(group, own, column)
        _order(stacks, own)
        under = _stack(stacks, sizes, under, tops)
    boxes = tuple((column[at] * (sizes.width + sizes.across), tops[at,]) for at in range(number))
    lines = _lines(edges, ways, column, tops, sizes)
    wide = (max(column, default=0) + 1) * (sizes.width + sizes.across) - sizes.across
    return Placed(boxes, lines, wide, max(0.0, under - sizes.down))


def groups(number: int, edges: Sequence[Edge]) -> list[list[int]]:
    """What is connected, each group in order, the group of the first box first."""
    root = list(range(number))

    def find(at: int) -> int:
        while root[at] != at:
            at = root[at]
        return at

    for start, end in edges:
        one, other = sorted((find(start), find(end)))
        root[other] = one
    found: dict[int, list[int]] = defaultdict(list)
    for at in range(number):
        found[find(at)].append(at)
    return list(found.values())


def columns(number: int, edges: Sequence[Edge]) -> list[int]:
    """The column of each box: right of all that wait for it, but for the edges that close a circle."""
    follow: dict[int, list[int]] = defaultdict(list)
    for start, end in edges:
        if start != end:
            follow[start].append(end)
    order = _finished(number, follow)
    rank = {at: place for place, at in enumerate(reversed(order))}
    column = [0] * number
    for at in reversed(order):
        for end in follow[at]:
            if rank[end] > rank[at]:
                column[end] = max(column[end], column[at] + 1)
    return column


def _finished(number: int, follow: dict[int, list[int]]) -> list[int]:
    """Boxes in the order a walk in depth is done with them; those nobody waits for are begun with."""
    waited = {end for ends in follow.values() for end in ends}
    seen: set[int] = set()
    order: list[int] = []
    for begin in sorted(range(number), key=lambda at: at in waited):
        stack = [] if begin in seen else [(begin, iter(follow[begin]))]
        seen.add(begin)
        while stack:
            at, ends = stack[-1]
            further = next((end for end in ends if end not in seen), None)
            if further is None:
                order.append(at)
                stack.pop()
            else:
                seen.add(further)
                stack.append((further, iter(follow[further])))
    return order


def _way(edge: Edge, column: Sequence[int]) -> list[tuple[int, ...]]:
    """What an edge passes from left to right: its boxes, and between them a place in each column."""
    left, right = sorted(edge, key=lambda at: column[at])
    passed = [(*edge, at) for at in range(column[left] + 1, column[right])]
    return [(left,), *passed, (right,)]


def _stacks(
    group: Sequence[int], ways: Sequence[Sequence[tuple[int, ...]]], column: Sequence[int]
) -> list[list[tuple[int, ...]]]:
    """What stands in each column of a group: boxes, and places of lines that pass."""
    stacks: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for at in group:
        stacks[column[at]].append((at,))
    for way in ways:
        for each in way[1:-1]:
            stacks[each[-1]].append(each)
    return [stacks[at] for at in sorted(stacks)]


def _order(stacks: list[list[tuple[int, ...]]], ways: Sequence[Sequence[tuple[int, ...]]]) -> None:
    """Each column by the middle of its neighbours, to and fro, so that few lines cross."""
    beside: dict[tuple[int, ...], list[tuple[int, ...]]] = defaultdict(list)
    for way in ways:
        for one, other in pairwise(way):
            beside[one].append(other)
            beside[other].append(one)
    for sweep in range(SWEEPS):
        for at in range(1, len(stacks)) if sweep % 2 == 0 else range(len(stacks) - 2, -1, -1):
            fixed = stacks[at - 1] if sweep % 2 == 0 else stacks[at + 1]
            places = {each: place for place, each in enumerate(fixed)}
            middles = {}
            for place, each in enumerate(stacks[at]):
                near = [places[one] for one in beside[each] if one in places]
                middles[each] = sum(near) / len(near) if near else float(place)
            stacks[at].sort(key=middles.__getitem__)


def _stack(
    stacks: Sequence[Sequence[tuple[int, ...]]], sizes: Sizes, top: float, tops: dict[tuple[int, ...], float]
) -> float:
    """Give what stands in the columns of a group its top; where the next group begins."""
    pitch = sizes.height + sizes.down
    heights = [sum(pitch if len(each) == 1 else pitch * PASSING for each in stack) for stack in stacks]
    for stack, height in zip(stacks, heights, strict=True):
        spot = top + (max(heights) - height) / 2
        for each in stack:
            tops[each] = spot
            spot += pitch if len(each) == 1 else pitch * PASSING
    return top + max(heights)


def _lines(
    edges: Sequence[Edge],
    ways: Sequence[Sequence[tuple[int, ...]]],
    column: Sequence[int],
    tops: dict[tuple[int, ...], float],
    sizes: Sizes,
) -> tuple[tuple[Point, ...], ...]:
    """Each line from the box that waits; lines at one side of a box are spread along it."""
    ports: dict[tuple[int, bool], list[tuple[float, int]]] = defaultdict(list)
    for at, way in enumerate(ways):
        if len({*edges[at]}) > 1:
            ports[way[0][0], True].append((tops[way[1]], at))
            ports[way[-1][0], False].append((tops[way[-2]], at))
    spots = {
        (at, right): tops[box,] + sizes.height * (place + 1) / (len(there) + 1)
        for (box, right), there in ports.items()
        for place, (_, at) in enumerate(sorted(there))
    }
    pitch = sizes.width + sizes.across
    lines: list[tuple[Point, ...]] = []
    for at, (edge, way) in enumerate(zip(edges, ways, strict=True)):
        if edge[0] == edge[1]:
            lines.append(())
            continue
        left, right = way[0][0], way[-1][0]
        points = [(column[left] * pitch + sizes.width, spots[at, True])]
        for each in way[1:-1]:
            middle = tops[each] + (sizes.height + sizes.down) * PASSING / 2
            points += [(each[-1] * pitch, middle), (each[-1] * pitch + sizes.width, middle)]
        points.append((column[right] * pitch, spots[at, False]))
        lines.append(tuple(points if edge[0] == left else reversed(points)))
    return tuple(lines)
