"""Headings: of a view, and of a block within one with its count, its link and its rule."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.buttons import LinkButton
from desktop.widgets.label import ElidedLabel, Label
from desktop.widgets.surface import Rule

HEIGHT = 40


class SectionHeading(QWidget):
    """The heading of a block: title, a grey count, a link at the right, and a rule beneath."""

    link_clicked = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        count: str = "",
        link: str = "",
        face: str = "block",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(theme, title, face)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._count = Label(theme, count, "body", "text3")
        self._link = LinkButton(theme, link, "second_medium")
        self._build(theme)
        self._link.setVisible(bool(link))  # not before it has a parent, or it opens as a window of its own
        self._link.clicked.connect(self.link_clicked)
        self._name()

    def _build(self, theme: Theme) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        column.addWidget(Rule(theme))
        self.setFixedHeight(px(HEIGHT))

    @property
    def link(self) -> LinkButton:
        """The link at the right; hidden when it has no words."""
        return self._link

    def set_title(self, title: str) -> None:
        """Call it otherwise."""
        self._title.setText(title)
        self._name()

    def set_count(self, count: str) -> None:
        """Show another count; '' shows none."""
        self._count.setText(count)
        self._name()

    def set_link(self, text: str) -> None:
        """Give the link other words; '' hides it."""
        self._link.setText(text)
        self._link.setVisible(bool(text))
        self._link.updateGeometry()

    def _name(self) -> None:
        self.setAccessibleName(" ".join(part for part in (self._title.text(), self._count.text()) if part))
