"""The entries of the navigator: what comes and goes, what folds, and counts that follow."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.errors import NotWritten
from db.queries.criteria import IS, LOOK, Criterion
from db.queries.lists import Listing
from db.records import KINDS, Filter, Position
from db.store import Store
from desktop.jobs import Jobs
from desktop.models import filter_counts
from desktop.models.looking import Looking
from desktop.models.navigation import DETAILS, FILTERS, LOOK_AT, LOOK_ICONS, NavigatorModel
from desktop.operations.filters import move_filter, rename_filter, save_filter, update_filter
from desktop.session import Scope, Session
from tests.desktop.sessions import small_session

OFFICIAL = Listing("position", criteria=(Criterion("channel", IS, ("official",)),))


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


@pytest.fixture
def model(session: Session, jobs: Jobs) -> NavigatorModel:
    made = NavigatorModel(session, session, jobs=jobs)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def save(session: Session, title: str, listing: Listing = OFFICIAL) -> Filter:
    others = session.store.all(Filter)
    change = session.do(save_filter(title, listing, others))
    assert change is not None
    return session.store.need(Filter, change.edits[0].id)


def spoken(model: NavigatorModel) -> list[str]:
    said = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row).data(said)) for row in range(model.rowCount(QModelIndex()))]


def under(model: NavigatorModel, head: str) -> list[str]:
    """What stands under a head, up to the next one."""
    lines = spoken(model)
    start = next(n for n, line in enumerate(lines) if line.split(",")[0] == head)
    rows = range(start + 1, len(lines))
    end = next((n for n in rows if not model.entry(n).key), len(lines))
    return lines[start + 1 : end]


def test_what_stands_to_look_at_is_counted(qtbot: QtBot, session: Session, jobs: Jobs) -> None:
    model = NavigatorModel(session, session)
    assert under(model, LOOK_AT) == ["Stale", "Uncited", "Single source", "Contradicted", "Unplaced"]
    with qtbot.waitSignal(session.looked):
        Looking(session, jobs, session)
    counts = {name: sum(map(len, kinds.values())) for name, kinds in session.standing.items()}
    row = model.row_of("look:stale")
    assert model.entry(row).count == counts["stale"] > 0
    assert "183 days" in str(model.index(row).data(Qt.ItemDataRole.ToolTipRole))
    assert set(LOOK_ICONS) == set(counts)


def test_filters_come_with_their_head_and_go_with_it(session: Session, model: NavigatorModel) -> None:
    assert FILTERS not in {line.split(",")[0] for line in spoken(model)}
    sources = QPersistentModelIndex(model.index(model.row_of("source")))
    brief = QPersistentModelIndex(model.index(model.row_of("brief")))
    save(session, "Official")
    assert under(model, FILTERS) == ["Official"]
    assert (sources.data(), brief.data()) == ("Sources", KINDS["brief"].META.plural)
    session.undo()
    assert FILTERS not in {line.split(",")[0] for line in spoken(model)}
    assert brief.data() == KINDS["brief"].META.plural


def test_their_counts_follow(qtbot: QtBot, session: Session, model: NavigatorModel) -> None:
    saved = save(session, "Official")
    counts = model._filters
    with qtbot.waitSignal(counts.counted):
        pass
    assert under(model, FILTERS) == ["Official, 2"]
    with qtbot.waitSignal(counts.counted):
        first = session.store.need(Position, "p1")
        session.do(Change("Move", (Edit.update(first, channel="Track I"),)))
    assert under(model, FILTERS) == ["Official, 1"]
    with qtbot.waitSignal(counts.counted):
        session.do(update_filter(saved, Listing("position")))
    assert under(model, FILTERS) == ["Official, 2"]
    with qtbot.waitSignal(counts.counted):
        session.set_scope(Scope(as_of="2025"))
    assert under(model, FILTERS) == ["Official, 1"]


def test_many_are_counted_beside_the_window(
    qtbot: QtBot, session: Session, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filter_counts, "MANY", 1)
    monkeypatch.setattr(filter_counts, "PAUSE", 1)
    model = NavigatorModel(session, session, jobs=jobs)
    counts = model._filters
    save(session, "Official")
    counts.run()
    assert jobs.running
    save(session, "All", Listing("position"))
    counts.run()
    qtbot.waitUntil(lambda: under(model, FILTERS) == ["Official, 2", "All, 2"])


def test_without_a_second_connection_they_are_counted_here(
    qtbot: QtBot, session: Session, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(store: Store) -> None:
        raise NotWritten(store.path, "one connection only")

    monkeypatch.setattr(filter_counts, "MANY", 1)
    monkeypatch.setattr(Store, "reader", refused)
    model = NavigatorModel(session, session, jobs=jobs)
    save(session, "Official")
    model._filters.run()
    qtbot.waitUntil(lambda: under(model, FILTERS) == ["Official, 2"])


def test_a_filter_on_what_stands_is_counted_with_it(qtbot: QtBot, session: Session, jobs: Jobs) -> None:
    model = NavigatorModel(session, session)
    save(session, "Uncited", Listing("event", criteria=(Criterion(LOOK, IS, ("uncited",)),)))
    with qtbot.waitSignal(session.looked):
        Looking(session, jobs, session)
    qtbot.waitUntil(lambda: under(model, FILTERS) == ["Uncited, 1"])


def test_they_stand_in_their_order_under_their_names(session: Session, model: NavigatorModel) -> None:
    first, second = save(session, "First"), save(session, "Second")
    assert [line.split(",")[0] for line in under(model, FILTERS)] == ["First", "Second"]
    session.do(move_filter([first, second], second.id, -1))
    assert [line.split(",")[0] for line in under(model, FILTERS)] == ["Second", "First"]
    session.do(rename_filter(first, "  Last "))
    assert [line.split(",")[0] for line in under(model, FILTERS)] == ["Second", "Last"]


def test_heads_fold_and_a_page_beneath_unfolds_its_own(session: Session, model: NavigatorModel) -> None:
    assert model.folded == {DETAILS}
    model.toggle(LOOK_AT)
    assert under(model, LOOK_AT) == []
    assert f"{LOOK_AT}, folded" in spoken(model)
    row = model.unfold_for("look:stale")
    assert model.entry(row).key == "look:stale"
    assert model.folded == {DETAILS}
    assert model.unfold_for("nothing") == -1
    assert model.folded == {DETAILS}


def test_another_tracker_has_other_entries(session: Session, model: NavigatorModel) -> None:
    save(session, "Mine")
    session.close()
    assert FILTERS not in {line.split(",")[0] for line in spoken(model)}
