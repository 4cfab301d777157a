"""A text as the rules read it: its sections under their headings, each with the part it plays."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from db.records import ScaleTerm
from desktop.documents.blocks import HEADING, ITEM, PARAGRAPH, Block, blocks
from desktop.documents.cues import cues
from desktop.documents.triage.proposal import Mention, Names

POSITIONS, OBSTACLES, FORWARD, SCENARIOS = "positions", "obstacles", "forward", "scenarios"
QUESTIONS, SOURCES, LIKELIHOODS = "questions", "sources", "likelihoods"
# What a heading says its section is; the first that fits.
_ROLES = (
    (
        SOURCES,
        r"^(?:list of )?(?:sources?|references|further reading|bibliography|works cited|notes and sources)\b",
    ),
    (QUESTIONS, r"\bfaqs?\b|frequently asked|questions and answers|q ?& ?a\b|your questions"),
    (LIKELIHOODS, r"\b(?:likelihoods?|probabilit(?:y|ies)|odds|chances)\b"),
    (
        OBSTACLES,
        r"obstacle|hurdle|barrier|sticking point|stumbling|elusive|deadlock|what divides|fault lines?",
    ),
    (SCENARIOS, r"\bscenarios?\b|\boutcomes?\b"),
    (
        FORWARD,
        r"paths? (?:forward|to)|ways? (?:forward|out)|prospects?|outlook|next steps?"
        r"|(?:what|comes?) next|could go|ahead",
    ),
    (POSITIONS, r"position|stance|demand|red line|players?|parties|where .* stand|who wants|what .* wants?"),
    (QUESTIONS, r"\?$"),
)


def _heading(role: str, pattern: str) -> re.Pattern[str]:
    """What a heading of a role says: obstacles may be the core ones, others begin with their word."""
    begins = r"(?<!\w)" if role == OBSTACLES else "^"
    return re.compile(
        "|".join((pattern, *(rf"{begins}(?:{each})(?!\w)" for each in cues("headings", role)))), re.I
    )


_HEADINGS = tuple((role, _heading(role, pattern)) for role, pattern in _ROLES)
_LISTED = re.compile(r"^\[?\d{1,3}[\].)]|https?://|www\.|[“\"|]| [—–-] |\b(?:19|20)\d\d\b")
_LABEL = re.compile(r"(?:\*\*|__)?([^:;.!?\n]{2,70}?)(?:\*\*|__)?:(?:\*\*|__)?\s+(?=\S)")
_TERM = re.compile(r"([^:;.!?—–\n]{2,70}?)\s+[—–]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Section:
    """Items and paragraphs under a heading. `role`: its part, '' for none; `heading`: '' before any."""

    heading: str
    role: str
    blocks: tuple[Block, ...]
    head: Block | None = None

    @property
    def with_head(self) -> tuple[Block, ...]:
        """Its heading, where it has one, and what stands under it."""
        return (*((self.head,) if self.head else ()), *self.blocks)


@dataclass(frozen=True)
class Reading:
    """What the rules are given. `terms`: of the dossier's likelihood scale.

    `order`: how 12/11/2026 is read.
    """

    text: str
    names: Names
    terms: Sequence[ScaleTerm] = ()
    order: str = "DMY"

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks of the text."""
        return blocks(self.text)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in the order of the text."""
        found: list[Section] = []
        head: Block | None = None
        inside: list[Block] = []
        for block in (*self.blocks, None):
            if block is not None and found and self._is_listed(block, head):
                block = replace(block, kind=PARAGRAPH)
            if block is not None and block.kind != HEADING:
                inside.append(block)
                continue
            if head is not None or inside:
                found.append(self._section(head, tuple(inside)))
            head, inside = block, []
        return tuple(found)

    def _is_listed(self, block: Block, head: Block | None) -> bool:
        """Whether a short line under "Sources" that looks like a heading is one of them."""
        if block.kind != HEADING or head is None or _role(self.said(head)) != SOURCES:
            return False
        line = self.text[self.text.rfind("\n", 0, block.first) + 1 : block.first]
        return "#" not in line and _LISTED.search(self.said(block)) is not None

    def _section(self, head: Block | None, inside: tuple[Block, ...]) -> Section:
        words = self.said(head) if head else ""
        return Section(words, _role(words), inside, head)

    def said(self, block: Block) -> str:
        """The words of a block."""
        return self.text[block.first : block.last]

    def actors(self, first: int, last: int) -> list[Mention]:
        """The actors named in text[first:last], at their places in the whole text."""
        return [
            replace(each, first=each.first + first, last=each.last + first)
            for each in self.names.find(self.text[first:last])
        ]

    @cached_property
    def _inside_sentences(self) -> frozenset[str]:
        """Words that stand with a capital where no sentence begins: names, or parts of names."""
        return frozenset(re.findall(r"(?<=[a-z,;] )[A-ZÀ-ÞЀ-Я][\w-]+", self.text))

    def is_name(self, words: str) -> bool:
        """Whether each capitalised word has its capital within a sentence too, so that it is a name."""
        return all(word in self._inside_sentences for word in words.split() if word[0].isupper())

    def name_in(self, block: Block) -> str:
        """A possessive name a heading begins with: "Arland's position"; '' for none."""
        found = re.match(r"(?:The )?((?:[A-ZÀ-Þ][\w-]+ ?){1,4})['’]s? ", self.said(block))
        return found[1].strip() if found else ""

    def label(self, section: Section, block: Block) -> tuple[str, int]:
        """The label of an item, or of one of several labelled paragraphs; and where its text begins."""
        label, begins = label_of(self.said(block))
        if not label or block.kind == ITEM or self.said(block).startswith("**"):
            return label, begins
        alike = [each for each in section.blocks if each.kind == PARAGRAPH and label_of(self.said(each))[0]]
        return (label, begins) if len(alike) > 1 and len(label.split()) <= 5 else ("", 0)


def label_of(words: str) -> tuple[str, int]:
    """The label an item begins with ("Label: text"), and where its text begins; '' and 0 without one."""
    found = _LABEL.match(words)
    if not found or len(found[1].split()) > 9 or "//" in words[found.start() : found.end() + 2]:
        return "", 0
    return found[1].strip(" *_"), found.end()


def term_of(words: str) -> tuple[str, int]:
    """The term an item explains ("Term — text"), and where the explanation begins; '' and 0 without one."""
    found = _TERM.match(words)
    return (found[1].strip(" *_"), found.end()) if found and len(found[1].split()) <= 7 else ("", 0)


def shortened(words: str, longest: int) -> str:
    """Words cut at a word's end, with an ellipsis where anything was left out."""
    one_line = " ".join(words.split())
    if len(one_line) <= longest:
        return one_line
    cut = one_line[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:—–-")
    return f"{cut}…"


def headline(words: str, longest: int = 90) -> str:
    """Words as a title: no article and no full stop, a capital first."""
    bare = re.sub(
        r"^(?:(?:the|an?|its|their|that|this) )+", "", " ".join(words.split()).strip(" ,;:.—–"), flags=re.I
    )
    return shortened(bare[:1].upper() + bare[1:], longest)


def _role(words: str) -> str:
    lower = words.casefold()
    return next((role for role, pattern in _HEADINGS if pattern.search(lower)), "")
