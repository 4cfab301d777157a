"""Several records of a kind at once: what setting a field would do to each, and what marks come of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.changes import Change, Edit, Value, row_of
from db.errors import InvalidField
from db.queries.visibility import Marks
from db.reader import Reader
from db.records import DOSSIER_ID, Dossier, Marking, Record
from db.records.values import problems
from desktop.operations.edits import field_edits, own_edit, with_values
from desktop.operations.labels import fields_phrase, phrase, several


@dataclass(frozen=True, slots=True)
class Setting:
    """What setting a field to a value comes down to. `changing`: the records that get another value; `same`:
    how many have it already; `refused`: those that can't have it, with the reason.
    """

    field: str
    value: Value
    changing: tuple[Record, ...]
    same: int
    refused: tuple[tuple[Record, str], ...]

    def words(self) -> str:
        """It in a sentence: "12 of 20 will change; 8 have it already."."""
        total = len(self.changing) + self.same + len(self.refused)
        parts = [f"{len(self.changing):,} of {total:,} will change"]
        if self.same:
            parts.append(f"{self.same:,} {'has' if self.same == 1 else 'have'} it already")
        if self.refused:
            parts.append(f"{len(self.refused):,} can't have it: {self.refused[0][1].rstrip('.')}")
        return "; ".join(parts) + "."


def plan_setting(records: Sequence[Record], field: str, value: Value) -> Setting:
    """What setting `field` of records of a kind to `value` would do to each of them; nothing is written."""
    changing: list[Record] = []
    refused: list[tuple[Record, str]] = []
    same = 0
    for record in records:
        if getattr(record, field) == value:
            same += 1
        elif reason := _refusal(record, field, value):
            refused.append((record, reason))
        else:
            changing.append(record)
    return Setting(field, value, tuple(changing), same, tuple(refused))


def _refusal(record: Record, field: str, value: Value) -> str:
    values = {"id": record.id, **row_of(record), field: value}
    # The id of a link follows from what it joins: it is written anew with another one.
    found = [each for each in problems(type(record), values) if each.field != "id"]
    return found[0].reason if found else ""


def carry_out(reader: Reader, setting: Setting) -> Change:
    """Set the field of all that can have it, as one step.

    Raises InvalidField when two of them would come to be the same link.
    """
    records = setting.changing
    edits = tuple(
        edit for record in records for edit in field_edits(reader, record, {setting.field: setting.value})
    )
    _refuse_twins(records, setting, edits)
    label = fields_phrase(records[0], [setting.field]) if records else setting.field
    what = phrase(reader, records[0]) if len(records) == 1 else several(records) if records else "no record"
    return Change(f"Set {label} of {what}", edits)


def _refuse_twins(records: Sequence[Record], setting: Setting, edits: Sequence[Edit]) -> None:
    made = Counter(edit.id for edit in edits if edit.before is None and edit.after is not None)
    if any(number > 1 for number in made.values()):
        meta = records[0].META
        reason = f"Several of these would come to be the same {meta.label.lower()}. Set it one by one."
        raise InvalidField(meta.kind, "", setting.field, setting.value, reason)


# -- marks -------------------------------------------------------------------------------------------


def mark_many(reader: Reader, records: Sequence[Record], values: Mapping[str, Value]) -> Change:
    """Set marking and caveat, those of them that are given, of records of any kind as one step.

    Raises InvalidField.
    """
    edits = tuple(edit for record in records if not (edit := own_edit(record, values)).empty)
    what = phrase(reader, records[0]) if len(records) == 1 else several(records)
    level = values.get("handling")
    return Change(f"Mark {what}" + (f" {level}" if level else ""), edits)


def effective_marks(reader: Reader, records: Sequence[Record], level: str | None) -> Counter[str]:
    """How many records come to have which mark when `level` is set ('': the dossier's default; None: as now).

    A record is never marked lower than what it belongs to.
    """
    found = reader.get(DOSSIER_ID)
    dossier = found if isinstance(found, Dossier) else Dossier(id=DOSSIER_ID, title="")
    held = _Held(reader)
    for record in records:
        held[record.id] = record if level is None else _marked(record, level, dossier.handling_default)
    marks = Marks(held, reader.find(Marking, set=dossier.marking_set))
    return Counter(marks.of(record.id) for record in records)


def _marked(record: Record, level: str, default: str) -> Record:
    inherited = "" if level else default if record.handling else record.handling_inherited
    return with_values(record, {"handling": level, "handling_inherited": inherited})


class _Held(dict[str, Record]):
    """The records of a tracker by id, read when they are first asked for."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader

    def __missing__(self, id: str) -> Record:
        found = self._reader.get(id)
        if found is None:
            raise KeyError(id)
        self[id] = found
        return found

    def get(self, id: str, default: Record | None = None) -> Record | None:  # type: ignore[override]  # of Mapping
        try:
            return self[id]
        except KeyError:
            return default


def levels(reader: Reader) -> list[Marking]:
    """The levels of the dossier's marking set, lowest first."""
    found = reader.get(DOSSIER_ID)
    chosen = found.marking_set if isinstance(found, Dossier) else ""
    return sorted(reader.find(Marking, set=chosen), key=lambda each: each.rank)
