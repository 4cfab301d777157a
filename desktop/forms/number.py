"""A field for a number, with its unit and limits beside it; arrows count it up and down."""

import math

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from db.records import Record
from desktop.forms.context import FormContext
from desktop.forms.field import NARROW, FieldWidget
from desktop.scale import px
from desktop.theme_tokens import MEASURES
from desktop.widgets.buttons import IconButton
from desktop.widgets.cut_line import CutLine
from desktop.widgets.label import Label, repolish

STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}


class NumberField(FieldWidget):
    """A whole or decimal number; empty where it is not stated. Up and Down count, by tens with the pages."""

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name)
        self.line = CutLine()
        self.arrows: list[IconButton] = []
        self.line.setFixedWidth(px(NARROW))
        self.line.setPlaceholderText("needed" if self.needed else "not stated")
        self.begin(self.line, narrow=True)
        if self.spec.kind == "whole":
            self._row.setSpacing(4)
            self._row.addLayout(self._arrows())
        self._beside = Label(context.theme, self._limits(), "second", "text2", wrap=True)
        self._row.addWidget(self._beside, 1)
        self.line.textChanged.connect(self.changed)

    def _arrows(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for icon, words, step in (("chevron-up", "more", 1), ("chevron-down", "less", -1)):
            arrow = IconButton(self.context.theme, icon, f"{self.spec.label}: {words}")
            arrow.setFixedSize(MEASURES.control // 2 + 4, MEASURES.control // 2)
            arrow.setIconSize(QSize(MEASURES.chevron, MEASURES.chevron))
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys Up and Down do the same
            arrow.clicked.connect(lambda _=False, by=step: self.count(by))
            self.arrows.append(arrow)
            column.addWidget(arrow)
        return column

    def count(self, by: int) -> None:
        """Count up or down within the limits; an empty field begins at its least. What is no number stays."""
        typed = bool(self.typed().strip())
        if self.line.isReadOnly() or (typed and self.problem()):
            return
        low = -math.inf if self.spec.low is None else self.spec.low
        high = math.inf if self.spec.high is None else self.spec.high
        value = self.value() if typed else None
        if isinstance(value, int | float):
            counted = value + by
        else:  # a rank has no end: it begins at 1, whichever way
            counted = (low if by > 0 else high) if math.isfinite(high) else 1
        self.line.setText(f"{min(max(counted, low), high):.15g}")
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.line and isinstance(event, QKeyEvent) and pressed:
            step = STEPS.get(Qt.Key(event.key()), 0)
            if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.count(step)
                return True
        return super().eventFilter(watched, event)

    def _limits(self) -> str:
        low, high, unit = self.spec.low, self.spec.high, self.spec.unit
        if low is not None and high is not None:
            return f"{low:g}–{high:g}{' ' + unit if unit else ''}"
        return f"from {low:g}{' ' + unit if unit else ''}" if low else unit

    def typed(self) -> str:
        return self.line.text()

    def put(self, text: str) -> None:
        self.line.setText(text)

    def set_read_only(self, fixed: bool) -> None:
        self.line.setReadOnly(fixed)
        for arrow in self.arrows:
            arrow.setEnabled(not fixed)
        repolish(self.line)
