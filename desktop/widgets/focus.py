"""Focus rings that only the keyboard brings up, drawn around controls that stand free."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme
from desktop.theme_tokens import MEASURES

Reason = Qt.FocusReason
KEYBOARD = frozenset({Reason.TabFocusReason, Reason.BacktabFocusReason, Reason.ShortcutFocusReason})
# The window or a menu comes and goes: who had the focus by keyboard has it so again.
SAME_AS_BEFORE = frozenset({Reason.ActiveWindowFocusReason, Reason.PopupFocusReason})
REACH = MEASURES.ring_clearance + MEASURES.focus_line
FOLLOWED = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.ParentChange,
        QEvent.Type.ZOrderChange,
    }
)


def by_keyboard(event: QFocusEvent, before: bool) -> bool:
    """Whether a focus came by keyboard; `before` answers for a window that is only active again."""
    return before if event.reason() in SAME_AS_BEFORE else event.reason() in KEYBOARD


class FocusRing(QWidget):
    """The ring itself: lies over its control's parent, around the control, and takes no part in anything."""

    def __init__(self, theme: Theme, control: QWidget, radius: float) -> None:
        super().__init__(control.parentWidget())
        self._theme = theme
        self._control = control
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.follow()

    def follow(self) -> None:
        """Lie where the control now lies."""
        around = self._control.parentWidget()
        if around is None:
            return
        if self.parentWidget() is not around:
            self.setParent(around)
        self.setGeometry(self._control.geometry().adjusted(-REACH, -REACH, REACH, REACH))
        self.setVisible(self._control.isVisibleTo(around))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.token("ring"), MEASURES.focus_line))
        half = MEASURES.focus_line / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, self._radius, self._radius)


class KeyboardRing(QObject):
    """Watches one control and shows a ring around it while it has the focus by keyboard."""

    def __init__(self, theme: Theme, control: QWidget, radius: float = MEASURES.radius + 2) -> None:
        super().__init__(control)
        self._theme = theme
        self._control = control
        self._radius = radius
        self._ring: FocusRing | None = None
        self._keyboard = False
        control.installEventFilter(self)

    @property
    def is_shown(self) -> bool:
        """Whether the ring is on."""
        return self._ring is not None

    def prepare(self) -> None:
        """Show the ring as soon as the window opens with the focus on the control."""
        self._keyboard = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self._keyboard = by_keyboard(event, self._keyboard)
            self._show(self._keyboard)
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._show(False)
        elif self._ring is not None and kind in FOLLOWED:
            self._ring.follow()
        return False

    def _show(self, wanted: bool) -> None:
        if wanted and self._ring is None and self._control.parentWidget() is not None:
            self._ring = FocusRing(self._theme, self._control, self._radius)
            self._theme.changed.connect(self._ring.update)
        elif not wanted and self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None
