"""A small tracker, and sheets made of rows, to map into it."""

from collections.abc import Sequence
from dataclasses import replace

from db.changes import Value, row_of
from db.exchange import Plan, plan
from db.exchange.sheets import Composed, Guess, Guesser, Library, Mapping, Sheet, compose
from db.exchange.sheets.cells import Cell
from db.queries.snapshot import Snapshot
from db.records import KINDS, Actor, Event, Issue, Option, Position, Record, Source
from tests.db.exchange.samples import record

ALAND = Actor(id="al", name="Aland", kind="state")
LEAGUE = Actor(id="dl", name="The Delta League", short_name="DL", aliases="Delta League\nЛига дельты")
WATER = Issue(id="ws", title="Water share")
HALF = Option(id="half", issue="ws", label="Half each", value=50.0)
CLAIM = Position(
    id="p1", actor="al", issue="ws", channel="official", stated="2026-02-13", statement="Sixty per cent."
)
ROUND = Event(id="round", title="First round", start="2026-02")
GAZETTE = Source(id="gazette", title="River Gazette")
RECORDS: tuple[Record, ...] = (ALAND, LEAGUE, WATER, HALF, CLAIM, ROUND, GAZETTE)
TRACKER = Snapshot.of(RECORDS)


def sheet(*rows: Sequence[Cell | None], file: str = "Talks.xlsx", name: str = "Tracker") -> Sheet:
    width = max(map(len, rows), default=0)
    filled = [[*("" if cell is None else cell for cell in row), *[""] * (width - len(row))] for row in rows]
    return Sheet(file, name, filled)


def guess(of: Sheet, tracker: Snapshot = TRACKER) -> Guess:
    return Guesser(of, Library(tracker).names).guess()


def composed(of: Sheet, mapping: Mapping, tracker: Snapshot = TRACKER) -> Composed:
    return compose(of, mapping, Library(tracker))


def planned(of: Sheet, mapping: Mapping, tracker: Snapshot = TRACKER) -> Plan:
    return plan([composed(of, mapping, tracker).reading], tracker)


def with_plan(made: Plan, tracker: Snapshot = TRACKER) -> Snapshot:
    """What the tracker holds once the plan is taken, what is refused left out."""
    records = {each.id: each for kind in _kinds(tracker) for each in kind}
    for edit in made.edits:
        before = records.get(edit.id)
        values = row_of(before) if before else {}
        records[edit.id] = record(edit.table, {**values, "id": edit.id, **(edit.after or {})})
    return Snapshot.of(records.values())


def _kinds(tracker: Snapshot) -> list[tuple[Record, ...]]:
    return [tracker.all(cls) for cls in KINDS.values()]


def refused(made: Plan) -> dict[str, str]:
    """The reasons by the cell they are for, by the row where there is no cell."""
    return {each.cell or str(each.line): each.reason for each in made.refusals}


NAMES = ("actor.name", "issue.title", "position.statement")
LINKED = Mapping("linked", constants=(("position.channel", "official"),))


def linked(*columns: str) -> Mapping:
    return replace(LINKED, columns=columns)


def values(made: Plan, kind: str) -> list[dict[str, Value]]:
    """What each new or changed record of a kind is given, without what is empty."""
    return [
        {name: value for name, value in (edit.after or {}).items() if value not in ("", None)}
        for edit in made.edits
        if edit.table == kind
    ]


def counted(made: Plan) -> dict[str, tuple[int, int, int, int]]:
    return {k: (c.new, c.changed, c.unchanged, c.refused) for k, c in made.counts.items()}
