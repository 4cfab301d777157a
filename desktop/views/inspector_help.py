"""The line over the foot of the inspector: what is to be said of the field the keyboard is in."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desktop.forms.wrapped_label import WrappedLabel
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.surface import Surface

LINES = 3  # at least


class FieldHelp(Surface):
    """Shown while the keyboard is in a field of `around`; three lines high, so that nothing jumps.

    Where the words take more lines, it is as high as they are: none of them is cut.
    A field is a widget that has `help_words`.
    """

    def __init__(self, theme: Theme, around: QWidget) -> None:
        super().__init__(theme, "chrome", rules=("top",))
        self._around = around
        self.words = WrappedLabel(theme, "", "second", "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(MEASURES.inspector_padding, 8, MEASURES.inspector_padding, 6)
        row.addWidget(self.words)
        self.setAccessibleName("Help on the field")
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not now.isVisible():  # a popup or another window has the keyboard for a while
            return
        words = self._help(now) if self._around.isAncestorOf(now) else ""
        self.words.setText(words)
        self._fit()
        self.setVisible(bool(words))

    def _fit(self) -> None:
        # As wide as what it stands in; while hidden it has another width still.
        across = (self.parentWidget() or self).width()
        room = across - 2 * MEASURES.inspector_padding
        self.setFixedHeight(max(self.words.heightForWidth(room), self.words.pitch * LINES) + 14)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _help(self, widget: QWidget) -> str:
        at: QWidget | None = widget
        while at is not None and at is not self._around:
            words = getattr(at, "help_words", "")
            if words:
                return str(words)
            at = at.parentWidget()
        return ""
