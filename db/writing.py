"""Writing one Change: every `before` checked, rows, index and journal written, all or nothing."""

import json
from collections.abc import Iterable, Mapping
from typing import cast

from db import dates, indexing, schema
from db.changes import Change, Edit, Value
from db.driver import Connection, IntegrityError
from db.errors import BugError, Conflict, InvalidField, NoSuchRecord, StillUsed
from db.records import DOSSIER_ID, KINDS, Record, defaults, memo, references, specs
from db.records.values import problems
from db.schema import quoted

Fields = dict[str, Value]


class Writer:
    """Writes the rows of one change inside a transaction that its caller holds.

    Registry rows come first and go last, so that records may refer to each other in any order.
    """

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._kinds: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._renamed: set[str] = set()
        self._levels: dict[str, Edit] = {}
        self._to_index: list[tuple[type[Record], int, Fields]] = []
        self._default = self._default_mark()

    def write(self, change: Change) -> tuple[Edit, ...]:
        """Write the change's rows; the edits as they were written, with what the store filled in.

        Raises Conflict, InvalidField, NoSuchRecord or StillUsed; the caller then rolls back.
        """
        self._keep_blobs(change.blobs)
        numbers = self._register([edit for edit in change.edits if edit.before is None])
        written = [self._write(edit, numbers) for edit in change.edits]
        self._unregister([edit for edit in change.edits if edit.after is None])
        self._check_levels()
        self._index()
        return tuple(written)

    # -- registry ------------------------------------------------------------------------------------

    def _register(self, inserts: list[Edit]) -> dict[str, int]:
        top = self._db.execute("SELECT coalesce(max(n), 0) FROM record").fetchone()[0]
        numbers = {edit.id: top + place for place, edit in enumerate(inserts, 1)}
        if len(numbers) < len(inserts):
            raise BugError("a change inserts one record twice")
        rows = [(numbers[edit.id], edit.id, edit.table) for edit in inserts]
        try:
            self._db.executemany("INSERT INTO record(n, id, kind) VALUES (?, ?, ?)", rows)
        except IntegrityError:
            raise self._already_there(inserts) from None
        self._kinds.update((edit.id, edit.table) for edit in inserts)
        return numbers

    def _already_there(self, inserts: list[Edit]) -> Conflict:
        for edit in inserts:
            if self._db.execute("SELECT 1 FROM record WHERE id = ?", (edit.id,)).fetchone():
                return Conflict(edit.table, edit.id)
        return Conflict(inserts[0].table, inserts[0].id)

    def _unregister(self, deletes: list[Edit]) -> None:
        for edit in deletes:
            try:
                self._db.execute("DELETE FROM record WHERE id = ?", (edit.id,))
            except IntegrityError:
                using = {str(row["id"]) for _, _, row in indexing.referring(self._db, [edit.id])}
                raise StillUsed(edit.id, sorted(using)) from None

    def _kind(self, id: str) -> str:
        if id not in self._kinds:
            row = self._db.execute("SELECT kind FROM record WHERE id = ?", (id,)).fetchone()
            self._kinds[id] = row[0] if row else ""
        return self._kinds[id]

    # -- rows ----------------------------------------------------------------------------------------

    def _write(self, edit: Edit, numbers: Mapping[str, int]) -> Edit:
        if edit.table not in KINDS:
            raise BugError(f"no such kind: {edit.table}")
        if edit.before is None:
            return self._insert(edit, numbers[edit.id])
        if edit.after is None:
            return self._delete(edit)
        return self._update(edit)

    def _insert(self, edit: Edit, n: int) -> Edit:
        cls = KINDS[edit.table]
        values: Fields = {"id": edit.id, **defaults(cls), **cast(Fields, edit.after)}
        if not values["handling"] and not values["handling_inherited"]:
            values["handling_inherited"] = self._default
        self._validate(cls, values, values, edit)
        try:
            self._db.execute(_insert_sql(cls), _stored(cls, n, values))
        except IntegrityError:
            raise Conflict(edit.table, edit.id) from None
        self._to_index.append((cls, n, values))
        after = {name: value for name, value in values.items() if name != "id"}
        return Edit(edit.table, edit.id, None, after)

    def _update(self, edit: Edit) -> Edit:
        cls = KINDS[edit.table]
        n, values = self._current(cls, edit)
        before, after = dict(edit.before or {}), dict(edit.after or {})
        self._check_before(edit, values, before)
        self._inherit(values, before, after)
        values |= after
        self._validate(cls, values, after, edit)
        sets = [(name, after[name]) for name in after] + [
            bound for name in after for bound in _bounds(cls, name, after)
        ]
        assignments = ", ".join(f"{quoted(name)} = ?" for name, _ in sets)
        sql = f"UPDATE {quoted(edit.table)} SET {assignments} WHERE n = ?"
        try:
            self._db.execute(sql, (*(value for _, value in sets), n))
        except IntegrityError:
            raise Conflict(edit.table, edit.id, tuple(after)) from None
        self._reindex(cls, n, edit.id, values, after)
        return Edit(edit.table, edit.id, before, after)

    def _delete(self, edit: Edit) -> Edit:
        cls = KINDS[edit.table]
        n, values = self._current(cls, edit)
        self._check_before(edit, values, edit.before or {})
        self._db.execute(f"DELETE FROM {quoted(edit.table)} WHERE n = ?", (n,))
        self._db.execute(indexing.DELETE_SQL, (n,))
        del values["id"]
        return Edit(edit.table, edit.id, values, None)

    def _current(self, cls: type[Record], edit: Edit) -> tuple[int, Fields]:
        row = self._db.execute(_select_sql(cls), (edit.id,)).fetchone()
        if row is None:
            raise NoSuchRecord(edit.table, edit.id)
        return row[0], dict(zip(specs(cls), row[1:], strict=True))

    def _check_before(self, edit: Edit, values: Fields, before: Mapping[str, Value]) -> None:
        if stale := [name for name, value in before.items() if values.get(name) != value]:
            raise Conflict(edit.table, edit.id, stale)

    def _inherit(self, values: Fields, before: Fields, after: Fields) -> None:
        """Keep `handling_inherited` filled just when `handling` is empty, as part of the same edit."""
        if "handling" not in after or "handling_inherited" in after:
            return
        wanted = "" if after["handling"] else self._default
        if values["handling_inherited"] != wanted:
            before["handling_inherited"], after["handling_inherited"] = values["handling_inherited"], wanted

    # -- checks --------------------------------------------------------------------------------------

    def _validate(self, cls: type[Record], values: Fields, changed: Mapping[str, Value], edit: Edit) -> None:
        if wrong := problems(cls, values):
            raise wrong[0]
        for name in references(cls):
            target = changed.get(name)
            if target and not self._refers_rightly(cls, name, str(target)):
                wanted = " or ".join(specs(cls)[name].refs) or "record"
                raise InvalidField(edit.table, edit.id, name, target, f"There is no {wanted} {target}.")
        for name in ("handling", "handling_inherited"):
            if level := changed.get(name):
                self._levels.setdefault(str(level), edit)

    def _refers_rightly(self, cls: type[Record], name: str, target: str) -> bool:
        kind = self._kind(target)
        refs = specs(cls)[name].refs
        return bool(kind) and (not refs or kind in refs)

    def _check_levels(self) -> None:
        if not self._levels:
            return
        known = {row[0] for row in self._db.execute("SELECT level FROM marking")}
        for level, edit in self._levels.items():
            if level not in known:
                listed = ", ".join(sorted(known)) or "none is set up"
                reason = f"{level} is no level of this tracker's markings. Choose one of: {listed}."
                raise InvalidField(edit.table, edit.id, "handling", level, reason)

    def _default_mark(self) -> str:
        row = self._db.execute("SELECT handling_default FROM dossier WHERE id = ?", (DOSSIER_ID,)).fetchone()
        return str(row[0]) if row else ""

    # -- index and files -----------------------------------------------------------------------------

    def _reindex(self, cls: type[Record], n: int, id: str, values: Fields, after: Fields) -> None:
        naming, other = indexing.own_text(cls)
        refers = references(cls)
        if any(name in naming for name in after):
            self._renamed.add(id)
        if any(name in naming or name in other or name in refers for name in after):
            self._to_index.append((cls, n, values))

    def _index(self) -> None:
        again = list(indexing.referring(self._db, self._renamed)) if self._renamed else []
        documents = {n: indexing.document(cls, values, self._name) for cls, n, values in self._to_index}
        documents |= {n: indexing.document(cls, dict(row), self._name) for cls, n, row in again}
        self._db.executemany(indexing.DELETE_SQL, [(n,) for n in documents])
        self._db.executemany(indexing.INSERT_SQL, [(n, *text) for n, text in documents.items()])

    def _name(self, id: str) -> str:
        if id not in self._names:
            self._names[id] = indexing.stored_name(self._db, id)
        return self._names[id]

    def _keep_blobs(self, blobs: Mapping[str, bytes]) -> None:
        rows = [(sha256, data) for sha256, data in blobs.items()]
        self._db.executemany("INSERT OR IGNORE INTO blob_data(sha256, bytes) VALUES (?, ?)", rows)


def record_change(db: Connection, change: Change, edits: Iterable[Edit]) -> int:
    """Write a change and its edits to the journal; its place in it."""
    seq = db.execute(
        "INSERT INTO change(id, label, author, desk, at, kind, undoes, schema) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            change.id,
            change.label,
            change.author,
            change.desk,
            change.at,
            change.kind,
            change.undoes,
            change.schema,
        ),
    ).lastrowid
    rows = [(seq, i, e.table, e.id, _json(e.before), _json(e.after)) for i, e in enumerate(edits)]
    db.executemany('INSERT INTO edit(seq, place, "table", id, before, after) VALUES (?, ?, ?, ?, ?, ?)', rows)
    return int(seq)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _json(row: Mapping[str, Value] | None) -> str | None:
    return None if row is None else _encode(row)


@memo
def _insert_sql(cls: type[Record]) -> str:
    names = ["n", *schema.columns(cls)]
    names += [name + end for name in schema.date_fields(cls) for end in ("_from", "_to")]
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO {quoted(cls.META.kind)} ({', '.join(map(quoted, names))}) VALUES ({marks})"


@memo
def _select_sql(cls: type[Record]) -> str:
    names = ", ".join(quoted(name) for name in ("n", *specs(cls)))
    return f"SELECT {names} FROM {quoted(cls.META.kind)} WHERE id = ?"


def _stored(cls: type[Record], n: int, values: Fields) -> list[Value]:
    row: list[Value] = [n, *(values[name] for name in schema.columns(cls))]
    for name in schema.date_fields(cls):
        row.extend(dates.bounds(str(values[name])))
    return row


def _bounds(cls: type[Record], name: str, after: Fields) -> list[tuple[str, Value]]:
    if specs(cls)[name].kind != "date":
        return []
    first, last = dates.bounds(str(after[name]))
    return [(f"{name}_from", first), (f"{name}_to", last)]
