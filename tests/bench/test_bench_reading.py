"""A source of 100,000 words: page by page through its text, against the same text and nothing around it."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Evidence, Position
from db.store import Store
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.reader.page import ReaderPage
from tests.desktop.reading import TALKS, add_source, reading_tracker

WORDS = 100_000
PAGES = 120
CITED = 1_000
TARGET = 4.0  # times the bare text: lines and letters of what is filed, numbers of paragraphs


def long_text() -> str:
    """The talks over and over, each time as another part."""
    once = len(TALKS.split()) + 2
    return "\n\n".join(f"{TALKS}Part {n}." for n in range(WORDS // once + 1))


def test_page_down_in_a_long_text(
    benchmark: BenchmarkFixture, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    text = long_text()
    path = reading_tracker(tmp_path / "long.parley")
    with Store.open(path, desk="desk-1", author="Ana") as store:
        add_source(store, "long", "A long one", text)
        store.apply(Change("Cite", _citations(len(text))))
    theme = Theme()
    theme.apply(qapp, "light")
    session = Session(desk="bench")
    session.open(path)
    page, bare = ReaderPage(session, theme), QTextEdit()
    bare.setPlainText(text)
    bare.setFont(theme.font("lead"))
    began = time.perf_counter()
    page.show_source("long")
    opened = (time.perf_counter() - began) * 1000
    for widget in (page, bare):
        qtbot.addWidget(widget)
        widget.resize(900, 800)
        with qtbot.waitExposed(widget):
            widget.show()
    floor = _median(_paging(bare, qtbot))
    benchmark.pedantic(_paging(page.text, qtbot), rounds=PAGES, iterations=1)
    assert benchmark.stats is not None
    ours = benchmark.stats.stats.median
    ratio = ours / floor
    benchmark.extra_info.update(ratio=round(ratio, 2), target=TARGET, opened_ms=round(opened))
    sys.stdout.write(f"\n{benchmark.name}: {ours * 1000:.1f} ms, {ratio:.1f} times bare (target {TARGET})\n")
    assert page.text.verticalScrollBar().value() > 0
    session.close()


def _citations(length: int) -> tuple[Edit, ...]:
    position = Position(id="p1", actor="veld", issue="water", channel="official")
    step = length // CITED
    cited = (
        Evidence(id=f"e{n}", source="long", record="p1", quote="so", first=n * step, last=n * step + 90)
        for n in range(CITED)
    )
    return Edit.insert(position), *map(Edit.insert, cited)


def _paging(text: QTextEdit, qtbot: QtBot) -> Callable[[], None]:
    def page_down() -> None:
        qtbot.keyClick(text, Qt.Key.Key_PageDown)
        text.repaint()
        QApplication.processEvents()

    return page_down


def _median(step: Callable[[], None]) -> float:
    taken = []
    for _ in range(PAGES):
        began = time.perf_counter()
        step()
        taken.append(time.perf_counter() - began)
    return sorted(taken)[PAGES // 2]
