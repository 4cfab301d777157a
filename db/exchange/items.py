"""Rows on their way into a tracker, each compared with the record that is there."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.changes import Edit, Value, new_id
from db.exchange.reading import Holding, Reading, Refusal, Row
from db.records import DOSSIER_ID, Dossier, Record, defaults, link_id, memo, specs


@dataclass(slots=True)
class Item:
    """A row, whose record it is, and whether it is taken.

    `values`: of a new record all that is known of it, of one that is there those that the file changes.
    `blamed`: the fields that something was found wrong with.
    """

    row: Row
    reading: Reading
    cls: type[Record]
    values: dict[str, Value]
    id: str
    existing: Record | None = None
    blamed: tuple[str, ...] = ()
    refused: bool = False

    @property
    def place(self) -> str:
        """Where it stands, for a sentence about another row."""
        return f"line {self.row.line} of {self.reading.file}"

    @property
    def shown_id(self) -> str:
        """Its id as the file gives it: one that was made for a row of a sheet tells nobody anything."""
        return "" if self.row.cells and self.existing is None else self.row.id

    @property
    def unreadable(self) -> bool:
        """True when the row as a whole is wrong: what its fields hold says nothing then."""
        return "" in self.blamed

    def refusal(self, field: str, reason: str) -> Refusal:
        """One thing that is wrong with it."""
        row = self.row
        cell = row.cells.get(field, "")
        return Refusal(self.reading.file, row.line, row.kind, self.shown_id, field, reason, cell)

    def leave_out(self, field: str) -> None:
        """Take nothing for a field: it is empty in a new record, and stays as it was in another."""
        if self.existing is None:
            self.values[field] = None
        else:
            del self.values[field]

    def whole(self) -> dict[str, Value]:
        """All values the record would have, `id` included."""
        if self.existing is None:
            return {"id": self.id, **self.values}
        return {**{name: getattr(self.existing, name) for name in specs(self.cls)}, **self.values}

    def edit(self) -> Edit:
        """What writes it; empty when the tracker has it just so."""
        if self.existing is None:
            return Edit(self.row.kind, self.id, None, self.values)
        return Edit.update(self.existing, **self.values)


def settle_own_id(item: Item) -> None:
    """Give an item that is no link the id its file leaves out."""
    if item.id or item.cls.META.joins:
        return
    if item.cls is Dossier:
        item.id = DOSSIER_ID
    elif item.reading.form == "table":
        item.id = new_id()


def settle_link_id(item: Item) -> None:
    """Give a link the id its file leaves out: it follows from what it joins."""
    joined = [item.values.get(name) for name in item.cls.META.joins]
    if not item.id and joined and all(joined):
        item.id = link_id(item.row.kind, *map(str, joined))


def complete(item: Item, current: Holding) -> None:
    """Fill in what the file does not say, once it is known whether the tracker has the record."""
    given = item.values
    if item.existing is None:
        item.values = {**defaults(item.cls), **given}
        if "handling" not in given:
            item.values["handling_inherited"] = item.reading.default_mark
        return
    if given.get("handling") in (None, current.mark(item.existing)):
        given = {name: value for name, value in given.items() if name != "handling"}
    elsewhere = _unmarked_defaults(item.cls) if item.reading.form == "bundle" else {}
    item.values = _differing(item.existing, {**elsewhere, **given})


@memo
def _unmarked_defaults(cls: type[Record]) -> Mapping[str, Value]:
    """What a bundle means where it leaves a field out; a record there keeps the marking it has."""
    marks = ("handling", "handling_inherited")
    return {name: value for name, value in defaults(cls).items() if name not in marks}


def _differing(record: Record, values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if getattr(record, name) != value}
