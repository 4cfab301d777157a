"""A plain area in one of the surface colours of the look, with an optional rule on some of its edges."""

from typing import Literal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.theme import Theme

SurfaceName = Literal["chrome", "base", "raised", "sunken"]


class Surface(QFrame):
    """An area filled with the colour of a surface; `rules` are edges that carry a line of 1 pixel."""

    def __init__(
        self,
        theme: Theme,
        surface: SurfaceName = "base",
        *,
        rules: tuple[Literal["top", "bottom", "left", "right"], ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rules = rules
        self.setProperty("surface", surface)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._rules:
            return
        painter = QPainter(self)
        line = self._theme.token("line")
        for edge in self._rules:
            painter.fillRect(self._edge(edge), line)

    def _edge(self, edge: str) -> QRect:
        area = self.rect()
        if edge == "top":
            area.setHeight(1)
        elif edge == "bottom":
            area.setTop(area.bottom())
        elif edge == "left":
            area.setWidth(1)
        else:
            area.setLeft(area.right())
        return area


class Rule(QWidget):
    """A line of 1 pixel across, between parts of a page."""

    def __init__(self, theme: Theme, token: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._token = token
        self.setFixedHeight(1)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.token(self._token))
