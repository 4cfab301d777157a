"""Letters that came garbled because a text was decoded wrongly once (“ErdoÄŸan”), put right one by one."""

import re
from collections.abc import Iterator

from desktop.documents.document import Repair

DECODED_WRONGLY = "It was decoded wrongly once: the letters are those of another encoding."
NO_LETTER = "It is a sign for machines that no reader shows."
PIECE = 4_000  # code points looked at together; the words of a longer line are not told by each other
# A letter outside ASCII is where garbling shows; without one there is nothing to look at.
_SUSPECT = re.compile("[\u0080-\U0010ffff]")
# UTF-8 of a Latin letter (U+00C0 to U+017F) read as Windows-1252. ftfy leaves some of these pairs alone, for
# each of the two can stand in a text; inside a word, beside a small letter, they do not.
_CONTINUES = "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xC0))
_PAIR = f"(?:(?<=[a-z])[ÃÄÅ][{re.escape(_CONTINUES)}]|[ÃÄÅ][{re.escape(_CONTINUES)}](?=[a-z]))"
_WORD = re.compile(rf"\w*{_PAIR}(?:{_PAIR}|\w)*")
_LETTER = re.compile(_PAIR)
_MACHINES = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u2060\u200b]+")


def repaired(text: str) -> tuple[str, tuple[Repair, ...]]:
    """The text put right, and each repair in it: `first` is a place of the repaired text.

    Text that is sound comes back as it is.
    """
    done: list[str] = []
    found: list[Repair] = []
    at = 0
    for piece in _pieces(text):
        fixed, repairs = _repaired(piece)
        found += (Repair(at + each.first, each.was, each.now, each.why) for each in repairs)
        done.append(fixed)
        at += len(fixed)
    return "".join(done), tuple(found)


def _pieces(text: str) -> Iterator[str]:
    """Lines with their ends; longer ones in pieces that end at a space where there is one."""
    for line in text.splitlines(keepends=True):
        while len(line) > PIECE:
            cut = line.rfind(" ", 1, PIECE) + 1 or PIECE
            yield line[:cut]
            line = line[cut:]
        yield line


def _repaired(piece: str) -> tuple[str, list[Repair]]:
    if not _SUSPECT.search(piece) and not _MACHINES.search(piece):
        return piece, []
    parts: list[str] = []
    found: list[Repair] = []
    at = 0
    for was, now, why in _changes(piece):
        if was != now:
            found.append(Repair(at, was, now, why))
        parts.append(now)
        at += len(now)
    return "".join(parts), found


def _changes(piece: str) -> Iterator[tuple[str, str, str]]:
    """The piece cut into stretches: as they came, as they are now, and why."""
    import ftfy  # when a text has letters that may be garbled

    fixed = ftfy.fix_encoding(piece)
    for was, now in _side_by_side(piece, fixed):
        if was != now:
            yield was, now, DECODED_WRONGLY
        else:
            yield from _left_alone(was)


def _side_by_side(was: str, now: str) -> Iterator[tuple[str, str]]:
    """Words of the two, those that agree and those that stand for each other."""
    if was == now:
        yield was, now
        return
    old, new = re.split("([ \n\t])", was), re.split("([ \n\t])", now)
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    from rapidfuzz.distance import Indel

    for each in Indel.opcodes(old, new):
        before, after = old[each.src_start : each.src_end], new[each.dest_start : each.dest_end]
        yield "".join(before), "".join(after)


def _left_alone(text: str) -> Iterator[tuple[str, str, str]]:
    """Words with pairs that ftfy leaves alone, and signs for machines."""
    at = 0
    for found in sorted((*_WORD.finditer(text), *_MACHINES.finditer(text)), key=lambda each: each.start()):
        if found.start() < at:
            continue
        between = text[at : found.start()]
        yield between, between, ""
        if found.re is _MACHINES:
            yield found[0], "", NO_LETTER
        else:
            yield found[0], _LETTER.sub(_letter, found[0]), DECODED_WRONGLY
        at = found.end()
    yield text[at:], text[at:], ""


def _letter(pair: re.Match[str]) -> str:
    """The letter that two bytes of UTF-8 stand for; the pair itself where that is none."""
    try:
        letter = b"".join(_byte(each) for each in pair[0]).decode()
    except UnicodeError:
        return pair[0]
    return letter if letter.isalpha() else pair[0]


def _byte(letter: str) -> bytes:
    """The byte that Windows-1252 shows as this letter; the five it has none for stand for themselves."""
    return bytes([ord(letter)]) if "\x80" <= letter <= "\x9f" else letter.encode("cp1252")
