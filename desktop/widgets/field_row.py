"""One field of a form: its label, its control, words beside or under it, and what is wrong with it."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.announce import announce
from desktop.widgets.label import ElidedLabel, Label, repolish

GAP = 12
BESIDE_GAP = 10
LABEL_GAP, LEAST_GAP = 8, 2  # pixels from a label to the control; the least for the longest of words
LEAST_CONTROL = 112


class ErrorLine(QWidget):
    """The sentence under a field that can't be saved as it is, with its sign; it wraps and is never cut."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = Label(theme, "", "second_medium", "error", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(MEASURES.icon + 6, 2, 0, 2)
        self._row.addWidget(self._words)
        theme.changed.connect(self.update)

    def text(self) -> str:
        return self._words.text()

    def set_text(self, text: str) -> None:
        """Show a sentence; '' hides the line."""
        self._words.setText(text)
        self.setVisible(bool(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._row.setGeometry(self.rect())  # the resize that fitting brings about does not reach it by itself

    def _fit(self) -> None:
        """Ask for the height that the sentence takes at the width there is: it is never cut."""
        self.setMinimumHeight(max(self.heightForWidth(self.width()), MEASURES.icon + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRect(0, 3, MEASURES.icon, MEASURES.icon)
        self._theme.icon("circle-alert", "error").paint(QPainter(self), box)


class FieldRow(QWidget):
    """A label column (`label_width`: pixels, 0 as forms have it), the control, and beneath it hint and error.

    `beside` puts the hint to the right of a narrow control, as the words of a date stand. The text in the
    control is never touched: an invalid one stays for the person to correct.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        control: QWidget,
        *,
        hint: str = "",
        beside: bool = False,
        label_width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._label = Label(theme, label, "body", "text2", wrap=True)
        self._label.setFixedWidth(label_width or MEASURES.label_column)
        self._hint = (
            ElidedLabel(theme, "", "second", "text2")
            if beside
            else Label(theme, "", "second", "text2", wrap=True)
        )
        self._error = ErrorLine(theme)
        self._help = ""
        self._build(beside)
        self.set_hint(hint)
        self.set_error("")

    def _build(self, beside: bool) -> None:
        self._label.setMinimumHeight(MEASURES.control)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._set_label_beside()
        self._label.setBuddy(self.control)
        if not self.control.accessibleName():
            self.control.setAccessibleName(self.label)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column(beside), 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _column(self, beside: bool) -> QVBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(BESIDE_GAP)
        line.addWidget(self.control, 0 if beside else 1)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        if beside:
            line.addWidget(self._hint, 1)
            line.addStretch(0)  # without a hint the control stays at the left
        else:
            column.addWidget(self._hint)
        column.addWidget(self._error)
        return column

    @property
    def label(self) -> str:
        """The words of the label, without its mnemonic."""
        return self._label.text().replace("&", "")

    @property
    def error(self) -> str:
        """What is wrong, '' when nothing is."""
        return self._error.text()

    @property
    def hint(self) -> str:
        """The words beside or under the control."""
        return self._hint.text()

    def set_hint(self, text: str) -> None:
        """Show words that help to fill the field in, or say what it was understood as."""
        self._help = text
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self._describe()

    def set_error(self, sentence: str) -> None:
        """Mark the field as invalid and say why; '' takes the mark away. What was typed stays."""
        news = bool(sentence) and sentence != self.error
        self._error.set_text(sentence)
        state = "invalid" if sentence else ""
        if (self.control.property("state") or "") != state:
            self.control.setProperty("state", state)
            repolish(self.control)
        self._describe()
        if news and self.isVisible():
            announce(self.control, f"{self.label}: {sentence}")

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, MEASURES.control))

    def _set_label_beside(self) -> None:
        """Let the first line of the label stand beside the first line of what is typed."""
        over = (MEASURES.control - QFontMetrics(self._label.font()).height()) // 2
        gap = LABEL_GAP if self._label.minimumWidth() >= self.label_needs else LEAST_GAP
        if self._label.contentsMargins() != (margins := QMargins(0, over, gap, 0)):
            self._label.setContentsMargins(margins)

    @property
    def label_needs(self) -> int:
        """How many pixels the label needs for the longest of its words, with the gap to the control."""
        metrics = QFontMetrics(self._label.font())
        return max(map(metrics.horizontalAdvance, self.label.split()), default=0) + LABEL_GAP + 1

    def set_label_width(self, pixels: int) -> None:
        """Give the label another width."""
        self._label.setFixedWidth(pixels)
        self._set_label_beside()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is too little room beside the label, the control stands beneath it."""
        super().resizeEvent(event)
        self._set_label_beside()
        row = self.layout()
        assert isinstance(row, QBoxLayout)
        way = QBoxLayout.Direction.LeftToRight
        if not self._label.isHidden() and event.size().width() - self._label.width() < px(LEAST_CONTROL):
            way = QBoxLayout.Direction.TopToBottom
        if row.direction() != way:
            row.setDirection(way)

    def _describe(self) -> None:
        self.control.setAccessibleDescription(self.error or self._help)
