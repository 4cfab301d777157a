"""What the navigator lists: the kinds with their counts, saved filters, what to look at, the papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.changes import Change
from db.queries.saved import flaws
from db.records import KINDS, Brief, Disagreement, Edition, Filter
from desktop.analysis.comparisons import COMPARISONS
from desktop.analysis.standing import BY_NAME, LOOKS
from desktop.jobs import Jobs
from desktop.kind_icons import icon_of
from desktop.models.filter_counts import FilterCounts
from desktop.session import Session

Index = QModelIndex | QPersistentModelIndex
OVERVIEW, HISTORY, REGISTER = "overview", "history", "register"
LOOKING, FILTER, COMPOSE, READ = "look:", "filter:", "compose:", "read:"
TRACKER = (
    "actor", "issue", "position", "proposal", "event", "track", "commitment", "leverage", "obstacle",
    "factor", "scenario", "question", "source", "disagreement",
)  # fmt: skip
PAPERS = ("brief",)
MOST_PAPERS = 8  # that have an entry of their own; the list has all
COMPARE, FILTERS, LOOK_AT, DETAILS = "Compare", "Filters", "To look at", "Details"
LOOK_ICONS = {
    "stale": "clock",
    "uncited": "unlink",
    "single-source": "quote",
    "contradicted": "git-compare",
    "unplaced": "map-pin",
}
# What a count does not count, where that may be missed.
COUNTED = {
    Disagreement.META.kind: (
        "Counted are those noted. Statements that speak against one another and are not yet noted stand over "
        "the list and on the overview."
    )
}
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the navigator. `key`: a kind, a page, a look, a filter or a paper; empty for a group's head.

    `help`: its tooltip. `broken`: something of a saved filter can't be applied.
    """

    key: str
    text: str
    icon: str = ""
    count: int | None = None
    help: str = ""
    broken: bool = False

    @property
    def folds(self) -> bool:
        """Whether it is the head of entries that can be folded away."""
        return not self.key and bool(self.icon)

    @property
    def filter_id(self) -> str:
        """The id of the saved filter it stands for; '' for others."""
        return self.key.removeprefix(FILTER) if self.key.startswith(FILTER) else ""


class NavigatorModel(QAbstractListModel):
    """The entries with their counts; counts follow the session. `folded`: the heads that are shut."""

    def __init__(self, session: Session, parent: QObject | None = None, *, jobs: Jobs | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.folded = {DETAILS}
        self._told: dict[str, str] = {}
        self._filters = FilterCounts(session, jobs, self)
        self._entries: list[Entry] = []
        session.changed.connect(self._on_change)
        session.tracker_changed.connect(self.reload)
        for signal in (session.scope_changed, session.scope_read, session.looked, self._filters.counted):
            signal.connect(self.refresh)
        self.reload()

    def entry(self, row: int) -> Entry:
        """The entry in a row."""
        return self._entries[row]

    def row_of(self, key: str) -> int:
        """The row of a kind or page, -1 when it is folded away."""
        return next((row for row, entry in enumerate(self._entries) if entry.key == key and key), -1)

    def unfold_for(self, key: str) -> int:
        """Show the group in which a key stands; its row, -1 when it stands in none."""
        for head in sorted(self.folded):
            self.toggle(head)
            if (row := self.row_of(key)) >= 0:
                return row
            self.toggle(head)
        return -1

    def tell(self, key: str, help: str) -> None:
        """Say something of an entry, as its tooltip and to a screen reader."""
        self._told[key] = help
        self.refresh()

    def toggle(self, head: str) -> None:
        """Show or fold the entries under a head."""
        self.folded ^= {head}
        self.refresh()

    def reload(self) -> None:
        """Make the entries anew, for another tracker."""
        self.beginResetModel()
        self._entries = self._made()
        self.endResetModel()

    def refresh(self) -> None:
        """Take what is different now: entries that came or went, and counts."""
        before, after = self._entries, self._made()
        same = [entry.key or entry.text for entry in after]
        old = [entry.key or entry.text for entry in before]
        head = next((n for n, pair in enumerate(zip(old, same, strict=False)) if pair[0] != pair[1]), None)
        head = min(len(old), len(same)) if head is None else head
        tail = 0
        while tail < min(len(old), len(same)) - head and old[-1 - tail] == same[-1 - tail]:
            tail += 1
        if len(old) - tail > head:
            self.beginRemoveRows(QModelIndex(), head, len(old) - tail - 1)
            self._entries = before[:head] + before[len(old) - tail :]
            self.endRemoveRows()
        if len(same) - tail > head:
            self.beginInsertRows(QModelIndex(), head, len(same) - tail - 1)
            self._entries = after
            self.endInsertRows()
        self._entries = after
        if after != before and after:
            self.dataChanged.emit(self.index(0), self.index(len(after) - 1))

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
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return entry.help
        return entry if role == ENTRY_ROLE else None

    def _spoken(self, entry: Entry) -> str:
        if entry.folds:
            return f"{entry.text}, {'folded' if entry.text in self.folded else 'shown'}"
        counted = entry.text if entry.count is None else f"{entry.text}, {entry.count}"
        return f"{counted}, can't be applied whole" if entry.broken else counted

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        entry = self._entries[index.row()]
        if entry.key:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled if entry.folds else Qt.ItemFlag.NoItemFlags

    # -- what it lists -------------------------------------------------------------------------------

    def _made(self) -> list[Entry]:
        counts = self._counts()
        details = [kind for kind in KINDS if kind not in (*TRACKER, *PAPERS, "dossier")]
        entries = [Entry(OVERVIEW, "Overview", "layout-dashboard"), Entry(HISTORY, "History", "history")]
        entries.append(Entry("", "Tracker"))
        entries += [_kind(kind, counts) for kind in TRACKER]
        entries += self._group(COMPARE, [Entry(c.key, c.title, c.icon, help=c.help) for c in COMPARISONS])
        if filters := self._filters.filters():
            entries += self._group(FILTERS, [self._filter(each) for each in filters])
        entries += self._group(LOOK_AT, self._looks())
        entries += [Entry("", "Papers"), *(_kind(kind, counts) for kind in PAPERS)]
        entries += self._papers()
        issued = counts.get(Edition.META.kind, 0)
        help = self._told.get(REGISTER, "")
        entries.append(Entry(REGISTER, "Register", "list-ordered", issued, help))
        return entries + self._group(DETAILS, [_kind(kind, counts) for kind in ("dossier", *details)])

    def _group(self, head: str, entries: Sequence[Entry]) -> list[Entry]:
        shut = head in self.folded
        return [Entry("", head, "chevron-right" if shut else "chevron-down"), *(() if shut else entries)]

    def _looks(self) -> list[Entry]:
        return [
            Entry(
                f"{LOOKING}{look.name}",
                look.title,
                LOOK_ICONS[look.name],
                self._standing(look.name),
                BY_NAME[look.name].help.format(days=self._session.stale_days),
            )
            for look in LOOKS
        ]

    def _papers(self) -> list[Entry]:
        """The papers by title, each of which can be composed."""
        if not self._session.is_open:
            return []
        session = self._session
        briefs = session.snapshot().all(Brief) if session.scope.narrows else session.store.all(Brief)
        shown = sorted(briefs, key=lambda each: (each.title.casefold(), each.id))[:MOST_PAPERS]
        return [
            Entry(f"{COMPOSE}{each.id}", each.title, "square-pen", help=f"Compose {each.title}")
            for each in shown
        ]

    def _standing(self, name: str) -> int | None:
        """How many records stand to look at so; None while that is being found."""
        found = self._session.standing.get(name)
        return None if found is None else sum(map(len, found.values()))

    def _filter(self, saved: Filter) -> Entry:
        wrong = flaws(self._session.store.db, saved)
        plural = KINDS[saved.kind].META.plural if saved.kind in KINDS else saved.kind
        icon = "triangle-alert" if wrong else icon_of(saved.kind)
        help = " ".join(wrong) or f"{plural}: {saved.title}"
        count = self._filters.counts.get(saved.id)
        return Entry(f"{FILTER}{saved.id}", saved.title, icon, count, help, bool(wrong))

    def _counts(self) -> Mapping[str, int]:
        if not self._session.is_open:
            return {}
        if self._session.scope.narrows:
            snapshot = self._session.snapshot()
            return {kind: snapshot.count(cls) for kind, cls in KINDS.items()}
        return self._session.counts()

    def _on_change(self, change: Change) -> None:
        come_or_gone = any(edit.before is None or edit.after is None for edit in change.edits)
        if come_or_gone or {Filter.META.kind, Brief.META.kind} & set(change.counts()):
            self.refresh()


def _kind(kind: str, counts: Mapping[str, int]) -> Entry:
    return Entry(kind, KINDS[kind].META.plural, icon_of(kind), counts.get(kind, 0), COUNTED.get(kind, ""))
