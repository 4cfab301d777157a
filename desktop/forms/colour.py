"""A field for a colour: as #RRGGBB, with a swatch."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from db.records import Record
from desktop.forms.context import FormContext
from desktop.forms.field import NARROW
from desktop.forms.text import TextField
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.painting import paint_box


class Swatch(QWidget):
    """A square of the colour; without a colour an empty outline."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colour = QColor()
        self.setFixedSize(MEASURES.control, MEASURES.control)
        theme.changed.connect(self.update)

    def show_colour(self, text: str) -> None:
        """Show the colour written as #RRGGBB, or none."""
        self._colour = QColor(text) if len(text) == 7 and text.startswith("#") else QColor()
        self.setAccessibleName(f"Colour {text}" if self._colour.isValid() else "No colour")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = self._colour if self._colour.isValid() else None
        paint_box(painter, QRectF(self.rect()).adjusted(4, 4, -4, -4), fill, self._theme.token("border"))


class ColourField(TextField):
    """A line for the colour and the swatch of what is typed."""

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name)
        self.swatch = Swatch(context.theme)
        self.line.setFixedWidth(NARROW)
        self._row.addWidget(self.swatch)
        self._row.addStretch(1)
        self.line.textChanged.connect(self.swatch.show_colour)
