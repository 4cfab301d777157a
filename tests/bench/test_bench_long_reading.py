"""A source of 500 pages in the window: how long opening it, going about in it, a new look hold the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from db.records import Source
from desktop.dialogs.correcting import CorrectTextDialog
from desktop.dialogs.waiting import WaitingDialog
from desktop.models.navigation import READ
from desktop.views.reader.text import ReaderText
from desktop.window import MainWindow
from tests.bench.long_text import long_text
from tests.bench.test_bench_store import with_parties
from tests.bench.test_bench_watchdog import CTRL, held_up, open_on, pace
from tests.desktop.reading import TALKS, add_source
from tests.dialogs import Dialogs

__all__ = ["open_on", "pace"]  # fixtures
PAGES = 500
HALF = 1_000_000  # characters: half of the way down
Key = Qt.Key


def read_long(open_on: Callable[[Path], MainWindow], folder: Path) -> MainWindow:
    """A window in which a page is read, on a tracker with two sources of 500 pages."""
    text = long_text(PAGES)
    with with_parties(folder / "talks.parley") as store:
        store.desk = "bench"
        add_source(store, "long", "Five hundred pages", text)
        add_source(store, "blocks", "As long, in short paragraphs", TALKS * (len(text) // len(TALKS)))
        add_source(store, "short", "One page", long_text(1))
    window = open_on(folder / "talks.parley")
    window.travel.go_in(f"{READ}short")
    return window


def text_of(window: MainWindow) -> ReaderText:
    assert window.pages.reader is not None
    return window.pages.reader.text


def test_reading_500_pages(
    benchmark: BenchmarkFixture, open_on: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    window = read_long(open_on, tmp_path)
    text = text_of(window)

    def press(key: Key) -> None:
        QTest.keyClick(text, key, CTRL)

    def find() -> None:
        assert window.pages.reader is not None
        window.pages.reader.finding.begin()
        window.pages.reader.finding.box.setText("word1234")

    held_up(
        benchmark,
        window,
        opening=partial(window.travel.go_in, f"{READ}long"),
        short_paragraphs=partial(window.travel.go_in, f"{READ}blocks"),
        opening_again=partial(window.travel.go_in, f"{READ}long"),
        the_end=partial(press, Key.Key_End),
        a_passage=partial(text.show_passage, HALF, HALF + 100),
        selecting_all=partial(press, Key.Key_A),
        another_width=partial(window.resize, 1600, 900),
        finding=find,
    )
    assert len(text.hits) > 0


def test_another_look_of_500_pages(
    benchmark: BenchmarkFixture, open_on: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    """Against that of one page: the rest of the window takes its time too."""
    window, application = read_long(open_on, tmp_path), QApplication.instance()
    assert isinstance(application, QApplication)
    theme = window.theme
    held_up(
        benchmark,
        window,
        one_page=partial(theme.apply, application, "dark", 100),
        opening=partial(window.travel.go_in, f"{READ}long"),
        dark_500=partial(theme.apply, application, "light", 100),
        larger_500=partial(theme.apply, application, "light", 120),
        one_page_again=partial(window.travel.go_in, f"{READ}short"),
        as_before=partial(theme.apply, application, "light", 100),
    )
    assert text_of(window).source is not None


def test_correcting_500_pages(
    benchmark: BenchmarkFixture, open_on: Callable[[Path], MainWindow], dialogs: Dialogs, tmp_path: Path
) -> None:
    """Every fiftieth word is another: what is compared takes as long as it may."""
    window = read_long(open_on, tmp_path)
    window.travel.go_in(f"{READ}long")

    def change(dialog: object) -> None:
        assert isinstance(dialog, CorrectTextDialog)
        dialog.box.setPlainText(dialog.box.text().replace("word1", "term1"))
        dialog.take()

    dialogs.let_pass(WaitingDialog)
    dialogs.expect(change)
    before = window.session.store.need(Source, "long").text
    held_up(benchmark, window, correcting=window.reading.correct)
    assert window.session.store.need(Source, "long").text != before
