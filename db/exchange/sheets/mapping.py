"""How a sheet is read: what a row stands for, and what each column becomes."""

import hashlib
import json
from collections.abc import Mapping as Mapped
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from db.errors import KnownError
from db.exchange.sheets.cells import column_name, text_of
from db.exchange.sheets.sheet import Sheet
from db.exchange.sheets.targets import Shape
from db.records.checks import quote

Known = Literal["fill", "update", "leave"]
KNOWN: Mapped[Known, str] = {
    "fill": "Fill in what is empty there",
    "update": "Take what the sheet says",
    "leave": "Leave them as they are",
}
LISTED = 40
NEW = ""  # the answer that a name is that of a new record


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said a name in the sheet means: the record `id`, or `NEW`."""

    kind: str
    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Word:
    """What a person said a word of a choice means, by the target of its column."""

    target: str
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a sheet is read. Rows and columns are counted from 0.

    `header`: the row of the headings, -1 for none. `columns`: the target of each column, '' = left out.
    `constants`: targets without a column and what stands for them in every row. `several`: targets whose
    cells hold several names, parted by ; or line breaks. `across`: what the heads of a matrix name. `marks`:
    whether "(2026-02)", "[official]" and "!" at the end of a cell of a matrix are read. `known`: what becomes
    of records that are there already. `hidden`: whether rows are read that the sheet does not show.
    """

    shape: Shape
    kind: str = ""
    header: int = 0
    columns: tuple[str, ...] = ()
    constants: tuple[tuple[str, str], ...] = ()
    order: str = "DMY"
    several: tuple[str, ...] = ()
    across: Literal["issue", "actor"] = "issue"
    marks: bool = False
    known: Known = "fill"
    hidden: bool = True
    answers: tuple[Answer, ...] = ()
    words: tuple[Word, ...] = ()

    def with_column(self, place: int, target: str) -> "Mapping":
        """The same with another target for a column."""
        columns = (*self.columns[:place], target, *self.columns[place + 1 :])
        return replace(self, columns=columns)

    def with_answer(self, answer: Answer) -> "Mapping":
        """The same with an answer more, in place of an earlier one on that name."""
        others = (a for a in self.answers if (a.kind, a.text) != (answer.kind, answer.text))
        return replace(self, answers=(*others, answer))

    def with_word(self, word: Word) -> "Mapping":
        """The same with a word more, in place of an earlier meaning of it."""
        others = (w for w in self.words if (w.target, w.text) != (word.target, word.text))
        return replace(self, words=(*others, word))

    def with_constant(self, target: str, text: str) -> "Mapping":
        """The same with `text` for a target in every row; '' takes it away."""
        others = tuple(each for each in self.constants if each[0] != target)
        return replace(self, constants=(*others, (target, text)) if text else others)


class NoSuchColumn(KnownError):
    """Words that are neither the heading nor the letters of a column."""

    def __init__(self, words: str, heads: Sequence[str]) -> None:
        listed = ", ".join(quote(head) for head in heads[:LISTED]) + (" …" if len(heads) > LISTED else "")
        super().__init__(
            f"There is no column {quote(words)}. Nothing was imported. The columns are {listed}."
        )


def column_called(words: str, heads: Sequence[str]) -> int:
    """The column with a heading, in any case, or with letters: "Party", "C". Raises NoSuchColumn."""
    wanted = " ".join(words.casefold().split())
    for place, head in enumerate(heads):
        if head.casefold() == wanted:
            return place
    for place in range(len(heads)):
        if column_name(place) == words.strip().upper():
            return place
    raise NoSuchColumn(words, heads)


def headings(sheet: Sheet, header: int) -> tuple[str, ...]:
    """The headings of the columns; those of a group that stands over them begin with its name.

    A column without one is called by its letters: "Column C".
    """
    if not 0 <= header < len(sheet.rows):
        return tuple(f"Column {column_name(place)}" for place in range(sheet.width))
    own = [" ".join(text_of(cell).split()) for cell in sheet.rows[header]]
    groups = _groups(sheet, header)
    joined = [f"{group}: {name}" if group and name else name for group, name in zip(groups, own, strict=True)]
    return tuple(name or f"Column {column_name(place)}" for place, name in enumerate(joined))


def _groups(sheet: Sheet, header: int) -> list[str]:
    """What stands over the headings, when that names groups of columns."""
    none = [""] * sheet.width
    if header == 0:
        return none
    above = [" ".join(text_of(cell).split()) for cell in sheet.rows[header - 1]]
    named = [name for name in above if name]
    several = len({*named}) > 1 and len({*named}) < len(named)
    return above if several else none


def layout_digest(sheet: Sheet, header: int) -> str:
    """What a layout is remembered by: its headings, without case and spaces."""
    normal = [" ".join(name.casefold().split()) for name in headings(sheet, header)]
    return hashlib.sha256(json.dumps(normal).encode()).hexdigest()[:32]
