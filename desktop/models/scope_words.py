"""What is shown of a tracker, in words: the scope, and why a record is not in it."""

from db import dates
from db.records import Position, Record
from db.wording import capital, joined
from desktop.session import Scope, Session


def scope_words(scope: Scope) -> str:
    """What is in scope: "As of 1 March 2026 · official only · up to OFFICIAL"; '' for everything."""
    parts = []
    if scope.as_of:
        parts.append(f"as of {dates.words(scope.as_of)}")
    if scope.channels:
        parts.append(f"{', '.join(scope.channels)} only")
    if scope.mark:
        parts.append(f"up to {scope.mark}")
    return capital(" · ".join(parts))


def not_shown(scope: Scope, record: Record | None = None) -> str:
    """Where something is not shown: "at this date"; a `record` by its own date and channel, if they tell."""
    reasons = _own_reasons(scope, record) if record is not None else []
    return joined(reasons or _reasons(scope))


def is_shown(session: Session, id: str) -> bool:
    """Whether lists may show the record with this id now."""
    visible = session.in_scope()
    return visible is None or id in visible


def _reasons(scope: Scope) -> list[str]:
    channels = "in this channel" if len(scope.channels) == 1 else "in these channels"
    named = ((scope.as_of, "at this date"), (scope.channels, channels), (scope.mark, "up to this mark"))
    return [words for narrows, words in named if narrows]


def _own_reasons(scope: Scope, record: Record) -> list[str]:
    """The parts of the scope that leave a record out by its own date or channel."""
    begins = dates.known_from(getattr(record, record.META.begins)) if record.META.begins else None
    late = bool(scope.as_of and begins and begins > scope.as_of)
    off = bool(scope.channels and isinstance(record, Position) and record.channel not in scope.channels)
    by_date = _reasons(Scope(as_of=scope.as_of)) if late else []
    return by_date + (_reasons(Scope(channels=scope.channels)) if off else [])
