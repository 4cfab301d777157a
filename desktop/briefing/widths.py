"""How wide the columns of a table are: by content, so that most rows are one line."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.briefing.styles import HEAD_CELL
from desktop.briefing.text import Words

_NARROWEST = 30.0
_WIDEST_WORD = 90.0
_BY_CONTENT = 0.7  # between as wide as each other (0) and in proportion to their text (1)
Cell = Sequence[Words]


class Column(NamedTuple):
    """A column: its head, and how it takes its width.

    `width`: in points, or 0 to share what is left by content; `centred`: its cells; `names`: its cells name
    the rows they stand in (where no column does, the first is taken to); `merged`: what is the same in rows
    one under another stands there once.
    """

    head: str = ""
    width: float = 0.0
    centred: bool = False
    names: bool = False
    merged: bool = False


class Want(NamedTuple):
    """What a column asks for: its least width, the one that puts each cell on one line, its weight."""

    least: float
    most: float
    weight: float


def column_widths(
    columns: Sequence[Column], cells: Sequence[Sequence[Cell]], width: float, pad: float
) -> tuple[float, ...]:
    """A width for each column, `width` points together; `pad` is kept free at the right of each."""
    free = [at for at, column in enumerate(columns) if not column.width]
    wanted = {at: _wanted([row[at] for row in cells], columns[at].head, pad) for at in free}
    shared = _shared(wanted, width - sum(column.width for column in columns))
    return tuple(column.width or shared[at] for at, column in enumerate(columns))


def _wanted(cells: Sequence[Cell], head: str, pad: float) -> Want:
    least, most, all_of_it = _NARROWEST, 0.0, 0.0
    for word, line in [_extent([Words(HEAD_CELL).text(head)]), *map(_extent, cells)]:
        least = max(least, min(word, _WIDEST_WORD) + pad)
        most = max(most, line + pad)
        all_of_it += line + pad
    return Want(least, max(least, most), all_of_it**_BY_CONTENT)


def _extent(cell: Cell) -> tuple[float, float]:
    """The widest word and the widest line of a cell."""
    word = line = 0.0
    for words in cell:
        length = 0.0
        for run in words.runs:
            bits = [run.width(bit) for bit in run.text.replace("\n", " ").split(" ")]
            length += sum(bits) + (len(bits) - 1) * run.width(" ")
            word = max(word, *bits)
        line = max(line, length)
    return word, line


def _shared(wanted: dict[int, Want], left: float) -> dict[int, float]:
    """Share out `left`: all on one line if there is room for it, else by the weight of the content."""
    all_on_one = sum(want.most for want in wanted.values())
    if all_on_one <= left:
        return {at: want.most * left / all_on_one for at, want in wanted.items()}
    given: dict[int, float] = {}
    while asking := {at: want for at, want in wanted.items() if at not in given}:
        room, weights = left - sum(given.values()), sum(want.weight for want in asking.values())
        shares = {at: room * want.weight / weights for at, want in asking.items()}
        tight = {at: asking[at].least for at, share in shares.items() if share < asking[at].least}
        full = {at: asking[at].most for at, share in shares.items() if share > asking[at].most}
        given.update(tight or full or shares)
    scale = left / sum(given.values())  # columns of long words in a narrow table: all of them yield
    return {at: width * scale for at, width in given.items()}
