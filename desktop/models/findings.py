"""What the search box finds: commands by name, then records grouped by kind, the hit marked in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.errors import KnownError
from db.queries.search import Hit, spans
from db.records import KINDS
from desktop.models.nearness import nearness
from desktop.session import Session

Index = QModelIndex | QPersistentModelIndex
FINDING_ROLE = Qt.ItemDataRole.UserRole + 1
LIMIT = 60
# From this many records on, hits come newest first while typing: ranking them all would take too long.
MANY = 20_000
COMMANDS_ONLY = ">"
SCOPES = {
    "a": "actor", "i": "issue", "p": "position", "e": "event", "s": "source", "c": "commitment",
    "n": "scenario", "t": "track", "q": "question", "o": "obstacle", "l": "leverage",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Command:
    """Something the window can do, by name. `kind`: of the records that a saved filter lists."""

    id: str
    text: str
    shortcut: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of the results. `key`: a record's id or a command's; empty for a group's head."""

    key: str
    kind: str
    title: str
    words: str = ""
    side: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    word_marks: tuple[tuple[int, int], ...] = ()


class Findings(QAbstractListModel):
    """The results for what is typed. `problem`: why there are none, when it can't be searched for."""

    def __init__(self, session: Session, commands: Sequence[Command], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.commands = tuple(commands)
        self.problem = ""
        self._lines: list[Finding] = []

    @property
    def found(self) -> int:
        """How many results there are."""
        return sum(1 for line in self._lines if line.key)

    def line(self, row: int) -> Finding:
        """The line in a row."""
        return self._lines[row]

    def look_for(self, typed: str) -> None:
        """Show what `typed` finds: "> …" commands alone, "a: …" actors alone, and so on."""
        self.beginResetModel()
        self.problem = ""
        typed = typed.strip()
        if typed.startswith(COMMANDS_ONLY):
            self._lines = self._commands(typed[1:].strip())
        else:
            scope, _, rest = typed.partition(":")
            kind = SCOPES.get(scope.strip().lower(), "") if rest else ""
            words = rest.strip() if kind else typed
            self._lines = ([] if kind else self._commands(words)) + self._records(words, kind)
        self.endResetModel()

    def _commands(self, words: str) -> list[Finding]:
        parts = words.casefold().split()
        chosen = [each for each in self.commands if all(part in each.text.casefold() for part in parts)]
        lines = [
            Finding(each.id, "command", each.text, side=each.shortcut, marks=tuple(spans(each.text, words)))
            for each in chosen[: 40 if not words else 6]
        ]
        return [Finding("", "", "Commands"), *lines] if lines else []

    def _records(self, words: str, kind: str) -> list[Finding]:
        if not words or not self._session.is_open:
            return []
        store = self._session.store
        newest = sum(store.counts().values()) > MANY
        try:
            hits = store.search(words, kinds=[kind] if kind else (), limit=LIMIT, newest=newest)
        except KnownError as error:
            self.problem = str(error)
            return []
        visible = self._session.in_scope()
        return _grouped([hit for hit in hits if visible is None or hit.id in visible], words)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()] if index.isValid() else None
        if line is None:
            return None
        if role == FINDING_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (line.title, line.words, line.side) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._lines[index.row()].key:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


def _grouped(hits: list[Hit], words: str) -> list[Finding]:
    """A head and its hits for each kind, nearest title first; kinds that are part of others come last."""
    groups: dict[str, list[Finding]] = {}
    for hit in sorted(hits, key=lambda each: nearness(each.title, words)):
        groups.setdefault(hit.kind, []).append(_finding(hit, words))
    lines: list[Finding] = []
    for kind, members in sorted(groups.items(), key=lambda group: bool(KINDS[group[0]].META.owner)):
        lines += [Finding("", "", KINDS[kind].META.plural), *members]
    return lines


def _finding(hit: Hit, words: str) -> Finding:
    excerpt = hit.excerpt if hit.excerpt != hit.title else ""
    marks, word_marks = tuple(spans(hit.title, words)), tuple(spans(excerpt, words))
    return Finding(hit.id, hit.kind, hit.title, excerpt, marks=marks, word_marks=word_marks)
