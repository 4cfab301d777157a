"""A short state with its icon, as in the status bar; one that can be pressed leads to what it tells of."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.focus import KeyboardRing
from desktop.widgets.pressing import ReturnPresses

GAP = 8
HEIGHT = 24
LEAST = 240  # pixels of longer words that are seen at least


class StatusChip(QPushButton):
    """An icon in its own tone and words in `text2`; `leads` says whether pressing it goes anywhere."""

    def __init__(self, theme: Theme, *, leads: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = ""
        self._token = "text2"
        self._leads = leads
        self.ring = KeyboardRing(theme, self)
        ReturnPresses(self)
        self.setFont(theme.font("second"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        across = QSizePolicy.Policy.Fixed if leads else QSizePolicy.Policy.Maximum
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if not leads:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def show_state(self, words: str, icon: str = "", token: str = "text2") -> None:
        """Show `words`, with an icon in the colour of `token`; without words nothing is shown at all."""
        self._icon_name, self._token = icon, token
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        icon = MEASURES.icon + GAP if self._icon_name else 0
        return QSize(icon + round(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 1, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._leads else QSize(min(self.sizeHint().width(), px(LEAST)), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0
        if self._icon_name:
            box = QRect(0, (self.height() - MEASURES.icon) // 2, MEASURES.icon, MEASURES.icon)
            self._theme.icon(self._icon_name, self._token).paint(painter, box)
            left = MEASURES.icon + GAP
        font = self.font()
        font.setUnderline(self._leads and self.underMouse())
        painter.setFont(font)
        painter.setPen(self._theme.token("text2"))
        room = QRectF(self.rect()).adjusted(left, 0, 0, 0)
        shown = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
