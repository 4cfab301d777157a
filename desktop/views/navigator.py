"""The navigator: overview, the kinds of the tracker with their counts, and the papers."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.changes import Change
from db.records import KINDS
from desktop.kind_icons import icon_of
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.focus import by_keyboard
from desktop.widgets.painting import paint_line
from desktop.widgets.pressing import HELD, RETURNS
from desktop.widgets.rows import RowState, paint_row

Index = QModelIndex | QPersistentModelIndex
OVERVIEW = "overview"
TRACKER = (
    "actor", "issue", "position", "proposal", "event", "track", "commitment", "leverage", "obstacle",
    "factor", "scenario", "question", "source", "disagreement",
)  # fmt: skip
PAPERS = ("brief",)
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the navigator. `key`: a kind, `overview`, or empty for a group's head."""

    key: str
    text: str
    icon: str = ""
    count: int | None = None

    @property
    def folds(self) -> bool:
        """Whether it is the head of entries that can be folded away."""
        return not self.key and bool(self.icon)


class NavigatorModel(QAbstractListModel):
    """The entries with their counts; counts follow the session."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._details_shown = False
        self._entries: list[Entry] = []
        session.changed.connect(self._on_change)
        session.tracker_changed.connect(self.reload)
        session.scope_changed.connect(self._recount)
        self.reload()

    def entry(self, row: int) -> Entry:
        """The entry in a row."""
        return self._entries[row]

    def row_of(self, key: str) -> int:
        """The row of a kind or page, -1 when it is folded away."""
        return next((row for row, entry in enumerate(self._entries) if entry.key == key and key), -1)

    def toggle_details(self) -> None:
        """Show or fold the kinds that are parts of other records; they come last."""
        before = len(self._entries)
        self._details_shown = not self._details_shown
        entries = self._made()
        shorter, longer = sorted((before, len(entries)))
        if self._details_shown:
            self.beginInsertRows(QModelIndex(), shorter, longer - 1)
        else:
            self.beginRemoveRows(QModelIndex(), shorter, longer - 1)
        self._entries = entries
        self.endInsertRows() if self._details_shown else self.endRemoveRows()
        self.dataChanged.emit(self.index(shorter - 1), self.index(shorter - 1))

    def reload(self) -> None:
        """Make the entries anew."""
        self.beginResetModel()
        self._entries = self._made()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry)
        if role == ENTRY_ROLE:
            return entry
        return None

    def _spoken(self, entry: Entry) -> str:
        if entry.folds:
            return f"{entry.text}, {'shown' if self._details_shown else 'folded'}"
        return entry.text if entry.count is None else f"{entry.text}, {entry.count}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        entry = self._entries[index.row()]
        if entry.key:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled if entry.folds else Qt.ItemFlag.NoItemFlags

    def _made(self) -> list[Entry]:
        counts = self._counts()
        details = [kind for kind in KINDS if kind not in (*TRACKER, *PAPERS, "dossier")]
        entries = [Entry(OVERVIEW, "Overview", "layout-dashboard"), Entry("", "Tracker")]
        entries += [self._kind(kind, counts) for kind in TRACKER]
        entries += [Entry("", "Papers"), *(self._kind(kind, counts) for kind in PAPERS)]
        entries.append(Entry("", "Details", "chevron-down" if self._details_shown else "chevron-right"))
        if self._details_shown:
            entries += [self._kind(kind, counts) for kind in ("dossier", *details)]
        return entries

    def _kind(self, kind: str, counts: dict[str, int]) -> Entry:
        return Entry(kind, KINDS[kind].META.plural, icon_of(kind), counts.get(kind, 0))

    def _counts(self) -> dict[str, int]:
        if not self._session.is_open:
            return {}
        if self._session.scope.narrows:
            snapshot = self._session.snapshot()
            return {kind: snapshot.count(cls) for kind, cls in KINDS.items()}
        return self._session.store.counts()

    def _on_change(self, change: Change) -> None:
        if any(edit.before is None or edit.after is None for edit in change.edits):
            self._recount()

    def _recount(self) -> None:
        self._entries = self._made()
        self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))


class NavigatorDelegate(QStyledItemDelegate):
    """Paints entries: icon, words, a grey count; heads in grey."""

    def __init__(self, theme: Theme, view: "Navigator") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(ENTRY_ROLE)
        return QSize(100, MEASURES.navigator_row if entry.key else MEASURES.navigator_row + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        entry: Entry = index.data(ENTRY_ROLE)
        if entry.key:
            self._paint_entry(painter, box.adjusted(8, 0, -8, 0), entry, index, option)
        else:
            self._paint_head(painter, box.adjusted(8, 12, -8, 0), entry, index)

    def _paint_head(self, painter: QPainter, ground: QRect, entry: Entry, index: Index) -> None:
        state = RowState(focused=self._is_current(index))
        paint_row(painter, ground, state, self._theme, rule=False, radius=MEASURES.radius)
        box = ground.adjusted(8, 0, -8, 0)
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
        place = QRect(box.left() + 8, box.center().y() - 7, MEASURES.icon, MEASURES.icon)
        self._theme.icon(entry.icon, "accent" if chosen else "text2").paint(painter, place)
        words = QRectF(box.adjusted(32, 0, -48, 0))
        face = "body_strong" if chosen else "body"
        paint_line(painter, words, entry.text, self._theme.font(face), self._theme.token("text"))
        if entry.count is not None:
            count = QRectF(box.adjusted(0, 0, -8, 0))
            ink = self._theme.token(state.faint)
            paint_line(painter, count, f"{entry.count:,}", self._theme.font("second"), ink, right=True)

    def _is_current(self, index: Index) -> bool:
        """Whether the keyboard is on an entry."""
        view = self._view
        return view.by_keyboard and view.hasFocus() and view.currentIndex() == index


class Navigator(QListView):
    """The list at the left. `chosen`: the key of the page asked for; `gone_in`: with the keyboard."""

    chosen = Signal(str)
    gone_in = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = NavigatorModel(session, self)
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
        if row < 0 and key in KINDS:
            self._entries.toggle_details()
            row = self._entries.row_of(key)
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
            self._entries.toggle_details()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        current = self.currentIndex()
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
