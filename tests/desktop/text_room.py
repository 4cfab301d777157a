"""Finds text that has less room than it needs: labels, buttons, fields, rows and heads of lists."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QStackedLayout,
    QWidget,
)

from desktop.dialogs.table import WordsTable
from desktop.forms.wrapped_label import WrappedLabel
from desktop.scale import px
from desktop.widgets.label import ElidedLabel
from desktop.widgets.search_box import TEXT_LEFT, IconField

SLACK = 2  # pixels that rounding may take
FEW = 4  # letters that are seen at least of what may be cut
NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
READ = (QLabel, QAbstractButton, QLineEdit, QComboBox)


def crammed(around: QWidget) -> list[str]:
    """What of a window has too little room for its text, each with what it has and needs."""
    found = []
    for widget in around.findChildren(QWidget):
        if widget.isVisible() and not _is_part(widget):
            found += [f"{_name(widget)}: {what}" for what in _lacks(widget)]
    return found + list(_overlaps(around))


def _is_part(widget: QWidget) -> bool:
    """Whether a widget is a part that Qt makes of another one, or lies in what is scrolled sideways."""
    return isinstance(widget.parent(), QAbstractSpinBox) or widget.objectName().startswith("qt_")


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    over = widget.parentWidget()
    return f"{type(widget).__name__} “{text[:40]}” in {type(over).__name__}"


def _lacks(widget: QWidget) -> Iterator[str]:
    line = QFontMetricsF(widget.font()).height()
    if isinstance(widget, QLabel) and widget.text():
        yield from _label(widget, line)
    elif isinstance(widget, QAbstractButton) and widget.text() and not widget.toolTip():
        yield from _button(widget, line)
    elif isinstance(widget, IconField) and widget.textMargins().left() < px(TEXT_LEFT):
        yield "its words lie over its icon"
    elif isinstance(widget, QScrollArea):
        yield from _sideways(widget)
    elif isinstance(widget, QLineEdit | QComboBox | QHeaderView):
        if widget.height() + SLACK < line and not (isinstance(widget, QHeaderView) and not widget.count()):
            yield f"{widget.height()} high for {line:.0f}"
    elif isinstance(widget, QAbstractItemView):
        yield from _rows(widget, line)


def _label(label: QLabel, line: float) -> Iterator[str]:
    box = label.contentsRect()
    if label.wordWrap() or isinstance(label, WrappedLabel):
        needed = label.heightForWidth(label.width())
        if label.height() + SLACK < needed:
            yield f"{label.height()} high for {needed} at {label.width()} wide"
        if label.wordWrap():  # Qt breaks it between words alone
            across = QFontMetricsF(label.font()).horizontalAdvance
            longest = max(map(across, _words(label).split()), default=0)
            if box.width() + SLACK < longest:
                yield f"{box.width()} wide for a word of {longest:.0f}"
        return
    if box.height() + SLACK < line:
        yield f"{box.height()} high for {line:.0f}"
    wide = max(QFontMetricsF(label.font()).horizontalAdvance(part) for part in _words(label).splitlines())
    if isinstance(label, ElidedLabel):  # its whole text is its tooltip; something of it is seen
        wide = min(wide, FEW * QFontMetricsF(label.font()).averageCharWidth())
    if box.width() + SLACK < wide:
        yield f"{box.width()} wide for {wide:.0f}"


def _words(label: QLabel) -> str:
    """The words as they are drawn: a label with a buddy marks its mnemonic."""
    return label.text().replace("&", "") if label.buddy() is not None else label.text()


def _button(button: QAbstractButton, line: float) -> Iterator[str]:
    metrics = QFontMetricsF(button.font())
    wide = metrics.horizontalAdvance(button.text().replace("&", ""))
    if isinstance(button, QCheckBox | QRadioButton):
        wide += 20
    if button.height() + SLACK < line:
        yield f"{button.height()} high for {line:.0f}"
    if button.width() + SLACK < wide:
        yield f"{button.width()} wide for {wide:.0f}"


def _sideways(area: QScrollArea) -> Iterator[str]:
    """What is wider than it can be seen, where nothing brings the rest into sight."""
    inside, room = area.widget(), area.viewport().width()
    never = area.horizontalScrollBarPolicy() == NEVER
    if never and inside is not None and inside.width() > room + SLACK:
        yield f"{inside.width()} wide in {room}"


def _rows(view: QAbstractItemView, line: float) -> Iterator[str]:
    model = view.model()
    if isinstance(view, WordsTable) and view.horizontalHeader().length() > view.viewport().width() + SLACK:
        yield f"columns {view.horizontalHeader().length()} wide in {view.viewport().width()}"
    for row in range(min(model.rowCount(), 12)):
        box = view.visualRect(model.index(row, 0))
        if 0 < box.height() < line - SLACK and view.viewport().rect().intersects(box):
            yield f"row {row} {box.height()} high for {line:.0f}"
            return


def _overlaps(around: QWidget) -> Iterator[str]:
    """Words of one page that lie over each other, and what stands out of what carries it."""
    for parent in (around, *around.findChildren(QWidget)):
        if parent.isVisible() and (layout := parent.layout()) is not None:
            yield from _over_each_other(layout)
        shown = [
            each
            for each in parent.children()
            if isinstance(each, READ) and each.isVisible() and _has_words(each)
        ]
        if not shown or not parent.isVisible():
            continue
        for one, other in combinations(shown, 2):
            common = one.geometry().intersected(other.geometry())
            if min(common.width(), common.height()) > SLACK:
                yield f"{_name(one)} and {_name(other)} overlap by {common.width()}×{common.height()}"
        if not isinstance(parent, QScrollArea | QLineEdit) and parent.layout() is not None:
            for each in shown:
                if not _within(each, parent):
                    yield f"{_name(each)} stands out of it: {each.geometry()} of {parent.rect()}"


def _over_each_other(layout: QLayout) -> Iterator[str]:
    """Widgets that a layout sets side by side and that have no room so."""
    if isinstance(layout, QStackedLayout):
        return
    items = [item for at in range(layout.count()) if (item := layout.itemAt(at)) is not None]
    shown = [widget for item in items if (widget := item.widget()) is not None and widget.isVisible()]
    for one, other in combinations(shown, 2):
        common = one.geometry().intersected(other.geometry())
        if min(common.width(), common.height()) > SLACK:
            yield f"{_name(one)} and {_name(other)} overlap by {common.width()}×{common.height()}"
    for item in items:
        if (inner := item.layout()) is not None:
            yield from _over_each_other(inner)


def _has_words(widget: QWidget) -> bool:
    return not isinstance(widget, QLabel | QAbstractButton) or bool(widget.text())


def _within(widget: QWidget, parent: QWidget) -> bool:
    box = QRect(QPoint(0, 0), parent.size()).adjusted(-SLACK, -SLACK, SLACK, SLACK)
    return box.contains(widget.geometry())
