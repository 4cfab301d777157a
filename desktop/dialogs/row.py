"""A row of a dialog: the row of a form with a wider label; the dialog grows with what is said under it."""

from PySide6.QtWidgets import QWidget

from desktop.dialogs.frame import MEDIUM, PADDING
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.field_row import FieldRow

LABELS = 112


class DialogRow(FieldRow):
    """`hint` stands under the control, or beside a narrow one; the error under both."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        control: QWidget,
        *,
        hint: str = "",
        beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme, label, control, hint=hint, beside=beside, label_width=px(LABELS), parent=parent
        )

    def set_hint(self, text: str) -> None:
        super().set_hint(text)
        if self._hint.wordWrap():  # by itself it asks for the lines it would take in a narrow box
            self._hint.setFixedHeight(max(self._hint.heightForWidth(self._room()), 0))

    def set_error(self, sentence: str) -> None:
        super().set_error(sentence)
        room = self._room()
        self._error.setFixedWidth(room)
        self._error.setFixedHeight(max(self._error.heightForWidth(room), MEASURES.icon + 4))
        window = self.window()
        if window is not self and window.isVisible():
            window.adjustSize()

    @staticmethod
    def _room() -> int:
        """How wide words under the control are, in pixels."""
        return px(MEDIUM - LABELS) - 2 * PADDING
