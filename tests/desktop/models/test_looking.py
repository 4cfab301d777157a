"""What stands to look at follows changes, scope and setting, here and beside the window."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.errors import NotWritten
from db.queries.criteria import IS, IS_NOT, LOOK, TAG, Criterion
from db.queries.lists import Listing
from db.records import Evidence, Position, Tag, Tagging, link_id
from db.store import Store
from desktop.analysis.standing import Standing, standing
from desktop.jobs import Jobs
from desktop.models import looking
from desktop.models.looking import Looking
from desktop.models.records import RecordList
from desktop.session import Scope, Session
from tests.desktop.sessions import small_session

UNCITED = Criterion(LOOK, IS, ("uncited",))
EVENT = "summit"


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    made = small_session(tmp_path)
    yield made
    made.close()


@pytest.fixture
def jobs(session: Session) -> Iterator[Jobs]:
    made = Jobs(session)
    yield made
    made.shut_down()


@pytest.fixture(params=["here", "beside"])
def looker(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    session: Session,
    jobs: Jobs,
    monkeypatch: pytest.MonkeyPatch,
) -> Looking:
    """One that has looked, here and in a world in which one record is much."""
    if request.param == "beside":
        monkeypatch.setattr(looking, "MANY", 1)
        monkeypatch.setattr(looking, "PAUSE", 1)
    with qtbot.waitSignal(session.looked):
        made = Looking(session, jobs, session)
    return made


def uncited(session: Session) -> set[str]:
    return {id for some in session.standing["uncited"].values() for id in some}


def cite(session: Session) -> None:
    session.do(Change("Cite", (Edit.insert(Evidence(id="ev9", source="src-a", record=EVENT)),)))


def test_it_follows_a_change_and_its_undo(qtbot: QtBot, session: Session, looker: Looking) -> None:
    assert uncited(session) == {EVENT, "ceasefire-2026"}
    with qtbot.waitSignal(session.looked):
        cite(session)
    assert uncited(session) == {"ceasefire-2026"}
    with qtbot.waitSignal(session.looked):
        session.undo()
    assert uncited(session) == {EVENT, "ceasefire-2026"}


def test_it_follows_the_scope_and_the_days(qtbot: QtBot, session: Session, looker: Looking) -> None:
    assert session.standing["stale"]["position"] == {"p1", "p2"}
    with qtbot.waitSignal(session.looked):
        looker.set_stale_days(36_500)
    assert session.standing["stale"]["position"] == {"p2"}
    with qtbot.waitSignal(session.looked):
        session.set_scope(Scope(as_of="2025"))
    assert uncited(session) == {"ceasefire-2026"}


def test_another_tracker_begins_with_nothing(qtbot: QtBot, session: Session, looker: Looking) -> None:
    session.close()
    assert session.standing == {}
    looker.run()
    assert session.standing == {}


def test_changes_while_it_looks_are_looked_at_afterwards(
    qtbot: QtBot, session: Session, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_read, may_tell = Event(), Event()

    def held(*given: Any) -> Mapping[str, Standing]:
        has_read.set()
        assert may_tell.wait(30)
        return standing(*given)

    monkeypatch.setattr(looking, "MANY", 1)
    monkeypatch.setattr(looking, "standing", held)
    looker = Looking(session, jobs, session)
    looker.run()
    assert has_read.wait(30)
    cite(session)
    looker.run()
    with qtbot.waitSignal(session.looked):
        may_tell.set()
    assert uncited(session) == {EVENT, "ceasefire-2026"}
    with qtbot.waitSignal(session.looked):
        pass
    assert uncited(session) == {"ceasefire-2026"}


def test_without_a_second_connection_it_is_found_here(
    qtbot: QtBot, session: Session, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(store: Store) -> None:
        raise NotWritten(store.path, "one connection only")

    monkeypatch.setattr(looking, "MANY", 1)
    monkeypatch.setattr(Store, "reader", refused)
    with qtbot.waitSignal(session.looked):
        Looking(session, jobs, session)
    assert uncited(session) == {EVENT, "ceasefire-2026"}


def test_a_failed_look_leaves_no_second_one_due(
    qtbot: QtBot, session: Session, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_fail = Event()

    def refused(store: Store) -> None:
        assert may_fail.wait(30)
        raise NotWritten(store.path, "one connection only")

    monkeypatch.setattr(looking, "MANY", 1)
    looker = Looking(session, jobs, session)
    with monkeypatch.context() as refusing:
        refusing.setattr(Store, "reader", refused)
        looker.run()
        looker.run()  # asked again while it looks
        with qtbot.waitSignal(session.looked):
            may_fail.set()
    cite(session)
    with qtbot.waitSignal(session.looked):
        looker.run()
    QApplication.processEvents()
    assert not jobs.running


def test_a_list_of_what_stands_loses_and_regains_its_rows(
    qtbot: QtBot, session: Session, looker: Looking
) -> None:
    records = RecordList(session, "event", session)
    QAbstractItemModelTester(records, QAbstractItemModelTester.FailureReportingMode.Fatal, records)
    records.show(Listing("event", criteria=(UNCITED,)))
    assert records.row_of(EVENT) == 0
    with qtbot.waitSignal(session.looked):
        cite(session)
    assert records.rowCount(QModelIndex()) == 0
    records.show(Listing("event", criteria=(Criterion(LOOK, IS_NOT, ("uncited", "stale")),)))
    assert records.row_of(EVENT) == 0
    with qtbot.waitSignal(session.looked):
        session.undo()
    assert records.rowCount(QModelIndex()) == 0


def test_a_list_by_tag_follows_the_tags(session: Session) -> None:
    session.do(Change("Tag", (Edit.insert(Tag(id="hot", name="Hot")),)))
    records = RecordList(session, "position", session)
    records.show(Listing("position", criteria=(Criterion(TAG, IS, ("hot",)),)))
    assert records.rowCount(QModelIndex()) == 0
    tagging = Tagging(id=link_id("tagging", "hot", "p1"), tag="hot", record="p1")
    session.do(Change("Tag it", (Edit.insert(tagging),)))
    assert [getattr(records.record(0), "id", "")] == ["p1"]
    assert isinstance(records.record(0), Position)
    assert records.data(records.index(0, 0), Qt.ItemDataRole.DisplayRole) == "Ukraine"
