"""Reads the cells of a sheet as values of fields, and keeps what was read otherwise than it is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from json import dumps

from db.changes import Value
from db.dates import BadDate
from db.errors import InvalidField
from db.exchange.sheets.cells import Cell, Fault, text_of
from db.exchange.sheets.choices import WordRead, read_choice
from db.exchange.sheets.dates_in import read_date
from db.exchange.sheets.given import Piece
from db.exchange.sheets.mapping import Mapping
from db.exchange.sheets.targets import Target
from db.records.checks import quote
from db.records.values import parse


class Unread(ValueError):
    """A cell that is no value of its field; its only argument is the sentence that says why."""


@dataclass(slots=True)
class Reader:
    """Reads cells for one mapping. `words`, `dates`: how words of choices and odd dates were read."""

    mapping: Mapping
    words: dict[tuple[str, str], WordRead] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, Cell], Value] = field(default_factory=dict)
    _told: dict[tuple[str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._told = {(word.target, word.text): word.value for word in self.mapping.words}

    def value(self, target: Target, pieces: Sequence[Piece]) -> Value:
        """The value of a field that cells give together: texts are joined, of others the first counts.

        Raises Unread.
        """
        if target.spec.kind == "prose" and len(pieces) > 1:
            return "\n\n".join(_prose(piece.cell) for piece in pieces)
        cell = pieces[0].cell
        key = target.name, cell
        if target.spec.kind in ("prose", "text", "url") or isinstance(cell, bool):
            return self._read(target, cell)
        if key not in self._known:
            self._known[key] = self._read(target, cell)
        return self._known[key]

    def _read(self, target: Target, cell: Cell) -> Value:
        if isinstance(cell, Fault):
            raise Unread(f"The sheet has an error here ({cell.code}).")
        kind = target.spec.kind
        if kind == "prose":
            return _prose(cell)
        text = " ".join(text_of(cell).split())
        if kind in ("text", "url", "ref") or target.field == "id":
            return text
        if kind == "date":
            return self._date(cell)
        if kind == "choice":
            return self._choice(target, text)
        if kind == "json":
            text = _as_json(target, text)
        if isinstance(cell, int | float) and not isinstance(cell, bool) and kind in ("number", "whole"):
            text = repr(int(cell)) if float(cell).is_integer() else repr(cell)
        return _parsed(target, text)

    def _date(self, cell: Cell) -> str:
        try:
            found, understood = read_date(cell, self.mapping.order)
        except BadDate as error:
            raise Unread(str(error)) from error
        if understood:
            self.dates[text_of(cell)] = understood
        return found

    def _choice(self, target: Target, text: str) -> Value:
        told = self._told.get((target.name, text))
        if told is not None:
            self.words[target.name, text] = WordRead(target.name, text, told)
            return told
        try:
            value = read_choice(target.role.cls, target.field, text)
        except InvalidField as error:
            self.words[target.name, text] = WordRead(target.name, text, "", error.reason)
            raise Unread(error.reason) from error
        if value != text:
            self.words[target.name, text] = WordRead(target.name, text, str(value))
        return value


def _parsed(target: Target, text: str) -> Value:
    try:
        return parse(target.role.cls, target.field, text)
    except InvalidField as error:
        raise Unread(error.reason) from error


def _prose(cell: Cell) -> str:
    if isinstance(cell, Fault):
        raise Unread(f"The sheet has an error here ({cell.code}).")
    return text_of(cell).replace("\r\n", "\n").replace("\r", "\n").strip()


def _as_json(target: Target, text: str) -> str:
    """Authors as people write them, as names of CSL; anything else as it is."""
    if target.field != "author" or text.startswith("["):
        return text
    names = [name.strip() for name in text.split(";") if name.strip()]
    return dumps([{"literal": name} for name in names], ensure_ascii=False)


def ambiguous(kind: str, text: str) -> str:
    """What is wrong with a name that several records have."""
    return f"{quote(text)} is the name of several records ({kind}). Say which is meant, or put its id."
