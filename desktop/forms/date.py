"""A field for a date as EDTF, with the words it means beside it."""

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QBoxLayout, QLineEdit

from db import dates
from db.records import Record
from desktop.forms.context import FormContext
from desktop.forms.field import NARROW, FieldWidget
from desktop.widgets.label import Label, repolish

EXAMPLES = "2026, 2026-02, 12 Nov 2026, c. 2014"


class DateField(FieldWidget):
    """What is typed is read in the dossier's date order, and said in words before it is kept as EDTF."""

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name)
        self.line = QLineEdit()
        self.line.setPlaceholderText("needed" if self.needed else "undated")
        self.begin(self.line, narrow=True)
        self.line.setToolTip(f"{self.spec.help}" if self.spec.help else f"for example {EXAMPLES}")
        self.words = Label(context.theme, "", "second", "text2", wrap=True)
        self._row.addWidget(self.words, 1)
        self.line.textChanged.connect(self._read)
        self.line.textChanged.connect(self.changed)
        self._fit()

    def typed(self) -> str:
        return self.line.text()

    def put(self, text: str) -> None:
        self.line.setText(text)

    def set_read_only(self, fixed: bool) -> None:
        self.line.setReadOnly(fixed)
        repolish(self.line)

    def leave(self) -> None:
        """What was typed becomes the EDTF it was read as; what could not be read stays."""
        found = self._edtf()
        if found is not None and found != self.line.text() and self.edited:
            self.line.setText(found)
        super().leave()

    def _read(self) -> None:
        found = self._edtf()
        self.words.setText(dates.words(found) if found else "")
        self.words.setVisible(bool(found))
        self.line.setAccessibleDescription(self.words.text() or self.spec.help)
        self._fit()

    def _edtf(self) -> str | None:
        try:
            return dates.read_typed(self.line.text(), self.context.session.dossier.date_order)
        except dates.BadDate:
            return None

    def _fit(self) -> None:
        """A long date takes the room it needs, and its words go below."""
        text = QFontMetricsF(self.context.theme.font()).horizontalAdvance(self.line.text()) + 20
        long = text > NARROW
        way = QBoxLayout.Direction.TopToBottom if long else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._row.setSpacing(4 if long else 12)
        self.line.setFixedWidth(min(round(max(text, NARROW)), 256))
