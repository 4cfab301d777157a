"""Buttons of the look: plain, primary, quiet and danger ones, icons that are pressed, and links."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.focus import KeyboardRing
from desktop.widgets.label import as_tooltip
from desktop.widgets.painting import direct, paint_box
from desktop.widgets.pressing import ReturnPresses

ButtonKind = Literal["plain", "primary", "quiet", "danger"]
INSET = 16
GAP = 8
LEAST_WIDTH = 64


@dataclass(frozen=True, slots=True)
class ButtonLook:
    """The tokens of one kind of button; '' is nothing drawn. `off_…` is how it looks when it is disabled."""

    face: str
    ink: str
    fill: str
    hover: str
    outline: str
    off_ink: str
    off_fill: str
    off_outline: str


LOOKS: dict[ButtonKind, ButtonLook] = {
    "plain": ButtonLook("body_medium", "text", "", "hover", "border", "text3", "", "line"),
    "primary": ButtonLook(
        "body_strong", "on_accent", "accent", "accent_hover", "", "off_accent", "track", ""
    ),
    "quiet": ButtonLook("body_medium", "accent", "", "hover", "", "text3", "", ""),
    "danger": ButtonLook("body_medium", "error", "", "error_bg", "error", "text3", "", "line"),
}


class Button(QPushButton):
    """A button with a verb, at most one icon before it and, with `chevron`, the sign of a menu after it."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: ButtonKind = "plain",
        *,
        icon: str = "",
        chevron: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._kind: ButtonKind = kind
        self._icon_name = icon
        self._chevron = chevron
        self.ring = KeyboardRing(theme, self)
        ReturnPresses(self)
        self.setFont(theme.font(LOOKS[kind].face))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def kind(self) -> ButtonKind:
        """Which of the four kinds it is."""
        return self._kind

    def sizeHint(self) -> QSize:
        least = 0 if self._icon_name or self._chevron else px(LEAST_WIDTH)
        return QSize(max(least, round(self._content_width()) + 2 * INSET), MEASURES.control)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = LOOKS[self._kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            self._paint(painter, look.off_ink, look.off_fill, look.off_outline)
        elif self.underMouse() or self.isDown():
            self._paint(painter, look.ink, look.hover, look.outline)
        else:
            self._paint(painter, look.ink, look.fill, look.outline)

    def _paint(self, painter: QPainter, ink: str, fill: str, outline: str) -> None:
        colour = self._theme.token
        paint_box(
            painter, QRectF(self.rect()), colour(fill) if fill else None, colour(outline) if outline else None
        )
        left = max(round((self.width() - self._content_width()) / 2), GAP)
        if self._icon_name:
            box = QRect(left, (self.height() - MEASURES.icon) // 2, MEASURES.icon, MEASURES.icon)
            self._theme.icon(self._icon_name, ink).paint(painter, box)
            left += MEASURES.icon + GAP
        painter.setPen(colour(ink))
        painter.setFont(self.font())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        room = self.width() - left - (MEASURES.chevron + GAP if self._chevron else 0)
        shown = self.text()
        if self._text_width() > room:
            shown = QFontMetricsF(self.font()).elidedText(
                shown.replace("&", ""), Qt.TextElideMode.ElideRight, room - GAP
            )
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), flags, shown)
        if self._chevron:
            self._paint_chevron(painter, left + round(self._text_width()) + GAP, ink)

    def _paint_chevron(self, painter: QPainter, left: int, ink: str) -> None:
        size = MEASURES.chevron
        box = QRect(left, (self.height() - size) // 2, size, size)
        self._theme.icon("chevron-down", ink).paint(painter, box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A button narrower than its words shows the whole of them as a tooltip."""
        super().resizeEvent(event)
        _tell_whole(self, self.text().replace("&", ""), cut=self._content_width() > event.size().width())

    def _text_width(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(self.text().replace("&", ""))

    def _content_width(self) -> float:
        icon = MEASURES.icon + GAP if self._icon_name else 0
        chevron = MEASURES.chevron + GAP if self._chevron else 0
        return icon + self._text_width() + chevron


class IconButton(QToolButton):
    """A quiet button with an icon alone; `words` name it in its tooltip and to screen readers."""

    def __init__(
        self, theme: Theme, icon: str, words: str, *, token: str = "text2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._token = token
        self.ring = KeyboardRing(theme, self)
        ReturnPresses(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(MEASURES.control, MEASURES.control)
        self.setIconSize(QSize(MEASURES.icon, MEASURES.icon))
        if words:
            self.setAccessibleName(words)
            self.setToolTip(words)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            paint_box(painter, QRectF(self.rect()), self._theme.token("sel"), None)
        elif self.isEnabled() and (self.underMouse() or self.isDown()):
            paint_box(painter, QRectF(self.rect()), self._theme.token("hover"), None)
        box = QRect(0, 0, self.iconSize().width(), self.iconSize().height())
        box.moveCenter(self.rect().center())
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        self._shown_icon().paint(painter, box, Qt.AlignmentFlag.AlignCenter, mode)

    def _shown_icon(self) -> QIcon:
        return self._theme.icon(self._icon_name, self._token) if self._icon_name else self.icon()


class LinkButton(QPushButton):
    """Words that are pressed: in the accent colour, underlined under the pointer."""

    def __init__(
        self, theme: Theme, text: str, face: str = "body_medium", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.ring = KeyboardRing(theme, self)
        ReturnPresses(self)
        self.setFont(theme.font(face))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.horizontalAdvance(self.text())) + 1, round(metrics.height()) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(self.isEnabled() and self.underMouse())
        painter.setFont(font)
        painter.setPen(self._theme.token("accent" if self.isEnabled() else "text3"))
        shown = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() + 1)
        direct(painter, shown)
        absolute = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | absolute, shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is less room than its words need, the whole of them is the tooltip."""
        super().resizeEvent(event)
        _tell_whole(self, self.text(), cut=self.sizeHint().width() > event.size().width() + 1)


def _tell_whole(button: QPushButton, words: str, *, cut: bool) -> None:
    """Let the tooltip of a button without one be its words while they are cut."""
    whole = as_tooltip(words)
    if cut and not button.toolTip():
        button.setToolTip(whole)
    elif not cut and button.toolTip() == whole:
        button.setToolTip("")
