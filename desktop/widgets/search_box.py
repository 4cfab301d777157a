"""Fields to look for something: the search box of the toolbar and the filter over a list."""

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.buttons import IconButton

TEXT_LEFT = 26
INSET = 10
TYPING_PAUSE = 150  # milliseconds without a key until a filter is applied


class IconField(QLineEdit):
    """A line to type in, with an icon before its text."""

    def __init__(self, theme: Theme, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self.setFont(theme.font())
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self._make_room()
        theme.changed.connect(self._make_room)

    def _make_room(self) -> None:
        self.setTextMargins(px(TEXT_LEFT), 0, self.textMargins().right(), 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        top = (self.height() - MEASURES.icon) // 2
        self._theme.icon(self._icon_name).paint(painter, QRect(INSET, top, MEASURES.icon, MEASURES.icon))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
        else:
            super().keyPressEvent(event)


class SearchBox(IconField):
    """The box that finds records and commands; `hint` names its shortcut while it is empty."""

    def __init__(self, theme: Theme, words: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, "search", words, parent)
        self._hint = hint
        self.setAccessibleDescription(hint)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text() or not self._hint:
            return
        painter = QPainter(self)
        painter.setFont(self._theme.font("second"))
        painter.setPen(self._theme.token("text3"))
        hint = QFontMetricsF(painter.font()).horizontalAdvance(self._hint)
        words = QFontMetricsF(self.font()).horizontalAdvance(self.placeholderText())
        if INSET + px(TEXT_LEFT) + words + hint + 2 * INSET <= self.width():
            box = self.rect().adjusted(0, 0, -INSET, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._hint)


class FilterBox(IconField):
    """The field over a list: tells what it filters by once typing pauses, at once on Enter."""

    filtered = Signal(str)

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "filter", words, parent)
        self._told = ""
        self.cross = IconButton(theme, "x", "Clear filter", parent=self)
        self.cross.setFixedSize(MEASURES.control - 8, MEASURES.control - 8)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape does the same from the keyboard
        self.cross.setCursor(Qt.CursorShape.ArrowCursor)
        self.cross.hide()
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._connect()

    def _connect(self) -> None:
        self.cross.clicked.connect(self.clear)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._tell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_what_fits()
        top = (self.height() - self.cross.height()) // 2
        self.cross.move(self.width() - self.cross.width() - top, top)

    def _typed(self, text: str) -> None:
        self.cross.setVisible(bool(text))
        self.setTextMargins(px(TEXT_LEFT), 0, self.cross.width() if text else 0, 0)
        if text:
            self._pause.start()
        else:
            self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._say_what_fits()

    def _say_what_fits(self) -> None:
        """Say by what it filters as far as there is room: rather one word whole than several cut off."""
        words = self.accessibleName()
        room = self.width() - px(TEXT_LEFT) - 2 * INSET
        fits = QFontMetricsF(self.font()).horizontalAdvance(words) <= room
        self.setPlaceholderText(words if fits else words.partition(" ")[0])

    def show_text(self, text: str) -> None:
        """Let `text` stand in it without telling of it, for it is what the list shows."""
        self._told = text
        self.setText(text)
        self._pause.stop()

    def _tell(self) -> None:
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.filtered.emit(self._told)
