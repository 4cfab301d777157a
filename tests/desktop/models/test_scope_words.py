"""What is in scope, and why a record is not, in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.records import Event, Position, Record
from desktop.forms.candidates import candidates
from desktop.models.findings import COMMAND, Command, Findings
from desktop.models.scope_words import is_shown, not_shown, scope_words
from desktop.session import Scope, Session
from tests.desktop.sessions import small_session

POSITION = Position(id="p", actor="ukr", issue="territory", channel="official", stated="2026-02")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = small_session(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (Scope(), ""),
        (Scope(as_of="2026-03-01"), "As of 1 March 2026"),
        (Scope(channels=("official",)), "Official only"),
        (Scope(channels=("official", "Track I")), "Official, Track I only"),
        (
            Scope("2026-03-01", ("official",), "OFFICIAL"),
            "As of 1 March 2026 · official only · up to OFFICIAL",
        ),
    ],
)
def test_the_scope_in_words(scope: Scope, words: str) -> None:
    assert scope_words(scope) == words


@pytest.mark.parametrize(
    ("scope", "record", "words"),
    [
        (Scope(as_of="2026-01-01"), POSITION, "at this date"),
        (Scope("2026-01-01", ("Track I",)), POSITION, "at this date and in this channel"),
        (Scope("2026-03-01", ("Track I", "Track II"), "X"), POSITION, "in these channels"),
        (
            Scope("2026-03-01", ("official",), "X"),
            POSITION,
            "at this date, in this channel and up to this mark",
        ),
        (Scope("2026-01-01", ("Track I",)), Event(id="e", title="Summit", start="2026-02"), "at this date"),
        (Scope(mark="X"), None, "up to this mark"),
    ],
)
def test_a_record_is_not_shown_for_its_own_reasons_if_it_has_any(
    scope: Scope, record: Record | None, words: str
) -> None:
    assert not_shown(scope, record) == words


def test_pickers_offer_what_is_not_shown_and_say_so(session: Session) -> None:
    def offered() -> dict[str, str]:
        return {each.id: each.detail for each in candidates(session, ("event",), "Summit")}

    assert not offered()["summit"].startswith("not shown")
    session.set_scope(Scope(as_of="2025-01-01"))
    assert not is_shown(session, "summit")
    assert offered()["summit"].startswith("not shown at this date")
    without_words = candidates(session, ("event",), "")
    assert without_words[0].detail.startswith("not shown at this date")
    actors = candidates(session, ("actor",), "Ukraine")
    assert is_shown(session, "ukr")
    assert "not shown" not in actors[0].detail


def test_the_search_box_tells_what_it_left_out_and_shows_it(session: Session) -> None:
    whole = Command("view.everything", "Show everything", "Ctrl+Shift+A")
    findings = Findings(session, (whole,), session)

    def found(words: str) -> list[tuple[str, str]]:
        findings.look_for(words)
        lines = [findings.line(row) for row in range(findings.rowCount())]
        return [(line.key, line.words) for line in lines if line.key]

    assert "summit" in dict(found("summit"))
    session.set_scope(Scope(as_of="2025-01-01"))
    listed = dict(found("summit"))
    assert "summit" not in listed
    assert listed["view.everything"] == "2 more found, not shown at this date"
    assert findings.line(findings.rowCount() - 1).kind == COMMAND
    assert "view.everything" not in dict(found("e: ukr"))
