"""What a minister asks of the sample, read off a screen that is at most three keys from the navigator."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from desktop.views.comparisons.page import ComparisonPage
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot

MOST_KEYS = 3
SIZE = (1280, 800)
ENTER = Qt.Key.Key_Return


class Reader:
    """Somebody before the window who goes from the navigator by a few keys and reads what is then seen."""

    def __init__(self, robot: WindowRobot, qtbot: QtBot) -> None:
        self.robot, self.qtbot, self.window = robot, qtbot, robot.window
        self.window.resize(*SIZE)

    def go(self, *keys: str | Qt.Key) -> None:
        """Press a few keys, from the navigator on: letters find what begins with them."""
        assert len(keys) <= MOST_KEYS
        QApplication.setKeyboardInputInterval(60_000)  # a busy machine keeps the letters together
        self.window.navigator.keyboardSearch("")  # those of the last time are forgotten
        self.window.navigator.setFocus()
        for key in keys:
            self.robot.type(key) if isinstance(key, str) else self.robot.press(key)
            self._settle()

    def _settle(self) -> None:
        page = self.window.pages.currentWidget()
        if isinstance(page, ComparisonPage):
            self.qtbot.waitUntil(lambda: page.result is not None and not page.comparing.is_on)
        QApplication.processEvents()

    @property
    def page(self) -> ComparisonPage:
        page = self.window.pages.currentWidget()
        assert isinstance(page, ComparisonPage)
        return page

    @property
    def title(self) -> str:
        return self.page.comparison.title

    @property
    def sentence(self) -> str:
        """The sentence over the view, line by line as it is painted, where it is cut with its …"""
        assert self.page.sentence.isVisible()
        return " ".join(self.page.sentence.lines())

    @property
    def further(self) -> str:
        """What the sentence goes on with under the view, as it is painted."""
        assert self.page.notes.isVisible()
        return " ".join(self.page.notes.lines())

    @property
    def explanation(self) -> str:
        """What stands beside the view, part by part."""
        assert self.page.explanation.isVisible()
        return self.page.explanation.accessibleDescription()

    def rows(self, view: QTableView) -> list[str]:
        """The rows of a table that are in sight, each with its cells."""
        assert view.isVisible()
        model, sight = view.model(), view.viewport().rect()
        seen = [
            row for row in range(model.rowCount()) if sight.intersects(view.visualRect(model.index(row, 0)))
        ]
        columns = range(model.columnCount())
        return [" | ".join(str(model.index(row, column).data() or "") for column in columns) for row in seen]


@pytest.fixture
def reader(open_window: Open, sample: Path, qtbot: QtBot) -> Reader:
    return Reader(open_window(sample), qtbot)


def test_where_do_ukraine_and_russia_overlap_at_all(reader: Reader) -> None:
    reader.go("z")
    assert reader.title == "Zone of agreement"
    assert reader.sentence == (
        "Russia and Ukraine accept no option together on any of 16 issues; by the softest of their own "
        "statements they would meet on two."
    )
    assert "These are Territory and sovereignty (“Current lines, status deferred”)" in reader.further
    assert "Ceasefire and line of contact (“Ceasefire on current lines”)." in reader.further


def test_what_exactly_blocks_the_ceasefire(reader: Reader) -> None:
    reader.go("w", ENTER, "c")
    assert reader.title == "What blocks what"
    told = reader.explanation
    assert "Ceasefire and line of contact" in told
    assert "Ukraine opposes “Ceasefire on current lines” (conditional in another statement)" in told
    assert "Ukraine accepts “Ceasefire on current lines” only if “Article 5 equivalent" in told
    assert "Russia accepts “Ceasefire on current lines” only if “Aspiration given up”" in told
    assert "Ukraine commits itself formally on NATO." in told


def test_which_scenario_crosses_whose_red_line(reader: Reader) -> None:
    reader.go("p", "l")
    assert reader.title == "Plans and parties"
    assert reader.sentence.startswith("No plan crosses a red line that Russia or Ukraine has stated.")
    assert reader.further.startswith("Opposed: S1 Fragile ceasefire in 2026 (by Russia and Ukraine), ")
    assert "…" not in f"{reader.sentence}{reader.further}"


def test_where_russias_back_channel_differs_and_how_sure_we_are(reader: Reader) -> None:
    reader.go("m")
    assert reader.title == "Movement"
    assert reader.sentence.startswith(
        "In private otherwise than in public: Russia on Territory and sovereignty "
        "(how sure: confidence not stated, 2 sources, credibility 6 (cannot be judged), "
        "1 passage speaks against it)."
    )


def test_what_leverage_the_us_has_not_used_and_on_whom(reader: Reader) -> None:
    reader.go("g")
    assert reader.title == "Guarantees and leverage"
    assert reader.sentence == (
        "Not used: United States on Russia (More sanctions, arms for Ukraine that change the battlefield, "
        "military posture)."
    )
    signalled = reader.further.partition("Only signalled so far: ")[2]
    assert "United States on Ukraine (Disengagement as the alternative to a" in signalled


def test_what_the_two_articles_contradict_each_other_on(reader: Reader) -> None:
    reader.go("d")
    page = reader.window.pages.list_page()
    assert page is not None
    rows = reader.rows(page.table)
    reader.robot.press(ENTER)  # into the list
    reader.robot.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    rows += [row for row in reader.rows(page.table) if row not in rows]
    assert len(rows) > 9
    said = "\n".join(rows)
    above = reader.window.pages.unnoted
    assert above is not None
    assert above.isVisible()
    first = above.rows.model().index(0, 0)
    assert "Russia · Territory and sovereignty" in first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "How soon Ukraine expects its land back" in said
    assert "the articles differ on time and on how it is to be met" in said
    assert "Article A has Ukraine discuss a ceasefire before withdrawal; article B has it demand" in said
