"""What reading a file gives: its text as kept, and everything that was done or found on the way."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Repair:
    """A stretch of the text that came garbled: `was` stood where `now` begins at code point `first`."""

    first: int
    was: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A stretch of the file that is no part of the text: navigation, a ticker, boilerplate. Kept, and shown.

    `before`: code point of the text as kept in front of which it stood.
    """

    text: str
    why: str
    before: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """A value for one field of the source, and where in the document it was found, in words."""

    field: str
    value: str
    found: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. `text`: line ends are \\n, pages begin with \\f, paragraphs are apart by an empty line,

    headings of formats that have them begin with # to ######, items of lists with • or a number.
    """

    name: str
    media_type: str
    original: bytes
    text: str
    repairs: tuple[Repair, ...] = ()
    aside: tuple[SetAside, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    warnings: tuple[str, ...] = ()
