"""What a person, a table or a command line gives for a field, read as the value that is stored."""

import re

from db import dates
from db.changes import Value
from db.errors import InvalidField
from db.records.base import Record, defaults, required, specs
from db.records.checks import NEEDED, checks, quote
from db.records.fields import TEXT_KINDS, Spec

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,300}(?:[.,][0-9]*)?|[.,][0-9]+)")
_DIGITS = re.compile(r"[+-]?[0-9]+")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+")
_FLAGS = {
    **dict.fromkeys(("yes", "y", "true", "t", "on", "1"), 1),
    **dict.fromkeys(("no", "n", "false", "f", "off", "0"), 0),
}


class _Unread(ValueError):
    """Text that is no value of the field; its only argument is the sentence that says why."""


def parse(cls: type[Record], field: str, text: str, *, order: str = "DMY") -> Value:
    """The value of `field` that `text` stands for; nothing typed gives the default, in texts nothing.

    Choices are read by any unique beginning, numbers with comma or point and with %, dates in `order` (one of
    dates.ORDERS) or EDTF, references as ids. Raises InvalidField, in words; the text is in its `value`.
    """
    spec = specs(cls).get(field)
    if spec is None or spec.derived:
        reason = "There is no such field." if spec is None else "The tracker fills this in itself."
        raise InvalidField(cls.META.kind, "", field, text, reason)
    try:
        value = _read(cls, field, spec, text, order)
    except (_Unread, dates.BadDate) as error:
        raise InvalidField(cls.META.kind, "", field, text, str(error)) from error
    if reason := checks(cls)[field](value):
        raise InvalidField(cls.META.kind, "", field, text, reason)
    return value


def _read(cls: type[Record], field: str, spec: Spec, text: str, order: str) -> Value:
    if spec.kind in TEXT_KINDS and field != "id":
        return text
    typed = text.strip()
    if not typed:
        return _empty(cls, field)
    if spec.kind == "json":
        return text
    if spec.kind == "choice":
        return _choice(spec.choices, typed)
    if spec.kind == "date":
        return dates.read_typed(typed, order)
    if spec.kind == "flag":
        return _flag(typed)
    if spec.kind in ("whole", "number"):
        return _number(typed, whole=spec.kind == "whole")
    return typed


def _empty(cls: type[Record], field: str) -> Value:
    if field in required(cls):
        raise _Unread(NEEDED)
    return defaults(cls)[field]


def _choice(choices: tuple[str, ...], typed: str) -> str:
    wanted = _folded(typed)
    same = [choice for choice in choices if _folded(choice) == wanted]
    fitting = same or [choice for choice in choices if _folded(choice).startswith(wanted)]
    if len(fitting) > 1:
        raise _Unread(f"{quote(typed)} can be {' or '.join(fitting)}.")
    if not fitting:
        raise _Unread(f"{quote(typed)} is not one of: {', '.join(choices)}.")
    return fitting[0]


def _folded(text: str) -> str:
    return re.sub(r"[-_\s]+", " ", text.casefold())


def _flag(typed: str) -> int:
    if typed.casefold() not in _FLAGS:
        raise _Unread(f"{quote(typed)} is neither yes nor no.")
    return _FLAGS[typed.casefold()]


def _number(typed: str, *, whole: bool) -> int | float:
    bare = re.sub(r"\s", "", typed.removesuffix("%")).replace("−", "-")
    if _THOUSANDS.fullmatch(bare):
        plain = bare.replace(",", "")
        raise _Unread(
            f"{quote(typed)} can be {plain} or {bare.replace(',', '.', 1)}. Write it without a comma."
        )
    if not _NUMBER.fullmatch(bare):
        raise _Unread(f"{quote(typed)} is not a number.")
    if whole and _DIGITS.fullmatch(bare):
        return int(bare)
    value = float(bare.replace(",", "."))
    return int(value) if whole and value.is_integer() else value
