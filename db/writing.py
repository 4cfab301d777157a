"""Writing one Change: every `before` checked, rows and index written, all or nothing."""

import hashlib
from collections.abc import Mapping
from functools import cached_property

from db.changes import Change, Edit, Row, Value
from db.driver import Connection, IntegrityError
from db.errors import BugError, Conflict, InvalidField, NoSuchRecord, StillUsed
from db.indexing import Indexer, referring
from db.progress import Progress
from db.records import DOSSIER_ID, KINDS, Dossier
from db.records.values import problems
from db.tables import Fields, Table, table
from db.text_index import TextIndexer

# Changes that bring back what was: marks too stay as they were recorded.
AS_IT_WAS = ("undo", "redo", "restore")


class Writer:
    """Writes the rows of one change inside a transaction that its caller holds.

    Registry rows come first and go last, so that records may refer to each other in any order. A record
    written without a mark is given the default the dossier had before the change. `names`: see Indexer.
    `progress` counts rows written, rows gone from the registry and what search is told of.
    """

    def __init__(
        self, db: Connection, change: Change, names: dict[str, str], progress: Progress | None = None
    ) -> None:
        self._db, self._change = db, change
        self._progress = progress or Progress()
        self._kinds: dict[str, str] = {}
        self._levels: dict[str, tuple[Edit, str]] = {}
        self._index = Indexer(db, self._kinds, names, self._progress)
        self._texts = TextIndexer(db, self._progress)

    def write(self) -> tuple[Edit, ...]:
        """Write the change's rows; the edits as they were written, with what the store filled in.

        Raises Conflict, InvalidField, NoSuchRecord or StillUsed; the caller then rolls back.
        """
        change = self._change
        if any(edit.table == Dossier.META.kind for edit in change.edits):
            _ = self._default  # as it was before the change
        self._keep_blobs(change.blobs)
        numbers = self._register([edit for edit in change.edits if edit.before is None])
        written = tuple([self._write(edit, numbers) for edit in change.edits])
        self._unregister([edit for edit in change.edits if edit.after is None])
        self._check_levels()
        self._index.write()
        self._texts.write()
        return written

    def _keep_blobs(self, blobs: Mapping[str, bytes]) -> None:
        for sha256, data in blobs.items():
            if hashlib.sha256(data).hexdigest() != sha256:
                raise BugError(f"the bytes of file {sha256} are others")
            self._db.execute("INSERT OR IGNORE INTO blob_data(sha256, bytes) VALUES (?, ?)", (sha256, data))

    # -- registry ------------------------------------------------------------------------------------

    def _register(self, inserts: list[Edit]) -> dict[str, int]:
        if not inserts:
            return {}
        top = self._db.execute("SELECT coalesce(max(n), 0) FROM record").fetchone()[0]
        numbers = {edit.id: top + place for place, edit in enumerate(inserts, 1)}
        if len(numbers) < len(inserts):
            raise BugError("a change inserts one record twice")
        rows = [(numbers[edit.id], edit.id, edit.table) for edit in inserts]
        try:
            self._db.executemany("INSERT INTO record(n, id, kind) VALUES (?, ?, ?)", rows)
        except IntegrityError:
            raise self._already_there(numbers, inserts) from None
        self._kinds.update((edit.id, edit.table) for edit in inserts)
        return numbers

    def _already_there(self, numbers: Mapping[str, int], inserts: list[Edit]) -> Exception:
        for edit in inserts:
            row = self._db.execute("SELECT n FROM record WHERE id = ?", (edit.id,)).fetchone()
            if row and row[0] != numbers[edit.id]:
                return Conflict(edit.table, edit.id)
        return BugError("the registry refuses a new record")

    def _unregister(self, deletes: list[Edit]) -> None:
        for edit in deletes:
            self._progress.step()
            try:
                self._db.execute("DELETE FROM record WHERE id = ?", (edit.id,))
            except IntegrityError:
                using = {str(row["id"]) for _, _, row in referring(self._db, [edit.id])}
                raise StillUsed(edit.id, sorted(using)) from None

    def _kind(self, id: str) -> str:
        if id not in self._kinds:
            row = self._db.execute("SELECT kind FROM record WHERE id = ?", (id,)).fetchone()
            self._kinds[id] = row[0] if row else ""
        return self._kinds[id]

    # -- rows ----------------------------------------------------------------------------------------

    def _write(self, edit: Edit, numbers: Mapping[str, int]) -> Edit:
        self._progress.step()
        if edit.table not in KINDS:
            raise BugError(f"no such kind: {edit.table}")
        stored = table(KINDS[edit.table])
        if edit.after is None:
            return self._delete(edit, stored)
        if edit.before is None:
            return self._insert(edit, stored, edit.after, numbers[edit.id])
        return self._update(edit, stored, edit.before, edit.after)

    def _insert(self, edit: Edit, stored: Table, after: Row, n: int) -> Edit:
        values: Fields = {**stored.fill, **after, "id": edit.id}
        if not self._as_it_was:
            self._inherit(values)
        self._validate(edit, stored, values, values)
        self._run(edit, stored.insert, stored.row(n, values))
        self._index.added(stored.cls, n, values)
        self._texts.added(stored.cls, n, values)
        return Edit(edit.table, edit.id, None, {name: values[name] for name in stored.names[1:]})

    def _update(self, edit: Edit, stored: Table, before: Row, after: Row) -> Edit:
        if before.keys() != after.keys():
            raise BugError(f"an edit of {edit.table} {edit.id} does not say what each field was")
        n, values = self._current(edit, stored)
        self._check_before(edit, values, before)
        if "handling" in after:
            before, after = self._with_inherited(values, before, after)
        values.update(after)
        self._validate(edit, stored, values, after)
        sql, row = stored.update(after)
        self._run(edit, sql, [*row, n])
        self._index.changed(stored.cls, n, values, after)
        self._texts.changed(stored.cls, n, values, after)
        return Edit(edit.table, edit.id, before, after)

    def _delete(self, edit: Edit, stored: Table) -> Edit:
        n, values = self._current(edit, stored)
        self._check_before(edit, values, edit.before or {})
        self._db.execute(stored.delete, (n,))
        self._index.deleted(n, edit.id)
        self._texts.deleted(stored.cls, n)
        del values["id"]
        return Edit(edit.table, edit.id, values, None)

    def _run(self, edit: Edit, sql: str, row: list[Value]) -> None:
        try:
            self._db.execute(sql, row)
        except IntegrityError as error:  # checked before: references, types, what links join
            raise BugError(f"{edit.table} {edit.id}: {error}") from error

    def _current(self, edit: Edit, stored: Table) -> tuple[int, Fields]:
        row = self._db.execute(stored.select, (edit.id,)).fetchone()
        if row is None:
            raise NoSuchRecord(edit.table, edit.id)
        return row[0], dict(zip(stored.names, row[1:], strict=True))

    def _check_before(self, edit: Edit, values: Fields, before: Row) -> None:
        if stale := [name for name, value in before.items() if values.get(name) != value]:
            raise Conflict(edit.table, edit.id, stale)

    # -- marks ---------------------------------------------------------------------------------------

    @property
    def _as_it_was(self) -> bool:
        return self._change.kind in AS_IT_WAS

    @cached_property
    def _default(self) -> str:
        row = self._db.execute("SELECT handling_default FROM dossier WHERE id = ?", (DOSSIER_ID,)).fetchone()
        return str(row[0]) if row else ""

    def _inherit(self, values: Fields) -> None:
        """Fill `handling_inherited` just when `handling` is empty."""
        if values["handling"]:
            values["handling_inherited"] = ""
        elif not values["handling_inherited"]:
            values["handling_inherited"] = self._default

    def _with_inherited(self, values: Fields, before: Row, after: Row) -> tuple[Row, Row]:
        """An edit of `handling` together with what follows for `handling_inherited`."""
        if "handling_inherited" in after or self._as_it_was:
            return before, after
        was = values["handling_inherited"]
        wanted = "" if after["handling"] else self._default
        if was == wanted:
            return before, after
        return {**before, "handling_inherited": was}, {**after, "handling_inherited": wanted}

    def _check_levels(self) -> None:
        if not self._levels:
            return
        known = {row[0] for row in self._db.execute("SELECT level FROM marking")}
        for level, (edit, field) in self._levels.items():
            if level not in known:
                listed = ", ".join(sorted(known)) or "none is set up"
                reason = f"{level} is no level of this tracker's markings. Choose one of: {listed}."
                raise InvalidField(edit.table, edit.id, field, level, reason)

    # -- checks --------------------------------------------------------------------------------------

    def _validate(self, edit: Edit, stored: Table, values: Fields, changed: Row) -> None:
        if wrong := problems(stored.cls, values):
            raise wrong[0]
        for name, allowed in stored.refs.items():
            target = changed.get(name)
            if target:
                self._check_reference(edit, name, str(target), allowed)
        for name in stored.marks:
            if level := changed.get(name):
                self._levels.setdefault(str(level), (edit, name))

    def _check_reference(self, edit: Edit, name: str, target: str, allowed: frozenset[str]) -> None:
        kind = self._kind(target)
        if kind and (not allowed or kind in allowed):
            return
        wanted = " or ".join(sorted(allowed)).replace("_", " ") or "record"
        raise InvalidField(edit.table, edit.id, name, target, f"There is no {wanted} {target}.")
