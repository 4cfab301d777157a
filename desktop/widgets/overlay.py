"""A panel over the window, under a scrim: for what is typed, chosen and gone again."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.painting import paint_box

SHADOW = 6
SHADOWS = (16, 12, 8, 4)  # how far the parts of the shadow stand out
WIDEST = 760
AROUND = 10  # the panel stands out so far beside the box it grows out of


class Overlay(QWidget):
    """Covers its window while it is open. What goes into it is laid out in `panel`."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.theme = theme
        self._back: QWidget | None = None
        self.panel = QFrame(self)
        self.panel.setObjectName("palette")
        theme.changed.connect(self.update)
        window.installEventFilter(self)
        self.hide()

    def open_over(self, place: QRect, takes_focus: QWidget) -> int:
        """Open with the panel grown out of `place` (in the window); the height there is for it."""
        window = self.parentWidget()
        assert window is not None
        if not self.isVisible():
            self._back = window.focusWidget()
        self.setGeometry(window.rect())
        width = max(place.width() + 2 * AROUND, min(px(WIDEST), window.width() - place.left() - 40))
        room = window.height() - place.top() - 40
        self.panel.setGeometry(place.left() - AROUND, place.top() - 8, width, room)
        self.show()
        self.raise_()
        takes_focus.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return room

    def fit(self, height: int) -> None:
        """Give the panel another height; only what is around it is painted anew, not the whole window."""
        if height == self.panel.height():
            return
        before = self.panel.geometry()
        self.panel.resize(self.panel.width(), height)
        edge = SHADOWS[0] + SHADOW
        self.update(before.united(self.panel.geometry()).adjusted(-edge, -edge, edge, edge))

    def dismiss(self) -> None:
        """Close it and give the focus back."""
        self.hide()
        if self._back is not None and isValid(self._back):  # a row of a page may be gone meanwhile
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize and self.isVisible():
            self.dismiss()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.theme.token("scrim"))
        box = QRectF(self.panel.geometry())
        for step in SHADOWS:
            around = box.translated(0, SHADOW).adjusted(-step, -step, step, step)
            radius = MEASURES.dialog_radius + step
            paint_box(painter, around, self.theme.token("shadow"), None, radius=radius)
        raised, edge = self.theme.token("raised"), self.theme.token("raised_edge")
        paint_box(painter, box, raised, edge, radius=MEASURES.dialog_radius)
