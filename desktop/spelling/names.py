"""What counts as right in a tracker: the names in it, and the words that were added to it."""

from collections.abc import Iterable, Iterator

from db.kept import keep, kept
from db.queries.texts import texts_of
from db.reader import Reader
from db.store import Store
from desktop.spelling.speller import Names
from desktop.spelling.words import bare, plainly, token

OWN_WORDS = "spelling words"  # the name they are kept under
# Names as such: right with capitals and without.
NAMES: dict[str, tuple[str, ...]] = {
    "actor": ("name", "short_name", "aliases"),
    "scale_term": ("term", "second_term"),
    "marking": ("level", "banner"),
    "tag": ("name",),
}
# Titles: what is written with a capital in them may be a name; a lower-case word may be wrong there too.
TITLES: dict[str, tuple[str, ...]] = {
    "dossier": ("title", "organisation"),
    "issue": ("title",),
    "option": ("label",),
    "proposal": ("title",),
    "event": ("title", "place"),
    "track": ("name",),
    "source": ("title", "publisher"),
    "obstacle": ("title",),
    "scenario": ("title",),
}
TABLES = frozenset({*NAMES, *TITLES})


def names_in(reader: Reader) -> Names:
    """The names and titles of a tracker, and the words added to it."""
    anyhow = {word.casefold() for word in _all_words(reader, NAMES)}
    titled = {word for word in _all_words(reader, TITLES) if word[:1].isupper()}
    return Names(frozenset(anyhow | set(map(str.casefold, own_words(reader)))), frozenset(titled))


def own_words(reader: Reader) -> list[str]:
    """The words that were added to the tracker, in order."""
    found = kept(reader, OWN_WORDS)
    return [word for word in found if isinstance(word, str)] if isinstance(found, list) else []


def add_word(store: Store, word: str) -> None:
    """Let a word count as right in this tracker from now on. Raises ReadOnly, NotWritten."""
    _keep(store, {*own_words(store), bare(word)})


def take_word_out(store: Store, word: str) -> None:
    """Let a word that was added count as any other again. Raises ReadOnly, NotWritten."""
    _keep(store, {*own_words(store)} - {bare(word)})


def _keep(store: Store, words: Iterable[str]) -> None:
    keep(store, OWN_WORDS, [*sorted(words, key=str.casefold)])


def _all_words(reader: Reader, tables: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for kind, fields in tables.items():
        for texts in texts_of(reader, kind, fields):
            for found in token().finditer("\n".join(texts)):
                yield from _with_parts(plainly(found["word"] or ""))


def _with_parts(word: str) -> Iterator[str]:
    """A word and, of one with hyphens, its parts: each may stand alone in a text."""
    if word:
        yield bare(word)
        yield from word.split("-") if "-" in word else ()
