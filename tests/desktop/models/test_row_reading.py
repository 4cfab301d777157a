"""Long lists are read beside the window: what was there stays meanwhile, and the newest reading wins."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor
from desktop.jobs import Jobs
from desktop.models import row_reading
from desktop.models.records import RecordList
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.list_page import ListPage
from tests.desktop.sessions import small_session


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    made = small_session(tmp_path)
    yield made
    made.close()


@pytest.fixture
def jobs(session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[Jobs]:
    """Jobs, in a world in which two records are many."""
    monkeypatch.setattr(row_reading, "MANY", 1)
    made = Jobs(session)
    yield made
    made.shut_down()


def titles(records: RecordList) -> list[str]:
    found = (records.record(row) for row in range(records.rowCount(QModelIndex())))
    return [str(getattr(record, "name", "")) for record in found]


def arrived(qtbot: QtBot, records: RecordList) -> None:
    while records.reading.is_on:
        with qtbot.waitSignal(records.reading.changed):
            pass


def test_a_long_list_comes_later_in_the_same_order(qtbot: QtBot, session: Session, jobs: Jobs) -> None:
    at_once = RecordList(session, "actor", session)
    later = RecordList(session, "actor", session, jobs=jobs)
    QAbstractItemModelTester(later, QAbstractItemModelTester.FailureReportingMode.Fatal, later)
    assert later.reading.is_on
    assert later.rowCount(QModelIndex()) == 0
    arrived(qtbot, later)
    assert titles(later) == titles(at_once) != []


def test_rows_stay_while_they_are_read_again_and_the_newest_wish_wins(
    qtbot: QtBot, session: Session, jobs: Jobs
) -> None:
    records = RecordList(session, "actor", session, jobs=jobs)
    arrived(qtbot, records)
    before = titles(records)
    records.sort(0, Qt.SortOrder.AscendingOrder)
    assert titles(records) == before
    records.filter("ukraine")
    records.sort(0, Qt.SortOrder.DescendingOrder)
    arrived(qtbot, records)
    assert titles(records) == ["Ukraine"]


def test_a_change_reaches_a_long_list(qtbot: QtBot, session: Session, jobs: Jobs) -> None:
    records = RecordList(session, "actor", session, jobs=jobs)
    arrived(qtbot, records)
    session.do(Change("Add", (Edit.insert(Actor(id="new", name="Aland")),)))
    arrived(qtbot, records)
    assert "Aland" in titles(records)
    session.undo()
    arrived(qtbot, records)
    assert "Aland" not in titles(records)


def test_a_reading_is_given_up_with_its_tracker(qtbot: QtBot, session: Session, jobs: Jobs) -> None:
    records = RecordList(session, "actor", session, jobs=jobs)
    session.close()
    assert not records.reading.is_on
    while jobs.running:
        with qtbot.waitSignal(jobs.running[0].ended):
            pass
    assert records.rowCount(QModelIndex()) == 0


def test_the_page_says_that_it_reads_and_not_that_there_is_nothing(
    qtbot: QtBot, session: Session, theme: Theme, jobs: Jobs
) -> None:
    page = ListPage(session, theme, "actor", jobs=jobs)
    qtbot.addWidget(page)
    page.show()
    assert page._empty.accessibleName() == "Reading actors …"
    assert not page._empty.action.isVisible()
    arrived(qtbot, page.records)
    assert page.table.isVisible()
    assert page._count.text() == str(page.records.rowCount(QModelIndex()))


@pytest.mark.parametrize("beside", [False, True])
def test_rows_that_can_not_be_read_are_said_and_those_there_stay(
    qtbot: QtBot, session: Session, jobs: Jobs, beside: bool
) -> None:
    records = RecordList(session, "actor", session, jobs=jobs if beside else None)
    arrived(qtbot, records)
    before = titles(records)
    with qtbot.waitSignal(session.failed) as told:
        records.filter("\ud800")
    assert "half a character" in told.args[0]
    assert titles(records) == before != []
