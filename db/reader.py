"""Reading a tracker: records, titles, search, history, the journal and snapshots over one connection."""

import contextlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from db import copying, driver, heads, journal, places, rows
from db.changes import Change, Value
from db.driver import Connection
from db.errors import AlreadyThere, NoSuchChange, NoSuchRecord
from db.heads import Head
from db.queries import marking
from db.queries import search as searching
from db.queries import titles as naming
from db.queries import weight as weights
from db.queries.latest import Latest
from db.queries.load import load
from db.queries.search import Hit
from db.queries.snapshot import Snapshot
from db.queries.text_search import TextHit, search_texts
from db.records import KINDS, Marking, Record
from db.whole import free_name

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Reader:
    """A tracker as one connection sees it; used in the thread that opened the connection.

    `latest`: what was last read of it, shared by its connections.
    """

    path: Path
    db: Connection
    latest: Latest = field(default_factory=Latest)

    def interrupt(self) -> None:
        """End the query this connection makes, if any; for another thread. Who reads gets Stopped."""
        with contextlib.suppress(driver.Error):  # it was closed
            self.db.interrupt()

    def get(self, id: str) -> Record | None:
        """The record with this id, whatever its kind, or None."""
        return rows.one(self.db, id)

    def need(self, cls: type[R], id: str) -> R:
        """The record of a kind with this id; raises NoSuchRecord."""
        found = rows.where(self.db, cls, {"id": id})
        if not found:
            raise NoSuchRecord(cls.META.kind, id)
        return found[0]

    def all(self, cls: type[R]) -> list[R]:
        """All records of a kind in the order they were written."""
        return list(rows.every(self.db, cls))

    def find(self, cls: type[R], **equals: Value) -> list[R]:
        """The records of a kind whose fields hold these values."""
        return rows.where(self.db, cls, equals)

    def several(self, cls: type[R], ids: Iterable[str]) -> list[R]:
        """The records of a kind with these ids, in the order of `ids`; what is not there is left out."""
        wanted = list(dict.fromkeys(ids))
        found = {record.id: record for record in rows.holding(self.db, cls, "id", wanted)}
        return [found[id] for id in wanted if id in found]

    def counts(self) -> dict[str, int]:
        """How many records of each kind there are."""
        found = dict(self.db.execute("SELECT kind, count(*) FROM record GROUP BY kind").fetchall())
        return {kind: found.get(kind, 0) for kind in KINDS}

    def highest_mark(self) -> Marking | None:
        """The highest mark in use, or None when nothing is marked with a level of the dossier's set."""
        return marking.highest(self.db)

    def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """What the records with these ids are called."""
        return naming.titles(self.db, ids)

    def search(
        self, words: str, *, kinds: Collection[str] = (), limit: int = 50, newest: bool = False
    ) -> list[Hit]:
        """The records that hold all `words` (prefixes); best first, or newest first while typing."""
        return searching.search(self.db, words, kinds=kinds, limit=limit, newest=newest)

    def search_texts(
        self, words: str, *, limit: int = 50, of_each: int = 0, newest: bool = False
    ) -> list[TextHit]:
        """The passages in texts of sources that hold all `words` in one paragraph; as `search` orders them.

        `of_each`: how many of one source at most; 0: all, and where no paragraph holds all words, the runs of
        paragraphs that do.
        """
        return search_texts(self.db, words, limit=limit, of_each=of_each, newest=newest)

    def history(self, id: str) -> list[Change]:
        """The changes of one record, newest first, each with its edits of that record alone."""
        return journal.history(self.db, id)

    def journal(self, *, limit: int = 100, before_seq: int | None = None) -> list[Change]:
        """Changes without their edits, newest first; page on with the last `seq`."""
        return journal.read(self.db, limit=limit, before_seq=before_seq)

    def change(self, id: str) -> Change | None:
        """One change with its edits."""
        return journal.change(self.db, id)

    def change_without_edits(self, id: str) -> Change:
        """One change as `journal` gives it; raises NoSuchChange."""
        found = journal.bare(self.db, id)
        if found is None:
            raise NoSuchChange(id)
        return found

    def extent(self, change: Change) -> int:
        """How many edits a recorded change has."""
        return journal.extent(self.db, change.seq)

    def weight(self, change: Change) -> int:
        """What taking a recorded change back comes to, in edits, with the paragraphs of texts it touches."""
        return weights.weight(self.db, change)

    def paragraphs(self, ids: Iterable[str]) -> int:
        """How many paragraphs the texts of the sources with these ids have, of the first 500 of them."""
        return weights.paragraphs(self.db, ids)

    def extents(self, change: Change) -> dict[str, int]:
        """How many edits of each table a recorded change has."""
        return journal.extents(self.db, change.seq)

    def records(self, *, recorded: str = "") -> dict[str, Record]:
        """Every record by id, as they are, or as they were held at a moment (`recorded`, UTC ISO).

        Raises BadMoment.
        """
        return load(self.db, recorded)

    def blob(self, sha256: str) -> bytes | None:
        """The bytes of a file kept in the tracker."""
        row = self.db.execute("SELECT bytes FROM blob_data WHERE sha256 = ?", (sha256,)).fetchone()
        return bytes(row[0]) if row else None

    def snapshot(
        self,
        *,
        as_of: str = "",
        recorded: str = "",
        channels: Collection[str] = (),
        handling_at_most: str = "",
    ) -> Snapshot:
        """The records at a date (`as_of`, ISO day), as held at a moment (`recorded`, UTC ISO), filtered.

        `channels`: empty = all. `handling_at_most`: a level of the marking set, empty = any.
        """
        if not recorded:
            return self.latest.snapshot(
                self.db, as_of=as_of, channels=channels, handling_at_most=handling_at_most
            )
        return Snapshot(
            load(self.db, recorded), as_of=as_of, recorded=recorded, channels=channels,
            handling_at_most=handling_at_most,
        )  # fmt: skip

    # -- copies --------------------------------------------------------------------------------------

    def head(self) -> Head:
        """Where the journal begins and ends."""
        return heads.head(self.db)

    def holds(self, other: Head) -> bool:
        """Whether this tracker was once as `other` says: what has that head is an earlier state of it."""
        return heads.holds(self.db, other)

    def save_copy(
        self,
        target: Path | str,
        *,
        replace_existing: bool = False,
        report: Callable[[int, int], None] | None = None,
    ) -> Path:
        """Write the tracker as it is to `target`, one plain file; where it is.

        `report(done, total)` is called now and then, in pages of the file; what it raises ends the copy, and
        nothing is left of it. Raises AlreadyThere, NoSuchFolder, NotWritten, or AlreadyOpen when a tracker to
        be replaced is edited.
        """
        target = places.followed(Path(target))
        if target.exists() and (not replace_existing or self._is_this(target)):
            raise AlreadyThere(target)
        from db.lock import EditLock  # needed for this alone

        with EditLock(target) if target.exists() else contextlib.nullcontext():
            copying.copy(self.db, target, report)
        return target

    def _is_this(self, target: Path) -> bool:
        return self.path.exists() and target.samefile(self.path)

    def backup(self, folder: Path | str | None = None) -> Path:
        """Write a dated copy into `folder` (beside the tracker if none is given); where it is."""
        place = Path(folder) if folder else self.path.parent
        moment = datetime.now().strftime("%Y-%m-%d-%H%M%S")
        return self.save_copy(free_name(place / f"{self.path.stem}.{moment}{self.path.suffix}"))
