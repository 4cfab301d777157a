"""The marks of ratings: arrow heads, up for what fits and down for what speaks against, with letters.

The colours are those of the stances: blue for what fits, red for what speaks against, grey for neither.
"""

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath

from db.records.scenarios import RATING_WORDS
from desktop.scale import px, scaled
from desktop.theme import Theme
from desktop.views.comparisons.marks_legend import Sign
from desktop.widgets.stance import paint_cell_ground

# The stance in whose colours a code is drawn.
COLOUR_OF: Mapping[str, str] = {
    "CC": "preferred", "C": "acceptable", "N": "", "I": "opposed", "II": "red line", "NA": "", "": "",
}  # fmt: skip
MEANINGS: Mapping[str, str] = {**RATING_WORDS, "": "not rated"}
SHAPE, SPACE = 14, 5
_HEADS: Mapping[str, tuple[float, ...]] = {"CC": (-4, 2), "C": (-1,), "I": (1,), "II": (4, -2)}


@cache
def shape(code: str) -> QPainterPath:
    """The outline of a code's mark around 0,0 in a box of 14 × 14; KeyError for what is none."""
    path = QPainterPath()
    if code in _HEADS:
        up = -1 if code.startswith("C") else 1
        for y in _HEADS[code]:
            path.moveTo(-6, y - 2 * up)
            path.lineTo(6, y - 2 * up)
            path.lineTo(0, y + 4 * up)
            path.closeSubpath()
    elif MEANINGS[code] == "neutral":
        path.addRect(QRectF(-6, -1.5, 12, 3))
    elif code:
        path.addRect(QRectF(-6, -1, 4, 2))
        path.addRect(QRectF(2, -1, 4, 2))
    else:
        path.addEllipse(QPointF(0, 0), 1.75, 1.75)
    return path


def paint_code(painter: QPainter, box: QRectF, code: str, theme: Theme, *, dashed: bool = False) -> None:
    """A code in the middle of a box: its ground, its mark and its letters. `dashed`: it is not counted in."""
    paint_cell_ground(painter, box, COLOUR_OF[code], theme, back_channel=dashed)
    metrics = QFontMetricsF(theme.font("cell_letter"))
    width = px(SHAPE) + (px(SPACE) + metrics.horizontalAdvance(code) if code else 0)
    paint_pair(painter, QPointF(box.center().x() - width / 2, box.center().y()), code, theme)


def paint_pair(painter: QPainter, at: QPointF, code: str, theme: Theme) -> None:
    """The mark of a code with its letters, from a point at the left of their middle."""
    ink = theme.ink(COLOUR_OF[code])
    painter.save()
    painter.translate(at.x() + px(SHAPE) / 2, at.y())
    painter.scale(scaled(1), scaled(1))
    painter.fillPath(shape(code), ink)
    painter.restore()
    painter.setPen(ink)
    painter.setFont(theme.font("cell_letter"))
    base = at.y() + QFontMetricsF(painter.font()).capHeight() / 2
    painter.drawText(QPointF(at.x() + px(SHAPE + SPACE), base), code)


def code_signs(theme: Theme) -> tuple[Sign, ...]:
    """What the marks of the codes mean."""

    def sign(code: str) -> Sign:
        def paint(painter: QPainter, box: QRectF) -> None:
            paint_pair(painter, QPointF(box.left(), box.center().y()), code, theme)

        letters = QFontMetricsF(theme.font("cell_letter")).horizontalAdvance(code) / scaled(1)
        return Sign(paint, round(SHAPE + (SPACE + letters if code else 0)) + 2, MEANINGS[code])

    def dashed(painter: QPainter, box: QRectF) -> None:
        paint_cell_ground(painter, box.adjusted(1, 2, -1, -2), "acceptable", theme, back_channel=True)

    return (*(sign(code) for code in MEANINGS), Sign(dashed, 24, "of unknown weight, not counted in"))
