"""The outline of a paper as a list: sections are chosen, moved, renamed and left out in it."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.briefing.outline import Part
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.painting import paint_line
from desktop.widgets.rows import RowState, paint_row

Index = QModelIndex | QPersistentModelIndex
ALT = Qt.KeyboardModifier.AltModifier
WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
INSET, ICON_ROOM = 12, 24
TITLE = Qt.ItemDataRole.EditRole


class Parts(QAbstractListModel):
    """The parts of one outline. `renamed`: a section is wanted to be called otherwise."""

    renamed = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.parts: tuple[Part, ...] = ()
        self.fixed = False

    def show(self, parts: Sequence[Part]) -> None:
        """Show these parts instead."""
        if [each.kind for each in parts] == [each.kind for each in self.parts]:
            self.parts = tuple(parts)
            self.dataChanged.emit(self.index(0), self.index(len(parts) - 1))
            return
        self.beginResetModel()
        self.parts = tuple(parts)
        self.endResetModel()

    def row_of(self, kind: str) -> int:
        """The row of a kind of section, -1 where it is not in the outline."""
        return next((row for row, each in enumerate(self.parts) if each.kind == kind), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.parts)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if self.fixed or not index.isValid() else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        part = self.parts[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, TITLE):
            return part.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(each for each in (part.title, state_of(part)) if each)
        return None

    def setData(self, index: Index, value: object, role: int = TITLE) -> bool:
        part = self.parts[index.row()]
        if role != TITLE or str(value).strip() == part.title:
            return False
        self.renamed.emit(part.kind, str(value))
        return True


def state_of(part: Part) -> str:
    """What is to be said of a part beside its title."""
    return "annex" if part.annex else "" if part.shown else "left out"


class _Row(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "OutlineList") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, MEASURES.row)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFont(self._theme.font())
        editor.setAccessibleName("Title of the section")
        editor.setPlaceholderText("As the template has it")
        editor.textEdited.connect(self._view.typing)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is being typed stays, whatever else of the outline is another meanwhile."""
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(str(index.data(TITLE)))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        part = self._view.parts.parts[index.row()]
        state = RowState(
            selected=self._view.currentIndex() == index,
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            focused=self._view.currentIndex() == index and self._view.hasFocus(),
        )
        paint_row(painter, option.rect, state, self._theme, rule=False)
        box = QRectF(option.rect.adjusted(px(INSET), 0, -px(INSET), 0))
        icon = "file-text" if part.annex else "eye" if part.shown else "eye-off"
        place = option.rect.adjusted(px(INSET), (MEASURES.row - MEASURES.icon) // 2, 0, 0)
        place.setSize(QSize(MEASURES.icon, MEASURES.icon))
        self._theme.icon(icon).paint(painter, place)
        box.setLeft(box.left() + px(ICON_ROOM))
        if said := state_of(part):
            paint_line(
                painter, box, said, self._theme.font("second"), self._theme.token(state.faint), right=True
            )
            box.setRight(box.right() - painter.fontMetrics().horizontalAdvance(said) - px(INSET))
        ink = "text" if part.shown else "text2"
        paint_line(painter, box, part.title, self._theme.font(), self._theme.token(ink))


class OutlineList(QListView):
    """`moved`: a section is wanted at a place, 0 for the first; `toggled`: it is wanted left out or taken in;
    `removed`: it is wanted away; `entered`: what is chosen is to be edited; `chosen`: another is chosen.
    `typing`: another title is being typed, or no longer.

    Alt with arrows and the pointer move it, F2 renames, Space leaves out and takes in, Delete removes.
    """

    moved = Signal(str, int)
    toggled = Signal(str)
    removed = Signal(str)
    chosen = Signal(str)
    entered = Signal()
    typing = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.parts = Parts(self)
        self._pressed: QPoint | None = None
        self._gap = -1
        self.setModel(self.parts)
        row = _Row(theme, self)
        self.setItemDelegate(row)
        row.closeEditor.connect(lambda: QTimer.singleShot(0, self, self.typing.emit))
        self.setAccessibleName("Outline of the paper")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.DoubleClicked)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        theme.changed.connect(self.viewport().update)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these parts; the one that was chosen stays so, where it is there."""
        kind = self.kind
        self.parts.show(parts)
        self.choose(kind if self.parts.row_of(kind) >= 0 else parts[0].kind if parts else "")

    @property
    def kind(self) -> str:
        """The kind of the section that is chosen; '' for none."""
        row = self.currentIndex().row()
        return self.parts.parts[row].kind if 0 <= row < len(self.parts.parts) else ""

    def choose(self, kind: str) -> None:
        """Choose the section of a kind."""
        row = self.parts.row_of(kind)
        if row >= 0:
            self.setCurrentIndex(self.parts.index(row))

    def rename(self, typed: str = "") -> None:
        """Let the title of the chosen section be typed; `typed`: what was typed of it already."""
        if self.currentIndex().isValid() and not self.parts.fixed:
            self.edit(self.currentIndex())
            editor = self.indexWidget(self.currentIndex())
            if typed and isinstance(editor, QLineEdit):
                editor.setText(typed)
                editor.setModified(True)
                self.typing.emit()

    def typed(self) -> str | None:
        """The title that is being typed for the chosen section; None while none is."""
        editor = self.indexWidget(self.currentIndex())
        return editor.text() if isinstance(editor, QLineEdit) and editor.isModified() else None

    def take_typed(self) -> str | None:
        """The title that is being typed for the chosen section, which ends that; None while none is."""
        typed, editor = self.typed(), self.indexWidget(self.currentIndex())
        if typed is not None and isinstance(editor, QLineEdit):
            editor.setModified(False)
            self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)
        return typed

    def move_by(self, way: int) -> None:
        """Want the chosen section a place on, or back."""
        self._want_at(self.currentIndex().row() + way)

    def _want_at(self, place: int) -> None:
        body = sum(not each.annex for each in self.parts.parts)
        row = self.currentIndex().row()
        if 0 <= row < body and 0 <= place < body and place != row and not self.parts.fixed:
            self.moved.emit(self.kind, place)

    def _tell_chosen(self) -> None:
        self.viewport().update()
        self.chosen.emit(self.kind)

    # -- keys ----------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Its keys are its own, whatever a window has them for."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            moves = event.key() in WAYS and event.modifiers() & ALT
            if moves or event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.state() == QListView.State.EditingState:
            event.accept()  # what the title that is typed has no use for
        elif key in WAYS and event.modifiers() & ALT:
            self.move_by(WAYS[key])
        elif key == Qt.Key.Key_F2:
            self.rename()
        elif key == Qt.Key.Key_Space:
            self.toggled.emit(self.kind)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(self.kind)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    # -- the pointer ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed is None or self.parts.fixed:
            super().mouseMoveEvent(event)
        elif self._gap >= 0 or self._is_far(place):
            self._gap = self._gap_at(place)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gap, self._gap, self._pressed = self._gap, -1, None
        self.viewport().update()
        if gap >= 0:
            self._want_at(gap - 1 if gap > self.currentIndex().row() else gap)
        super().mouseReleaseEvent(event)

    def _is_far(self, place: QPoint) -> bool:
        pressed = self._pressed or place
        return (place - pressed).manhattanLength() >= QApplication.startDragDistance()

    def _gap_at(self, place: QPoint) -> int:
        """Between which rows the pointer is: before the row of this number."""
        body = sum(not each.annex for each in self.parts.parts)
        return max(0, min(round((place.y() + self.verticalOffset()) / MEASURES.row), body))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap >= 0:
            painter = QPainter(self.viewport())
            top = self._gap * MEASURES.row - self.verticalOffset()
            painter.fillRect(0, max(0, top - 1), self.viewport().width(), 2, self._theme.token("accent"))
