"""The Session: the open tracker as the window sees it, what changed, what failed, what is in scope."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.changes import Change
from db.errors import KnownError
from db.freeing import let_go
from db.progress import Report
from db.queries.names import Names
from db.queries.snapshot import Snapshot
from db.records import DOSSIER_ID, Dossier
from db.store import Store
from desktop.analysis.standing import STALE_AFTER, Standing
from desktop.operations.history import take_back

OpenBeside = Callable[[Callable[[Report], Store]], Store]


@dataclass(frozen=True, slots=True)
class Scope:
    """What lists and views show: a date (ISO day, empty = now), channels (none = all), a highest mark."""

    as_of: str = ""
    channels: tuple[str, ...] = field(default=())
    mark: str = ""

    @property
    def narrows(self) -> bool:
        """True when something is left out."""
        return bool(self.as_of or self.channels or self.mark)


class Session(QObject):
    """One open tracker at a time. Views and forms read through it and write with `do`.

    `changed`: a Change after its commit. `failed`: what went wrong, as sentences for the user.
    `busy`: what is being written beside the window, '' when nothing is.
    `tracker_changed`: another tracker is open, or none. `scope_changed`: date, channel or mark was set.
    `read_beside`: reads what is in a scope beside the window, for who takes it; False when it is soon read.
    `scope_read`: what is in scope is known again after a change, before which `scope_is_old`.
    `looked`: what stands to look at is another than before; `stale_days`: when positions get stale.
    `own_files`: the folder in which this person's own templates and house styles lie, if there is one.
    """

    changed = Signal(object)
    failed = Signal(str)
    tracker_changed = Signal()
    scope_changed = Signal()
    scope_read = Signal()
    looked = Signal()

    def __init__(self, parent: QObject | None = None, *, desk: str = "", author: str = "") -> None:
        super().__init__(parent)
        self.desk, self.author = desk, author
        self.scope = Scope()
        self.initiator: object | None = None
        self.busy = ""
        self.wait_for_writing: Callable[[], None] = lambda: None
        self.stale_days = STALE_AFTER
        self.own_files: Path | None = None
        self.standing: Mapping[str, Standing] = {}
        self._store: Store | None = None
        self._names: Names | None = None
        self._snapshot: Snapshot | None = None
        self._in_scope: frozenset[str] | None = None
        self._asked = self.scope
        self._counts: Mapping[str, int] | None = None
        self.scope_is_old = False
        self.read_beside: Callable[[Scope, Callable[[Snapshot], None]], bool] = lambda _scope, _take: False

    # -- the tracker ---------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """True while a tracker is open."""
        return self._store is not None

    @property
    def store(self) -> Store:
        """The open tracker; views are shown only while there is one."""
        assert self._store is not None, "no tracker is open"
        return self._store

    def open(self, path: Path, *, readonly: bool = False, beside: OpenBeside | None = None) -> None:
        """Open a tracker in place of the present one, which stays open when that fails (KnownError).

        `beside`: lets it be opened in another thread, and returns it once it is.
        """
        opens = partial(Store.open, path, desk=self.desk, author=self.author, readonly=readonly)
        self._take(beside(lambda report: opens(report=report)) if beside else opens())

    def create(self, path: Path, first: Callable[[], Change] | None = None) -> None:
        """Make a tracker, with a first change if one is given, and open it. Raises KnownError."""
        store = Store.create(path, desk=self.desk, author=self.author)
        try:
            if first is not None:
                store.apply(first())
        except BaseException:
            store.close()
            path.unlink()
            raise
        self._take(store)

    def sign_as(self, author: str) -> None:
        """Name who edits from now on, in this tracker and in those opened later."""
        self.author = author
        if self._store is not None:
            self._store.sign_as(author)

    def close(self) -> None:
        """Close the tracker, if one is open."""
        self._take(None)

    def _take(self, store: Store | None) -> None:
        self.finish_writing()
        before, self._store = self._store, store
        self.scope = self._asked = Scope()
        self.scope_is_old = False
        self._names = None
        self.standing = {}
        self._hold(None)
        self._counts = None
        if store is not None:
            store.subscribe(self._written)
        if before is not None:
            before.close()
        self.tracker_changed.emit()

    # -- writing -------------------------------------------------------------------------------------

    def do(self, change: Change, *, initiator: object | None = None) -> Change | None:
        """Write a change as one undo step; None when it could not be written, which `failed` then says.

        `initiator`: who made it, so that a form does not reload what it has just written.
        """
        return self._run(lambda: self.store.apply(change), initiator)

    def write(self, work: Callable[[Store], Change]) -> Change | None:
        """Write what `work` does to the tracker; None when it could not be written, as with `do`."""
        return self._run(lambda: work(self.store))

    def undo(self) -> Change | None:
        """Take back the newest change of this desk."""
        return self._run(self.store.undo)

    def redo(self) -> Change | None:
        """Take back the newest undo."""
        return self._run(self.store.redo)

    def is_busy(self) -> bool:
        """Whether something is being written beside the window; then `failed` says that nothing else is."""
        if self.busy:
            self.failed.emit(f"{self.busy} is not finished. Nothing else was written. Try again when it is.")
        return bool(self.busy)

    def begin_writing(self, doing: str, wait: Callable[[], None]) -> None:
        """Something is written beside the window: until `end_writing` nothing else is.

        `doing`: what, for who asks meanwhile. `wait` waits until it is written, before the tracker is closed.
        """
        self.busy, self.wait_for_writing = doing, wait

    def finish_writing(self) -> None:
        """Wait until what is written beside the window is there, or given up: before the tracker is left."""
        if self.busy:
            self.wait_for_writing()
            self.busy = ""

    def end_writing(self, store: Store, change: Change | None = None) -> bool:
        """Let everyone hear of what was written; False when its tracker is no longer the open one."""
        if self._store is not store:
            return False
        self.busy = ""
        if change is not None and change.seq:
            store.tell(change)
        return True

    def _run(self, write: Callable[[], Change], initiator: object | None = None) -> Change | None:
        if self.is_busy():
            return None
        self.initiator = initiator
        try:
            return write()
        except KnownError as error:
            self.failed.emit(str(error))
            return None
        finally:
            self.initiator = None

    def _written(self, change: Change) -> None:
        self._counts = None
        self.scope_is_old = self._read_scope(self._asked if self._asked.narrows else self.scope)
        if not self.scope_is_old:
            self._hold(None)
        self.changed.emit(change)

    # -- reading -------------------------------------------------------------------------------------

    @property
    def dossier(self) -> Dossier:
        """The dossier of the open tracker; an empty one in a tracker that has none yet."""
        found = self.store.get(DOSSIER_ID)
        return found if isinstance(found, Dossier) else Dossier(id=DOSSIER_ID, title="")

    @property
    def names(self) -> Names:
        """The names in the open tracker, to find records by; kept up with what is written."""
        if self._names is None:
            self._names = Names(self.store.db)
        return self._names

    def set_scope(self, scope: Scope) -> None:
        """Show another date, channel or mark everywhere: now, or once what is in scope was read."""
        if scope == self._asked:
            return
        self._asked = scope
        if not self._read_scope(scope):
            self._show_scope(scope)

    def keep_scope(self) -> None:
        """What was to be shown is not read after all."""
        self._asked = self.scope

    def _show_scope(self, scope: Scope, found: Snapshot | None = None) -> None:
        if scope != self._asked:  # it is not wanted any more
            return
        self._hold(found)
        self.scope_is_old = False
        if scope == self.scope:
            self.scope_read.emit()
        else:
            self.scope = scope
            self.scope_changed.emit()

    def _read_scope(self, scope: Scope) -> bool:
        """Whether what is in a scope is being read beside the window."""
        return scope.narrows and self.read_beside(scope, partial(self._show_scope, scope))

    def _hold(self, found: Snapshot | None) -> None:
        number = len(self._snapshot.records()) if self._snapshot is not None else 0
        before: list[object] = [self._snapshot, self._in_scope]
        self._snapshot = found
        self._in_scope = found.once(Snapshot.ids) if found is not None else None
        let_go(before, number)

    def snapshot(self) -> Snapshot:
        """The records in scope; made anew after each change, a large part of a tracker beside the window."""
        if self._snapshot is None:
            self._snapshot = self.store.snapshot(
                as_of=self.scope.as_of, channels=self.scope.channels, handling_at_most=self.scope.mark
            )
        return self._snapshot

    def in_scope(self) -> frozenset[str] | None:
        """The ids lists may show, or None when nothing is left out."""
        if not self.scope.narrows:
            return None
        if self._in_scope is None:
            self._hold(self.snapshot())
        return self._in_scope

    def counts(self) -> Mapping[str, int]:
        """How many records of each kind there are, in scope or not."""
        if self._counts is None:
            self._counts = self.store.counts()
        return self._counts

    def stand(self, found: Mapping[str, Standing]) -> None:
        """Take what stands to look at, by the names of its definitions; lists and counts follow."""
        if found != self.standing:
            before, self.standing = self.standing, found
            let_go([before], sum(len(ids) for kinds in before.values() for ids in kinds.values()))
            self.looked.emit()


def taken_back(store: Store, id: str) -> Change:
    """Take back the recorded change with this id and no other, whatever was done since.

    The newest step is undone (an undo: done again); an older one is taken back by a step of its own, which
    undo takes back again. Raises Conflict or another KnownError when later changes are in the way.
    """
    for newest, step in ((store.undoable(), store.undo), (store.redoable(), store.redo)):
        if newest is not None and newest.id == id:
            return step()
    return store.apply(take_back(store, store.change_without_edits(id)))
