"""Breaks words into lines: ragged right, no hyphenation, no stub of a last line, titles balanced by sense."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from desktop.briefing.text import NO_BREAK, Run

LABEL_GAP = 5.0  # between the label of an item and its text, in points
LEAST_LETTERS = 12  # of a last line
_HALF_FULL = 0.5  # of its measure: what a line keeps at least when it gives words to the last one
# No range or day is parted, and no prefix or stub from its word: "de-escalation", "12-month", "follow-up".
_DASHES = re.compile(
    r"(?<=[^\W_]{2})(?:[—/]|(?<!\d)–|–(?!\d))(?=\w{2})|(?<=[^\W_]{3})(?:(?<!\d)-|-(?!\d))(?=\w{3})"
)
_IN_ADDRESS = re.compile(r"[/.\]-](?=.)")
_NEVER_LAST = {"a", "an", "the", "of", "to", "in", "on", "by", "for", "and", "or", "at", "is"}
_DOT = "·"  # between things of a list: no line begins with it
_HAIR = 0.01  # points a line may be wider, for sums of fractions
_TITLE_WORDS = 26  # beyond that a title is too long to try every way of breaking it

Part = tuple[Run, str]
# What no line end may part: its text in one or more runs, its width, the space before it, and the run that
# space is set in, None when it is glued to the word before. A plain tuple, for a paper has ten thousand.
Word = tuple[tuple[Part, ...], float, float, Run | None]
_PARTS: Final = 0
_WIDTH: Final = 1
_SPACE: Final = 2
_SPACED: Final = 3


class Piece(NamedTuple):
    """Text of one run at its place in a line, in points from the left edge."""

    x: float
    text: str
    run: Run


class Line(NamedTuple):
    """One line, its pieces from left to right."""

    pieces: tuple[Piece, ...]
    width: float


def broken(runs: Sequence[Run], measure: float, turned: float = 0.0) -> list[Line]:
    """The lines of `runs` in a column `measure` points wide; \\n breaks, an empty paragraph has no line.

    `turned`: how far all lines but the first stand in.
    """
    lines: list[Line] = []
    for words in _paragraphs(runs):
        first = 0.0 if lines else turned
        filled = _filled(words, measure - turned, first)
        lines.extend(map(_set, _bind_last(filled, measure - turned)))
    return [*lines[:1], *hung(lines[1:], turned, None)] if turned else lines


def hung(lines: Sequence[Line], indent: float, label: Run | None) -> list[Line]:
    """Lines that stand `indent` points in, with a label that ends before the first of them."""
    moved = [
        Line(tuple(piece._replace(x=piece.x + indent) for piece in line.pieces), line.width + indent)
        for line in lines
    ]
    if label is None:
        return moved
    first = moved[0] if moved else Line((), 0.0)
    mark = Piece(indent - LABEL_GAP - label.width(label.text), f"{label.text} ", label)
    return [Line((mark, *first.pieces), first.width), *moved[1:]]


def balanced(runs: Sequence[Run], measure: float, most: int = 3) -> list[Line] | None:
    """The lines of a title, as even as they get and broken by sense; None when it needs more than `most`."""
    words = [word for line in _paragraphs(runs) for word in line]
    filled = _filled(words, measure)
    if len(filled) > most:
        return None
    best = filled if len(words) > _TITLE_WORDS else _best(words, filled, measure, most)
    return [_set(line) for line in best]


def _best(words: list[Word], filled: list[list[Word]], measure: float, most: int) -> list[list[Word]]:
    """The smoothest way to set a title on as many lines as it needs, or one more."""
    counts = range(len(filled), min(most, len(filled) + 1) + 1)
    ways = (way for count in counts for way in _ways(words, count))
    fitting = [way for way in ways if all(_width(line) <= measure for line in way)]
    return min(fitting or [filled], key=lambda way: _roughness(way, measure))


def _ways(words: list[Word], count: int) -> Iterator[list[list[Word]]]:
    for cuts in combinations(range(1, len(words)), count - 1):
        yield [words[start:end] for start, end in pairwise((0, *cuts, len(words)))]


def _roughness(way: list[list[Word]], measure: float) -> float:
    """How far a title is from even lines that end where the sense does; a further line costs as well."""
    widths = [_width(line) / measure for line in way]
    mean = sum(widths) / len(widths)
    rough = sum((width - mean) ** 2 for width in widths) + 0.12 * len(way)
    for line in way[:-1]:
        end = _text(line[-1])
        rough += 1.0 if end.lower() in _NEVER_LAST else -0.25 if end.endswith((";", ":")) else 0.0
    return rough


# -- words ---------------------------------------------------------------------------------------


def _paragraphs(runs: Sequence[Run]) -> list[list[Word]]:
    """The words between forced breaks."""
    found: list[list[Word]] = [[]]
    space, spaced = 0.0, None
    for run in runs:
        if "\n" not in run.text:
            space, spaced = _add(found[-1], run, run.text, space, spaced)
            continue
        for at, text in enumerate(run.text.split("\n")):
            if at:
                found.append([])
                space, spaced = 0.0, None
            space, spaced = _add(found[-1], run, text, space, spaced)
    return [words for words in found if words]


def _add(
    words: list[Word], run: Run, text: str, space: float, spaced: Run | None
) -> tuple[float, Run | None]:
    """Add the words of a run; the space left open at its end is handed on to the next run."""
    if run.chip:
        _glue(words, run, "", run.width(""), space, spaced)
        return 0.0, None
    widths, scale = run.face.widths, run.size / 1000
    gap = widths[" "] * scale
    first, *bits = text.split(" ")
    if first:
        _glue(words, run, first, widths[first] * scale, space, spaced)
        space, spaced = 0.0, None
    for bit in bits:
        if bit == _DOT and words:
            _glue(words, run, NO_BREAK + bit, widths[NO_BREAK + bit] * scale, 0.0, None)
        elif bit:
            words.append((((run, bit),), widths[bit] * scale, gap, run))
    if not bits:
        return space, spaced
    return (0.0, None) if bits[-1] else (gap, run)


def _glue(words: list[Word], run: Run, text: str, width: float, space: float, spaced: Run | None) -> None:
    """Add the start of a run: to the word before unless there is a space between them."""
    if spaced is None and words:
        parts, before, gap, in_run = words[-1]
        words[-1] = ((*parts, (run, text)), before + width, gap, in_run)
    else:
        words.append((((run, text),), width, space if words else 0.0, spaced))


def _text(word: Word) -> str:
    return "".join([text for _, text in word[_PARTS]])


def _letters(word: Word) -> int:
    """How long a word is without the numbers of its notes."""
    return sum(len(text) for run, text in word[_PARTS] if not run.rise)


def _width(line: Sequence[Word]) -> float:
    return sum(word[_WIDTH] for word in line) + sum(word[_SPACE] for word in line[1:])


# -- lines ---------------------------------------------------------------------------------------


def _filled(words: Sequence[Word], measure: float, first: float = 0.0) -> list[list[Word]]:
    """Words in lines as full as they get; the first line is wider by `first`."""
    lines: list[list[Word]] = []
    line: list[Word] = []
    used = -first
    measure += _HAIR
    for word in words:
        width = word[_WIDTH]
        if line and used + word[_SPACE] + width > measure:
            head, word = _at_dash(word, measure - used - word[_SPACE])
            lines.append([*line, head] if head else line)
            line, used, width = [], 0.0, word[_WIDTH]
        while not line and used + width > measure:
            head, word = _forced(word, measure - used)
            lines.append([head])
            used, width = 0.0, word[_WIDTH]
        used += word[_SPACE] + width if line else width
        line.append(word)
    return [*lines, line] if line else lines


def _bind_last(lines: list[list[Word]], measure: float) -> list[list[Word]]:
    """Move words down until the last line is no stub; what they leave is no stub either."""
    if len(lines) < 2:
        return lines
    before, last = lines[-2], lines[-1]
    while sum(map(_letters, last)) < LEAST_LETTERS and len(before) > 1:
        if _width([before[-1], *last]) > measure or _width(before[:-1]) < measure * _HALF_FULL:
            break
        before, last = before[:-1], [before[-1], *last]
    return [*lines[:-2], before, last]


def _at_dash(word: Word, room: float) -> tuple[Word | None, Word]:
    """Part a word behind the last dash or stroke that fits in `room`."""
    run, text = word[_PARTS][0]
    if not any(sign in text for sign in "-–—/"):
        return None, word
    signs = _IN_ADDRESS if "://" in text else _DASHES
    ends = [found.end() for found in signs.finditer(text)]
    fits = [end for end in ends if run.width(text[:end]) <= room]
    return _parted(word, 0, fits[-1]) if fits else (None, word)


def _forced(word: Word, room: float) -> tuple[Word, Word]:
    """Part a word that is wider than a line where it reaches the edge, behind a sign if there is one."""
    used = 0.0
    for at, (run, text) in enumerate(word[_PARTS]):
        width = run.width(text)
        if used + width > room:
            end = _longest(run.width, text, room - used)
            fit = [] if "://" in text else [found.end() for found in _DASHES.finditer(text, 0, end)]
            signs = fit or [found.end() for found in _IN_ADDRESS.finditer(text, 0, end)]
            end = signs[-1] if signs and signs[-1] > end // 2 else end
            return _parted(word, at, end if end or at else 1)
        used += width
    return _parted(word, len(word[_PARTS]) - 1, len(word[_PARTS][-1][1]))


def _longest(width: Callable[[str], float], text: str, room: float) -> int:
    """How many signs of `text` are not wider than `room`, found by halving."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(text[:middle]) <= room else (low, middle - 1)
    return low


def _parted(word: Word, at: int, end: int) -> tuple[Word, Word]:
    """The two words that a cut behind sign `end` of part `at` leaves."""
    parts = word[_PARTS]
    run, text = parts[at]
    head = [*parts[:at], (run, text[:end])] if end else parts[:at]
    tail = [(run, text[end:]), *parts[at + 1 :]] if text[end:] else parts[at + 1 :]
    first, rest = (sum(part.width(bit) for part, bit in half) for half in (head, tail))
    return (tuple(head), first, word[_SPACE], word[_SPACED]), (tuple(tail), rest, 0.0, None)


# -- pieces --------------------------------------------------------------------------------------


def _set(words: Sequence[Word]) -> Line:
    """Give each piece its place; text of one run that stands together is one piece.

    A piece ends in a space where a word or a line ends: words read from the page don't run together.
    """
    pieces: list[Piece] = []
    run: Run | None = None  # of the piece being gathered
    texts: list[str] = []
    x = start = 0.0
    for parts, width, space, spaced in words:
        if run is not None:
            x += space
            if parts[0][0] is run and spaced is run and len(parts) == 1:
                texts.append(parts[0][1])
                x += width
                continue
            if spaced is not None and not run.chip:
                texts.append("")
        for part, text in parts:
            if run is not None:
                pieces.append(Piece(start, " ".join(texts), run))
            run, texts, start = part, [text], x
            x += part.width(text)
    if run is not None:
        if not run.chip:
            texts.append("")
        pieces.append(Piece(start, " ".join(texts), run))
    return Line(tuple(pieces), x)
