"""The history page by keyboard: listed, narrowed, read, and taken back from any place of it."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db import journal
from db.changes import Change, Edit
from db.records import Source
from db.wording import local_time
from desktop.models import change_details
from desktop.session import Session
from desktop.views.change_view import ChangeView
from desktop.widgets.difference import DifferenceText
from tests.desktop.small import small_tracker
from tests.desktop.views.history_steps import delete, edit
from tests.desktop.windows import Open
from tests.robots.history import HistoryRobot
from tests.robots.window import CTRL, WindowRobot


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


# -- the list ----------------------------------------------------------------------------------------


def test_every_change_is_listed_newest_first_and_walked_by_keyboard(
    history: HistoryRobot, session: Session
) -> None:
    edit(session, "Move it", venue="Paris")
    assert history.labels() == ["Move it", "Fill in", "New dossier Talks"]
    assert history.page.table.hasFocus()
    history.choose("Move it")
    assert "Venue\nnot stated → Paris" in history.words()
    assert "Position, changed" in history.words()


def test_words_are_found_by_the_key_that_finds_them_in_lists(history: HistoryRobot, session: Session) -> None:
    edit(session, "Move it", venue="Paris")
    history.robot.press(Qt.Key.Key_F, CTRL)
    history.robot.type("dossier")
    history.robot.press(Qt.Key.Key_Return)
    assert history.labels() == ["New dossier Talks"]
    assert history.page.table.hasFocus()


def test_it_is_reached_by_name_and_from_the_navigator(robot: WindowRobot) -> None:
    robot.go_to("Go to History")
    assert robot.window.pages.key == "history"
    assert not robot.window.panels.inspector.isVisible()
    robot.window.travel.show_page("overview")
    robot.window.navigator.setFocus()
    robot.press(Qt.Key.Key_Down)
    assert robot.window.pages.key == "history"


def test_the_change_chosen_stays_chosen_when_others_come(history: HistoryRobot, session: Session) -> None:
    history.choose("Fill in")
    edit(session, "Move it", venue="Paris")
    assert history.page.view.head.label.text() == "Fill in"
    current = history.page.changes.entry(history.page.table.currentIndex().row())
    assert current is not None
    assert current.change.label == "Fill in"


def test_words_narrow_the_list_and_what_finds_nothing_offers_to_clear(
    history: HistoryRobot, session: Session, qtbot: QtBot
) -> None:
    edit(session, "Move it", venue="Paris")
    words = history.page.filters.words
    words.setText("move")
    qtbot.keyClick(words, Qt.Key.Key_Return)
    assert history.labels() == ["Move it"]
    words.setText("zebra")
    qtbot.keyClick(words, Qt.Key.Key_Return)
    shown = [label.text() for label in history.page.findChildren(QLabel) if label.isVisible()]
    assert "Nothing found" in shown
    history.page._empty.action.click()
    assert len(history.labels()) == 3
    assert words.text() == ""


def test_it_is_narrowed_by_person_by_kind_of_change_and_by_kind_of_record(
    history: HistoryRobot, session: Session
) -> None:
    session.store.author = "Petro"
    edit(session, "Move it", venue="Paris")
    session.undo()
    filters = history.page.filters
    for box, words, expected in (
        (filters.author, "Petro", ["Move it", "Move it"]),
        (filters.kind, "Undo", ["Move it"]),
        (filters.table, "Sources", ["Fill in"]),
    ):
        place = box.findText(words)
        assert place > 0
        box.setCurrentIndex(place)
        box.activated.emit(place)
        assert history.labels() == expected, words
        filters.clear_all.click()
    assert len(history.labels()) == 4
    assert not filters.clear_all.isVisible()


def test_it_is_narrowed_by_days(history: HistoryRobot, qtbot: QtBot) -> None:
    filters = history.page.filters
    for line, text, number in (
        (filters.first, "2999", 0),
        (filters.first, "2020-01-01", 2),
        (filters.last, "2020", 0),
        (filters.last, "2999-12-31", 2),
    ):
        line.setText(text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert len(history.labels()) == number, text
        filters.clear()


def test_a_day_counts_whole_by_the_clock_of_this_machine(
    history: HistoryRobot, session: Session, qtbot: QtBot
) -> None:
    filters = history.page.filters
    day = local_time(session.store.journal(limit=1)[0].at).date()
    cases = ((day, day, 2), (day - timedelta(days=1), day, 2), (day, day - timedelta(days=1), 0))
    for first, last, number in cases:
        filters.first.setText(first.isoformat())
        filters.last.setText(last.isoformat())
        qtbot.keyClick(filters.last, Qt.Key.Key_Return)
        assert len(history.labels()) == number
    filters.first.clear()
    filters.last.setText(str(day.year))
    qtbot.keyClick(filters.last, Qt.Key.Key_Return)
    assert len(history.labels()) == 2
    begins = journal.stamped(datetime(day.year, 1, 1).astimezone())
    ends = journal.stamped(datetime(day.year, 12, 31, 23, 59, 59, 999_000).astimezone())
    assert filters.asked.last == ends
    filters.first.setText(str(day.year))
    assert filters.asked.first == begins


def test_a_day_that_is_none_is_marked_in_words_and_narrows_nothing(
    history: HistoryRobot, qtbot: QtBot
) -> None:
    filters = history.page.filters
    filters.first.setText("31.31.2026")
    qtbot.keyClick(filters.first, Qt.Key.Key_Return)
    assert len(history.labels()) == 2
    assert filters.error.text() == "There is no month 31. Use 01 to 12."
    assert filters.first.property("state") == "invalid"
    filters.clear_all.click()
    assert filters.error.text() == ""
    assert filters.first.property("state") == ""


def test_the_changes_of_a_record_are_found_by_its_name_also_when_it_is_gone(
    history: HistoryRobot, session: Session, qtbot: QtBot
) -> None:
    delete(session, "Delete the article", "src-b")
    box = history.page.filters.record
    box.setFocus()
    qtbot.keyClicks(box, "background")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.popup.isVisible()
    qtbot.keyClick(box.popup, Qt.Key.Key_Return)
    assert box.record == "src-b"
    assert box.text() == "Background article"
    assert history.labels() == ["Delete the article", "Fill in"]
    history.page.table.setFocus()
    assert box.text() == "Background article"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (box.record, len(history.labels())) == ("", 3)


def test_words_for_which_no_record_was_chosen_do_not_stay(history: HistoryRobot, qtbot: QtBot) -> None:
    box = history.page.filters.record
    box.setFocus()
    qtbot.keyClicks(box, "no such record")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not box.popup.isVisible()
    history.page.table.setFocus()
    assert (box.text(), box.record, len(history.labels())) == ("", "", 2)


def test_another_tracker_shows_its_own_history(
    history: HistoryRobot, session: Session, tmp_path: Path
) -> None:
    history.page.filters.words.setText("fill")
    session.create(tmp_path / "empty.parley")
    history.robot.press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert history.labels() == []
    assert history.page.filters.words.text() == ""
    shown = [label.text() for label in history.page.findChildren(QLabel) if label.isVisible()]
    assert "Nothing was changed yet" in shown


# -- one change --------------------------------------------------------------------------------------


def test_prose_is_compared_word_by_word(history: HistoryRobot, session: Session) -> None:
    edit(session, "Reword", statement="No cession at all, a freeze only with guarantees.")
    history.choose("Reword")
    (field,) = history.page.view.fields
    assert field.text == "No cession at all, a freeze only with guarantees."
    names = [each.accessibleName() for each in field.findChildren(DifferenceText)]
    assert names == ["Statement: added: at all"]


def test_a_long_statement_is_shown_near_its_difference_and_whole_when_asked(
    history: HistoryRobot, session: Session
) -> None:
    words = [f"word{number}" for number in range(2000)]
    edit(session, "Write", statement=" ".join(words))
    words[1000] = "another"
    edit(session, "Reword", statement=" ".join(words))
    history.choose("Reword")
    (field,) = history.page.view.fields
    assert field.text.startswith("… word984")
    assert "word1000 another" in field.text
    assert not field.all.isHidden()
    field.all.click()
    assert len(field.text) > 10_000
    assert field.all.isHidden()


def test_a_mention_leads_to_its_record(history: HistoryRobot, session: Session) -> None:
    edit(session, "Move it", venue="Paris")
    history.choose("Move it")
    history.link("Ukraine · Territory").click()
    assert history.window.inspector.record_id == "p1"
    history.window.travel.back()
    assert history.window.pages.key == "history"


def test_a_record_named_in_a_value_leads_to_it(history: HistoryRobot, session: Session) -> None:
    edit(session, "Have it said", speaker="rus")
    history.choose("Have it said")
    history.link("Go to Russia").click()
    assert history.window.inspector.record_id == "rus"


def test_only_the_changes_of_one_record_are_listed_from_a_mention(
    history: HistoryRobot, session: Session
) -> None:
    edit(session, "Rename", "rus", name="Russian Federation")
    history.choose("Rename")
    history.link("Its changes: Russian Federation").click()
    assert history.labels() == ["Rename", "Fill in"]
    history.choose("Fill in")
    assert history.page.view.details is not None
    assert history.page.view.details.groups[0].id == "rus"


def test_a_change_of_many_records_is_shown_by_parts(
    history: HistoryRobot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(Edit.insert(Source(id=f"s{number}", title=f"Source {number}")) for number in range(60))
    session.do(Change("Import", many, kind="import"))
    history.choose("Import")
    details = history.page.view.details
    assert details is not None
    assert len(details.groups) == change_details.MOST
    history.link("Show more (35 left)").click()
    history.link("Show more (10 left)").click()
    assert history.page.view.more.isHidden()


def test_the_records_of_a_large_change_come_one_after_the_other_in_their_order(
    history: HistoryRobot, session: Session, qtbot: QtBot
) -> None:
    sources = [Source(id=f"s{n:02}", title=f"Report {n:02}") for n in range(20)]
    many = session.do(Change("Add many", tuple(Edit.insert(source) for source in sources)))
    other = edit(session, "Move it", venue="Paris")
    assert many is not None
    view = history.page.view
    history.choose("Add many")
    wanted = [f"{source.title}, Source, added" for source in sources]
    qtbot.waitUntil(lambda: _records(view) == wanted)

    made = list(view.fields)
    view.refresh()  # nothing is another than it was
    assert view.fields == made

    view.show_change(other.seq)
    view.show_change(many.seq)
    assert 0 < len(_records(view)) < len(wanted)
    view.show_change(other.seq)  # before all of them have come
    for _ in sources:
        QApplication.processEvents()
    assert _records(view) == ["Ukraine · Territory, Position, changed"]


def _records(view: ChangeView) -> list[str]:
    """The records shown, each with what happened to it."""
    inside = view.widget()
    assert inside is not None
    blocks = [each for each in inside.findChildren(QWidget) if not each.isHidden()]
    return [name for each in blocks if type(each) is QWidget and (name := each.accessibleName())]
