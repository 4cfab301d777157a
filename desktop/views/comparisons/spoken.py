"""What a screen reader is told of a drawing: that it is a chart, and in words where its cursor is."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from desktop.widgets.announce import announce

HELP = "The arrow keys walk the drawing, Enter opens what is there. “Show as a table” lists all of it."


class SpokenDrawing(QAccessibleWidget):
    """A drawing as a chart; its value is what the cursor is on, in words."""

    def __init__(self, drawing: QWidget) -> None:
        super().__init__(drawing, QAccessible.Role.Chart)

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Value:
            return self.widget().accessibleDescription()
        return HELP if kind == QAccessible.Text.Help else super().text(kind)


def tell(drawing: QWidget, words: str) -> None:
    """The cursor is on what `words` say: kept for whoever asks, and said at once while it has the focus."""
    if words == drawing.accessibleDescription():
        return
    drawing.setAccessibleDescription(words)
    if drawing.hasFocus():
        announce(drawing, words, at_once=True)


@cache
def speak(kind: type[QWidget]) -> None:
    """Let all widgets of a class, and of those made from it, be told as drawings."""

    def made(_name: str, told: QObject | None) -> QAccessibleInterface | None:
        return SpokenDrawing(told) if isinstance(told, kind) else None

    QAccessible.installFactory(made)
