"""The fields of one cell of a list, laid over it to be typed into: the same fields as in forms."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from db.changes import Value
from db.records import Record, specs
from db.records.fields import FieldKind
from desktop.forms.context import FormContext
from desktop.forms.fields import field_for
from desktop.forms.flag import FlagField
from desktop.forms.mark import MarkField
from desktop.forms.prose import ProseField
from desktop.forms.reference import ReferenceField
from desktop.forms.row import FormRow
from desktop.scale import px
from desktop.widgets.painting import paint_box

Way = Literal["down", "up", "right", "left", "here"]
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
AROUND = 6
# What a field needs at least to be typed into, in pixels; a cell may be narrower.
NEEDS: Mapping[FieldKind, int] = {
    "prose": 400,
    "json": 400,
    "ref": 300,
    "date": 320,
    "number": 220,
    "mark": 260,
}
NEEDS_LEAST = 200
LABELLED = 400
ANSWERS = {"y": "yes", "n": "no"}
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
END = QTextCursor.MoveOperation.End


class CellEditor(QFrame):
    """The fields `names` of a stored record. `asked`: what is typed is to be stored, then the way on.

    `given_up`: it is to be taken back. `edited`: something was typed. `grown`: it wants another size.
    """

    asked = Signal(str)
    given_up = Signal()
    edited = Signal()
    grown = Signal()

    def __init__(self, context: FormContext, record: Record, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.context, self.record = context, record
        self.rows: dict[str, FormRow] = {}
        self._theme = context.theme
        self._taking = False  # an open list is taking what is chosen in it
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * AROUND if len(names) > 1 else AROUND, AROUND, AROUND, AROUND)
        self._column.setSpacing(4)
        self.setAutoFillBackground(False)
        for name in names:
            self._add(name, labelled=len(names) > 1)
        labels = ", ".join(row.field.spec.label for row in self.rows.values())
        self.setAccessibleName(f"Cell: {labels}")
        context.theme.changed.connect(self.update)

    def _add(self, name: str, *, labelled: bool) -> None:
        field = field_for(self.context, type(self.record), name)
        field.sibling = self._sibling
        row = FormRow(self._theme, field, inset=0, labelled=labelled)
        self.rows[name] = row
        self._column.addWidget(row, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(field, MarkField):
            field.set_inherited(self.record.handling_inherited)
        self._show_stored(row, getattr(self.record, name))
        field.changed.connect(self.edited)
        row.took_theirs.connect(lambda: self._show_stored(row, field.stored))
        field.control.installEventFilter(self)
        if isinstance(field, ReferenceField):
            field.popup.installEventFilter(self)
        elif isinstance(field.control, QComboBox):
            field.control.view().setAccessibleName(f"{field.spec.label}: choices")
            field.control.view().installEventFilter(self)

    def _sibling(self, name: str) -> Value:
        """Another field of the record: as it is typed here, else as it is stored."""
        row = self.rows.get(name)
        if row is not None:
            return row.field.value() if not row.field.problem() else None
        value: Value = getattr(self.record, name, None)
        return value

    def _show_stored(self, row: FormRow, value: Value) -> None:
        row.field.set_value(row.field.empty if value is None else value)
        row.show_theirs("")
        row.mark("")

    # -- what is in it -------------------------------------------------------------------------------

    @property
    def needed_width(self) -> int:
        """How wide it is at least."""
        declared = specs(type(self.record))
        if len(self.rows) > 1:
            return px(LABELLED)
        return max(NEEDS.get(declared[name].kind, px(NEEDS_LEAST)) for name in self.rows)

    def edited_fields(self) -> list[str]:
        """The fields in which something else stands than what is stored."""
        return [name for name, row in self.rows.items() if row.field.edited]

    def typed(self) -> dict[str, str]:
        """What stands in the fields that were edited, right or wrong."""
        return {name: self.rows[name].field.typed() for name in self.edited_fields()}

    def values(self) -> dict[str, Value]:
        """The values of the fields that were edited; to be asked once `check` found nothing."""
        return {name: self.rows[name].field.value() for name in self.edited_fields()}

    def put(self, typed: Mapping[str, str]) -> None:
        """Let what a draft has kept stand in the fields again, and say what is wrong with it."""
        for name, text in typed.items():
            if name in self.rows:
                self.rows[name].field.put(text)
                self.rows[name].judge()

    def check(self) -> bool:
        """Take what was typed as it is meant, and mark what can't be stored; whether all is well."""
        for row in self.rows.values():
            row.field.leave()
            row.mark("")
            row.mark(row.field.problem())
        return not any(row.is_marked for row in self.rows.values())

    def to_problem(self) -> None:
        """Put the keyboard into the first field to correct."""
        for row in self.rows.values():
            if row.is_marked:
                row.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def rebase(self, record: Record, name_of: Callable[[str, Value], str]) -> None:
        """Take a record as another has changed it; what was typed stays, beside what is now stored.

        `name_of`: how a list shows a value of a field.
        """
        self.record = record
        for name, row in self.rows.items():
            value = getattr(record, name)
            if not row.field.edited:
                self._show_stored(row, value)
            elif row.field.stored != value:
                row.field.set_base(value)
                row.show_theirs(f"Now stored: {name_of(name, value) or 'not stated'}")

    # -- beginning -----------------------------------------------------------------------------------

    def begin(self, first: QKeyEvent | None = None) -> None:
        """Put the keyboard into the first field. `first`: a key that begins what replaces what it holds."""
        row = next(iter(self.rows.values()))
        control = row.field.control
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        if first is not None and isinstance(row.field, FlagField):
            row.field.put(ANSWERS.get(first.text().casefold(), row.field.typed()))
        elif first is not None:
            self._replace(row, first)
        elif isinstance(control, QComboBox):
            QTimer.singleShot(0, control, control.showPopup)
        else:
            self._to_end(row)

    def _replace(self, row: FormRow, first: QKeyEvent) -> None:
        control = row.field.control
        if isinstance(control, QLineEdit | QPlainTextEdit):
            control.selectAll()
        control.event(_copy(first))

    def _to_end(self, row: FormRow) -> None:
        field, control = row.field, row.field.control
        if isinstance(field, ReferenceField):
            field.line.selectAll()
        elif isinstance(field, ProseField):
            field.box.moveCursor(END)
        elif isinstance(control, QLineEdit):
            control.end(False)

    # -- keys ----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                if isinstance(watched, QAbstractItemView):
                    return self._key_in_list(watched, event)
                return self._key(event)
        return False

    def _is_ours(self, event: QKeyEvent) -> bool:
        """Keys that would else give a command of the window."""
        return event.key() in (*ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down)

    def _key(self, event: QKeyEvent) -> bool:
        """Keys of the field the keyboard is in; whether that was all there is to do about them."""
        row = self._row_here()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        others = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in TABS and not others:
            self._step(back=shift or event.key() == Qt.Key.Key_Backtab)
        elif event.key() in ENTER and isinstance(row.field, ProseField) and (shift or _is_alt(event)):
            row.field.box.insertPlainText("\n")
        elif event.key() in ENTER and not others:
            self.asked.emit("up" if shift else "down")
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the fields left: Ctrl+Return stores and stays."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.asked.emit("here")
        event.accept()

    def _key_in_list(self, list: QAbstractItemView, event: QKeyEvent) -> bool:
        """Keys of an open list: what is chosen there by Return or Tab is what is to be stored."""
        if event.key() not in (*ENTER, *TABS, Qt.Key.Key_Escape) or event.modifiers() & CONTROL:
            return False
        box = self._row_here().field.control
        if event.key() == Qt.Key.Key_Escape and not isinstance(box, QComboBox):
            return False  # the list goes, and the words stay
        if isinstance(box, QComboBox):
            self._leave_box(box, list, event)
        elif self._taking:
            return False
        else:
            self._taking = True
            QApplication.sendEvent(list, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NO_MODIFIER))
            self._taking = False
        if event.key() in ENTER:
            self.asked.emit("down")
        elif event.key() in TABS:
            self._step(back=event.key() == Qt.Key.Key_Backtab)
        return True

    def _leave_box(self, box: QComboBox, list: QAbstractItemView, event: QKeyEvent) -> None:
        chosen = list.currentIndex().row()
        box.hidePopup()
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif chosen >= 0:
            box.setCurrentIndex(chosen)

    def _row_here(self) -> FormRow:
        rows, focus = list(self.rows.values()), self.focusWidget()
        return next((row for row in rows if row.isAncestorOf(focus)), rows[0])

    def _step(self, *, back: bool) -> None:
        """To the next field of the cell, and from the last one to the next cell."""
        rows = list(self.rows.values())
        here = rows.index(self._row_here()) + (-1 if back else 1)
        if 0 <= here < len(rows):
            rows[here].field.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.asked.emit("left" if back else "right")

    # -- how it looks --------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return done

    def place_over(self, cell: QRect, room: QSize) -> None:
        """Lie over a cell, as large as is needed, within `room` as long as the cell begins there."""
        width = min(max(cell.width(), self.needed_width), room.width())
        self.setFixedWidth(width)
        self._column.activate()
        height = max(self._column.totalSizeHint().height(), self._column.totalHeightForWidth(width))
        height = max(height, cell.height())
        left, top = cell.left(), cell.top()
        if 0 <= left < room.width():
            left = max(min(left, room.width() - width), 0)
        if 0 <= top < room.height():
            top = max(min(top, room.height() - height), 0)
        self.setGeometry(left, top, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.token("base"))
        fill, edge = self._theme.token("raised"), self._theme.token("border")
        paint_box(painter, QRectF(self.rect()), fill, edge)


def _is_alt(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())
