"""The conditions of stances as a form wants them: what is added, changed and taken away."""

from collections.abc import Mapping, Sequence

from db.changes import Edit, row_of
from db.queries.deletion import goes_with
from db.reader import Reader
from db.records import Condition
from desktop.operations.edits import own_edit, sound


def condition_edits(reader: Reader, wanted: Mapping[str, Sequence[Condition]]) -> tuple[Edit, ...]:
    """The edits after which each stance (by the id of its link) has just the conditions given for it.

    Those that are taken away take what rests on them along. Raises InvalidField.
    """
    edits: list[Edit] = []
    gone: list[str] = []
    for stance, conditions in wanted.items():
        held = {each.id: each for each in reader.find(Condition, position_option=stance)}
        gone += held.keys() - {each.id for each in conditions}
        edits += (_edit(held.get(each.id), each) for each in conditions)
    lost = goes_with(reader.db, sorted(gone)).edits() if gone else ()
    return (*lost, *(edit for edit in edits if not edit.empty))


def _edit(held: Condition | None, wanted: Condition) -> Edit:
    if held is None:
        return Edit.insert(sound(wanted))
    kept = {"handling_inherited": held.handling_inherited, "caveat": held.caveat}
    return own_edit(held, {**row_of(wanted), **kept})
