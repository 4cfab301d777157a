"""Walks through JSON text value by value and knows on which line it is."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import NoReturn

from db.errors import BadBundle
from db.records.checks import quote

_SPACE = re.compile(r"[ \t\n\r]*")
_DEEP = "it is nested too deeply to be a bundle."


class Doubled(dict[str, object]):
    """A JSON object in which some keys stand twice; `names` are theirs."""

    names: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    intern = sys.intern
    made = {intern(name): value for name, value in pairs}
    if len(made) == len(pairs):
        return made
    doubled = Doubled(made)
    doubled.names = tuple(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
    return doubled


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number that JSON knows.")


class Scanner:
    """A cursor over the text of a JSON file. `file`: its name in messages.

    Every method raises BadBundle, with the line, when the text is not what is asked for.
    """

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file
        self._at = 0
        self._counted, self._line = 0, 1
        decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_number)
        self._decode = decoder.raw_decode

    @property
    def line(self) -> int:
        """The line of the next value, counted from 1."""
        self._skip()
        return self._line_at(self._at)

    def _line_at(self, place: int) -> int:
        """The line of a place at or after the one asked for last."""
        self._line += self._text.count("\n", self._counted, place)
        self._counted = place
        return self._line

    def _skip(self) -> None:
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def fail(self, reason: str, place: int | None = None) -> NoReturn:
        """Give up at the present place, or at another."""
        raise BadBundle(self._file, reason, self._line_at(self._at if place is None else place))

    def _cut_short(self) -> NoReturn:
        self.fail("the file ends too early: it was cut short. Ask for it again.", len(self._text))

    def peek(self) -> str:
        """The next character that is not a space."""
        self._skip()
        if self._at >= len(self._text):
            self._cut_short()
        return self._text[self._at]

    def take(self, char: str, what: str) -> None:
        """Step over `char`; `what` is named when something else stands there."""
        if (found := self.peek()) != char:
            self.fail(f"{what} should stand here, not {quote(found)}.")
        self._at += 1

    def value(self) -> object:
        """The next value, objects as dicts; one with doubled keys as Doubled."""
        self.peek()
        try:
            value, self._at = self._decode(self._text, self._at)
        except json.JSONDecodeError as error:
            if error.pos >= len(self._text.rstrip()) or error.msg.startswith("Unterminated"):
                self._cut_short()
            self.fail(f"this is not JSON ({error.msg}).", error.pos)
        except ValueError as error:
            self.fail(f"a value can't be read: {error}")
        except RecursionError:
            self.fail(_DEEP)
        return value

    def members(self, what: str) -> Iterator[str]:
        """The keys of the object that comes next; take each one's value before going on."""
        self.take("{", what)
        seen: set[str] = set()
        while self.peek() != "}":
            if seen:
                self.take(",", "a comma or a closing brace")
                self.peek()
            key = self._key()
            if key in seen:
                self.fail(f"{quote(key)} stands twice.")
            seen.add(key)
            yield key
        self._at += 1

    def _key(self) -> str:
        if self.peek() != '"':
            self.fail("a name in quotation marks should stand here.")
        key = self.value()
        self.take(":", "a colon")
        return str(key)

    def items(self, what: str) -> Iterator[int]:
        """The lines of the values in the array that comes next; take each value before going on."""
        self.take("[", what)
        first = True
        while self.peek() != "]":
            if not first:
                self.take(",", "a comma or a closing bracket")
            first = False
            yield self.line
        self._at += 1

    def end(self) -> None:
        """Make sure that nothing follows."""
        self._skip()
        if self._at < len(self._text):
            self.fail("there is something after the end.")
