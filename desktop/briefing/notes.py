"""The numbered notes of a paper: which evidence a claim rests on, from which source, with what grade."""

import re
from collections import Counter
from collections.abc import Iterable
from math import inf
from typing import NamedTuple

from db.queries.snapshot import Snapshot
from db.records import Evidence, Record, Source, specs
from desktop.briefing.margin import Graded
from desktop.briefing.phrases import letters

UNGRADED = "–"
NOWHERE = "\U0010ffff"  # behind every title


class Note(NamedTuple):
    """One entry of the list of notes; claims that rest on the same words of a source share it."""

    number: int
    letter: str
    grade: str
    evidence: Evidence


class Notes:
    """Gives notes their numbers and sources their letters in the order they are first cited.

    `numbered`: False in a paper that does not list its notes; claims then carry their grades alone.
    """

    def __init__(self, snapshot: Snapshot, *, numbered: bool = True) -> None:
        self._snapshot, self._numbered = snapshot, numbered
        self._notes: dict[tuple[str, ...], Note] = {}
        self._letters: dict[str, str] = {}
        self._claims: dict[str, frozenset[str]] = {}
        self._evidence: dict[str, list[Evidence]] = {}

    def cite(self, *records: Record) -> tuple[Graded, ...]:
        """The notes of claims, in the order of their numbers; they get one if they have none."""
        found: set[Graded] = set()
        for record in records:
            evidence = self.evidence_of(record)
            self._claims[record.id] = frozenset(each.source for each in evidence)
            for each in evidence:
                note = self._note(each)
                found.add(self._graded(note, "≠ " if each.bearing == "contradicts" else ""))
        return tuple(sorted(found))

    def _graded(self, note: Note, differs: str = "") -> Graded:
        return Graded(note.number if self._numbered else 0, f"{differs}{note.letter}·{note.grade}")

    def of(self, evidence: Evidence) -> tuple[Graded, ...]:
        """The note of one piece of evidence."""
        return (self._graded(self._note(evidence)),)

    def cite_source(self, source: Source, locator: str) -> tuple[Graded, ...]:
        """The note of a source at a place in it, for what the desk cites itself."""
        return self.of(Evidence(id="", source=source.id, record="", locator=locator))

    def place_in_source(self, evidence: Evidence) -> str:
        """What evidence is called in running text: its place in its source."""
        letter = self.letter(self._snapshot.need(Source, evidence.source))
        return f"Source {letter}, {evidence.locator}" if evidence.locator else f"Source {letter}"

    def evidence_of(self, record: Record) -> list[Evidence]:
        """The evidence on a record, in an order that owes nothing to ids."""
        if record.id not in self._evidence:
            found = self._snapshot.by(Evidence, "record", record.id)
            self._evidence[record.id] = sorted(found, key=self._key) if len(found) > 1 else list(found)
        return self._evidence[record.id]

    def _key(self, evidence: Evidence) -> tuple[str, ...]:
        title = self._snapshot.title(evidence.source)
        return (title, evidence.locator, *(getattr(evidence, name) for name in _SHOWN))

    def first_place(self, record: Record) -> tuple[str, float, str]:
        """Where a record stands first in its sources, to order by: the title of the source, the place in its
        text, and that place in words, with "bullet 2" before "bullet 10". Without a source it comes last.
        """
        found = (
            (
                self._snapshot.title(each.source),
                inf if each.first is None else each.first,
                re.sub(r"\d+", lambda number: number[0].zfill(6), each.locator),
            )
            for each in self.evidence_of(record)
        )
        return min(found, default=(NOWHERE, inf, ""))

    def _note(self, evidence: Evidence) -> Note:
        key = (evidence.source, evidence.locator, *(getattr(evidence, name) for name in _SHOWN))
        if key not in self._notes:
            source = self._snapshot.need(Source, evidence.source)
            grade = (source.reliability or UNGRADED) + (evidence.credibility or UNGRADED)
            self._notes[key] = Note(len(self._notes) + 1, self.letter(source), grade, evidence)
        return self._notes[key]

    def letter(self, source: Source) -> str:
        """The letter of a source: A to Z, then AA and so on."""
        if source.id not in self._letters:
            self._letters[source.id] = letters(len(self._letters) + 1)
        return self._letters[source.id]

    @property
    def all(self) -> list[Note]:
        """The notes given so far, by number."""
        return list(self._notes.values())

    def sources(self, *, cited: bool = False) -> list[Source]:
        """All sources, or only those `cited`: by letter, then the others by title."""
        rest = sorted(self._snapshot.all(Source), key=lambda source: (source.title, source.publisher))
        if cited:
            noted = {note.evidence.source for note in self._notes.values()}
            rest = [source for source in rest if source.id in noted]
        for source in rest:
            self.letter(source)
        return sorted(rest, key=lambda source: (len(self.letter(source)), self.letter(source)))

    def claims(self) -> tuple[int, int, int]:
        """How many claims were cited, how many of them rest on one source, how many on none."""
        counts = Counter(min(len(sources), 2) for sources in self._claims.values())
        return counts.total(), counts[1], counts[0]


_SHOWN = ("credibility", "bearing", "field", "says", "quote", "translation", "note")


def single_source(notes: Notes, records: Iterable[Record]) -> bool:
    """True when all evidence on records comes from one source."""
    return len({each.source for record in records for each in notes.evidence_of(record)}) == 1


def field_label(record: Record, field: str) -> str:
    """The label of a field, in lower case, for running text."""
    spec = specs(type(record)).get(field)
    return spec.label.lower() if spec else field
