"""What an analysis comes to, as a sentence and a table: alike on the screen, the clipboard and in a paper."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import eq
from typing import TypeVar, overload

from db import wording
from db.wording import joined as joined
from desktop.analysis.differences import Piece

T = TypeVar("T")
# What a view was set to when its report was made, for example {"issue": "territory"}.
Options = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in words. `ids`: the records it rests on, nearest first. `stance`: the mark it is drawn with.

    `pieces`: how its text differs from the one beside it, where that is shown word by word.
    """

    text: str
    ids: tuple[str, ...] = ()
    stance: str = ""
    pieces: tuple[Piece, ...] = ()


Row = tuple[Cell, ...]


class Rows(Sequence[Row]):
    """Rows of a long table, each written when it is first asked for: nobody reads all of fifty thousand.

    `about`: what each row is about, in order; `write` puts one of them into words.
    """

    def __init__(self, write: Callable[[T], Row], about: Sequence[T]) -> None:
        self._write: Callable[[int], Row] = lambda place: write(about[place])
        self._number = len(about)
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(len(self))))
        place = range(len(self))[at]
        if place not in self._made:
            self._made[place] = self._write(place)
        return self._made[place]

    def __iter__(self) -> Iterator[Row]:
        return (self[at] for at in range(len(self)))

    def __eq__(self, other: object) -> bool:
        """Alike when the rows are, whatever holds them."""
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]  # as of a list: to hash it would write every row


class Chained(Sequence[T]):
    """Sequences as one, none of them copied. `lasts`: how many of each, those at its end; all if empty."""

    def __init__(self, parts: Sequence[Sequence[T]], lasts: Sequence[int] = ()) -> None:
        self._parts = parts
        self._ends = list(accumulate(lasts or map(len, parts)))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        part = bisect_right(self._ends, place)
        return self._parts[part][place - self._ends[part]]  # counted from its end


class Later:
    """Words that take long to find, so that a view is drawn before: found when they are first asked for."""

    def __init__(self, find: Callable[[], str]) -> None:
        self._find = find
        self._found: str | None = None

    @property
    def is_found(self) -> bool:
        """Whether they need not be waited for any more."""
        return self._found is not None

    def __str__(self) -> str:
        if self._found is None:
            self._found = self._find()
        return self._found


@dataclass(frozen=True, slots=True)
class Report:
    """A table under one sentence. `notes`: what is unknown, left out or not to be read out of it.

    `empty`: why there is no table, and what to record so that there is one; '' when there is. `needs`: the
    kind of record that then lacks, '' for that of the comparison. `lead`: with what the sentence begins,
    where that is the answer in one line and more is said after it. `said`: the sentence; where finding that
    takes long and there is a `lead`, later.
    """

    title: str
    said: str | Later
    headings: tuple[str, ...] = ()
    rows: Sequence[Row] = ()
    notes: tuple[str, ...] = field(default=())
    empty: str = ""
    needs: str = ""
    lead: str = ""

    @property
    def sentence(self) -> str:
        """All that is said over the table; found now, where it was left for later."""
        return str(self.said)

    @property
    def is_whole(self) -> bool:
        """Whether the whole sentence is there, and need not be waited for."""
        return isinstance(self.said, str) or self.said.is_found

    @property
    def in_short(self) -> str:
        """The answer in one line."""
        return self.lead or self.sentence

    @property
    def further(self) -> str:
        """What the sentence says after the answer; '' when that is all."""
        return self.sentence.removeprefix(self.in_short).strip()

    def first(self, number: int) -> Sequence[Row]:
        """At most so many rows from the top; they are in words then."""
        return self.rows[:number]


def cells(*texts: str | Cell) -> tuple[Cell, ...]:
    """A row of cells; plain words rest on no record."""
    return tuple(each if isinstance(each, Cell) else Cell(each) for each in texts)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 issue", "3 issues", "no issues"."""
    return wording.counted(number, one, many) if number else f"no {many or f'{one}s'}"
