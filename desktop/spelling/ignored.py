"""The words that are ignored in one record, though they are wrong elsewhere; kept in the tracker."""

from db.kept import keep, kept
from db.reader import Reader
from db.store import Store

IGNORED = "spelling ignored"  # the name they are kept under


def ignored(reader: Reader) -> dict[str, frozenset[str]]:
    """The words to be ignored, by the id of the record."""
    found = kept(reader, IGNORED)
    by_record = found if isinstance(found, dict) else {}
    return {
        id: frozenset(word for word in words if isinstance(word, str))
        for id, words in by_record.items()
        if isinstance(words, list)
    }


def ignore(store: Store, record: str, word: str) -> None:
    """Ignore a word in the record with this id from now on. Raises ReadOnly, NotWritten."""
    known = {id: words for id, words in ignored(store).items() if store.get(id) is not None}
    known[record] = known.get(record, frozenset()) | {word}
    keep(store, IGNORED, {id: [*sorted(words)] for id, words in known.items()})
