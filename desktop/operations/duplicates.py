"""Likely duplicates: records of a kind whose names, addresses or texts are so alike that one may be both."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from db import dates
from db.queries.name_keys import name_fields, plain, sound
from db.reader import Reader
from db.records import KINDS, Record
from desktop.operations.merging import SAME, can_merge

Report = Callable[[int, int], None]
SAME_ADDRESS, SAME_WORDS = "the same address", "the same words"
ALIKE = 88.0  # per cent of letters two names share, words in any order
# Kinds without a name of their own: among records with the same first fields, texts that say the same.
TEXTS = {"position": (("actor", "issue"), "statement"), "evidence": (("source", "record"), "locator")}
_NUMBERS = re.compile(r"\d+")
_DOI = re.compile(r'"DOI": *"(?:https?://(?:dx\.)?doi\.org/|doi:)?([^"]+)"')


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one. `alike`: 0–100; `why`: in words, for example "the same address"."""

    one: Record
    other: Record
    alike: float
    why: str


def can_look(kind: str) -> bool:
    """Whether likely duplicates of a kind can be found: it has names, or texts to compare."""
    return can_merge(kind) and (bool(name_fields(KINDS[kind])) or kind in TEXTS)


def duplicates(reader: Reader, kind: str, report: Report | None = None) -> list[Pair]:
    """The likely duplicates of a kind, most alike first. `report(done, total)` is called now and then."""
    return alike(kind, reader.all(KINDS[kind]), report)


def alike(kind: str, records: Sequence[Record], report: Report | None = None) -> list[Pair]:
    """Those of `records`, all of one kind, that may be one another, most alike first."""
    found: dict[tuple[str, str], Pair] = {}
    for pair in (*_same_address(records), *_alike(kind, records, report or (lambda _done, _total: None))):
        key = (pair.one.id, pair.other.id)
        if _may_be_one(pair) and (key not in found or pair.alike > found[key].alike):
            found[key] = pair
    return sorted(found.values(), key=lambda pair: (-pair.alike, pair.one.id, pair.other.id))


def _alike(kind: str, records: Sequence[Record], report: Report) -> Iterator[Pair]:
    if kind not in TEXTS:
        yield from _alike_names(records, report)
        return
    same, text = TEXTS[kind]
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in records:
        groups[tuple(str(getattr(record, name)) for name in same)].append(record)
    for done, group in enumerate(groups.values()):
        report(done, len(groups))
        yield from _compared([(plain(str(getattr(each, text))), each, text) for each in group])


def _alike_names(records: Sequence[Record], report: Report) -> Iterator[Pair]:
    named: list[tuple[str, Record, str]] = []
    for record in records:
        for field in name_fields(type(record)):
            lines = str(getattr(record, field)).splitlines()
            named += [(sound(plain(line)), record, field) for line in lines]
    yield from _compared(named, report)


def _compared(named: list[tuple[str, Record, str]], report: Report | None = None) -> Iterator[Pair]:
    """Every two of different records whose texts are alike. `named`: text, whose it is, in which field."""
    from rapidfuzz import fuzz, process  # needed for this alone

    named = [each for each in named if each[0]]
    texts = [text for text, _, _ in named]
    for place, (text, record, field) in enumerate(named):
        if report and place % 64 == 0:
            report(place, len(named))
        near = process.extract(
            text, texts[place + 1 :], scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=None
        )
        for _, alike, offset in near:
            other_text, other, other_field = named[place + 1 + offset]
            if other.id != record.id and _comparable(text, other_text):
                yield _pair(record, other, alike, _why(alike, field, other_field))


def _comparable(one: str, other: str) -> bool:
    """Numbers tell things apart by a single sign: "Round 1", "Round 2"."""
    return _NUMBERS.findall(one) == _NUMBERS.findall(other)


def _why(alike: float, field: str, other_field: str) -> str:
    if alike < 100:
        return f"spelt alike, {alike:.0f} %"
    return "a name of one is an alias of the other" if "aliases" in (field, other_field) else SAME_WORDS


def _pair(one: Record, other: Record, alike: float, why: str) -> Pair:
    first, second = sorted((one, other), key=lambda record: record.id)
    return Pair(first, second, alike, why)


def _same_address(records: Sequence[Record]) -> Iterator[Pair]:
    at: dict[str, Record] = {}
    for record in records:
        for address in _addresses(record):
            if (first := at.setdefault(address, record)) is not record:
                yield _pair(first, record, 100.0, SAME_ADDRESS)


def _addresses(record: Record) -> list[str]:
    """Where a record can be found; a DOI (doi.org) is an address too, however it is written."""
    doi = _DOI.search(str(getattr(record, "csl", "")))
    found = (getattr(record, "url", ""), f"doi.org/{doi[1]}" if doi else "")
    return [address for text in found if (address := _address(str(text)))]


def _address(url: str) -> str:
    """An address without what may differ for one page: how it is fetched, and the place within it."""
    bare = url.strip().casefold().partition("#")[0]
    return re.sub(r"^https?://(www\.|dx\.(?=doi\.org))?", "", bare).rstrip("/")


def _may_be_one(pair: Pair) -> bool:
    """Options of two issues are two; so are sources of one title that came out at different times."""
    same = SAME.get(pair.one.META.kind)
    if same and getattr(pair.one, same) != getattr(pair.other, same):
        return False
    days = [str(getattr(record, "issued", "")) for record in (pair.one, pair.other)]
    return pair.why == SAME_ADDRESS or not all(days) or _meet(*days)


def _meet(one: str, other: str) -> bool:
    """Whether two dates can be the same day."""
    (first, last), (begin, end) = dates.bounds(one), dates.bounds(other)
    return (first or "") <= (end or "9999") and (begin or "") <= (last or "9999")
