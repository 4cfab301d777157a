"""A line with marks says that it is cut, wherever the cut falls."""

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from desktop.theme import Theme
from desktop.widgets.painting import paint_marked
from tests.desktop.widgets.pixels import drawn

BEGINS, FOUND, FOLLOWS = "Questions of the ", "Delegation", " of the Commission"
MARK = (len(BEGINS), len(BEGINS) + len(FOUND))


def painted(theme: Theme, text: str, width: float) -> QImage:
    def paint(painter: QPainter) -> None:
        colours = theme.token("mark"), theme.token("text")
        box = QRectF(0, 0, width, 30)
        paint_marked(painter, box, text, theme.font(), theme.token("text"), [MARK], marked=colours)

    return drawn(QSize(500, 30), QColor("white"), paint)


def width_of(theme: Theme) -> float:
    """Of what stands up to the end of the mark."""
    bold = QFont(theme.font())
    bold.setWeight(QFont.Weight.Bold)
    return QFontMetricsF(theme.font()).horizontalAdvance(BEGINS) + QFontMetricsF(bold).horizontalAdvance(
        FOUND
    )


@pytest.mark.parametrize("spare", [0.5, 2, 5, 9])
def test_text_behind_a_mark_at_the_end_is_said_to_follow(theme: Theme, spare: float) -> None:
    width = width_of(theme) + spare
    assert painted(theme, BEGINS + FOUND + FOLLOWS, width) != painted(theme, BEGINS + FOUND, width)


def test_what_fits_is_whole(theme: Theme) -> None:
    width = width_of(theme) + QFontMetricsF(theme.font()).horizontalAdvance(" us") + 1
    assert painted(theme, f"{BEGINS}{FOUND} us", width) == painted(theme, f"{BEGINS}{FOUND} us", width + 100)
