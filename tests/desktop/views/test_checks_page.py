"""The page of the checks: what it lists, how it is walked, when it runs again, and what it tells."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Position
from desktop.analysis.checks import TITLES
from desktop.analysis.rule import Finding, Severity
from desktop.jobs import Jobs
from desktop.models.check_lines import LINE_ROLE, SHOWN, CheckLines, Line, folded, lines_of, shown_of
from desktop.session import Scope, Session
from desktop.theme import Theme
from desktop.views import checks_page
from desktop.views.checks_page import ChecksPage
from tests.desktop.sessions import small_session
from tests.desktop.small import small_tracker

UNCITED = Position(
    id="p7", actor="rus", issue="ceasefire", channel="official", stated="2026", statement="Talks first."
)


def finding(record: str, rule: str = "uncited", severity: Severity = "error") -> Finding:
    return Finding(severity, record, rule, f"{record} cites no source.", "Cite the source.")


# -- lines -------------------------------------------------------------------------------------------


def forms(lines: list[Line]) -> list[tuple[str, str, str]]:
    return [(line.form, line.text, line.count) for line in lines]


def test_findings_stand_under_their_severity_and_rule() -> None:
    found = [finding("b", "single", "look"), finding("a"), finding("c", "single", "look")]
    lines = lines_of(found, {"uncited": "Without a source", "single": "One source"})
    assert forms(lines) == [
        ("severity", "To correct", "1"),
        ("rule", "Without a source", "1"),
        ("finding", "a cites no source.", ""),
        ("severity", "To look at", "2"),
        ("rule", "One source", "2"),
        ("finding", "b cites no source.", ""),
        ("finding", "c cites no source.", ""),
    ]
    assert "to correct: a cites no source. Cite the source." in lines[2].spoken()


def test_a_rule_with_very_many_findings_says_how_many_are_left() -> None:
    found = [finding(f"r{number}") for number in range(SHOWN + 1234)]
    lines = lines_of(found, {})
    assert len(lines) == SHOWN + 3
    assert (lines[-1].form, lines[-1].text) == ("more", "and 1,234 more; filter to see them")
    assert lines[1].count == f"{SHOWN + 1234:,}"


@pytest.mark.parametrize(
    ("words", "left"), [("", 2), ("b CITES", 1), ("source one", 1), ("zebra", 0), ("cite the", 2)]
)
def test_the_filter_looks_into_sentence_remedy_and_rule(words: str, left: int) -> None:
    found, titles = [finding("a"), finding("b", "single")], {"single": "One of them"}
    assert shown_of(found, folded(found, titles), words, titles).number == left


def test_the_lines_are_a_sound_model_whose_heads_cannot_be_chosen(
    qtmodeltester: ModelTester, theme: Theme
) -> None:
    lines = CheckLines()
    found = [finding("a"), finding("b", "single", "look")]
    lines.show(shown_of(found, folded(found, {}), "", {}))
    qtmodeltester.check(lines)
    chosen = [
        lines.data(lines.index(row), LINE_ROLE).form  # type: ignore[attr-defined]  # a role holds any object
        for row in range(lines.rowCount())
        if lines.flags(lines.index(row)) & Qt.ItemFlag.ItemIsSelectable
    ]
    assert chosen == ["finding", "finding"]


# -- the page ----------------------------------------------------------------------------------------


@pytest.fixture
def session(tmp_path: Path, theme: Theme) -> Iterator[Session]:
    made = small_session(tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(session: Session, theme: Theme, qtbot: QtBot) -> ChecksPage:
    made = ChecksPage(session, theme)
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitSignal(made.counted):
        made.show()
    return made


def do(page: ChecksPage, session: Session, qtbot: QtBot, *edits: Edit) -> list[int]:
    """Write edits, wait for the checks, and give what they count."""
    with qtbot.waitSignal(page.counted) as counted:
        session.do(Change("Edit", edits))
    return list(counted.args or ())


def shown(page: ChecksPage) -> list[Line]:
    return [page.lines.line(row) for row in range(page.lines.rowCount(QModelIndex()))]


def test_a_change_is_checked_and_counted(page: ChecksPage, session: Session, qtbot: QtBot) -> None:
    before = sum(1 for each in page.findings if each.severity == "error")
    errors, _looks = do(page, session, qtbot, Edit.insert(UNCITED))
    assert errors == before + 1
    new = next(line for line in shown(page) if line.record == "p7" and line.severity == "error")
    assert new.text == "Position Russia · Ceasefire cites no source."
    with qtbot.waitSignal(page.counted) as counted:
        session.undo()
    assert (counted.args or [None])[0] == before


def test_a_burst_of_changes_is_checked_once(page: ChecksPage, session: Session, qtbot: QtBot) -> None:
    counted: list[tuple[int, int]] = []
    page.counted.connect(lambda errors, looks: counted.append((errors, looks)))
    with qtbot.waitSignal(page.counted):
        for number in range(5):
            actor = Actor(id=f"a{number}", name=f"Actor {number}", kind="state")
            session.do(Change("Add", (Edit.insert(actor),)))
    assert len(counted) == 1


def test_enter_and_a_click_lead_to_the_record(page: ChecksPage, session: Session, qtbot: QtBot) -> None:
    do(page, session, qtbot, Edit.insert(UNCITED))
    opened: list[str] = []
    page.opened.connect(opened.append)
    row = next(row for row, line in enumerate(shown(page)) if line.record == "p7")
    page.list.setCurrentIndex(page.lines.index(row))
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    place = page.list.visualRect(page.lines.index(row)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == ["p7", "p7"]


def test_arrows_pass_over_heads(page: ChecksPage, session: Session, qtbot: QtBot) -> None:
    do(page, session, qtbot, Edit.insert(UNCITED))
    page.list.setCurrentIndex(page.lines.index(page.lines.first()))
    page.list.setFocus()
    visited = []
    for _ in range(page.lines.rowCount()):
        visited.append(page.lines.line(page.list.currentIndex().row()).form)
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert set(visited) == {"finding"}
    assert page.list.currentIndex().row() == page.lines.rowCount() - 1


def test_a_click_on_a_head_leads_nowhere(page: ChecksPage) -> None:
    opened: list[str] = []
    page.opened.connect(opened.append)
    place = page.list.visualRect(page.lines.index(0)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == []


def test_the_keyboard_stays_on_its_finding(page: ChecksPage, session: Session, qtbot: QtBot) -> None:
    last = page.lines.rowCount() - 1
    page.list.setCurrentIndex(page.lines.index(last))
    line = page.lines.line(last)
    do(page, session, qtbot, Edit.insert(UNCITED))
    assert page.lines.line(page.list.currentIndex().row()) == line


def test_a_filter_without_a_hit_offers_to_clear_it(page: ChecksPage, qtbot: QtBot) -> None:
    all_lines = page.lines.rowCount()
    assert all_lines > 0
    with qtbot.waitSignal(page.filter.filtered):
        page.filter.setText("zebra")
    assert page.lines.rowCount() == 0
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Nothing found" in words
    page.filter.clear()
    assert page.lines.rowCount() == all_lines


def test_a_sound_tracker_passes(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(desk="desk-1")
    session.create(tmp_path / "empty.parley")
    page = ChecksPage(session, theme)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.counted) as counted:
        page.show()
    assert counted.args == [0, 0]
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "All checks passed" in words
    session.close()


def test_only_what_is_in_scope_is_checked(page: ChecksPage, session: Session, qtbot: QtBot) -> None:
    do(page, session, qtbot, Edit.insert(UNCITED))
    with qtbot.waitSignal(page.counted):
        session.set_scope(Scope(as_of="2025-01-01"))
    assert all(line.record != "p7" for line in shown(page))


def test_another_tracker_is_checked_anew(
    page: ChecksPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    page.filter.setText("source")
    with qtbot.waitSignal(page.counted) as counted:
        session.create(tmp_path / "empty.parley")
    assert counted.args == [0, 0]
    assert page.filter.text() == ""
    assert page.findings == ()
    session.close()
    assert page.lines.rowCount() == 0


# -- large trackers ----------------------------------------------------------------------------------


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every tracker counts as one that is checked beside the window."""
    monkeypatch.setattr(checks_page, "MANY", 1)


@pytest.mark.usefixtures("large")
def test_a_large_tracker_is_checked_beside_the_window(session: Session, theme: Theme, qtbot: QtBot) -> None:
    jobs = Jobs()
    page = ChecksPage(session, theme, jobs=jobs)
    qtbot.addWidget(page)
    names: list[str] = []
    with qtbot.waitSignal(page.counted):
        page.run()
        names.extend(job.name for job in jobs.running)
    assert names == ["Check"]
    assert set(TITLES) >= {each.rule for each in page.findings}
    assert page.findings


@pytest.mark.usefixtures("large")
def test_a_run_that_is_out_of_date_tells_nothing(session: Session, theme: Theme, qtbot: QtBot) -> None:
    jobs = Jobs()
    page = ChecksPage(session, theme, jobs=jobs)
    qtbot.addWidget(page)
    counted: list[int] = []
    page.counted.connect(lambda errors, _looks: counted.append(errors))
    page.run()
    with qtbot.waitSignal(page.counted):
        session.do(Change("Add", (Edit.insert(UNCITED),)))
        page.run()
    assert len(counted) == 1
    assert any(each.record == "p7" for each in page.findings)


@pytest.mark.usefixtures("large")
def test_edits_in_a_row_leave_one_run_of_the_checks(session: Session, theme: Theme, qtbot: QtBot) -> None:
    jobs = Jobs()
    page = ChecksPage(session, theme, jobs=jobs)
    qtbot.addWidget(page)
    page.run()
    for _ in range(4):
        page.run()
        assert len(jobs.running) == 1
    with qtbot.waitSignal(page.counted):
        pass
    assert not jobs.running
    assert page.findings


@pytest.mark.usefixtures("large")
def test_checks_that_others_ended_run_again(session: Session, theme: Theme, qtbot: QtBot) -> None:
    jobs = Jobs()
    page = ChecksPage(session, theme, jobs=jobs)
    qtbot.addWidget(page)
    page.run()
    for job in jobs.running:
        job.cancel()
    with qtbot.waitSignal(page.counted):
        pass
    assert page.findings


@pytest.mark.usefixtures("large")
def test_closing_the_tracker_ends_its_checks(
    session: Session, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    jobs = Jobs()
    page = ChecksPage(session, theme, jobs=jobs)
    qtbot.addWidget(page)
    small_tracker(tmp_path / "other.parley").close()
    page.run()
    (job,) = jobs.running
    with qtbot.waitSignal(job.ended):
        session.close()
    assert page.findings == ()
