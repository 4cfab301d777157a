"""A condition over a list as a chip: words, and a cross that takes it away."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.focus import KeyboardRing
from desktop.widgets.label import as_tooltip
from desktop.widgets.painting import paint_box, paint_line
from desktop.widgets.pressing import ReturnPresses

HEIGHT, INSET, GAP = 28, 10, 6
WIDEST = 360
REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FilterChip(QPushButton):
    """`clicked`: it is to be changed; `removed`: by its cross, by Delete or Backspace."""

    removed = Signal()

    def __init__(self, theme: Theme, words: str, flaw: str = "", parent: QWidget | None = None) -> None:
        """`flaw`: why the condition can't be applied, '' when it can."""
        super().__init__(words, parent)
        self._theme = theme
        self._flaw = flaw
        self._over_cross = False
        self.ring = KeyboardRing(theme, self)
        ReturnPresses(self)
        self.setFont(theme.font("second_medium"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Condition: {words}")
        self.setAccessibleDescription(f"{flaw} Enter changes it, Delete removes it.".strip())
        self.setToolTip(as_tooltip(flaw or words))
        theme.changed.connect(self.update)

    @property
    def cross(self) -> QRect:
        """Where the cross is."""
        side = MEASURES.chevron + 2 * INSET
        return QRect(self.width() - side, 0, side, self.height())

    def sizeHint(self) -> QSize:
        icon = MEASURES.icon + GAP if self._flaw else 0
        words = round(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 1
        return QSize(min(INSET + icon + words + GAP + MEASURES.chevron + INSET, px(WIDEST)), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "hover" if self.underMouse() or self.isDown() else "sel"
        paint_box(painter, QRectF(self.rect()), self._theme.token(ground), None)
        left = INSET
        if self._flaw:
            icon = QRect(left, (self.height() - MEASURES.icon) // 2, MEASURES.icon, MEASURES.icon)
            self._theme.icon("triangle-alert", "warn").paint(painter, icon)
            left += MEASURES.icon + GAP
        words = QRectF(left, 0, self.width() - left - MEASURES.chevron - INSET - GAP, self.height())
        paint_line(painter, words, self.text(), self.font(), self._theme.token("text"))
        cross = self.cross.adjusted(INSET, 0, -INSET, 0)
        cross.setTop((self.height() - MEASURES.chevron) // 2)
        cross.setHeight(MEASURES.chevron)
        self._theme.icon("x", "accent" if self._over_cross else "text2").paint(painter, cross)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._over_cross = self.cross.contains(event.position().toPoint())
        self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._over_cross = False
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.cross.contains(event.position().toPoint()):
            self.removed.emit()
        else:
            super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Delete is for the chip, before the window's own command of that key."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() in REMOVING and not event.modifiers():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in REMOVING and not event.modifiers():
            self.removed.emit()
        else:
            super().keyPressEvent(event)
