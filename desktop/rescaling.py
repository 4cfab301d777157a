"""Lets another text size hold in widgets that are there already: in their fonts, bounds, rows and icons."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QHeaderView,
    QMainWindow,
    QWidget,
)
from shiboken6 import isValid

from desktop.scale import px, text_size

KEPT_FONT = "_q_styleSheetWidgetFont"  # as Qt calls it
LINES = 12  # pixels; what is thinner is a line, and stays one
BOUNDLESS = 10_000  # pixels; a greatest size beyond this is none


def scaled_fonts(widgets: Iterable[QWidget], before: int) -> list[tuple[QWidget, QFont]]:
    """The fonts that widgets have of their own, made at the text size `before`, at the one in force."""
    usual = QApplication.font()
    found = [
        (each, font)
        for each in widgets
        if (font := each.font()) != usual or each.testAttribute(Qt.WidgetAttribute.WA_SetFont)
    ]
    for _widget, font in found:
        font.setPointSizeF(font.pointSizeF() * text_size() / before)
    return found


def give_fonts(fonts: Iterable[tuple[QWidget, QFont]]) -> None:
    """Give widgets their fonts, also those that the style sheet holds ready for when they are shown."""
    for widget, font in fonts:
        widget.setFont(font)
        if widget.property(KEPT_FONT) is not None:
            widget.setProperty(KEPT_FONT, font)


def rescale(widgets: Iterable[QWidget], before: int) -> None:
    """Scale the bounds, rows and icons of widgets made at the text size `before` (per cent).

    What a widget works out by itself from its text it works out anew, see `lay_out_anew`.
    """
    for widget in widgets:
        if not isinstance(widget, QMainWindow | QDialog):
            _rescale_bounds(widget, before)
        if isinstance(widget, QHeaderView):
            _rescale_sections(widget, before)
        if isinstance(widget, QAbstractButton):
            widget.setIconSize(_size_now(widget.iconSize(), before))
        widget.updateGeometry()


def lay_out_anew(widgets: Iterable[QWidget]) -> None:
    """Let everything that lays itself out by its room do so again: its room is as before, its text is not."""
    for widget in widgets:
        if isValid(widget):
            if isinstance(widget, QAbstractItemView):
                widget.scheduleDelayedItemsLayout()
            QCoreApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))
            widget.updateGeometry()  # heights by width that layouts remember are of the text before
            if (layout := widget.layout()) is not None:
                layout.invalidate()


def _now(length: int, before: int) -> int:
    """A length made at the text size `before` at the one in force; lines and no bound at all stay."""
    at_one = round(length * 100 / before)
    return length if at_one < LINES or length > BOUNDLESS else px(at_one)


def _size_now(size: QSize, before: int) -> QSize:
    return QSize(_now(size.width(), before), _now(size.height(), before))


def _rescale_bounds(widget: QWidget, before: int) -> None:
    least, most = widget.minimumSize(), widget.maximumSize()
    new_least, new_most = _size_now(least, before), _size_now(most, before)
    if (new_least, new_most) != (least, most):
        widget.setMinimumSize(0, 0)  # or a greatest size below the least one would be refused
        widget.setMaximumSize(new_most)
        widget.setMinimumSize(new_least)


def _rescale_sections(header: QHeaderView, before: int) -> None:
    least = _now(header.minimumSectionSize(), before)
    if header.orientation() == Qt.Orientation.Vertical:
        header.setMinimumSectionSize(1)  # raised first, it would make sections of the old size its own
        header.setDefaultSectionSize(_now(header.defaultSectionSize(), before))
    header.setMinimumSectionSize(least)
