"""A line of text whose misspelled words are underlined, with a menu for each of them."""

from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTextLayout,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from desktop.forms import spell_menu
from desktop.forms.spelled import Meeting, Spelled, focus_changed, units
from desktop.models.spell_check import SpellCheck, language_of_new
from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.cut_line import CutLine

WAVE = 2.0  # pixels a wave goes on, and down
CARET_MARGIN = 5  # Qt's rectangle of the caret begins so far before it


class SpelledLine(CutLine):
    """One line, its spelling looked at while it may be edited; the word being typed is left alone."""

    def __init__(self, spelled: Spelled, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spelled, self._theme = spelled, theme
        self.marked: list[tuple[int, str]] = []  # the words underlined now, with their places
        self.meeting = Meeting(self)
        self._spared = -1
        self._typing = False
        self.textEdited.connect(self._edited)
        self.textChanged.connect(self._look)
        self.cursorPositionChanged.connect(self._moved)
        spelled.check.judged.connect(self._look)
        spelled.check.changed.connect(self._look)
        focus_changed().connect(self._follow_language)

    # -- what a SpelledBox does ----------------------------------------------------------------------

    def wrong_words(self) -> list[tuple[int, str]]:
        """The words known to be wrong, each with its place."""
        return [] if self.isReadOnly() else self.spelled.wrong(self.text())

    def caret(self) -> int:
        """Where the next letter would go; the end of what is selected."""
        return self.selectionEnd() if self.hasSelectedText() else self.cursorPosition()

    def select_word(self, place: int, word: str) -> None:
        """Select a word, and bring it into view."""
        self.setSelection(place, units(word))

    def put_word(self, place: int, word: str, instead: str) -> None:
        """Write another word in its place, as a step of the text's own undo; nothing if it has gone."""
        self.select_word(place, word)
        if self.selectedText() == word:
            self.insert(instead)

    def standard_menu(self) -> QMenu:
        """The menu of every text: undo, cut, copy, paste."""
        return self.createStandardContextMenu()

    def menu_point(self) -> QPoint:
        """Where a menu opens that was asked for by keyboard, on the screen."""
        return self.mapToGlobal(self.cursorRect().bottomLeft())

    def widget(self) -> QWidget:
        """The control itself."""
        return self

    # -- Qt ------------------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.caret() if by_key else self.cursorPositionAt(event.pos())
        point = self.menu_point() if by_key else event.globalPos()
        for start, word in self.wrong_words():
            if start <= place <= start + units(word):
                self.select_word(start, word)
                spell_menu.open_at(self, start, word, point)
                return
        super().contextMenuEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._spare_none()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ReadOnlyChange:
            self._look()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.marked:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(self.rect().adjusted(px(6), 0, -px(6), 0))
            painter.setPen(QPen(self._theme.token("error"), 1))
            for line in self._waves():
                painter.drawPolyline(line)

    def _waves(self) -> list[QPolygonF]:
        """A wave under each wrong word, where the line has it now."""
        layout = QTextLayout(self.text(), self.font())
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()

        def across(place: int) -> float:
            return float(cast(tuple[float, int], line.cursorToX(place))[0])

        left = self.cursorRect().x() + CARET_MARGIN - across(self.cursorPosition())
        metrics = QFontMetricsF(self.font())
        base = QRectF(self.rect()).center().y() + metrics.height() / 2 - metrics.descent() + 1.5
        ends = [(across(place), across(place + units(word))) for place, word in self.marked]
        return [_wave(left + min(pair), left + max(pair), base) for pair in ends]

    # -- the word that is being typed ----------------------------------------------------------------

    def _look(self) -> None:
        self.marked = [] if self.isReadOnly() else self.spelled.wrong(self.text(), self._spared)
        self.update()

    def _follow_language(self) -> None:
        if self.isVisible():
            self._look()

    def _edited(self) -> None:
        self._typing, self._spared = True, self.cursorPosition()
        self._look()

    def _moved(self) -> None:
        if self._typing:
            self._typing = False
        else:
            self._spare_none()
            self.meeting.look(self.cursorPosition(), self.marked)

    def _spare_none(self) -> None:
        if self._spared >= 0:
            self._spared = -1
            self._look()


def line_of_words(check: SpellCheck | None, theme: Theme) -> QLineEdit:
    """A line for words of a tracker that is yet to be made; its spelling is looked at by `check`."""
    if check is None:
        return QLineEdit()
    return SpelledLine(Spelled(check, language_of_new, lambda: "", adds=False), theme)


def _wave(left: float, right: float, top: float) -> QPolygonF:
    steps = range(max(2, round((right - left) / WAVE) + 1))
    return QPolygonF([QPointF(left + step * WAVE, top + WAVE * (step % 2)) for step in steps])
