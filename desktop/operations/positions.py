"""Positions and their stances: recorded, edited and taken back as one step."""

from collections.abc import Iterable, Mapping

from db.changes import Change, Edit, Value
from db.reader import Reader
from db.records import Condition, Evidence, Option, Position
from desktop.operations.edits import own_edit, sound, with_values
from desktop.operations.labels import cut, phrase
from desktop.operations.stances import stance_edits


def record_position(
    reader: Reader,
    position: Position,
    stances: Mapping[str, str] | None = None,
    *,
    conditions: Iterable[Condition] = (),
    evidence: Iterable[Evidence] = (),
) -> Change:
    """Add a position with its stances (by option id), their conditions and what it rests on.

    An earlier position stays as it is, unless `position.replaces` names it. Raises InvalidField.
    """
    parts = [Edit.insert(sound(part)) for part in (*conditions, *evidence)]
    edits = (Edit.insert(sound(position)), *stance_edits(reader, position, stances or {}), *parts)
    return Change(f"Record {phrase(reader, position)}", edits)


def save_position(
    reader: Reader, position: Position, values: Mapping[str, Value], stances: Mapping[str, str]
) -> Change:
    """Set fields and stances of a position as one step; '' unsays a stance, with its conditions.

    Stances on options of an issue that the position leaves go with it. Raises InvalidField.
    """
    after = with_values(position, values)
    edits = (own_edit(position, values), *stance_edits(reader, after, stances))
    return Change(f"Edit {phrase(reader, position)}", edits).without_empty()


def set_stance(reader: Reader, position: Position, option: str, stance: str) -> Change:
    """Set the stance of a position on one option of its issue; '' unsays it, with its conditions.

    Raises InvalidField.
    """
    label = cut(reader.need(Option, option).label)
    edits = stance_edits(reader, position, {option: stance})
    return Change(f"Edit {phrase(reader, position)}: “{label}” {stance or 'unsaid'}", edits)
