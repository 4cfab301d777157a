"""What the search box finds: saved filters and commands by name, records by name and text, by kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.errors import KnownError
from db.queries import lists
from db.queries.names import WORDS, Match
from db.queries.search import match_expression, spans
from db.queries.text_search import TEXT, TextHit
from db.records import KINDS, Record
from db.text_index import highest_part
from desktop.jobs import Jobs
from desktop.kind_icons import icon_of
from desktop.models.hit_reading import HitRead, HitReading, Wish, found_by, still_found
from desktop.models.navigation import FILTER
from desktop.models.nearness import Nearness, nearness
from desktop.models.scope_words import not_shown
from desktop.models.scopes import (
    COMMANDS_ONLY,
    HELP,
    IN_TEXTS,
    LINK,
    TEXTS,
    plural_of,
    prefixes,
    scoped,
)
from desktop.models.sides import side_of
from desktop.session import Session

Index = QModelIndex | QPersistentModelIndex
COMMAND_ICON = "corner-down-left"  # of a command that is about no kind
FINDING_ROLE = Qt.ItemDataRole.UserRole + 1
SAID_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)
LIMIT, CALLED, NEWEST, RECENT = 60, 12, 20, 8
# From this many records on, hits come newest first while typing: ranking them all would take too long.
MANY = 20_000
# From this many on, searching may take longer than a key may: hits come when they are found.
BESIDE = 2_000
COMMAND, PREFIX = "command", "prefix"
PASSAGE = "passage"  # begins the command that reads a source at a passage of its text
ASKS_WORDS = "Type words that stand near one another in a text."
WHOLE = "view.everything"
ALSO = "also "
TEXT_ICON = "file-text"
SAME_NAME: Nearness = (0, False, False)
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Command:
    """Something the window can do, by name. `kind`: of the records that a saved filter lists. `also`: words
    it is found by too, after those that have them in their name.
    """

    id: str
    text: str
    shortcut: str = ""
    kind: str = ""
    also: str = ""

    def is_called(self, parts: Iterable[str]) -> bool:
        """Whether all of these (in small letters) are in its name."""
        return all(part in self.text.casefold() for part in parts)

    def is_also_called(self, parts: Sequence[str]) -> bool:
        """Whether words that it is found by too begin with all of these."""
        words = self.also.casefold().split()
        return bool(parts) and all(any(word.startswith(part) for word in words) for part in parts)


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of the results. `key`: a record's id, a command's or a prefix; empty for a group's head."""

    key: str
    kind: str
    title: str
    words: str = ""
    side: str = ""
    marks: Spans = ()
    word_marks: Spans = ()
    icon: str = ""


class Findings(QAbstractListModel):
    """The results for what is typed. `problem`: why there are none, when it can't be searched for.

    `recent`: ids of the records visited last, offered while nothing is typed. `kind`: what results keep to.
    """

    # Hits came that were searched for beside the window.
    arrived = Signal()

    def __init__(
        self,
        session: Session,
        commands: Sequence[Command],
        parent: QObject | None = None,
        *,
        jobs: Jobs | None = None,
    ) -> None:
        """`jobs`: where a large tracker is searched; without, it is searched at once."""
        super().__init__(parent)
        self._session = session
        self.reading = HitReading(session, jobs, self) if jobs else None
        self.commands = tuple(commands)
        self.recent: tuple[str, ...] = ()
        self.problem = ""
        self.kind = ""
        self._lines: list[Finding] = []
        self._hits: list[HitRead] = []

    @property
    def found(self) -> int:
        """How many results there are."""
        return sum(1 for line in self._lines if line.key)

    def line(self, row: int) -> Finding:
        """The line in a row."""
        return self._lines[row]

    def look_for(self, typed: str) -> None:
        """Show what `typed` finds: "> …" commands, "a: …" actors alone, a link its record, "?" prefixes."""
        self.beginResetModel()
        self.problem, self.kind = "", ""
        if self.reading is not None:
            self.reading.drop()
        try:
            self._lines = self._found(typed.strip())
        except KnownError as error:
            self._lines, self.problem = [], str(error)
        self.endResetModel()

    def _found(self, typed: str) -> list[Finding]:
        if typed == HELP:
            return _prefix_lines()
        if typed.startswith(COMMANDS_ONLY):
            return self._commands(typed[1:].strip())
        if typed.lower().startswith(LINK):
            return self._linked(typed[len(LINK) :].strip())
        self.kind, words = scoped(typed)
        if self.kind:
            return self._records(words) if words else self._newest()
        return (
            ([] if words else self._visited())
            + self._commands(words)
            + (self._records(words) if words else [])
        )

    # -- commands and prefixes -----------------------------------------------------------------------

    def _commands(self, words: str) -> list[Finding]:
        parts = words.casefold().split()
        chosen = [each for each in self.commands if each.is_called(parts)]
        chosen.sort(key=lambda each: nearness(each.text, words)[:2])  # those of one nearness as in the menus
        chosen += [each for each in self.commands if each.is_also_called(parts) and each not in chosen]
        kept = [_command(each, words) for each in chosen if each.kind]
        others = [_command(each, words) for each in chosen if not each.kind]
        return _headed("Filters", kept[:RECENT]) + _headed("Commands", others[: 40 if not words else 6])

    # -- records -------------------------------------------------------------------------------------

    def _visible(self, ids: Iterable[str]) -> set[str]:
        visible = self._session.in_scope()
        return set(ids) if visible is None else set(visible.intersection(ids))

    def _linked(self, id: str) -> list[Finding]:
        """The record that a link names."""
        record = self._session.store.get(id) if self._session.is_open else None
        if record is None:
            self.problem = "No record of this tracker has this id." if id else "Paste the id of a record."
            return []
        return _headed("Link", self._as_they_are([record]))

    def _visited(self) -> list[Finding]:
        if not self._session.is_open:
            return []
        visible = self._visible(self.recent)
        records = (self._session.store.get(id) for id in self.recent if id in visible)
        return _headed("Recent", self._as_they_are([each for each in records if each][:RECENT]))

    def _newest(self) -> list[Finding]:
        """What was written last of a kind, while no word says more."""
        if not self._session.is_open:
            return []
        if self.kind == TEXT:
            self.problem = ASKS_WORDS
            return []
        db = self._session.store.db
        numbers = lists.newest(db, self.kind, NEWEST)
        page = lists.page(db, self.kind, numbers)
        visible = self._visible(record.id for record in page.values())
        records = [page[n] for n in numbers if page[n].id in visible]
        return _headed(KINDS[self.kind].META.plural, self._as_they_are(records))

    def _as_they_are(self, records: Sequence[Record]) -> list[Finding]:
        titles = self._session.store.titles(record.id for record in records)
        return [Finding(r.id, r.META.kind, titles[r.id], side=side_of(r)) for r in records]

    def _records(self, words: str) -> list[Finding]:
        if not self._session.is_open:
            return []
        store = self._session.store
        size = max(lists.highest(store.db), highest_part(store.db))
        wish = Wish(words, (self.kind,) if self.kind else (), LIMIT, newest=size > MANY)
        if size < BESIDE or self.reading is None:
            self._hits = found_by(store, wish)
        else:
            if match_expression(words):
                self.reading.ask(wish, partial(self._take, self._commands_for(words), wish))
            self._hits = [each for each in self._hits if still_found(each, wish)]
        return self._with_names(words, self._hits)

    def _take(self, above: list[Finding], wish: Wish, hits: list[HitRead]) -> None:
        """Show the hits that came in place of those that were there at once."""
        self._hits = hits
        self.beginResetModel()
        self._lines = above + self._with_names(wish.words, hits)
        self.endResetModel()
        self.arrived.emit()

    def _commands_for(self, words: str) -> list[Finding]:
        return [] if self.kind else self._commands(words)

    def _with_names(self, words: str, found: list[HitRead]) -> list[Finding]:
        """The hits, and the records of the names that were typed in another alphabet or nearly so."""
        kinds = (self.kind,) if self.kind else ()
        names = self._session.names
        called = {} if self.kind == TEXT else {m.id: m for m in names.matches(words, kinds, CALLED)}
        records = {each.hit.id for each in found if each.hit.kind != TEXT}
        passages = {each.hit: each.hit.text for each in found if isinstance(each.hit, TextHit)}
        ids = records | called.keys() | {hit.id for hit in passages}
        visible = self._visible(ids | set(passages.values()))
        shown = visible - self._filters_above(words)
        unseen = {hit for hit, text in passages.items() if not {hit.id, text} <= visible}
        lines = [
            _hit(each, words, called.get(each.hit.id))
            for each in found
            if each.hit.id in shown and each.hit not in unseen
        ]
        missing = called.keys() & shown - records
        lines += [self._called(match) for id, match in called.items() if id in missing]
        left_out = {id for id in ids if id not in visible} | {hit.id for hit in unseen}
        return _grouped(lines, words, called) + self._left_out(len(left_out))

    def _filters_above(self, words: str) -> set[str]:
        """The saved filters that are offered by name already: twice would be one too many."""
        keys = {line.key for line in self._commands_for(words)}
        offered = (each.id for each in self.commands if each.kind and each.id in keys)
        return {id.partition(FILTER)[2] for id in offered}

    def _left_out(self, number: int) -> list[Finding]:
        """That more was found than is in scope, as the command that shows it."""
        everything = next((each for each in self.commands if each.id == WHOLE), None)
        if not number or everything is None:
            return []
        where = not_shown(self._session.scope)
        found = f"{number:,} more found, not shown {where}"
        line = Finding(everything.id, COMMAND, everything.text, found, everything.shortcut)
        return _headed("Not shown", [line])

    def _called(self, match: Match) -> Finding:
        """A record found by its name alone: in another alphabet, or with letters wrong."""
        record = self._session.store.get(match.id)
        side = side_of(record) if record else ""
        return _named(Finding(match.id, match.kind, match.title, side=side), match)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()] if index.isValid() else None
        if line is None:
            return None
        if role == FINDING_ROLE:
            return line
        if role in SAID_ROLES:
            return ", ".join(part for part in (line.title, line.words, line.side) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._lines[index.row()].key:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


def _prefix_lines() -> list[Finding]:
    lines = [
        Finding(f"{prefix}: ", PREFIX, KINDS[kind].META.plural, side=f"{prefix}:", icon=icon_of(kind))
        for prefix, kind in prefixes().items()
    ]
    first = Finding(f"{COMMANDS_ONLY} ", PREFIX, "Commands", side=COMMANDS_ONLY, icon=COMMAND_ICON)
    texts = Finding(f"{IN_TEXTS}: ", PREFIX, TEXTS, side=f"{IN_TEXTS}:", icon=TEXT_ICON)
    return _headed("Prefixes", [first, *lines, texts])


def _command(command: Command, words: str) -> Finding:
    icon = icon_of(command.kind) if command.kind else COMMAND_ICON
    marks = tuple(spans(command.text, words))
    side = KINDS[command.kind].META.plural if command.kind in KINDS else command.shortcut
    return Finding(command.id, COMMAND, command.text, side=side, marks=marks, icon=icon)


def _headed(head: str, lines: Sequence[Finding]) -> list[Finding]:
    return [Finding("", "", head), *lines] if lines else []


def _grouped(lines: Sequence[Finding], words: str, called: dict[str, Match]) -> list[Finding]:
    """A head and its hits for each kind, nearest name first; kinds that are part of others come after, then
    passages.
    """

    def near(line: Finding) -> tuple[Nearness, int]:
        match = called.get(line.key)
        score = match.score if match else 0
        by_other_name = match is not None and match.by_alias and score >= WORDS
        return (SAME_NAME if by_other_name else nearness(line.title, words)), -score

    groups: dict[str, list[Finding]] = {}
    for line in sorted(lines, key=near):
        groups.setdefault(line.kind, []).append(line)
    found: list[Finding] = []
    for kind, members in sorted(groups.items(), key=lambda group: _turn(group[0])):
        found += _headed(plural_of(kind), members)
    return found


def _turn(kind: str) -> int:
    return 2 if kind == TEXT else int(bool(KINDS[kind].META.owner))


def _hit(read: HitRead, words: str, match: Match | None) -> Finding:
    hit = read.hit
    excerpt = hit.excerpt if hit.excerpt != hit.title else ""
    marks, word_marks = tuple(spans(hit.title, words)), tuple(spans(excerpt, words))
    if isinstance(hit, TextHit):
        key = f"{PASSAGE} {hit.id} {hit.first} {hit.last}"
        return Finding(key, TEXT, hit.title, excerpt, read.side, marks, word_marks, TEXT_ICON)
    line = Finding(hit.id, hit.kind, hit.title, excerpt, read.side, marks, word_marks)
    return _named(line, match) if match and not marks else line


def _named(line: Finding, match: Match) -> Finding:
    """A line that says by which other name it was found."""
    if not match.by_alias:
        return replace(line, marks=match.spans)
    marks = tuple((start + len(ALSO), end + len(ALSO)) for start, end in match.spans)
    return replace(line, words=f"{ALSO}{match.name}", word_marks=marks)
