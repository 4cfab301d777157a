"""The list model: Qt's own tester watches it while rows come, go, move and change, and it never resets."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import KINDS, Actor, Issue, PositionOption, link_id
from desktop.models.columns import STANCES, columns_of, heading_of
from desktop.models.records import PAGE, RECORD_ROLE, SECOND_ROLE, STANCES_ROLE, RecordList
from desktop.session import Scope, Session
from tests.desktop.sessions import sample_session, small_session

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    made = small_session(tmp_path)
    yield made
    made.close()


def listed(session: Session, kind: str) -> RecordList:
    model = RecordList(session, kind, session)
    QAbstractItemModelTester(model, FATAL, model)
    return model


def ids(model: RecordList) -> list[str]:
    found = [model.record(row) for row in range(model.rowCount())]
    return [record.id for record in found if record]


def resets(model: RecordList) -> list[None]:
    told: list[None] = []
    model.modelReset.connect(lambda: told.append(None))
    return told


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_lists_with_headed_columns(session: Session, kind: str) -> None:
    model = listed(session, kind)
    assert model.rowCount() == session.store.counts()[kind]
    for place, column in enumerate(columns_of(kind)):
        assert model.headerData(place, Qt.Orientation.Horizontal) == heading_of(kind, column)
    for row in range(model.rowCount()):
        for place in range(model.columnCount()):
            assert isinstance(model.index(row, place).data(), str)


@pytest.mark.parametrize("kind", ["position", "actor", "issue", "event", "evidence", "scenario"])
def test_every_column_sorts_both_ways_and_keeps_all_rows(
    qapp: QApplication, tmp_path: Path, kind: str
) -> None:
    session = sample_session(tmp_path)
    model = listed(session, kind)
    everything = set(ids(model))
    for place, column in enumerate(model.columns):
        model.sort(place, Qt.SortOrder.AscendingOrder)
        up = ids(model)
        model.sort(place, Qt.SortOrder.DescendingOrder)
        down = ids(model)
        assert set(up) == set(down) == everything
        if column.first != STANCES:
            assert up == down[::-1]
    session.close()


def test_positions_show_titles_dates_and_stances(session: Session) -> None:
    model = listed(session, "position")
    row = ids(model).index("p1")
    assert model.index(row, 0).data() == "Ukraine"
    assert model.index(row, 0).data(SECOND_ROLE) == "Territory"
    assert model.index(row, 3).data(SECOND_ROLE) == "official, February 2026"
    stances = [(option.label, stance) for option, stance in model.index(row, 2).data(STANCES_ROLE)]
    assert stances == [("Full return", ""), ("Freeze on the line", "conditional")]
    spoken = model.index(row, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Full return: unstated\nFreeze on the line: conditional"
    undated = ids(model).index("p2")
    assert model.index(undated, 3).data(SECOND_ROLE) == "official, undated"


def test_a_new_record_is_told_as_one_row_at_its_place(session: Session, qtbot: QtBot) -> None:
    model = listed(session, "actor")
    told = resets(model)
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        session.do(Change("Add", (Edit.insert(Actor(id="tur", name="Turkey")),)))
    assert inserted.args is not None
    assert inserted.args[1:] == [1, 1]
    assert ids(model) == ["rus", "tur", "ukr"]
    assert told == []


def test_a_deletion_and_its_undo_take_and_bring_back_the_row(session: Session) -> None:
    model = listed(session, "position")
    told = resets(model)
    before = ids(model)
    session.do(Change("Delete", session.store.goes_with(["p1"]).edits()))
    assert ids(model) == ["p2"]
    session.undo()
    assert ids(model) == before
    assert told == []


def test_an_edit_is_told_as_data_and_rows_that_name_the_record_follow(session: Session) -> None:
    model = listed(session, "position")
    told = resets(model)
    changed: list[QModelIndex] = []
    model.dataChanged.connect(lambda first: changed.append(first))
    actor = session.store.need(Actor, "ukr")
    session.do(Change("Rename", (Edit.update(actor, name="Ukrajina"),)))
    assert model.index(0, 0).data() == "Ukrajina"
    assert changed
    assert told == []


def test_a_changed_stance_shows_in_its_position(session: Session) -> None:
    model = listed(session, "position")
    link = PositionOption(
        id=link_id("position_option", "p2", "return"), position="p2", option="return", stance="red line"
    )
    session.do(Change("Stance", (Edit.insert(link),)))
    row = ids(model).index("p2")
    assert [stance for _, stance in model.index(row, 2).data(STANCES_ROLE)] == ["red line", ""]


def test_a_renamed_record_moves_and_the_selection_stays_on_it(session: Session) -> None:
    model = listed(session, "actor")
    told = resets(model)
    held = QPersistentModelIndex(model.index(ids(model).index("rus"), 0))
    actor = session.store.need(Actor, "rus")
    session.do(Change("Rename", (Edit.update(actor, name="Zzz"),)))
    assert ids(model) == ["ukr", "rus"]
    assert held.data(RECORD_ROLE).id == "rus"
    assert told == []


def test_several_rows_come_and_go_at_once_in_runs(session: Session) -> None:
    model = listed(session, "actor")
    told = resets(model)
    names = ["Austria", "Brazil", "Samoa", "Tonga", "Zambia"]
    new = tuple(Edit.insert(Actor(id=name.lower(), name=name)) for name in names)
    session.do(Change("Add", new))
    assert ids(model) == ["austria", "brazil", "rus", "samoa", "tonga", "ukr", "zambia"]
    session.undo()
    assert ids(model) == ["rus", "ukr"]
    assert told == []


def test_a_filter_finds_by_the_names_of_what_a_record_refers_to(session: Session, qtbot: QtBot) -> None:
    model = listed(session, "position")
    with qtbot.waitSignal(model.counted) as told:
        model.filter("україна guarantees")
    assert told.args == [1]
    assert ids(model) == ["p1"]
    model.filter("nothing of the kind")
    assert model.rowCount() == 0
    model.filter("")
    assert model.rowCount() == 2


def test_narrowing_to_a_value_and_to_a_scope(session: Session) -> None:
    model = listed(session, "position")
    model.narrow({"issue": "ceasefire"})
    assert ids(model) == []
    model.narrow({})
    session.set_scope(Scope(as_of="2025-01-01"))
    assert ids(model) == ["p2"]


def test_long_lists_fetch_the_page_that_is_looked_at(session: Session) -> None:
    many = tuple(Edit.insert(Issue(id=f"i{n:04}", title=f"Issue {n:04}")) for n in range(5 * PAGE))
    session.do(Change("Add", many))
    model = listed(session, "issue")
    last = model.rowCount() - 1
    assert model.index(last, 0).data() == "Territory"
    assert model.row_of("i0100") == ids(model).index("i0100")
    assert model.row_of("nobody") == -1
