"""A source as CSL JSON (citationstyles.org, version 1.0.2), and CSL JSON as the fields of a source."""

import json
import re
from typing import Any

from db.changes import Value
from db.dates import BadDate, bounds
from db.dates.typed import read_typed
from db.records import Source
from db.records.sources import SOURCE_TYPES
from desktop.references.found import Item

# What CSL calls the types of sources; those that are not here it calls the same.
TO_CSL = {
    "legal document": "legislation",
    "personal communication": "personal_communication",
    "press release": "document",
}
CSL_TYPES = frozenset(TO_CSL.get(each, each) for each in SOURCE_TYPES)
FROM_CSL = {
    "legislation": "legal document",
    "legal_case": "legal document",
    "bill": "legal document",
    "regulation": "legal document",
    "personal_communication": "personal communication",
    "article-magazine": "article",
    "post-weblog": "post",
    "entry": "document",
}
OWN = ("title", "publisher", "URL", "language")  # kept in fields of their own, under these names
FIELDS = {"title": "title", "publisher": "publisher", "URL": "url", "language": "language"}
SEASONS = {str(number): number + 20 for number in range(1, 5)}  # of CSL, as the months of EDTF
SEASONS |= {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_DAY = re.compile(r"(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?")
_RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi: *)", re.IGNORECASE)
_LONE = re.compile("[\ud800-\udfff]")  # half a sign, which no file can hold


def values(item: Item) -> dict[str, Value]:
    """The fields of a source that a reference fills; what has no field stays in its further details."""
    rest = {key: value for key, value in item.items() if value not in (None, "", [], {})}
    rest.pop("id", None)
    found = {FIELDS[key]: " ".join(_text(rest.pop(key)).split()) for key in OWN if key in rest}
    found["type"] = _type(rest)
    if authors := rest.pop("author", None):
        found["author"] = json.dumps(authors, ensure_ascii=False)
    for key in ("issued", "accessed"):
        date, printed = dated(rest.pop(key, None))
        if date:
            found[key] = date
        if printed and key == "issued":
            found["issued_as_printed"] = printed
        elif printed and not date:
            rest[key] = {"literal": printed}
    if note := rest.pop("note", None):
        found["notes"] = _text(note)
    if doi := rest.get("DOI"):
        rest["DOI"] = _RESOLVER.sub("", _text(doi).strip())
    if rest:
        found["csl"] = json.dumps(rest, ensure_ascii=False)
    return {name: _LONE.sub("\ufffd", text) for name, text in found.items()}


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _type(rest: Item) -> str:
    """The type of a source; one that Parley does not tell apart is a document, and its own word is kept."""
    given = str(rest.pop("type", "document"))
    if given == "document" and rest.get("genre") in SOURCE_TYPES:
        return str(rest.pop("genre"))
    known = _known(given)
    if TO_CSL.get(known, known) != given:
        rest["type"] = given
    return known


def _known(csl_type: str) -> str:
    found = FROM_CSL.get(csl_type, csl_type)
    return found if found in SOURCE_TYPES else "document"


def dated(given: Any) -> tuple[str, str]:
    """A CSL date as EDTF, and its words where it has them or is none."""
    if not isinstance(given, dict):
        return read_date(_text(given)) if given else ("", "")
    printed = _text(given.get("literal") or given.get("raw") or "")
    if not (parts := given.get("date-parts")):
        date, _ = read_date(_text(given.get("raw") or ""))
        return (date, printed) if date and given.get("literal") else read_date(printed)
    try:
        ends = ["-".join(_padded(end)) for end in parts]
        if (season := SEASONS.get(str(given.get("season")).casefold())) and ends[0] == ends[0][:4]:
            ends[0] += f"-{season}"
        date = "/".join(ends[:2]) + ("~" if given.get("circa") and len(ends) == 1 else "")
        bounds(date)
    except (BadDate, TypeError, ValueError):
        return read_date(printed or "/".join(_stroked(end) for end in parts))
    return date, printed


def _stroked(end: Any) -> str:
    """The parts of a date that is none, as they stand: -300, 2026-2-30."""
    return "-".join(str(part) for part in end) if isinstance(end, list) else str(end)


def _padded(parts: list[Any]) -> list[str]:
    widths = (4, 2, 2)
    return [f"{int(part):0{width}}" for part, width in zip(parts, widths, strict=False) if part]


def read_date(text: str) -> tuple[str, str]:
    """A date as other programs print it as EDTF, and its words when they say more than that or are none."""
    text = text.strip().strip("/")
    if not text:
        return "", ""
    plain = _DAY.fullmatch(text.partition("T")[0])
    try:
        date = "-".join(_padded(list(plain.groups()))) if plain else read_typed(text)
        bounds(date)
    except BadDate:
        return "", text
    return date, "" if plain or date == text else text


# -- the other way ----------------------------------------------------------------------------------


def item(source: Source) -> Item:
    """A source as CSL JSON, `id` its id here; its further details fill what no field of its own says."""
    made: Item = {**_details(source.csl), "id": source.id}
    if not ("type" in made and _known(str(made["type"])) == source.type):
        made["type"] = TO_CSL.get(source.type, source.type)
    if source.type == "press release":
        made["genre"] = source.type
    made.update({key: value for key in OWN if (value := getattr(source, FIELDS[key]))})
    if authors := _authors(source.author):
        made["author"] = authors
    for key, date, printed in (
        ("issued", source.issued, source.issued_as_printed),
        ("accessed", source.accessed, ""),
    ):
        if date or printed:
            made[key] = _parts(date, printed)
    return made


def _details(csl: str) -> Item:
    try:
        found = json.loads(csl) if csl else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _authors(author: str) -> list[dict[str, str]]:
    try:
        found = json.loads(author) if author else []
    except ValueError:
        found = author
    given = found if isinstance(found, list) else [found]
    return [name if isinstance(name, dict) else {"literal": str(name)} for name in given if name]


def _parts(date: str, printed: str) -> Item:
    """A date as CSL has it; one that is no plain date, season or range stays as written, beside its words."""
    ends = date.removesuffix("~").split("/")
    season = ends[0][:4] if ends[0][4:] in ("-21", "-22", "-23", "-24") and len(ends) == 1 else ""
    if (
        not date
        or not (season or all(_is_day(end) for end in ends))
        or (date.endswith("~") and len(ends) > 1)
    ):
        return {"raw": date, "literal": printed} if date and printed else {"literal": printed or date}
    parts = [[int(part) for part in end.split("-")] for end in ([season] if season else ends)]
    made: Item = {"date-parts": parts}
    if season:
        made["season"] = int(ends[0][-2:]) - 20
    if date.endswith("~"):
        made["circa"] = True
    if printed:
        made["literal"] = printed
    return made


def _is_day(end: str) -> bool:
    """Whether it is a year, month or day; a part of a year that stands in the place of a month is none."""
    found = _DAY.fullmatch(end)
    return found is not None and int(found[2] or 1) <= 12
