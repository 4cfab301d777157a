"""Going back on what was done: any change taken back, or everything as it was before one."""

from dataclasses import dataclass

from db import journal, undoing
from db.changes import Change
from db.errors import KnownError
from db.queries.history import is_undone
from db.queries.load import load_after
from db.reader import Reader
from db.records import DOSSIER_ID, Edition
from desktop.operations.labels import cut
from desktop.operations.restoring import change_to


class NotTakenBack(KnownError):
    """A change that can't be taken back as a whole, or again; nothing was written."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Where taking a change back meets a later one: a field of a record, or the record itself.

    `field`: '' for the record as a whole. `later`: the newest change of the record since. `used`: it can't
    go because others refer to it since.
    """

    id: str
    table: str
    field: str
    later: Change | None
    used: bool = False


def overlaps(reader: Reader, change: Change) -> list[Overlap]:
    """What taking a recorded change back would meet, field by field; empty when nothing is in the way."""
    whole = journal.with_edits(reader.db, change)
    tables = {edit.id: edit.table for edit in whole.edits}
    found = []
    for key, (field, later) in undoing.overlaps(reader.db, whole).items():
        id = key.rsplit(" ", 1)[0]
        found.append(Overlap(id, tables[id], "" if field == "id" else field, later))
    met = {each.id for each in found}
    inverse = whole.inverse("undo", "").edits
    for id in sorted(undoing.in_use(reader.db, [edit for edit in inverse if edit.id not in met])):
        found.append(Overlap(id, tables[id], "", journal.later(reader.db, id, change.seq), used=True))
    return found


def take_back(reader: Reader, change: Change, *, rest_only: bool = False) -> Change:
    """Take back any recorded change as a step of its own, which undo takes back again.

    `rest_only`: what no later change touched or uses, and leave the rest. Raises NotTakenBack for a change
    that issued a paper or was taken back already, and without `rest_only` where later changes are in the way.
    """
    _check(reader, change)
    if not rest_only and (met := overlaps(reader, change)):
        raise NotTakenBack(_in_the_way(met))
    inverse = journal.with_edits(reader.db, change).inverse("restore", _label(change))
    return undoing.untouched(reader.db, inverse) if rest_only else inverse


def _check(reader: Reader, change: Change) -> None:
    if change.kind == "issue":
        raise NotTakenBack(
            "An issued paper stays as it is. Nothing was undone. Withdraw the edition instead."
        )
    if is_undone(reader.db, change):
        raise NotTakenBack(f"“{cut(change.label)}” was undone before. Nothing was changed.")


def _label(change: Change) -> str:
    verb = "Do again" if change.kind == "undo" else "Take back"
    return f"{verb} “{cut(change.label)}”"


def _in_the_way(met: list[Overlap]) -> str:
    later = {each.later.id: each.later for each in met if each.later}
    named = [f"“{cut(change.label)}”" for change in later.values()]
    more = f" and {len(named) - 2} more" if len(named) > 2 else ""
    listed = " and ".join(named[:2]) if len(named) < 3 else f"{', '.join(named[:2])}{more}"
    return (
        f"Later changes touched the same: {listed or 'records that are used since'}. Nothing was undone. "
        "The history shows what can still be taken back."
    )


# -- everything --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Restored:
    """A change that brings back an earlier state, and what it does in numbers of records.

    `editions`: issued papers that stay although they came later.
    """

    change: Change
    changed: int
    returning: int
    going: int
    editions: int


def everything_before(reader: Reader, change: Change) -> Restored:
    """Bring everything back to what it was before a recorded change, as one step.

    Issued papers stay as they are, with what they rest on, and so does the dossier. Raises KnownError.
    """
    now, then = reader.records(), load_after(reader.db, change.seq - 1)
    issued = {id: record for id, record in now.items() if isinstance(record, Edition)}
    later = issued.keys() - then.keys()
    then |= {id: record for id, record in issued.items() if id in then}
    if DOSSIER_ID in now:
        then.setdefault(DOSSIER_ID, now[DOSSIER_ID])
    made = change_to(reader, then, f"Restore everything to before “{cut(change.label)}”")
    kinds = [(edit.before is None, edit.after is None) for edit in made.edits]
    return Restored(
        made, kinds.count((False, False)), kinds.count((True, False)), kinds.count((False, True)), len(later)
    )
