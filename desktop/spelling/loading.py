"""Reads a dictionary into memory without keeping other threads waiting; a broken one is said in words."""

import codecs
import io
import re
import time
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from spylls.hunspell import Dictionary, readers
from spylls.hunspell.readers.file_reader import BaseReader

from db.errors import KnownError
from desktop.spelling.dictionaries import Listed
from desktop.spelling.words import script_of

FIRST_ENCODING = "cp1252"  # until the rules name theirs
MOST_BYTES = 60_000_000
LINES_AT_ONCE = 40  # then other threads have a turn: the window must not wait for the interpreter
SAMPLE = 400  # words looked at for the script they are written in
SECONDS = 0.4  # after which no further suggestion is looked for
# What the reader of dictionaries raises on files that are none.
BROKEN = (LookupError, ValueError, AttributeError, TypeError, RecursionError, re.error)


class BrokenDictionary(KnownError):
    """A dictionary that can't be read; texts are checked with the others."""

    def __init__(self, listed: Listed, why: str) -> None:
        super().__init__(
            f"The dictionary {listed.tag} ({listed.dic}) can't be used: {why}. "
            "Spelling is checked without it. Name another in the settings, or install it again."
        )


class Loaded:
    """A dictionary in memory. `scripts`: those its words are written in. Any thread may ask it."""

    def __init__(self, tag: str, dictionary: Dictionary) -> None:
        self.tag = tag
        self._dictionary = dictionary
        self.scripts = _scripts(dictionary)

    def has(self, word: str) -> bool:
        """Whether the word, with straight apostrophes, is in it or formed by its rules."""
        return bool(self._dictionary.lookup(word))

    def suggestions(self, word: str, most: int) -> list[str]:
        """What may be meant by a word it has not, best first; fewer when they take long to find."""
        found: list[str] = []
        until = time.monotonic() + SECONDS
        for suggestion in self._dictionary.suggest(word):
            found.append(str(suggestion))
            if len(found) == most or time.monotonic() > until:
                break
        return found


class _Reader(BaseReader):  # type: ignore[misc]  # the package has no types
    """Reads a file that is in memory line by line, and lets other threads go on in between."""

    def __init__(self, data: bytes, encoding: str = FIRST_ENCODING) -> None:
        self._data = data.removeprefix(codecs.BOM_UTF8)
        super().__init__(self._opened(encoding))

    def reset_encoding(self, encoding: str) -> None:
        """Go on in another encoding: the rules name theirs within."""
        self.reset_io(self._opened(encoding))

    def readlines(self) -> Iterator[tuple[int, str]]:
        """The lines with their numbers, from 1."""
        for number, line in super().readlines():
            if number % LINES_AT_ONCE == 0:
                time.sleep(0)
            yield number, line

    def _opened(self, encoding: str) -> io.TextIOWrapper:
        return io.TextIOWrapper(io.BytesIO(self._data), encoding, errors="surrogateescape")


def load(listed: Listed) -> Loaded:
    """The dictionary in memory; read once while its files stay as they are. Raises BrokenDictionary."""
    try:
        return _load(listed, _state(listed.aff), _state(listed.dic))
    except OSError as error:
        name = Path(error.filename).name if error.filename else listed.dic.name
        raise BrokenDictionary(listed, f"{name} can't be read ({error.strerror or error})") from error


def _state(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=12)
def _load(listed: Listed, aff: tuple[int, int], dic: tuple[int, int]) -> Loaded:
    if max(aff[1], dic[1]) > MOST_BYTES:
        raise BrokenDictionary(listed, "it is too large to be one")
    try:
        rules, context = readers.read_aff(_Reader(listed.aff.read_bytes()))
        lines = _Reader(listed.dic.read_bytes(), context.encoding)
        stems = readers.read_dic(lines, aff=rules, context=context)
        loaded = Loaded(listed.tag, Dictionary(rules, stems))
    except BROKEN as error:
        raise BrokenDictionary(listed, "its files are not a Hunspell dictionary") from error
    if any(_is_half(word.stem) for word in stems.words):
        raise BrokenDictionary(listed, f"its words are not written in {context.encoding}, as it says")
    if not loaded.scripts:
        raise BrokenDictionary(listed, "it holds no words")
    return loaded


def _is_half(stem: str) -> bool:
    """Whether a byte that its encoding has no letter for was read into a word."""
    return not stem.isascii() and any("\udc80" <= sign <= "\udcff" for sign in stem)


def _scripts(dictionary: Dictionary) -> frozenset[str]:
    """The scripts that at least every tenth word is written in."""
    stems = [word.stem for word in dictionary.dic.words]
    sample = stems[:: max(1, len(stems) // SAMPLE)]
    counted = Counter(script for stem in sample if (script := _first_script(stem)))
    return frozenset(script for script, number in counted.items() if number * 10 >= sum(counted.values()))


def _first_script(stem: str) -> str:
    return next(filter(None, map(script_of, stem)), "")
