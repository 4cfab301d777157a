"""Fields kept as JSON in words that people read and type: names one a line, details as "name: value"."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

LONGEST = 60  # letters of JSON that stay on one line
Name = Mapping[str, object]


def same_json(one: str, other: str) -> bool:
    """Whether two JSON texts differ in their spaces at most: figures and doubled keys are written alike."""
    return "".join(one.split()) == "".join(other.split())


def tidied(text: str) -> str:
    """JSON over several lines where it is long; `text` itself where it is none, or would read otherwise."""
    if len(text) <= LONGEST:
        return text
    try:
        tidy = json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):
        return text
    # Figures such as 1.0e3 and doubled keys are not written as they were read: they are left alone.
    return tidy if same_json(tidy, text) else text


# -- details -----------------------------------------------------------------------------------------


def details_words(text: str) -> str | None:
    """An object in JSON as lines "name: value"; None for what is none, or would not come back the same."""
    try:
        found = json.loads(text)
        whole = isinstance(found, dict) and same_json(json.dumps(found, ensure_ascii=False), text)
        words = "\n".join(f"{name}: {_value_words(value)}" for name, value in found.items()) if whole else ""
        return words if whole and json.loads(details_json(words)) == found else None
    except (ValueError, RecursionError):
        return None


def details_json(words: str) -> str:
    """Lines "name: value" as an object in JSON, '' for none. Raises ValueError, in words."""
    rows = [line.partition(":") for line in words.split("\n") if line.strip()]
    for name, colon, _ in rows:
        if not colon or not name.strip():
            raise ValueError(f"“{name.strip()[:40]}” has no value. Write a line as name: value.")
    names = Counter(name.strip() for name, _, _ in rows)
    if twice := next((name for name, times in names.items() if times > 1), ""):
        raise ValueError(f"“{twice}” is there twice. Keep one of the two lines.")
    found = {name.strip(): _value(value.strip()) for name, _, value in rows}
    return json.dumps(found, ensure_ascii=False) if found else ""


def _value_words(value: object) -> str:
    """Text as it is where it can be told from a number and the like, anything else as JSON has it."""
    if isinstance(value, str) and value == value.strip() and "\n" not in value and _value(value) == value:
        return value
    return json.dumps(value, ensure_ascii=False)


def _value(words: str) -> object:
    try:
        return json.loads(words, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return words


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is a word in JSON")


# -- names -------------------------------------------------------------------------------------------


def names_words(text: str) -> str | None:
    """Names in CSL JSON, one a line: "Family, Given" or the whole name; None for anything else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    names = found if isinstance(found, list) else [found]
    lines = [_name_words(name) for name in names]
    return "\n".join(line for line in lines if line) if all(lines) else None


def names_json(words: str, before: str = "") -> str:
    """Names one a line in CSL JSON, '' for none; a name that stood in `before` stays as it was there."""
    try:
        found = json.loads(before) if before else []
    except (ValueError, RecursionError):
        found = []
    known = {_name_words(name): name for name in (found if isinstance(found, list) else [found])}
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    names = [known.get(line) or _name(line) for line in lines]
    return json.dumps(names, ensure_ascii=False) if names else ""


def _name_words(name: object) -> str:
    """A name as it is typed; '' for what is none. Quoted: a comma in it parts nothing."""
    if isinstance(name, str):
        name = {"literal": name}
    if not isinstance(name, dict) or not all(isinstance(part, str) for part in name.values()):
        return ""
    whole = " ".join(str(name.get("literal", "")).split())
    family, given = (" ".join(str(name.get(part, "")).split()) for part in ("family", "given"))
    if whole:
        return f"“{whole}”" if "," in whole else whole
    return f"{family}, {given}" if family and given else f"{family}," if family else ""


def _name(line: str) -> Name:
    if line[0] in '“"' and line[-1] in '”"' and len(line) > 2:
        return {"literal": line[1:-1].strip()}
    family, comma, given = (part.strip() for part in line.partition(","))
    if not comma or not family:
        return {"literal": line}
    return {"family": family, "given": given} if given else {"family": family}


def in_one_line(words: str, between: str = "; ") -> str:
    """Lines as a list shows them."""
    return between.join(words.split("\n"))


def kept_words(field: tuple[str, str], text: str) -> str:
    """What a field of a kind keeps as JSON in one line, as it stands where it can't be said otherwise."""
    words = names_words(text) if field in NAMES else details_words(text)
    return in_one_line(words) if words else " ".join(text.split())


NAMES: Sequence[tuple[str, str]] = (("source", "author"),)
