"""What every drawing does under a pointer and the focus: say what is there, and show that it has the keys.

`words_at` tells what is at a place in the coordinates of the painted surface, '' where nothing is.
"""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QFocusEvent, QHelpEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from desktop.views.comparisons.spoken import speak
from desktop.widgets.label import as_tooltip


class Pointed(QWidget):
    """A drawing that is shown whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak(Pointed)

    def words_at(self, point: QPoint) -> str:
        """What is drawn at `point`, in words."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), as_tooltip(self.words_at(event.pos())), self)
            return True
        return super().event(event)


class PointedArea(QAbstractScrollArea):
    """A drawing that scrolls: painted on its viewport, which a change of the focus alone doesn't repaint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak(PointedArea)

    def words_at(self, point: QPoint) -> str:
        """What is drawn at `point`, in words."""
        raise NotImplementedError

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), as_tooltip(self.words_at(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
