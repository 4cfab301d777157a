"""A key in a statement of 10 000 letters, its spelling looked at, against the same key without."""

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from desktop.forms.growing_text import GrowingText
from desktop.forms.spelled import Spelled
from desktop.forms.spelled_text import SpelledText
from desktop.jobs import Jobs
from desktop.models.spell_check import SpellCheck
from desktop.session import Session
from desktop.settings import Settings
from desktop.theme import Theme
from tests.desktop.sessions import small_session
from tests.desktop.spelled import settle

KEYS = 200
LETTERS = 10_000
WORDS = (
    "no",
    "withdrawl",
    "of",
    "forces",
    "beyond",
    "the",
    "line",
    "before",
    "guarantees",
    "are",
    "in",
    "force",
)


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    made = small_session(tmp_path)
    yield made
    made.close()


def statement() -> str:
    chosen = random.Random(1)
    return " ".join(chosen.choice(WORDS) for _ in range(LETTERS // 5))[:LETTERS]


def milliseconds_a_key(box: GrowingText, qtbot: QtBot) -> list[float]:
    """How long each of some keys takes, from the key to the paint."""
    box.setFocus()
    taken = []
    for number in range(KEYS):
        began = time.perf_counter()
        qtbot.keyClick(box, Qt.Key.Key_Space if number % 6 == 5 else Qt.Key.Key_E)
        QApplication.processEvents()
        taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)


def shown(box: GrowingText, qtbot: QtBot) -> GrowingText:
    qtbot.addWidget(box)
    box.resize(360, 300)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    box.setPlainText(statement())
    return box


def test_key_in_a_long_statement(
    benchmark: BenchmarkFixture, session: Session, home: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    theme = Theme()
    theme.apply(qapp, "light")
    check = SpellCheck(session, Settings(home / "settings.json"), Jobs(session), session)
    floor = milliseconds_a_key(shown(GrowingText(), qtbot), qtbot)
    spelled = Spelled(check, lambda: "en-GB", lambda: "")
    box = shown(SpelledText(spelled, theme), qtbot)
    settle(qtbot, check)
    taken = benchmark.pedantic(milliseconds_a_key, args=(box, qtbot), rounds=1, iterations=1)
    p95, ratio = taken[int(KEYS * 0.95)], taken[KEYS // 2] / floor[KEYS // 2]
    benchmark.extra_info.update(p95_ms=round(p95, 1), target=16, ratio=round(ratio, 2))
    sys.stdout.write(f"\n{benchmark.name}: p95 {p95:.1f} ms (target 16), {ratio:.2f} × the same without\n")
    settle(qtbot, check)
    assert "withdrawl" in {word for _, word in spelled.wrong(box.text())}
