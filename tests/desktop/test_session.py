"""The session: one tracker at a time, writes that are told, failures in words, a scope for all views."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.errors import AlreadyThere, Conflict, NotATracker
from db.records import Position
from desktop.session import Scope, Session, taken_back
from tests.desktop.sessions import small_session


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    made = small_session(tmp_path)
    yield made
    made.close()


def edited(session: Session, words: str) -> Change:
    return Change("Reword", (Edit.update(session.store.need(Position, "p1"), statement=words),))


def test_do_writes_and_tells_everyone_of_the_change(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed) as told:
        written = session.do(edited(session, "Other words"))
    assert told.args == [written]
    assert session.store.need(Position, "p1").statement == "Other words"


def test_the_initiator_is_known_while_the_change_is_told_and_not_after(session: Session) -> None:
    seen: list[object] = []
    form = object()
    session.changed.connect(lambda _: seen.append(session.initiator))
    session.do(edited(session, "Other words"), initiator=form)
    assert seen == [form]
    assert session.initiator is None


def test_a_conflict_is_told_in_words_and_nothing_is_written(session: Session, qtbot: QtBot) -> None:
    stale = edited(session, "Mine")
    session.do(edited(session, "Theirs"))
    with qtbot.waitSignal(session.failed) as told:
        assert session.do(stale) is None
    assert told.args == [str(Conflict("position", "p1", ["statement"]))]
    assert session.store.need(Position, "p1").statement == "Theirs"


def test_what_is_taken_back_is_undone_or_redone_where_it_is_the_newest_step_else_a_step_of_its_own(
    session: Session,
) -> None:
    first, last = (session.do(edited(session, words)) for words in ("One", "Two"))
    assert first is not None
    assert last is not None
    store = session.store
    undone = taken_back(store, last.id)
    assert (undone.kind, undone.undoes) == ("undo", last.id)
    assert taken_back(store, undone.id).kind == "redo"
    store.apply(Change("Move", (Edit.update(store.need(Position, "p2"), venue="Paris"),)))
    older = taken_back(store, last.id)
    assert older.kind not in ("undo", "redo")
    assert store.need(Position, "p1").statement == "One"
    store.undo()
    assert store.need(Position, "p1").statement == "Two"


def test_undo_and_redo_are_told_like_any_change(session: Session) -> None:
    told: list[str] = []
    session.do(edited(session, "Other words"))
    session.changed.connect(lambda change: told.append(change.kind))
    session.undo()
    session.redo()
    assert told == ["undo", "redo"]


def test_nothing_to_redo_is_said(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.failed) as told:
        assert session.redo() is None
    assert "nothing to redo" in told.args[0]


def test_the_snapshot_is_made_anew_after_a_change_and_kept_in_between(session: Session) -> None:
    before = session.snapshot()
    assert session.snapshot() is before
    session.do(edited(session, "Other words"))
    assert session.snapshot().need(Position, "p1").statement == "Other words"
    assert before.need(Position, "p1").statement != "Other words"


def test_scope_narrows_the_snapshot_and_says_so_once(session: Session) -> None:
    told: list[Scope] = []
    session.scope_changed.connect(lambda: told.append(session.scope))
    assert session.in_scope() is None
    session.set_scope(Scope(as_of="2026-01-01"))
    session.set_scope(Scope(as_of="2026-01-01"))
    assert told == [Scope(as_of="2026-01-01")]
    visible = session.in_scope()
    assert visible is not None
    assert "p2" in visible
    assert "p1" not in visible


def test_a_file_that_can_not_be_opened_leaves_the_present_tracker_open(
    session: Session, tmp_path: Path
) -> None:
    other = tmp_path / "notes.parley"
    other.write_text("no tracker")
    with pytest.raises(NotATracker):
        session.open(other)
    assert session.store.need(Position, "p1").id == "p1"
    assert other.read_text() == "no tracker"


def test_opening_another_tracker_closes_the_one_before_and_forgets_its_scope(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    session.set_scope(Scope(channels=("official",)))
    with qtbot.waitSignal(session.tracker_changed):
        session.create(tmp_path / "other.parley")
    assert session.scope == Scope()
    assert session.store.counts()["position"] == 0
    assert not list(tmp_path.glob(".small*"))  # its lock is given back


def test_a_first_change_that_fails_leaves_no_file(session: Session, tmp_path: Path) -> None:
    def broken() -> Change:
        raise AlreadyThere("x")

    with pytest.raises(AlreadyThere):
        session.create(tmp_path / "new.parley", broken)
    assert not (tmp_path / "new.parley").exists()
    assert session.store.need(Position, "p1").id == "p1"


# -- beside the window -------------------------------------------------------------------------------


def test_while_something_is_written_beside_nothing_else_is(tmp_path: Path, qapp: QApplication) -> None:
    session = small_session(tmp_path)
    failures: list[str] = []
    session.failed.connect(failures.append)
    session.begin_writing("Writing 600 records", lambda: None)
    assert session.undo() is None
    assert failures == [
        "Writing 600 records is not finished. Nothing else was written. Try again when it is."
    ]
    assert session.end_writing(session.store)
    assert session.undo() is not None
    session.close()


def test_a_tracker_is_closed_only_once_what_is_written_beside_it_is(
    tmp_path: Path, qapp: QApplication
) -> None:
    session = small_session(tmp_path)
    store, open_while_waiting = session.store, []
    session.begin_writing("Writing", lambda: open_while_waiting.append(session.is_open))
    session.close()
    assert open_while_waiting == [True]
    assert session.busy == ""
    assert not session.end_writing(store, Change("Late", ()))
