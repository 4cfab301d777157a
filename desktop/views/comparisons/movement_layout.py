"""Where the wordings of strands stand: under the heading of their actor, as many abreast as have room."""

from bisect import bisect_right
from dataclasses import dataclass

from db.records import Actor
from desktop.analysis.moves import Moves, Strand


@dataclass(frozen=True, slots=True)
class Sizes:
    """In pixels: heights of a heading and a wording, widths of the head of a strand and of a wording."""

    heading: int
    station: int
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


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (`strand` None), or a strand with so many wordings `abreast`, in several rows if need be."""

    actor: Actor
    strand: Strand | None
    top: int
    height: int
    abreast: int = 1

    @property
    def stops(self) -> int:
        """How many places the cursor has in it."""
        return len(self.strand.steps) if self.strand else 1


@dataclass(frozen=True, slots=True)
class Laid:
    """All blocks, one under the other. `width`: of a wording."""

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
        """Where a wording of a strand stands, or a heading."""
        each = self.blocks[block]
        if each.strand is None:
            return Box(0, each.top, self.sizes.head + each.abreast * self.width, each.height)
        down, on = divmod(place, each.abreast)
        left = self.sizes.head + on * self.width
        return Box(left, each.top + down * self.sizes.station, self.width, self.sizes.station)

    def at(self, x: int, y: int) -> tuple[int, int] | None:
        """The block and the place at a point; of the head of a strand its first wording."""
        block = bisect_right(self.tops, y) - 1
        if block < 0 or y >= self.height:
            return None
        each = self.blocks[block]
        if each.strand is None or x < self.sizes.head:
            return block, 0
        on = (x - self.sizes.head) // self.width
        place = (y - each.top) // self.sizes.station * each.abreast + on
        return (block, place) if on < each.abreast and place < each.stops else None

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
        rows = (here.stops - 1) // here.abreast
        if 0 <= row + way <= rows:
            return block, min(here.stops - 1, (row + way) * here.abreast + column)
        other = block + way
        if not 0 <= other < len(self.blocks):
            return block, place
        there = self.blocks[other]
        last = (there.stops - 1) // there.abreast * there.abreast
        return other, min(there.stops - 1, column if way > 0 else last + column)


def lay_out(moves: Moves, width: int, sizes: Sizes) -> Laid:
    """Headings and strands in `width` pixels."""
    room = max(sizes.least, width - sizes.head)
    longest = max((len(each.steps) for each in moves.strands), default=1)
    abreast = max(1, min(room // sizes.least, longest))
    blocks: list[Block] = []
    top = 0
    for actor, strands in moves.by_actor():
        blocks.append(Block(actor, None, top, sizes.heading, abreast))
        top += sizes.heading
        for strand in strands:
            height = sizes.station * -(-len(strand.steps) // abreast)
            blocks.append(Block(actor, strand, top, height, abreast))
            top += height
    tops = tuple(each.top for each in blocks)
    return Laid(tuple(blocks), tops, sizes, min(room // abreast, sizes.most))
