"""The text that bytes stand for: their encoding told by its mark, tried, or else guessed, and said."""

import re

from db.exchange.sniff import MARKS
from desktop.documents.errors import NotADocument

SAMPLE = 256 * 1024
# What a file begins with that is no text, whatever it is named.
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x1f\x8b", "packed (gzip)"),
    (b"\xd0\xcf\x11\xe0", "an Office file of the old kind (.doc, .xls, .ppt, .msg), or an encrypted one"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"SQLite format 3", "a database"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"%!PS", "PostScript"),
)
LEAST_SPACES = 0.03  # of the characters of a text
MOST_CONTROLS = 0.01  # of a text: one character in a hundred
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decoded(name: str, data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of a file and what is to be said of it. `declared`: the encoding it names itself, if any.

    Line ends become \\n, form feeds stay. Raises NotADocument for what is no text.
    """
    for magic, what in MAGIC:
        if data.startswith(magic) and not (magic == b"MZ" and b"\x00" not in data[:512]):
            raise NotADocument(name, what)
    text, warnings = _text(data, declared)
    sample = text[:SAMPLE]
    if sample and len(_CONTROLS.findall(sample)) / len(sample) > MOST_CONTROLS:
        raise NotADocument(name)
    lost = text.count("\ufffd")
    if lost:
        warnings.append(
            f"{lost:,} {'place' if lost == 1 else 'places'} could not be read and stand as “\ufffd”. "
            "The original is kept."
        )
    return text.replace("\r\n", "\n").replace("\r", "\n"), tuple(warnings)


def _text(data: bytes, declared: str) -> tuple[str, list[str]]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff"), []
    for encoding in filter(None, (_wide(data), "utf-8", declared)):
        try:
            return data.decode(encoding), []
        except (UnicodeError, LookupError):
            continue
    encoding = _guessed(data)
    return data.decode(encoding, "replace"), [
        f"It names no encoding. It was read as {encoding}, by its letters."
    ]


def _wide(data: bytes) -> str:
    """UTF-16 without a mark, '' for anything else: bytes of 0, and spaces where words end."""
    sample = data[:4096]
    if b"\x00" not in sample or len(data) % 2:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "ignore")
        spaces = sum(map(text.count, " \n\t"))
        if spaces > LEAST_SPACES * len(text) and not _CONTROLS.search(text):
            return encoding
    return ""


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # when bytes are no UTF-8: it takes its time to import

    mostly = data[:SAMPLE].decode("utf-8", "replace")
    if mostly.count("\ufffd") * 100 < len(mostly):
        return "utf-8"  # broken here and there, not another encoding
    best = from_bytes(data[:SAMPLE]).best()
    return best.encoding if best is not None else "cp1252"
