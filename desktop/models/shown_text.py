"""The text as kept and the text as shown: which place of one is which of the other."""

import re
from bisect import bisect_left, bisect_right

from desktop.documents.blocks import Block

_SPACE = re.compile(r"\s+")
_RUN = re.compile(r"\s\s")
# What text widgets take for the end of a paragraph, a frame or a picture.
_UNSHOWN = dict.fromkeys((0, 0xFDD0, 0xFDD1, 0xFFFC), "\ufffd")


class ShownText:
    """Each block as one paragraph, its lines joined. Shown places are UTF-16 units, as text widgets count."""

    def __init__(self, text: str, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks
        self._first = [block.first for block in blocks]
        self._start: list[int] = []
        self._units: list[list[int] | None] = []  # code point of the block by unit; None where they are alike
        parts: list[str] = []
        start = 0
        for block in blocks:
            inside = text[block.first : block.last]
            is_plain = inside.isprintable() and "  " not in inside and "\ufffc" not in inside  # as most are
            parts.append(inside if is_plain else _SPACE.sub(" ", inside).translate(_UNSHOWN))
            narrow = inside.isascii() or max(inside) <= "\uffff"
            alike = narrow and (is_plain or not _RUN.search(inside))
            units = None if alike else _units(inside)
            self._start.append(start)
            self._units.append(units)
            start += (len(inside) if units is None else len(units)) + 1
        self.text = "\n".join(parts)

    def block_of(self, place: int) -> int:
        """Which block a code point is in, or behind; the first one for what stands before it. -1 for none."""
        return max(0, bisect_right(self._first, place) - 1) if self.blocks else -1

    def to_shown(self, place: int) -> int:
        """Where a code point of the text as kept is shown; what is not shown is at the end before it."""
        at = self.block_of(place)
        if at < 0:
            return 0
        block, units = self.blocks[at], self._units[at]
        within = min(max(place - block.first, 0), block.last - block.first)
        if units is None:
            return self._start[at] + within
        return self._start[at] + bisect_left(units, within)

    def to_kept(self, shown: int) -> int:
        """Which code point of the text as kept is shown at a place."""
        if not self.blocks:
            return 0
        at = max(0, bisect_right(self._start, shown) - 1)
        block, units = self.blocks[at], self._units[at]
        within = shown - self._start[at]
        if units is not None:
            within = units[within] if within < len(units) else block.last - block.first
        return block.first + min(within, block.last - block.first)


def _units(inside: str) -> list[int]:
    """For each UTF-16 unit that is shown the code point of `inside` it comes from."""
    units: list[int] = []
    spaced = False
    for place, letter in enumerate(inside):
        space = letter.isspace()
        if not (space and spaced):
            units += [place] * (2 if ord(letter) > 0xFFFF else 1)
        spaced = space
    return units
