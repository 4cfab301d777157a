"""A claim that is two: a part of a position's statement becomes a position of its own."""

from dataclasses import replace

from db.changes import Change, Edit, new_id
from db.errors import KnownError
from db.reader import Reader
from db.records import Evidence, Position
from desktop.operations.edits import own_edit, sound
from desktop.operations.labels import phrase

# What the two have in common: who said what about which issue, where, when, and how firmly.
SHARED_FIELDS = (
    *("actor", "issue", "channel", "stated", "stated_as_printed", "until", "speaker", "event", "venue"),
    *("firmness", "confidence", "handling", "handling_inherited", "caveat"),
)


class CannotSplit(KnownError):
    """There is no part to be parted from another."""


def split_position(reader: Reader, position: Position, before: str, inside: str, after: str) -> Change:
    """Move a part of a statement (`inside`, between what stays `before` and `after` it) to a new position.

    The new one has actor, issue, channel, dates and the evidence in common with the old; stances, rationale
    and doubts stay with the old. It is the first record that is added. Raises CannotSplit.
    """
    moved, left = inside.strip(), _joined(before, after)
    if not moved:
        raise CannotSplit(
            "Nothing of the statement is selected. Nothing was changed. "
            "Select the part that is a claim of its own, and split again."
        )
    if not left:
        raise CannotSplit(
            "All of the statement is selected. Nothing was changed. Leave the part that stays with this one."
        )
    common = {name: getattr(position, name) for name in SHARED_FIELDS}
    new = Position(id=new_id(), statement=moved, **common)
    cited = (replace(each, id=new_id(), record=new.id) for each in reader.find(Evidence, record=position.id))
    edits = (
        own_edit(position, {"statement": left}),
        Edit.insert(sound(new)),
        *(Edit.insert(sound(each)) for each in cited),
    )
    return Change(f"Split {phrase(reader, position)}", edits)


def _joined(before: str, after: str) -> str:
    """What is left on both sides of a part that is taken out, with one space or line break between them."""
    head, tail = before.rstrip(), after.lstrip()
    gap = before[len(head) :] + after[: len(after) - len(tail)]
    return f"{head}{chr(10) if chr(10) in gap else ' ' if gap else ''}{tail}".strip()
