"""Where cells stand that flow: abreast as they have room, found by place and by keys, however many."""

import pytest

from desktop.views.comparisons.flow_layout import Box, Laid, Sizes, lay_out

SIZES = Sizes(heading=40, cell=100, head=200, least=180, most=300)


@pytest.fixture
def laid() -> Laid:
    """Two headings with blocks of 5 and 1, and of 2 cells; room for three abreast."""
    return lay_out([0, 5, 1, 0, 2], 200 + 3 * 180 + 30, SIZES)


def test_cells_stand_abreast_and_go_on_in_the_next_row(laid: Laid) -> None:
    assert [(each.cells, each.top, each.height) for each in laid.blocks] == [
        (0, 0, 40), (5, 40, 200), (1, 240, 100), (0, 340, 40), (2, 380, 100),
    ]  # fmt: skip
    assert laid.height == 480
    assert [laid.box(1, place) for place in (0, 2, 3)] == [
        Box(200, 40, 190, 100), Box(580, 40, 190, 100), Box(200, 140, 190, 100),
    ]  # fmt: skip
    assert laid.box(0, 0) == Box(0, 0, 770, 40)


@pytest.mark.parametrize(
    ("spot", "found"),
    [((10, 10), (0, 0)), ((450, 60), (1, 1)), ((450, 150), (1, 4)), ((10, 150), (1, 0))],
)
def test_a_place_is_found(laid: Laid, spot: tuple[int, int], found: tuple[int, int]) -> None:
    assert laid.at(*spot) == found


@pytest.mark.parametrize("spot", [(600, 150), (2000, 60), (450, 250), (300, 480), (300, -1)])
def test_where_nothing_stands_nothing_is_found(laid: Laid, spot: tuple[int, int]) -> None:
    assert laid.at(*spot) is None


def test_only_what_is_between_two_heights_is_to_be_painted(laid: Laid) -> None:
    assert list(laid.between(150, 300)) == [1, 2]
    assert list(laid.between(0, 10_000)) == [0, 1, 2, 3, 4]


def test_the_keys_walk_in_reading_order_and_from_row_to_row(laid: Laid) -> None:
    assert laid.beside(0, 0, -1) == (0, 0)
    assert laid.beside(1, 4, 1) == (2, 0)
    assert laid.beside(2, 0, -1) == (1, 4)
    assert laid.beside(4, 1, 1) == (4, 1)
    assert laid.below(1, 2, 1) == (1, 4)
    assert laid.below(1, 4, 1) == (2, 0)
    assert laid.below(2, 0, -1) == (1, 3)
    assert laid.below(1, 1, -1) == (0, 0)
    assert laid.below(0, 0, -1) == (0, 0)


def test_few_cells_on_a_wide_screen_are_wider_but_not_without_end() -> None:
    wide = lay_out([0, 2], 2400, SIZES)
    assert (wide.blocks[1].abreast, wide.width) == (2, 300)


def test_where_there_is_no_room_there_is_still_one_and_of_nothing_nothing() -> None:
    narrow = lay_out([0, 3], 100, SIZES)
    assert (narrow.blocks[1].abreast, narrow.width, narrow.height) == (1, 90, 340)
    assert lay_out([], 800, SIZES).height == 0
    assert lay_out([], 800, SIZES).at(10, 10) is None
