"""Changes taken back from the history page: any of them alone, the rest, one value, a deleted record."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Brief, Edition, Position, Source
from db.safety.integrity import problems
from desktop.session import Session
from tests.desktop.small import small_tracker
from tests.desktop.views.history_steps import delete, edit, venue
from tests.desktop.windows import Open
from tests.robots.history import HistoryRobot
from tests.robots.window import NONE, WindowRobot


@pytest.fixture
def robot(open_window: Open, tmp_path: Path) -> WindowRobot:
    small_tracker(tmp_path / "talks.parley").close()
    return open_window(tmp_path / "talks.parley")


@pytest.fixture
def session(robot: WindowRobot) -> Session:
    return robot.window.session


@pytest.fixture
def history(robot: WindowRobot) -> HistoryRobot:
    return HistoryRobot(robot)


def test_enter_takes_any_change_back_and_undo_takes_that_back(
    history: HistoryRobot, session: Session
) -> None:
    edit(session, "Move it", venue="Paris")
    edit(session, "Reword", statement="Other")
    history.choose("Move it")
    history.enter()
    assert venue(session) == ""
    assert history.said == "Undone: Move it"
    assert history.labels()[0] == "Take back “Move it”"
    assert history.page.view.head.label.text() == "Move it"
    assert history.page.view.head.state.text().startswith("Undone on ")
    history.robot.undo()
    assert venue(session) == "Paris"
    assert session.store.need(Position, "p1").statement == "Other"
    assert problems(session.store) == []


def test_the_toast_undoes_just_that_change_whatever_came_since(
    history: HistoryRobot, session: Session
) -> None:
    edit(session, "Move it", venue="Paris")
    edit(session, "Reword", statement="Other")
    history.choose("Move it")
    history.enter()
    edit(session, "Rename", "rus", name="Russian Federation")
    history.press_toast()
    assert venue(session) == "Paris"
    assert session.store.need(Actor, "rus").name == "Russian Federation"


def test_the_newest_step_is_undone_as_undo_does_and_done_again(
    history: HistoryRobot, session: Session
) -> None:
    edit(session, "Move it", venue="Paris")
    history.choose("Move it")
    history.enter()
    assert [change.kind for change in session.store.journal(limit=2)] == ["undo", "edit"]
    assert history.page.view.head.take_back.text() == "Do it again"
    history.enter()
    assert venue(session) == "Paris"
    assert session.store.journal()[0].kind == "redo"
    assert history.said == "Done again: Move it"
    assert history.page.view.head.take_back.text() == "Undo this change"


def test_a_change_that_is_undone_is_said_to_be_so_in_the_list(
    history: HistoryRobot, session: Session
) -> None:
    edit(session, "Move it", venue="Paris")
    session.undo()
    changes = history.page.changes
    heard = [str(changes.data(changes.index(row))) for row in range(2)]
    assert heard[0].startswith("Move it, Undo · ")
    assert heard[1].startswith("undone, Move it, Edit · ")


def test_what_is_in_the_way_is_named_and_the_rest_is_taken_back(
    history: HistoryRobot, session: Session
) -> None:
    edit(session, "Write", venue="Paris", rationale="Security")
    edit(session, "Move it", venue="Geneva")
    history.choose("Write")
    history.enter()
    assert venue(session) == "Geneva"
    words = history.words()
    assert "Later changes stand in the way of undoing all of it. Nothing was undone yet." in words
    assert "Venue of Ukraine · Territory: “Move it”" in words
    history.page.view.head.rest.click()
    found = session.store.need(Position, "p1")
    assert (found.venue, found.rationale) == ("Geneva", "")
    assert history.said == "Undone but for what later changes touched"
    history.robot.undo()
    assert session.store.need(Position, "p1").rationale == "Security"


def test_a_field_that_a_later_change_touched_is_restored_alone(
    history: HistoryRobot, session: Session
) -> None:
    edit(session, "Write", venue="Paris")
    edit(session, "Move it", venue="Geneva", rationale="Security")
    history.choose("Write")
    history.enter()
    assert "Single values can be restored below" in history.words()
    assert history.page.view.head.rest.isHidden()
    history.link("Restore venue to not stated").click()
    found = session.store.need(Position, "p1")
    assert (found.venue, found.rationale) == ("", "Security")
    assert history.said == "Restored venue of position of Ukraine on Territory"
    history.press_toast()
    assert venue(session) == "Geneva"


def test_the_later_change_can_be_gone_to(history: HistoryRobot, session: Session) -> None:
    edit(session, "Write", venue="Paris")
    edit(session, "Move it", venue="Geneva")
    history.page.filters.words.setText("write")
    history.robot.press(Qt.Key.Key_Return, NONE)
    history.choose("Write")
    history.enter()
    history.link("See the later change: Move it").click()
    assert history.page.view.head.label.text() == "Move it"


def test_a_change_with_many_edits_is_looked_through_beside_the_window(
    history: HistoryRobot, session: Session, qtbot: QtBot
) -> None:
    many = tuple(Edit.insert(Source(id=f"s{number}", title=f"Source {number}")) for number in range(600))
    session.do(Change("Import", many, kind="import"))
    edit(session, "Move it", venue="Paris")
    history.choose("Import")
    with qtbot.waitSignal(session.changed):
        history.enter()
        assert [job.name for job in history.window.jobs.running] == ["Looking for later changes"]
    assert session.store.get("s599") is None
    assert venue(session) == "Paris"
    assert history.said == "Undone: Import"


def test_an_issued_paper_offers_no_undo(history: HistoryRobot, session: Session) -> None:
    session.do(Change("Add", (Edit.insert(Brief(id="brief", title="Status")),)))
    edition = Edition(id="ed1", brief="brief", number=1, issued="2026-11-20", change="c1")
    session.do(Change("Issue", (Edit.insert(edition),), kind="issue"))
    history.choose("Issue")
    assert "An issued paper stays as it is. To take it back, withdraw the edition." in history.words()
    assert history.page.view.head.take_back.isHidden()
    history.enter()
    assert session.store.get("ed1") is not None


def test_a_deleted_record_is_brought_back_with_its_parts(history: HistoryRobot, session: Session) -> None:
    then = session.store.records()
    delete(session, "Delete it", "p1")
    edit(session, "Rename", "rus", name="Russian Federation")
    history.choose("Delete it")
    history.link("Bring it back: Ukraine · Territory").click()
    now = session.store.records()
    assert now.keys() == then.keys()
    assert now["p1"] == then["p1"]
    assert history.said == "Brought back position of Ukraine on Territory"


def test_in_a_tracker_that_is_only_read_nothing_is_taken_back(
    open_window: Open, robot: WindowRobot, tmp_path: Path
) -> None:
    edit(robot.window.session, "Move it", venue="Paris")
    robot.window.session.open(tmp_path / "talks.parley", readonly=True)
    history = HistoryRobot(robot)
    history.choose("Move it")
    head = history.page.view.head
    assert (head.take_back.isHidden(), head.restore.isHidden()) == (True, True)
    assert all(field.restore.isHidden() for field in history.page.view.fields)
    history.enter()
    assert venue(robot.window.session) == "Paris"


def test_enter_leads_to_what_can_be_done_and_does_nothing_yet(
    history: HistoryRobot, session: Session
) -> None:
    edit(session, "Write", venue="Paris")
    history.choose("Write")
    history.page.table.setFocus()
    steps = len(session.store.journal())
    history.robot.press(Qt.Key.Key_Return, NONE)
    assert history.page.view.head.take_back.hasFocus()
    assert (venue(session), len(session.store.journal())) == ("Paris", steps)
    history.robot.press(Qt.Key.Key_Return, NONE)
    assert venue(session) == ""
