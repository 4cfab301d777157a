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
Named = tuple[str, Record, str]  # a text, its words in order, whose it is, and in which field it stands
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


def alike_to(there: Sequence[Record], incoming: Sequence[Record], report: Report | None = None) -> list[Pair]:
    """The pairs of a record that is there and one of `incoming`, all of one kind that has names: the most
    alike first, of each of `incoming` that is exactly one that is there only such pairs.
    """
    ids = {record.id for record in there}
    exact = [
        pair
        for pair in (*_same_address([*there, *incoming]), *_same_names(there, incoming))
        if (pair.one.id in ids) != (pair.other.id in ids) and _may_be_one(pair)
    ]
    known = {id for pair in exact for id in (pair.one.id, pair.other.id)}
    named = _named(there)
    texts = [text for text, _, _ in named]
    pairs = {(pair.one.id, pair.other.id): pair for pair in reversed(exact)}
    for place, record in enumerate(incoming):
        if report and place % 64 == 0:
            report(place, len(incoming))
        for text, _, field in _named([record]) if record.id not in known else ():
            for pair in _near((text, record, field), texts, named):
                if _may_be_one(pair):
                    pairs.setdefault((pair.one.id, pair.other.id), pair)
    return sorted(pairs.values(), key=lambda pair: (-pair.alike, pair.one.id, pair.other.id))


def twice(records: Sequence[Record]) -> list[tuple[Record, str]]:
    """Those of `records`, of one kind that has names, that are one before them exactly, each with why."""
    found: dict[str, tuple[Record, str]] = {}
    for pair in (*_same_address(records), *_same_names((), records)):
        if _may_be_one(pair):
            later = max(pair.one, pair.other, key=lambda record: record.id)
            found.setdefault(later.id, (later, pair.why))
    return list(found.values())


def _same_names(there: Sequence[Record], incoming: Sequence[Record]) -> Iterator[Pair]:
    """Each of `incoming` with those of the same words that may be it, of all before it one of each date."""
    of: dict[str, dict[tuple[str, str], Record]] = defaultdict(dict)
    for place, record in enumerate((*there, *incoming)):
        when = (str(getattr(record, "issued", "")), str(getattr(record, "publisher", "")))
        for text, _, _ in _named([record]):
            if place >= len(there):
                for other in of[text].values():
                    if other.id != record.id:
                        yield _pair(record, other, 100.0, SAME_WORDS)
            of[text].setdefault(when, record)


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
        yield from _compared(
            [(said, each, text) for each in group if (said := _in_order(plain(str(getattr(each, text)))))]
        )


def _alike_names(records: Sequence[Record], report: Report) -> Iterator[Pair]:
    yield from _compared(_named(records), report)


def _named(records: Sequence[Record]) -> list[Named]:
    return [
        (text, record, field)
        for record in records
        for field in name_fields(type(record))
        for line in str(getattr(record, field)).splitlines()
        if (text := _in_order(sound(plain(line))))
    ]


def _in_order(text: str) -> str:
    """Its words in order: how likeness counts them, done once for each text and not for each two."""
    return " ".join(sorted(text.split()))


def _compared(named: list[Named], report: Report | None = None) -> Iterator[Pair]:
    """Every two of different records whose texts are alike."""
    texts = [text for text, _, _ in named]
    for place, each in enumerate(named):
        if report and place % 64 == 0:
            report(place, len(named))
        yield from _near(each, texts[place + 1 :], named[place + 1 :])


def _near(of: Named, texts: list[str], named: list[Named]) -> Iterator[Pair]:
    """One with those of `named`, whose texts are `texts`, that are alike and not of the same record."""
    from rapidfuzz import fuzz, process  # needed for this alone

    text, record, field = of
    for _, alike, place in process.extract(
        text, texts, scorer=fuzz.ratio, processor=None, score_cutoff=ALIKE, limit=None
    ):
        other_text, other, other_field = named[place]
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
