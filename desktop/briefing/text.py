"""The words of a paragraph: user text made printable and kept as text, never read as markup."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from desktop.briefing.fonts import SANS, Face, face
from desktop.briefing.styles import ACCENT, INK, NOTE_MARK, TABLE_NOTE_MARK, Colour, Style
from desktop.briefing.tagging.elements import Element, reference
from desktop.briefing.tagging.languages import cyrillic_language

NO_BREAK = "\u00a0"
NARROW = "\u202f"
UNSTATED = "unstated"
CHIP_WIDTH = 25.0
DOT_WIDTH = 8.0
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BOUND = re.compile(
    rf"\b\d{{1,2}} {_MONTH}(?: \d{{4}})?\b|\b{_MONTH} \d{{4}}\b"
    r"|\b(?:Article|Table|Figure|Annex|Section|[Dd]ay|[Pp]aragraphs?|[Nn]otes?) \d(?:[\d,.]*\d)?\b"
    r"|\b(?:[Aa]rticle|[Ss]ource|Annex) [A-Z]\b|\b[A-Z]\. (?=[A-Z])"
)
_MAY_BIND = re.compile(r"\d|[A-Z]\. |(?:rticle|ource|nnex) [A-Z]").search
_PER_CENT = re.compile(r"(?<=\d) ?%")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[!-~]+", re.IGNORECASE)


class Run(NamedTuple):
    """Text in one face, size and colour, or the chip of a stance.

    `rise`: above the baseline, in points; `link`: what a click leads to, an address or "#" and a place;
    `says`: the same in words. `element`: of the structure, None for that of its text; `cyrillic`: the
    language of what is in Cyrillic letters.
    """

    text: str
    face: Face
    size: float
    colour: Colour
    rise: float = 0.0
    link: str = ""
    chip: str = ""
    says: str = ""
    element: Element | None = None
    cyrillic: str = ""

    def width(self, text: str) -> float:
        """How wide `text`, or the chip, is when set like this run, in points."""
        return (
            (DOT_WIDTH if self.chip == UNSTATED else CHIP_WIDTH)
            if self.chip
            else self.face.widths[text] * self.size / 1000
        )

    def unlinked(self) -> "Run":
        """This run where it leads nowhere: plain text of the element its reference stands in."""
        of = self.element.parent if self.element else None
        return self._replace(link="", says="", colour=INK, element=of.parent if of else None)

    def leading_to_note(self, number: int, within: Element | None = None) -> "Run":
        """This run as the number of a note, leading to its entry; `within`: the element it stands in."""
        return self._replace(link=f"#note-{number}", says=f"Note {number}", element=reference(within))


def readable(text: str, used: Face) -> str:
    """`text` as the face can show it: line breaks as \\n, no invisible signs, missing glyphs as [U+XXXX]."""
    if (text.isascii() and text.isprintable()) or (
        used.signs.issuperset(text) and is_normalized("NFC", text)
    ):
        return text
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ")
    text = normalize("NFC", text)
    for sign in sorted({*text} - used.signs - {"\n"}):
        text = text.replace(sign, f"[U+{ord(sign):04X}]")
    return text


def bound(text: str) -> str:
    """`text` with no-break spaces where a line must not end: 19 April, Article 5, 55 %, J. R."""
    if _MAY_BIND(text):
        text = _BOUND.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
    return _PER_CENT.sub(NARROW + "%", text) if "%" in text else text


def is_address(text: str) -> bool:
    """True when `text` may become a link: one whole http, https or mailto address."""
    return _ADDRESS.fullmatch(text) is not None


class Words:
    """The runs of a piece of text, put together in one style; each method returns the same object.

    `element`: what the text is in the structure, None for a paragraph, or what its cell is. `indent`: from
    the left edge of its column; `label`: what hangs before its first line; `turned`: how far all lines but
    the first stand in.
    """

    def __init__(self, style: Style, element: Element | None = None) -> None:
        self.style, self.element = style, element
        self.runs: list[Run] = []
        self.indent = self.turned = 0.0
        self.label: Run | None = None
        self._face = style.face
        self._within: Element | None = None

    def within(self, element: Element | None) -> "Words":
        """What is added from here on belongs to an element of its own, None for that of the text."""
        self._within = element
        return self

    def hang(self, indent: float, of: Element, label: str = "", labelled: Element | None = None) -> "Words":
        """Let the text stand as an item of the list `of`, its label, an element of its own, before it."""
        self.indent, self.element = indent, of
        if label:
            self.label = Run(label, self._face, self.style.size, self.style.colour, element=labelled)
        return self

    def linked(self, text: str, link: str, says: str, cut: str = "") -> "Words":
        """Add text that leads to `link`, a whole address or "#" and a place; `says`: where to, in words.

        Where a paper has no such place it is plain text.
        """
        before = len(self.runs)
        self.text(text, ACCENT, cut)
        element = reference(self._within) if link.startswith("#") else Element("Link", self._within)
        said = readable(says, self._face)
        self.runs[before:] = [
            run._replace(link=link, says=said, element=element) for run in self.runs[before:]
        ]
        return self

    def text(self, text: str, colour: Colour | None = None, cut: str = "", language: str = "") -> "Words":
        """Add text; `cut` is another cut of the family, `colour` another colour.

        `language`: its language tag where that is known and not the paper's.
        """
        if text:
            used = face(getattr(self.style.family, cut)) if cut else self._face
            shown = bound(readable(text, used))
            cyrillic = "" if language or shown.isascii() else cyrillic_language(shown)
            element = Element("Span", self._within, language=language) if language else self._within
            shade = colour or self.style.colour
            self.runs.append(Run(shown, used, self.style.size, shade, 0.0, "", "", "", element, cyrillic))
        return self

    def bold(self, text: str, colour: Colour | None = None) -> "Words":
        """Add text in semibold."""
        return self.text(text, colour, "semibold")

    def italic(self, text: str, colour: Colour | None = None) -> "Words":
        """Add text in italic."""
        return self.text(text, colour, "italic")

    def chip(self, stance: str, spoken: str = "") -> "Words":
        """Add the chip of a stance: its shape and letter on its ground. `spoken`: the words it stands for."""
        element = Element("Span", self._within, spoken=spoken) if spoken else self._within
        self.runs.append(
            Run("", self._face, self.style.size, self.style.colour, chip=stance, element=element)
        )
        return self

    def marks(self, numbers: Iterable[int], *, small: bool = False) -> "Words":
        """Add the raised numbers of notes, each leading to its entry. `small`: as in tables."""
        sans = face(SANS.regular)
        size, rise = TABLE_NOTE_MARK if small else NOTE_MARK
        for place, number in enumerate(number for number in numbers if number):
            shown = f",\u2009{number}" if place else str(number)
            run = Run(shown, sans, size, self.style.colour, rise)
            self.runs.append(run.leading_to_note(number, self._within))
        return self

    def address(self, text: str) -> "Words":
        """Add an address: a link when it is one whole http, https or mailto address, else plain text."""
        used = self._face
        shown = readable(text, used)
        if is_address(text):
            link = Element("Link", self._within)
            self.runs.append(Run(shown, used, self.style.size, ACCENT, link=text, says=text, element=link))
        elif shown:
            self.runs.append(Run(shown, used, self.style.size, self.style.colour, element=self._within))
        return self


def width_of(text: str, style: Style, spacing: float = 0.0) -> float:
    """How wide a short text of one style is, in points."""
    shown = readable(text, style.face)
    return style.face.widths[shown] * style.size / 1000 + spacing * max(0, len(shown) - 1)
