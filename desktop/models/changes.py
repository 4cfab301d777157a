"""The history as a Qt model: places of the journal in an array, the changes fetched by page when shown."""

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.changes import Change, ChangeKind
from db.queries import history
from db.queries.history import Asked, Entry
from db.reader import Reader
from db.records import KINDS
from db.wording import local_time
from desktop.jobs import Jobs
from desktop.models.reading import Reading
from desktop.models.recent import short_day
from desktop.session import Session

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
PAGE = 64
KEPT_PAGES = 32
LOOKED_THROUGH = 1_000  # edits of a change
# Narrowing a journal of more changes than this takes longer than a window may stand still.
MANY = 20_000
# What each kind of change is called, and its icon.
KIND_WORDS: Mapping[ChangeKind, tuple[str, str]] = {
    "edit": ("Edit", "pencil"),
    "undo": ("Undo", "undo-2"),
    "redo": ("Redo", "redo-2"),
    "import": ("Import", "file-input"),
    "merge": ("Merge", "git-compare"),
    "restore": ("Restore", "rotate-ccw"),
    "issue": ("Issue", "scroll-text"),
}


class ChangeList(QAbstractListModel):
    """The changes of the tracker, newest first. `counted` tells how many are listed."""

    counted = Signal(int)

    def __init__(self, session: Session, parent: QObject | None = None, *, jobs: Jobs | None = None) -> None:
        """`jobs`: where a long journal is narrowed; without, it is done at once."""
        super().__init__(parent)
        self._session = session
        self.reading = Reading(session, jobs, self)
        self.asked = Asked()
        self._numbers: array[int] = array("q")
        self._pages: dict[int, dict[int, Entry]] = {}
        self.touched: tuple[str, ...] = ()  # the record asked for and its parts, by their ids
        self._newest = 0  # the place in the journal up to which it was read
        self._active, self._stale = True, False
        session.changed.connect(self._on_change)
        session.tracker_changed.connect(self._other_tracker)
        self._read()

    # -- what is listed ------------------------------------------------------------------------------

    def ask(self, asked: Asked) -> None:
        """List other changes."""
        if asked != self.asked:
            self.asked = asked
            self._read()

    def set_active(self, active: bool) -> None:
        """Follow the journal, or wait until the list is seen again."""
        self._active = active
        if active and self._stale:
            self._read()

    def _other_tracker(self) -> None:
        self.asked = Asked()
        self._read()

    def _read(self) -> None:
        self._stale = not self._active
        if self._stale or not self._session.is_open:
            self._take(array("q"), 0, ())
            return
        asked = self.asked
        newest = max((change.seq for change in self._session.store.journal(limit=1)), default=0)
        self.reading.ask(
            "History",
            lambda reader: _found(reader, asked),
            lambda found: self._take(found[0], newest, found[1]),
            long=newest > MANY,
        )

    def _take(self, numbers: "array[int]", newest: int, touched: Sequence[str]) -> None:
        self._newest, self.touched = newest, tuple(touched)
        self.beginResetModel()
        self._numbers = numbers
        self._pages.clear()
        self.endResetModel()
        self.counted.emit(len(numbers))

    def _on_change(self, change: Change) -> None:
        """Take what was written since on top; of the changes below, some may stand undone now."""
        if self._stale or not self._active:
            self._stale = True
            return
        if self.reading.is_on or (self.asked.record and self._is_about(change)):
            self._read()
            return
        new = history.numbers(self._session.store.db, self.asked, self._newest, self.touched)
        self._newest = max(self._newest, change.seq)
        self._pages.clear()
        if new:
            self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
            self._numbers = new + self._numbers
            self.endInsertRows()
        if self._numbers:
            self.dataChanged.emit(self.index(0), self.index(len(self._numbers) - 1))
        self.counted.emit(len(self._numbers))

    def _is_about(self, change: Change) -> bool:
        """Whether a change is about the record asked for, or may have given it another part."""
        if len(change.edits) > LOOKED_THROUGH:
            return True  # it is sooner read anew
        known = set(self.touched)
        added = (edit for edit in change.edits if edit.before is None)
        return any(edit.id in known for edit in change.edits) or any(
            not known.isdisjoint((edit.after or {}).values()) for edit in added
        )

    # -- rows ----------------------------------------------------------------------------------------

    def entry(self, row: int) -> Entry | None:
        """The change in a row."""
        if not 0 <= row < len(self._numbers):
            return None
        page = row // PAGE
        if page not in self._pages:
            while len(self._pages) >= KEPT_PAGES:
                self._pages.pop(next(iter(self._pages)))
            some = self._numbers[page * PAGE : (page + 1) * PAGE]
            self._pages[page] = history.page(self._session.store.db, some)
        return self._pages[page].get(self._numbers[row])

    def row_of(self, seq: int) -> int:
        """The row of the change at a place of the journal, -1 when it is not listed."""
        try:
            return self._numbers.index(seq)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == ENTRY_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(entry, self._session.desk)
        return entry.change.label if role == Qt.ItemDataRole.ToolTipRole else None


def _found(reader: Reader, asked: Asked) -> "tuple[array[int], list[str]]":
    touched = history.touched_with(reader.db, asked.record) if asked.record else []
    return history.numbers(reader.db, asked, touched=touched), touched


# -- words -------------------------------------------------------------------------------------------


def spoken(entry: Entry, desk: str) -> str:
    """A change as a screen reader says it."""
    state = f"{state_of(entry)}, " if entry.undone else ""
    return f"{state}{entry.change.label}, {second_line(entry, desk)}"


def state_of(entry: Entry) -> str:
    """What became of a change that was taken back: "undone"; '' for one that stands."""
    if not entry.undone:
        return ""
    return "done again" if entry.change.kind == "undo" else "undone"


def second_line(entry: Entry, desk: str) -> str:
    """Kind, moment, author and extent: "Edit · 22 Nov 2026, 14:02 · Ana · 3 positions"."""
    change = entry.change
    where = "another desk" if change.desk != desk else ""
    parts = (KIND_WORDS[change.kind][0], when(change.at), change.author, where, extent(entry))
    return " · ".join(part for part in parts if part)


def when(at: str) -> str:
    """A moment of the journal by the clock of this machine: "22 Nov 2026, 14:02"."""
    local = local_time(at)
    return f"{short_day(local)} {local.year}, {local:%H:%M}"


def extent(entry: Entry) -> str:
    """How many records a change touched: "3 positions", of several kinds "12 records"."""
    if entry.records == 0:
        return "nothing changed"
    if len(entry.tables) == 1 and entry.records <= history.FEW:  # of more not all kinds are known
        return KINDS[entry.tables[0]].META.counted(entry.records)
    return f"{entry.records:,} records"
