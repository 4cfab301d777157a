"""Sentences of a text, and where a passage stands in words: page, heading, paragraph."""

import re
from collections.abc import Sequence

from desktop.documents.blocks import HEADING, ITEM, Block, block_at

Range = tuple[int, int]
LONGEST_HEADING = 60

_END = re.compile(r"[.!?…]+[\"”’»)\]]*\s+(?=[\"“„«‘(\[]*[^\W_a-z])")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mme|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|St|Mt|No|Art|vs|cf|approx|ca|e\.g|i\.e|etc|Nr|Abs|bzw|Hr|Fr"
    r"|тыс|млн|млрд|им|ул|вул|ст|см"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[^\W\d_])\.$"
)

# "Am 3. März", "seit dem 2. Weltkrieg": in German the point makes a number the third.
_ORDINAL = re.compile(r"\b(?:am|vom|zum|zur|beim|im|de[mnrs]|das|die)\s+\d{1,3}\.$", re.I)
_NUMBER = re.compile(r"\b[0-3]?\d\.$")
_MONTH = re.compile(r"(?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zä]*\b")
_REACH = 24  # characters of what ends that are looked at


def sentences(text: str, first: int, last: int) -> list[Range]:
    """The sentences between two places of a text, as ranges of its code points, without space around them."""
    found, start = [], first
    for end in _END.finditer(text, first, last):
        if not _goes_on(text, max(start, end.start() + 1 - _REACH), end):
            found.append((start, start + len(text[start : end.end()].rstrip())))
            start = end.end()
    if text[start:last].strip():
        found.append((start, start + len(text[start:last].rstrip())))
    return found


def _goes_on(text: str, start: int, end: "re.Match[str]") -> bool:
    """Whether what looks like an end is the point of a short form, or of a number that counts."""
    words = text[start : end.start() + 1]
    if _SHORT.search(words) or _ORDINAL.search(words):
        return True
    return _NUMBER.search(words) is not None and _MONTH.match(text, end.end()) is not None


def sentence_at(text: str, found: Sequence[Block], place: int) -> Range:
    """The sentence a place is in or before, within its block; an empty range in a text of nothing."""
    at = block_at(found, place)
    if at < 0:
        return place, place
    block = found[at]
    within = sentences(text, block.first, block.last)
    return next((each for each in within if place < each[1]), within[-1])


def step_sentence(text: str, found: Sequence[Block], place: Range, way: int) -> Range:
    """The sentence after the one a range ends in, or with -1 the one before that it begins in."""
    here = sentence_at(text, found, max(place[0], place[1] - 1) if way > 0 else place[0])
    at = block_at(found, here[0])
    within = sentences(text, found[at].first, found[at].last) if at >= 0 else []
    next_at = within.index(here) + way if here in within else 0
    if 0 <= next_at < len(within):
        return within[next_at]
    if not 0 <= at + way < len(found):
        return here
    other = found[at + way]
    return sentences(text, other.first, other.last)[0 if way > 0 else -1]


def heading_over(text: str, found: Sequence[Block], place: int) -> str:
    """The words of the heading a place stands under; '' for none."""
    at = block_at(found, place)
    over = (block for block in reversed(found[: at + 1]) if block.kind == HEADING)
    return next((" ".join(text[block.first : block.last].split()) for block in over), "")


def locator(text: str, found: Sequence[Block], first: int, last: int) -> str:
    """Where a passage stands, as it is cited: "page 3, What they want, paragraphs 7–8"."""
    begins, ends = block_at(found, first), block_at(found, max(first, last - 1))
    if begins < 0:
        return ""
    start, end = found[begins], found[ends]
    heading = heading_over(text, found, first)
    if begins and heading == " ".join(text[found[0].first : found[0].last].split()):
        heading = ""  # the title of the whole says nothing of the place
    if len(heading) > LONGEST_HEADING:
        heading = f"{heading[: LONGEST_HEADING - 1].rstrip()}…"
    pages = _numbers("page", start.page, end.page) if start.page else ""
    word = "bullet" if start.kind == end.kind == ITEM else "paragraph"
    blocks = _numbers(word, start.number, end.number) if start.kind != HEADING else "heading"
    return ", ".join(part for part in (pages, heading, blocks) if part)


def _numbers(word: str, first: int, last: int) -> str:
    return f"{word} {first}" if first >= last else f"{word}s {first}–{last}"
