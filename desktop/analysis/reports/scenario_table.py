"""Scenarios beside each other: how likely, when, what drives them, how they end, what is seen of them."""

from collections.abc import Sequence

from db import dates
from db.likelihood import figures, word
from db.queries.snapshot import Snapshot
from db.records import Indicator, Scenario, ScenarioFactor, ScenarioOutcome
from desktop.analysis.coherence import latest
from desktop.analysis.report import Cell, Options, Report, cells, counted, joined
from desktop.analysis.reports.likelihood import terms_of

TITLE = "Plans and parties"
HEADINGS = ("Scenario", "Likelihood", "Horizon", "Drivers", "Outcomes", "Observed", "Fragility")
EMPTY = "No scenario is recorded yet. Add scenarios with a horizon, drivers, outcomes and indicators."
SEEN = ("observed", "emerging")
NAMED = 3


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
    return f"{counted(len(scenarios), 'scenario')}, {estimated or 'none'} of them estimated. {said}"


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
    drivers = [each.factor for each in snapshot.by(ScenarioFactor, "scenario", scenario.id)]
    ends = snapshot.by(ScenarioOutcome, "scenario", scenario.id)
    outcomes = [f"{snapshot.title(each.issue)}: {snapshot.title(each.option)}" for each in ends]
    return cells(
        Cell(scenario.title, (scenario.id,)),
        Cell(likelihood_words(snapshot, scenario), (newest.id,) if newest else ()),
        horizon_words(scenario),
        Cell("; ".join(snapshot.title(each) for each in drivers), tuple(drivers)),
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
