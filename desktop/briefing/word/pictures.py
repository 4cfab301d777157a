"""Figures as pictures, for a file that can't hold drawings: the same pen, on pixels in place of a page."""

import math
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont

from desktop.briefing.figures.figure import Figure
from desktop.briefing.fonts import Face
from desktop.briefing.measures import Page
from desktop.briefing.pen import Dash, Pen
from desktop.briefing.styles import Colour
from desktop.briefing.tagging.elements import Element
from desktop.briefing.text import Run
from resources import path_of

PER_POINT = 3  # pixels of the picture; it is drawn larger, so that edges come out smooth
_LARGER = 2
_SCALE = PER_POINT * _LARGER
_CURVE = 12  # straight pieces of a curve
_AIR = 4.0  # points beneath
WHITE = (255, 255, 255)
Point = tuple[float, float]


def picture(figure: Figure, page: Page, colours: Mapping[Colour, Colour]) -> bytes:
    """A figure as a PNG, as wide as the block of a page; `colours`: those of a house, by Parley's own."""
    size = round(page.block * _SCALE), round((figure.depth + _AIR) * _SCALE)
    image = Image.new("RGB", size, WHITE)
    figure.paint(PicturePen(image, page, colours), 0.0)
    made = BytesIO()
    whole = image.resize((size[0] // _LARGER, size[1] // _LARGER), Image.Resampling.BOX)
    whole.save(made, "PNG", dpi=(72 * PER_POINT,) * 2)
    return made.getvalue()


class PicturePen(Pen):
    """Draws on an image whose left edge is that of the block of a page."""

    def __init__(self, image: Image.Image, page: Page, colours: Mapping[Colour, Colour]) -> None:
        self.page, self._colours, self._places = page, colours, {}
        self._operators: list[str] = []
        self._draw = ImageDraw.Draw(image)

    def inside(self, element: Element | None) -> AbstractContextManager[None]:
        """A picture has no structure."""
        return nullcontext()

    def link(self, target: str, says: str, x: float, y: float, width: float, height: float) -> None:
        """A picture leads nowhere."""

    def text(self, x: float, y: float, text: str, face: Face, size: float, colour: Colour) -> None:
        """Write `text` with its baseline at `y`."""
        font = ImageFont.truetype(path_of(f"fonts/{face.name}.ttf"), size * _SCALE)
        self._draw.text(self._at((x, y)), text, self._shade(colour), font, anchor="ls")

    def _text_in_languages(self, x: float, y: float, text: str, run: Run) -> None:
        self.text(x, y, text, run.face, run.size, run.colour)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a box whose top left corner is at `x`, `y`."""
        self._draw.rectangle((*self._at((x, y)), *self._at((x + width, y + height))), self._shade(colour))

    def fill(self, outline: str, colour: Colour) -> None:
        """Fill a closed outline."""
        for points in self._paths(outline):
            self._draw.polygon(points, self._shade(colour))

    def stroke(
        self, outline: str, weight: float, colour: Colour, dash: Dash = (), *, square: bool = False
    ) -> None:
        """Draw along an outline."""
        width = max(1, round(weight * _SCALE))
        for points in self._paths(outline):
            for part in _dashed(points, [length * _SCALE for length in dash]):
                self._draw.line(part, self._shade(colour), width, joint="curve")

    def _at(self, point: Point) -> Point:
        """A point of the page, from its upper left corner, in pixels of the image."""
        return (point[0] - self.page.side) * _SCALE, point[1] * _SCALE

    def _shade(self, colour: Colour) -> tuple[int, int, int]:
        red, green, blue = (round(float(part) * 255) for part in self._colours.get(colour, colour).split())
        return red, green, blue

    def _paths(self, outline: str) -> Iterator[list[Point]]:
        """The paths of an outline, written as operators of a page, as points of the image."""
        points: list[Point] = []
        numbers: list[float] = []
        for part in outline.split():
            if part not in "mlch":
                numbers.append(float(part))
                continue
            if part == "m" and points:
                yield points
                points = []
            corners = list(zip(numbers[::2], numbers[1::2], strict=True))
            placed = [self._at((x, self.page.height - y)) for x, y in corners]
            points += _curve(points[-1], placed) if part == "c" else points[:1] if part == "h" else placed
            numbers = []
        if points:
            yield points


def _curve(start: Point, rest: list[Point]) -> Iterator[Point]:
    """A Bézier curve of two control points and its end, as points behind `start`."""
    for step in range(1, _CURVE + 1):
        t = step / _CURVE
        shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        corners = (start, *rest)
        yield (
            sum(share * x for share, (x, _) in zip(shares, corners, strict=True)),
            sum(share * y for share, (_, y) in zip(shares, corners, strict=True)),
        )


def _dashed(points: list[Point], dash: list[float]) -> Iterator[list[Point]]:
    """A path, or the marks of one that is dashed; `dash`: lengths of mark and gap."""
    if not dash:
        yield points
        return
    part, at, left = [points[0]], 0, dash[0]
    for start, end in pairwise(points):
        length = math.dist(start, end)
        done = 0.0
        while length - done > left:
            done += left
            here = _between(start, end, done / length)
            if at % 2 == 0:
                yield [*part, here]
            at, part = at + 1, [here]
            left = dash[at % len(dash)]
        left -= length - done
        part.append(end)
    if at % 2 == 0 and len(part) > 1:
        yield part


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
