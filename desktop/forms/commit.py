"""What a form comes down to when it is saved: one Change, with fields, stances and conditions together."""

from dataclasses import replace
from typing import TYPE_CHECKING

from db.changes import Change, Edit, new_id
from db.records import Position, PositionOption, Record, link_id
from desktop.operations import positions, records
from desktop.operations.conditions import condition_edits
from desktop.operations.edits import with_values
from desktop.operations.filing import with_citation

if TYPE_CHECKING:
    from desktop.forms.form import RecordForm


def edit_change(form: "RecordForm") -> Change:
    """The change that stores what is valid in a form of a stored record. Raises InvalidField."""
    store, record = form.context.session.store, form.record
    assert record is not None
    values = form.values()
    if not isinstance(record, Position) or form.stances is None:
        return records.set_fields(store, record, values)
    change = positions.save_position(store, record, values, form.stances.changed_stances())
    return _with_conditions(change, form, record.id)


def new_record(form: "RecordForm") -> Record:
    """The record an empty form was filled in for; what joins others has the id that follows from them."""
    values = form.values()
    joined = [str(values[name]) for name in form.cls.META.joins]
    id = link_id(form.kind, *joined) if joined else new_id()
    return with_values(form.cls(id=id, **_needed(form)), values)


def _needed(form: "RecordForm") -> dict[str, str]:
    return {name: str(row.field.value()) for name, row in form.rows.items() if row.field.needed}


def add_change(form: "RecordForm", record: Record) -> Change:
    """The change that adds the record of an empty form, with the passage it is filed from if there is one.

    Raises InvalidField.
    """
    change = _added(form, record)
    passage = form.passage
    return with_citation(form.context.session.store, change, record, passage["cited"]) if passage else change


def _added(form: "RecordForm", record: Record) -> Change:
    store = form.context.session.store
    if not isinstance(record, Position) or form.stances is None:
        return records.add(store, record)
    change = positions.record_position(store, record, form.stances.stances())
    return _with_conditions(change, form, record.id)


def _with_conditions(change: Change, form: "RecordForm", position: str) -> Change:
    """The conditions after the stances they belong to; those of a stance that is unsaid went with it."""
    assert form.stances is not None
    kind = PositionOption.META.kind
    links = {option: link_id(kind, position, option) for option in form.stances.conditions}
    edits = condition_edits(form.context.session.store, form.stances.wanted_conditions(links))
    gone = {edit.id for edit in change.edits if edit.after is None}
    return replace(change, edits=(*change.edits, *_not_again(edits, gone))).without_empty()


def _not_again(edits: tuple[Edit, ...], gone: set[str]) -> tuple[Edit, ...]:
    return tuple(edit for edit in edits if edit.id not in gone)
