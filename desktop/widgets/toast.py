"""A short message at the bottom left: one at a time, to be taken back or followed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.announce import announce
from desktop.widgets.label import Label
from desktop.widgets.pressing import ReturnPresses

STAYS = 8_000  # milliseconds
INSET = 24
PADDING = 16
LEAST_WIDTH, MOST_WIDTH = 320, 560
BAR, BAR_ROOM = 3, 10


@dataclass(frozen=True, slots=True)
class Message:
    """What a toast says. `action` is the verb of its button, `act` what the button does.

    A `failure` stays until it is dismissed. `icon` names one of the carried icons. `show`: goes to what it
    is about, by a button of its own.
    """

    text: str
    action: str = ""
    act: Callable[[], None] | None = None
    shortcut: str = ""
    failure: bool = False
    icon: str = ""
    show: Callable[[], None] | None = None

    def shown_icon(self) -> str:
        """The icon it is shown with: a failure always has its sign."""
        return self.icon or ("circle-alert" if self.failure else "")


class ToastButton(QPushButton):
    """A button of a toast, in the colours of a toast."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFont(theme.font("body_strong"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        ReturnPresses(self)

    def sizeHint(self) -> QSize:
        return QSize(round(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 8, px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(font)
        painter.setPen(self._theme.token("toast_action"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Toast(QWidget):
    """The toast of an area; it lies over `area` and moves with it. The newest message wins.

    `covering`: how many pixels at the foot of the area it takes now, 0 once it is gone.
    """

    covering = Signal(int)

    def __init__(self, theme: Theme, area: QWidget) -> None:
        super().__init__(area)
        self._theme = theme
        self._area = area
        self._message = Message("")
        self._progress: float | None = None
        self.unread = QTimer(self, singleShot=True, interval=STAYS)  # of a failure told while work goes on
        self._icon_room = QWidget(self)
        self._words = ToastWords(theme)
        self._show, self._button = ToastButton(theme, self), ToastButton(theme, self)
        self.timer = QTimer(self, singleShot=True, interval=STAYS)
        self._row = QHBoxLayout(self)
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        row = self._row
        row.setSpacing(10)
        self._icon_room.setFixedWidth(MEASURES.icon)
        self._icon_room.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._icon_room)
        row.addWidget(self._words, 1)
        row.addSpacing(16)
        row.addWidget(self._show)
        row.addWidget(self._button)
        self._show.setText("Show")

    def _connect(self) -> None:
        self.timer.timeout.connect(self.dismiss)
        self._button.clicked.connect(lambda: self._follow(self._message.act))
        self._show.clicked.connect(lambda: self._follow(self._message.show))
        self._theme.changed.connect(self.update)
        self._area.installEventFilter(self)
        for button in self._buttons:
            button.installEventFilter(self)

    @property
    def message(self) -> Message:
        """The message shown last."""
        return self._message

    @property
    def action(self) -> QPushButton:
        """The button; hidden when the message has nothing to do."""
        return self._button

    @property
    def shows(self) -> QPushButton:
        """The button that goes to what the message is about; hidden when it leads nowhere."""
        return self._show

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self._show, self._button

    @property
    def is_counting(self) -> bool:
        """Whether it goes away by itself in a while."""
        return self.timer.isActive()

    def show_message(self, message: Message) -> None:
        """Show a message in place of the one before, and have it read out."""
        if message.failure and (self._progress is not None or self.unread.isActive()):
            self.unread.start()
        else:
            self.unread.stop()
        self._progress = None
        self._present(message)
        announce(self, message.text, at_once=message.failure)

    def show_progress(self, text: str, done: int, total: int, cancel: Callable[[], None] | None) -> None:
        """Show how far a task is, with a button to cancel it; stays until another message takes its place.

        `total` 0: how much there is to do is not known yet. The words are read out at the beginning only. A
        failure told meanwhile stays until it can have been read; then the task is shown again.
        """
        if self.unread.isActive():
            return
        begins = self._progress is None or not self.isVisible()
        self._progress = done / total if total > 0 else 0.0
        self._present(Message(text, "Cancel" if cancel else "", cancel))
        if begins:
            announce(self, text)

    def dismiss(self) -> None:
        """Take the toast away."""
        self.timer.stop()
        self.unread.stop()
        self._progress = None
        self.hide()

    def _present(self, message: Message) -> None:
        self._message = message
        label = f"{message.action}  {message.shortcut}" if message.shortcut else message.action
        self._words.setText(message.text)
        self._button.setText(label)
        self._button.setVisible(bool(message.action))
        self._show.setVisible(message.show is not None)
        self._icon_room.setVisible(bool(message.shown_icon()))
        self._row.setContentsMargins(PADDING, 0, PADDING - 4, 0 if self._progress is None else BAR_ROOM)
        self.setAccessibleName(message.text)
        self.show()
        self._lie()
        self.raise_()
        self.update()
        self._count()

    def _follow(self, act: Callable[[], None] | None) -> None:
        self.dismiss()
        if act is not None:
            act()

    def _count(self) -> None:
        """Start to count, unless it has to stay."""
        held = self.underMouse() or any(each.hasFocus() for each in self._buttons)
        if self._message.failure or self._progress is not None or held:
            self.timer.stop()
        else:
            self.timer.start()

    def _lie(self) -> None:
        """Lie at the bottom left of the area, as wide as the words need within its limits."""
        room = self._area.width() - 2 * INSET
        wanted = self._row.totalSizeHint().width() - self._words.sizeHint().width() + self._words.line_width()
        width = max(min(max(wanted, px(LEAST_WIDTH)), px(MOST_WIDTH), room), 0)
        self.setGeometry(QRect(INSET, self._area.height() - INSET - MEASURES.toast, width, MEASURES.toast))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.token("toast"))
        painter.drawRoundedRect(QRectF(self.rect()), MEASURES.toast_radius, MEASURES.toast_radius)
        if self._message.shown_icon():
            top = (self.height() - MEASURES.icon) // 2
            box = QRect(PADDING, top, MEASURES.icon, MEASURES.icon)
            self._theme.icon(self._message.shown_icon(), "toast_text").paint(painter, box)
        if self._progress is not None:
            self._paint_progress(painter, self._progress)

    def _paint_progress(self, painter: QPainter, share: float) -> None:
        track = QRectF(PADDING, self.height() - px(10), self.width() - 2 * PADDING, BAR)
        painter.setBrush(self._theme.token("toast_track"))
        painter.drawRoundedRect(track, BAR / 2, BAR / 2)
        track.setWidth(track.width() * min(max(share, 0.0), 1.0))
        painter.setBrush(self._theme.token("toast_action"))
        painter.drawRoundedRect(track, BAR / 2, BAR / 2)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.covering.emit(INSET + MEASURES.toast)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.covering.emit(0)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.isVisible():
            self._count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._progress is None:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in self._buttons and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._recount)
        elif watched is self._area and event.type() == QEvent.Type.Resize and self.isVisible():
            self._lie()
        return False

    def _recount(self) -> None:
        if self.isVisible():
            self._count()


class ToastWords(Label):
    """The sentence of a toast, in the text colour of a toast."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "body", wrap=True)
        self._theme = theme
        self.setMinimumWidth(px(120))
        self._take_colour()
        theme.changed.connect(self._take_colour)

    def line_width(self) -> int:
        """How wide the sentence is on one line, in pixels."""
        return round(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 2

    def _take_colour(self) -> None:
        self.setStyleSheet(f"ToastWords {{ color: {self._theme.token('toast_text').name()}; }}")
