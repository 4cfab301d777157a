"""Boxes and lines of text as the look draws them, for widgets and delegates that paint themselves."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from desktop.scale import px, text_size
from desktop.theme import font_of
from desktop.theme_tokens import MEASURES

STRONG = ("L", "R", "AL")  # the directions of letters, as Unicode names them
DIFFERS = "≠"  # the sign of what can't both hold, in papers too
SLACK = 2  # pixels by which measures of one line may differ
CUT = "…"


def paint_box(
    painter: QPainter,
    box: QRectF,
    fill: QColor | None,
    outline: QColor | None,
    *,
    radius: float = MEASURES.radius,
    width: float = 1,
) -> None:
    """A rounded box with its outline inside `box`, `width` pixels wide."""
    if fill is None and outline is None:
        return
    half = width / 2 if outline is not None else 0
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(outline, width) if outline is not None else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius - half, radius - half)


def wrap(text: str, face: str, width: int, lines: int) -> tuple[str, ...]:
    """`text` in a face, broken into at most `lines` lines of `width` pixels, the last cut with …"""
    return _wrapped(text, face, width, lines, text_size())


@lru_cache(maxsize=8192)
def _wrapped(text: str, face: str, width: int, lines: int, _per_cent: int) -> tuple[str, ...]:
    font = font_of(face)
    flat = " ".join(text.split())
    if not flat:
        return ()
    layout = QTextLayout(flat, font)
    layout.setTextOption(_by_words())
    starts = _line_starts(layout, width, lines)
    ends = [*starts[1:], len(flat)]
    shown = [flat[start:end].rstrip() for start, end in zip(starts, ends, strict=True)]
    shown[-1] = QFontMetricsF(font).elidedText(shown[-1], Qt.TextElideMode.ElideRight, width)
    return tuple(_held(line, font, width) for line in shown)


def _held(line: str, font: QFont, width: float) -> str:
    """A line, cut where it is painted wider than it was laid out: signs that no font of the machine has."""
    metrics = QFontMetricsF(font)
    fits = metrics.horizontalAdvance(line) <= width + SLACK
    return line if fits else metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)


def _by_words() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _line_starts(layout: QTextLayout, width: float, lines: int) -> list[int]:
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts


def line_height(face: str) -> int:
    """The height of a line of a face, in whole pixels."""
    return ceil(QFontMetricsF(font_of(face)).height())


def paint_words(
    painter: QPainter, box: QRectF, text: str, face: str, ink: QColor, *, lines: int = 1
) -> QRectF:
    """Words in a face from the top of `box`, at most so many lines; what is left of the box beneath them."""
    pitch, right = line_height(face), reads_from_right(text)
    spot = QRectF(box.left(), box.top(), box.width(), pitch)
    for line in wrap(text, face, max(1, int(box.width())), lines):
        paint_line(painter, spot, line, font_of(face), ink, right=right)
        spot.translate(0, pitch)
    return QRectF(box.left(), spot.top(), box.width(), max(0.0, box.bottom() - spot.top()))


@lru_cache(maxsize=8192)
def reads_from_right(text: str) -> bool:
    """Whether the first letter of a text that has a direction is read from the right."""
    return next((way for way in map(bidirectional, text) if way in STRONG), "L") != "L"


def direct(painter: QPainter, text: str) -> None:
    """Let a painter draw a text the way it is read: what it is cut with then stands at its end."""
    ways = Qt.LayoutDirection
    painter.setLayoutDirection(ways.RightToLeft if reads_from_right(text) else ways.LeftToRight)


def draw_text(painter: QPainter, at: QPointF, room: float, text: str, *, right: bool = False) -> None:
    """A line in the painter's font with its base at `at`; with `right` it ends `room` pixels from there."""
    direct(painter, text)
    short = room - QFontMetricsF(painter.font()).horizontalAdvance(text) if right else 0.0
    painter.drawText(at + QPointF(short, 0), text)


def paint_line(
    painter: QPainter, box: QRectF, text: str, font: QFont, ink: QColor, *, right: bool = False
) -> None:
    """One line of text, centred up and down in `box`, cut with … where it does not fit."""
    painter.setFont(font)
    painter.setPen(ink)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
    draw_text(painter, QPointF(box.left(), round(base)), box.width(), shown, right=right)


def _needs(text: str, font: QFont) -> float:
    """How many pixels show that text follows: all of it, or a sign that it is cut."""
    metrics = QFontMetricsF(font)
    return min(metrics.horizontalAdvance(text), metrics.horizontalAdvance(CUT) + 4)


def paint_marked(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    ink: QColor,
    marks: Sequence[tuple[int, int]],
    *,
    marked: tuple[QColor, QColor],
) -> float:
    """A line with its `marks` (start, end) in bold on a ground, cut at the end of `box`; where it ends.

    `marked`: the ground and the ink of what is marked.
    """
    ground, strong_ink = marked
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    left, at = box.left(), 0
    for start, end in (*marks, (len(text), len(text))):
        parts = ((text[at:start], text[start:], font, False), (text[start:end], text[end:], bold, True))
        for whole, rest, face, is_marked in parts:
            width = QFontMetricsF(face).horizontalAdvance(whole)
            spare = box.right() - left - width
            ends = bool(whole) and 0 <= spare < _needs(rest, font)  # with no room to say that more follows
            part, width = (f"{whole}{CUT}", width + spare) if ends else (whole, width)
            room = QRectF(left, box.top(), min(width + 1, box.right() - left), box.height())
            if part and room.width() > 4:
                if is_marked:
                    painter.fillRect(
                        QRectF(left - 1, room.center().y() - px(8), room.width() + 1, px(16)), ground
                    )
                paint_line(painter, room, part, face, strong_ink if is_marked else ink)
            left += width
        at = end
    return left
