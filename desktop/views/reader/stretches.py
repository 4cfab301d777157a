"""Parts of lines of a text that is read: where the words of a passage are in the viewport."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLine


class Stretch(NamedTuple):
    """A part of a line of text that one of some ranges covers: which one, and where it is in the viewport."""

    place: int
    box: QRectF
    base: float


def stretches_of(
    block: QTextBlock, box: QRectF, ranges: Sequence[tuple[int, tuple[int, int]]]
) -> list[Stretch]:
    """The parts of the lines of a paragraph that ranges cover, each with its number; `box`: where it is."""
    layout, found = block.layout(), []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start = block.position() + line.textStart()
        for place, (begin, end) in ranges:
            first, last = max(begin, start), min(end, start + line.textLength())
            if first < last:
                left, right = (_x(line, each - block.position()) for each in (first, last))
                top = box.top() + line.y()
                height = line.ascent() + line.descent()
                found.append(
                    Stretch(place, QRectF(box.left() + left, top, right - left, height), top + line.ascent())
                )
    return found


def _x(line: QTextLine, place: int) -> float:
    at: Callable[[int], object] = line.cursorToX
    found = at(place)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]  # as stubs differ
