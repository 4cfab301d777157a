"""Days on a line and moments in rows: what is named at which zoom, and that nothing covers anything."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from db.records import Event
from desktop.analysis.timeline import Lane, lanes, moments
from desktop.views.comparisons.time_axis import MOST, TimeAxis, era, ticks
from desktop.views.comparisons.timeline_layout import ROWS, STUB, LaidLane, extent, lay_out
from tests.desktop.analysis.negotiation import snapshot


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def axis(per_day: float, first: str = "2014-01-01", last: str = "2026-12-31") -> TimeAxis:
    return TimeAxis(day(first), day(last), per_day)


def laid(*starts: str, per_day: float = 1.0, end: str = "") -> LaidLane:
    events = [Event(id=f"e{n}", title=f"Round {n}", start=start, end=end) for n, start in enumerate(starts)]
    held = snapshot(events)
    (found,) = lay_out(lanes(held, moments(held)), axis(per_day), lambda title: 8.0 * len(title))
    return found


@pytest.mark.parametrize(
    ("per_day", "labels", "over"),
    [
        (0.01, ["2000", "2020", "2040"], ""),
        (0.2, ["2014", "2015", "2016"], ""),
        (0.6, ["Q1", "Q2", "Q3", "Q4", "Q1"], "2014"),
        (3.0, ["Jan", "Feb", "Mar"], "2014"),
        (30.0, ["1", "2", "3"], "January 2014"),
    ],
)
def test_ticks_are_as_fine_as_there_is_room(per_day: float, labels: list[str], over: str) -> None:
    shown = axis(per_day)
    found = ticks(shown, 0, 100_000)
    assert [tick.label for tick in found[: len(labels)]] == labels
    assert found[0].over == over
    assert all(b.x - a.x >= 24 for a, b in pairwise(found))


def test_only_the_ticks_in_sight_are_made_and_the_greater_unit_is_named_at_the_edge() -> None:
    shown = axis(30.0)
    left = shown.x(day("2026-02-10"))
    found = ticks(shown, left, left + 300)
    assert [tick.label for tick in found] == [str(n) for n in range(10, 21)]
    assert era(shown, left) == "February 2026"
    assert era(axis(3.0), axis(3.0).x(day("2026-02-10"))) == "2026"
    assert era(axis(0.01), 0) == ""


def test_the_last_years_there_are_have_ticks_and_an_end() -> None:
    shown = axis(0.2, "9990-01-01", "9999-12-31")
    assert ticks(shown, 0, 10_000)[-1].label == "9999"
    days = axis(30.0, "9990-01-01", "9999-12-31")
    assert ticks(days, days.x(day("9999-12-30")), 1e9)[-1].label == "31"


def test_zoom_has_its_limits() -> None:
    shown = axis(1.0)
    assert shown.zoomed(1000, 0.1).per_day == MOST
    assert shown.zoomed(0.0001, 0.1).per_day == 0.1
    assert axis(1.0, "0001-01-01", "9999-12-31").zoomed(MOST, 0.001).width <= 1e9


def test_moments_stack_and_their_words_never_overlap() -> None:
    found = laid(*(f"2026-02-{n:02}" for n in range(1, 6)), "2026-09-01")
    assert [stop.row for stop in found.stops] == [0, 1, 2, 3, 4, 0]
    for row in found.rows:
        assert all(a.until <= b.left for a, b in pairwise(row))
    assert all(stop.until - stop.left >= 8 * len("Round 1") for stop in found.stops)


def test_what_has_no_room_is_bundled_with_its_count_and_parts_again_when_zoomed() -> None:
    starts = [f"2026-02-{n:02}" for n in range(1, 21)]
    crowded = laid(*starts, per_day=0.5)
    (bundle,) = [stop for stop in crowded.stops if stop.is_bundle]
    assert len(bundle.moments) == 20 - ROWS
    assert sum(len(stop.moments) for stop in crowded.stops) == 20
    assert not any(stop.is_bundle for stop in laid(*starts, per_day=40.0).stops)
    assert crowded.place_of("e19") == crowded.stops.index(bundle)
    assert crowded.place_of("none") is None


def test_many_of_one_date_fill_the_rows_and_the_rest_is_one_bundle() -> None:
    found = laid(*["2026-02-03"] * 50, "2026-02-04", per_day=1.0)
    assert [stop.row for stop in found.stops] == [*range(ROWS), ROWS]
    assert [each.record.id for each in found.stops[-1].moments] == [f"e{n}" for n in _told(ROWS, 51)]


def _told(first: int, end: int) -> list[int]:
    """The numbers of the events after the first ones, in the order of their ids; the last is a day later."""
    by_id = sorted(range(end - 1), key=lambda n: f"e{n}")
    return [*by_id[first:], end - 1]


def test_bundles_stand_apart() -> None:
    starts = [(date(2024, 1, 1) + timedelta(days=3 * n)).isoformat() for n in range(200)]
    found = laid(*starts, per_day=1.0)
    assert len(found.rows[ROWS]) > 2
    assert all(a.until <= b.left for a, b in pairwise(found.rows[ROWS]))


def test_what_is_in_sight_is_found_also_of_long_spans() -> None:
    found = laid("2014-01-01", "2020-01-01", "2026-01-01", end="2026-06-01")
    x = axis(1.0).x(day("2022-01-01"))
    assert [stop.moments[0].record.id for stop in found.shown(x, x + 10)] == ["e0", "e1"]
    apart = laid("2014-01-01", "2020-01-01", "2026-01-01")
    near = axis(1.0).x(day("2020-01-01"))
    assert [stop.moments[0].record.id for stop in apart.shown(near, near + 10)] == ["e1"]


def test_an_open_end_has_room_for_its_arrow() -> None:
    (known,), (later,), (earlier,) = (
        laid(start).stops for start in ("2020-01-01", "2020-01-01/..", "../2020-01-01")
    )
    assert (later.left, later.right) == (known.left, known.right + STUB)
    assert (earlier.left, earlier.right) == (known.left - STUB, known.right)


def test_a_day_is_a_mark_and_a_span_is_as_wide_as_it_lasts() -> None:
    held = snapshot([Event(id="a", title="A", start="2026-02-03"), Event(id="b", title="B", start="2026-02")])
    lane: Lane = lanes(held, moments(held))[0]
    shown = axis(40.0)
    spans = {each.record.id: extent(each, shown) for each in lane.moments}
    middle = shown.x(day("2026-02-03") + 0.5)
    assert spans["a"] == (middle - 5, middle + 5)
    assert spans["b"] == (shown.x(day("2026-02-01")), shown.x(day("2026-03-01")))
