"""A drawing as high as all it shows, in an area that scrolls up and down and follows its cursor."""

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

CLEAR = 8  # pixels seen above and below what the cursor is on


def scrolled(drawing: QWidget, moved_to: SignalInstance | None = None) -> QScrollArea:
    """The area around a drawing; `moved_to` tells top and bottom of what is to be seen, in pixels."""
    area = QScrollArea()
    area.setWidget(drawing)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusProxy(drawing)
    area.viewport().setAutoFillBackground(False)
    if moved_to is not None:
        moved_to.connect(
            lambda top, bottom: area.ensureVisible(0, (top + bottom) // 2, 0, (bottom - top) // 2 + CLEAR)
        )
    return area
