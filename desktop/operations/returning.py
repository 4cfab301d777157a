"""Bringing one record back: as it was after a change, or as it was last when it is gone, with its parts."""

from collections.abc import Iterable, Iterator, Mapping

from db import dates, journal
from db.changes import Change, Edit, row_of
from db.errors import KnownError
from db.queries.deletion import goes_with
from db.queries.gone import titles_ever
from db.queries.load import record_after, rewound
from db.reader import Reader
from db.records import Option, Position, PositionOption, Record, link_id, references
from db.wording import local_time
from desktop.operations.edits import with_values
from desktop.operations.labels import phrase

Records = dict[str, Record]


class NotRestored(KnownError):
    """A record that can't be brought back as asked; nothing was written."""


class _Named:
    """What records are called, also those that are gone."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def titles(self, ids: Iterable[str]) -> Mapping[str, str]:
        return titles_ever(self._reader.db, ids)


def restore_as_after(reader: Reader, id: str, change: Change) -> Change:
    """Give a record all the values it had after a recorded change, a position its stances too.

    One that is gone comes back with what went with it. Without effect when it is as it was. Raises
    NotRestored when it was not there then, or can't be without a record that never was.
    """
    then = record_after(reader.db, id, change.seq)
    if then is None:
        raise NotRestored("The record was not in the tracker then. Nothing was changed.")
    held = {each: record_after(reader.db, each, change.seq) for each in (id, *_stances(reader, id, then))}
    wanted = {each: record for each, record in held.items() if record}
    for each in [each for each in wanted if reader.get(each) is None]:
        wanted = {**_gone_with(reader, each), **wanted}
    extra = [each for each, record in held.items() if record is None]
    day = local_time(change.at).date().isoformat()
    label = f"Restore {phrase(_Named(reader), then)} as of {dates.words(day)}"
    return Change(label, _edits(reader, wanted, extra), kind="restore")


def bring_back(reader: Reader, id: str) -> Change:
    """Bring a deleted record back as it was last, with what went with it and what it can't be without.

    References to it that were blanked point to it again where nothing was put in their place since. Raises
    NotRestored when the record is there, or never was.
    """
    if reader.get(id) is not None:
        raise NotRestored("The record is in the tracker. Nothing was changed.")
    wanted = _gone_with(reader, id)
    edits = _edits(reader, wanted, ())
    label = f"Bring back {phrase(_Named(reader), wanted[id])}"
    return Change(label, (*edits, *_pointing_again(reader, id, wanted)), kind="restore")


def _stances(reader: Reader, id: str, then: Record) -> list[str]:
    """The ids of the stances that a position has, or had on the issue it was on."""
    if not isinstance(then, Position):
        return []
    now = reader.get(id)
    issues = {each.issue for each in (then, now) if isinstance(each, Position)}
    options = [option for issue in sorted(issues) for option in reader.find(Option, issue=issue)]
    return [link_id(PositionOption.META.kind, id, option.id) for option in options]


def _gone_with(reader: Reader, id: str) -> Records:
    """A record that is gone as it was last, and what was deleted with it because it needs it."""
    deleted = _deletion(reader, id)
    gone = rewound({}, [edit for edit in deleted.edits if edit.after is None])
    wanted = {id: gone[id]}
    wave = {id}
    while wave:
        found = {
            each: record
            for each, record in gone.items()
            if each not in wanted and wave & set(_needs(record)) and reader.get(each) is None
        }
        wanted |= found
        wave = set(found)
    return wanted


def _deletion(reader: Reader, id: str) -> Change:
    """The change that deleted a record last, with all its edits."""
    for change in reader.history(id):
        if change.edits[0].after is None:
            return journal.with_edits(reader.db, change)
    raise NotRestored("There is no such record in the history. Nothing was changed.")


def _needs(record: Record) -> list[str]:
    return [getattr(record, name) for name in references(type(record), needed=True)]


# -- edits -------------------------------------------------------------------------------------------


def _edits(reader: Reader, wanted: Records, extra: Iterable[str]) -> tuple[Edit, ...]:
    """The edits after which all of `wanted` is there as it stands, and none of `extra`."""
    deletion = goes_with(reader.db, [id for id in extra if id not in wanted])
    going = {edit.id for edit in deletion.edits() if edit.after is None} - wanted.keys()
    wanted = _complete(reader, wanted, going)
    edits = [edit for edit in deletion.edits() if edit.id not in wanted]
    for id, record in wanted.items():
        now = reader.get(id)
        if now is not None and type(now) is not type(record):
            raise NotRestored(f"{id} is of another kind than it was. Nothing was changed.")
        edits.append(Edit.update(now, **row_of(record)) if now else Edit.insert(record))
    return tuple(edit for edit in edits if not edit.empty)


def _complete(reader: Reader, wanted: Records, going: set[str]) -> Records:
    """What is wanted with all it can't be without; other references to what is gone are blanked."""
    whole, wave = dict(wanted), dict(wanted)
    while wave:
        missing = {id for record in wave.values() for id in _needs(record)}
        missing = {id for id in missing if id not in whole and (id in going or reader.get(id) is None)}
        wave = {id: _last(reader, id) for id in sorted(missing)}
        whole |= wave
    return {id: _without_lost(reader, record, whole, going) for id, record in whole.items()}


def _last(reader: Reader, id: str) -> Record:
    deleted = [edit for edit in _deletion(reader, id).edits if edit.id == id]
    return rewound({}, deleted)[id]


def _without_lost(reader: Reader, record: Record, whole: Records, going: set[str]) -> Record:
    lost = {
        name: None
        for name in references(type(record), needed=False)
        if (id := getattr(record, name)) and id not in whole and (id in going or reader.get(id) is None)
    }
    return with_values(record, lost) if lost else record


def _pointing_again(reader: Reader, id: str, back: Records) -> Iterator[Edit]:
    """The edits that let what was blanked by a deletion point again to what comes back."""
    for edit in _deletion(reader, id).edits:
        now = reader.get(edit.id)
        if edit.before is None or edit.after is None or now is None:
            continue
        again = {
            name: value
            for name, value in edit.before.items()
            if value in back and getattr(now, name) == edit.after.get(name)
        }
        if again:
            yield Edit.update(now, **again)
