"""Colours to choose from, as a small grid that drops from a field: told apart by all, named in words."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.theme import Theme
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.painting import paint_box
from desktop.widgets.surface import Surface

# Schemes for colour-blind readers: Paul Tol's "bright" and "muted" (technical note SRON/EPS/TN/09-002, 2021).
COLOURS: tuple[tuple[str, str], ...] = (
    *(("blue", "#4477AA"), ("cyan", "#66CCEE"), ("green", "#228833"), ("yellow", "#CCBB44")),
    *(("red", "#EE6677"), ("purple", "#AA3377"), ("grey", "#BBBBBB"), ("indigo", "#332288")),
    *(("teal", "#44AA99"), ("olive", "#999933"), ("sand", "#DDCC77"), ("wine", "#882255")),
)
ACROSS = 4
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -ACROSS, Qt.Key.Key_Down: ACROSS}


class _Swatch(IconButton):
    """One colour to press."""

    def __init__(self, theme: Theme, name: str, colour: str) -> None:
        super().__init__(theme, "", f"{name}, {colour}")
        self.colour = colour

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            event.ignore()  # they go over the grid, not from button to button
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self._theme.token("ring" if self.hasFocus() else "border")
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        paint_box(painter, box, QColor(self.colour), ring, width=2 if self.hasFocus() else 1)


class ColourChoice(Surface):
    """`chosen`: a colour as #RRGGBB; '' for none."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "raised", rules=("top", "bottom", "left", "right"), parent=parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAccessibleName("Colours")
        self.swatches = [_Swatch(theme, name, colour) for name, colour in COLOURS]
        grid = QGridLayout()
        grid.setSpacing(4)
        for place, swatch in enumerate(self.swatches):
            grid.addWidget(swatch, place // ACROSS, place % ACROSS)
            swatch.clicked.connect(lambda _=False, colour=swatch.colour: self._choose(colour))
        self.none = Button(theme, "No colour", "quiet")
        self.none.clicked.connect(lambda: self._choose(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.addLayout(grid)
        column.addWidget(self.none)

    def open_below(self, field: QWidget, colour: str) -> None:
        """Show it under a field, at the colour that stands there."""
        self.adjustSize()
        self.move(field.mapToGlobal(QPoint(0, field.height() + 4)))
        self.show()
        same = (swatch for swatch in self.swatches if swatch.colour == colour.upper())
        next(same, self.swatches[0]).setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, colour: str) -> None:
        self.hide()
        self.chosen.emit(colour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        step = STEPS.get(Qt.Key(event.key()), 0)
        if step and isinstance(focused, _Swatch):
            place = (self.swatches.index(focused) + step) % len(self.swatches)
            self.swatches[place].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
