"""CSL JSON, as Zotero and Pandoc write it: a list of references, or one."""

import json
from collections.abc import Sequence

from desktop.references.found import Found, Item, Reference

NO_LIST = "It is no CSL JSON: that is a list of references, each with a type and a title."
NO_TITLE = "A reference without a title was not read."
LONGEST_NUMBER = 18  # digits
TOO_DEEP = "It is nested too deeply to be read."


def read_csl_json(text: str) -> Found:
    """The references of a text in CSL JSON. A reference's line is its place in the list, from 1."""
    found = Found()
    try:
        given = json.loads(text, parse_int=_number, parse_constant=_no_number)
    except RecursionError:
        found.failed.append((0, TOO_DEEP))
        return found
    except ValueError as error:
        line = getattr(error, "lineno", 0)
        found.failed.append((line, f"It is no JSON: {getattr(error, 'msg', error)}."))
        return found
    items = given.get("items", given) if isinstance(given, dict) else given
    for place, item in enumerate(items if isinstance(items, list) else [items], 1):
        if isinstance(item, dict) and str(item.get("title") or "").strip():
            found.references.append(Reference(place, item))
        else:
            found.failed.append((place, NO_TITLE if isinstance(item, dict) else NO_LIST))
    if not found.references and not found.failed:
        found.failed.append((0, NO_LIST))
    return found


def _number(digits: str) -> int | str:
    """A whole number; one too long for any use of it stays as it is written."""
    return int(digits) if len(digits) < LONGEST_NUMBER else digits


def _no_number(_word: str) -> None:
    """NaN and Infinity, which are no JSON and no value."""


def is_csl_json(text: str) -> bool:
    """Whether a JSON text holds references and is no bundle, told by how it begins: a list, or one alone."""
    head = text.lstrip("\ufeff \t\r\n")
    if head.startswith("{") and '"format"' not in head:
        return '"items"' in head or ('"type"' in head and '"title"' in head)
    return head.startswith("[")


def write_csl_json(items: Sequence[Item]) -> str:
    """References in CSL JSON."""
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"
