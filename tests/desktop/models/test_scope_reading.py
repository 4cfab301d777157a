"""A scope of a large tracker is read beside the window: shown once read, known again after edits."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Position
from desktop.models import scope_reading
from desktop.session import Scope, Session
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot

EARLY, LATE = "2022-01-01", "2026-03-01"


@pytest.fixture
def robot(open_window: Open, sample: Path, monkeypatch: pytest.MonkeyPatch) -> WindowRobot:
    """A window in a world in which one record is much."""
    monkeypatch.setattr(scope_reading, "MANY", 1)
    return open_window(sample)


@pytest.fixture
def session(robot: WindowRobot) -> Iterator[Session]:
    yield robot.window.session
    QApplication.processEvents()


def said(robot: WindowRobot) -> str:
    return robot.window.toast.message.text if robot.window.toast.isVisible() else ""


def is_old(session: Session) -> bool:
    return session.scope_is_old


def whole(session: Session, **scope: str) -> frozenset[str]:
    return session.store.snapshot(**scope).ids()


def test_a_scope_is_shown_once_it_is_read(robot: WindowRobot, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.scope_changed):
        session.set_scope(Scope(as_of=EARLY))
        assert session.in_scope() is None
        assert said(robot) == "As of 1 January 2022: reading …"
    assert session.in_scope() == whole(session, as_of=EARLY)
    assert said(robot) == ""
    assert robot.window.scope_band.words.text().startswith("As of 1 January 2022")


def test_of_two_scopes_asked_for_the_last_is_shown(
    robot: WindowRobot, session: Session, qtbot: QtBot
) -> None:
    shown: list[str] = []
    session.scope_changed.connect(lambda: shown.append(session.scope.as_of))
    session.set_scope(Scope(as_of=EARLY))
    with qtbot.waitSignal(session.scope_changed):
        session.set_scope(Scope(as_of=LATE))
    qtbot.waitUntil(lambda: not robot.window.jobs.running)
    assert shown == [LATE]
    assert session.in_scope() == whole(session, as_of=LATE)


def test_a_scope_that_is_given_up_is_not_shown_and_can_be_asked_for_again(
    robot: WindowRobot, session: Session, qtbot: QtBot
) -> None:
    session.set_scope(Scope(as_of=EARLY))
    robot.window.toast.action.click()
    qtbot.waitUntil(lambda: not robot.window.jobs.running)
    assert session.scope == Scope()
    with qtbot.waitSignal(session.scope_changed):
        session.set_scope(Scope(as_of=EARLY))
    assert session.scope.as_of == EARLY


def test_everything_is_shown_at_once_whatever_is_being_read(
    robot: WindowRobot, session: Session, qtbot: QtBot
) -> None:
    session.set_scope(Scope(as_of=EARLY))
    session.set_scope(Scope())
    qtbot.waitUntil(lambda: not robot.window.jobs.running)
    assert session.scope == Scope()
    assert session.in_scope() is None


def test_after_an_edit_what_was_in_scope_counts_until_it_is_known_again(
    robot: WindowRobot, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.scope_changed):
        session.set_scope(Scope(as_of=EARLY))
    robot.window.travel.go_in("position")
    before = session.in_scope()
    held = next(each for each in session.store.all(Position) if each.stated and each.stated < EARLY)
    new = Position(id="new", actor=held.actor, issue=held.issue, channel="official", stated="2021")
    late = Position(id="late", actor=held.actor, issue=held.issue, channel="official", stated=LATE)
    with qtbot.waitSignal(session.scope_read):
        session.do(Change("Put", (Edit.insert(new), Edit.insert(late))))
        assert is_old(session)
        assert session.in_scope() == before
    assert not is_old(session)
    assert session.in_scope() == whole(session, as_of=EARLY)
    assert "new" in robot.rows()
    assert "late" not in robot.rows()
    assert said(robot) == "Saved; 1 of 2 positions not shown at this date"
