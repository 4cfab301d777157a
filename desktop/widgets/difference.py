"""A text with what was removed from it and what was added: struck through and underlined, and in colours."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.scale import px
from desktop.theme import Theme

StretchKind = Literal["same", "removed", "added"]
Stretch = tuple[StretchKind, str]
LEAST_WIDTH = 24
STEP = 16  # pixels: a page that scrolls asks for the height at many widths that are nearly the same
BREAKS = str.maketrans({"\r": None, "\n": "\u2028", "\v": "\u2028", "\f": "\u2028", "\u2029": "\u2028"})


class DifferenceText(QWidget):
    """Shows stretches of text one after the other, as wide as there is room and as high as that takes.

    `words`: what a screen reader says instead, for it sees neither strokes nor colours.
    """

    def __init__(
        self, theme: Theme, stretches: Sequence[Stretch], words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stretches = parted(stretches)
        self._width = 0
        self._heights: dict[int, int] = {}
        self._layout = QTextLayout()
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._set()
        theme.changed.connect(self._set)

    @property
    def text(self) -> str:
        """All that is shown, removed and added words alike."""
        return "".join(text for _, text in self._stretches)

    def formats(self) -> list[QTextLayout.FormatRange]:
        """How the stretches that are not the same are drawn."""
        return formats_of(self._theme, self._stretches)

    def _set(self) -> None:
        """Take the words and their looks anew: the colours are those of the theme."""
        self._layout = layout_of(self._theme, self._stretches)
        self._width = 0
        self._heights.clear()
        self.update()

    def _lay_out(self, width: int) -> None:
        if width == self._width:
            return
        self._width = width
        lay_out(self._layout, width)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        width -= width % STEP
        if width not in self._heights:
            self._lay_out(width)
            self._heights[width] = round(self._layout.boundingRect().height()) + 1
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = self.width() or 240
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay_out(self.width() - self.width() % STEP)
        painter = QPainter(self)
        painter.setPen(self._theme.token("text"))
        clip: QRect = event.rect()
        self._layout.draw(painter, QPointF(0, 0), [], clip.toRectF())


def formats_of(theme: Theme, stretches: Sequence[Stretch]) -> list[QTextLayout.FormatRange]:
    """How the stretches that are not the same are drawn, in the colours of the theme."""
    found, place = [], 0
    for kind, text in stretches:
        length = _units(text.translate(BREAKS))
        if kind != "same":
            found.append(_range(theme, kind, place, length))
        place += length
    return found


def _range(theme: Theme, kind: StretchKind, start: int, length: int) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setForeground(theme.token("error" if kind == "removed" else "ok"))
    look.setFontStrikeOut(kind == "removed")
    look.setFontUnderline(kind == "added")
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made


def layout_of(theme: Theme, stretches: Sequence[Stretch]) -> QTextLayout:
    """Stretches (as `parted` gives them) ready to be laid out."""
    layout = QTextLayout("".join(text for _, text in stretches).translate(BREAKS), theme.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(formats_of(theme, stretches))
    return layout


def lay_out(layout: QTextLayout, width: float) -> None:
    """Break a layout into lines so wide, one under the other."""
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, LEAST_WIDTH))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()


def parted(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches, with a space where a word that was added follows at once on one that was removed."""
    found: list[Stretch] = []
    for kind, text in stretches:
        joined = found and found[-1][0] != kind and "same" not in (found[-1][0], kind)
        if joined and not found[-1][1][-1:].isspace() and not text[:1].isspace():
            found.append(("same", " "))
        found.append((kind, text))
    return found


def _units(text: str) -> int:
    """The length of a text as Qt counts it, in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
