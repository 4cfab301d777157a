"""The words of a whole tracker that are neither in a dictionary nor among its names."""

from collections.abc import Iterator
from dataclasses import dataclass

from db.queries.texts import texts_of
from db.reader import Reader
from db.records import KINDS
from desktop.spelling.basis import Basis
from desktop.spelling.fields import OF_SOURCES, language_of, spelled_fields
from desktop.spelling.ignored import ignored
from desktop.spelling.words import words


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word and where it stands."""

    word: str
    record: str
    kind: str
    field: str


def unknown_words(reader: Reader, basis: Basis, language: str) -> Iterator[Unknown]:
    """Every misspelled word, by kind, record and field; `language`: the tag of the tracker's own."""
    left_out = ignored(reader)
    sources = {row[0]: row[1] for row in texts_of(reader, "source", ("id", "language"))}
    for kind, fields in spelled_fields().items():
        extra = tuple(sorted({name for (of, _), name in OF_SOURCES.items() if of == kind}))
        extra += ("source",) if kind == "evidence" else ()
        names = ("id", *fields, *extra)
        for row in texts_of(reader, kind, names):
            values = dict(zip(names, row, strict=True))
            otherwise = sources.get(values.get("source", ""), "") or language
            for name in fields:
                own = otherwise if (kind, name) in OF_SOURCES else language
                speller = basis.speller(language_of(KINDS[kind], name, values.get, own))
                for word in words(values[name]):
                    if not speller.is_right(word.text) and word.text not in left_out.get(row[0], ()):
                        yield Unknown(word.text, row[0], kind, name)
