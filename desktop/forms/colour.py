"""A field for a colour: as #RRGGBB, with a swatch that drops colours to choose from."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent

from db.records import Record
from desktop.forms.colour_choice import ColourChoice
from desktop.forms.context import FormContext
from desktop.forms.field import NARROW, drops
from desktop.forms.text import TextField
from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.buttons import IconButton
from desktop.widgets.painting import paint_box


class Swatch(IconButton):
    """A square of the colour; without a colour an empty outline."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "No colour")
        self._colour = QColor()

    def show_colour(self, text: str) -> None:
        """Show the colour written as #RRGGBB, or none."""
        self._colour = QColor(text) if len(text) == 7 and text.startswith("#") else QColor()
        self.setAccessibleName(f"Colour {text}" if self._colour.isValid() else "No colour")
        self.setToolTip("Choose a colour (Alt+Down)")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = self._colour if self._colour.isValid() else None
        paint_box(
            painter,
            QRectF(self.rect()).adjusted(px(4), px(4), -px(4), -px(4)),
            fill,
            self._theme.token("border"),
        )


class ColourField(TextField):
    """A line for the colour and the swatch of what is typed. Alt+Down, or the swatch, offers colours."""

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name)
        self.swatch = Swatch(context.theme)
        self.swatch.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+Down does the same from the keyboard
        self.popup: ColourChoice | None = None
        self.line.setFixedWidth(px(NARROW))
        self._row.addWidget(self.swatch)
        self._row.addStretch(1)
        self.line.textChanged.connect(self.swatch.show_colour)
        self.swatch.clicked.connect(self.offer)

    def offer(self) -> None:
        """Drop the colours, at the one that stands in the field."""
        if self.line.isReadOnly():
            return
        if self.popup is None:
            self.popup = ColourChoice(self.context.theme, self)
            self.popup.chosen.connect(self._chosen)
        self.popup.open_below(self.line, self.line.text())

    def _chosen(self, colour: str) -> None:
        self.line.setText(colour)
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and drops(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # or the window would take it for a row to be moved
            elif event.type() == QEvent.Type.KeyPress:
                self.offer()
            return True
        return super().eventFilter(watched, event)
