"""Which record of a tracker a row of a sheet is again, where records have no name to be known by."""

from collections.abc import Callable, Mapping

from db.changes import Value
from db.exchange.naming import folded
from db.exchange.reading import Holding
from db.records import KINDS, Record, required, specs

Key = tuple[str, ...]

# What tells records of a kind apart. A link is known by what it joins, a record with a name by its name, any
# other kind by what it needs and its title. Written here where that is too little or too much.
_TOLD_BY: Mapping[str, tuple[str, ...]] = {
    "option": ("issue", "label"),
    "position": ("actor", "issue", "channel", "stated", "statement"),
    "stake": ("actor", "issue", "since"),
    "membership": ("actor", "group", "since"),
    "actor_role": ("actor", "role", "within", "since"),
    "leverage": ("holder", "target", "instrument", "issue", "since"),
    "commitment": ("guarantor", "beneficiary", "kind", "made", "text"),
    "estimate": ("scenario", "made", "analyst", "low", "high"),
    "rating": ("scenario", "item", "made"),
    "evidence": ("source", "record", "field", "locator", "quote"),
    "proposal_point": ("proposal", "number", "text"),
}


def told_by(cls: type[Record]) -> tuple[str, ...]:
    """The fields that tell a record of a kind from others."""
    if cls.META.kind in _TOLD_BY:
        return _TOLD_BY[cls.META.kind]
    if cls.META.joins:
        return cls.META.joins
    declared = specs(cls)
    return tuple(name for name in declared if name in required(cls) - {"id"} or name in cls.META.title)


def key_of(cls: type[Record], get: Callable[[str], Value]) -> Key:
    """What a record is known by: its telling values, texts without case and spaces."""
    return tuple("" if (value := get(name)) is None else folded(str(value)) for name in told_by(cls))


class Sameness:
    """The records of a tracker by what they are known by; made once, kind by kind as they are asked for."""

    def __init__(self, current: Holding) -> None:
        self._current = current
        self._known: dict[str, dict[Key, str]] = {}

    def find(self, kind: str, values: Mapping[str, Value]) -> str:
        """The id of the record that is the same, '' when there is none."""
        return self._of_kind(kind).get(key_of(KINDS[kind], values.get), "")

    def _of_kind(self, kind: str) -> dict[Key, str]:
        if kind not in self._known:
            cls = KINDS[kind]
            found: dict[Key, str] = {}
            for record in self._current.all(cls):
                found.setdefault(key_of(cls, lambda name, record=record: getattr(record, name)), record.id)  # type: ignore[misc]
            self._known[kind] = found
        return self._known[kind]
