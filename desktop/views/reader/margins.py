"""The margins of a text that is read: numbers of pages and paragraphs at its left, letters at its right."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from db.records import KINDS
from desktop.documents.blocks import HEADING
from desktop.models.source_text import Mark
from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.label import as_tooltip
from desktop.widgets.painting import DIFFERS, paint_box

if TYPE_CHECKING:
    from desktop.views.reader.text import ReaderText

NUMBERS_WIDTH, LETTERS_WIDTH = 72, 112
LEAST_NUMBERS, LEAST_LETTERS = 44, 52  # where the text would have too little room
LEAST_COLUMN = 360
CHIP, GAP = 18, 3
WIDER = 11  # pixels for the sign of what is said otherwise elsewhere
BESIDE = 14  # pixels from the text


def margin_widths(room: int) -> tuple[int, int]:
    """How wide the margins for numbers and for letters are, in pixels, where there is so much room in all."""
    left, right = px(NUMBERS_WIDTH), px(LETTERS_WIDTH)
    is_narrow = room - left - right < px(LEAST_COLUMN)
    return (px(LEAST_NUMBERS), px(LEAST_LETTERS)) if is_narrow else (left, right)


class Chip(NamedTuple):
    """The letter of a mark and where it is painted."""

    mark: Mark
    box: QRectF


class NumberMargin(QWidget):
    """Beside each paragraph its number, beside the first of a page also the page."""

    def __init__(self, theme: Theme, text: "ReaderText") -> None:
        super().__init__(text)
        self._theme, self._text = theme, text
        self.setAccessibleName("Numbers of pages and paragraphs")

    def paintEvent(self, event: QPaintEvent) -> None:
        source = self._text.source
        if source is None:
            return
        painter = QPainter(self)
        painter.setPen(self._theme.token("text3"))
        page = 0
        for number, block, box in self._text.blocks_in_sight():
            if number >= len(source.blocks):
                break
            kept = source.blocks[number]
            before = source.blocks[number - 1].page if number else 0
            words = "" if kept.kind == HEADING else f"{kept.number}"
            if kept.page and kept.page not in (page, before):
                is_narrow = self.width() < px(NUMBERS_WIDTH)
                words = f"p. {kept.page} · {'' if is_narrow else words}".removesuffix(" · ")
            page = kept.page
            line = block.layout().lineAt(0)
            painter.setFont(self._theme.font("caption"))
            top = box.top() + line.y()
            room = QRectF(0, top, self.width() - px(BESIDE), line.ascent() + line.descent())
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)


class LetterMargin(QWidget):
    """Beside the line a passage begins in the letter of its kind, in its colour; several beside each other.

    `chosen`: a letter was pressed.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, text: "ReaderText") -> None:
        super().__init__(text)
        self._theme, self._text = theme, text
        self.setMouseTracking(True)
        self.setAccessibleName("Letters of the passages that are filed")

    def chips(self) -> list[Chip]:
        """The letters that are seen, from the left of each line; what has no room goes below."""
        size = px(CHIP)
        found: dict[int, list[Mark]] = {}
        seen: set[str] = set()
        for mark, stretch in self._text.marks_in_sight():
            if mark.evidence not in seen:
                seen.add(mark.evidence)
                found.setdefault(round(stretch.base), []).append(mark)
        chips = []
        for base, marks in found.items():
            start = left = float(px(BESIDE))
            top = float(base - size + px(4))
            for mark in marks:
                width = size + (px(WIDER) if mark.against else 0)
                if left > start and left + width > self.width():
                    left, top = start, top + size + GAP
                chips.append(Chip(mark, QRectF(left, top, width, size)))
                left += width + GAP
        return chips

    def chip_at(self, x: float, y: float) -> Mark | None:
        """The mark whose letter is at a point."""
        return next((mark for mark, box in self.chips() if box.contains(x, y)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("letter"))
        first, last = self._text.selected()
        for mark, box in self.chips():
            ink = self._theme.token(mark.token)
            here = mark.first <= first and last <= mark.last
            paint_box(painter, box, ink if here else self._theme.token("base"), ink, radius=3, width=1.5)
            painter.setPen(self._theme.token("base") if here else ink)
            sign = f"{mark.letter} {DIFFERS}" if mark.against else mark.letter
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mark = self.chip_at(event.position().x(), event.position().y())
        self.setCursor(Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor)
        self._text.point_at(mark)

    def leaveEvent(self, event: QEvent) -> None:
        self._text.point_at(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        mark = self.chip_at(event.position().x(), event.position().y())
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(mark)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._text.wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self.chip_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), as_tooltip(said_of(mark)) if mark else "", self)
            return True
        return super().event(event)


def said_of(mark: Mark) -> str:
    """A mark in words, and under it what is said otherwise elsewhere."""
    return "\n".join((named(mark), *(f"{DIFFERS} {each}" for each in mark.against)))


def named(mark: Mark) -> str:
    """A mark in words: "Position: Ukraine · Territory (contradicts)"."""
    how = "" if mark.bearing == "supports" else f" ({mark.bearing})"
    return f"{KINDS[mark.kind].META.label}: {mark.title}{how}"
