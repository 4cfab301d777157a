"""The names of groups in a grid: over the first of their rows, and over the heads of their columns."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.painting import paint_line

BAND = 26  # the height of a name


def begins(groups: Sequence[str], number: int) -> dict[int, str]:
    """Where a group begins, with its name."""
    return {
        at: groups[at] for at in range(min(number, len(groups))) if not at or groups[at] != groups[at - 1]
    }


def paint_group(painter: QPainter, band: QRect, name: str, theme: Theme, *, room: int) -> None:
    """A group's name at the left of its band, in so many pixels."""
    painter.fillRect(band.adjusted(0, 0, 0, -1), theme.token("sunken"))
    inset = MEASURES.main_padding if band.left() == 0 else px(4)
    words = QRectF(band.left() + inset, band.top(), room - inset - px(4), band.height())
    paint_line(painter, words, name, theme.font("caption_strong"), theme.token("text2"))
