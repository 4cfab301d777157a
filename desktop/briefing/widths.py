"""How wide the columns of a table are: by content, so that most rows are one line and the others few."""

from collections.abc import Mapping, Sequence
from heapq import nlargest
from math import ceil
from typing import NamedTuple

from desktop.briefing.styles import HEAD_CELL
from desktop.briefing.text import Words

_NARROWEST = 30.0
_WIDEST_WORD = 90.0
_BY_CONTENT = 0.7  # between as wide as each other (0) and in proportion to their text (1)
_STEPS = (8.0, 24.0)  # that one column gives another, in points
_MOST_STEPS = 16
_LOOKED_AT = 30  # so many rows, those with most text; of more as many others, for what is common
_DEEP = 1.5
_RAGGED = 0.9  # of a measure is filled by a line that is broken
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
    if len(free) > 1 and any(shared[at] < wanted[at].most for at in free):
        told = [_once(cells, at) if columns[at].merged else [row[at] for row in cells] for at in free]
        shared = _lower({at: shared[at] for at in free}, wanted, list(zip(*told, strict=True)), pad)
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


# -- rows as low as they get -----------------------------------------------------------------------

Lengths = Sequence[Sequence[tuple[float, float]]]  # of the texts of cells: length on one line, and leading
Heights = list[float]  # of the cells of a column


def _lower(
    shared: dict[int, float], wanted: dict[int, Want], cells: Sequence[Sequence[Cell]], pad: float
) -> dict[int, float]:
    """The widths after columns gave each other of theirs, as long as that takes lines from the table."""
    others = cells[:: max(1, len(cells) // _LOOKED_AT)] if len(cells) > _LOOKED_AT else ()
    rows = [*nlargest(_LOOKED_AT, cells, key=_signs), *others]
    lengths = {at: _lengths([row[place] for row in rows]) for place, at in enumerate(shared)}
    for _ in range(_MOST_STEPS):
        best = min(
            (change for step in _STEPS if (change := _best_change(shared, wanted, lengths, step, pad))),
            default=None,
        )
        if best is None:
            break
        _, step, giver, taker = best
        shared = {**shared, giver: shared[giver] - step, taker: shared[taker] + step}
    return shared


def _best_change(
    shared: dict[int, float], wanted: dict[int, Want], lengths: Mapping[int, Lengths], step: float, pad: float
) -> tuple[float, float, int, int] | None:
    """The height that is left, the step, who gives and who takes; None when no step makes the table lower."""
    now = {at: _heights(lengths[at], width - pad) for at, width in shared.items()}
    less = {
        at: _heights(lengths[at], width - step - pad)
        for at, width in shared.items()
        if width - step >= wanted[at].least
    }
    more = {
        at: _heights(lengths[at], width + step - pad)
        for at, width in shared.items()
        if width < wanted[at].most
    }
    changes = (
        (_total({**now, giver: less[giver], taker: more[taker]}), step, giver, taker)
        for giver in less
        for taker in more
        if giver != taker
    )
    best = min(changes, default=None)
    return best if best and best[0] < _total(now) else None


def _once(cells: Sequence[Sequence[Cell]], at: int) -> list[Cell]:
    """The cells of a column; none where one says the same as the one above it."""
    told = [[[run.text for run in words.runs] for words in row[at]] for row in cells]
    return [() if place and told[place] == told[place - 1] else row[at] for place, row in enumerate(cells)]


def _signs(row: Sequence[Cell]) -> int:
    return sum(len(run.text) for cell in row for words in cell for run in words.runs)


def _lengths(cells: Sequence[Cell]) -> Lengths:
    return [[(_extent([words])[1] / _RAGGED, words.style.leading) for words in cell] for cell in cells]


def _heights(cells: Lengths, measure: float) -> Heights:
    """About how high cells are, `measure` points wide."""
    return [
        sum(
            [
                leading * (1 if length * _RAGGED <= measure else ceil(length / measure))
                for length, leading in cell
            ]
        )
        for cell in cells
    ]


def _total(columns: Mapping[int, Heights]) -> float:
    """How much height there is; that of a high row weighs more than the same in several low ones."""
    return float(sum(max(row) ** _DEEP for row in zip(*columns.values(), strict=True)))
