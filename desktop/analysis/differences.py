"""What differs between two texts, word by word: what stayed, what was removed, what was added."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

PieceKind = Literal["same", "removed", "added"]
# Seconds after which a coarser answer is taken: texts of thousands of words with none in common.
PATIENCE = 0.05
NEAR = 16  # words of what stayed that are shown around a difference
# Signs stand alone, and so do letters of scripts that put no spaces; what combines stays with its letter.
_SIGNS = r"!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u2027\u2030-\u205e\u3001-\u303f"
_ALONE = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = rf"[^\s{_SIGNS}{_ALONE}]+"
_TOKEN = rf"{_WORD}(?:['’ʼ-]{_WORD})*|\s+|[{_SIGNS}{_ALONE}]"  # compiled when it is first asked for
_FIRST, _MOST = 0xF0000, 0x20000  # letters of the private planes, one for each token
_BY_PIECE: dict[int, PieceKind] = {0: "same", -1: "removed", 1: "added"}
_WORDS: dict[PieceKind, str] = {"same": "", "removed": "removed: ", "added": "added: "}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, was removed or was added."""

    kind: PieceKind
    text: str


def word_difference(before: str, after: str) -> list[Piece]:
    """How `before` became `after`, in whole words.

    The pieces that are not added make up `before`, those that are not removed make up `after`. By the
    algorithm of Myers (1986), tidied so that what changed reads as phrases.
    """
    return list(_pieces(before, after))


@lru_cache(maxsize=256)
def _pieces(before: str, after: str) -> tuple[Piece, ...]:
    if before == after:
        return (Piece("same", before),) if before else ()
    if not before or not after:
        return (Piece("removed", before),) if before else (Piece("added", after),)
    from diff_match_patch import diff_match_patch  # takes a while to import

    differ = diff_match_patch()
    differ.Diff_Timeout = PATIENCE
    known: dict[str, str] = {}
    texts = _encoded(before, known), _encoded(after, known)
    if len(known) > _MOST:
        return Piece("removed", before), Piece("added", after)
    found = differ.diff_main(*texts, False)
    differ.diff_cleanupSemantic(found)
    tokens = {letter: token for token, letter in known.items()}
    return tuple(Piece(_BY_PIECE[way], "".join(map(tokens.__getitem__, letters))) for way, letters in found)


def _encoded(text: str, known: dict[str, str]) -> str:
    """A text with one letter for each word, space or sign; `known` is filled."""
    room = _MOST - 1
    return "".join(
        known.setdefault(token, chr(_FIRST + min(len(known), room))) for token in re.findall(_TOKEN, text)
    )


def nearby(pieces: Iterable[Piece], words: int = NEAR) -> list[Piece]:
    """The pieces with long stretches that stayed cut to `words` words beside what changed.

    Of what changed itself, the first and last 3 × `words` words of a long stretch are kept.
    """
    listed = list(pieces)
    last = len(listed) - 1
    if not last and listed[0].kind == "same":
        return listed
    return [
        Piece(each.kind, _cut(each.text, words, begins=place == 0, ends=place == last))
        if each.kind == "same"
        else Piece(each.kind, _cut(each.text, 3 * words, begins=False, ends=False))
        for place, each in enumerate(listed)
    ]


def _cut(text: str, words: int, *, begins: bool, ends: bool) -> str:
    tokens = re.findall(_TOKEN, text)
    most = 2 * words  # a word and the space beside it
    room = most if begins or ends else 2 * most
    if len(tokens) <= room + 2:
        return text
    head = "" if begins else f"{''.join(tokens[:most]).rstrip()} "
    tail = "" if ends else f" {''.join(tokens[-most:]).lstrip()}"
    return f"{head}…{tail}"


def spoken(pieces: Sequence[Piece]) -> str:
    """The pieces as a screen reader says them: "removed: an end, added: a freeze"; what stayed is left out
    where anything changed.
    """
    changed = [each for each in pieces if each.kind != "same"]
    if not changed:
        return "unchanged"
    return ", ".join(_WORDS[each.kind] + " ".join(each.text.split()) for each in changed)
