"""A row of a dialog that asks for a date in any way it is typed, and says what it was understood as."""

from PySide6.QtWidgets import QWidget

from db import dates
from desktop.dialogs.row import DialogRow
from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.cut_line import CutLine

FIELD = 156


class DateRow(DialogRow):
    """Label, field and the words of the date beside it. `order` tells how 12/11/2026 is read."""

    def __init__(
        self, theme: Theme, label: str, *, order: str, empty: str = "", parent: QWidget | None = None
    ) -> None:
        """`empty`: what it means when nothing is typed; '' when a date is needed."""
        self.line = CutLine()
        self.line.setFont(theme.font())
        self.line.setFixedWidth(px(FIELD))
        self._order, self._empty = order, empty
        super().__init__(theme, label, self.line, beside=True, parent=parent)
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self.check)
        self._typed()

    def put(self, text: str) -> None:
        """Show a date, EDTF."""
        self.line.setText(text)

    def set_order(self, order: str) -> None:
        """Read what is typed in another order of day, month and year."""
        self._order = order
        self._typed()

    @property
    def edtf(self) -> str:
        """What was typed as EDTF, '' when nothing was; raises BadDate."""
        typed = self.line.text().strip()
        return dates.read_typed(typed, self._order) if typed else ""

    @property
    def day(self) -> str:
        """The last ISO day of what was typed, '' when nothing was; raises BadDate."""
        edtf = self.edtf
        first, last = dates.bounds(edtf)
        if edtf and not (first or last):
            raise dates.BadDate("Which day is not said. Write for example 2026-04-19.")
        return last or first or ""

    def check(self) -> bool:
        """Say what is wrong with what was typed; True when nothing is."""
        try:
            day = self.day
        except dates.BadDate as error:
            self.set_error(str(error))
            return False
        self.set_error("" if day or self._empty else "A date is needed. Write for example 2026-04-19.")
        return not self.error

    def _typed(self) -> None:
        """Say what it is understood as; what is wrong is said once the field is left."""
        self.set_error("")
        try:
            edtf = self.edtf
        except dates.BadDate:
            self.set_hint("")
            return
        self.set_hint(dates.words(edtf) if edtf else self._empty)
