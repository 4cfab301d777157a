"""The store: one tracker file, open for editing or reading; `apply` is the only way to write records."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from db import driver, errors, journal, migrations, opening
from db.changes import Change, Edit, new_id
from db.lock import EditLock
from db.opening import Opened
from db.queries.deletion import Deletion, goes_with
from db.reader import Reader
from db.writing import Writer, record_change

Listener = Callable[[Change], None]


class Store(Reader):
    """A tracker in the hands of one desk. Not shared between threads: they take a `reader()`.

    `desk`: the installation that writes, whose changes undo takes back. `author`: named in the journal.
    """

    __slots__ = ("_listeners", "_lock", "_opened", "author", "desk", "readonly")

    def __init__(self, path: Path, opened: Opened, lock: EditLock | None, *, desk: str, author: str) -> None:
        super().__init__(path, opened.db)
        self._opened, self._lock = opened, lock
        self.readonly = lock is None
        self.desk, self.author = desk, author
        self._listeners: list[Listener] = []

    # -- opening and closing -------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path | str, *, desk: str = "", author: str = "") -> "Store":
        """Make an empty tracker. Raises AlreadyThere, NoSuchFolder, NotWritten."""
        path = Path(path)
        if path.exists():
            raise errors.AlreadyThere(path)
        if not path.parent.is_dir():
            raise errors.NoSuchFolder(path.parent)
        return cls._locked(path, opening.create, desk, author)

    @classmethod
    def open(cls, path: Path | str, *, desk: str = "", author: str = "", readonly: bool = False) -> "Store":
        """Open a tracker; raises a KnownError of its own for each thing that may be wrong with it.

        For editing it is locked (AlreadyOpen says by whom) and an older file is brought up to date.
        """
        path = Path(path)
        if readonly:
            return cls(path, opening.for_reading(path), None, desk=desk, author=author)
        opening.look_at(path)
        if not opening.writable(path):
            raise errors.NotWritten(path, "it is write-protected; open it read-only")
        return cls._locked(path, opening.for_writing, desk, author)

    @classmethod
    def _locked(cls, path: Path, make: Callable[[Path], Opened], desk: str, author: str) -> "Store":
        lock = EditLock(path, author)
        lock.acquire()
        try:
            return cls(path, make(path), lock, desk=desk, author=author)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Close it, leaving one plain file."""
        if self._lock is None:
            opening.discard(self._opened)
        else:
            opening.settle(self._opened)
            self._lock.release()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def reader(self) -> Iterator[Reader]:
        """A second, read-only connection for the calling thread; it sees the last commit."""
        if self._opened.shared:
            raise errors.KnownError(
                f"{self.path} is on a network share and has one connection only. "
                "Save a copy on this machine for that."
            )
        source = self._opened.private / self.path.name if self._opened.private else self.path
        db = driver.connect(source, readonly=True)
        try:
            yield Reader(self.path, db)
        finally:
            db.close()

    # -- writing -------------------------------------------------------------------------------------

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called with each change after its commit; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, change: Change) -> Change:
        """Write a change: all of it or nothing. Returns it as it was recorded.

        A change without effect is returned as it is (seq 0) and not recorded. Raises ReadOnly, Conflict,
        InvalidField, NoSuchRecord, StillUsed or NotWritten.
        """
        if self.readonly:
            raise errors.ReadOnly(self.path)
        change = change.without_empty()
        if not change.edits:
            return change
        recorded = self._commit(self._stamped(change))
        for listener in tuple(self._listeners):
            listener(recorded)
        return recorded

    def _stamped(self, change: Change) -> Change:
        at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return replace(
            change, id=change.id or new_id(), at=at, desk=self.desk, author=self.author,
            schema=migrations.current_version(),
        )  # fmt: skip

    def _commit(self, change: Change) -> Change:
        try:
            self.db.execute("BEGIN IMMEDIATE")
            try:
                edits = Writer(self.db).write(change)
                seq = record_change(self.db, change, edits)
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise
        except driver.OperationalError as error:  # disk full, stick pulled out, locked by a foreign tool
            raise errors.NotWritten(self.path, str(error)) from error
        return replace(change, edits=edits, seq=seq)

    # -- undo ----------------------------------------------------------------------------------------

    def undoable(self) -> Change | None:
        """The change that `undo` would take back, or None."""
        return None if self.readonly else journal.undoable(self.db, self.desk)

    def redoable(self) -> Change | None:
        """The undo that `redo` would take back, or None."""
        return None if self.readonly else journal.redoable(self.db, self.desk)

    def undo(self, *, untouched_only: bool = False) -> Change:
        """Take back this desk's newest change. Raises NothingToUndo; Conflict when a later one is in the way.

        `untouched_only`: take back the fields no later change touched, and leave the others.
        """
        change = self.undoable()
        if change is None:
            raise errors.NothingToUndo
        inverse = change.inverse("undo", change.label)
        return self.apply(self._untouched(inverse) if untouched_only else inverse)

    def redo(self) -> Change:
        """Take back this desk's newest undo. Raises NothingToRedo or Conflict."""
        undone = self.redoable()
        if undone is None:
            raise errors.NothingToRedo
        return self.apply(undone.inverse("redo", undone.label))

    def overlaps(self, change: Change) -> dict[str, tuple[str, Change | None]]:
        """Where undoing `change` meets a later one: by "id field", the field and the later change."""
        met: dict[str, tuple[str, Change | None]] = {}
        for edit in change.inverse("undo", "").edits:
            for field in self._stale(edit):
                met[f"{edit.id} {field}"] = (field, journal.later(self.db, edit.id, change.seq))
        return met

    def _stale(self, edit: Edit) -> list[str]:
        now = self.get(edit.id)
        if now is None:
            return [] if edit.before is None else ["id"]
        return [name for name, value in (edit.before or {}).items() if getattr(now, name) != value]

    def _untouched(self, change: Change) -> Change:
        kept = []
        for edit in change.edits:
            stale = self._stale(edit)
            if not stale:
                kept.append(edit)
            elif edit.before is not None and edit.after is not None and "id" not in stale:
                before = {n: v for n, v in edit.before.items() if n not in stale}
                kept.append(
                    Edit(edit.table, edit.id, before, {n: v for n, v in edit.after.items() if n in before})
                )
        return replace(change, edits=tuple(kept))

    def goes_with(self, ids: Iterable[str]) -> Deletion:
        """What deleting the records with these ids takes along."""
        return goes_with(self.db, ids)

    # -- copies --------------------------------------------------------------------------------------

    def save_copy(self, target: Path | str, *, replace_existing: bool = False) -> Path:
        """Write the tracker as it is to `target`, one plain file.

        Raises AlreadyThere, NoSuchFolder, NotWritten.
        """
        target = Path(target)
        if target.exists() and not replace_existing:
            raise errors.AlreadyThere(target)
        opening.copy(self.db, target)
        return target

    def backup(self, folder: Path | str | None = None) -> Path:
        """Write a dated copy into `folder` (beside the tracker if none is given); where it is."""
        place = Path(folder) if folder else self.path.parent
        moment = datetime.now().strftime("%Y-%m-%d-%H%M%S")
        return self.save_copy(opening.free_name(place / f"{self.path.stem}.{moment}{self.path.suffix}"))
