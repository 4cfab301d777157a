"""A field for a date as EDTF, with the words it means beside or below it, and a calendar that drops down."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from db import dates
from db.records import Record
from desktop.forms.calendar_popup import CalendarPopup
from desktop.forms.context import FormContext
from desktop.forms.field import GAP, FieldWidget, drops
from desktop.scale import px
from desktop.theme_tokens import MEASURES
from desktop.widgets.buttons import IconButton
from desktop.widgets.cut_line import CutLine
from desktop.widgets.label import Label, repolish

NARROW = 128  # pixels: a whole day and the button of the calendar
MOST = 256


class DateField(FieldWidget):
    """What is typed is read in the dossier's date order, and said in words before it is kept as EDTF.

    Alt+Down, or the button, opens the calendar.
    """

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name)
        self.line = CutLine()
        self.line.setPlaceholderText("needed" if self.needed else "undated")
        self.begin(self.line, narrow=True)
        self.words = Label(context.theme, "", "second", "text2", wrap=True)
        self._row.addWidget(self.words, 1)
        self.open = IconButton(context.theme, "calendar", "Calendar (Alt+Down)", parent=self.line)
        self.open.setFixedSize(MEASURES.control - 8, MEASURES.control - 8)
        self.open.setCursor(Qt.CursorShape.ArrowCursor)
        self.open.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+Down does the same from the keyboard
        self.line.setTextMargins(0, 0, self.open.width() - 4, 0)
        self.popup: CalendarPopup | None = None
        self.open.clicked.connect(self.open_calendar)
        self.line.textChanged.connect(self._read)
        self.line.textChanged.connect(self.changed)
        self._fit()

    def typed(self) -> str:
        """What stands in it; what is said from today as the date it means, which tomorrow is another."""
        text = self.line.text()
        return dates.read_relative(text, date.today()) or text

    def put(self, text: str) -> None:
        self.line.setText(text)

    def set_read_only(self, fixed: bool) -> None:
        self.line.setReadOnly(fixed)
        self.open.setVisible(not fixed)
        repolish(self.line)

    def leave(self) -> None:
        """What was typed becomes the EDTF it was read as; what could not be read stays."""
        found = self._edtf()
        if found is not None and found != self.line.text() and self.edited:
            self.line.setText(found)
        super().leave()

    # -- the calendar --------------------------------------------------------------------------------

    def open_calendar(self) -> None:
        """Drop the calendar, at the date that stands in the field."""
        if self.line.isReadOnly():
            return
        if self.popup is None:  # few of the fields of a form are ever asked for one
            self.popup = CalendarPopup(self.context.theme, self)
            self.popup.chosen.connect(self._chosen)
        self.popup.none.setVisible(not self.needed)
        self.popup.open_below(self.line, self._edtf() or "")

    def _chosen(self, edtf: str) -> None:
        self.line.setText(edtf)
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.line.selectAll()

    # -- reading -------------------------------------------------------------------------------------

    def _read(self) -> None:
        found = self._edtf()
        self.words.setText(dates.words(found) if found else "")
        self.words.setVisible(bool(found))
        self.line.setAccessibleDescription(self.words.text() or self.help_words)
        self._fit()

    def _edtf(self) -> str | None:
        try:
            order = self.context.session.dossier.date_order
            return dates.read_typed(self.line.text(), order, date.today())
        except dates.BadDate:
            return None

    def _fit(self) -> None:
        """A long date takes the room it needs; words that have no room beside it on one line go below."""
        font = self.context.theme.font()
        text = QFontMetricsF(font).horizontalAdvance(self.line.text()) + 20 + self.open.width() - 4
        said = QFontMetricsF(self.words.font()).horizontalAdvance(self.words.text())
        below = text > px(NARROW) or px(NARROW) + GAP + said > self.width()
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._row.setSpacing(4 if below else GAP)
        self.line.setFixedWidth(min(round(max(text, px(NARROW))), px(MOST)))

    # -- Qt ------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.Resize:
            top = (self.line.height() - self.open.height()) // 2
            self.open.move(self.line.width() - self.open.width() - top, top)
        if watched is self.line and isinstance(event, QKeyEvent) and drops(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # or the window would take it for a row to be moved
            elif event.type() == QEvent.Type.KeyPress:
                self.open_calendar()
            return True
        return super().eventFilter(watched, event)
