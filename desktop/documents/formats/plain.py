"""Plain text and Markdown: the text is as it came; Markdown's front matter says what the source is."""

import re

from desktop.documents.bounds import TEXT_BYTES, Watch
from desktop.documents.decoding import decoded
from desktop.documents.errors import TooMuch
from desktop.documents.raw import Raw, Stretch, proposals

PLAIN, MARKDOWN = "text/plain", "text/markdown"
_FRONT = re.compile(r"---\n(.{0,8000}?)\n(?:---|\.\.\.)\n+", re.DOTALL)
_SAID = re.compile(
    r"^(title|author|date|publisher|language|lang|url)[ \t]*:[ \t]*[\"']?(.+?)[\"']?[ \t]*$",
    re.MULTILINE | re.I,
)
_FIELDS = {"date": "issued", "lang": "language"}
_BULLET = re.compile(r"^([ \t]*)[*+-][ \t]+(?=\S)", re.MULTILINE)


def decode_within(name: str, data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of a textual file; raises TooMuch for a larger one than is taken, NotADocument for no text."""
    if len(data) > TEXT_BYTES:
        raise TooMuch(name, f"is text of {len(data) >> 20:,} MiB; at most {TEXT_BYTES >> 20} are read")
    return decoded(name, data, declared)


def read_plain(name: str, data: bytes, watch: Watch) -> Raw:
    """Read plain text."""
    text, warnings = decode_within(name, data)
    return Raw(PLAIN, text, warnings=warnings)


def read_markdown(name: str, data: bytes, watch: Watch) -> Raw:
    """Read Markdown: items get one sign, front matter is set aside and proposed."""
    text, warnings = decode_within(name, data)
    front = _FRONT.match(text)
    if front is None:
        return Raw(MARKDOWN, _BULLET.sub(r"\1• ", text), warnings=warnings)
    said = [
        (_FIELDS.get(each[1].lower(), each[1].lower()), each[2], "front matter")
        for each in _SAID.finditer(front[1])
    ]
    body = front[0] + _BULLET.sub(r"\1• ", text[front.end() :])
    aside = (Stretch(0, front.end(), "Front matter"),)
    return Raw(MARKDOWN, body, aside, proposals(said), warnings)
