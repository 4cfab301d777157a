"""Everything brought back to a moment, one record to another; undo and redo show what they concern."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Position, PositionOption, Source
from db.safety.integrity import problems
from desktop.history_commands import words_of
from desktop.operations.history import Restored
from desktop.running import MANY
from desktop.session import Session
from desktop.views.inspector import HISTORY
from tests.desktop.small import STANCE, small_tracker
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots.dialogs import give_up, press, read_and_press
from tests.robots.history import HistoryRobot
from tests.robots.window import WindowRobot


@pytest.fixture
def robot(open_window: Open, tmp_path: Path) -> WindowRobot:
    small_tracker(tmp_path / "talks.parley").close()
    return open_window(tmp_path / "talks.parley")


@pytest.fixture
def session(robot: WindowRobot) -> Session:
    return robot.window.session


def edit(session: Session, label: str, id: str = "p1", **values: str | None) -> Change:
    record = session.store.get(id)
    assert record is not None
    done = session.do(Change(label, (Edit.update(record, **values),)))
    assert done is not None
    return done


def restore_before(history: HistoryRobot, label: str, wait: Callable[[], None]) -> None:
    history.choose(label)
    history.page.view.head.restore.click()
    wait()


@pytest.fixture
def finish(robot: WindowRobot, qtbot: QtBot) -> Callable[[], None]:
    """Waits for the comparison, and for what comes of it."""

    def wait() -> None:
        (job,) = [job for job in robot.window.jobs.running if job.name.startswith("Comparing")]
        with qtbot.waitSignal(job.ended):
            pass

    return wait


# -- everything --------------------------------------------------------------------------------------


def test_everything_is_brought_back_after_a_question_with_numbers(
    robot: WindowRobot, session: Session, dialogs: Dialogs, finish: Callable[[], None]
) -> None:
    then = session.store.records()
    edit(session, "Move it", venue="Paris")
    session.do(Change("Add", (Edit.insert(Actor(id="usa", name="United States")),)))
    session.do(Change("Delete", session.store.goes_with([STANCE]).edits()))
    now = session.store.records()
    history = HistoryRobot(robot)
    texts: list[str] = []
    dialogs.expect(read_and_press(texts, "Restore"))
    restore_before(history, "Move it", finish)
    assert "Restore everything to before “Move it”?" in texts[0]
    assert "1 record changes back, 2 records return and 1 record goes." in texts[0]
    assert "one step that undo takes back" in texts[0]
    assert session.store.records() == then
    assert history.labels()[0] == "Restore everything to before “Move it”"
    assert history.said == "Restored to before “Move it”"
    assert problems(session.store) == []
    history.press_toast()
    assert session.store.records() == now


def test_the_question_can_be_declined(
    robot: WindowRobot, session: Session, dialogs: Dialogs, finish: Callable[[], None]
) -> None:
    edit(session, "Move it", venue="Paris")
    history = HistoryRobot(robot)
    dialogs.expect(give_up)
    restore_before(history, "Move it", finish)
    assert session.store.need(Position, "p1").venue == "Paris"
    assert history.labels()[0] == "Move it"


def test_nothing_is_asked_where_nothing_would_change(
    robot: WindowRobot, session: Session, finish: Callable[[], None]
) -> None:
    edit(session, "Move it", venue="Paris")
    session.undo()
    history = HistoryRobot(robot)
    history.choose("Move it")
    history.page.table.setCurrentIndex(history.page.changes.index(1))
    history.page.view.head.restore.click()
    finish()
    assert history.said == "The tracker is as it was before this change."


def test_another_tracker_opened_meanwhile_is_left_alone(
    robot: WindowRobot, session: Session, tmp_path: Path, finish: Callable[[], None]
) -> None:
    edit(session, "Move it", venue="Paris")
    history = HistoryRobot(robot)
    history.choose("Move it")
    history.page.view.head.restore.click()
    session.create(tmp_path / "other.parley")
    finish()
    assert session.store.records() == {}


def test_what_a_restore_does_is_said_in_numbers() -> None:
    change = Change("Restore", ())
    assert words_of(Restored(change, 1, 0, 0, 0)).startswith("1 record changes back. It is one step")
    assert words_of(Restored(change, 0, 1200, 1, 2)).startswith("1,200 records return and 1 record goes.")
    assert words_of(Restored(change, 0, 1, 0, 1)).endswith("1 later edition stays as issued.")
    assert words_of(Restored(change, 0, 1, 0, 3)).endswith("3 later editions stay as issued.")


def test_edits_of_the_form_are_stored_before_anything_is_restored(
    robot: WindowRobot, session: Session, dialogs: Dialogs, finish: Callable[[], None]
) -> None:
    edit(session, "Move it", venue="Paris")
    robot.window.travel.open_record("p2")
    robot.fill("Venue", "Oslo")
    history = HistoryRobot(robot)
    history.choose("Move it")
    dialogs.expect(press("Restore"))
    history.page.view.head.restore.click()
    finish()
    assert session.store.need(Position, "p2").venue == ""
    history.press_toast()
    assert session.store.need(Position, "p2").venue == "Oslo"


# -- one record --------------------------------------------------------------------------------------


def test_a_record_is_restored_from_its_own_history(robot: WindowRobot, session: Session) -> None:
    edit(session, "Move it", venue="Paris", firmness="firm")
    edit(session, "Move on", venue="Geneva", firmness="unclear")
    robot.window.travel.open_record("p1")
    inspector = robot.window.inspector
    inspector.tabs.setCurrentIndex(HISTORY)
    links = inspector.history.records
    assert len(links) == 2
    links[0].click()
    found = session.store.need(Position, "p1")
    assert (found.venue, found.firmness) == ("Paris", "firm")
    assert robot.window.toast.message.text.startswith("Restored position of Ukraine on Territory as of ")
    robot.window.toast.action.click()
    assert session.store.need(Position, "p1").venue == "Geneva"


def test_a_record_that_is_as_it_was_is_said_to_be_so(robot: WindowRobot, session: Session) -> None:
    edit(session, "Move it", venue="Paris")
    session.undo()
    robot.window.travel.open_record("p1")
    inspector = robot.window.inspector
    inspector.tabs.setCurrentIndex(HISTORY)
    inspector.history.records[-1].click()
    assert robot.window.toast.message.text == "It is as it was then. Nothing was changed."


def test_a_record_that_was_not_there_is_refused_in_words(robot: WindowRobot, session: Session) -> None:
    first = session.store.journal()[0]
    session.do(Change("Add", (Edit.insert(Actor(id="usa", name="United States")),)))
    robot.window.past.restore_record("usa", first.id)
    assert robot.window.toast.message.text.startswith("The record was not in the tracker then.")
    assert robot.window.toast.message.failure


def test_a_record_is_shown_in_the_history_from_its_tab_the_menu_and_when_it_is_gone(
    robot: WindowRobot, session: Session
) -> None:
    window = robot.window
    edit(session, "Rename", "rus", name="Russian Federation")
    window.travel.open_record("rus")
    window.inspector.tabs.setCurrentIndex(HISTORY)
    window.inspector.history.listed.click()
    assert HistoryRobot(robot).labels() == ["Rename", "Fill in"]
    window.travel.open_record("ukr")
    window.table["record.history"].trigger()
    assert window.pages.key == "history"
    assert "Rename" not in HistoryRobot(robot).labels()
    window.travel.show_page("source")
    window.travel.show_record("rus")
    window.inspector.delete()
    assert window.inspector.none.link.isVisible()
    window.inspector.none.link.click()
    assert HistoryRobot(robot).labels()[1:] == ["Rename", "Fill in"]


# -- undo and redo -----------------------------------------------------------------------------------


def test_undo_goes_to_the_record_it_concerns_in_the_list(robot: WindowRobot, session: Session) -> None:
    edit(session, "Move it", venue="Paris")
    robot.window.travel.show_page("position")
    robot.window.travel.open_record("p2")
    robot.undo()
    assert robot.selected() == ["p1"]
    assert robot.window.inspector.record_id == "p1"
    toast = robot.window.toast
    assert (toast.message.text, toast.message.action) == ("Undone: Move it", "")


def test_undo_offers_to_go_to_a_record_that_is_not_in_view(robot: WindowRobot, session: Session) -> None:
    session.do(Change("Say it", (Edit.update(session.store.need(PositionOption, STANCE), stance="opposed"),)))
    robot.window.travel.show_page("source")
    robot.undo()
    toast = robot.window.toast
    assert (toast.message.text, toast.message.action) == ("Undone: Say it", "Show")
    toast.action.click()
    assert robot.window.inspector.record_id == "p1"
    assert robot.window.pages.key == "position"
    robot.redo()
    assert (toast.message.text, toast.message.action) == ("Done again: Say it", "")


def test_undo_of_what_concerns_many_or_none_offers_the_history(robot: WindowRobot, session: Session) -> None:
    many = tuple(Edit.insert(Source(id=f"s{number}", title="Source")) for number in range(3))
    session.do(Change("Import", many, kind="import"))
    robot.window.travel.show_page("source")
    robot.undo()
    toast = robot.window.toast
    assert toast.message.action == "Show"
    toast.action.click()
    assert robot.window.pages.key == "history"
    history = HistoryRobot(robot)
    assert history.page.view.details is not None
    assert history.page.view.details.entry.change.kind == "undo"


def test_undo_and_redo_work_after_a_restart(
    robot: WindowRobot, session: Session, open_window: Open, tmp_path: Path
) -> None:
    edit(session, "Move it", venue="Paris")
    edit(session, "Move on", venue="Geneva")
    robot.window.close()
    again = open_window(tmp_path / "talks.parley")
    store = again.window.session.store
    assert again.window.table["edit.undo"].text() == "&Undo “Move on”"
    again.undo()
    again.undo()
    assert store.need(Position, "p1").venue == ""
    again.redo()
    assert store.need(Position, "p1").venue == "Paris"
    history = HistoryRobot(again)
    history.choose("Fill in")
    history.page.table.setCurrentIndex(history.page.changes.index(history.page.changes.row_of(4)))
    history.enter()
    assert store.need(Position, "p1").venue == "Geneva"


# -- many records ------------------------------------------------------------------------------------


def many(session: Session) -> Change:
    edits = tuple(Edit.insert(Source(id=f"s{number}", title=f"Source {number}")) for number in range(300))
    done = session.do(Change("Import", edits, kind="import"))
    assert done is not None
    return done


def test_a_step_over_many_records_is_undone_beside_the_window(
    robot: WindowRobot, session: Session, qtbot: QtBot
) -> None:
    many(session)
    robot.window.travel.show_page("source")
    with qtbot.waitSignal(session.changed):
        robot.undo()
        assert session.busy == "Undoing “Import”"
    assert session.store.get("s299") is None
    assert robot.window.toast.message.text == "Undone: Import"
    with qtbot.waitSignal(session.changed):
        robot.redo()
    assert session.store.get("s299") is not None


def test_everything_is_restored_beside_the_window_where_many_records_change(
    robot: WindowRobot, session: Session, qtbot: QtBot, dialogs: Dialogs
) -> None:
    then = session.store.records()
    many(session)
    history = HistoryRobot(robot)
    history.choose("Import")
    dialogs.expect(press("Restore"))
    with qtbot.waitSignal(session.changed):
        history.page.view.head.restore.click()
    assert session.store.records() == then
    assert history.said == "Restored to before “Import”"
    with qtbot.waitSignal(session.changed):
        history.press_toast()
    assert session.store.get("s0") is not None


# -- toasts ------------------------------------------------------------------------------------------


def test_the_toast_of_a_deletion_undoes_just_that(robot: WindowRobot, session: Session) -> None:
    robot.window.travel.open_record("p1")
    robot.press(Qt.Key.Key_Delete)
    assert session.store.get("p1") is None
    edit(session, "Rename", "rus", name="Russian Federation")
    assert robot.window.toast.message.text.startswith("Deleted position of Ukraine on Territory")
    robot.window.toast.action.click()
    assert session.store.get("p1") is not None
    assert session.store.need(Actor, "rus").name == "Russian Federation"
    assert robot.window.toast.message.text.startswith("Undone: Delete position")


def test_a_record_with_which_many_go_is_deleted_beside_the_window(
    robot: WindowRobot, session: Session, qtbot: QtBot
) -> None:
    asked = tuple(
        Edit.insert(
            Position(id=f"many{n}", actor="rus", issue="territory", channel="official", statement="Said.")
        )
        for n in range(MANY + 1)
    )
    session.do(Change("Say much", asked))
    robot.window.travel.open_record("rus")
    with qtbot.waitSignal(session.changed):
        robot.window.inspector.delete()
        assert session.busy == "Deleting"
        assert session.store.get("rus") is not None
    assert session.store.get("rus") is None
    assert session.store.get("many0") is None
    assert robot.window.toast.message.text.startswith("Deleted actor Russia")
    with qtbot.waitSignal(session.changed):
        robot.window.toast.action.click()
    assert session.store.get(f"many{MANY}") is not None


def test_deleting_from_the_inspector_offers_undo_too(robot: WindowRobot, session: Session) -> None:
    robot.window.travel.open_record("p1")
    robot.window.inspector.delete()
    assert robot.window.toast.message.action == "Undo"
    robot.window.toast.action.click()
    assert session.store.get("p1") is not None


def test_restoring_a_value_offers_undo(robot: WindowRobot, session: Session) -> None:
    edit(session, "Move it", venue="Paris")
    robot.window.travel.open_record("p1")
    robot.window.inspector.tabs.setCurrentIndex(HISTORY)
    robot.window.inspector.history.fields[0].restore.click()
    assert robot.window.toast.message.text == "Restored venue of position of Ukraine on Territory"
    robot.window.toast.action.click()
    assert session.store.need(Position, "p1").venue == "Paris"


def test_the_dossier_is_not_deleted_and_that_is_said(robot: WindowRobot, session: Session) -> None:
    robot.window.travel.show_page("dossier")
    robot.page().table.setFocus()
    robot.page().table.selectRow(0)
    robot.window.records.delete_selected()
    assert session.store.get("dossier") is not None
    assert "The dossier can't be deleted" in robot.window.toast.message.text


def test_a_toast_of_a_tracker_that_was_closed_does_nothing(robot: WindowRobot, session: Session) -> None:
    robot.window.travel.open_record("p1")
    robot.press(Qt.Key.Key_Delete)
    act = robot.window.toast.message.act
    assert act is not None
    robot.window.close_tracker()
    act()
    assert not session.is_open
