"""The sample dossier as records, read in plain Python, and what its tests ask of it."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from typing import TypeVar

import resources
from db.records import KINDS, Evidence, Record, specs

R = TypeVar("R", bound=Record)

NAME = "dossiers/ukraine-russia.json"
TEXT = resources.read_text(NAME)
RECORDS: dict[str, Record] = {
    row["id"]: KINDS[kind](**row) for kind, rows in json.loads(TEXT)["records"].items() for row in rows
}

RUN = 8  # words
DIGEST = 5  # bytes


def every(cls: type[R]) -> list[R]:
    """All records of a kind, by id."""
    return [record for record in RECORDS.values() if isinstance(record, cls)]


def need(cls: type[R], id: str | None) -> R:
    """The record of a kind with this id; AssertionError when there is none."""
    record = RECORDS.get(id or "")
    assert isinstance(record, cls), f"{id} is no {cls.META.label}"
    return record


def evidence(id: str) -> list[Evidence]:
    """What is cited for a record."""
    return [each for each in every(Evidence) if each.record == id]


def texts() -> Iterator[tuple[Record, str, str]]:
    """Each text of the dossier that a person reads, with its record and field."""
    for record in RECORDS.values():
        for name, spec in specs(type(record)).items():
            value = getattr(record, name)
            if spec.kind in ("text", "prose") and name != "id" and value:
                yield record, name, value


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; an apostrophe inside a word is dropped, a hyphen parts words."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return re.findall(r"[^\W_]+", re.sub(r"(?<=\w)['’](?=\w)", "", plain))


def runs_of(text: str) -> set[bytes]:
    """A digest of each run of RUN words in a text."""
    words = words_of(text)
    runs = (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
    return {hashlib.sha256(run.encode()).digest()[:DIGEST] for run in runs}
