"""Files that people write, in TOML: read key by key; what is wrong is said with its line."""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from db.errors import KnownError

LARGEST = 200_000  # bytes of a file a person writes
FEW = 8  # so many known words are all named beside the one that is meant
_HEAD = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_COUNTED = re.compile(r"\.\d+")
_KEY = re.compile(r"\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*=")


class WrongFile(KnownError):
    """A file that a person wrote is not what it should be; nothing was made from it. `line`: 0 if unknown."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        self.line = line
        where = f"{file}, line {line}" if line else file
        super().__init__(f"{where}: {reason} Nothing was written.")


class Table:
    """A table of such a file. Each method takes one key; what nobody took is unknown, and `done` says so."""

    def __init__(
        self, data: Mapping[str, object], *, file: str, path: str = "", lines: Mapping[str, int] | None = None
    ) -> None:
        self._data, self.file, self._path = data, file, path
        self._lines = lines or {}
        self._taken: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def names(self) -> list[str]:
        """The keys there are, in the order they are written in."""
        return list(self._data)

    def wrong(self, key: str, reason: str) -> WrongFile:
        """The error about one key, or with '' about the whole table; `reason` is a sentence."""
        place = ".".join(part for part in (self._path, key) if part)
        line = self._lines.get(place) or self._lines.get(self._path) or 0
        named = _COUNTED.sub("", place)
        return WrongFile(self.file, line, f"“{named}” {reason}" if named else reason)

    def _take(self, key: str, default: object = None) -> object:
        self._taken.add(key)
        return self._data.get(key, default)

    def text(self, key: str, default: str | None = None, *, longest: int = 200) -> str:
        """Text on one line; None as `default` makes the key needed."""
        found = self._take(key, default)
        if found is None:
            raise self.wrong("", f"lacks “{key}”, a text." if self._path else f"The file lacks “{key}”.")
        if not isinstance(found, str) or len(found) > longest or not found.isprintable():
            raise self.wrong(
                key, f"must be text in quotation marks, on one line, of {longest} signs at most."
            )
        return found

    def flag(self, key: str, *, default: bool) -> bool:
        """Yes or no."""
        found = self._take(key, default)
        if not isinstance(found, bool):
            raise self.wrong(key, "must be true or false, without quotation marks.")
        return found

    def number(self, key: str, default: float, low: float, high: float) -> float:
        """A number from `low` to `high`."""
        found = self._take(key, default)
        if isinstance(found, bool) or not isinstance(found, int | float) or not low <= found <= high:
            raise self.wrong(key, f"must be a number from {low:g} to {high:g}.")
        return float(found)

    def whole(self, key: str, default: int, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        found = self._take(key, default)
        if type(found) is not int or not low <= found <= high:
            raise self.wrong(key, f"must be a whole number from {low} to {high}.")
        return found

    def choice(self, key: str, default: str | None, known: Collection[str]) -> str:
        """One of the words in `known`, or `default`; None makes the key needed."""
        found = self.text(key, default)
        if found != default and found not in known:
            raise self.wrong(key, f"is “{found}”, which is not known. {nearest(found, known)}")
        return found

    def table(self, key: str) -> "Table":
        """A table within this one; an empty one when it is not there."""
        found = self._take(key, {})
        if not isinstance(found, dict):
            raise self.wrong(key, f"must be a table, begun by [{key}].")
        return self._within(found, key)

    def tables(self, key: str) -> Iterator["Table"]:
        """The tables of a list, each begun by [[key]]."""
        found = self._take(key, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise self.wrong(key, f"must be a list of tables, each begun by [[{key}]].")
        yield from (self._within(each, f"{key}.{at}") for at, each in enumerate(found))

    def _within(self, data: dict[str, object], key: str) -> "Table":
        path = f"{self._path}.{key}" if self._path else key
        return Table(data, file=self.file, path=path, lines=self._lines)

    def known(self, keys: Iterable[str]) -> None:
        """Say that these keys may be there, so that an unknown one can be told from them."""
        self._taken.update(keys)

    def done(self) -> None:
        """Raise WrongFile when there is a key that nobody asked for."""
        for key in self._data:
            if key not in self._taken:
                raise self.wrong(key, f"is not known here. {nearest(key, self._taken)}")


def nearest(word: str, known: Collection[str]) -> str:
    """A sentence that helps on: what was probably meant, and what would do."""
    from rapidfuzz.process import extractOne  # only what is mistyped needs it

    found = extractOne(word, sorted(known), score_cutoff=60)
    if found and len(known) > FEW:
        return f"Did you mean “{found[0]}”?"
    meant = f"Did you mean “{found[0]}”? " if found else ""
    return f"{meant}Known: {', '.join(sorted(known)) or 'none'}."


def parsed(source: str, file: str) -> Table:
    """The text of a file as a table; `file` is what errors call it. Raises WrongFile."""
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        said = re.sub(r" \(at .*\)$", "", str(error))
        raise WrongFile(file, int(found[1]) if found else 0, f"This is no TOML: {said}.") from error
    return Table(data, file=file, lines=_lines(source))


def read(path: Path) -> Table:
    """A file as a table. Raises WrongFile, also when it can't be read."""
    try:
        with path.open("rb") as opened:
            data = opened.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise WrongFile(str(path), 0, f"It is longer than {LARGEST:,} bytes.")
        source = data.decode("utf-8-sig")
    except OSError as error:
        raise WrongFile(str(path), 0, f"It can’t be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise WrongFile(str(path), 0, "It is not written in UTF-8.") from error
    return parsed(source.replace("\r\n", "\n"), str(path))


def _lines(source: str) -> dict[str, int]:
    """The line of each table and key, by its path; tables of a list are counted from 0."""
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    path = ""
    for number, line in enumerate(source.splitlines(), start=1):
        if head := _HEAD.match(line):
            path = _headed(head[2].replace(" ", ""), listed=head[1] == "[[", counts=counts)
            lines.setdefault(path, number)
        elif key := _KEY.match(line):
            lines.setdefault(f"{path}.{key[1]}" if path else key[1], number)
    return lines


def _headed(name: str, *, listed: bool, counts: dict[str, int]) -> str:
    """The path of a table by its head: [section.options] belongs to the last [[section]]."""
    if listed:
        counts[name] = counts.get(name, -1) + 1
        return f"{name}.{counts[name]}"
    first, dot, rest = name.partition(".")
    return f"{first}.{counts[first]}{dot}{rest}" if first in counts else name
