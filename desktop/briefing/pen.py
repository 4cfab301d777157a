"""Puts marks on the pages of a PDF: text, rules, shapes, links, places, measured from the top of a page."""

import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

from reportlab.lib.rl_accel import escapePDF

from desktop.briefing.canvas import PaperCanvas
from desktop.briefing.fonts import Face
from desktop.briefing.lines import Line, Piece
from desktop.briefing.links import Link, Target
from desktop.briefing.marks import draw_chip
from desktop.briefing.measures import Page
from desktop.briefing.styles import Colour, Style
from desktop.briefing.tagging.elements import Element, figure
from desktop.briefing.tagging.languages import STRETCH
from desktop.briefing.text import Run, is_address, readable, width_of

Dash = tuple[float, ...]
RECORD = "#record-"  # links to records, which need not stand in the paper
_QUARTER = 0.5523  # reach of the control points of a quarter circle, as part of the radius
_SHARED = 256  # so many characters of a face share one font object of the file
_NO_BREAK, _SPACE = 0xA0, 0x20
# Ornament, in the words of a PDF (ISO 32000-1, 14.8.2.2): what a listener is spared.
_LAYOUT = "/Type/Layout"
HEADER = "/Type/Pagination/Subtype/Header/Attached[/Top]"
FOOTER = "/Type/Pagination/Subtype/Footer/Attached[/Bottom]"
REPEATED = "/Type/Pagination"  # what a page repeats
_PLAIN = re.compile(r"[^()\\\\]*").fullmatch  # text that needs no escape in a string of a PDF


class Pen:
    """Draws on the current page of a canvas. `x` is from the left edge, `y` from the top, in points.

    `places`: where links of the paper lead, by name. `colours`: those of a house, by Parley's own. Text
    belongs to the element that is open, and shapes are ornament, but for those of a figure. Whatever is drawn
    is marked as the one or the other.
    """

    def __init__(
        self, canvas: PaperCanvas, page: Page, places: Mapping[str, Target],
        colours: Mapping[Colour, Colour] | None = None,
    ) -> None:  # fmt: skip
        self.canvas, self.page, self._places = canvas, page, places
        self._colours = colours or {}
        self._codes: dict[str, _Codes] = {}
        self._operators: list[str] = []  # of the current page
        self._fill: Colour | None = None
        self._font = ""
        self._structure = canvas.structure
        self._marked: Element | str | None = None  # what the marked part that is open belongs to
        self._ornament = ""  # what all that is drawn is, if it is no content

    def next_page(self) -> None:
        """Close the page and begin another."""
        self._end_mark()
        self.canvas.page("\n".join(self._operators))
        self._operators.clear()
        self._fill, self._font = None, ""

    # -- structure -------------------------------------------------------------------------------

    def begin_section(self) -> None:
        """What is drawn from here on belongs to a new section."""
        self._structure.begin_section()

    def inside(self, element: Element | None) -> AbstractContextManager[None]:
        """What is written meanwhile belongs to `element`, None for the one that is open.

        What is ornament, or within a figure, is no element of its own.
        """
        within = self._ornament or self._structure.current.alternative
        return self._structure.inside(None if within else element)

    def figure(
        self, shows: str, x: float, y: float, width: float, height: float
    ) -> AbstractContextManager[None]:
        """What is drawn meanwhile is one figure within a box. `shows`: what there is to see, in words."""
        top = self.page.height - y
        return self.inside(figure(shows, (x, top - height, x + width, top)))

    @contextmanager
    def ornament(self, kind: str, *, wanted: bool = True) -> Iterator[None]:
        """What is drawn meanwhile is no content, if `wanted`. `kind`: HEADER, FOOTER or REPEATED."""
        before = self._ornament
        self._ornament = kind if wanted else before
        try:
            yield
        finally:
            self._ornament = before

    def _mark(self, *, shape: bool = False) -> None:
        """See to it that what is drawn next is marked as what it belongs to."""
        element = self._structure.current
        wanted = self._ornament or (_LAYOUT if shape and not element.holds_shapes else element)
        if wanted is self._marked:
            return
        self._end_mark()
        self._marked = wanted
        self._operators.append(self._opening(wanted))

    def _opening(self, wanted: Element | str) -> str:
        """The operator that opens a marked part."""
        if isinstance(wanted, str):
            return f"/Artifact<<{wanted}>>BDC"
        return f"/{wanted.tag}<</MCID {self._structure.mark(wanted)}>>BDC"

    def _end_mark(self) -> None:
        if self._marked is not None:
            self._operators.append("EMC")
            self._marked = None

    # -- text ------------------------------------------------------------------------------------

    def text(self, x: float, y: float, text: str, face: Face, size: float, colour: Colour) -> None:
        """Write `text` with its baseline at `y`; the face must have all its characters."""
        self._mark()
        if colour != self._fill:
            self._fill_with(colour)
        shown = self._shown(text, face, size)
        self._operators.append(f"BT {x:.2f} {self.page.height - y:.2f} Td {shown} ET")

    def _shown(self, text: str, face: Face, size: float) -> str:
        """The operators that show `text` where the pen stands."""
        codes = self._codes.get(face.name)
        if codes is None:
            codes = self._codes[face.name] = _Codes(face, self.canvas)
        shown = []
        for name, bits in codes.encoded(text):
            font = f"{name} {size:g} Tf"
            if font != self._font:
                self._font = font
                shown.append(font)
            shown.append(f"({bits}) Tj")
        return " ".join(shown)

    def _text_in_languages(self, x: float, y: float, text: str, run: Run) -> None:
        """Write text some of which is in Cyrillic letters; that is marked with its language."""
        self._fill_with(run.colour)
        self._end_mark()
        shown, at = [], 0
        for found in STRETCH.finditer(text):
            shown += self._marked_bits(text[at : found.start()], run, "")
            shown += self._marked_bits(found[0], run, run.cyrillic)
            at = found.end()
        shown += self._marked_bits(text[at:], run, "")
        self._operators.append(f"BT {x:.2f} {self.page.height - y:.2f} Td {' '.join(shown)} ET")

    def _marked_bits(self, text: str, run: Run, language: str) -> list[str]:
        """The operators of a bit of a line, marked within the text object as what it belongs to."""
        if not text:
            return []
        structure = self._structure
        element = structure.span(language) if language and not self._ornament else structure.current
        return [self._opening(self._ornament or element), self._shown(text, run.face, run.size), "EMC"]

    def line(self, x: float, y: float, line: Line) -> None:
        """Write a line of words with its baseline at `y`, its chips and links with it."""
        for piece in line.pieces:
            if piece.run.link.startswith(RECORD) and piece.run.link[1:] not in self._places:
                piece = piece._replace(run=piece.run.unlinked())
            if piece.run.element is None:
                self._piece(x + piece.x, y, piece)
                continue
            with self.inside(piece.run.element):
                self._piece(x + piece.x, y, piece)

    def _piece(self, x: float, y: float, piece: Piece) -> None:
        run = piece.run
        if run.chip:
            draw_chip(self, run.chip, x, y)
        elif run.cyrillic and STRETCH.search(piece.text):
            self._text_in_languages(x, y - run.rise, piece.text, run)
        else:
            self.text(x, y - run.rise, piece.text, run.face, run.size, run.colour)
        if run.link:
            top = y - run.rise - run.size
            self.link(run.link, run.says, x, top, run.width(piece.text), run.size * 1.25)

    def words(self, x: float, y: float, text: str, style: Style, spacing: float = 0.0) -> float:
        """Write a short text of one style from `x` on; return its width. `spacing`: between its letters.

        A space is written behind it, so that what is read from the page does not run together.
        """
        shown = readable(text, style.face)
        if not shown:
            return 0.0
        if spacing:
            self._operators.append(f"{spacing:g} Tc")
        self.text(x, y, f"{shown} ", style.face, style.size, style.colour)
        if spacing:
            self._operators.append("0 Tc")
        return width_of(text, style, spacing)

    def words_left_of(self, x: float, y: float, text: str, style: Style) -> float:
        """Write a short text that ends at `x`; return its width."""
        return self.words(x - width_of(text, style), y, text, style)

    # -- shapes ----------------------------------------------------------------------------------

    def _fill_with(self, colour: Colour) -> None:
        if colour != self._fill:
            self._operators.append(f"{self._colours.get(colour, colour)} rg")
            self._fill = colour

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a box whose top left corner is at `x`, `y`."""
        self._mark(shape=True)
        self._fill_with(colour)
        self._operators.append(f"{_numbers(x, self.page.height - y - height, width, height)} re f")

    def fill(self, outline: str, colour: Colour) -> None:
        """Fill a closed outline made by `outline_of` or `disc_of`."""
        self._mark(shape=True)
        self._fill_with(colour)
        self._operators.append(f"{outline} f")

    def stroke(
        self, outline: str, weight: float, colour: Colour, dash: Dash = (), *, square: bool = False
    ) -> None:
        """Draw along an outline. `dash`: lengths of mark and gap; `square`: ends reach out a little."""
        self._mark(shape=True)
        pattern = f"[{_numbers(*dash)}] 0 d " if dash else ""
        ends = "2 J " if square else ""
        style = f"{self._colours.get(colour, colour)} RG {weight:g} w {ends}{pattern}"
        self._operators.append(f"q {style}{outline} S Q")

    def rule(self, x: float, end: float, y: float, weight: float, colour: Colour, dash: Dash = ()) -> None:
        """Draw a horizontal rule from `x` to `end`."""
        self.stroke(self.outline_of((x, y), (end, y)), weight, colour, dash)

    def outline_of(self, *points: tuple[float, float], closed: bool = False) -> str:
        """The outline through `points`, as operators of the page."""
        corners = [_numbers(x, self.page.height - y) for x, y in points]
        path = " ".join(f"{corner} {'l' if at else 'm'}" for at, corner in enumerate(corners))
        return f"{path} h" if closed else path

    def disc_of(self, x: float, y: float, radius: float, *, left_half: bool = False) -> str:
        """The outline of a circle, or of its left half, around `x`, `y`."""
        y = self.page.height - y
        reach = radius * _QUARTER
        quarters = [((0, 1), (-1, 0)), ((-1, 0), (0, -1)), ((0, -1), (1, 0)), ((1, 0), (0, 1))]
        path = [f"{_numbers(x, y + radius)} m"]
        for (a, b), (c, d) in quarters[: 2 if left_half else 4]:
            first = (x + a * radius + c * reach, y + b * radius + d * reach)
            second = (x + c * radius + a * reach, y + d * radius + b * reach)
            path.append(f"{_numbers(*first, *second, x + c * radius, y + d * radius)} c")
        return " ".join((*path, "h"))

    # -- places and links ------------------------------------------------------------------------

    def bookmark(self, name: str, title: str, level: int, y: float) -> None:
        """Add an entry to the outline that leads to `y` on this page."""
        self.canvas.bookmark(name, title, level, self.page.height - y)

    def link(self, target: str, says: str, x: float, y: float, width: float, height: float) -> None:
        """Make an area lead to a place ("#name") or an http, https or mailto address; nothing else passes.

        `says`: where it leads, in words. It belongs to the element that is open; ornament leads nowhere, and
        nothing in a figure does.
        """
        if self._ornament or self._structure.current.alternative:
            return
        top = self.page.height - y
        area = f"{x:.2f} {top - height:.2f} {x + width:.2f} {top:.2f}"
        if target.startswith("#"):
            self.canvas.annotate(Link(area, self._places[target[1:]], says), self._structure.current)
        elif is_address(target):
            self.canvas.annotate(Link(area, target, says), self._structure.current)


class _Codes(dict[int, int]):
    """The codes a document gives to the characters of a face, and the fonts it puts them in."""

    def __init__(self, face: Face, canvas: PaperCanvas) -> None:
        super().__init__({_NO_BREAK: _SPACE})
        self._font, self._document = face.font, canvas.document
        self._several = False
        face.font.splitString(" ", canvas.document)
        self._name = face.font.getSubsetInternalName(0, canvas.document)

    def __missing__(self, sign: int) -> int:
        self._font.splitString(chr(sign), self._document)
        state = self._font.state[self._document]
        code: int = state.assignments[sign]  # type: ignore[attr-defined]  # the stubs leave it out
        self._several = self._several or code >= _SHARED
        self[sign] = code
        return code

    def encoded(self, text: str) -> list[tuple[str, str]]:
        """`text` as escaped codes with their font: one part, or several when many signs are in use."""
        if text.isascii():
            return [(self._name, text if _PLAIN(text) else escapePDF(text.encode("ascii")))]
        codes = text.translate(self)
        if not self._several:
            return [(self._name, escapePDF(codes.encode("latin-1")))]
        parts = self._font.splitString(text, self._document)
        return [
            (self._font.getSubsetInternalName(number, self._document), escapePDF(bits))
            for number, bits in parts
        ]


def _numbers(*values: float) -> str:
    """Numbers as a PDF has them, three places at most."""
    return " ".join([f"{value:.3f}".rstrip("0").rstrip(".") for value in values])
