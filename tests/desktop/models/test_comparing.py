"""Where there is much, a comparison is worked out beside the window, once that has painted."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from db.queries.snapshot import Snapshot
from db.records import Position
from desktop.jobs import Jobs
from desktop.models import comparing
from desktop.models.comparing import Comparing
from desktop.session import Scope, Session
from tests.desktop.sessions import sample_session


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setattr(comparing, "MANY", 1)
    opened = sample_session(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shut_down()


def test_it_is_worked_out_on_another_thread_of_the_snapshot_that_all_share(
    session: Session, jobs: Jobs, qtbot: QtBot
) -> None:
    threads: list[bool] = []

    def work(snapshot: Snapshot) -> Snapshot:
        threads.append(QThread.isMainThread())
        return snapshot

    compared = Comparing(session, work, jobs, session)
    found: list[object] = []
    compared.ready.connect(found.append)
    with qtbot.waitSignals([compared.begun, compared.ready], order="strict"):
        compared.watch(True)
        assert compared.is_on
    assert threads == [False]
    assert found[0] is session.snapshot()
    assert not compared.is_on


def test_what_is_asked_anew_before_it_began_counts_once_and_as_it_is_then(
    session: Session, jobs: Jobs, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def work(snapshot: Snapshot) -> int:
        seen.append(snapshot.as_of)
        return snapshot.count(Position)

    compared = Comparing(session, work, jobs, session)
    with qtbot.waitSignal(compared.begun):
        compared.watch(True)
    with qtbot.waitSignal(compared.ready):
        session.set_scope(Scope(as_of="2020-01-01"))
    assert seen == ["2020-01-01"]


def test_nothing_comes_of_a_tracker_that_was_closed_meanwhile(
    session: Session, jobs: Jobs, qtbot: QtBot
) -> None:
    compared = Comparing(session, lambda snapshot: snapshot, jobs, session)
    found: list[object] = []
    compared.ready.connect(found.append)
    with qtbot.waitSignal(compared.begun):
        compared.watch(True)
    session.close()
    qtbot.waitUntil(lambda: not compared.is_on)
    assert found == []
    assert jobs.running == ()


def test_the_window_does_not_wait_for_what_is_heavy_to_import_and_only_the_first_time_is_another_thread(
    session: Session, jobs: Jobs, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "MANY", 1_000_000)
    (tmp_path / "of_great_weight.py").write_text("weight = 1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    threads: list[bool] = []

    def work(snapshot: Snapshot) -> object:
        threads.append(QThread.isMainThread())
        return import_module("of_great_weight").weight

    compared = Comparing(session, work, jobs, session, heavy=("of_great_weight",))
    for _ in range(2):
        with qtbot.waitSignal(compared.ready) as done:
            compared.again()
            compared.watch(True)
        assert done.args == [1]
    assert threads == [False, True]
    monkeypatch.delitem(sys.modules, "of_great_weight")


def test_what_is_left_for_later_is_found_on_another_thread_and_told(
    session: Session, jobs: Jobs, qtbot: QtBot
) -> None:
    threads: list[bool] = []
    compared = Comparing(session, lambda snapshot: snapshot, jobs, session)
    with qtbot.waitSignal(compared.found):
        compared.later(lambda: threads.append(QThread.isMainThread()))
        assert compared.is_on
        assert threads == []
    assert threads == [False]
    assert not compared.is_on


def test_what_is_left_for_later_is_found_at_once_where_there_is_no_other_thread(
    session: Session, qtbot: QtBot
) -> None:
    threads: list[bool] = []
    compared = Comparing(session, lambda snapshot: snapshot, None, session)
    with qtbot.waitSignal(compared.found):
        compared.later(lambda: threads.append(QThread.isMainThread()))
    assert threads == [True]


def test_nothing_is_told_of_what_a_result_left_that_is_another_now(
    session: Session, jobs: Jobs, qtbot: QtBot
) -> None:
    compared = Comparing(session, lambda snapshot: snapshot, jobs, session)
    told: list[str] = []
    compared.found.connect(lambda: told.append("found"))
    compared.ready.connect(lambda _: told.append("ready"))
    held, begun = Event(), Event()

    def find() -> None:
        begun.set()
        assert held.wait(30)

    compared.later(find)
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(compared.ready):
        compared.watch(True)
    held.set()
    qtbot.waitUntil(lambda: not jobs.running)
    assert told == ["ready"]
