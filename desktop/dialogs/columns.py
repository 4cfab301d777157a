"""Asks which fields a list shows as columns, and in which order."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.dialogs.frame import DialogFrame
from desktop.models.records import Index
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.buttons import IconButton, LinkButton
from desktop.widgets.check_box import CheckBox
from desktop.widgets.label import Label
from desktop.widgets.painting import paint_line
from desktop.widgets.rows import RowState, paint_row

KEY_ROLE = Qt.ItemDataRole.UserRole
ROWS_SHOWN = 11
BOX_ROOM = 32
WORDS = "Ticked fields are shown, from left to right in this order. The records stay as they are."
NONE_TICKED = "Tick at least one field."


class FieldList(QListWidget):
    """Fields to tick and to bring into order, by keyboard or by drawing them to another place."""

    def __init__(self, theme: Theme, plural: str) -> None:
        super().__init__()
        self._box = CheckBox(theme)
        self._box.setParent(self)
        self._box.hide()  # it only lends its look
        self.setFont(theme.font())
        self.setAccessibleName(f"Columns of the list of {plural.lower()}")
        self.setAccessibleDescription("Space ticks a field, Alt+Up and Alt+Down move it")
        self.setItemDelegate(_Row(theme, self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(ROWS_SHOWN * MEASURES.row)

    def show_fields(self, fields: Sequence[tuple[str, str]], shown: Sequence[str]) -> None:
        """List `fields` (key, label): those in `shown` ticked and in that order, then the others."""
        labels = dict(fields)
        self.clear()
        for key in (*shown, *(key for key in labels if key not in shown)):
            item = QListWidgetItem(labels[key])
            item.setData(KEY_ROLE, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(0)

    def ticked(self) -> tuple[str, ...]:
        """The keys of the fields that are ticked, in order."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(str(i.data(KEY_ROLE)) for i in items if i.checkState() == Qt.CheckState.Checked)

    def move_current(self, way: int) -> None:
        """Move the field the keyboard is on up (-1) or down (1)."""
        row = self.currentRow()
        if row >= 0 and 0 <= row + way < self.count():
            self.insertItem(row + way, self.takeItem(row))
            self.setCurrentRow(row + way)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move a field from the window, which moves rows by them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _way(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if way := _way(event):
            self.move_current(way)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.position().x() < px(BOX_ROOM):
            ticked = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def paint_box(self, painter: QPainter, place: QRect, *, ticked: bool) -> None:
        """Draw a check box as the look has it."""
        option = QStyleOptionButton()
        option.rect = place
        option.state = QStyle.StateFlag.State_Enabled
        option.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, self._box)


def _way(event: QKeyEvent) -> int:
    """Where a key moves a field: up (-1), down (1), nowhere (0)."""
    ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
    return ways.get(Qt.Key(event.key()), 0) if event.modifiers() & Qt.KeyboardModifier.AltModifier else 0


class _Row(QStyledItemDelegate):
    """A check box and the label of a field."""

    def __init__(self, theme: Theme, list: FieldList) -> None:
        super().__init__(list)
        self._theme, self._list = theme, list

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), MEASURES.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        current = self._list.currentIndex() == index
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        state = RowState(focused=current, hovered=hovered, active=self._list.hasFocus())
        paint_row(painter, option.rect, state, self._theme, rule=False, raised=True)
        box: QRect = option.rect
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        place = QRect(box.left() + px(8), box.center().y() - px(7), MEASURES.icon, MEASURES.icon)
        self._list.paint_box(painter, place, ticked=ticked)
        words = QRectF(box).adjusted(px(BOX_ROOM), 0, -px(8), 0)
        ink = self._theme.token("text" if ticked else "text2")
        paint_line(painter, words, str(index.data()), self._theme.font(), ink)

    def editorEvent(self, event: QEvent, model: object, option: object, index: object) -> bool:
        """Space ticks; a click is told by where it is, which the list does itself."""
        if event.type() == QEvent.Type.KeyPress:
            return bool(super().editorEvent(event, model, option, index))  # type: ignore[arg-type]  # as given
        return False


class ColumnsDialog(DialogFrame):
    """`fields`: key and label of each that can be shown; `shown`: keys now shown; `standard`: those at first.

    `chosen`, once accepted: the keys in order, empty for the standard.
    """

    def __init__(
        self,
        theme: Theme,
        plural: str,
        fields: Sequence[tuple[str, str]],
        shown: Sequence[str],
        standard: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, f"Which columns shall the list of {plural.lower()} show?", WORDS, parent)
        self._fields, self._shown, self._standard = tuple(fields), tuple(shown), tuple(standard)
        self.list = FieldList(theme, plural)
        self.up = IconButton(theme, "arrow-up", "Move up (Alt+Up)")
        self.down = IconButton(theme, "arrow-down", "Move down (Alt+Down)")
        self.problem = Label(theme, "", "second_medium", "error")
        self.chosen: tuple[str, ...] = ()
        self._build()
        self.list.show_fields(self._fields, self._shown)

    def _build(self) -> None:
        self.body.addWidget(self.list)
        self.body.addWidget(self.problem)
        self.problem.hide()
        back = LinkButton(self.theme, "Back to the standard", "body_medium")
        back.clicked.connect(self.to_standard)
        self.add_aside(back)
        for button, way in ((self.down, 1), (self.up, -1)):
            self.foot.insertWidget(1, button)
            button.clicked.connect(lambda _checked=False, way=way: self.list.move_current(way))
        self.add_button("Cancel").clicked.connect(self.reject)
        self.add_button("&Show", "primary", acts=True).clicked.connect(self._take)
        self.begin_with(self.list)

    def to_standard(self) -> None:
        """Tick what the list showed at first, in that order."""
        self.list.show_fields(self._fields, self._standard)
        self.list.setFocus()

    def _take(self) -> None:
        ticked = self.list.ticked()
        self.problem.setText(NONE_TICKED)
        self.problem.setVisible(not ticked)
        if ticked:
            self.chosen = () if ticked == self._standard else ticked
            self.accept()
