"""A box of text that is as high as its text, up to a limit, or as its room is; Tab leaves it."""

import math

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from desktop.scale import px
from desktop.theme_tokens import MEASURES

RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST_LINES, LEAST_LINES = 14, 5
AROUND = 15  # border, padding and margin above and below the text; one less, and Qt would scroll
BELOW = 6  # of that, where there is more text than is shown: or a sliver of the next line would be
SIDES = {  # where the paragraphs of each direction of writing begin
    Qt.LayoutDirection.LeftToRight: Qt.AlignmentFlag.AlignLeft,
    Qt.LayoutDirection.RightToLeft: Qt.AlignmentFlag.AlignRight,
}
LINE_SEPARATORS = ("\u2029", "\u2028")


class GrowingText(QPlainTextEdit):
    """Plain text of any length, a line high when there is none.

    `fills`: it takes the room there is instead, a few lines at least.
    """

    def __init__(self, parent: QWidget | None = None, *, fills: bool = False) -> None:
        super().__init__(parent)
        self._fills = fills
        self._has_bar = False
        self._hint = ""  # what stands there while there is no text
        self.setTabChangesFocus(True)
        way = QSizePolicy.Policy
        self.setSizePolicy(way.Expanding, way.Expanding if fills else way.Fixed)
        self.document().setDocumentMargin(4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not fills:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def text(self) -> str:
        """The text with its spaces as they were typed; `toPlainText` would make hard ones soft.

        Half a character, which PySide leaves out where it hands over a text, stands in it too: what can't be
        stored is to be refused, and not to go unsaid.
        """
        document = self.document()
        text, length = document.toRawText(), document.characterCount() - 1
        if len(text.encode("utf-16-le", "surrogatepass")) // 2 != length:
            text = "".join(document.characterAt(place) for place in range(length))
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        for separator in LINE_SEPARATORS:  # a hundred times as quick as translating every letter
            text = text.replace(separator, "\n")
        return text

    def setPlaceholderText(self, words: str) -> None:
        """Show words while there is no text; what a line has no room for is cut with …, not broken off."""
        self._hint = words
        self._fit_hint()

    def _fit_hint(self) -> None:
        room = self.viewport().width() - 2 * self.document().documentMargin() - 1
        shown = QFontMetricsF(self.font()).elidedText(self._hint, Qt.TextElideMode.ElideRight, room)
        if shown != self.placeholderText():
            super().setPlaceholderText(shown)

    @property
    def is_long(self) -> bool:
        """Whether the text takes more than one line."""
        return self._lines() > 1

    def sizeHint(self) -> QSize:
        return QSize(px(200), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(60), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()
        self._grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._fills or (self.hasFocus() and self._lines() > MOST_LINES):
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._align()
        super().paintEvent(event)

    def _align(self) -> None:
        """Let each paragraph begin at its own side. This kind of editor has one side for all, and lays every
        changed paragraph out by that; a paragraph's own holds until then.
        """
        block, height = self.firstVisibleBlock(), self.viewport().height()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())  # this lays it out
            if place.top() > height:
                return
            option, side = block.layout().textOption(), SIDES[block.textDirection()]
            if option.alignment() != side:
                option.setAlignment(side)
                block.layout().setTextOption(option)
            block = block.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURNS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Ctrl+Return saves the form
        else:
            super().keyPressEvent(event)

    def _grow(self) -> None:
        if self._fills:
            return
        # The bar takes room from the text, which is being laid out now: it comes once that is done.
        if (self._lines() > MOST_LINES) != self._has_bar:
            self._has_bar = not self._has_bar
            QTimer.singleShot(0, self, self._show_bar)
        if self.height() != self._height():
            self.setFixedHeight(self._height())
            # Qt tells the inside of no height that is set while it is being laid out for the one before, and
            # the last line would stay cut; this lays it out anew.
            self.setViewportMargins(0, 0, 0, 0)
            self.updateGeometry()

    def _show_bar(self) -> None:
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if self._has_bar else policy.ScrollBarAlwaysOff
        )

    def _lines(self) -> int:
        """The document's size counts lines, not pixels, for this kind of editor."""
        return max(1, round(self.document().size().height()))

    def _height(self) -> int:
        metrics = QFontMetricsF(self.font())
        line = math.ceil(metrics.ascent()) + math.ceil(metrics.descent())
        lines = LEAST_LINES if self._fills else min(MOST_LINES, self._lines())
        cut = BELOW if self._lines() > MOST_LINES else 0
        return MEASURES.control if lines == 1 else lines * line + AROUND - cut
