"""The palette's results: commands by name, records by kind, scopes, marks, and searches that can't be run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from db.changes import Change, Edit
from db.records import Filter
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


def test_the_command_that_is_called_so_comes_first(session: Session) -> None:
    named = ("Move to another issue", "Reissue", "Issue axis", "Go to Issues", "Issue edition")
    findings = Findings(session, [Command(name, name, "") for name in named], session)
    findings.look_for("> issue")
    assert [title for _, title in lines(findings)][1:] == [
        "Issue axis",
        "Issue edition",
        "Move to another issue",
        "Go to Issues",
        "Reissue",
    ]


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


def test_other_names_and_other_alphabets_find_and_say_how(findings: Findings) -> None:
    findings.look_for("ukraina")
    assert lines(findings)[:2] == [("", "Actors"), ("ukr", "Ukraine")]
    found = findings.line(1)
    assert found.words == "also Україна"
    start, end = found.word_marks[0]
    assert found.words[start:end] == "Україна"


def test_a_letter_wrong_is_forgiven(findings: Findings) -> None:
    findings.look_for("a: Ukrane")
    assert lines(findings) == [("", "Actors"), ("ukr", "Ukraine")]


def test_the_side_tells_a_record_from_others(findings: Findings) -> None:
    findings.look_for("p: cession")
    assert findings.line(1).side == "conditional, Feb 2026".replace("conditional", "official")
    findings.look_for("ukr")
    assert "state" in {findings.line(row).side for row in range(findings.rowCount())}


def test_a_prefix_alone_lists_what_was_written_last(findings: Findings) -> None:
    findings.look_for("i:")
    assert findings.kind == "issue"
    assert lines(findings) == [("", "Issues"), ("ceasefire", "Ceasefire"), ("territory", "Territory")]


def test_a_question_mark_lists_every_prefix(findings: Findings) -> None:
    findings.look_for("?")
    keys = [key for key, _ in lines(findings) if key]
    assert {"> ", "a: ", "p: ", "g: "} <= set(keys)
    assert all(findings.line(row).kind in ("", "prefix") for row in range(findings.rowCount()))


def test_a_link_finds_its_record_and_a_dead_one_says_so(findings: Findings) -> None:
    findings.look_for(" Parley:p1 ")
    assert lines(findings) == [("", "Link"), ("p1", "Ukraine · Territory")]
    findings.look_for("parley:nobody")
    assert findings.found == 0
    assert "has this id" in findings.problem
    findings.look_for("parley:")
    assert "Paste the id" in findings.problem


def test_what_was_visited_stands_first_while_nothing_is_typed(session: Session, findings: Findings) -> None:
    findings.recent = ("p1", "gone", "ukr")
    findings.look_for("")
    assert lines(findings)[:4] == [
        ("", "Recent"), ("p1", "Ukraine · Territory"), ("ukr", "Ukraine"), ("", "Commands"),
    ]  # fmt: skip
    session.set_scope(Scope(as_of="2020-01-01"))
    findings.look_for("")
    assert lines(findings)[:3] == [("", "Recent"), ("ukr", "Ukraine"), ("", "Commands")]


def test_saved_filters_have_a_group_of_their_own(findings: Findings) -> None:
    findings.commands = (*COMMANDS, Command("list filter:f", "Undecided", kind="position"))
    findings.look_for("und")
    assert lines(findings) == [
        ("", "Filters"), ("list filter:f", "Undecided"), ("", "Commands"), ("edit.undo", "Undo"),
    ]  # fmt: skip
    assert findings.line(1).side == "Positions"


def test_a_saved_filter_is_offered_once(session: Session, findings: Findings) -> None:
    saved = Filter(id="f", title="Undecided ones", kind="position", words="undecided")
    assert session.do(Change("Save filter", (Edit.insert(saved),)))
    findings.commands = (*COMMANDS, Command("list filter:f", "Undecided ones", kind="position"))
    findings.look_for("undecided ones")
    assert lines(findings) == [("", "Filters"), ("list filter:f", "Undecided ones")]
