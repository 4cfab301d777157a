"""A typed line in its pieces: what stands before the colon, the text, a sign at its end, stances."""

import re
from collections.abc import Callable
from dataclasses import dataclass

QUOTES = '"“”„'
_SIGN = re.compile(r"(?:^|(?<=\s))([!~?])\s*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line: where it stands (code points), and its words without quotation marks around them."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line in its pieces. `text` is None until a colon is typed, `prefix` where no kind is named."""

    prefix: Piece | None
    head: tuple[Piece, ...]
    text: Piece | None
    sign: Piece | None
    stances: tuple[Piece, ...]


def split(line: str, is_kind: Callable[[str], bool], is_whole: Callable[[str], bool]) -> Line:
    """Take a line apart: `kind: part / part / part : text ! | R option`.

    `is_kind`: whether a word before a colon names a kind. `is_whole`: whether words hold a slash of their
    own, as a date does; other slashes part them even without a space.
    """
    begin, prefix = 0, None
    colons = [at for at in _outside(line, ":") if at + 1 == len(line) or line[at + 1].isspace()]
    if colons and colons[0] and not line[colons[0] - 1].isspace() and is_kind(line[: colons[0]]):
        prefix = _piece(line, 0, colons[0])
        begin = colons.pop(0) + 1
    end = colons[0] if colons else len(line)
    head = tuple(_head(line, begin, end, is_whole))
    if not colons:
        return Line(prefix, head, None, None, ())
    return Line(prefix, head, *_body(line, end + 1))


def _outside(line: str, sign: str) -> list[int]:
    """Where a sign stands outside quotation marks."""
    found, quoted = [], False
    for at, letter in enumerate(line):
        if letter in QUOTES:
            quoted = not quoted
        elif letter == sign and not quoted:
            found.append(at)
    return found if not quoted else [at for at, letter in enumerate(line) if letter == sign]


def _head(line: str, begin: int, end: int, is_whole: Callable[[str], bool]) -> list[Piece]:
    strokes = [at for at in _outside(line, "/") if begin <= at < end]
    spaced = [at for at in strokes if _is_spaced(line, at)]
    pieces = []
    for first, last in _between(begin, end, spaced):
        close = _between(first, last, [at for at in strokes if first <= at < last])
        pieces += [_piece(line, *each) for each in _joined(line, close, is_whole)]
    return pieces


def _joined(
    line: str, parts: list[tuple[int, int]], is_whole: Callable[[str], bool]
) -> list[tuple[int, int]]:
    """Parts between slashes without a space, those that are one date together again."""
    joined: list[tuple[int, int]] = []
    while parts:
        spans = ((parts[0][0], parts[n - 1][1], n) for n in (3, 2) if n <= len(parts))
        start, end, length = next((s for s in spans if is_whole(line[s[0] : s[1]].strip())), (*parts[0], 1))
        joined.append((start, end))
        parts = parts[length:]
    return joined


def _is_spaced(line: str, at: int) -> bool:
    before, behind = line[at - 1 : at], line[at + 1 : at + 2]
    return not before or not behind or before.isspace() or behind.isspace()


def _between(begin: int, end: int, cuts: list[int]) -> list[tuple[int, int]]:
    starts, ends = [begin, *(at + 1 for at in cuts)], [*cuts, end]
    return list(zip(starts, ends, strict=True))


def _piece(line: str, start: int, end: int) -> Piece:
    """The words between two places, without the space around them."""
    inside = line[start:end]
    first = start + len(inside) - len(inside.lstrip())
    last = max(first, start + len(inside.rstrip()))
    words = line[first:last]
    if len(words) > 1 and words[0] in QUOTES and words[-1] in QUOTES:
        words = words[1:-1]
    return Piece(first, last, words)


def _body(line: str, begin: int) -> tuple[Piece, Piece | None, tuple[Piece, ...]]:
    bars = [at for at in _outside(line, "|") if at >= begin]
    text_end = bars[0] if bars else len(line)
    sign = _SIGN.search(line[begin:text_end])
    at = begin + sign.start(1) if sign else text_end
    stances = tuple(_piece(line, *each) for each in _between(text_end + 1, len(line), bars[1:]) if bars)
    return _piece(line, begin, at), Piece(at, at + 1, line[at]) if sign else None, stances
