"""A small window that opens under what called it and closes when one looks elsewhere."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.views import reading_order
from desktop.widgets.surface import Surface

PADDING, WIDTH, BELOW = 16, 320, 4


class Popup(Surface):
    """What is asked for stands in `column`; Enter accepts, Escape closes and gives the focus back."""

    def __init__(self, theme: Theme, name: str, parent: QWidget, *, width: int = WIDTH) -> None:
        super().__init__(theme, "raised", rules=("top", "bottom", "left", "right"), parent=parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAccessibleName(name)
        self.setFixedWidth(px(width))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        self.column.setSpacing(8)

    def open_below(self, widget: QWidget) -> None:
        """Show it under a widget, within the screen."""
        self.adjustSize()
        place = widget.mapToGlobal(QPoint(0, widget.height() + BELOW))
        room = widget.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - self.sizeHint().height())))
        self.move(place)
        self.show()

    def accept(self) -> None:
        """Take what was given."""
        raise NotImplementedError

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads: what is asked for is made anew while it is open."""
        return reading_order.step(self, forward=forward, around=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
