"""A page of the inspector: scrolled up and down, never sideways, with the padding of the inspector."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.forms.row import INSET
from desktop.theme_tokens import MEASURES

SIDE = MEASURES.inspector_padding - INSET  # rows reach as far, fields keep the padding


class _Inside(QWidget):
    """As wide as the page, whatever stands in it, and as high as that then takes."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class InspectorPage(QScrollArea):
    """Holds one column of widgets."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = _Inside()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(SIDE, 0, SIDE, 0)
        self.column.setSpacing(0)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The scroll bar takes its width from the padding, so that fields keep theirs.

        What it takes is measured: while a theme is put on, the bar says of itself that it is narrower.
        """
        bar = self.width() - self.viewport().width()
        self.column.setContentsMargins(SIDE, 0, SIDE - bar, 0)
        super().resizeEvent(event)

    def to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)
