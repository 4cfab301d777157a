"""The navigator: overview, the kinds of the tracker with their counts, filters, what to look at, papers."""

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.jobs import Jobs
from desktop.models.navigation import ENTRY_ROLE, Entry, NavigatorModel
from desktop.scale import px
from desktop.session import Session
from desktop.theme import Theme, font_of
from desktop.theme_tokens import MEASURES
from desktop.widgets.focus import by_keyboard
from desktop.widgets.painting import paint_line
from desktop.widgets.pressing import HELD, RETURNS
from desktop.widgets.rows import RowState, paint_row

Index = QModelIndex | QPersistentModelIndex
ALT = Qt.KeyboardModifier.AltModifier
# What a key does to the saved filter it is pressed on, and what its menu offers.
FILTER_KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier): "rename",
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier): "delete",
    (Qt.Key.Key_Up, ALT): "up",
    (Qt.Key.Key_Down, ALT): "down",
}
FILTER_MENU = (
    ("rename", "Rename…", "F2"),
    ("update", "Update to what the list shows", ""),
    ("up", "Move up", "Alt+Up"),
    ("down", "Move down", "Alt+Down"),
    ("delete", "Delete", "Delete"),
)


class NavigatorDelegate(QStyledItemDelegate):
    """Paints entries: icon, words, a grey count; heads in grey."""

    def __init__(self, theme: Theme, view: "Navigator") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(ENTRY_ROLE)
        return QSize(px(100), MEASURES.navigator_row if entry.key else MEASURES.navigator_row + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        entry: Entry = index.data(ENTRY_ROLE)
        if entry.key:
            self._paint_entry(painter, box.adjusted(px(8), 0, -px(8), 0), entry, index, option)
        else:
            self._paint_head(painter, box.adjusted(px(8), px(12), -px(8), 0), entry, index)

    def _paint_head(self, painter: QPainter, ground: QRect, entry: Entry, index: Index) -> None:
        state = RowState(focused=self._is_current(index))
        paint_row(painter, ground, state, self._theme, rule=False, radius=MEASURES.radius)
        box = ground.adjusted(px(8), 0, -px(8), 0)
        paint_line(painter, QRectF(box), entry.text, self._theme.font("second"), self._theme.token("text3"))
        if entry.icon:
            size = MEASURES.chevron
            place = QRect(box.right() - size, box.center().y() - size // 2, size, size)
            self._theme.icon(entry.icon, "text3").paint(painter, place)

    def _paint_entry(
        self, painter: QPainter, box: QRect, entry: Entry, index: Index, option: QStyleOptionViewItem
    ) -> None:
        selection = self._view.selectionModel()
        chosen = selection.isSelected(index)
        flags: QStyle.StateFlag = option.state
        state = RowState(
            selected=chosen,
            hovered=bool(flags & QStyle.StateFlag.State_MouseOver),
            focused=self._is_current(index),
        )
        paint_row(painter, box, state, self._theme, rule=False, radius=MEASURES.radius)
        place = QRect(box.left() + px(8), box.center().y() - px(7), MEASURES.icon, MEASURES.icon)
        ink = "warn" if entry.broken else "accent" if chosen else "text2"
        self._theme.icon(entry.icon, ink).paint(painter, place)
        count = "" if entry.count is None else f"{entry.count:,}"
        second = self._theme.font("second")
        taken = round(QFontMetricsF(second).horizontalAdvance(count)) + 16 if count else 8
        words = QRectF(box.adjusted(px(32), 0, -taken, 0))
        face = "body_strong" if chosen and fits(entry.text, words.width()) else "body"
        paint_line(painter, words, entry.text, self._theme.font(face), self._theme.token("text"))
        if count:
            spot = QRectF(box.adjusted(0, 0, -px(8), 0))
            paint_line(painter, spot, count, second, self._theme.token(state.faint), right=True)

    def _is_current(self, index: Index) -> bool:
        """Whether the keyboard is on an entry."""
        view = self._view
        return view.by_keyboard and view.hasFocus() and view.currentIndex() == index


def fits(words: str, width: float) -> bool:
    """Whether what an entry is called has room as it is written where the entry is chosen."""
    return QFontMetricsF(font_of("body_strong")).horizontalAdvance(words) <= width


class Navigator(QListView):
    """The list at the left. `chosen`: the key of the page asked for; `gone_in`: with the keyboard.

    `filter_commanded`: what is to be done to a saved filter, and its id.
    """

    chosen = Signal(str)
    gone_in = Signal()
    filter_commanded = Signal(str, str)

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, *, jobs: Jobs | None = None
    ) -> None:
        """`jobs`: where saved filters are counted when there is much; without, they are counted at once."""
        super().__init__(parent)
        self._entries = NavigatorModel(session, self, jobs=jobs)
        self.by_keyboard = False
        self.setModel(self._entries)
        self.setItemDelegate(NavigatorDelegate(theme, self))
        self.setAccessibleName("Navigator")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setObjectName("navigator")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._current)
        self.clicked.connect(self._clicked)
        theme.changed.connect(self.viewport().update)

    def show_key(self, key: str) -> None:
        """Mark the page that is shown, without asking for it again."""
        row = self._entries.row_of(key)
        row = self._entries.unfold_for(key) if row < 0 else row
        if row != self.currentIndex().row():
            index = self._entries.index(row) if row >= 0 else QModelIndex()  # the checks have no entry
            blocked = self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(blocked)
            self.scrollTo(index)
            self.viewport().update()

    def _current(self, current: QModelIndex) -> None:
        if current.isValid() and (key := self._entries.entry(current.row()).key):
            self.chosen.emit(key)

    def _clicked(self, index: QModelIndex) -> None:
        entry = self._entries.entry(index.row())
        if entry.folds:
            self._entries.toggle(entry.text)

    @property
    def folded(self) -> tuple[str, ...]:
        """The heads that are folded."""
        return tuple(sorted(self._entries.folded))

    def fold(self, heads: tuple[str, ...]) -> None:
        """Let these heads be folded and no others."""
        for head in self._entries.folded ^ set(heads):
            self._entries.toggle(head)

    def tell(self, key: str, help: str) -> None:
        """Say something of an entry beside what it is called; '' for nothing."""
        self._entries.tell(key, help)

    def place_of(self, key: str) -> QRect:
        """Where an entry is seen."""
        return self.visualRect(self._entries.index(self._entries.row_of(key)))

    def _command(self, event: QKeyEvent) -> str:
        """What a key does to the saved filter that the keyboard is on; '' for nothing."""
        current = self.currentIndex()
        if not current.isValid() or not self._entries.entry(current.row()).filter_id:
            return ""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return FILTER_KEYS.get((Qt.Key(event.key()), held), "")

    def event(self, event: QEvent) -> bool:
        """Keys for a saved filter come here before the window's own commands of the same keys."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and self._command(event):
            event.accept()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        entry = self._entries.entry(index.row()) if index.isValid() else None
        if entry is not None and entry.filter_id:
            place = event.globalPos() if by_mouse else self.mapToGlobal(self.visualRect(index).bottomLeft())
            self.filter_menu(entry.filter_id).popup(place)

    def filter_menu(self, id: str) -> QMenu:
        """What can be done to a saved filter."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for verb, words, key in FILTER_MENU:
            action = menu.addAction(f"{words}\t{key}" if key else words)
            action.setObjectName(verb)
            action.triggered.connect(partial(self._tell_command, verb, id))
        return menu

    def _tell_command(self, verb: str, id: str, _checked: bool = False) -> None:
        self.filter_commanded.emit(verb, id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        current = self.currentIndex()
        if verb := self._command(event):
            self.filter_commanded.emit(verb, self._entries.entry(current.row()).filter_id)
            return
        if event.key() not in RETURNS or event.modifiers() & HELD or not current.isValid():
            super().keyPressEvent(event)
            self.viewport().update()
        elif self._entries.entry(current.row()).key:
            self.gone_in.emit()
        else:
            self._clicked(current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keyboard = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keyboard = by_keyboard(event, self.by_keyboard)
        super().focusInEvent(event)
