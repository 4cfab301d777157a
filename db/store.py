"""The store: one tracker file, open for editing or reading; `apply` is the only way to write records."""

import contextlib
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from db import driver, errors, journal, migrations, opening, places, undoing
from db.changes import Change, Edit, new_id
from db.driver import Connection
from db.opening import Opened
from db.progress import Progress, Report
from db.queries.deletion import Deletion, goes_with, reach
from db.reader import Reader
from db.writing import Writer

if TYPE_CHECKING:  # who only reads needs no lock, nor the time it takes to import one
    from db.lock import EditLock

Listener = Callable[[Change], None]
MOVED = "it was moved, replaced or deleted while it was open"


class Store(Reader):
    """A tracker in the hands of one desk. Not shared between threads: they take a `reader()`.

    `desk`: the installation that writes, whose changes undo takes back. `author`: named in the journal.
    """

    __slots__ = (
        *("_listeners", "_lock", "_names", "_opened", "_telling", "_untold"),
        *("_report", "_second", "author", "desk", "readonly"),
    )

    def __init__(
        self,
        path: Path,
        opened: Opened,
        lock: "EditLock | None",
        *,
        desk: str,
        author: str,
        report: Report | None = None,
    ) -> None:
        super().__init__(path, opened.db)
        self._opened: Opened | None = opened
        self._lock = lock
        self.readonly = lock is None
        self.desk, self.author = _text(desk), _text(author)
        self._listeners: list[Listener] = []
        self._names: dict[str, str] = {}
        self._untold: deque[Change] = deque()
        self._telling = False
        self._second = threading.Lock()
        self._report = report

    # -- opening and closing -------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path | str, *, desk: str = "", author: str = "") -> "Store":
        """Make an empty tracker. Raises AlreadyThere, NoSuchFolder, NotWritten."""
        path = places.followed(Path(path))
        if path.exists():
            raise errors.AlreadyThere(path)
        if not path.parent.is_dir():
            raise errors.NoSuchFolder(path.parent)
        return cls._locked(path, opening.create, desk, author)

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        desk: str = "",
        author: str = "",
        readonly: bool = False,
        report: Report | None = None,
    ) -> "Store":
        """Open a tracker; raises a KnownError of its own for each thing that may be wrong with it.

        For editing it is locked (AlreadyOpen says by whom) and an older file is brought up to date.
        `report`: it is opened in a thread of its own for another one to use. It is called now and then with
        (0, 0); what it raises ends the opening, and nothing is left of it.
        """
        path = places.followed(Path(path))
        if readonly:
            return cls(path, opening.for_reading(path, report), None, desk=desk, author=author)
        opening.look_at(path)
        if not places.writable(path):
            raise errors.NotWritten(path, "it is write-protected; open it read-only")
        return cls._locked(path, lambda path: opening.for_writing(path, report), desk, author)

    @classmethod
    def _locked(cls, path: Path, make: Callable[[Path], Opened], desk: str, author: str) -> "Store":
        from db.lock import EditLock

        lock = EditLock(path, author)
        lock.acquire()
        try:
            return cls(path, make(path), lock, desk=desk, author=author)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Close it, leaving one plain file; again does nothing. Waits for who writes `beside`."""
        with self._second:
            opened, self._opened = self._opened, None
        if opened is None:
            return
        self.latest.forget()
        if self._lock is None:
            opening.discard(opened)
            return
        try:
            opening.settle(opened)
        finally:
            self._lock.release()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def reader(self) -> Iterator[Reader]:
        """A second, read-only connection for the calling thread; it sees the last commit.

        Raises KnownError on a network share, NotOpened when the tracker was moved, or closed meanwhile: the
        thread that asks is another one than the one that closes. Raises Stopped when it is interrupted.
        """
        db = self._connect(self._opened, readonly=True)
        try:
            yield Reader(self.path, db, self.latest)
        except driver.OperationalError as error:
            if driver.is_interrupted(error):
                raise errors.Stopped from None
            raise
        finally:
            db.close()

    @contextlib.contextmanager
    def beside(self, report: Report | None = None) -> Iterator["Store"]:
        """The same tracker over a second writing connection, for the calling thread; not to be closed.

        What is written through it nobody hears of until the thread of this store passes it to `tell`. One at
        a time: a second caller waits, and what else would be written is refused (StillWriting).
        `report(done, total)` is called now and then while a change is written; what it raises ends that, and
        nothing of it is kept. Raises KnownError as `reader` does, and ReadOnly.
        """
        self._check_writable()
        with self._second:
            opened = self._opened
            db = self._connect(opened, readonly=False)
            try:
                assert opened is not None, "a connection was made"
                second = replace(opened, db=db)
                yield Store(self.path, second, self._lock, desk=self.desk, author=self.author, report=report)
            finally:
                db.close()

    def _connect(self, opened: Opened | None, *, readonly: bool) -> Connection:
        if opened is None:
            raise errors.NotOpened(self.path, "it was closed meanwhile")
        if opened.shared:
            raise errors.KnownError(
                f"{self.path} is on a network share and has one connection only. "
                "Save a copy on this machine for that."
            )
        if opened.moved:
            raise errors.NotOpened(self.path, MOVED)
        source = opened.private / self.path.name if opened.private else self.path
        with opening.worded(self.path):
            return driver.connect(source, readonly=readonly)

    # -- writing -------------------------------------------------------------------------------------

    def sign_as(self, author: str) -> None:
        """Name who makes the changes from now on."""
        self.author = _text(author)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called with each change after its commit; returns what ends that.

        A change that a listener writes is told once all have heard of the one before. An error in a listener
        is the application's fault: it goes to `sys.excepthook`, for what was written stays written.
        """
        self._listeners.append(listener)

        def end() -> None:
            with contextlib.suppress(ValueError):  # ended before
                self._listeners.remove(listener)

        return end

    def apply(self, change: Change) -> Change:
        """Write a change: all of it or nothing. Returns it as it was recorded.

        A change without effect is returned as it is (seq 0) and not recorded. Raises ReadOnly, Conflict,
        InvalidField, NoSuchRecord, StillUsed, NotWritten or Damaged.
        """
        self._check_writable()
        edits = tuple([edit for edit in change.edits if not edit.empty])
        return self._record(change, edits) if edits else change

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """One write transaction, for `apply` and for drafts: all of it or nothing.

        Raises ReadOnly, NotWritten (no room, no permission, the file was moved, something is written beside)
        or Damaged.
        """
        self._check_writable()
        if self._second.locked():  # SQLite would let this thread wait, and with it the window
            raise errors.StillWriting(self.path)
        assert self._opened is not None, "the tracker is closed"
        if self._opened.moved:
            raise errors.NotWritten(self.path, MOVED)
        try:
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.execute("COMMIT")
            finally:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
        except driver.OperationalError as error:
            raise errors.NotWritten(self.path, driver.why(error)) from error
        except driver.DatabaseError as error:
            if driver.is_damage(error):
                raise errors.Damaged(self.path, driver.why(error)) from error
            raise errors.BugError(str(error)) from error

    def _check_writable(self) -> None:
        if self.readonly:
            raise errors.ReadOnly(self.path)

    def _record(self, change: Change, edits: tuple[Edit, ...]) -> Change:
        stamped = Change(
            _text(change.label), edits, kind=change.kind, undoes=change.undoes, id=change.id or new_id(),
            author=self.author, desk=self.desk, at=journal.stamped(datetime.now(UTC)),
            schema=migrations.current_version(), blobs=change.blobs,
        )  # fmt: skip
        gone = sum([edit.after is None for edit in edits])
        progress = Progress(self._report, 3 * len(edits) + gone)  # rows, search, journal; the registry
        try:
            with self.writing() as db:
                written = Writer(db, stamped, self._names, progress).write()
                seq = journal.write(db, stamped, written, progress)
        except BaseException:
            self._names.clear()
            raise
        recorded = replace(stamped, edits=written, seq=seq)
        self._tell(recorded)
        return recorded

    def tell(self, change: Change) -> None:
        """Let the listeners hear of a change that was recorded `beside` this store."""
        self._names.clear()  # they were read before it
        self._tell(change)

    def _tell(self, change: Change) -> None:
        self._untold.append(change)
        if self._telling:
            return
        self._telling = True
        try:
            while self._untold:
                told = self._untold.popleft()
                for listener in tuple(self._listeners):
                    if listener in self._listeners:  # not ended by one before it
                        _call(listener, told)
        finally:
            self._telling = False

    # -- undo ----------------------------------------------------------------------------------------

    def undoable(self) -> Change | None:
        """The change that `undo` would take back, without its edits, or None."""
        return None if self.readonly else journal.undoable(self.db, self.desk)

    def redoable(self) -> Change | None:
        """The undo that `redo` would take back, without its edits, or None."""
        return None if self.readonly else journal.redoable(self.db, self.desk)

    def undo(self, *, untouched_only: bool = False) -> Change:
        """Take back this desk's newest change. Raises NothingToUndo; Conflict when a later one is in the way.

        `untouched_only`: take back what no later change touched or uses, and leave the rest.
        """
        self._check_writable()
        change = self.undoable()
        if change is None:
            raise errors.NothingToUndo
        inverse = journal.with_edits(self.db, change).inverse("undo", change.label)
        if untouched_only:
            inverse = undoing.untouched(self.db, inverse)
        # Recorded also when nothing is left of it: else it would bar the way to the changes before it.
        return self._record(inverse, inverse.edits)

    def redo(self) -> Change:
        """Take back this desk's newest undo. Raises NothingToRedo or Conflict."""
        self._check_writable()
        undone = self.redoable()
        if undone is None:
            raise errors.NothingToRedo
        inverse = journal.with_edits(self.db, undone).inverse("redo", undone.label)
        return self._record(inverse, inverse.edits)

    def overlaps(self, change: Change) -> dict[str, tuple[str, Change | None]]:
        """Where undoing a recorded change meets a later one: by "id field", field and later change."""
        return undoing.overlaps(self.db, change)

    def reach(self, ids: Iterable[str], most: int) -> int:
        """How many records deleting some touches; counted until there are more than `most`."""
        return reach(self.db, ids, most)

    def goes_with(self, ids: Iterable[str]) -> Deletion:
        """What deleting the records with these ids takes along."""
        return goes_with(self.db, ids)


def _call(listener: Listener, change: Change) -> None:
    try:
        listener(change)
    except Exception as error:  # noqa: BLE001 - the change is written, and the other listeners must hear of it
        sys.excepthook(type(error), error, error.__traceback__)


def _text(text: str) -> str:
    """Names from the system and labels as the file can keep them: half characters replaced."""
    return text.encode(errors="replace").decode()
