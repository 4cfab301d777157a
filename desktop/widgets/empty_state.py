"""What stands where rows would be: what the kind is for, one thing to do, one link. No picture."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.buttons import Button, LinkButton
from desktop.widgets.focus import REACH
from desktop.widgets.label import Label

TEXT_WIDTH = 360


class EmptyState(QWidget):
    """A title, a few lines, and at most one button and one link."""

    acted = Signal()
    linked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(theme, "", "block")
        self._text = Label(theme, "", "body", "text2", wrap=True)
        self._action = Button(theme, "", "primary")
        self._link = LinkButton(theme, "")
        self._build()
        self._action.clicked.connect(self.acted)
        self._link.clicked.connect(self.linked)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(20)
        buttons.addWidget(self._action)
        buttons.addWidget(self._link)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(REACH, 0, 0, REACH)  # the ring of the button is drawn around it
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def _fit(self, room: int) -> None:
        width = min(room, px(TEXT_WIDTH))
        self._text.setFixedSize(width, max(self._text.heightForWidth(width), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    @property
    def action(self) -> Button:
        """The button; hidden when there is nothing to do."""
        return self._action

    @property
    def link(self) -> LinkButton:
        """The link; hidden when it leads nowhere."""
        return self._link

    def show_words(self, title: str, text: str, action: str = "", link: str = "") -> None:
        """Say why there is nothing and what can be done; '' leaves the button or the link out."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._fit(px(TEXT_WIDTH))
        for button, words in ((self._action, action), (self._link, link)):
            button.setText(words)
            button.setVisible(bool(words))
            button.updateGeometry()
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
