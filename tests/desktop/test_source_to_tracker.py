"""From two files to filed, cited records that contradict each other: one sitting at the keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.records import Obstacle, Position, Record, Scenario
from db.store import Store
from desktop.dialogs.triage import TriageDialog
from desktop.views.comparisons.matrix import MatrixPage
from tests.desktop.reading import reading_tracker
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.reader import ReaderRobot
from tests.robots.window import ALT, CTRL, SHIFT

Key = Qt.Key
# Fictional, like the tracker they are added to.
SPRING = """Where the Lenn talks stand

Veldmark insists on summer water, and its envoys say so everywhere.

Core obstacles

• Silt in the dam: nobody pays for it; the harbour fills up.
• Old maps: both sides print their own.

Scenarios

Scenario 1 — A dry summer (likely): the ditches are empty by June.
"""
AUTUMN = """The Lenn, an autumn letter

Who wants what

• Summer water: Veldmark is willing to go without summer water for a year.
"""


class Sitting:
    """An analyst at the window, from the first file to the last passage."""

    def __init__(self, reader: ReaderRobot, dialogs: Dialogs, qtbot: QtBot) -> None:
        self.reader, self.robot, self.window = reader, reader.robot, reader.window
        self._dialogs, self._qtbot = dialogs, qtbot

    @property
    def store(self) -> Store:
        return self.window.session.store

    def add(self, path: Path) -> None:
        """Add a document as it is proposed; its text is read then."""
        self._dialogs.expect(robots.choose_files(path))
        self._dialogs.expect(robots.press_key(Key.Key_Return))
        self.robot.press(Key.Key_O, CTRL | ALT)
        self._settle()

    def propose(self, *keys: Key) -> None:
        """Have records proposed and decide on them by keys, one after the other."""

        def decide(dialog: QDialog) -> None:
            assert isinstance(dialog, TriageDialog)
            for key in (*keys, Key.Key_Escape):
                QTest.keyClick(dialog.picker if dialog.picker.isVisible() else dialog.focusWidget(), key)

        self._dialogs.expect(decide)
        self.robot.press(Key.Key_O, CTRL | SHIFT)
        self._settle()

    def _settle(self) -> None:
        jobs, dialogs = self.window.jobs, self._dialogs
        self._qtbot.waitUntil(lambda: not jobs.running and not dialogs.still_expected, timeout=10_000)
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)

    def passage_of(self, record: Record) -> str:
        """What one key selects, pressed on a record."""
        self.window.travel.open_record(record.id)
        self.robot.press(Key.Key_R, CTRL)
        assert self.reader.has_keyboard
        return self.reader.selected()

    def matrix_cell(self) -> str:
        """What is said of the first cell of the matrix."""
        self.robot.go_to("position matrix")
        page = self.window.pages.currentWidget()
        assert isinstance(page, MatrixPage)
        self._qtbot.waitUntil(lambda: page.result is not None)
        page.grid.setFocus()
        QTest.keyClick(page.grid, Key.Key_Right)
        QTest.keyClick(page.grid, Key.Key_Left)
        return page.grid.accessibleDescription()


@pytest.fixture
def sitting(open_window: Open, tmp_path: Path, dialogs: Dialogs, qtbot: QtBot) -> Sitting:
    robot = open_window(reading_tracker(tmp_path / "lenn.parley"))
    return Sitting(ReaderRobot(robot), dialogs, qtbot)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_two_files_become_cited_records_whose_disagreement_stands_out(
    sitting: Sitting, tmp_path: Path
) -> None:
    reader, store = sitting.reader, sitting.store
    sitting.add(written(tmp_path, "spring.txt", SPRING))
    assert reader.has_keyboard

    for letter in (Key.Key_N, Key.Key_N, Key.Key_P):  # past the title
        reader.robot.press(letter)
    assert (reader.field("actor"), reader.field("issue")) == ("veld", "water")
    reader.fill("channel", "assessed")
    reader.save()
    assert reader.has_keyboard

    # The position is filed already: obstacles are left, one to accept and one to reject, and a scenario.
    sitting.propose(Key.Key_A, Key.Key_R, Key.Key_M, Key.Key_Return, Key.Key_A)
    assert [each.title for each in store.all(Obstacle)] == ["Silt in the dam"]
    assert [(each.id, each.likelihood_as_printed) for each in store.all(Scenario)] == [("dry", "likely")]

    sitting.add(written(tmp_path, "autumn.txt", AUTUMN))
    sitting.propose(Key.Key_A)
    insists, willing = store.all(Position)
    assert (insists.actor, insists.issue) == (willing.actor, willing.issue)
    assert "tatements disagree" in sitting.matrix_cell()

    assert (
        sitting.passage_of(insists) == "Veldmark insists on summer water, and its envoys say so everywhere."
    )
    assert "≠ The Lenn, an autumn letter says: Veldmark is willing" in reader.page.strip.otherwise.text()
    assert sitting.passage_of(willing).endswith("willing to go without summer water for a year.")
    assert "≠ Where the Lenn talks stand says: Veldmark insists" in reader.page.strip.otherwise.text()
    assert sitting.passage_of(store.all(Obstacle)[0]).startswith("Silt in the dam")
    assert sitting.passage_of(store.need(Scenario, "dry")).startswith("Scenario 1")
