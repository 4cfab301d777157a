"""Scenarios beside each other: how likely, when, what drives them, how they end, what is seen of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from db import dates
from db.likelihood import figures, word
from db.queries.snapshot import Snapshot
from db.records import Estimate, Indicator, Issue, Scenario, ScenarioFactor, ScenarioOutcome
from desktop.analysis.coherence import latest
from desktop.analysis.indicators import State, board
from desktop.analysis.report import Cell, Options, Report, cells, counted, joined
from desktop.analysis.reports.likelihood import terms_of

TITLE = "Plans and parties"
HEADINGS = ("Scenario", "Likelihood", "Horizon", "Drivers", "Outcomes", "Observed", "Fragility")
EMPTY = "No scenario is recorded yet. Add scenarios with a horizon, drivers, outcomes and indicators."
SEEN = ("observed", "emerging")
NAMED = 3
OUTCOME = "Outcome"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said of a scenario, with the record it stands in (its id). `state`: of an indicator."""

    text: str
    id: str = ""
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that scenarios are held against each other by. `cells`: what is said of each scenario.

    `over`: what it is one of ("Outcome" of an issue), '' where it stands alone.
    """

    title: str
    cells: tuple[tuple[Said, ...], ...]
    over: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Scenarios beside each other with their latest estimates, aspect by aspect, the likelihood first."""

    scenarios: tuple[Scenario, ...]
    estimates: tuple[Estimate | None, ...]
    aspects: tuple[Aspect, ...]


def beside(snapshot: Snapshot) -> Beside:
    """All scenarios: how likely, when, driven by what, what is watched, how they end on each issue."""
    scenarios = snapshot.all(Scenario)
    estimates = tuple(latest(snapshot, each.id) for each in scenarios)
    watched = {row.scenario.id: row.watched for row in board(snapshot).rows}
    likely = tuple(
        (Said(likelihood_words(snapshot, each), newest.id if newest else each.id),)
        for each, newest in zip(scenarios, estimates, strict=True)
    )
    signs = tuple(
        tuple(
            Said(" ".join(one.indicator.text.split()), one.indicator.id, one.state)
            for one in watched.get(each.id, ())
        )
        for each in scenarios
    )
    aspects = (
        Aspect("Likelihood", likely),
        Aspect("Horizon", tuple((Said(horizon_words(each), each.id),) for each in scenarios)),
        Aspect("Drivers", tuple(_drivers(snapshot, each) for each in scenarios)),
        Aspect("Indicators", signs),
        *_outcomes(snapshot, scenarios),
        Aspect("Fragility", tuple(_fragility(each) for each in scenarios)),
    )
    return Beside(scenarios, estimates, tuple(each for each in aspects if any(each.cells)))


def _drivers(snapshot: Snapshot, scenario: Scenario) -> tuple[Said, ...]:
    links = snapshot.by(ScenarioFactor, "scenario", scenario.id)
    return tuple(Said(snapshot.title(each.factor), each.factor) for each in links)


def _outcomes(snapshot: Snapshot, scenarios: Sequence[Scenario]) -> list[Aspect]:
    """An aspect for each issue that any scenario settles, in the order of the issues."""
    ends = [snapshot.by(ScenarioOutcome, "scenario", each.id) for each in scenarios]
    settled = {end.issue for some in ends for end in some}
    issues = [each for each in snapshot.all(Issue) if each.id in settled]
    issues.sort(key=lambda each: (each.rank is None, each.rank or 0, each.title))
    return [
        Aspect(
            issue.title,
            tuple(
                tuple(Said(snapshot.title(end.option), end.option) for end in some if end.issue == issue.id)
                for some in ends
            ),
            OUTCOME,
        )
        for issue in issues
    ]


def _fragility(scenario: Scenario) -> tuple[Said, ...]:
    words = " ".join(scenario.fragility.split())
    return (Said(words, scenario.id),) if words else ()


def report(snapshot: Snapshot, options: Options) -> Report:
    """Every scenario with what sets it apart from the others."""
    scenarios = snapshot.all(Scenario)
    if not scenarios:
        return Report(TITLE, EMPTY, empty=EMPTY)
    rows = tuple(_row(snapshot, each) for each in scenarios)
    return Report(TITLE, sentence(snapshot, scenarios), HEADINGS, rows)


def sentence(snapshot: Snapshot, scenarios: Sequence[Scenario]) -> str:
    """How many are estimated, which end most issues, of which something has been seen."""
    estimated = sum(latest(snapshot, each.id) is not None for each in scenarios)
    signs = [(each, seen(snapshot, each)) for each in scenarios]
    counts = [(each, len(found)) for each, (found, _) in signs if found]
    counts.sort(key=lambda each: -each[1])
    named = [f"{each.title} ({number})" for each, number in counts[:NAMED]]
    said = f"Indicators are seen of {joined(named)}." if named else "No indicator of any of them is seen yet."
    return f"{counted(len(scenarios), 'scenario')}, {_of(estimated, len(scenarios))} estimated. {said}"


def _of(number: int, total: int) -> str:
    return f"{'all' if number == total else number or 'none'} of them"


def likelihood_words(snapshot: Snapshot, scenario: Scenario) -> str:
    """The latest estimate with its word, else what the source prints, else that there is none."""
    newest = latest(snapshot, scenario.id)
    if newest is None:
        printed = scenario.likelihood_as_printed
        return f"no estimate yet; printed: “{printed}”" if printed else "no estimate yet"
    terms = terms_of(snapshot)
    worded = f", {word(newest.low, newest.high, terms)}" if terms else ""
    return f"{figures(newest.low, newest.high)}{worded} ({dates.words(newest.made)})"


def horizon_words(scenario: Scenario) -> str:
    """When it would come about: from and to, else as it is printed."""
    days = [dates.words(each) for each in (scenario.horizon_start, scenario.horizon_end) if each]
    return " to ".join(dict.fromkeys(days)) or scenario.horizon_as_printed or "not stated"


def seen(snapshot: Snapshot, scenario: Scenario) -> tuple[list[Indicator], int]:
    """The indicators of a scenario that are observed or emerging, and how many it has."""
    every = snapshot.by(Indicator, "scenario", scenario.id)
    return [each for each in every if each.status in SEEN], len(every)


def _row(snapshot: Snapshot, scenario: Scenario) -> tuple[Cell, ...]:
    newest = latest(snapshot, scenario.id)
    drivers = _drivers(snapshot, scenario)
    ends = snapshot.by(ScenarioOutcome, "scenario", scenario.id)
    outcomes = [f"{snapshot.title(each.issue)}: {snapshot.title(each.option)}" for each in ends]
    return cells(
        Cell(scenario.title, (scenario.id,)),
        Cell(likelihood_words(snapshot, scenario), (newest.id,) if newest else ()),
        horizon_words(scenario),
        Cell("; ".join(each.text for each in drivers), tuple(each.id for each in drivers)),
        Cell("; ".join(outcomes), tuple(each.option for each in ends)),
        _signs(snapshot, scenario),
        scenario.fragility,
    )


def _signs(snapshot: Snapshot, scenario: Scenario) -> Cell:
    found, total = seen(snapshot, scenario)
    if not total:
        return Cell("no indicator to watch")
    words = "; ".join(" ".join(each.text.split()) for each in found)
    said = f"{len(found)} of {counted(total, 'indicator')}{f': {words}' if words else ''}"
    return Cell(said, tuple(each.id for each in found))
