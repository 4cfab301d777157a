"""Where the moments of a timeline stand: in rows of their lane, and where those are full, in bundles."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import attrgetter

from desktop.analysis.timeline import Lane, Moment
from desktop.scale import px
from desktop.views.comparisons.time_axis import TimeAxis

ROWS = 6  # moments that stand above each other before the rest is bundled
ROW, BUNDLE_ROW = 30, 26
LANE_PADDING, LANE_LEAST = 8, 60
MARK, STUB = 10.0, 26.0  # a mark, and what an open end is drawn beyond its day
LABEL, BUNDLE, GAP = 184.0, 52.0, 10.0


_id_of = attrgetter("record.id")


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment, or a bundle of some. In pixels from the start of the axis: its mark from `left` to `right`.

    `until`: as far as its label may go. `row`: in its lane.
    """

    moments: tuple[Moment, ...]
    left: float
    right: float
    until: float
    row: int

    @property
    def is_bundle(self) -> bool:
        """Whether it stands for moments that have no room."""
        return self.row == ROWS


@dataclass(frozen=True, slots=True)
class LaidLane:
    """A lane with its stops in the order of time; `rows`: the same by row, `top` and `height` in pixels."""

    lane: Lane
    stops: tuple[Stop, ...]
    rows: tuple[tuple[Stop, ...], ...]
    top: int
    height: int

    def shown(self, left: float, right: float) -> list[Stop]:
        """The stops of which something lies between two places."""
        found: list[Stop] = []
        for row in self.rows:
            at = bisect_left(row, left, key=lambda stop: stop.until)
            while at < len(row) and row[at].left <= right:
                found.append(row[at])
                at += 1
        return found

    def place_of(self, id: str) -> int | None:
        """Which stop a record stands in."""
        if not id:
            return None
        for at, stop in enumerate(self.stops):
            if id in map(_id_of, stop.moments):
                return at
        return None


def lay_out(lanes: Sequence[Lane], axis: TimeAxis, measure: Callable[[str], float]) -> list[LaidLane]:
    """All lanes, one under the other. `measure`: how wide a title is, in pixels."""
    laid: list[LaidLane] = []
    top = 0
    for lane in lanes:
        rows = _rows(lane, axis, measure)
        full = sum(bool(row) for row in rows[:ROWS]) * px(ROW) + (px(BUNDLE_ROW) if rows[ROWS] else 0)
        height = max(px(LANE_LEAST), full + 2 * LANE_PADDING)
        stops = sorted((stop for row in rows for stop in row), key=_in_time)
        laid.append(LaidLane(lane, tuple(stops), tuple(map(tuple, rows)), top, height))
        top += height
    return laid


def _in_time(stop: Stop) -> tuple[str, str, int]:
    """Stops by their first moment: a mark that is wider than its days begins before them."""
    return stop.moments[0].when.first, stop.moments[0].when.last, stop.row


def extent(moment: Moment, axis: TimeAxis) -> tuple[float, float]:
    """From where to where a moment is drawn: an exact one as a mark on its day, others as their span."""
    first, last = (date.fromisoformat(day).toordinal() for day in (moment.when.first, moment.when.last))
    left, right = axis.x(first), axis.x(last + 1)
    middle = (left + right) / 2
    if moment.when.first == moment.when.last or right - left < MARK:
        left, right = middle - MARK / 2, middle + MARK / 2
    return left - STUB * moment.when.open[0], right + STUB * moment.when.open[1]


def days_of(lanes: Iterable[Lane]) -> tuple[int, int]:
    """The first and the last day of some lanes, as ordinals; there must be one."""
    runs = [run[0] for lane in lanes for run in lane.runs]
    first, last = min(each.when.first for each in runs), max(each.when.last for each in runs)
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


def _rows(lane: Lane, axis: TimeAxis, measure: Callable[[str], float]) -> list[list[Stop]]:
    """The stops of each row; of many moments with one date only those that have room are looked at."""
    rows: list[list[Stop]] = [[] for _ in range(ROWS + 1)]
    ends = [float("-inf")] * ROWS
    crowded: list[tuple[float, tuple[Moment, ...]]] = []
    runs = ((*extent(run[0], axis), run) for run in lane.runs)
    for left, right, run in sorted(runs, key=lambda found: found[:2]):
        free = [at for at, end in enumerate(ends) if end <= left]
        for row, moment in zip(free, run, strict=False):
            until = max(right, left + min(px(LABEL), measure(moment.title) + 2)) + GAP
            rows[row].append(Stop((moment,), left, right, until, row))
            ends[row] = until
        if len(run) > len(free):
            crowded.append((left, run[len(free) :]))
    rows[ROWS] = [_bundle(each) for each in _bundled(crowded)]
    return rows


def _bundled(
    crowded: Iterable[tuple[float, tuple[Moment, ...]]],
) -> list[list[tuple[float, tuple[Moment, ...]]]]:
    """Those that are near each other, by their places."""
    bundles: list[list[tuple[float, tuple[Moment, ...]]]] = []
    for left, run in crowded:
        if bundles and left < bundles[-1][0][0] + px(BUNDLE) + GAP:
            bundles[-1].append((left, run))
        else:
            bundles.append([(left, run)])
    return bundles


def _bundle(crowded: Sequence[tuple[float, tuple[Moment, ...]]]) -> Stop:
    left = crowded[0][0]
    moments = tuple(chain.from_iterable(run for _, run in crowded))
    return Stop(moments, left, left + px(BUNDLE), left + px(BUNDLE) + GAP, ROWS)
