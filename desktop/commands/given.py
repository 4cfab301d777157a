"""What is typed on a command line, read: kinds, FIELD=VALUE, dates; what is mistyped gets a suggestion."""

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import Any

import click

from db import dates
from db.changes import Value
from db.errors import InvalidField
from db.queries.snapshot import Snapshot
from db.records import KINDS, TEXT_KINDS, Record, specs
from db.records.values import parse

MOST_COMPARED = 20_000
Matches = Callable[[Record], bool]


class KindOfRecord(click.ParamType[type[Record]]):
    """KIND: a kind by its name, label or plural, in any case: position, Positions, "event participant"."""

    name = "kind"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> type[Record]:
        """The class of the records of that kind."""
        names = _kind_names()
        wanted = _folded(str(value))
        if wanted not in names:
            plurals = [_folded(cls.META.plural) for cls in KINDS.values()]
            self.fail(f"There is no kind “{value}”.{meant(wanted, plurals, plurals)}", param, ctx)
        return names[wanted]


def _kind_names() -> dict[str, type[Record]]:
    return {
        _folded(name): cls
        for kind, cls in KINDS.items()
        for name in (kind, f"{kind}s", cls.META.label, cls.META.plural)
    }


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


def meant(word: str, names: Iterable[str], listed: Sequence[str] = ()) -> str:
    """A suggestion for a word that is none of `names`: the closest of them, else all that are `listed`."""
    close = [f"“{name}”" for name in get_close_matches(word, list(names), n=3, cutoff=0.6)]
    if close:
        return f" Did you mean {' or '.join(filter(None, (', '.join(close[:-1]), close[-1])))}?"
    return f" Choose one of: {', '.join(listed)}." if listed else ""


# -- FIELD=VALUE -------------------------------------------------------------------------------------


def assignments(given: Sequence[str], cls: type[Record]) -> dict[str, str]:
    """FIELD=VALUE words by field; raises UsageError for a field that the kind does not have."""
    found: dict[str, str] = {}
    for word in given:
        name, equals, text = word.partition("=")
        if not equals:
            raise click.UsageError(f"“{word}” is not FIELD=VALUE. Write for example firmness=firm.")
        found[field_named(cls, name)] = text
    return found


def field_named(cls: type[Record], typed: str) -> str:
    """The field of a kind called so by name or label; raises UsageError with a suggestion."""
    declared = {name: spec for name, spec in specs(cls).items() if not spec.derived}
    names = {_folded(name): name for name in declared}
    names |= {label: name for name, spec in declared.items() if (label := _folded(spec.label)) not in names}
    wanted = _folded(typed)
    if wanted not in names:
        hint = meant(typed, declared, list(declared))
        raise click.UsageError(f"There is no field “{typed}” for {cls.META.plural.lower()}.{hint}")
    return names[wanted]


def value_of(snapshot: Snapshot, cls: type[Record], field: str, text: str) -> Value:
    """The value that text stands for: dates in the dossier's order, references by id or by name.

    Raises UsageError, in words.
    """
    if specs(cls)[field].kind == "ref" and text.strip():
        return _referred(snapshot, cls, field, text.strip())
    try:
        return parse(cls, field, text, order=snapshot.dossier.date_order)
    except InvalidField as error:
        raise click.UsageError(f"{field}: {error.reason}") from error


def _referred(snapshot: Snapshot, cls: type[Record], field: str, text: str) -> str:
    spec = specs(cls)[field]
    kinds = [KINDS[kind] for kind in spec.refs] or list(KINDS.values())
    held = snapshot.get(text)
    if held is not None and type(held) in kinds:
        return text
    names = _names(snapshot, kinds)
    found = sorted({id for name, id in names if _folded(name) == _folded(text)})
    if len(found) == 1:
        return found[0]
    if found:
        raise click.UsageError(f"{field}: “{text}” can be {' or '.join(found)}. Give the id.")
    what = " or ".join(kind.META.label.lower() for kind in kinds) if spec.refs else "record"
    raise click.UsageError(f"{field}: There is no {what} “{text}”.{_similar(text, names)}")


def _names(snapshot: Snapshot, kinds: Sequence[type[Record]]) -> list[tuple[str, str]]:
    """What the records of some kinds may be called, each name with the id."""
    found = []
    for cls in kinds:
        also = [name for name in ("short_name", "aliases") if name in specs(cls)]
        for record in snapshot.all(cls):
            lines = (line for name in also for line in getattr(record, name).splitlines())
            found += [(name, record.id) for name in (snapshot.title(record), *lines) if name]
    return found


def _similar(text: str, names: Sequence[tuple[str, str]]) -> str:
    if len(names) > MOST_COMPARED:
        return ""
    return meant(text, dict.fromkeys(part for pair in names for part in pair))


def similar_id(snapshot: Snapshot, id: str) -> str:
    """A suggestion for an id that is not there."""
    ids = snapshot.ids()
    return meant(id, ids) if len(ids) <= MOST_COMPARED else ""


# -- conditions of a list ----------------------------------------------------------------------------


def matcher(snapshot: Snapshot, cls: type[Record], given: Sequence[str]) -> Matches:
    """Whether a record meets all FIELD=VALUE conditions; text in any case, dates within the one given."""
    tests = [_test(snapshot, cls, field, text) for field, text in _conditions(given, cls)]
    return lambda record: all(test(record) for test in tests)


def _conditions(given: Sequence[str], cls: type[Record]) -> list[tuple[str, str]]:
    return [pair for word in given for pair in assignments([word], cls).items()]


def _test(snapshot: Snapshot, cls: type[Record], field: str, text: str) -> Matches:
    spec = specs(cls)[field]
    if not text.strip():
        return lambda record: getattr(record, field) in ("", None)
    wanted = value_of(snapshot, cls, field, text)
    if spec.kind in TEXT_KINDS:
        folded = " ".join(text.casefold().split())
        return lambda record: " ".join(getattr(record, field).casefold().split()) == folded
    if spec.kind == "date":
        return lambda record: _within(getattr(record, field), str(wanted))
    return lambda record: bool(getattr(record, field) == wanted)


def _within(text: str, span: str) -> bool:
    (first, last), (earliest, latest) = dates.bounds(text), dates.bounds(span)
    if text == span:
        return True
    if not first or not last or not earliest or not latest:
        return False
    return earliest <= first and last <= latest


# -- dates -------------------------------------------------------------------------------------------


def typed_date(text: str, option: str, order: str) -> str:
    """A date as EDTF, as it may be typed; raises UsageError, in words."""
    try:
        return dates.read_typed(text, order)
    except dates.BadDate as error:
        raise click.BadParameter(str(error), param_hint=option) from error


def typed_day(text: str, option: str, order: str) -> str:
    """The last day (ISO) of a date as it may be typed, '' for no text; raises UsageError, in words."""
    if not text:
        return ""
    first, last = dates.bounds(typed_date(text, option, order))
    if not last and not first:
        raise click.BadParameter("Give a day, a month or a year.", param_hint=option)
    return last or first or ""
