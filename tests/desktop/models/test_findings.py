"""The palette's results: commands by name, records by kind, scopes, marks, and searches that can't be run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop.models.findings import Command, Findings
from desktop.session import Scope, Session
from tests.desktop.sessions import small_session

COMMANDS = (Command("edit.undo", "Undo", "Ctrl+Z"), Command("list position", "Go to Positions"))


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    made = small_session(tmp_path)
    yield made
    made.close()


@pytest.fixture
def findings(session: Session) -> Findings:
    model = Findings(session, COMMANDS, session)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def lines(findings: Findings) -> list[tuple[str, str]]:
    return [(findings.line(row).key, findings.line(row).title) for row in range(findings.rowCount())]


def test_nothing_typed_offers_the_commands(findings: Findings) -> None:
    findings.look_for("")
    assert lines(findings) == [("", "Commands"), ("edit.undo", "Undo"), ("list position", "Go to Positions")]


def test_records_are_grouped_by_kind_with_what_was_typed_marked(findings: Findings) -> None:
    findings.look_for("cession")
    assert lines(findings) == [("", "Positions"), ("p1", "Ukraine · Territory")]
    found = findings.line(1)
    start, end = found.word_marks[0]
    assert found.words[start:end] == "cession"


def test_commands_stand_before_records(findings: Findings) -> None:
    findings.look_for("pos")
    assert lines(findings)[:2] == [("", "Commands"), ("list position", "Go to Positions")]
    assert ("ev1", "Status article · Position and red lines, bullet 1") in lines(findings)


def test_a_sign_keeps_to_commands_and_a_letter_to_a_kind(findings: Findings) -> None:
    findings.look_for("> undo")
    assert lines(findings) == [("", "Commands"), ("edit.undo", "Undo")]
    findings.look_for("a: ukr")
    assert lines(findings) == [("", "Actors"), ("ukr", "Ukraine")]


def test_what_is_out_of_scope_is_not_found(session: Session, findings: Findings) -> None:
    session.set_scope(Scope(as_of="2020-01-01"))
    findings.look_for("cession")
    assert findings.found == 0


def test_half_a_character_is_refused_in_words(findings: Findings) -> None:
    findings.look_for("broken \ud83d")
    assert findings.found == 0
    assert "half a character" in findings.problem


@pytest.mark.parametrize("typed", ['"', "AND", "a: ", "NEAR(", "*", "^", "x" * 10_000, "\x00"])
def test_no_typing_breaks_it(findings: Findings, typed: str) -> None:
    findings.look_for(typed)
    assert findings.problem == ""
