"""What is dated: which days are certain, which are not, who took part, and in which lane it stands."""

import pytest

from db.queries.snapshot import Snapshot
from db.records import Event, EventActor, Record, Track, link_id
from desktop.analysis.timeline import Moment, lanes, moments, taking_part, what_is_known
from tests.desktop.analysis.negotiation import issue, party, says, snapshot
from tests.resources.sample import RECORDS

ACTORS = [*party("a"), *party("b")]


def moment(start: str, end: str = "", **fields: str) -> Moment:
    (found,) = moments(snapshot([Event(id="e", title="Round", start=start, end=end, **fields)]))
    return found


@pytest.mark.parametrize(
    ("start", "end", "span", "sure", "soft"),
    [
        ("2026-02-03", "", ("2026-02-03", "2026-02-03"), ("2026-02-03", "2026-02-03"), False),
        ("2026-02-03~", "", ("2026-02-03", "2026-02-03"), ("2026-02-03", "2026-02-03"), True),
        ("2026-02", "", ("2026-02-01", "2026-02-28"), None, True),
        ("2026-02-03", "2026-02-09", ("2026-02-03", "2026-02-09"), ("2026-02-03", "2026-02-09"), False),
        ("2014", "2022", ("2014-01-01", "2022-12-31"), ("2014-12-31", "2022-01-01"), True),
        ("2026-02/2026-05-04", "", ("2026-02-01", "2026-05-04"), ("2026-02-28", "2026-05-04"), True),
        ("2026", "2026-02", ("2026-01-01", "2026-02-28"), None, True),
        ("2026-02-03/..", "", ("2026-02-03", "2026-02-03"), None, True),
        ("../2026-02-03", "", ("2026-02-03", "2026-02-03"), None, True),
        ("2026-02-03", "2026-01-01", ("2026-02-03", "2026-02-03"), None, True),
    ],
)
def test_what_is_certain_of_a_date(
    start: str, end: str, span: tuple[str, str], sure: tuple[str, str] | None, soft: bool
) -> None:
    found = moment(start, end)
    assert (found.when.first, found.when.last) == span
    assert (found.when.sure, found.when.is_soft) == (sure, soft)
    assert found.when.is_exact == (span[0] == span[1] and not soft)


def test_open_ends_are_told_from_known_ones() -> None:
    assert moment("2026-02-03/..").when.open == (False, True)
    assert moment("../2026-02-03").when.open == (True, False)
    assert moment("2026-02/2026-03").when.open == (False, False)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-02-03", "", ""),
        ("2026-02", "", "The day is not known: some time in 1–28 February 2026."),
        ("2026-02-03/..", "", "Its end is open or not known."),
        ("../2026-02-03", "", "Its beginning is open or not known."),
        ("2014", "2022", "The days of its beginning and end are not known."),
        ("2014", "2022-05-01", "The day of its beginning is not known."),
        ("2014-05-01", "2022", "The day of its end is not known."),
        ("2026-02-03~", "", "It is marked as approximate or uncertain."),
    ],
)
def test_what_is_not_known_is_said(start: str, end: str, said: str) -> None:
    assert what_is_known(moment(start, end)) == said
    printed = moment(start, end, start_as_printed="in winter")
    assert what_is_known(printed) == f"{said} As printed: “in winter”.".strip()


def test_lanes_are_the_tracks_then_what_is_on_none_then_the_other_sorts() -> None:
    tracks: list[Record] = [
        Track(id="t2", name="Beta"),
        Track(id="t1", name="Alpha"),
        Track(id="t", name="C"),
    ]
    events = [
        Event(id="e1", title="One", start="2026", track="t1"),
        Event(id="e2", title="Two", start="2025", track="t2"),
        Event(id="e3", title="Three", start="2024"),
        Event(id="e4", title="Undated", track="t"),
    ]
    said = says("a", "land", {}, stated="2023")
    held = snapshot(ACTORS, issue("land"), tracks, events, said)
    found = [(lane.key, lane.title, len(lane.moments)) for lane in lanes(held, moments(held))]
    assert found == [
        ("t1", "Alpha", 1),
        ("t2", "Beta", 1),
        ("Events", "Events on no track", 1),
        ("Statements", "Statements", 1),
    ]
    loose = snapshot(events[2:3])
    assert [lane.title for lane in lanes(loose, moments(loose))] == ["Events"]


def test_of_one_lane_or_with_one_actor() -> None:
    there = EventActor(id=link_id("event_actor", "e", "b", "host"), event="e", actor="b", capacity="host")
    events: list[Record] = [
        Event(id="e", title="Round", start="2026", track="t"), Event(id="f", title="Other", start="2025"),
    ]  # fmt: skip
    said = says("a", "land", {}, stated="2023")
    held = snapshot(ACTORS, issue("land"), [Track(id="t", name="Track")], events, [there], said)
    assert [each.record.id for each in moments(held, "t")] == ["e"]
    assert [each.record.id for each in moments(held, "Events")] == ["f", "e"]
    assert [each.record.id for each in moments(held, actor="b")] == ["e"]
    assert [each.lane for each in moments(held, actor="a")] == ["Statements"]
    assert moments(held, "Proposals") == []


def test_moments_of_one_date_run_together_in_their_order() -> None:
    days = ("2026-02-03", "2026-02", "2026-02-03~", "2026-02-03", "2025", "2026-02-03")
    held = snapshot([Event(id=f"e{n}", title=f"Round {n}", start=start) for n, start in enumerate(days)])
    (lane,) = lanes(held, moments(held))
    assert [[each.record.id for each in run] for run in lane.runs] == [
        ["e4"],
        ["e1"],
        ["e0", "e2", "e3", "e5"],
    ]
    assert [each for run in lane.runs for each in run] == list(lane.moments) == moments(held)


def test_who_takes_part_is_whom_any_moment_names() -> None:
    held = Snapshot(RECORDS)
    found = lanes(held, moments(held))
    assert taking_part(found) == {actor for lane in found for each in lane.moments for actor in each.actors}
