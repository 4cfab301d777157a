"""Lays out the text of a source: what is asked for at once, the rest by and by, the heights guessed."""

import math
from bisect import bisect_right
from itertools import accumulate
from operator import add

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFrame,
    QTextLayout,
)

from desktop.documents.blocks import HEADING, Block
from desktop.models.shown_text import ShownText
from desktop.scale import px
from desktop.theme import Theme
from desktop.views.reader.typesetting import (
    BELOW,
    FOOT,
    LETTERS,
    TOP,
    above,
    column_width,
    face_of,
    indent,
    line_height,
)

SLICE = 40_000  # letters that are laid out in one go: some ten milliseconds


class ReaderLayout(QAbstractTextDocumentLayout):
    """One paragraph under the other, each as what it is; Qt's own layout sets all that is over a place first.

    Places are pixels from the top of the document. A paragraph that is not laid out yet has the height its
    number of letters lets expect, so what stands under it moves when it is.
    """

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._shown: ShownText | None = None
        self._set_for = -1.0  # the width of the column
        self._gaps: list[float] = []  # over each paragraph
        self._heights: list[float] = []
        self._is_laid_out = bytearray()
        self._next = 0  # before it all are laid out
        self._ends: list[float] | None = None  # where each paragraph ends, gaps included; None: not known

    # -- what is laid out ----------------------------------------------------------------------------

    def show_text(self, shown: ShownText) -> None:
        """Put a text into the document."""
        document = self.document()
        self._shown = None
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self._theme.font("lead"))
        document.setDocumentMargin(0)
        document.setPlainText(shown.text)
        self._shown = shown
        self._begin()

    def set_anew(self) -> None:
        """Take the faces and measures of the theme as they are now."""
        self.document().setDefaultFont(self._theme.font("lead"))
        self._begin()

    @property
    def is_done(self) -> bool:
        """Whether all of the text is laid out, and no height is guessed."""
        return self._next >= len(self._heights)

    def go_on(self) -> None:
        """Lay out a slice of what is not yet."""
        letters = 0
        while letters < SLICE and not self.is_done:
            if not self._is_laid_out[self._next]:
                block = self.document().findBlockByNumber(self._next)
                letters += block.length()
                self._set_block(block, self._next)
            self._next += 1
        self._tell_size()

    def lay_out_around(self, number: int, over: float, under: float) -> None:
        """Lay out a paragraph, and others until there are so many pixels over and under its beginning."""
        for numbers, room in (
            (range(number, len(self._heights)), under),
            (range(number - 1, -1, -1), over),
        ):
            for each in numbers:
                if room <= 0:
                    break
                self._ensure(each)
                room -= self._gaps[each] + self._heights[each]
        self._tell_size()

    def top_of(self, number: int) -> float:
        """Where the words of a paragraph begin."""
        return self._end(number - 1) + self._gaps[number] if number < len(self._gaps) else 0.0

    def number_at(self, place: float) -> int:
        """Which paragraph is at a place, the gap over it included; the last one under all."""
        self._end(0)
        return max(0, min(bisect_right(self._ends or (), place), len(self._heights) - 1))

    def _begin(self) -> None:
        """Guess all heights; what can be laid out in one go is."""
        if self._shown is None:
            return
        self._let_go()
        width, blocks = self._width(), self._shown.blocks
        letter = column_width(self._theme) / LETTERS
        kinds = {(block.kind, block.level): block for block in blocks}
        lines = {kind: self._line(block) for kind, block in kinds.items()}
        rooms = {kind: max(letter, width - indent(block)) for kind, block in kinds.items()}
        keys = [(block.kind, block.level) for block in blocks]
        self._heights = [
            lines[key] * (1 + int((block.last - block.first) * letter / rooms[key]))
            for block, key in zip(blocks, keys, strict=True)
        ]
        self._gaps = [above(before, block) for before, block in zip((None, *blocks), blocks, strict=False)]
        self._is_laid_out = bytearray(len(blocks))
        self._next, self._ends = 0, None
        self._set_for = width
        self.go_on()

    def _let_go(self) -> None:
        """What was laid out otherwise is none any more: the caret goes by lines where there are some."""
        document = self.document()
        for number, laid_out in enumerate(self._is_laid_out):
            if laid_out and (block := document.findBlockByNumber(number)).isValid():
                block.clearLayout()

    def _line(self, block: Block) -> float:
        metrics = QFontMetricsF(self._theme.font(face_of(block)))
        return metrics.height() * line_height(block)

    def _ensure(self, number: int) -> None:
        if not self._is_laid_out[number]:
            self._set_block(self.document().findBlockByNumber(number), number)

    def _set_block(self, block: QTextBlock, number: int) -> None:
        assert self._shown is not None
        kept, layout, option = self._shown.blocks[number], block.layout(), self.document().defaultTextOption()
        option.setTextDirection(block.textDirection())
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        if kept.kind == HEADING:
            face = QTextCharFormat()
            face.setFont(self._theme.font(face_of(kept)))
            layout.setFormats([_range(0, block.length(), face)])
        left, factor = indent(kept), line_height(kept)
        room, height = max(1.0, self._width() - left), 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(left, height))
            height += math.ceil(line.ascent() + line.descent() + line.leading()) * factor
        layout.endLayout()
        self._is_laid_out[number] = True
        self._heights[number], self._ends = height, None

    # -- what Qt asks for ----------------------------------------------------------------------------

    def documentChanged(self, place: int, removed: int, added: int) -> None:
        if self._set_for != self._width() and not self._theme.is_changing:  # then `set_anew` follows
            self._begin()

    def documentSize(self) -> QSizeF:
        count = len(self._heights)
        return QSizeF(self._width(), self._end(count - 1) + px(BELOW) + px(FOOT) if count else 0.0)

    def pageCount(self) -> int:
        return 1

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        number = block.blockNumber()
        if not 0 <= number < len(self._heights):
            return QRectF()
        self._ensure(number)
        return QRectF(0, self.top_of(number), self._width(), self._heights[number])

    def hitTest(  # type: ignore[override]  # Qt itself hands over nothing but a QPointF
        self, point: QPointF, accuracy: Qt.HitTestAccuracy
    ) -> int:
        if not self._heights:
            return 0
        block = self.document().findBlockByNumber(self.number_at(point.y()))
        box, layout = self.blockBoundingRect(block), block.layout()
        if accuracy == Qt.HitTestAccuracy.ExactHit and not box.contains(point):
            return -1
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        under = [line for line in lines if box.top() + line.y() <= point.y()]
        return block.position() + (under or lines)[-1 if under else 0].xToCursor(point.x())

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        clip, document = context.clip, self.document()
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        block = document.findBlockByNumber(self.number_at(clip.top()))
        while block.isValid() and self._heights:
            box = self.blockBoundingRect(block)
            if box.top() > clip.bottom():
                break
            self._draw_block(painter, context, block, box.topLeft())
            block = block.next()

    def _draw_block(
        self,
        painter: QPainter,
        context: QAbstractTextDocumentLayout.PaintContext,
        block: QTextBlock,
        at: QPointF,
    ) -> None:
        first, length, chosen = block.position(), block.length(), []
        for each in context.selections:
            start, end = each.cursor.selectionStart() - first, each.cursor.selectionEnd() - first
            if start < length and end > max(start, 0):
                chosen.append(_range(start, end - start, each.format))
        block.layout().draw(painter, at, chosen, context.clip)
        caret = context.cursorPosition - first
        if 0 <= caret < length:
            block.layout().drawCursor(painter, at, caret, 1)

    # -- measures ------------------------------------------------------------------------------------

    def _width(self) -> float:
        return max(0.0, self.document().textWidth())

    def _end(self, number: int) -> float:
        if self._ends is None:
            extents = map(add, self._gaps, self._heights)
            self._ends = list(accumulate(extents, initial=float(px(TOP))))
            del self._ends[0]
        return self._ends[number] if number >= 0 else float(px(TOP))

    def _tell_size(self) -> None:
        self.documentSizeChanged.emit(self.documentSize())


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, form
    return found
