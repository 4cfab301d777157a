"""What a row of a sheet gives: cells by the target of their column, in a matrix once for each statement."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from db import dates
from db.dates import BadDate
from db.errors import InvalidField
from db.exchange.sheets.cells import Cell, Fault, address, is_empty, text_of
from db.exchange.sheets.choices import read_choice
from db.exchange.sheets.header import first_row
from db.exchange.sheets.mapping import Mapping, headings
from db.exchange.sheets.sheet import Sheet
from db.exchange.sheets.targets import CELL
from db.records import Position

BANG = "non-negotiable"  # the firmness that a ! at the end of a statement says
_ROUND = re.compile(r"\s*\(([^()]{1,60})\)$")
_SQUARE = re.compile(r"\s*\[([^\[\]]{1,60})\]$")
_EXCLAIMED = re.compile(r"\s*!$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell, and where it stands; a constant stands nowhere."""

    cell: Cell
    place: str = ""


@dataclass(slots=True)
class Given:
    """What one record group is made of: the pieces by target. `line`: the row, counted from 1."""

    line: int
    pieces: dict[str, list[Piece]] = field(default_factory=lambda: defaultdict(list))


def given_rows(sheet: Sheet, mapping: Mapping, most: int = 0) -> Iterator[Given]:
    """What the rows below the headings give, empty ones left out; `most`: so many rows, 0 for all."""
    columns = [(place, target) for place, target in enumerate(mapping.columns) if target]
    heads = headings(sheet, mapping.header)
    begin = first_row(sheet, mapping.header)
    end = min(begin + most, len(sheet.rows)) if most else len(sheet.rows)
    for line in range(begin, end):
        if not mapping.hidden and line in sheet.hidden:
            continue
        found = Given(line + 1)
        row = sheet.rows[line]
        stated: list[tuple[int, Cell]] = []
        for place, target in columns:
            if place >= len(row) or is_empty(row[place]):
                continue
            if target == CELL:
                stated.append((place, row[place]))
            else:
                found.pieces[target].append(Piece(row[place], address(line, place)))
        if mapping.shape == "matrix":
            yield from _of_matrix(found, stated, heads, mapping)
        elif found.pieces:
            yield found


def _of_matrix(
    row: Given, stated: list[tuple[int, Cell]], heads: tuple[str, ...], mapping: Mapping
) -> Iterator[Given]:
    across = "issue.title" if mapping.across == "issue" else "actor.name"
    if not stated and row.pieces:
        yield row
    for place, cell in stated:
        where = address(row.line - 1, place)
        found = Given(row.line)
        found.pieces.update({target: list(pieces) for target, pieces in row.pieces.items()})
        found.pieces[across] = [Piece(heads[place], address(max(mapping.header, 0), place))]
        text, marks = marked(text_of(cell), mapping.order) if mapping.marks else (text_of(cell), {})
        said = cell if isinstance(cell, Fault) else text
        found.pieces["position.statement"].append(Piece(said, where))
        for target, mark in marks.items():
            found.pieces[target] = [Piece(mark, where)]
        yield found


def marked(text: str, order: str) -> tuple[str, dict[str, str]]:
    """A statement without the marks at its end, and what they say: "… (2026-02) [official] !"."""
    marks: dict[str, str] = {}
    left = text.strip()
    while True:
        if (found := _EXCLAIMED.search(left)) and "position.firmness" not in marks:
            marks["position.firmness"] = BANG
        elif (found := _ROUND.search(left)) and _is_date(found[1], order):
            marks.setdefault("position.stated", found[1])
        elif (found := _SQUARE.search(left)) and _is_channel(found[1]):
            marks.setdefault("position.channel", found[1])
        else:
            return left, marks
        left = left[: found.start()].rstrip()


def _is_date(text: str, order: str) -> bool:
    try:
        return bool(dates.read_typed(text, order))
    except BadDate:
        return False


def _is_channel(text: str) -> bool:
    try:
        return bool(read_choice(Position, "channel", text))
    except InvalidField:
        return False
