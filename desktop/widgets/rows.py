"""How rows of lists look: tint, selection bar, hover and focus ring, and their one or two lines of text."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.painting import draw_text, paint_line, reads_from_right, wrap

LINE = 18  # from one line of text to the next in a row of two lines
Edge = Literal["left", "right"]
WHOLE: frozenset[Edge] = frozenset({"left", "right"})


@dataclass(frozen=True, slots=True)
class RowState:
    """What a row is at the moment; four things that can all be true at once and are told apart.

    `focused`: the keyboard is on it. `active`: its list has the focus.
    """

    selected: bool = False
    hovered: bool = False
    focused: bool = False
    active: bool = True

    @property
    def tint(self) -> str:
        """The token under the row; '' where it shows what it lies on."""
        if self.selected and self.active:
            return "sel"
        return "hover" if self.selected or self.hovered else ""

    @property
    def faint(self) -> str:
        """The token of counts and dates: on the selection the faintest grey is too faint to read."""
        return "text2" if self.tint == "sel" else "text3"


def paint_row(
    painter: QPainter,
    box: QRect,
    state: RowState,
    theme: Theme,
    *,
    edges: frozenset[Edge] = WHOLE,
    rule: bool = True,
    raised: bool = False,
    radius: int = 0,
) -> None:
    """The ground of a row, or of one cell of it: `edges` are the ends of the row that lie in this cell.

    `rule` draws the line under the row, `raised` takes the hover of menus and palettes, `radius` rounds the
    tint as in the navigator.
    """
    painter.save()
    if rule:
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.token("line2"))
    ground = box.adjusted(0, 0, 0, -1) if rule else box
    if radius:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state.tint:
        _paint_tint(painter, ground, state, theme, raised, radius)
    if state.selected and "left" in edges:
        _paint_bar(painter, ground, theme.token("accent" if state.active else "border"), rounded=radius > 0)
    if state.focused and state.active:
        _paint_ring(painter, box, theme, edges)
    painter.restore()


def _paint_bar(painter: QPainter, ground: QRect, ink: QColor, *, rounded: bool) -> None:
    """The bar of a selected row: as high as the row, or in a rounded one a short one in its middle."""
    width = MEASURES.selection_bar
    if not rounded:
        painter.fillRect(QRect(ground.left(), ground.top(), width, ground.height()), ink)
        return
    height = 24 if ground.height() >= MEASURES.row_pitch else 16
    bar = QRectF(ground.left(), ground.top() + (ground.height() - height) / 2, width, height)
    painter.setBrush(ink)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(bar, width / 2, width / 2)


def _paint_tint(
    painter: QPainter, ground: QRect, state: RowState, theme: Theme, raised: bool, radius: int
) -> None:
    token = "hover_raised" if raised and state.tint == "hover" else state.tint
    if radius:
        painter.setBrush(theme.token(token))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(ground), radius, radius)
    else:
        painter.fillRect(ground, theme.token(token))


def _paint_ring(painter: QPainter, box: QRect, theme: Theme, edges: frozenset[Edge]) -> None:
    """The focus ring within the row; a cell in the middle of a row draws its upper and lower part alone."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.token("ring"), MEASURES.focus_line))
    beyond = 2 * MEASURES.radius
    left = 1 if "left" in edges else -beyond
    right = -1 if "right" in edges else beyond
    painter.drawRoundedRect(
        QRectF(box).adjusted(left, 1, right, -1), MEASURES.radius - 1, MEASURES.radius - 1
    )


def paint_two_lines(
    painter: QPainter,
    box: QRect,
    first: str,
    second: str,
    theme: Theme,
    *,
    face: str = "body_strong",
    ink: str = "text",
) -> None:
    """A row title over its second line; without a second line the title stands in the middle."""
    area = QRectF(box)
    right = reads_from_right(first)
    if not second:
        paint_line(painter, area, first, theme.font(face), theme.token(ink), right=right)
        return
    middle = area.center().y()
    upper = QRectF(area.left(), middle - px(LINE), area.width(), px(LINE))
    lower = QRectF(area.left(), middle, area.width(), px(LINE))
    paint_line(painter, upper, first, theme.font(face), theme.token(ink), right=right)
    grey, turned = theme.token("text2"), reads_from_right(second)
    paint_line(painter, lower, second, theme.font("second"), grey, right=turned)


def paint_prose(
    painter: QPainter,
    box: QRect,
    text: str,
    theme: Theme,
    *,
    face: str = "body",
    ink: str = "text",
    lines: int = 2,
) -> None:
    """Text over as many as `lines` lines, in the middle of `box`, cut with … at the end."""
    broken = wrap(text, face, box.width(), lines)
    font = theme.font(face)
    painter.setFont(font)
    painter.setPen(theme.token(ink))
    metrics = QFontMetricsF(font)
    base = box.center().y() + 1 - len(broken) * px(LINE) / 2
    base += px(LINE) / 2 + (metrics.ascent() - metrics.descent()) / 2
    for number, line in enumerate(broken):
        at = QPointF(box.left(), round(base + number * px(LINE)))
        draw_text(painter, at, box.width(), line, right=reads_from_right(text))
