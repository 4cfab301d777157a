"""The steps of a record's history in words: when, who, what, and each field before and after."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from db import dates
from db.changes import Change, Edit, Value
from db.queries.gone import titles_ever
from db.reader import Reader
from db.records import KINDS, TEXT_KINDS, Filter, Option, Position, PositionOption, Record, link_id, specs
from db.wording import local_time
from desktop.models.choice_words import choice_words
from desktop.models.filter_words import ids_in, words_of
from desktop.models.kept_words import kept_words
from desktop.operations import positions, records
from desktop.operations.labels import past

NOT_STATED = "not stated"
STANCE = PositionOption.META.kind
SIGNS = {"undo": "Undone: ", "redo": "Done again: "}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field before and after, in words. `id`: the record it is of, which for a stance is its link.

    `before_id`, `after_id`: the record that a value names; `option_there`: the option of a stance is in the
    tracker. What is named and not there any more has no id.
    """

    id: str
    field: str
    label: str
    before: str
    after: str
    value: Value
    now: bool  # the value before is the one the field has again
    option: str = ""  # of a stance
    prose: bool = False  # words of people's own, which are compared word by word
    before_id: str = ""
    after_id: str = ""
    option_there: bool = False

    @property
    def can_be_restored(self) -> bool:
        """Whether restoring the value before would change anything."""
        return not self.now


@dataclass(frozen=True, slots=True)
class Step:
    """One change as far as it is about a record."""

    when: str
    label: str
    differences: tuple[Difference, ...]
    change: Change


def steps_of(reader: Reader, id: str) -> list[Step]:
    """The steps of the record with this id, newest first; of a position those of its stances too."""
    links = _links(reader, id)
    changes: dict[int, tuple[Change, list[Edit]]] = {}
    for each in (id, *links):
        for change in reader.history(each):
            changes.setdefault(change.seq, (change, []))[1].extend(change.edits)
    known = known_of(reader, (edit for _, edits in changes.values() for edit in edits), links)
    found = sorted(changes.items(), reverse=True)
    return [_step(reader, change, edits, known) for _, (change, edits) in found]


@dataclass(frozen=True, slots=True)
class Known:
    """What records are called, and the option of each stance's link, by id; and which are in the tracker."""

    names: Mapping[str, str]
    links: Mapping[str, str]
    there: Collection[str]

    def id_in(self, cls: type[Record], field: str, value: Value) -> str:
        """The id of the record that a value of a field names, if it is in the tracker; else ''."""
        return str(value) if specs(cls)[field].kind == "ref" and value in self.there else ""


def known_of(reader: Reader, edits: Iterable[Edit], links: Mapping[str, str]) -> Known:
    """What is to be known to say what edits did. `links`: the option of each stance's link."""
    names = _names_in(reader, edits, links.values())
    return Known(names, links, reader.titles(names).keys())


def _links(reader: Reader, id: str) -> dict[str, str]:
    """The links that stances of a position have or had, and their options: their ids follow from it."""
    record = reader.get(id)
    if not isinstance(record, Position):
        return {}
    return {link_id(STANCE, id, option.id): option.id for option in reader.find(Option, issue=record.issue)}


def _names_in(reader: Reader, edits: Iterable[Edit], options: Iterable[str]) -> dict[str, str]:
    ids = set(options)
    for edit in edits:
        known = specs(KINDS[edit.table])
        for row in (edit.before or {}, edit.after or {}):
            ids |= {str(v) for n, v in row.items() if v and n in known and known[n].kind == "ref"}
            ids |= ids_in(listed_by(edit, reader.get(edit.id)), str(row.get("conditions") or ""))
    return titles_ever(reader.db, ids)


def listed_by(edit: Edit, now: Record | None) -> str:
    """The kind that a filter lists which an edit is of; '' for one of others, or of a filter that is gone."""
    if edit.table != Filter.META.kind:
        return ""
    rows = [row for row in (edit.after, edit.before) if row and row.get("kind")]
    return str(rows[0]["kind"]) if rows else now.kind if isinstance(now, Filter) else ""


def _step(reader: Reader, change: Change, edits: Iterable[Edit], known: Known) -> Step:
    edits = list(edits)
    # What was added with its stances is said by the label.
    whole = any(edit.table != STANCE and edit.before is None for edit in edits)
    found = [] if whole else [each for edit in edits for each in differences(reader, edit, known)]
    return Step(_when(change), done_words(change), tuple(found), change)


def done_words(change: Change) -> str:
    """What a change did, as history names it: "Undone: statement of Ukraine on Territory"."""
    return past(change.label) if change.kind == "import" else SIGNS.get(change.kind, "") + change.label


def _when(change: Change) -> str:
    """Local time and author: "21 November 2026, 14:02, A. Analyst"."""
    local = local_time(change.at)
    moment = f"{dates.words(local.date().isoformat())}, {local:%H:%M}"
    return f"{moment}, {change.author}" if change.author else moment


def differences(reader: Reader, edit: Edit, known: Known) -> Iterable[Difference]:
    now = reader.get(edit.id)
    if edit.id in known.links:
        yield _stance_difference(edit, known, now)
        return
    if edit.before is None or edit.after is None:  # added or deleted: the label says all
        return
    cls, listed = KINDS[edit.table], listed_by(edit, now)
    for field, before in edit.before.items():
        spec = specs(cls).get(field)
        if spec is None or spec.derived:
            continue
        after = edit.after.get(field)
        same = now is None or getattr(now, field) == before
        yield Difference(
            edit.id, field, spec.label, words(cls, field, before, known.names, listed),
            words(cls, field, after, known.names, listed), before, same, prose=spec.kind in TEXT_KINDS,
            before_id=known.id_in(cls, field, before), after_id=known.id_in(cls, field, after),
        )  # fmt: skip


def _stance_difference(edit: Edit, known: Known, now: Record | None) -> Difference:
    option = known.links[edit.id]
    before, after = (str((row or {}).get("stance") or "") for row in (edit.before, edit.after))
    held = now.stance if isinstance(now, PositionOption) else ""
    label = f"Stance on “{known.names.get(option, option)}”"
    said = (before or "unstated", after or "unstated")
    there = option in known.there
    return Difference(edit.id, "stance", label, *said, before, held == before, option, option_there=there)


def words(cls: type[Record], field: str, value: Value, names: Mapping[str, str], listed: str = "") -> str:
    """A value in words: the title of a record, a date as it is said; "not stated" for none.

    `listed`: the kind that a filter lists, whose field it is.
    """
    if value is None or value == "":
        return NOT_STATED
    spec = specs(cls)[field]
    if cls is Filter:
        return words_of(listed, field, str(value), names)
    if spec.kind == "json":
        return kept_words((cls.META.kind, field), str(value))
    if spec.kind == "ref":
        return names.get(str(value), "a record that was deleted")
    if spec.kind == "date":
        return dates.words(str(value))
    if spec.kind == "flag":
        return "yes" if value else "no"
    number = f"{value:g}" if isinstance(value, float) else choice_words(cls, field, str(value))
    return f"{number} {spec.unit}" if spec.unit else number


def restoring(reader: Reader, difference: Difference) -> Change:
    """The change that gives a field the value it had before a step. Raises InvalidField or NoSuchRecord."""
    if difference.option:
        return _restoring_stance(reader, difference)
    record = reader.get(difference.id)
    assert record is not None
    return records.restore_fields(reader, record, {difference.field: difference.value})


def _restoring_stance(reader: Reader, difference: Difference) -> Change:
    option = reader.need(Option, difference.option)
    position = next(
        each
        for each in reader.find(Position, issue=option.issue)
        if link_id(STANCE, each.id, option.id) == difference.id
    )
    change = positions.set_stance(reader, position, option.id, str(difference.value))
    return replace(change, kind="restore", label=change.label.replace("Edit", "Restore", 1))
