"""Boxes in columns: what waits stands left, none covers another, lines meet theirs."""

import random
from itertools import combinations

import pytest

from desktop.views.comparisons.waits_layout import Edge, Sizes, columns, groups, place

SIZES = Sizes(180, 80, 70, 16)


def some(number: int, seed: int) -> list[Edge]:
    """Edges at random, with circles among them."""
    chance = random.Random(seed)
    found = {(chance.randrange(number), chance.randrange(number)) for _ in range(number * 3 // 2)}
    return sorted(edge for edge in found if edge[0] != edge[1])


def test_what_waits_stands_left_of_what_it_waits_for() -> None:
    assert columns(4, [(0, 1), (1, 2), (0, 2), (3, 2)]) == [0, 1, 2, 0]


def test_a_circle_has_one_line_that_runs_back() -> None:
    found = columns(3, [(0, 1), (1, 2), (2, 0)])
    assert sorted(found) == [0, 1, 2]
    back = [edge for edge in [(0, 1), (1, 2), (2, 0)] if found[edge[0]] > found[edge[1]]]
    assert len(back) == 1


def test_what_nothing_connects_is_a_group_of_its_own() -> None:
    assert groups(5, [(0, 3), (4, 1)]) == [[0, 3], [1, 4], [2]]


@pytest.mark.parametrize("number", [2, 5, 12, 30, 60])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_boxes_stand_clear_of_each_other_and_lines_end_at_theirs(number: int, seed: int) -> None:
    edges = some(number, seed)
    found = place(number, edges, SIZES)
    for (x, y), (other_x, other_y) in combinations(found.boxes, 2):
        assert abs(x - other_x) >= SIZES.width or abs(y - other_y) >= SIZES.height
    for (start, end), line in zip(edges, found.lines, strict=True):
        for box, (x, y) in ((found.boxes[start], line[0]), (found.boxes[end], line[-1])):
            assert x in (box[0], box[0] + SIZES.width)
            assert box[1] < y < box[1] + SIZES.height
    assert all(0 <= x <= found.width - SIZES.width for x, _ in found.boxes)
    assert all(0 <= y <= found.height - SIZES.height for _, y in found.boxes)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_line_that_passes_a_column_passes_between_its_boxes(seed: int) -> None:
    edges = some(30, seed)
    found = place(30, edges, SIZES)
    passed = [point for line in found.lines for point in line[1:-1]]
    assert passed
    for x, y in passed:
        for left, top in found.boxes:
            assert not (left <= x <= left + SIZES.width and top < y < top + SIZES.height)


def test_an_option_that_waits_for_itself_has_no_line_and_nothing_has_no_room() -> None:
    assert place(1, [(0, 0)], SIZES).lines == ((),)
    assert (place(0, [], SIZES).boxes, place(0, [], SIZES).height) == ((), 0)
