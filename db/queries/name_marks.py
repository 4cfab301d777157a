"""Which part of a name is what was typed, though the two may be written in different alphabets."""

import re
from collections.abc import Iterator

from db.queries.name_keys import plain, sound

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*")


def spans(name: str, typed: str) -> Iterator[tuple[int, int]]:
    """Where the words of `typed` (in any alphabet) begin words of `name`: start and end of each such part.

    A word that only nearly fits is not marked: nothing says which of its letters were meant.
    """
    wanted = sorted(set(plain(typed).split()), key=len, reverse=True)
    for found in _WORD.finditer(name):
        lengths = (_typed_part(found.group(), word) for word in wanted)
        if length := next((length for length in lengths if length), 0):
            yield found.start(), found.start() + length


def _typed_part(word: str, typed: str) -> int:
    """How many letters of a word of a name stand for what was typed; 0 when it does not begin so."""
    sounding = sound(typed)
    if not (plain(word).startswith(typed) or sound(plain(word)).startswith(sounding)):
        return 0
    for length in range(1, len(word)):
        part = plain(word[:length])
        if part.startswith(typed) or sound(part).startswith(sounding):
            return length
    return len(word)
