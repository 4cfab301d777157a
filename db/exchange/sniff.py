"""Finds out how a table was written: its encoding, and what separates its columns."""

import codecs
import csv
import io
import re
from collections.abc import Callable

from db.errors import BadBundle

DELIMITERS = (",", ";", "\t", "|")
_BEYOND = re.compile(rb"[\x80-\xff]")
_CYRILLIC_WORD = re.compile(rb"[\xa5\xa8\xaa\xaf\xb2\xb3\xb4\xb8\xba\xbf\xc0-\xff]{3,}")
LONGEST_HEADER = 20_000
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GUESSED = (
    "The file is not in UTF-8 and was read as {}. "
    "Look at names with accents; if they are wrong, save it as UTF-8 and import that."
)
WESTERN, CYRILLIC = "Windows-1252 (Western European)", "Windows-1251 (Cyrillic)"


def decoded(data: bytes, file: str, encoding: str = "") -> tuple[str, str]:
    """The text of a table and, when its encoding was guessed, a note that says so.

    `encoding`: one to read it in, empty to find it out. Raises BadBundle when it is not text in it, or in no
    encoding that can be told.
    """
    if encoding:
        return _decoded_as(data, encoding, file), ""
    encoding = _encoding(data)
    try:
        return data.decode(encoding), ""
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or b"\0" in data:
            line = data.count(b"\n", 0, error.start) + 1
            raise BadBundle(file, f"this is not text in {encoding.upper()}.", line) from None
    name, words = ("cp1251", CYRILLIC) if _is_cyrillic(data) else ("cp1252", WESTERN)
    try:
        return data.decode(name), GUESSED.format(words)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = "the encoding of this text can't be told. Save it as UTF-8 and import that."
        raise BadBundle(file, reason, line) from None


def _decoded_as(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise BadBundle(file, f"there is no encoding “{encoding}”. Try utf-8, cp1251 or cp1252.") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadBundle(file, f"this is not text in {encoding.upper()}.", line) from None


def _is_cyrillic(data: bytes) -> bool:
    """Whether letters beyond ASCII stand in whole words, not one by one among Latin ones."""
    beyond = len(_BEYOND.findall(data))
    return beyond > 0 and sum(map(len, _CYRILLIC_WORD.findall(data))) > beyond / 2


def _encoding(data: bytes) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:200]
    if len(head) > 1 and head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) // 4:
        return "utf-16-be"
    return "utf-8"


def delimiter(text: str, known: Callable[[str], bool]) -> str:
    """What separates the columns: what yields most names that are `known` in the header, else a comma."""
    header = text.lstrip("\r\n")[:LONGEST_HEADER]

    def found(candidate: str) -> int:
        first = next(csv.reader(io.StringIO(header, newline=""), delimiter=candidate), [])
        return sum(known(name) for name in first)

    return max(DELIMITERS, key=found)
