"""The names of one kind of record, kept so that they are found by the words they begin with, as one types."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.queries.name_keys import plain, sound

TYPO_FROM = 4  # letters of a word in which one may be wrong
BEGIN_TYPO_FROM = 5  # letters from which on a misspelt beginning counts, not only a whole word
FIRST_TYPO_FROM = 6  # letters from which on the first may be the wrong one
TWO_TYPOS_FROM = 8
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Named:
    """One name of a record. `alias`: it is not the one it is printed with."""

    id: str
    name: str
    alias: bool
    plain: str
    sound: str

    @classmethod
    def of(cls, id: str, name: str, *, alias: bool) -> "Named":
        """The name with its forms."""
        written = plain(name)
        return cls(id, name, alias, written, sound(written))

    def forms(self) -> set[str]:
        """Its words, each as it is written and as it sounds."""
        return {*self.plain.split(), *self.sound.split()}


class NameIndex:
    """Names by the forms of their words. A record is taken out and put in again when it changes."""

    def __init__(self) -> None:
        self.names: dict[int, Named] = {}
        self._of: dict[str, list[int]] = {}
        self._slots: dict[str, set[int]] = {}
        self._sorted: list[str] = []
        self._starts: dict[int, list[str]] = {}
        self._next = 0

    def add(self, name: Named) -> None:
        """Know one more name of a record."""
        slot, self._next = self._next, self._next + 1
        self.names[slot] = name
        self._of.setdefault(name.id, []).append(slot)
        for form in name.forms():
            if form in self._slots:
                self._slots[form].add(slot)
            else:
                self._slots[form] = {slot}
                self._starts.clear()

    def replace(self, id: str, names: Iterable[Named]) -> None:
        """Know a record by these names from now on; none when it is gone."""
        for slot in self._of.pop(id, ()):
            for form in self.names.pop(slot).forms():
                self._slots[form].discard(slot)  # a form nobody has any more finds nobody
        for name in names:
            self.add(name)

    def _forms(self) -> list[str]:
        """All forms, sorted. They are never taken out, so that their number tells whether one came."""
        if len(self._sorted) != len(self._slots):
            self._sorted = sorted(self._slots)
        return self._sorted

    # -- asking --------------------------------------------------------------------------------------

    def begun_by(self, words: Iterable[tuple[str, str]]) -> set[int]:
        """The names in which every word (written, sounding) begins a word."""
        found: set[int] | None = None
        for word in words:
            slots = self._union(form for start in {*word} for form in self._begun(start))
            found = slots if found is None else found & slots
        return found or set()

    def nearly(self, words: Iterable[tuple[str, str]]) -> dict[int, int]:
        """The names in which every word begins one, a letter or two wrong: with how many are wrong."""
        found: dict[int, int] | None = None
        for written, sounding in words:
            slots = dict.fromkeys(self._union(self._begun(written)) | self._union(self._begun(sounding)), 0)
            for form, wrong in (each for word in {written, sounding} for each in self._misspelt(word)):
                for slot in self._slots[form]:
                    slots[slot] = min(wrong, slots.get(slot, wrong))
            found = slots if found is None else {s: w + found[s] for s, w in slots.items() if s in found}
        return found or {}

    def _union(self, forms: Iterable[str]) -> set[int]:
        return set().union(*(self._slots[form] for form in forms))

    def _begun(self, start: str) -> list[str]:
        forms = self._forms()
        return forms[bisect_left(forms, start) : bisect_left(forms, start + LAST)]

    def _misspelt(self, word: str) -> Iterator[tuple[str, int]]:
        """The forms that are `word`, or begin like it, but for a letter or two: wrong, missing, exchanged."""
        # What sounds like four letters may have lost one; a figure is never meant to be another.
        if len(word) < TYPO_FROM - 1 or not word.isalpha():
            return
        from rapidfuzz.distance import OSA  # only misspelt names need it
        from rapidfuzz.process import extract

        most = 2 if len(word) >= TWO_TYPOS_FROM else 1
        for starts in self._alike(word):
            for start, wrong, _ in extract(word, starts, scorer=OSA.distance, score_cutoff=most, limit=None):
                for form in self._begun(start) if len(word) >= BEGIN_TYPO_FROM else (start,):
                    yield form, int(wrong)

    def _alike(self, word: str) -> Iterator[list[str]]:
        """Lists in which a misspelt `word` is looked for: whole forms, or as much as was typed of them."""
        lengths = range(len(word) - 1, len(word) + 2)
        if len(word) < BEGIN_TYPO_FROM:
            yield [
                form for form in self._begun(word[0]) if len(form) in lengths and len(form) >= TYPO_FROM - 1
            ]
            return
        for length in lengths:
            if len(word) >= FIRST_TYPO_FROM:
                yield self._starts_of(length)
            else:
                yield list({form[:length] for form in self._begun(word[0])})

    def _starts_of(self, length: int) -> list[str]:
        if length not in self._starts:
            self._starts[length] = list({form[:length] for form in self._forms() if len(form) >= length})
        return self._starts[length]
