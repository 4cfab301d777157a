"""The comparisons beside their floors: on the sample, on 50 000 positions, after an edit, while scrolling."""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from math import prod
from pathlib import Path
from time import sleep, thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.queries.snapshot import Snapshot
from db.records import DOSSIER_ID, KINDS, Actor, ActorRole, Issue, Option, Position, PositionOption, Record
from db.store import Store
from desktop.analysis.comparisons import BY_KEY, COMPARISONS, Comparison
from desktop.analysis.packages import BEST, EXACT, packages
from desktop.analysis.stances import Stances
from desktop.jobs import Jobs
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.comparisons.matrix import MatrixPage
from desktop.views.comparisons.matrix_drawing import COLUMN, COLUMN_HEAD, ROW, ROW_HEAD
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.comparisons.pages import page_of
from tests.bench.at_scale import ACTORS, ISSUES, records
from tests.bench.processes import Beside
from tests.bench.raw_rows import seconds
from tests.bench.test_bench_finding import milliseconds
from tests.bench.test_bench_store import told
from tests.bench.test_bench_watchdog import pace
from tests.desktop.sessions import sample_session
from tests.resources.sample import RECORDS as SAMPLE

__all__ = ["pace"]  # a fixture
OPTIONS = {"today": "2026-11-22"}
ROUNDS = 3
TOGETHER, EACH = 95, 24  # times a bare pass over the sample's records: 20 ms and 5 ms where it takes 0.21 ms
LARGE = 4.7  # times a bare pass over 186 000 records: 150 ms where it takes 32 ms, see README.md
TOGETHER_MS, LARGE_MS = 20, 150  # what is asked for, in milliseconds
SEARCH = 4  # times the sums of all combinations alone
FRAME = 16  # milliseconds
EDIT = 50  # milliseconds
EDITS = 10
BY_NAME = [pytest.param(each, id=each.key) for each in COMPARISONS]


def bare_pass(some: dict[str, Record]) -> dict[type[Record], list[str]]:
    """The floor: every record once, sorted by its kind."""
    kinds: dict[type[Record], list[str]] = defaultdict(list)
    for record in some.values():
        kinds[type(record)].append(record.id)
    return kinds


def beside(ours: Callable[[], object], floor: Callable[[], object], rounds: int = ROUNDS) -> Beside:
    """Two functions in turn without collecting, so that both meet the same machine; the best of each."""
    pairs = [(seconds(ours), seconds(floor)) for _ in range(rounds)]
    return Beside(min(pair[0] for pair in pairs), min(pair[1] for pair in pairs))


@pytest.fixture(scope="module")
def large() -> Iterator[dict[str, Record]]:
    """The records of 60 actors on 60 issues, kind by kind as they are read from a tracker.

    Frozen, so that nothing measured here collects them.
    """
    places = {cls: place for place, cls in enumerate(KINDS.values())}
    made = {each.id: each for each in sorted(records(), key=lambda each: places[type(each)])}
    gc.collect()
    gc.freeze()
    yield made
    gc.unfreeze()


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    made = Theme()
    made.apply(qapp, "light")
    return made


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = sample_session(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shut_down()


def shown(qtbot: QtBot, session: Session, theme: Theme, key: str, jobs: Jobs | None = None) -> ComparisonPage:
    """The page of a comparison with the sample on it."""
    page = page_of(key)(session, theme, jobs=jobs)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.result is not None)
    return page


# -- the sample --------------------------------------------------------------------------------------


def test_all_comparisons_of_the_sample_together(benchmark: BenchmarkFixture) -> None:
    def all_of_them() -> int:
        snapshot = Snapshot(SAMPLE)
        return sum(bool(each.report(snapshot, OPTIONS).sentence) for each in COMPARISONS)

    all_of_them()
    measure = partial(beside, all_of_them, partial(bare_pass, SAMPLE), 7)
    told(benchmark, benchmark.pedantic(measure, rounds=1, iterations=1), TOGETHER, TOGETHER_MS)
    assert all_of_them() == len(COMPARISONS)


@pytest.mark.parametrize("comparison", BY_NAME)
def test_a_comparison_of_the_sample(benchmark: BenchmarkFixture, comparison: Comparison) -> None:
    def report() -> str:
        return comparison.report(Snapshot(SAMPLE), OPTIONS).sentence

    report()
    measure = partial(beside, report, partial(bare_pass, SAMPLE), 7)
    told(benchmark, benchmark.pedantic(measure, rounds=1, iterations=1), EACH)
    assert report()


# -- 60 actors, 60 issues, 50 000 positions -----------------------------------------------------------


@pytest.mark.parametrize("comparison", BY_NAME)
def test_a_comparison_of_50_000_positions(
    benchmark: BenchmarkFixture, large: dict[str, Record], comparison: Comparison
) -> None:
    comparison.report(Snapshot(SAMPLE), OPTIONS)

    def measure() -> Beside:
        taken, floor = [], []
        for _ in range(ROUNDS):
            snapshot = Snapshot(large)
            taken.append(seconds(partial(comparison.report, snapshot, OPTIONS)))
            floor.append(seconds(partial(bare_pass, large)))
        return Beside(min(taken), min(floor))

    told(benchmark, benchmark.pedantic(measure, rounds=1, iterations=1), LARGE, LARGE_MS)
    found = comparison.report(Snapshot(large), OPTIONS)
    assert found.rows
    assert not found.empty


@pytest.mark.parametrize("comparison", BY_NAME)
def test_from_a_snapshot_of_50_000_positions_to_a_painted_page(
    benchmark: BenchmarkFixture, large: dict[str, Record], comparison: Comparison,
    session: Session, theme: Theme, qtbot: QtBot, jobs: Jobs,
) -> None:  # fmt: skip
    """What a sentence leaves for later is found beside the window after that: `rest_ms`."""
    page = shown(qtbot, session, theme, comparison.key, jobs)

    def painted(snapshot: Snapshot) -> None:
        page.comparing.ready.emit(page.worked(snapshot))
        page.grab()

    def measure() -> Beside:
        taken, floor = [], []
        for _ in range(ROUNDS):
            taken.append(seconds(partial(painted, Snapshot(large))))
            floor.append(seconds(partial(bare_pass, large)))
        return Beside(min(taken), min(floor))

    told(benchmark, benchmark.pedantic(measure, rounds=1, iterations=1), LARGE, LARGE_MS)
    rest = seconds(lambda: page.report.sentence)
    benchmark.extra_info.update(rest_ms=round(rest * 1000, 1))
    assert page.report.rows
    assert page.report.is_whole


@pytest.fixture(scope="module")
def large_session(large: dict[str, Record], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A tracker of the same records, open in a window's session; read once, as the window has done."""
    path = tmp_path_factory.mktemp("large") / "large.parley"
    with Store.create(path, desk="bench") as store:
        kept = tuple(Edit.insert(each) for each in large.values() if each.id != DOSSIER_ID)
        store.apply(Change("Import", kept, kind="import"))
    opened = Session(desk="bench")
    opened.open(path)
    opened.snapshot()
    yield opened
    opened.close()


@pytest.mark.parametrize("key", BY_KEY)
def test_the_window_while_a_view_of_50_000_positions_is_worked_out(
    benchmark: BenchmarkFixture, key: str, pace: None,
    large_session: Session, theme: Theme, qtbot: QtBot, qapp: QApplication, jobs: Jobs,
) -> None:  # fmt: skip
    """The longest stand-still from the frame of a view to its picture and all that is said of it. The floor:
    that until its bare frame stands. `own_ms`: the longest without what was waited for others.
    """
    page_class = page_of(key)  # imported before, as the window does when nothing else goes on
    large_session.snapshot().let_go()  # of what other views have worked out of it
    stood: list[float] = []
    own: list[float] = []
    pages: list[ComparisonPage] = []

    def stand(work: Callable[[], object]) -> None:
        began = thread_time()
        stood.append(seconds(work, clean=False))
        own.append(thread_time() - began)

    def choose() -> float:
        stand(lambda: pages.append(page_class(large_session, theme, jobs=jobs)))
        (page,) = pages
        page.resize(1280, 800)
        stand(page.show)
        stand(qapp.processEvents)  # the frame is painted
        frame = max(stood)
        stood.clear()
        own.clear()
        while page.result is None:
            stand(qapp.processEvents)
            sleep(0.001)
        stand(page.repaint)
        while not page.report.is_whole or page.comparing.is_on:
            stand(qapp.processEvents)
            sleep(0.001)
        stand(qapp.processEvents)
        return frame

    frame = benchmark.pedantic(choose, rounds=1, iterations=1)
    qtbot.addWidget(pages[0])
    pages[0].hide()
    milliseconds(benchmark, stood, FRAME)
    benchmark.extra_info.update(
        longest_ms=round(max(stood) * 1000, 1),
        own_ms=round(max(own) * 1000, 1),
        frame_ms=round(frame * 1000, 1),
    )
    told(benchmark, Beside(max(stood), frame), 1.5, FRAME)
    assert pages[0].report.rows


# -- packages ----------------------------------------------------------------------------------------


def packaged(options: tuple[int, ...], parties: int) -> Snapshot:
    """Issues with so many options each, none of them a red line of the parties."""
    made: list[Record] = []
    for p in range(parties):
        made += [Actor(id=f"a{p}", name=f"Actor {p}"), ActorRole(id=f"r{p}", actor=f"a{p}", role="party")]
    for i, number in enumerate(options):
        made.append(Issue(id=f"i{i}", title=f"Issue {i}", rank=i))
        made += [Option(id=f"o{i}-{o}", issue=f"i{i}", label=f"{o}", value=float(o)) for o in range(number)]
        for p in range(parties):
            made.append(Position(id=f"p{p}-{i}", actor=f"a{p}", issue=f"i{i}", channel="official"))
            made += [
                PositionOption(id=f"l{p}-{i}-{o}", position=f"p{p}-{i}", option=f"o{i}-{o}",
                               stance=("acceptable", "opposed", "conditional")[(p + i + o) % 3])
                for o in range(number)
            ]  # fmt: skip
    return Snapshot.of(made)


def test_packages_at_their_exact_bound(benchmark: BenchmarkFixture) -> None:
    sizes, parties = (6, 6, 6, 6, 7, 11), 4  # 99 792 combinations
    stances = Stances(packaged(sizes, parties))
    gains = [[tuple(float((p + o) % 2) for p in range(parties)) for o in range(size)] for size in sizes]

    def sums() -> float:
        return max(min(map(sum, zip(*chosen, strict=True))) for chosen in product(*gains))

    search = partial(packages, stances, stances.parties())
    measured = benchmark.pedantic(partial(beside, search, sums), rounds=1, iterations=1)
    told(benchmark, measured, SEARCH)
    found = search()
    assert found.number == prod(sizes) < EXACT
    assert found.exact
    assert len(found.best) == BEST


# -- the window --------------------------------------------------------------------------------------


class PlainCells(QWidget):
    """The floor of a frame: as many cells as the matrix shows, each a ground and a letter."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for top in range(COLUMN_HEAD, self.height(), ROW):
            for left in range(ROW_HEAD, self.width(), COLUMN):
                painter.fillRect(left, top, COLUMN - 2, ROW - 2, Qt.GlobalColor.lightGray)
                painter.drawText(left, top, COLUMN, ROW, Qt.AlignmentFlag.AlignCenter, "R")


@pytest.mark.parametrize("size", [(1280, 800), (2560, 1440)], ids=["1280x800", "2560x1440"])
def test_a_frame_of_the_matrix_while_it_scrolls(
    benchmark: BenchmarkFixture, large: dict[str, Record], size: tuple[int, int],
    session: Session, theme: Theme, qtbot: QtBot, qapp: QApplication,
) -> None:  # fmt: skip
    page, plain = shown(qtbot, session, theme, "matrix"), PlainCells()
    qtbot.addWidget(plain)
    assert isinstance(page, MatrixPage)
    page.comparing.ready.emit(page.worked(Snapshot(large)))
    page.resize(*size)
    plain.resize(page.grid.viewport().size())
    with qtbot.waitExposed(plain):
        plain.show()
    down, across = page.grid.verticalScrollBar(), page.grid.horizontalScrollBar()
    taken: list[float] = []
    floor: list[float] = []

    def scrolled(place: int) -> None:
        bar = down if place < 60 else across
        bar.setValue(place % 60 * bar.maximum() // 60)
        qapp.processEvents()

    def frames() -> None:
        for place in range(120):
            taken.append(seconds(partial(scrolled, place), clean=False))
            floor.append(seconds(plain.repaint, clean=False))

    benchmark.pedantic(frames, rounds=1, iterations=1)
    milliseconds(benchmark, taken, FRAME)
    told(benchmark, Beside(sorted(taken)[60], sorted(floor)[60]), 4)
    assert page.matrix is not None
    assert len(page.matrix.cells) == ACTORS * ISSUES
    assert down.value() > ROW


@pytest.mark.parametrize("key", BY_KEY)
def test_from_an_edit_of_the_sample_to_a_painted_page(
    benchmark: BenchmarkFixture, key: str, session: Session, theme: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    """The floor is the edit without a page."""
    page = shown(qtbot, session, theme, key)
    positions = session.store.all(Position)

    def edit(n: int) -> None:
        reworded = Edit.update(positions[n], statement=f"Another statement {n}.")
        session.do(Change("Word it otherwise", (reworded,)))
        qapp.processEvents()

    def edit_and_paint(n: int) -> None:
        before = page.result
        edit(n)
        while page.result is before:
            qapp.processEvents()
        page.grab()

    taken = benchmark.pedantic(
        lambda: [seconds(partial(edit_and_paint, n)) for n in range(EDITS)], rounds=1, iterations=1
    )
    page.hide()
    milliseconds(benchmark, taken, EDIT)
    floor = [seconds(partial(edit, EDITS + n)) for n in range(EDITS)]
    told(benchmark, Beside(min(taken), min(floor)), 40)
    assert page.report.sentence
