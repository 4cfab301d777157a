"""What a record is called by, and how such a name sounds: what spellings in several alphabets share."""

import re
import unicodedata

from db.records import TEXT_KINDS, Record, specs

LONGEST = 160  # letters of a name that are looked at
ALSO = ("short_name", "aliases")

_APOSTROPHES = re.compile(r"['’ʼ`´ʹʺ\"]")
_BETWEEN = re.compile(r"[^a-z0-9]+")
_RESPELT = {"kh": "h", "ck": "k", "ph": "f", "tz": "ts", "w": "v", "x": "ks", "j": "i", "y": "i"}
_RESPELLED = re.compile("|".join(_RESPELT))
_DOUBLED = re.compile(r"([a-z])\1+")


def name_fields(cls: type[Record]) -> tuple[str, ...]:
    """The fields that name a record of a kind; none when its title is made of several or of a reference."""
    title, *more = cls.META.title
    declared = specs(cls)
    if more or declared[title].kind not in TEXT_KINDS:
        return ()
    return (title, *(name for name in ALSO if name in declared))


def plain(name: str) -> str:
    """`name` in small Latin letters and digits, its words parted by one space; '' when it has none.

    Accents and apostrophes are dropped, other alphabets transliterated (Unicode to ASCII, anyascii).
    """
    cut = name[:LONGEST]
    return _BETWEEN.sub(" ", _APOSTROPHES.sub("", _latin(cut)).lower()).strip()


def _latin(text: str) -> str:
    if text.isascii():
        return text
    from anyascii import anyascii  # only names in other alphabets need it

    return anyascii(unicodedata.normalize("NFC", text))


def sound(plain_name: str) -> str:
    """A plain name without what transliterations differ in: i, j and y, kh and h, doubled letters.

    "Zelensky", "Zelenskyy", "Зеленский" and "Зеленський" sound alike, and so do "Kyiv" and "Київ".
    """
    return _DOUBLED.sub(r"\1", _RESPELLED.sub(_respelling, plain_name))


def _respelling(found: re.Match[str]) -> str:
    return _RESPELT[found.group()]
