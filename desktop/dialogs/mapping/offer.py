"""A cell in which one of several is chosen: by typing a part of its words, by arrows, or from the list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.combo_box import ComboBox
from desktop.widgets.painting import paint_box, paint_line

Index = QModelIndex | QPersistentModelIndex
OFFERS_ROLE = Qt.ItemDataRole.UserRole + 1
VALUE_ROLE = Qt.ItemDataRole.UserRole + 2
TONE_ROLE = Qt.ItemDataRole.UserRole + 3
OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_Space)
CLEARS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
INSET = 8
POPUP_WIDTH = 280  # pixels: labels are wider than most columns


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be chosen: values with their words; `free`: what is typed may be none of them."""

    choices: Sequence[tuple[str, str]]
    free: bool = False

    def value_of(self, typed: str) -> str | None:
        """The value that typed words mean: those of a choice, else the first they stand in; None for none."""
        wanted = typed.strip().casefold()
        for value, words in self.choices:
            if words.casefold() == wanted:
                return value
        if self.free:
            return typed.strip()
        parts = (value for value, words in self.choices if wanted and wanted in words.casefold())
        return next(parts, None)


def offers(index: Index) -> bool:
    """Whether something can be chosen in a cell."""
    return index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)


class OfferBox(ComboBox):
    """The editor of such a cell. `is_left`: it is being closed; what it says on the way counts no more."""

    def __init__(self, theme: Theme, offers: Offers, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._offers = offers
        self.is_left = False
        self.setFont(theme.font())
        self.setEditable(True)
        self.setInsertPolicy(ComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        for value, words in offers.choices:
            self.addItem(words, value)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(12)
        self.setCompleter(completer)
        self._fits = completer.popup()
        for view in (self.view(), self._fits):
            if view is not None:
                view.setMinimumWidth(px(POPUP_WIDTH))

    def put(self, value: str) -> None:
        """Show a value, ready to be typed over."""
        place = self.findData(value)
        self.setCurrentIndex(place)
        if place < 0:
            self.setEditText(value if self._offers.free else "")
        line = self.lineEdit()
        if line is not None:  # all of it, the beginning in sight
            line.setSelection(len(line.text()), -len(line.text()))

    @property
    def value(self) -> str | None:
        """The value chosen or typed; None when what is typed is none."""
        return self._offers.value_of(self.currentText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self._chooses():
            event.ignore()  # the list of what fits takes the row chosen in it
        else:
            event.accept()  # the delegate takes what is typed; the table must not open the cell anew
            self._take_typed()

    def _chooses(self) -> bool:
        """Whether a row is chosen in the list of what fits."""
        return self._fits is not None and self._fits.isVisible() and self._fits.currentIndex().isValid()

    def _take_typed(self) -> None:
        """Take what is typed while the list of what fits is open, which keeps the key from the delegate."""
        if self._fits is not None and self._fits.isVisible() and self.value is not None:
            self._fits.hide()
            self.activated.emit(self.currentIndex())


class OfferDelegate(QStyledItemDelegate):
    """Paints a cell that offers as a box with an arrow, any other as plain words; and edits the former."""

    def __init__(self, theme: Theme, view: "OfferView") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.closeEditor.connect(self._leave)

    def _leave(self, editor: QWidget) -> None:
        if isinstance(editor, OfferBox):
            editor.is_left = True

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        offered = index.data(OFFERS_ROLE)
        assert isinstance(offered, Offers)
        box = OfferBox(self._theme, offered, str(index.data(Qt.ItemDataRole.AccessibleTextRole)), parent)
        box.activated.connect(lambda _place: self._done(box))
        box.editTextChanged.connect(self._view.typing)
        return box

    def _done(self, box: OfferBox) -> None:
        if box.is_left:
            return
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, OfferBox)
        editor.put(str(index.data(VALUE_ROLE) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, OfferBox)
        value = editor.value
        if value is not None and value != index.data(VALUE_ROLE):
            model.setData(index, value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(self._box(option.rect))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(120), MEASURES.control + 4)

    @staticmethod
    def _box(rect: QRect) -> QRect:
        return rect.adjusted(2, 2, -2, -2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        current = self._view.currentIndex() == index and self._view.hasFocus()
        text, tone = str(index.data() or ""), str(index.data(TONE_ROLE) or "text")
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        inside = box.adjusted(INSET - 2, 0, -INSET + 2, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if offers(index):
            edge, width = ("ring", MEASURES.focus_line) if current else ("border", 1)
            paint_box(painter, box, self._theme.token("field"), self._theme.token(edge), width=width)
            chevron = QRect(round(box.right()) - px(20), round(box.center().y()) - px(7), px(14), px(14))
            self._theme.icon("chevron-down").paint(painter, chevron)
            inside.setRight(chevron.left() - 4)
        elif current:
            paint_box(painter, box, None, self._theme.token("ring"), width=MEASURES.focus_line)
        paint_line(painter, inside, text, self._theme.font(), self._theme.token(tone))
        painter.restore()


class OfferView(QTableView):
    """A table with cells that offer: keys open, clear and type into the current one, a click opens it.

    `typing`: another letter stands in the cell that is open.
    """

    typing = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)
        self.setItemDelegate(OfferDelegate(theme, self))
        self.setFont(theme.font())
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFont(theme.font("second_strong"))
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setStyleSheet(SHEET)
        self.clicked.connect(self.open)
        theme.changed.connect(self.viewport().update)

    @property
    def half_typed(self) -> tuple[int, str] | None:
        """The row of the cell that is open, and what its words mean so far; None when none is open."""
        index = self.currentIndex()
        box = self.indexWidget(index)
        value = box.value if isinstance(box, OfferBox) and not box.is_left else None
        return (index.row(), value) if value is not None else None

    def open(self, index: Index) -> None:
        """Show what can be chosen in a cell."""
        if offers(index):
            here = self.model().index(index.row(), index.column())
            self.edit(here)
            editor = self.indexWidget(here)
            if isinstance(editor, OfferBox):
                editor.showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in OPENS or (
            event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.open(index)
        elif event.key() in CLEARS and offers(index):
            self.model().setData(index, "")
        else:
            super().keyPressEvent(event)


# They lie on a dialog, whose colour is another than that of lists.
SHEET = """
QTableView, QHeaderView, QHeaderView::section { background: transparent; }
QHeaderView::section, QHeaderView::section:first { padding: 0 8px; }
QHeaderView::section:vertical { border: none; }
QTableCornerButton::section { background: transparent; border: none; }
"""
