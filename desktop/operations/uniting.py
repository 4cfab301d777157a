"""Two or more records as one: which values stay, which texts stand together, what is noted of the rest."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from db.changes import Value
from db.queries.visibility import Marks
from db.reader import Reader
from db.records import DOSSIER_ID, TEXT_KINDS, Dossier, Marking, Record, references, specs
from db.records.values import shown
from desktop.operations.edits import with_values
from desktop.operations.labels import lower

Rank = Callable[[str], int]
NOTED = "Before merging also"
# Where the value that had to go is noted when its own record has no text that could hold it.
NOTED_IN = {"position_option": ("position", "caveat_text")}


class Lost(NamedTuple):
    """A value that could not stand beside another one: of which record and field, what stays, what goes."""

    record: Record
    field: str
    stays: Value
    goes: Value

    def words(self) -> str:
        """What is noted of it: "Before merging also stance: opposed"."""
        return f"{NOTED} {lower(specs(type(self.record))[self.field].label)}: {shown(self.goes)}"


def ranks(reader: Reader) -> Rank:
    """The place of a level in the dossier's marking set: no mark is lowest, an unknown one highest."""
    found = reader.get(DOSSIER_ID)
    chosen = found.marking_set if isinstance(found, Dossier) else ""
    return Marks({}, reader.find(Marking, set=chosen)).rank


def marked(record: Record) -> str:
    """The mark that stands on a record: its own, else the default it was written under."""
    return record.handling or record.handling_inherited


def highest_marks(records: Sequence[Record], rank: Rank) -> dict[str, Value]:
    """The marking fields of the record that is marked highest, the first of several."""
    top = max(records, key=lambda each: rank(marked(each)))
    return {"handling": top.handling, "handling_inherited": top.handling_inherited}


def united(records: Sequence[Record], rank: Rank) -> tuple[Record, list[Lost]]:
    """Links that come to be one, as one: the first, with what the others hold beyond it.

    Texts that differ stand one under the other; of other values that differ the first stays, and the others
    are noted in the link's own text. What has no such text is in the list of what is lost.
    """
    first, *others = records
    lost: list[Lost] = []
    for other in others:
        first, more = _beside(first, other)
        lost += more
    first = with_values(first, highest_marks(records, rank))
    return _noted(first, lost)


def _beside(first: Record, other: Record) -> tuple[Record, list[Lost]]:
    declared = specs(type(first))
    values: dict[str, Value] = {}
    lost: list[Lost] = []
    for name in own_fields(first):
        mine, theirs = getattr(first, name), getattr(other, name)
        if theirs in (None, "", mine):
            continue
        if mine in (None, ""):
            values[name] = theirs
        elif declared[name].kind in TEXT_KINDS:
            values[name] = joined(declared[name].kind, [str(mine), str(theirs)])
        else:
            lost.append(Lost(first, name, mine, theirs))
    return with_values(first, values), lost


def own_fields(record: Record) -> list[str]:
    """The fields in which two links that join the same may differ, their marking aside."""
    cls = type(record)
    derived = ("id", "handling", "handling_inherited", *record.META.joins)
    return [name for name in specs(cls) if name not in derived]


def joined(kind: str, texts: Sequence[str]) -> str:
    """Texts as one, each line or passage once: lines under each other, in a field of one line with " / "."""
    between = "\n" if kind == "prose" else " / "
    parts: list[str] = []
    for text in texts:
        if text and text not in parts and not any(text in part.split(between) for part in parts):
            parts.append(text)
    return between.join(parts)


def _noted(record: Record, lost: list[Lost]) -> tuple[Record, list[Lost]]:
    field = note_field(record)
    if not lost or not field:
        return record, lost
    text = joined("prose", [getattr(record, field), *(each.words() for each in lost)])
    return with_values(record, {field: text}), []


def note_field(record: Record) -> str:
    """The field of a record that can hold a note; '' when it has none."""
    declared = specs(type(record))
    return next((name for name in reversed(list(declared)) if declared[name].kind == "prose"), "")


def noted_elsewhere(lost: Lost) -> tuple[str, str] | None:
    """The record (by id) and its field that hold what is noted of a value, where its own has no text."""
    place = NOTED_IN.get(lost.record.META.kind)
    if place is None:
        return None
    owner, field = place
    assert owner in references(type(lost.record))
    return str(getattr(lost.record, owner)), field
