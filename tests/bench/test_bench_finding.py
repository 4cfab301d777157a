"""Finding beside its floors: a key in the search box, conditions of long lists, what stands to look at."""

import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from db.changes import Change, Edit
from db.queries import lists, search
from db.queries.criteria import AFTER, BEFORE, IS, IS_NOT, SOURCE, UNSTATED, Criterion
from db.queries.lists import Listing
from db.queries.text_search import RANKED
from db.reader import Reader
from db.records import Evidence, Position
from db.store import Store
from db.text_index import highest_part, text_of
from desktop.analysis.checks import TITLES
from desktop.analysis.rule import Finding
from desktop.analysis.standing import standing
from desktop.jobs import Jobs
from desktop.models.check_lines import folded, shown_of
from desktop.models.findings import BESIDE, LIMIT, Findings
from desktop.models.looking import Looking
from desktop.models.navigation import NavigatorModel
from desktop.operations.filters import save_filter
from desktop.session import Session
from tests.bench.bulk import filled_tracker
from tests.bench.long_text import long_text
from tests.bench.processes import Beside
from tests.bench.raw_rows import inserting, percentile, seconds
from tests.bench.test_bench_store import WORDS, positions, told, with_parties
from tests.desktop.reading import add_source
from tests.desktop.sessions import sample_session

MANY, VERY_MANY = 100_000, 1_000_000
KEY = 50  # milliseconds a key may take in the search box, and an edit until the counts follow
ROUNDS = 7
PASSAGES = 4  # times the bare query: the words around are read and folded
CRITERIA = (
    (Criterion("actor", IS, ("a1", "a2")), "actor IN ('a1', 'a2')"),
    (Criterion("channel", IS_NOT, ("official",)), "channel != 'official'"),
    (Criterion("stated", BEFORE, ("2015",)), "stated_to < '2015-01-01'"),
    (Criterion("stated", AFTER, ("2024",)), "stated_from > '2024-12-31'"),
    (Criterion("confidence", UNSTATED), "confidence = ''"),
    (Criterion(SOURCE, UNSTATED), "id NOT IN (SELECT record FROM evidence)"),
)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker with 100 000 positions that can be searched."""
    path = tmp_path_factory.mktemp("large") / "large.parley"
    with with_parties(path) as store:
        store.apply(inserting(positions(MANY)))
    return path


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = filled_tracker(tmp_path_factory.mktemp("million") / "million.parley", VERY_MANY)
    with Store.open(path, desk="bench") as store:
        yield store


def milliseconds(benchmark: BenchmarkFixture, taken: list[float], target: float) -> None:
    p95 = percentile(taken, 0.95) * 1000
    benchmark.extra_info.update(p95_ms=round(p95, 1), target=target)
    sys.stdout.write(f"\n{benchmark.name}: p95 {p95:.1f} ms (target {target})\n")


def _measure_keys(benchmark: BenchmarkFixture, findings: Findings, typed: Sequence[str]) -> None:
    """How long the window takes for each of these, typed one after the other; once before for nothing."""
    taken: list[float] = []

    def keys() -> None:
        taken.extend(seconds(partial(findings.look_for, each), clean=False) for each in typed)

    keys()
    taken.clear()
    benchmark.pedantic(keys, rounds=1, iterations=1)
    milliseconds(benchmark, taken, KEY)


def test_a_key_in_the_search_box(benchmark: BenchmarkFixture, large: Path, qapp: QApplication) -> None:
    session = Session(desk="bench")
    session.open(large)
    findings = Findings(session, (), session)
    for _ in session.names.preparing():
        pass
    typed = [word[:end] for word in WORDS[:20] for end in range(1, len(word) + 1)]
    typed += [f"{prefix}: {word[:2]}" for prefix in ("p", "a", "i") for word in WORDS[:5]]
    _measure_keys(benchmark, findings, typed)
    findings.look_for(WORDS[0])
    found = findings.found
    session.close()
    assert found


def test_a_key_in_the_search_box_over_texts(
    benchmark: BenchmarkFixture, tmp_path: Path, qapp: QApplication
) -> None:
    """As many paragraphs as are searched without a thread; with more of them hits come beside the window."""
    session = sample_session(tmp_path)
    add_source(session.store, "long", "Nearly as much as is searched at once", long_text(BESIDE // 6 - 10))
    findings = Findings(session, (), session)
    for _ in session.names.preparing():
        pass
    typed = [word[:end] for word in WORDS[:10] for end in range(1, len(word) + 1)]
    typed += [f"w: {word[:end]}" for word in WORDS[:10] for end in (1, 3, len(word))]
    _measure_keys(benchmark, findings, typed)
    findings.look_for(f"w: {WORDS[0]}")
    number, parts = findings.found, highest_part(session.store.db)
    session.close()
    assert number == LIMIT
    assert BESIDE / 2 < parts < BESIDE


def test_the_best_passages_of_8_000_pages_against_the_bare_query(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    """The floor: which paragraphs hold the words, and the texts they are in. Ours tells the words around."""
    with with_parties(tmp_path / "texts.parley") as store:
        for n in range(80):
            add_source(store, f"s{n}", f"Source {n}", long_text(100, seed=n))
        expression = search.match_expression(f"{WORDS[0]} {WORDS[1]}")

        def floored() -> list[str | None]:
            found = store.db.execute(RANKED, (expression, 50)).fetchall()
            return [text_of(store.db, source) for source in {source for source, _, _ in found}]

        def measure() -> Beside:
            floor = [seconds(floored) for _ in range(ROUNDS)]
            ours = [seconds(lambda: store.search_texts(f"{WORDS[0]} {WORDS[1]}")) for _ in range(ROUNDS)]
            return Beside(min(ours), min(floor))

        measured = benchmark.pedantic(measure, rounds=1, iterations=1)
        told(benchmark, measured, PASSAGES)
        assert len(store.search_texts(f"{WORDS[0]} {WORDS[1]}")) == 50


@pytest.mark.parametrize(("criterion", "sql"), CRITERIA, ids=[sql for _, sql in CRITERIA])
def test_conditions_over_a_million_rows_against_the_bare_query(
    benchmark: BenchmarkFixture, million: Store, criterion: Criterion, sql: str
) -> None:
    bare = f"SELECT n FROM position x WHERE {sql} ORDER BY statement COLLATE NOCASE, n"
    listing = Listing("position", ("statement",), criteria=(criterion,))

    def measure() -> Beside:
        ours, floor = [], []
        for _ in range(3):
            floor.append(seconds(lambda: million.db.execute(bare).fetchall(), clean=False))
            ours.append(seconds(lambda: lists.numbers(million.db, listing), clean=False))
        return Beside(min(ours), min(floor))

    measured = benchmark.pedantic(measure, rounds=1, iterations=1)
    told(benchmark, measured, 1.5)
    found = lists.count(million.db, listing)
    assert found == len(million.db.execute(f"SELECT n FROM position x WHERE {sql}").fetchall())


def test_the_newest_of_a_prefix_in_100_000_records_within_a_kind(
    benchmark: BenchmarkFixture, large: Path
) -> None:
    with Store.open(large, desk="bench") as store:
        bare = search.NEWEST.format("")

        def measure() -> Beside:
            floor = [seconds(lambda: store.db.execute(bare, ("act *", 50)).fetchall()) for _ in range(ROUNDS)]
            ours = [seconds(lambda: store.search("act", kinds=["actor"], newest=True)) for _ in range(ROUNDS)]
            return Beside(min(ours), min(floor))

        measured = benchmark.pedantic(measure, rounds=1, iterations=1)
        told(benchmark, measured, 20)
        assert {hit.kind for hit in store.search("act", kinds=["actor"])} == {"actor"}


def test_what_stands_in_100_000_positions_against_their_snapshot(
    benchmark: BenchmarkFixture, large: Path
) -> None:
    """Beside the window; a snapshot is what no finding of it can do without."""
    with Store.open(large, desk="bench") as store:
        snapshot = store.snapshot()
        ours = partial(standing, snapshot, "2026-11-22")

        def measure() -> Beside:
            return Beside(
                seconds(ours), min(seconds(lambda: Reader(large, store.db).snapshot()) for _ in range(3))
            )

        measured = benchmark.pedantic(measure, rounds=1, iterations=1)
        told(benchmark, measured, 6)
        assert len(ours()["uncited"]["position"]) == MANY - len(
            [each for each in snapshot.all(Position) if each.channel == "assessed"]
        )


def test_counts_after_an_edit_of_the_sample(
    benchmark: BenchmarkFixture, tmp_path: Path, qapp: QApplication
) -> None:
    session = sample_session(tmp_path)
    navigator = NavigatorModel(session, session)
    listing = Listing("position", criteria=(Criterion("channel", IS, ("official",)),))
    for n in range(10):
        session.do(save_filter(f"Filter {n}", listing))
    jobs = Jobs(session)
    Looking(session, jobs, session)
    qapp.processEvents()
    source = session.store.find(Evidence)[0].source
    positions = session.store.all(Position)
    taken: list[float] = []

    def edit(n: int) -> None:
        cited = Evidence(id=f"bench-{n}", source=source, record=positions[n].id)
        began = time.perf_counter()
        session.do(Change("Cite", (Edit.insert(cited),)))
        qapp.processEvents()
        taken.append(time.perf_counter() - began)

    def edits() -> None:
        for n in range(20):
            edit(n)

    benchmark.pedantic(edits, rounds=1, iterations=1)
    milliseconds(benchmark, taken, KEY)
    row = navigator.row_of("look:uncited")
    assert navigator.entry(row).count == sum(map(len, session.standing["uncited"].values()))
    session.close()


def test_the_filter_over_very_many_findings_of_the_checks(benchmark: BenchmarkFixture) -> None:
    """On the GUI thread at each pause of the keys. The floor: one search in each of the texts."""
    rules = list(TITLES)[:10]
    found = [
        Finding("look", f"p{n}", rules[n % 10], f"{WORDS[n % 20]} of {n} has no source.", "Name the source.")
        for n in range(MANY)
    ]
    texts = folded(found, TITLES)

    def filtered() -> int:
        return shown_of(found, texts, "source 77", TITLES).number

    def searched() -> int:
        return sum(["77" in text for text in texts])

    pairs = [(seconds(filtered), seconds(searched)) for _ in range(ROUNDS)]
    measured = Beside(min(pair[0] for pair in pairs), min(pair[1] for pair in pairs))
    told(benchmark, benchmark.pedantic(lambda: measured, rounds=1, iterations=1), 8)
    assert filtered() == searched() > 0
