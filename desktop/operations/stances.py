"""The edits that stances of a position come down to: link rows, and the conditions that go with them."""

from collections.abc import Mapping

from db.changes import Edit
from db.errors import InvalidField
from db.queries.deletion import goes_with
from db.reader import Reader
from db.records import STANCES, Option, Position, PositionOption, link_id

KIND = PositionOption.META.kind


def stance_edits(reader: Reader, position: Position, stances: Mapping[str, str]) -> tuple[Edit, ...]:
    """The edits that give options (by id) their stances; '' unsays one, with its conditions and evidence.

    `position` as it will be: stances on options of another issue than its own are unsaid too. Raises
    InvalidField for what is no stance, and for an option of another issue.
    """
    held = {link.option: link for link in reader.find(PositionOption, position=position.id)}
    lost = [link.id for link in held.values() if _is_lost(reader, position, link, stances)]
    said = [
        Edit.update(held[option], stance=_checked(reader, position, option, stance).stance)
        if option in held
        else Edit.insert(_checked(reader, position, option, stance))
        for option, stance in stances.items()
        if stance
    ]
    return (*(goes_with(reader.db, lost).edits() if lost else ()), *said)


def _is_lost(reader: Reader, position: Position, link: PositionOption, stances: Mapping[str, str]) -> bool:
    return stances.get(link.option) == "" or reader.need(Option, link.option).issue != position.issue


def _checked(reader: Reader, position: Position, option: str, stance: str) -> PositionOption:
    id = link_id(KIND, position.id, option)
    if stance not in STANCES:
        raise InvalidField(KIND, id, "stance", stance, f"“{stance}” is not one of: {', '.join(STANCES)}.")
    if reader.need(Option, option).issue != position.issue:
        reason = "This option belongs to another issue than the position. Choose one of that issue's options."
        raise InvalidField(KIND, id, "option", option, reason)
    return PositionOption(id=id, position=position.id, option=option, stance=stance)
