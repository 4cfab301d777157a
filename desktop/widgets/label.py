"""Words on the window: a face, a tone, and never markup, for what is shown may be the user's own text."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from desktop.theme import Theme
from desktop.widgets.painting import direct

Tone = Literal["text", "text2", "text3", "accent", "error", "warn", "ok"]


class Label(QLabel):
    """Text in a face of the type scale and a tone; `wrap` lets it run over several lines."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        face: str = "body",
        tone: Tone = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(face))
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        self.setText(text)

    def set_tone(self, tone: Tone) -> None:
        """Give the words another tone."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)


class ElidedLabel(Label):
    """One line that ends in … where room is short; the whole text is then its tooltip."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        face: str = "body",
        tone: Tone = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, face, tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def is_elided(self) -> bool:
        """Whether some of the text is not shown."""
        return self._line() != self.text()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.horizontalAdvance(self.text())) + 1, round(metrics.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        direct(painter, self.text())
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            self._line(),
            self.foregroundRole(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._tell()

    def _line(self) -> str:
        metrics = QFontMetricsF(self.font())
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def _tell(self) -> None:
        self.setToolTip(as_tooltip(self.text()) if self.is_elided else "")


def repolish(widget: QWidget) -> None:
    """Let a widget take the rules of the style sheet for a property that has just changed."""
    style: QStyle = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def as_tooltip(text: str) -> str:
    """Text as a tooltip shows it: escaped, or Qt would take a part of it for markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>" if text else ""
