"""What the marks of a drawing mean: the stances with their letters, then its flags."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.analysis.stances import HARDEST_FIRST
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.marks_legend import Mark, Sign
from desktop.widgets.flow import FlowLayout
from desktop.widgets.label import Label
from desktop.widgets.stance import StanceMark

FLAG = 13


class Legend(QWidget):
    """One line of stances; beneath it the flags, each an icon (or a letter) with its words, then `signs`."""

    def __init__(
        self, theme: Theme, flags: Sequence[tuple[str, str]] = (), signs: Sequence[Sign] = ()
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icons: list[tuple[Label, str]] = []
        stances = FlowLayout(16, lines=4)
        for stance in (*reversed(HARDEST_FIRST), ""):
            stances.addWidget(StanceMark(theme, stance, words=True))
        marks = FlowLayout(14, lines=4)
        for icon, words in flags:
            self._add(marks, self._icon(icon), words)
        for sign in signs:
            self._add(marks, Mark(theme, sign), sign.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(MEASURES.main_padding, 8, MEASURES.main_padding, 0)
        column.setSpacing(4)
        column.addLayout(stances)
        if flags or signs:
            column.addLayout(marks)
        self.setAccessibleName("What the marks mean")
        theme.changed.connect(self._paint)
        self._paint()

    def _icon(self, icon: str) -> Label:
        sign = Label(self._theme, "" if len(icon) > 1 else icon, "letter", "text2")
        if len(icon) > 1:
            self._icons.append((sign, icon))
        return sign

    def _add(self, marks: FlowLayout, sign: QWidget, words: str) -> None:
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(sign)
        row.addWidget(Label(self._theme, words, "second", "text2"))
        marks.addWidget(pair)

    def _paint(self) -> None:
        for label, icon in self._icons:
            label.setPixmap(
                self._theme.icon(icon).pixmap(QSize(px(FLAG), px(FLAG)), self.devicePixelRatioF())
            )
