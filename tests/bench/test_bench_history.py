"""The history of a journal of 100 000 changes: a page of it anywhere, narrowed, beside the bare query."""

import json
import random
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from db.changes import Change, Edit
from db.queries import history
from db.queries.history import Asked
from db.records import Actor, Issue, Position
from db.store import Store
from desktop.operations.history import everything_before
from tests.bench.processes import Beside
from tests.bench.raw_rows import percentile, seconds
from tests.bench.test_bench_processes import told

CHANGES = 100_000
PAGE = 64
RECORDS = 5_000
CHANGE_SQL = (
    "INSERT INTO change(seq, id, label, author, desk, at, kind, undoes, schema) "
    "VALUES (?, ?, ?, ?, 'bench', ?, 'edit', '', 3)"
)
EDIT_SQL = "INSERT INTO edit(seq, place, \"table\", id, before, after) VALUES (?, 0, 'position', 'p', ?, ?)"
FLOOR_SQL = (
    "SELECT c.seq, c.id, c.label, c.author, c.desk, c.at, c.kind, c.undoes, c.schema FROM change c "
    f"WHERE c.seq IN ({', '.join('?' * PAGE)})"
)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A tracker whose one position was edited 100 000 times, written past the store."""
    with Store.create(tmp_path_factory.mktemp("long") / "long.parley", desk="bench", author="Ana") as store:
        position = Position(id="p", actor="a", issue="i", channel="official")
        records = (Actor(id="a", name="A"), Issue(id="i", title="I"), position)
        store.apply(Change("Fill in", tuple(Edit.insert(record) for record in records)))
        store.db.execute("BEGIN IMMEDIATE")
        store.db.executemany(CHANGE_SQL, (_change(number) for number in range(2, CHANGES + 1)))
        store.db.executemany(EDIT_SQL, (_edit(number) for number in range(2, CHANGES + 1)))
        store.db.execute("COMMIT")
        yield store


def _change(number: int) -> tuple[int, str, str, str, str]:
    author = "Ana" if number % 3 else "Petro"
    at = f"2026-{1 + number % 12:02}-01T10:00:00.000Z"
    return number, f"c{number}", f"Edit position {number} of Ukraine on Territory", author, at


def _edit(number: int) -> tuple[int, str, str]:
    text = "Statement on what is asked and what is offered in return for it. " * 3
    before, after = ({"statement": f"{text}{each}"} for each in (number - 1, number))
    return number, json.dumps(before), json.dumps(after)


def test_a_page_of_100_000_changes_against_fetching_it(benchmark: BenchmarkFixture, long: Store) -> None:
    """64 changes anywhere, with how much they touched and what stands undone; the floor: the bare rows."""
    numbers = history.numbers(long.db, Asked())
    chance = random.Random(7)
    pages = [
        numbers[start : start + PAGE] for start in (chance.randrange(CHANGES - PAGE) for _ in range(200))
    ]

    slowest: list[float] = []

    def measure() -> Beside:
        ours = [seconds(partial(history.page, long.db, page), clean=False) for page in pages]
        floor = [seconds(partial(_fetch, long, page.tolist()), clean=False) for page in pages]
        slowest.append(percentile(ours, 0.95))
        return Beside(median(ours), median(floor))

    measure()
    measured = benchmark.pedantic(measure, rounds=1, iterations=1)
    sys.stdout.write(f"\np95 of a page of {PAGE} changes: {slowest[-1] * 1000:.1f} ms\n")
    told(benchmark, measured, 20.0)
    assert len(numbers) == CHANGES


def _fetch(store: Store, page: list[int]) -> list[tuple[object, ...]]:
    return list(store.db.execute(FLOOR_SQL, page).fetchall())


@pytest.mark.parametrize(
    "asked",
    [Asked(), Asked(words="ukraine 99"), Asked(author="Petro"), Asked(table="actor"), Asked(record="p")],
    ids=("all", "words", "author", "table", "record"),
)
def test_narrowing_100_000_changes_against_their_labels(
    benchmark: BenchmarkFixture, long: Store, asked: Asked
) -> None:
    def floor() -> int:
        return len(long.db.execute("SELECT seq, label FROM change ORDER BY seq DESC").fetchall())

    pairs = [(seconds(partial(history.numbers, long.db, asked)), seconds(floor)) for _ in range(5)]
    found = benchmark.pedantic(history.numbers, args=(long.db, asked), rounds=1, iterations=1)
    told(benchmark, Beside(median(ours for ours, _ in pairs), median(floor for _, floor in pairs)), 5.0)
    assert 0 < len(found) <= CHANGES


def test_restoring_5_000_records_against_the_edit_that_is_taken_back(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    """Compared and written; the floor is the change that set a field of them."""
    with Store.create(tmp_path / "many.parley", desk="bench") as store:
        store.apply(
            Change("Fill", (Edit.insert(Actor(id="a", name="A")), Edit.insert(Issue(id="i", title="I"))))
        )
        made = (
            Position(id=f"p{n}", actor="a", issue="i", channel="official", statement=f"Statement {n}.")
            for n in range(RECORDS)
        )
        store.apply(Change("Import", tuple(map(Edit.insert, made)), kind="import"))
        change = Change("Set", tuple(Edit.update(r, firmness="firm") for r in store.all(Position)))
        there = seconds(lambda: store.apply(change))
        done = store.journal(limit=1)[0]

        def back() -> float:
            return seconds(lambda: store.apply(everything_before(store, done).change))

        taken = benchmark.pedantic(back, rounds=1, iterations=1)
        assert not any(position.firmness for position in store.all(Position))
    told(benchmark, Beside(taken, there), 5.0)
