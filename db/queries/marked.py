"""Which records are marked above a level: themselves, or by what they can't stand without."""

from collections.abc import Collection

from db.changes import Value
from db.driver import Connection
from db.records import KINDS, Dossier, Marking, Record, ScaleTerm, references, specs
from db.schema import quoted

Sql = tuple[str, list[Value]]
_NEVER = (Dossier, Marking, ScaleTerm)  # the settings of the dossier are above nothing
_OWN = "coalesce(nullif({0}.handling, ''), {0}.handling_inherited)"


def marked_above(db: Connection, cls: type[Record], limit: str) -> Sql:
    """Whether the record `x` of a kind, or one it belongs to, is marked above `limit`.

    A level that is not in the dossier's set is above all, as in a snapshot.
    """
    set_of_dossier = "(SELECT marking_set FROM dossier)"
    levels = db.execute(f'SELECT level, rank FROM marking WHERE "set" = {set_of_dossier}').fetchall()
    ranks = dict(levels)
    top = ranks.get(limit, 1_000_000)
    allowed = [level for level, rank in levels if rank <= top] + ["", limit]
    return _above(cls, "x", allowed, frozenset())


def _above(cls: type[Record], alias: str, allowed: Collection[str], seen: frozenset[str]) -> Sql:
    if cls in _NEVER:
        return "0", []
    marks = ", ".join("?" * len(allowed))
    parts, values = [f"{_OWN.format(alias)} NOT IN ({marks})"], list[Value](allowed)
    for name in references(cls, needed=True):
        for kind in _owners(cls, name, seen):
            inner = f"{alias}{len(seen)}"
            sql, some = _above(KINDS[kind], inner, allowed, seen | {cls.META.kind})
            column = f"{alias}.{quoted(name)}"
            parts.append(f"{column} IN (SELECT {inner}.id FROM {quoted(kind)} {inner} WHERE {sql})")
            values += some
    return " OR ".join(parts), values


def _owners(cls: type[Record], name: str, seen: frozenset[str]) -> list[str]:
    """The kinds a reference may lead to; one to any record is followed from the start alone."""
    refs = specs(cls)[name].refs
    if not refs and seen:
        return []
    return [kind for kind in refs or KINDS if kind not in seen and kind != cls.META.kind]
