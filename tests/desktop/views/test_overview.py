"""The overview: each block holds what the analysis says, follows edits, and leads to its records."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Estimate, Position, Scenario
from desktop.analysis import overview as known
from desktop.analysis.disputes import unnoted_groups
from desktop.operations.disagreements import note_disagreement
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.outlook_row import OutlookRow
from desktop.views.overview import APART, Overview
from desktop.widgets.heading import SectionHeading
from desktop.widgets.label import Label
from desktop.widgets.row_list import RowList
from tests.desktop.sessions import sample_session


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Overview]:
    session = sample_session(tmp_path)
    made = Overview(session, theme)
    session.setParent(made)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    session.close()


def session_of(page: Overview) -> Session:
    found = page.findChild(Session)
    assert found is not None
    return found


def rows(page: Overview, name: str) -> RowList:
    return next(each for each in page.findChildren(RowList) if each.accessibleName() == name)


def words(page: Overview) -> set[str]:
    return {label.text() for label in page.findChildren(Label) if label.isVisibleTo(page)}


def test_the_blocks_hold_what_the_analysis_finds(page: Overview) -> None:
    snapshot = session_of(page).snapshot()
    red = known.red_lines(snapshot)
    assert [row.title for row in rows(page, "Red lines").rows()] == [line.title for line in red][:8]
    stale = known.stale(snapshot, date.today().isoformat())
    shown = rows(page, "Going stale").rows()
    assert {row.key for row in shown} <= {line.id for line in stale}
    assert snapshot.dossier.title in words(page)
    assert known.size(snapshot) in words(page)


def test_positions_that_speak_against_one_another_stand_out_until_it_is_noted(
    page: Overview, qtbot: QtBot
) -> None:
    session, apart = session_of(page), rows(page, APART)
    found = unnoted_groups(session.snapshot())
    assert [row.key for row in apart.rows()] == [each[0].id for each in found][:4]
    heading = next(each for each in page.findChildren(SectionHeading) if each.link.text() == "all 3")
    with qtbot.waitSignal(page.listed) as told:
        heading.link.click()
    assert told.args == ["disagreement"]

    for group in found:
        change = note_disagreement(session.store, group).change
        assert change is not None
        session.do(change)
    qtbot.waitUntil(lambda: not apart.rows())
    assert heading.link.text() == ""


def test_scenarios_without_an_estimate_say_so_with_the_printed_word(page: Overview) -> None:
    spoken = [row.accessibleName() for row in page.findChildren(OutlookRow)]
    assert len(spoken) == 4
    assert all("No estimate yet" in each and "printed: “" in each for each in spoken)


def test_an_estimate_takes_the_first_place_with_its_word(page: Overview, qtbot: QtBot) -> None:
    session = session_of(page)
    scenario = session.store.all(Scenario)[-1]
    estimate = Estimate(id="e", scenario=scenario.id, made="2026-04", low=55, high=70)
    session.do(Change("Estimate", (Edit.insert(estimate),)))

    def first() -> str:
        return page.findChildren(OutlookRow)[0].accessibleName()

    qtbot.waitUntil(lambda: scenario.title in first())
    assert "Likely" in first()


def test_an_edit_is_the_newest_line_of_what_changed(page: Overview, qtbot: QtBot) -> None:
    session = session_of(page)
    position = session.store.need(Position, "p01")
    session.do(Change("Reword", (Edit.update(position, statement="Other words"),)))
    changes = rows(page, "What changed")
    qtbot.waitUntil(lambda: changes.rows()[0].key == "p01")
    assert changes.rows()[0].words == "statement changed"


def test_enter_on_a_row_opens_its_record(page: Overview, qtbot: QtBot) -> None:
    red = rows(page, "Red lines")
    red.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(page.opened) as told:
        QTest.keyClick(red, Qt.Key.Key_Return)
    assert told.args == [red.rows()[0].key]


def test_an_empty_tracker_says_where_to_begin(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    session = Session(desk="d")
    session.create(tmp_path / "new.parley")
    page = Overview(session, theme)
    session.setParent(page)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert "An empty tracker" in words(page)
    assert "" not in words(page), "an empty line stands over the date"
    assert not rows(page, "Red lines").isVisibleTo(page)
    session.close()


def test_a_day_label_of_any_length_leaves_the_rest_its_room(page: Overview, qtbot: QtBot) -> None:
    session = session_of(page)
    page.resize(1040, 700)
    label = "of the coordination of the joint delegation " * 9
    with qtbot.waitSignal(session.changed):
        session.do(Change("Lengthen", (Edit.update(session.dossier, day_label=label.strip()),)))
    qtbot.waitUntil(lambda: label.strip() in words(page))
    inside = page.widget()
    assert inside is not None
    assert inside.width() <= page.viewport().width()
    title = next(each for each in page.findChildren(Label) if each.text() == session.dossier.title)
    assert title.width() > 500
