"""The store beside its floors, in the same run: edits, imports, snapshots, search, pages of long lists."""

import random
import sys
import time
from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import starmap
from pathlib import Path
from statistics import median

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from db import rows
from db.changes import Change, Edit, new_id
from db.queries import lists, search
from db.queries.lists import Listing
from db.queries.snapshot import Snapshot
from db.reader import Reader
from db.records import CHANNELS, Actor, Issue, Position
from db.store import Store
from tests.bench.bulk import filled_tracker
from tests.bench.processes import Beside
from tests.bench.raw_rows import inserting, percentile, rows_of, seconds, updated

MANY = 100_000
LONG = 1_000_000
WORDS = (
    *(
        "ceasefire",
        "territory",
        "guarantee",
        "sanction",
        "prisoner",
        "exchange",
        "corridor",
        "grain",
        "summit",
    ),
    *(
        "neutrality",
        "referendum",
        "withdrawal",
        "security",
        "monitoring",
        "mission",
        "envoy",
        "border",
        "zone",
    ),
    *(
        "reconstruction",
        "asset",
        "recognition",
        "demilitarised",
        "air",
        "defence",
        "missile",
        "energy",
        "plant",
    ),
    *(
        "nuclear",
        "children",
        "return",
        "amnesty",
        "tribunal",
        "election",
        "treaty",
        "ratification",
        "language",
    ),
)


def told(benchmark: BenchmarkFixture, measured: Beside, target: float, bound_ms: float = 0) -> None:
    """Put the ratio into the benchmark's table and print it beside its target.

    With it go the milliseconds of both, from which it comes. `bound_ms`: what is asked for in milliseconds,
    where that is; 0 where it is not.
    """
    ours, floor = (round(each * 1000, 3) for each in (measured.ours, measured.floor))
    benchmark.extra_info.update(ratio=round(measured.ratio, 2), target=target, ms=ours, floor_ms=floor)
    if bound_ms:
        benchmark.extra_info.update(bound_ms=bound_ms)
    sys.stdout.write(
        f"\n{benchmark.name}: {measured.ours * 1000:.3f} ms, floor {measured.floor * 1000:.3f} ms, "
        f"ratio {measured.ratio:.2f} (target {target})\n"
    )


def statement(chance: random.Random, words: int) -> str:
    """Text with rare and common words, as texts have them."""
    common = chance.choices(WORDS, weights=[1 / n for n in range(1, len(WORDS) + 1)], k=words)
    return " ".join([*common, f"paragraph{chance.randrange(5000)}"])


def positions(number: int) -> list[Edit]:
    """As many new positions of 40 actors on 16 issues."""
    chance = random.Random(7)
    return [
        Edit.insert(
            Position(
                id=new_id(),
                actor=f"a{n % 40}",
                issue=f"i{n % 16}",
                channel=CHANNELS[n % len(CHANNELS)],
                stated=f"20{14 + n % 12}-{1 + n % 12:02}-{1 + n % 28:02}",
                statement=statement(chance, 20),
                rationale=statement(chance, 8),
                firmness="firm",
            )
        )
        for n in range(number)
    ]


def with_parties(path: Path) -> Store:
    """A new tracker with what positions refer to."""
    store = Store.create(path, desk="bench", author="Bench")
    parties = [Actor(id=f"a{n}", name=f"Actor {n}", aliases=f"Party {n}") for n in range(40)]
    issues = [Issue(id=f"i{n}", title=f"Issue {n}") for n in range(16)]
    store.apply(inserting([Edit.insert(record) for record in (*parties, *issues)]))
    return store


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A tracker with 100 000 positions, written by one import."""
    with with_parties(tmp_path_factory.mktemp("large") / "large.parley") as store:
        store.apply(inserting(positions(MANY)))
        yield store


# -- writing -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sync", ["FULL", "OFF"])
def test_a_single_edit_against_its_rows(benchmark: BenchmarkFixture, tmp_path: Path, sync: str) -> None:
    with with_parties(tmp_path / "ours.parley") as store:
        store.apply(inserting(positions(5000)))
        found = store.all(Position)
        store.db.execute(f"PRAGMA synchronous={sync}")
        measured = benchmark.pedantic(_edits, args=(store, found), rounds=1, iterations=1)
    told(benchmark, measured, 2.0)
    assert measured.ours > 0


def _edits(store: Store, found: list[Position], rounds: int = 500) -> Beside:
    """Edits in turn: one through `apply`, then the rows of one a hundred edits ago with bare statements.

    Not those of the last: its pages would be at hand, which is not so for who edits another record.
    """
    ours, floor, past = [], [], deque[Change]()
    chance = random.Random(3)
    for _ in range(rounds):
        record = store.need(Position, chance.choice(found).id)
        change = Change("Edit position", (Edit.update(record, statement=statement(chance, 20)),))
        began = time.perf_counter()
        recorded = store.apply(change)
        ours.append(time.perf_counter() - began)
        past.append(recorded)
        if len(past) > 100:
            seq = store.journal(limit=1)[0].seq + 1
            again = updated(store.db, past.popleft(), Change("", (), id=new_id(), seq=seq))
            began = time.perf_counter()
            again.write(store.db)
            floor.append(time.perf_counter() - began)
    return Beside(median(ours[100:]), median(floor))


@pytest.mark.parametrize("sync", ["FULL", "OFF"])
def test_a_single_insert_against_its_rows(benchmark: BenchmarkFixture, tmp_path: Path, sync: str) -> None:
    with with_parties(tmp_path / "ours.parley") as store, with_parties(tmp_path / "floor.parley") as bare:
        edits = positions(6000)
        for each in (store, bare):
            each.apply(inserting(edits[:5000]))
            each.db.execute(f"PRAGMA synchronous={sync}")
        measured = benchmark.pedantic(_inserts, args=(store, bare, edits[5000:5400]), rounds=1, iterations=1)
    told(benchmark, measured, 2.0)
    assert measured.ours > 0


def _inserts(store: Store, bare: Store, edits: list[Edit]) -> Beside:
    ours, floor = [], []
    for edit in edits:
        change = Change("Add position", (edit,))
        began = time.perf_counter()
        recorded = store.apply(change)
        ours.append(time.perf_counter() - began)
        again = rows_of(store.db, recorded)
        began = time.perf_counter()
        again.write(bare.db)
        floor.append(time.perf_counter() - began)
    return Beside(median(ours), median(floor))


def test_an_import_of_100_000_positions_against_its_rows(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    with with_parties(tmp_path / "ours.parley") as store, with_parties(tmp_path / "floor.parley") as bare:
        change = inserting(positions(MANY))
        ours = benchmark.pedantic(lambda: seconds(lambda: store.apply(change)), rounds=1, iterations=1)
        recorded = store.change(store.journal(limit=1)[0].id)
        assert recorded is not None
        again = rows_of(store.db, recorded)
        floor = seconds(lambda: again.write(bare.db))
        assert bare.counts() == store.counts()
    told(benchmark, Beside(ours, floor), 2.5)


def test_undoing_that_import_against_writing_it(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """No target of its own: it must not take many times as long as what it takes back."""
    with with_parties(tmp_path / "ours.parley") as store:
        change = inserting(positions(20_000))
        there = seconds(lambda: store.apply(change))
        back = benchmark.pedantic(lambda: seconds(store.undo), rounds=1, iterations=1)
        assert store.counts()["position"] == 0
    told(benchmark, Beside(back, there), 3.0)


# -- reading -----------------------------------------------------------------------------------------


def test_a_snapshot_of_100_000_positions_against_fetching_them(
    benchmark: BenchmarkFixture, large: Store
) -> None:
    def floor() -> list[Position]:
        make = rows.maker(Position)
        return list(starmap(make, large.db.execute(rows.select(Position)).fetchall()))

    def anew() -> Snapshot:
        return Reader(large.path, large.db).snapshot()

    pairs = [(seconds(anew), seconds(floor)) for _ in range(5)]
    snapshot = benchmark.pedantic(anew, rounds=1, iterations=1)
    told(benchmark, Beside(median(ours for ours, _ in pairs), median(floor for _, floor in pairs)), 2.0)
    assert snapshot.count(Position) == MANY == len(floor())


def test_a_snapshot_of_100_000_positions_after_an_edit(benchmark: BenchmarkFixture, large: Store) -> None:
    """Only what was written is read again; to read all of it anew is the measure."""
    taken: list[float] = []
    some = iter(large.find(Position, actor="a1"))

    def edit_and_read() -> None:
        large.apply(Change("Reword", (Edit.update(next(some), rationale="Another one."),)))
        taken.append(seconds(large.snapshot))

    large.snapshot()
    benchmark.pedantic(edit_and_read, rounds=7, iterations=1)
    anew = min(seconds(Reader(large.path, large.db).snapshot) for _ in range(3))
    told(benchmark, Beside(median(taken), anew), 0.2)
    assert large.snapshot().count(Position) == MANY


def test_a_snapshot_as_of_a_date_in_order_against_fetching_it(
    benchmark: BenchmarkFixture, large: Store
) -> None:
    """No target of its own: what a view of a date asks for."""

    def ours() -> int:
        return len(Reader(large.path, large.db).snapshot(as_of="2020-06-01").all(Position))

    pairs = [(seconds(ours), seconds(lambda: list(rows.every(large.db, Position)))) for _ in range(3)]
    kept = benchmark.pedantic(ours, rounds=1, iterations=1)
    told(benchmark, Beside(median(ours for ours, _ in pairs), median(floor for _, floor in pairs)), 4.0)
    assert 0 < kept < MANY


@pytest.mark.parametrize("newest", [False, True], ids=("best", "newest"))
def test_search_in_100_000_records_against_the_bare_query(
    benchmark: BenchmarkFixture, large: Store, newest: bool
) -> None:
    typed = _typed()
    sql = (search.NEWEST if newest else search.RANKED).format("")

    def measure() -> Beside:
        ours, floor = [], []
        for words in typed:
            asked = (search.match_expression(words), 50)
            floor.append(seconds(partial(_fetch, large, sql, asked), clean=False))
            ours.append(seconds(partial(large.search, words, newest=newest), clean=False))
        return Beside(percentile(ours, 0.95), percentile(floor, 0.95))

    measure()
    measured = benchmark.pedantic(measure, rounds=1, iterations=1)
    told(benchmark, measured, 1.5)
    assert len(large.search(WORDS[0], newest=newest)) == 50


def _fetch(store: Store, sql: str, values: Sequence[object]) -> list[tuple[object, ...]]:
    return list(store.db.execute(sql, values).fetchall())


def _typed() -> list[str]:
    """What people type: beginnings of words, several words, rare ones, names."""
    chance = random.Random(11)
    several = [" ".join(chance.sample(WORDS, k=2 + n % 2)) for n in range(20)]
    beginnings = [chance.choice(WORDS)[: 3 + n % 4] for n in range(20)]
    rare = [f"paragraph{chance.randrange(5000)}" for _ in range(20)]
    names = [f"actor {chance.randrange(40)} issue {chance.randrange(16)}" for _ in range(20)]
    return [*several, *beginnings, *rare, *names]


def test_a_page_of_a_million_rows_against_fetching_it(
    benchmark: BenchmarkFixture, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """50 rows anywhere with all names and stances; the floor fetches the bare rows."""
    path = filled_tracker(tmp_path_factory.mktemp("long") / "long.parley", LONG)
    with Store.open(path, readonly=True) as store:
        began = time.perf_counter()
        numbers = lists.numbers(store.db, Listing("position"))
        sorting = time.perf_counter() - began
        chance = random.Random(5)
        pages = [numbers[start : start + 50] for start in (chance.randrange(LONG - 50) for _ in range(300))]
        measured = benchmark.pedantic(_pages, args=(store, pages), rounds=1, iterations=1)
    sys.stdout.write(
        f"\nsorting a million rows: {sorting:.1f} s; p95 of a page of 50: {measured.ours * 1000:.1f} ms\n"
    )
    told(benchmark, measured, 20.0)
    assert len(numbers) == LONG


def _pages(store: Store, pages: "list[array[int]]") -> Beside:
    sql = f"{rows.select(Position)} WHERE n IN ({', '.join('?' * 50)})"
    ours = [seconds(partial(_page, store, page), clean=False) for page in pages]
    floor = [seconds(partial(_fetch, store, sql, page.tolist()), clean=False) for page in pages]
    return Beside(percentile(ours, 0.95), percentile(floor, 0.95))


def _page(store: Store, page: "array[int]") -> int:
    found = lists.page(store.db, "position", page)
    lists.names(store.db, found.values())
    return len(lists.stances(store.db, [record.id for record in found.values()]))
