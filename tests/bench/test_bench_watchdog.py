"""The window over 100 000 positions: how long it is held up at most by what is done in it."""

import csv
import gc
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from db.records import Actor, Position
from desktop.dialogs.waiting import WaitingDialog
from desktop.furnishing import furnished
from desktop.notify import Notify
from desktop.operations.records import set_fields
from desktop.pace import Pace
from desktop.session import Scope, Session
from desktop.settings import COPIES, Settings
from desktop.theme import Theme
from desktop.window import MainWindow
from tests.bench.long_text import long_text
from tests.bench.raw_rows import inserting, percentile
from tests.bench.test_bench_store import WORDS, positions, with_parties
from tests.bench.watchdog import Watchdog, pass_until, settle
from tests.desktop.reading import add_source
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots

MANY, SELECTED = 100_000, 5_000
HELD_UP = 100  # milliseconds the window may be held up at most
COMMIT, OPEN = 50, 30  # milliseconds: an edit until all views show it, a record until it is shown
EDITS = 40
BETWEEN = 0.2  # seconds from one edit to the next
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker with 100 000 positions."""
    path = tmp_path_factory.mktemp("large") / "large.parley"
    with with_parties(path) as store:
        store.apply(inserting(positions(MANY)))
    return path


@pytest.fixture
def pace(qapp: QApplication) -> Iterator[None]:
    """Python as it is set where the window runs."""
    switch, limits = sys.getswitchinterval(), gc.get_threshold()
    made = Pace(qapp)
    yield
    made.deleteLater()
    sys.setswitchinterval(switch)
    gc.set_threshold(*limits)
    gc.enable()


@pytest.fixture
def open_on(
    qapp: QApplication, qtbot: QtBot, pace: None, tmp_path: Path
) -> Iterator[Callable[[Path], MainWindow]]:
    """Opens the window on a tracker, with its list of positions before it."""
    theme, opened = Theme(), list[MainWindow]()
    theme.apply(qapp, "light")

    def open_window(path: Path) -> MainWindow:
        session = Session(desk="bench", author="Bench")
        settings = Settings(tmp_path / "settings.json")
        settings.set(COPIES, 0)  # one on closing is no part of it
        window = furnished(session, theme, settings, Notify(theme))
        session.setParent(window)
        opened.append(window)
        qtbot.addWidget(window)
        window.resize(1440, 900)
        session.open(path)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.run_command("list position")
        settle(window)
        return window

    yield open_window
    for window in opened:
        window.close()


@pytest.fixture
def window(open_on: Callable[[Path], MainWindow], large: Path, tmp_path: Path) -> MainWindow:
    """On a tracker of its own with 100 000 positions."""
    path = tmp_path / "talks.parley"
    copyfile(large, path)
    return open_on(path)


def held_up(benchmark: BenchmarkFixture, window: MainWindow, **steps: Callable[[], object]) -> None:
    """Do things one after the other, each to its end, and tell how long the window was held up in each."""
    watchdog, longest, work = Watchdog(), dict[str, float](), dict[str, float]()

    def run() -> None:
        for name, step in {"nothing": lambda: None, **steps}.items():
            with watchdog.watching():
                step()
                settle(window)
            longest[name], work[name] = watchdog.longest, watchdog.most_work

    benchmark.pedantic(run, rounds=1, iterations=1)
    floor = longest.pop("nothing")  # other work of the machine holds it up too
    worst = max(longest.values())
    most = max(work.values())
    benchmark.extra_info.update(
        longest_ms=round(worst), work_ms=round(most), floor_ms=round(floor), target=HELD_UP
    )
    parts = ", ".join(
        f"{name.replace('_', ' ')} {ms:.0f} ms (work {work[name]:.0f})" for name, ms in longest.items()
    )
    sys.stdout.write(f"\n{benchmark.name}: held up for {parts} (idle {floor:.0f} ms, target {HELD_UP})\n")


def within(benchmark: BenchmarkFixture, taken: list[float], target: int) -> None:
    """Tell the 95th percentile of some times in seconds beside its target in milliseconds."""
    p95 = percentile(taken, 0.95) * 1000
    benchmark.extra_info.update(p95_ms=round(p95, 1), target=target)
    sys.stdout.write(f"\n{benchmark.name}: p95 {p95:.1f} ms (target {target})\n")


def counted(window: MainWindow) -> int:
    return window.session.store.counts()[Position.META.kind]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def table_of(folder: Path) -> Path:
    """A table with 100 000 positions."""
    path = folder / "positions.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "actor", "issue", "channel", "stated", "statement"])
        for n in range(MANY):
            said = f"Statement {n} on what is asked and what is offered in return for it."
            day = f"20{10 + n % 16}-{1 + n % 12:02}"
            writer.writerow([f"q{n}", f"a{n % 40}", f"i{n % 16}", "official", day, said])
    return path


def test_an_import_of_100_000_rows_its_undo_and_redo(
    benchmark: BenchmarkFixture, open_on: Callable[[Path], MainWindow], dialogs: Dialogs, tmp_path: Path
) -> None:
    with_parties(tmp_path / "talks.parley").close()
    table, window = table_of(tmp_path), open_on(tmp_path / "talks.parley")
    dialogs.expect(robots.press(f"Import {MANY:,} records"))
    held_up(
        benchmark,
        window,
        importing=lambda: window.files.import_paths([table]),
        undoing=window.records.undo,
        doing_again=window.records.redo,
    )
    assert counted(window) == MANY
    assert window.toast.message.text == "Done again: Import positions.csv"


def test_opening_100_000_positions(
    benchmark: BenchmarkFixture, window: MainWindow, large: Path, tmp_path: Path, dialogs: Dialogs
) -> None:
    """Where it takes longer than a moment a dialog says so, which goes by itself."""
    dialogs.let_pass(WaitingDialog)
    other = tmp_path / "other.parley"
    copyfile(large, other)
    held_up(benchmark, window, opening=lambda: window.files.open_path(other))
    assert window.session.store.path == other


def test_exports_of_100_000_positions(
    benchmark: BenchmarkFixture, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    (tmp_path / "tables").mkdir()
    for form, place in (("bundle", "talks.json"), ("tables", "tables")):
        dialogs.expect(robots.export_as(form))
        dialogs.expect(robots.choose_file(tmp_path / place))
    held_up(benchmark, window, bundle=window.files.export, tables=window.files.export)
    assert (tmp_path / "talks.json").exists()
    assert list((tmp_path / "tables").rglob("*.csv"))


def test_search_while_one_types(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    def type_words(words: str) -> None:
        QTest.keyClick(window, Qt.Key.Key_K, CTRL)
        for letter in words:
            QTest.keyClicks(focused(), letter)
            pass_until(lambda: not window.jobs.running)
        assert window.finder.findings.rowCount() > 0
        QTest.keyClick(focused(), Qt.Key.Key_Escape)

    held_up(
        benchmark,
        window,
        rare=partial(type_words, "paragraph1"),
        common=partial(type_words, "ceasefire"),
        name=partial(type_words, "Actor 1"),
        two_words=partial(type_words, "corridor amnesty"),
    )


def test_deleting_5_000_of_100_000_positions(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    page = window.pages.list_page()
    assert page is not None
    last = page.records.index(SELECTED - 1, len(page.records.columns) - 1)
    chosen = QItemSelection(page.records.index(0, 0), last)
    page.table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    settle(window)
    held_up(benchmark, window, deleting=window.bulk.delete, undoing=window.records.undo)
    assert counted(window) == MANY


def test_another_scope_over_100_000_positions(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    session = window.session
    scopes = (Scope(as_of="2020-01-01"), Scope(channels=("official",)), Scope())
    date, channel, everything = (partial(session.set_scope, scope) for scope in scopes)
    held_up(benchmark, window, date=date, channel=channel, everything=everything)
    assert session.in_scope() is None


def test_an_edit_until_all_views_show_it(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    page, session, taken = window.pages.list_page(), window.session, list[float]()
    assert page is not None

    def edit(n: int) -> None:
        record = page.records.record(n)
        assert isinstance(record, Position)
        began = time.perf_counter()
        session.do(set_fields(session.store, record, {"venue": f"Geneva {n}"}))
        QApplication.processEvents()
        window.repaint()
        taken.append(time.perf_counter() - began)

    def edits() -> None:
        for n in range(EDITS):
            edit(n)
            settle_shortly()

    edit(EDITS)
    taken.clear()
    benchmark.pedantic(edits, rounds=1, iterations=1)
    within(benchmark, taken, COMMIT)
    found = page.records.record(EDITS - 1)
    assert isinstance(found, Position)
    assert found.venue == f"Geneva {EDITS - 1}"


def test_opening_records(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    page, taken = window.pages.list_page(), list[float]()
    assert page is not None

    def open_row(row: int) -> None:
        began = time.perf_counter()
        page.table.selectRow(row)
        window.inspector.repaint()
        taken.append(time.perf_counter() - began)
        settle_shortly()

    def rows() -> None:
        for row in range(0, EDITS * 3, 3):
            open_row(row)

    open_row(1)
    taken.clear()
    benchmark.pedantic(rows, rounds=1, iterations=1)
    within(benchmark, taken, OPEN)
    assert window.inspector.record_id == page.table.selected_ids()[0]


def test_the_list_of_actors_stays_at_hand_during_an_import(
    benchmark: BenchmarkFixture, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    """What is there can be read while much is written."""
    table = table_of(tmp_path)
    dialogs.expect(robots.press(f"Import {MANY:,} records"))

    def read_meanwhile() -> None:
        window.files.import_paths([table])
        pass_until(lambda: bool(window.session.busy))
        while window.session.busy:
            window.run_command("list actor")
            settle_shortly()
            window.run_command("list position")
            settle_shortly()

    held_up(benchmark, window, reading=read_meanwhile)
    assert counted(window) == 2 * MANY
    assert len(window.session.store.all(Actor)) == 40


def test_the_text_of_500_pages_out_of_the_search_and_into_it(
    benchmark: BenchmarkFixture, open_on: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    with with_parties(tmp_path / "talks.parley") as store:
        store.desk = "bench"
        add_source(store, "long", "Five hundred pages", long_text(500))
    window = open_on(tmp_path / "talks.parley")
    held_up(benchmark, window, taking_out=window.records.undo, taking_in=window.records.redo)
    assert window.toast.message.text.startswith("Done again")
    assert [hit.id for hit in window.session.store.search_texts(WORDS[0], limit=1)] == ["long"]


def settle_shortly() -> None:
    end = time.perf_counter() + BETWEEN
    pass_until(lambda: time.perf_counter() > end)
