"""Names in running text: which records a passage mentions, by title, short name or alias, in any alphabet."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from db.queries.name_keys import name_fields, plain, sound
from db.records import Actor, Issue, Record
from desktop.documents.slavic_names import CYRILLIC, also_called, stem_key

_WORD = re.compile(r"[^\W_]+(?:['’ʼ.&-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ]s$|(?<=s)['’ʼ]$")
_ARTICLES = frozenset({"the", "a", "an"})
_PARTS = re.compile(r",\s*|\s+and\s+|\s*/\s*")
_LEAST_PART = 6  # letters of a part of a title that is looked for by itself
_VAGUE = frozenset({"status", "timing", "future", "conditions", "question", "questions", "others"})
_LONGEST = 8  # words of a name
_SHORT = 4  # letters of an acronym, which must be written as it is: "US" is not "us"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found. `ids`: the records that go by it; more than one when it does not say which."""

    kind: str
    ids: tuple[str, ...]
    words: str
    first: int
    last: int


class NameBook:
    """The names of some records, made ready to be looked for in texts."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._ids: dict[tuple[str, tuple[str, ...]], dict[str, set[str]]] = {}
        self._kinds: set[str] = set()
        self._records = list(records)
        for record in self._records:
            for name in _names_of(record):
                self._add(record, name)

    def _add(self, record: Record, name: str) -> None:
        key = tuple(word for word, _ in _keys(name))
        if key and len(key) <= _LONGEST:
            self._kinds.add(record.META.kind)
            ids = self._ids.setdefault((record.META.kind, key), {})
            ids.setdefault(record.id, set()).add(name)

    def mentions(self, text: str, kind: str) -> list[Mention]:
        """The records of a kind that a text names, in its order; the longest name at each place."""
        words = [(found.group(), found.start()) for found in _WORD.finditer(text)]
        keys = [_key(word) for word, _ in words]
        found: list[Mention] = []
        at = 0
        while at < len(words) and kind in self._kinds:
            mention = self._at(text, kind, words, keys, at)
            at += mention[1] if mention else 1
            if mention:
                found.append(mention[0])
        if not CYRILLIC.search(text):
            return found
        more = [each for each in self._inflected(text, kind, words) if not _is_within(each, found)]
        return sorted((*found, *more), key=lambda each: each.first)

    @cached_property
    def _by_stem(self) -> dict[tuple[str, tuple[str, ...]], set[str]]:
        """The records by the stems of their names; of states also what they are called in Cyrillic."""
        found: dict[tuple[str, tuple[str, ...]], set[str]] = {}
        for record in self._records:
            names = list(_names_of(record))
            for name in (*names, *(also_called(names) if isinstance(record, Actor) else ())):
                stems = tuple(stem_key(word) for word in _WORD.findall(name))
                if stems and all(stems) and len(stems) <= _LONGEST:
                    found.setdefault((record.META.kind, stems), set()).add(record.id)
        return found

    def _inflected(self, text: str, kind: str, words: Sequence[tuple[str, int]]) -> Iterator[Mention]:
        """Names that stand in a case of their own: "України", "Зеленського"."""
        stems = [stem_key(word) if CYRILLIC.match(word) else "" for word, _ in words]
        at = 0
        while at < len(words):
            length = next(
                (n for n in range(min(_LONGEST, len(words) - at), 0, -1) if self._ids_at(kind, stems, at, n)),
                0,
            )
            first, (word, start) = words[at][1], words[at + max(length, 1) - 1]
            if length and text[first].isupper():
                last = start + len(word)
                ids = tuple(sorted(self._ids_at(kind, stems, at, length)))
                yield Mention(kind, ids, text[first:last], first, last)
            at += max(length, 1)

    def _ids_at(self, kind: str, stems: Sequence[str], at: int, length: int) -> set[str]:
        return self._by_stem.get((kind, tuple(stems[at : at + length])), set())

    def _at(
        self, text: str, kind: str, words: list[tuple[str, int]], keys: list[str], at: int
    ) -> tuple[Mention, int] | None:
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            ids = self._ids.get((kind, tuple(keys[at : at + length])))
            if not ids:
                continue
            word, start = words[at + length - 1]
            first, last = words[at][1], start + len(_POSSESSIVE.sub("", word))
            written = text[first:last]
            meant = tuple(sorted(id for id, names in ids.items() if _is_written(written, names)))
            if meant:
                return Mention(kind, meant, written, first, last), length
        return None


def _is_within(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(mention.first < each.last and each.first < mention.last for each in others)


def _names_of(record: Record) -> Iterable[str]:
    for field in name_fields(type(record)):
        yield from (line.strip() for line in str(getattr(record, field)).splitlines() if line.strip())
    if isinstance(record, Issue):  # "Territory and sovereignty" is spoken of by either word
        parts = (part.strip() for part in _PARTS.split(record.title))
        yield from (part for part in parts if len(part) >= _LEAST_PART and part.casefold() not in _VAGUE)


def _keys(name: str) -> list[tuple[str, str]]:
    """The words of a name as they are compared, without an article before them."""
    found = [(_key(word), word) for word in _WORD.findall(name)]
    return found[1:] if len(found) > 1 and found[0][0] in _ARTICLES else found


def _key(word: str) -> str:
    bare = plain(_POSSESSIVE.sub("", word)).replace(" ", "")
    return bare if len(bare) <= _SHORT else sound(bare)


def _is_written(written: str, names: Iterable[str]) -> bool:
    """Whether an acronym is written as one; other names may be written in any case."""
    return any(
        not (name.isupper() and len(name) <= _SHORT) or written.replace(".", "") == name for name in names
    )
