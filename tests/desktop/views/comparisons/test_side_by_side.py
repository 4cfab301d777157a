"""Side by side in the window: actors ticked, two dates, public against private; differences explained."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Brief, BriefSection, Evidence, Position
from desktop.analysis.reports.side_by_side import MOST
from desktop.models.report_table import CELL_ROLE
from desktop.views.comparisons.page import EMPTY
from desktop.views.comparisons.side_by_side import SideBySidePage
from desktop.widgets.difference import DifferenceText
from desktop.widgets.pick_list import Tick
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def shown(robot: WindowRobot, qtbot: QtBot) -> SideBySidePage:
    robot.go_to("side by side")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, SideBySidePage)
    qtbot.waitUntil(lambda: page.result is not None)
    return page


def tick(page: SideBySidePage, name: str) -> None:
    page.actors.offer()
    page.actors.list.line.setText(name)
    page.actors.list.view.act()


def test_actors_are_ticked_by_name_and_stay_ticked(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert page.report.headings[1:3] == ("Russia", "Ukraine")
    assert page.actors.text() == "the parties"
    for name in ("China", "Ukraine", "European Union"):
        with qtbot.waitSignal(page.comparing.ready):
            tick(page, name)
    page.actors.popup.hide()
    assert page.report.headings[1:4] == ("China", "Ukraine", "European Union")
    assert page.actors.text() == "3 chosen"
    robot.go_to("position matrix")
    again = shown(robot, qtbot)
    assert again.report.headings[1:4] == ("China", "Ukraine", "European Union")
    with qtbot.waitSignal(page.comparing.ready):
        tick(page, "China")
    assert page.actors.text() == "Ukraine, European Union"


def test_a_sixth_actor_is_refused_in_words(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    page.actors.offer()
    for row in range(MOST + 1):
        page.actors.list.view.picks.toggle(row)
    assert len(page.actors.ids()) == MOST
    assert "5 at most" in page.actors.words.text()
    assert page.actors.list.view.picks.rows[MOST].tick == Tick.Unchecked


def test_a_statement_leads_to_its_position_and_to_the_evidence(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    page.view.setFocus()
    page.view.setCurrentIndex(page.table.index(0, 1))
    parts = {part.heading.partition(",")[0]: part for part in page.explanation.explained.parts}
    position = parts["Rests on"].rows[0].key
    store = robot.window.session.store
    assert isinstance(store.get(position), Position)
    cited = {each.id for each in store.find(Evidence, record=position)}
    assert cited & {row.key for row in parts["Evidence"].rows}


def test_two_dates_draw_the_difference(robot: WindowRobot, qtbot: QtBot) -> None:
    session = robot.window.session
    old = next(
        each
        for each in session.store.find(Position, actor="rus")
        if each.issue == "alignment" and " must " in each.statement
    )
    words = old.statement.replace("must", "need not")
    assert words != old.statement
    new = Position(
        id="later", actor=old.actor, issue=old.issue, channel=old.channel, stated="2026-06-01",
        statement=words, replaces=old.id,
    )  # fmt: skip
    session.do(Change("x", (Edit.insert(new),)))
    page = shown(robot, qtbot)
    page.mode.setCurrentIndex(1)
    with qtbot.waitSignal(page.comparing.ready):
        page.set_day(page.earlier, "2026-01-01")
    assert page.options() == {"mode": "dates", "actor": "rus", "earlier": "2026-01-01"}
    row = next(at for at in range(page.table.rowCount()) if page.report.rows[at][2].pieces)
    index = page.table.index(row, 2)
    assert index.data(CELL_ROLE).pieces
    assert "removed: must" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    page.view.setFocus()
    page.view.setCurrentIndex(index)
    part = page.explanation.explained.parts[0]
    assert (part.heading, bool(part.pieces)) == ("Against the one before it", True)
    (drawn,) = page.explanation.findChildren(DifferenceText)
    assert {form.format.fontStrikeOut() for form in drawn.formats()} == {True, False}


def test_a_date_left_empty_is_a_year_ago_or_now(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    page.mode.setCurrentIndex(1)
    year = page.days[page.earlier]
    page.ask(page.later)
    page.popup.field.setText("2026-03-01")
    robot.press(Qt.Key.Key_Return)
    assert page.options()["later"] == "2026-03-01"
    assert page.later.text() == "1 March 2026"
    page.set_day(page.later, "")
    page.set_day(page.earlier, "2022-02-24")
    page.set_day(page.earlier, "")
    assert page.days[page.earlier] == year
    assert "later" not in page.options()


def test_private_words_of_another_actor(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.mode.setCurrentIndex(2)
    assert page.sentence.text().startswith("Russia speaks both in public and in private on 1 of 6 issues")
    with qtbot.waitSignal(page.comparing.ready):
        page.actor.choose("ukr")
    assert page.sentence.text().startswith("Ukraine speaks")
    assert page.actor.isVisible()
    assert not page.actors.isVisible()
    page.copy_table.click()
    assert (
        QGuiApplication.clipboard().text().startswith("Issue\tIn public\tIn private channels\tWhat differs")
    )


def test_a_paper_gets_what_it_was_set_to(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.mode.setCurrentIndex(2)
    page.to_paper.click()
    store = robot.window.session.store
    (brief,) = store.all(Brief)
    kinds = {each.kind: each for each in store.find(BriefSection, brief=brief.id)}
    assert '"mode": "places"' in kinds["compare-side_by_side"].options


def test_the_same_date_twice_is_explained(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    page.mode.setCurrentIndex(1)
    page.set_day(page.earlier, "2024-01-01")
    with qtbot.waitSignal(page.comparing.ready):
        page.set_day(page.later, "2024-01-01")
    assert page.stack.currentIndex() == EMPTY
    assert "earlier and a later date" in page.sentence.text()
