"""What is wrong with one value: a check for each declared field, each naming what to do."""

import json
import math
import re
from collections.abc import Callable
from functools import lru_cache

from db import dates
from db.records.base import ID_PATTERN, Record, defaults, memo, required, specs
from db.records.fields import Spec

# A check takes any value and returns a sentence saying what is wrong with it, '' when it is sound.
Check = Callable[[object], str]

NEEDED = "This is needed."
ID_HELP = "Use lower-case letters, digits, . _ and - (at most 64), beginning with a letter or digit."
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_WHOLE_LIMIT = 2**63  # of a number in the file
_TYPES = {bool: "yes or no", int: "a number", float: "a number", str: "text", type(None): "nothing"}


@memo
def checks(cls: type[Record]) -> dict[str, Check]:
    """The check of each field of a kind, by name, emptiness included."""
    return {name: _check(cls, name, spec) for name, spec in specs(cls).items()}


def _check(cls: type[Record], name: str, spec: Spec) -> Check:
    needed = name in required(cls)
    if name == "id":
        return is_id
    if spec.kind == "ref":
        return is_id if needed else _optional(is_id)
    if spec.kind in ("whole", "number", "flag"):
        check = _number(spec)
        return check if needed or defaults(cls)[name] is not None else _optional(check)
    if spec.kind == "choice":
        return _choice(spec.choices, needed=needed, empty=not needed and not defaults(cls)[name])
    plain = _TEXT_CHECKS.get(spec.kind, kept)
    return _filled(plain) if needed else plain


def _optional(check: Check) -> Check:
    return lambda value: "" if value is None else check(value)


def _filled(check: Check) -> Check:
    return lambda value: NEEDED if value in (None, "") else check(value)


def kept(value: object) -> str:
    """Any text that the file can keep."""
    if not isinstance(value, str):
        return f"Text is wanted here, not {_type(value)}."
    if "\0" in value:
        return _lost("a NUL character", value.index("\0"))
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            return _lost("half a character", error.start)
    return ""


def _lost(what: str, index: int) -> str:
    return f"The text has {what} (place {index + 1}) that can't be kept. Delete it there."


def is_id(value: object) -> str:
    """The id of a record."""
    if not isinstance(value, str):
        return NEEDED if value is None else f"An id is wanted here, not {_type(value)}."
    return "" if _fits_id(value) else f"{quote(value)} is not an id. {ID_HELP}"


@lru_cache(maxsize=65536)
def _fits_id(value: str) -> bool:
    return ID_PATTERN.fullmatch(value) is not None


def _date(value: object) -> str:
    if not isinstance(value, str):
        return f"A date is wanted here as text, not {_type(value)}."
    try:
        dates.bounds(value)
    except dates.BadDate as error:
        return str(error)
    return ""


def _json(value: object) -> str:
    if value == "":
        return ""
    if wrong := kept(value):
        return wrong
    try:
        json.loads(str(value), parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        return f"This is not JSON: {error.msg}, line {error.lineno}, column {error.colno}."
    except ValueError as error:
        return f"This is not JSON: {error}."
    except RecursionError:
        return "This JSON is nested too deeply to be read."
    return ""


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number there")


def _colour(value: object) -> str:
    if value == "" or (isinstance(value, str) and _COLOUR.fullmatch(value)):
        return ""
    return "Write a colour as #RRGGBB, for example #0E6470."


_TEXT_CHECKS: dict[str, Check] = {"date": _date, "json": _json, "colour": _colour}


def _choice(choices: tuple[str, ...], *, needed: bool, empty: bool) -> Check:
    allowed = frozenset({*choices, ""} if empty else choices)

    def check(value: object) -> str:
        if isinstance(value, str) and value in allowed:
            return ""
        if needed and (value is None or value == ""):
            return NEEDED
        return f"{quote(value)} is not one of: {', '.join(choices)}."

    return check


def _number(spec: Spec) -> Check:
    low = -math.inf if spec.low is None else spec.low
    high = math.inf if spec.high is None else spec.high
    whole = spec.kind != "number"
    range_help = _range_help(spec, "Use a whole number" if whole else "Use a number")

    def check(value: object) -> str:
        if type(value) is not float and type(value) is not int:
            return NEEDED if value is None else f"A number is wanted here, not {_type(value)}."
        if isinstance(value, float) and not (value.is_integer() if whole else math.isfinite(value)):
            return range_help
        if not low <= value <= high or not -_WHOLE_LIMIT <= value < _WHOLE_LIMIT:
            return range_help
        return ""

    return check


def _range_help(spec: Spec, start: str) -> str:
    if spec.low is not None and spec.high is not None:
        return f"{start} from {spec.low:g} to {spec.high:g}."
    return f"{start}." if spec.low is None else f"{start} from {spec.low:g} up."


def quote(value: object) -> str:
    """A value within a sentence: shortened, without what a terminal or a label can't show."""
    text = str(value)
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in text[:40])
    return f"“{shown}{'…' if len(text) > 40 else ''}”"


def _type(value: object) -> str:
    return _TYPES.get(type(value), f"a {type(value).__name__}")
