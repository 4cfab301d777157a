"""Titles for passages that have none: what a path involves, what an obstacle is, what a sentence is about."""

import re

from desktop.documents.blocks import Block
from desktop.documents.sentences import sentences
from desktop.documents.triage.reading import headline
from desktop.documents.vocabulary import OBSTACLE

_INVOLVES = re.compile(
    r"\b(?:path|paths|scenario|scenarios|route|option|way|road|possibility)\b[^.;]{0,80}?"
    r"\b(?:involves?|is|would be|entails?|means|runs through|lies in|foresees)\s+"
    r"(?!likely|unlikely|to be|not )(?:the |an? )?([^.;]{8,})",
    re.I,
)
_TITLE_STOPS = re.compile(r",| (?:that|which|who|where|in which|unfolding|alongside|as well as|because)\b")
_COULD = re.compile(
    r"([^,;.][^;.]{10,}?)\s+(?:could|would|might|may)\s+(?:\w+ly\s+)?(?:open|lead|create|pave|break)", re.I
)
_OPENING = re.compile(
    r"^(?:(?:further(?:more)?|finally|ultimately|moreover|another|also|then|still|first|second|third|yet|but|and|so|"
    r"however|in addition|meanwhile|despite [^,]+|for [^,]{0,40})\b,?\s*)+",
    re.I,
)
_SUBJECT = re.compile(
    r"^(.{4,}?)\s+(?:also\s+)?(?:is|are|was|were|remains?|has|have|had|can(?:not)?|could|may|might|will|would|must|"
    r"forms?|plays?|stands?|makes?|hinges?|depends?|involves?|continues?|keeps?|blocks?|divides?|looms?|runs?|lies)\b",
    re.I,
)

_IS = re.compile(
    r"\b(?:obstacles?|hurdles?|barriers?|sticking points?|challenges?|problems?|difficulty|difficulties)\b"
    r"[^.;,]{0,40}?"
    r"\b(?:is|are|remains?|comes from|lies in)\s+([^.;]{6,})",
    re.I,
)
_THE_ISSUE = re.compile(r"^(?:the )?(?:issue|question|problem|matter|fact) (?:of|that) ", re.I)

LONGEST = 600  # characters of a sentence in which its title is looked for
LEAST_SUBJECT = 10  # characters: "the year" says less than the sentence


def path_title(text: str, block: Block) -> tuple[str, bool]:
    """A title for a paragraph that tells of a way forward, and whether it says itself what the way is."""
    said = _said(text, block)
    for words in said[:2]:
        if found := _INVOLVES.search(words):
            return headline(_TITLE_STOPS.split(found[1], maxsplit=1)[0]), True
    for words in said:
        if found := _COULD.search(words):
            return headline(re.split(r",| or ", _OPENING.sub("", found[1]), maxsplit=1)[0]), True
    return subject_of(said[0]), False


def _said(text: str, block: Block) -> list[str]:
    """The sentences of a block, each as far as a title may reach."""
    spans = sentences(text, block.first, block.last)
    return [text[first : min(last, first + LONGEST)] for first, last in spans]


def obstacle_title(text: str, block: Block) -> tuple[str, bool]:
    """A title for a paragraph that tells of an obstacle, and whether it says itself what the obstacle is."""
    said = _said(text, block)
    for words in said[:2]:
        if found := _IS.search(words):
            return headline(_TITLE_STOPS.split(_THE_ISSUE.sub("", found[1]), maxsplit=1)[0]), True
    first = next((words for words in said if OBSTACLE.search(words)), said[0])
    return subject_of(said[0] if OBSTACLE.search(said[0]) or len(said) > 1 else first), False


def in_the_way(sentence: str, at: int) -> str:
    """What a sentence says is in the way, by its words before place `at`, where it says so."""
    before = re.split(r",| (?:that|which|who)\b", _OPENING.sub("", sentence[:at]).strip(), maxsplit=1)[0]
    words = before.strip(" —–-")
    return (
        headline(words, 70)
        if len(words.split()) > 1 and len(words) >= LEAST_SUBJECT
        else subject_of(sentence)
    )


def subject_of(sentence: str) -> str:
    """What a sentence is about, as a title: its words up to the first verb."""
    bare = _OPENING.sub("", sentence[:LONGEST])
    found = _SUBJECT.match(bare)
    subject = found[1] if found else ""
    return headline(subject if len(subject.split()) > 1 and len(subject) >= LEAST_SUBJECT else bare, 70)
