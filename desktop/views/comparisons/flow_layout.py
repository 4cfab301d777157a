"""Where cells stand that flow: in blocks one under the other, as many abreast as there is room for."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

MOST_HEAD = 0.45  # of the width


@dataclass(frozen=True, slots=True)
class Sizes:
    """In pixels: heights of a heading and a cell, widths of the head of a block and of a cell."""

    heading: int
    cell: int
    head: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the drawing, in pixels."""

    left: int
    top: int
    width: int
    height: int


class Block(NamedTuple):
    """So many cells beside a head, some of them `abreast`; without cells a heading over the whole width."""

    cells: int
    top: int
    height: int
    abreast: int

    @property
    def stops(self) -> int:
        """How many places the cursor has in it."""
        return self.cells or 1

    @property
    def row_of_last(self) -> int:
        """The row in which its last cell stands, 0 the first."""
        return (self.stops - 1) // self.abreast


@dataclass(frozen=True, slots=True)
class Laid:
    """All blocks, one under the other. `width`: of a cell."""

    blocks: tuple[Block, ...]
    tops: tuple[int, ...]
    sizes: Sizes
    width: int

    @property
    def height(self) -> int:
        """Of all of them."""
        return self.blocks[-1].top + self.blocks[-1].height if self.blocks else 0

    def between(self, top: int, bottom: int) -> range:
        """The blocks of which something lies between two heights."""
        first = max(0, bisect_right(self.tops, top) - 1)
        return range(first, bisect_right(self.tops, bottom))

    def box(self, block: int, place: int) -> Box:
        """Where a cell stands, or a heading."""
        each = self.blocks[block]
        if not each.cells:
            return Box(0, each.top, self.sizes.head + each.abreast * self.width, each.height)
        down, on = divmod(place, each.abreast)
        left = self.sizes.head + on * self.width
        return Box(left, each.top + down * self.sizes.cell, self.width, self.sizes.cell)

    def at(self, x: int, y: int) -> tuple[int, int] | None:
        """The block and the place at a point; beside the cells of a block its first one."""
        block = bisect_right(self.tops, y) - 1
        if block < 0 or y >= self.height:
            return None
        each = self.blocks[block]
        if not each.cells or x < self.sizes.head:
            return block, 0
        on = (x - self.sizes.head) // self.width
        place = (y - each.top) // self.sizes.cell * each.abreast + on
        return (block, place) if on < each.abreast and place < each.cells else None

    def beside(self, block: int, place: int, on: int) -> tuple[int, int]:
        """The stop before (−1) or after (1) one, in reading order."""
        if 0 <= place + on < self.blocks[block].stops:
            return block, place + on
        other = block + on
        if not 0 <= other < len(self.blocks):
            return block, place
        return other, 0 if on > 0 else self.blocks[other].stops - 1

    def below(self, block: int, place: int, way: int) -> tuple[int, int]:
        """The stop in the row above (−1) or below (1) one, as far to the right."""
        here = self.blocks[block]
        row, column = divmod(place, here.abreast)
        if 0 <= row + way <= here.row_of_last:
            return block, min(here.stops - 1, (row + way) * here.abreast + column)
        other = block + way
        if not 0 <= other < len(self.blocks):
            return block, place
        there = self.blocks[other]
        first = 0 if way > 0 else there.row_of_last * there.abreast
        return other, min(there.stops - 1, first + column)


def lay_out(counts: Sequence[int], width: int, sizes: Sizes) -> Laid:
    """Blocks of so many cells in `width` pixels; 0 is a heading.

    Where heads and cells have no room as wide as they should be, they share what there is,
    a cell half as wide at least.
    """
    sizes = replace(sizes, head=min(sizes.head, round(width * MOST_HEAD)))
    room = max(sizes.least // 2, width - sizes.head)
    abreast = max(1, min(room // sizes.least, max(counts, default=1)))
    blocks: list[Block] = []
    top = 0
    for cells in counts:
        height = sizes.cell * -(-cells // abreast) or sizes.heading
        blocks.append(Block(cells, top, height, abreast))
        top += height
    tops = tuple(each.top for each in blocks)
    return Laid(tuple(blocks), tops, sizes, min(room // abreast, sizes.most))
