"""One change in words: the records it touched, and of each the fields before and after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from db import journal
from db.changes import Change, Edit
from db.queries import history
from db.queries.gone import titles_ever
from db.queries.history import Entry
from db.queries.load import record_after
from db.reader import Reader
from db.records import KINDS, TEXT_KINDS, PositionOption, Record, specs
from desktop.models.history_steps import Difference, Known, differences, known_of, listed_by, words

MOST = 25  # edits shown at first, and so many more each time
STANCE = PositionOption.META.kind
What = Literal["added", "changed", "deleted"]


@dataclass(frozen=True, slots=True)
class Group:
    """A record that a change touched. `there`: it is in the tracker now."""

    id: str
    kind: str
    title: str
    what: What
    there: bool
    differences: tuple[Difference, ...]

    @property
    def heading(self) -> str:
        """What happened to it: "Position, changed"."""
        return f"{KINDS[self.kind].META.label}, {self.what}"


@dataclass(frozen=True, slots=True)
class Details:
    """A change with what it did. `more`: edits that are not shown; `undoing`: what took it back."""

    entry: Entry
    groups: tuple[Group, ...]
    more: int
    undoing: Change | None


def details_of(reader: Reader, seq: int, most: int = MOST, first: Sequence[str] = ()) -> Details | None:
    """The change at a place of the journal with at most `most` of its edits; None when there is none.

    `first`: the ids of records whose edits come first.
    """
    entry = history.page(reader.db, [seq]).get(seq)
    if entry is None:
        return None
    change = entry.change
    # What was deleted is written last, after what went with it.
    deleted = any(edit.after is None for edit in journal.some_edits(reader.db, change, 1, last=True))
    edits = journal.some_edits(reader.db, change, most, last=deleted)
    if first:
        own = [edit for id in first for edit in _on(reader, change, id)]
        edits = (own + [edit for edit in edits if edit not in own])[:most]
    total = journal.extent(reader.db, seq)
    undoing = journal.last_undoing(reader.db, change.id) if entry.undone else None
    return Details(entry, tuple(_groups(reader, change, edits)), total - len(edits), undoing)


def _on(reader: Reader, change: Change, id: str) -> list[Edit]:
    return journal.edits_on(reader.db, change.seq, change.schema, id)


def _groups(reader: Reader, change: Change, edits: Sequence[Edit]) -> Iterator[Group]:
    """The edits by record; what a position's stances were stands with the position."""
    links = {edit.id: link for edit in edits if (link := _link(reader, change, edit))}
    gathered: dict[str, list[Edit]] = {}
    for edit in edits:
        about = links[edit.id].position if edit.id in links else edit.id
        gathered.setdefault(about, []).append(edit)
    known = known_of(reader, edits, {id: link.option for id, link in links.items()})
    titles = titles_ever(reader.db, gathered)
    for id, some in gathered.items():
        yield _group(reader, id, some, known, titles)


def _link(reader: Reader, change: Change, edit: Edit) -> PositionOption | None:
    """The stance that an edit is of; also one that is gone now."""
    if edit.table != STANCE:
        return None
    after = record_after(reader.db, edit.id, change.seq) or record_after(reader.db, edit.id, change.seq - 1)
    return after if isinstance(after, PositionOption) else None


def _group(reader: Reader, id: str, edits: Sequence[Edit], known: Known, titles: Mapping[str, str]) -> Group:
    own = [edit for edit in edits if edit.id == id]
    there = reader.get(id) is not None
    found: list[Difference] = []
    for edit in edits:
        if edit.id in known.links or (edit.before is not None and edit.after is not None):
            found += differences(reader, edit, known)
        else:
            found += _values(edit, known)
    if not there:  # it comes back as a whole, not field by field
        found = [replace(each, now=True) for each in found]
    kind = own[0].table if own else "position"
    return Group(id, kind, titles.get(id) or KINDS[kind].META.label, _what(own), there, tuple(found))


def _what(edits: Sequence[Edit]) -> What:
    if edits and edits[0].before is None:
        return "added"
    return "deleted" if edits and edits[-1].after is None else "changed"


def _values(edit: Edit, known: Known) -> Iterator[Difference]:
    """What a record held that was added or deleted, field by field; empty fields are left out."""
    cls: type[Record] = KINDS[edit.table]
    row = edit.after if edit.before is None else edit.before
    for field, spec in specs(cls).items():
        value = (row or {}).get(field)
        if value is None or value == "" or spec.derived or field == "id":
            continue
        said, named = (
            words(cls, field, value, known.names, listed_by(edit, None)),
            known.id_in(cls, field, value),
        )
        before, after = ("", said) if edit.before is None else (said, "")
        yield Difference(
            edit.id, field, spec.label, before, after, value, now=True, prose=spec.kind in TEXT_KINDS,
            before_id=named if before else "", after_id=named if after else "",
        )  # fmt: skip
