"""What is watched for each scenario: its state, when it was last looked at, and what would change our mind.

What nobody has looked at is unknown, whatever its status says: it is not "not seen".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Estimate, Indicator, Scenario
from desktop.analysis.ages import ago
from desktop.analysis.coherence import latest
from desktop.analysis.hypotheses import Hypotheses, diagnosticity, hypotheses
from desktop.analysis.standing import STALE_AFTER

State = Literal["observed", "emerging", "contradicted", "not seen", "unknown"]
STATES: tuple[State, ...] = ("observed", "emerging", "contradicted", "not seen", "unknown")
_EVEN = 50.0  # per cent: above it a scenario of no family is what is expected
_OPEN_STATES = ("emerging", "not seen", "unknown")


@dataclass(frozen=True, slots=True)
class Watched:
    """An indicator. `apart`: how far it tells the scenarios apart, 0–2, None where too few are rated.

    `looked`: the last day (ISO) it was looked at; `stale`: that is longer ago than half a year.
    `changes`: seeing it would change our mind; None where no estimate says what our mind is.
    """

    indicator: Indicator
    scenario: Scenario
    state: State
    apart: float | None
    looked: str = ""
    stale: bool = False
    changes: bool | None = False

    @property
    def would(self) -> str:
        """What seeing it does to the likelihood: "raises", "lowers", '' where that is not stated."""
        return self.indicator.direction


@dataclass(frozen=True, slots=True)
class Row:
    """A scenario with its latest estimate and what is watched for it, what is seen first."""

    scenario: Scenario
    estimate: Estimate | None
    watched: tuple[Watched, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The scenarios for which something is watched. `without`: those still open for which nothing is.

    `first`: what would change our mind if it were seen, the most telling first. `estimated`: whether any
    scenario that is still open is estimated; if none is, nothing says what our mind is.
    """

    rows: tuple[Row, ...]
    without: tuple[Scenario, ...]
    first: tuple[Watched, ...]
    estimated: bool
    today: date

    @property
    def watched(self) -> list[Watched]:
        """All of them, scenario by scenario."""
        return [each for row in self.rows for each in row.watched]

    def looked_words(self, each: Watched) -> str:
        """When an indicator was last looked at: "12 October 2026, 41 days ago"."""
        if not each.looked:
            return "never looked at" if each.state == "unknown" else "when is not stated"
        age = ago(each.looked, self.today)
        return ", ".join(filter(None, (dates.words(_last_look(each.indicator)), age)))


def board(snapshot: Snapshot, only: str = "", today: str = "") -> Board:
    """The board of all scenarios, or of one (`only`: its id). `today`: ISO day, without an as-of date."""
    day = date.fromisoformat(snapshot.as_of or today or date.today().isoformat())
    scenarios = [each for each in snapshot.all(Scenario) if only in ("", each.id)]
    estimates = {each.id: latest(snapshot, each.id) for each in snapshot.all(Scenario)}
    expected, rated = _expected(snapshot.all(Scenario), estimates), hypotheses(snapshot)
    rows = []
    for scenario in scenarios:
        found = snapshot.by(Indicator, "scenario", scenario.id)
        made = [_watched(each, scenario, rated, expected.get(scenario.id), day) for each in found]
        if made:
            made.sort(key=lambda each: STATES.index(each.state))
            rows.append(Row(scenario, estimates[scenario.id], tuple(made)))
    with_some = {row.scenario.id for row in rows}
    without = tuple(each for each in scenarios if each.status == "open" and each.id not in with_some)
    telling = [each for row in rows for each in row.watched if each.changes]
    telling.sort(key=lambda each: (-(each.apart or 0.0), each.state != "emerging"))
    return Board(tuple(rows), without, tuple(telling), any(one is not None for one in expected.values()), day)


def _expected(
    scenarios: Sequence[Scenario], estimates: Mapping[str, Estimate | None]
) -> dict[str, bool | None]:
    """Which open scenarios we expect: of a family the likeliest, of no family what is likelier than not.

    None where no estimate says so.
    """
    middles = {id: (each.low + each.high) / 2 for id, each in estimates.items() if each}
    still_open = [each for each in scenarios if each.status == "open"]
    best: dict[str, float] = {}
    for each in still_open:
        if each.family and each.id in middles:
            best[each.family] = max(best.get(each.family, 0.0), middles[each.id])
    found: dict[str, bool | None] = {}
    for each in still_open:
        middle = middles.get(each.id)
        if middle is None:
            found[each.id] = None
        else:
            found[each.id] = middle >= best[each.family] if each.family else middle > _EVEN
    return found


def _watched(
    each: Indicator, scenario: Scenario, rated: Hypotheses, expected: bool | None, day: date
) -> Watched:
    looked = dates.bounds(_last_look(each))[1] or dates.known_from(_last_look(each)) or ""
    unknown = each.status == "not seen" and not looked
    state: State = "unknown" if unknown else next(one for one in STATES if one == each.status)
    codes = [code for one in rated.scenarios if (code := rated.code(each.id, one.id))]
    stale = bool(looked) and (day - date.fromisoformat(looked)).days > STALE_AFTER
    apart = diagnosticity(codes) if len(codes) > 1 else None
    return Watched(each, scenario, state, apart, looked, stale, _changes(each, scenario, state, expected))


def _last_look(each: Indicator) -> str:
    """When it was last looked at, EDTF text: at the latest when it was observed."""
    return each.checked or each.observed


def _changes(each: Indicator, scenario: Scenario, state: State, expected: bool | None) -> bool | None:
    """Whether seeing it would change our mind: it raises what we don't expect, or lowers what we do."""
    if scenario.status != "open" or state not in _OPEN_STATES or not each.direction:
        return False
    return None if expected is None else expected == (each.direction == "lowers")
