"""In a large tracker the search box shows names at once and hits when they are found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.errors import NotWritten
from db.store import Store
from desktop.jobs import Jobs
from desktop.models import findings as finding
from desktop.models.findings import Findings
from desktop.session import Session
from tests.desktop.sessions import small_session


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A session in a world in which one record is many."""
    monkeypatch.setattr(finding, "BESIDE", 0)
    made = small_session(tmp_path)
    yield made
    made.close()


@pytest.fixture
def jobs(session: Session) -> Iterator[Jobs]:
    made = Jobs(session)
    yield made
    made.shut_down()


@pytest.fixture
def findings(session: Session, jobs: Jobs) -> Findings:
    model = Findings(session, (), session, jobs=jobs)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def titles(findings: Findings) -> list[str]:
    return [findings.line(row).title for row in range(findings.rowCount()) if findings.line(row).key]


def test_names_stand_at_once_and_hits_come(qtbot: QtBot, findings: Findings) -> None:
    with qtbot.waitSignal(findings.arrived):
        findings.look_for("ukraine")
        assert titles(findings) == ["Ukraine"]
    assert titles(findings)[0] == "Ukraine"
    assert "Ukraine · Territory" in titles(findings)


def test_only_the_last_of_what_was_typed_is_shown(qtbot: QtBot, findings: Findings) -> None:
    told: list[str] = []
    findings.arrived.connect(lambda: told.append(",".join(titles(findings))))
    with qtbot.waitSignal(findings.arrived):
        for typed in ("u", "uk", "ces", "cession"):
            findings.look_for(typed)
    assert told == ["Ukraine · Territory"]


def test_no_key_waits_for_the_search(qtbot: QtBot, session: Session, findings: Findings) -> None:
    asked: list[str] = []
    session.store.db.set_trace_callback(asked.append)
    with qtbot.waitSignal(findings.arrived):
        findings.look_for("cession")
    session.store.db.set_trace_callback(None)
    assert titles(findings) == ["Ukraine · Territory"]
    assert asked
    assert not [sql for sql in asked if "MATCH" in sql]


def test_what_was_found_stays_while_it_holds_what_is_typed(qtbot: QtBot, findings: Findings) -> None:
    with qtbot.waitSignal(findings.arrived):
        findings.look_for("cess")
    with qtbot.waitSignal(findings.arrived):
        findings.look_for("p: cession")
        assert titles(findings) == ["Ukraine · Territory"]
    assert titles(findings) == ["Ukraine · Territory"]
    findings.look_for("a: cession")
    assert titles(findings) == []
    with qtbot.waitSignal(findings.arrived):
        findings.look_for("cession")
    findings.look_for("cessation")
    assert titles(findings) == []


def test_what_is_typed_away_is_not_shown(
    qtbot: QtBot, session: Session, jobs: Jobs, findings: Findings
) -> None:
    findings.look_for("cession")
    findings.look_for("")
    for job in jobs.running:
        with qtbot.waitSignal(job.ended):
            pass
    assert titles(findings) == []
    findings.look_for("cession")
    session.close()
    findings.look_for("x")
    assert titles(findings) == []


def test_a_search_that_cannot_be_run_is_refused_at_once(findings: Findings, jobs: Jobs) -> None:
    findings.look_for("broken \ud83d")
    assert "half a character" in findings.problem
    findings.look_for("…")
    assert not jobs.running


def test_without_a_second_connection_it_is_searched_here(
    qtbot: QtBot, findings: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(store: Store) -> None:
        raise NotWritten(store.path, "one connection only")

    monkeypatch.setattr(Store, "reader", refused)
    with qtbot.waitSignal(findings.arrived):
        findings.look_for("cession")
    assert titles(findings) == ["Ukraine · Territory"]
