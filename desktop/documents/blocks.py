"""The text as kept, cut into blocks: headings, items, paragraphs, with the page they stand on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

HEADING, ITEM, PARAGRAPH = "heading", "item", "paragraph"

_MARKED_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_ITEM = re.compile(r"([ \t]*)(?:[•‣◦▪*–-]|\d{1,3}[.)]|[a-z][.)])[ \t]+(?=\S)")
_LONGEST_HEADING = 90  # characters: longer lines that stand alone are paragraphs
_LONGEST_QUESTION = 240
_ENDS_A_SENTENCE = (".", ",", ";", ":", "!", "?", "…")
_WITHIN = re.compile(r"[.!?…]\s+\S")  # a sentence ends before the line does
_LABEL = re.compile(r"\s*[^\W\d_a-z][\w’'()/ -]{0,39}:\s")
_COUNTED = re.compile(r"\s*[^\W\d_a-z]\w+ \d{1,2}(?:\.|:| ?[–—]| -)\s+[\"'“„«]?[^\W\d_a-z]")  # Option 2 — A
_WRAPPED = range(40, 121)  # characters of the longest line, where lines may be wrapped by hand
_DEEPEST = 6
LONGEST = (
    20_000  # code points of a block; a longer one is cut at a space, where it has one, to be set on screen
)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, item or paragraph. `first`, `last`: its words as code points of the text, end excluded.

    A block goes over several lines where these were wrapped by hand, at most `LONGEST` code points in all.
    `number`: its place among the items and paragraphs, from 1; of a heading, of the one that follows it.
    `page`: from 1, 0 where the text knows no pages. `level`: of a heading 1–6, of an item its depth from 1.
    """

    kind: str
    first: int
    last: int
    number: int
    page: int
    level: int = 1


@dataclass(frozen=True, slots=True)
class _Line:
    words: str  # without the space behind
    at: int  # code point of the text
    page: int

    @property
    def last(self) -> int:
        return self.at + len(self.words)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text as kept, in its order. Every word of the text is in exactly one of them.

    A line that stands alone and asks one question is a heading, one step below the heading over it.
    """
    number, level, found = 1, 0, []
    for block in (piece for whole in _unnumbered(text) for piece in _pieces(text, whole)):
        asks = block.kind == HEADING and not block.level
        if block.kind == HEADING and not asks:
            level = block.level
        deep = min(level + 1, _DEEPEST) if asks else block.level
        found.append(Block(block.kind, block.first, block.last, number, block.page, deep))
        number += block.kind != HEADING
    return tuple(found)


def block_at(found: Sequence[Block], place: int) -> int:
    """Which block a code point of the text is in, or comes next; the last one after all. -1 for none."""
    return next((n for n, block in enumerate(found) if place <= block.last), len(found) - 1)


def sign_of(text: str, block: Block) -> str:
    """What stands before the words of an item: "•", "3."; '' for other blocks."""
    start = text.rfind("\n", 0, block.first) + 1
    return text[start : block.first].strip() if block.kind == ITEM else ""


def _unnumbered(text: str) -> Iterator[Block]:
    """The blocks, not yet numbered; a question has no level yet."""
    for group in _groups(text):
        longest = max(len(line.words) for line in group)
        begun: Block | None = None
        for before, line in zip([None, *group], group, strict=False):
            if begun and before and _goes_on(begun, before, line, longest):
                begun = replace(begun, last=line.last)
                continue
            if begun:
                yield begun
            begun = _begun(line, alone=len(group) == 1)
        if begun:
            yield begun


def _pieces(text: str, block: Block) -> Iterator[Block]:
    """A block that is too long in several; all others as they are."""
    while block.last - block.first > LONGEST:
        end = block.first + LONGEST
        space = max(text.rfind(" ", block.first + 1, end), text.rfind("\n", block.first + 1, end))
        cut, after = (space, space + 1) if space > 0 else (end, end)
        yield replace(block, last=cut)
        block = replace(block, kind=PARAGRAPH, first=after, level=1)
    yield block


def _groups(text: str) -> Iterator[list[_Line]]:
    """Lines without an empty line or the end of a page between them."""
    page, at = int("\f" in text), 0  # a text that knows pages begins on the first
    group: list[_Line] = []
    for words in text.replace("\f", "\n").split("\n"):
        if words.strip():
            group.append(_Line(words.rstrip(), at, page))
        end = at + len(words)
        new_page = text[end : end + 1] == "\f"
        if group and (new_page or not words.strip()):
            yield group
            group = []
        page += new_page
        at = end + 1
    if group:
        yield group


def _goes_on(begun: Block, before: _Line, line: _Line, longest: int) -> bool:
    """Whether a line goes on with the block: its first word had no room on the line before."""
    if begun.kind == HEADING or longest not in _WRAPPED:
        return False
    if any(sign.match(line.words) for sign in (_ITEM, _MARKED_HEADING, _LABEL, _COUNTED)):
        return False
    return len(before.words) + 1 + len(line.words.split(maxsplit=1)[0]) > longest


def _begun(line: _Line, *, alone: bool) -> Block:
    """The block that a line begins; a question's level is 0."""
    words = line.words
    if marked := _MARKED_HEADING.match(words):
        return Block(HEADING, line.at + marked.end(), line.last, 0, line.page, len(marked[1]))
    if item := _ITEM.match(words):
        depth = 1 + len(item[1].expandtabs(2)) // 4
        return Block(ITEM, line.at + item.end(), line.last, 0, line.page, depth)
    first = line.at + len(words) - len(words.lstrip())
    if alone and _asks(words.strip()):
        return Block(HEADING, first, line.last, 0, line.page, 0)
    kind = HEADING if alone and _looks_like_a_heading(words.strip()) else PARAGRAPH
    return Block(kind, first, line.last, 0, line.page)


def _asks(words: str) -> bool:
    return words.endswith("?") and len(words) <= _LONGEST_QUESTION and not _WITHIN.search(words)


def _looks_like_a_heading(words: str) -> bool:
    return len(words) <= _LONGEST_HEADING and not words.endswith(_ENDS_A_SENTENCE) and not words.islower()
