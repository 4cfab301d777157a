"""A line of text that shows by … that it goes on, while nobody types in it; its tooltip is the whole."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolTip

from desktop.widgets.label import as_tooltip
from desktop.widgets.painting import direct

INSET = 2  # pixels that Qt leaves on each side within a line's padding


class CutLine(QLineEdit):
    """A line of text that is wider than its box ends in … until the keyboard is in it."""

    def shown_cut(self) -> str:
        """The text as it is shown when it is cut; '' while it is shown whole or typed in."""
        text, room = self.text(), self._room()
        metrics = QFontMetricsF(self.font())
        shown_whole = self.hasFocus() or metrics.horizontalAdvance(text) <= room
        if shown_whole or self.cursorPosition():
            return ""
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _room(self) -> int:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        margins = self.textMargins()
        return inside.width() - margins.left() - margins.right() - 2 * INSET

    def paintEvent(self, event: QPaintEvent) -> None:
        cut = self.shown_cut()
        if not cut:
            super().paintEvent(event)
            return
        painter, option, style = QPainter(self), QStyleOptionFrame(), self.style()
        self.initStyleOption(option)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        inside = style.subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        inside = inside.marginsRemoved(self.textMargins()).adjusted(INSET, 0, -INSET, 0)
        painter.setFont(self.font())
        painter.setPen(self.palette().text().color())
        direct(painter, cut)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.shown_cut():
            QToolTip.showText(event.globalPos(), as_tooltip(self.text()), self)
            return True
        return super().event(event)
