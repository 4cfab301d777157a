"""Recorded time: a snapshot of what the tracker held at an earlier moment, whatever happened since."""

from datetime import UTC, datetime, timedelta

import pytest

from db import store as stores
from db.changes import Change, Edit
from db.errors import BadMoment
from db.queries.snapshot import Snapshot
from db.records import Actor, Dossier, Position
from db.store import Store
from tests.db.talks import CLAIM, STANCE, TALKS, UKRAINE, inserts, update


class Clock(datetime):
    """A clock that goes on by a minute each time it is looked at."""

    shows = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

    @classmethod
    def now(cls, tz: object = None) -> "datetime":  # type: ignore[override]  # the store asks for UTC alone
        Clock.shows += timedelta(minutes=1)
        return Clock.shows


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Clock, "shows", datetime(2026, 11, 22, 12, 0, tzinfo=UTC))
    monkeypatch.setattr(stores, "datetime", Clock)


def held(snapshot: Snapshot) -> dict[str, object]:
    return {id: snapshot.get(id) for id in snapshot.ids()}


def test_every_state_a_tracker_was_in_can_be_looked_at(empty: Store) -> None:
    states = []

    def note() -> None:
        states.append((empty.journal(limit=1)[0].at, held(empty.snapshot())))

    empty.apply(inserts(*TALKS))
    note()
    empty.apply(update(CLAIM, statement="New", venue="Paris"))
    note()
    empty.apply(Change("Delete", empty.goes_with(["ukr"]).edits()))
    note()
    empty.apply(inserts(Actor(id="ukr", name="Ukraine again")))
    note()
    empty.apply(update(empty.need(Actor, "ukr"), name="Twice"))
    note()
    empty.apply(Change("Delete", empty.goes_with(["ukr"]).edits()))
    note()
    empty.undo()
    note()
    for moment, state in states:
        assert held(empty.snapshot(recorded=moment)) == state
    assert held(empty.snapshot(recorded="2026-11-22T12:00Z")) == {}
    assert held(empty.snapshot(recorded="2026-11-22")) == held(empty.snapshot())
    assert held(empty.snapshot(recorded="2026-11-21")) == {}


def test_both_times_can_be_asked_at_once(empty: Store) -> None:
    empty.apply(inserts(*TALKS))
    first = empty.journal()[0].at
    empty.apply(update(CLAIM, stated="2026-05"))
    assert empty.snapshot(recorded=first, as_of="2026-02-15").get("p1") == CLAIM
    assert empty.snapshot(as_of="2026-02-15").get("p1") is None
    assert empty.snapshot(recorded=first).recorded == first


def test_a_record_that_changed_its_kind_of_being_is_what_it_was(empty: Store) -> None:
    empty.apply(inserts(UKRAINE))
    first = empty.journal()[0].at
    empty.apply(Change("Delete", (Edit.delete(UKRAINE),)))
    empty.apply(inserts(Dossier(id="ukr", title="Now a dossier")))
    assert empty.snapshot(recorded=first).get("ukr") == UKRAINE


def test_fields_that_later_edits_left_alone_are_as_they_are(empty: Store) -> None:
    empty.apply(inserts(*TALKS))
    empty.apply(update(CLAIM, venue="Paris"))
    second = empty.journal()[0].at
    empty.apply(update(empty.need(Position, "p1"), statement="Newer"))
    then = empty.snapshot(recorded=second).need(Position, "p1")
    assert (then.venue, then.statement) == ("Paris", CLAIM.statement)
    assert empty.snapshot(recorded=second).by(type(STANCE), "position", "p1") == (STANCE,)


def test_what_is_no_moment_is_refused_in_words(empty: Store) -> None:
    with pytest.raises(BadMoment, match="“then” is not a moment"):
        empty.snapshot(recorded="then")
