"""Actors in a ring: names that never cover each other or an actor, ties that end at the rim."""

from itertools import combinations, pairwise
from math import hypot

import pytest

from desktop.views.comparisons.network_layout import (
    AIR,
    ALONG,
    LEAST,
    LINE,
    MOST,
    Point,
    counts_on,
    curve,
    distance,
    least_height,
    place,
    spread,
)


@pytest.mark.parametrize("number", [1, 2, 3, 7, 12, 30, 45])
@pytest.mark.parametrize("width", [420, 720, 1900])
def test_names_stand_apart_and_clear_of_the_actors(number: int, width: int) -> None:
    height = least_height(number)
    nodes = place([at % 5 for at in range(number)], width, height)
    for side in (True, False):
        lines = sorted(node.label_y for node in nodes if node.right == side)
        assert all(b - a >= LINE - 0.01 for a, b in pairwise(lines))
        assert all(LINE / 2 - 0.01 <= line <= height - LINE / 2 + 0.01 for line in lines)
    for name in nodes:
        for node in nodes:
            beyond = name.label_x - node.x if name.right else node.x - name.label_x
            level = abs(name.label_y - node.y) < node.radius
            assert not level or beyond >= node.radius


def test_the_ring_goes_clockwise_from_the_top_and_fills_the_room() -> None:
    nodes = place([1] * 8, 800, 600)
    assert nodes[0].y == pytest.approx(min(node.y for node in nodes))
    assert nodes[0].x > 400
    assert nodes[2].x == pytest.approx(max(node.x for node in nodes))
    assert nodes[4].y == pytest.approx(max(node.y for node in nodes))
    assert [node.right for node in nodes] == [True] * 4 + [False] * 4
    assert min(hypot(a.x - b.x, a.y - b.y) for a, b in combinations(nodes, 2)) > 2 * MOST


def test_who_has_more_ties_is_drawn_larger() -> None:
    radii = [node.radius for node in place([0, 1, 4, 9], 800, 600)]
    assert radii == sorted(radii)
    assert (radii[0], radii[-1]) == (LEAST, MOST)
    assert [node.radius for node in place([0, 0], 800, 600)] == [LEAST, LEAST]


@pytest.mark.parametrize("number", [2, 8, 30, 60])
@pytest.mark.parametrize("width", [420, 660, 940, 1900])
def test_no_two_actors_touch_and_neighbours_stand_as_far_apart(number: int, width: int) -> None:
    nodes = place([5] * number, width, least_height(number))
    apart = [hypot(a.x - b.x, a.y - b.y) for a, b in pairwise((*nodes, nodes[0]))]
    assert max(apart) < 3 * min(apart)
    for a, b in combinations(nodes, 2):
        assert hypot(a.x - b.x, a.y - b.y) > a.radius + b.radius


def test_heights_are_spread_no_more_than_needed() -> None:
    assert spread([10, 50, 90], 18, 0, 100) == [10, 50, 90]
    assert spread([50, 52, 54], 10, 0, 100) == [50, 60, 70]
    assert spread([90, 95, 99], 10, 0, 100) == [80, 90, 100]
    assert spread([-5], 10, 0, 100) == [0]
    assert spread([], 10, 0, 100) == []


def test_ties_end_at_the_rims_and_each_way_has_its_own() -> None:
    one, other = place([2, 2, 2], 800, 600)[:2]
    there = curve(one, other, (400, 300))
    for node, end in ((one, there[0]), (other, there[-1])):
        assert hypot(end[0] - node.x, end[1] - node.y) == pytest.approx(node.radius + 3, abs=0.5)
    middles = [
        curve(*ends, (400, 300), beside)[16] for ends in ((one, other), (other, one)) for beside in (0, 1)
    ]
    assert all(hypot(a[0] - b[0], a[1] - b[1]) > 12 for a, b in combinations(middles, 2))


def test_a_place_between_two_samples_is_on_the_tie() -> None:
    line = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0)]
    assert distance(line, (50, 3)) == pytest.approx(3)
    assert distance(line, (103, 104)) == pytest.approx(5)
    assert distance([(1.0, 1.0), (1.0, 1.0)], (4, 5)) == pytest.approx(5)


def test_counts_stand_on_their_ties_clear_of_each_other_and_of_actors() -> None:
    nodes = place([3] * 8, 720, 460)
    middle = (360.0, 230.0)
    pairs = [(0, 3), (0, 3), (3, 0), (1, 3), (3, 1), (0, 4), (4, 0), (2, 6), (7, 3), (4, 3), (4, 3)]
    curves = [
        curve(nodes[start], nodes[end], middle, pairs[:at].count((start, end)))
        for at, (start, end) in enumerate(pairs)
    ]
    size = (26.0, 16.0)
    placed = counts_on(curves, [size] * len(curves), nodes)
    found = [spot for spot, _ in placed]
    assert all(is_clear for _, is_clear in placed)
    for spot, points in zip(found, curves, strict=True):
        assert distance(points, spot) < 0.01
    for one, other in combinations(found, 2):
        assert abs(one[0] - other[0]) >= size[0] or abs(one[1] - other[1]) >= size[1]
    for spot in found:
        for node in nodes:
            reach = (size[0] / 2 + node.radius, size[1] / 2 + node.radius)
            assert abs(spot[0] - node.x) >= reach[0] or abs(spot[1] - node.y) >= reach[1]


def test_of_many_counts_each_stands_where_it_shares_least_with_the_clear_ones_before_it() -> None:
    nodes = place([3] * 14, 620, 400)
    pairs = [(start, end) for start in range(14) for end in range(14) if start != end]
    curves = [curve(nodes[start], nodes[end], (310.0, 200.0)) for start, end in pairs]
    wide, high = 26.0, 16.0
    taken = [(node.x, node.y, 2 * node.radius, 2 * node.radius) for node in nodes]

    def shared(spot: Point) -> float:
        sides = [(wide + w) / 2 + AIR - abs(spot[0] - x) for x, _, w, _ in taken]
        downs = [(high + h) / 2 + AIR - abs(spot[1] - y) for _, y, _, h in taken]
        return sum(max(0.0, side) * max(0.0, down) for side, down in zip(sides, downs, strict=True))

    crowded = 0
    placed = counts_on(curves, [(wide, high)] * len(curves), nodes)
    for (spot, is_clear), points in zip(placed, curves, strict=True):
        last = len(points) - 1
        inner = points[round(last * ALONG[0]) : round(last * ALONG[1]) + 1]
        assert shared(spot) == pytest.approx(min(map(shared, inner)))
        assert is_clear == (not shared(spot))
        crowded += not is_clear
        if is_clear:
            taken.append((*spot, wide, high))
    assert 0 < crowded < len(curves)


def test_a_tie_of_one_is_not_counted_and_in_nobodys_way() -> None:
    nodes = place([1, 1], 720, 320)
    line = curve(nodes[0], nodes[1], (360.0, 160.0))
    (none, _), (counted, is_clear) = counts_on([line, line], [(0, 0), (26, 16)], nodes)
    assert none == counted == line[len(line) // 2]
    assert is_clear
