"""Since when an actor holds a red line: from its first wording that was only ever replaced by the same."""

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Position, PositionOption, link_id
from desktop.analysis.stances import Held

RED_LINE = "red line"


def held_since(snapshot: Snapshot, held: Held) -> str:
    """Since when what an actor holds on an option is its red line (EDTF text).

    '' where it is none, or where one of the positions it goes back to is undated: it may be older.
    """
    firsts = [_first(snapshot, each, held.option).stated for each in held.positions(RED_LINE)]
    return min(firsts, key=lambda day: dates.known_from(day) or "") if firsts and all(firsts) else ""


def _first(snapshot: Snapshot, position: Position, option: str) -> Position:
    """The first of the positions that follow each other up to this one and all exclude the option."""
    seen = {position.id}
    while position.replaces and position.replaces not in seen:
        before = snapshot.get(position.replaces)
        link = snapshot.get(link_id("position_option", position.replaces, option))
        if not isinstance(before, Position) or not isinstance(link, PositionOption):
            break
        if link.stance != RED_LINE:
            break
        position = before
        seen.add(position.id)
    return position
