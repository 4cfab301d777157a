"""Likelihoods: each scenario's estimates with word, history and printed words; whether families add up."""

from collections.abc import Sequence

from db import dates
from db.likelihood import figures, word
from db.queries.snapshot import Snapshot
from db.records import Estimate, ScaleTerm, Scenario
from desktop.analysis.coherence import Coherence, families, latest
from desktop.analysis.report import Cell, Options, Report, cells, counted, joined
from desktop.analysis.scoring import brier_over_time

HEADINGS = ("Scenario", "Likelihood", "In words", "Made", "By", "Why", "As the source prints it", "Before")
EMPTY = "No scenario is recorded yet. Add scenarios, then estimates of them with a date and a reason."


def report(snapshot: Snapshot, options: Options) -> Report:
    """Every scenario with its latest estimate; `family`: of one family."""
    wanted = options.get("family", "")
    scenarios = [each for each in snapshot.all(Scenario) if wanted in ("", each.family)]
    if not scenarios:
        return Report("Likelihood", EMPTY, empty=EMPTY)
    terms = [each for each in snapshot.all(ScaleTerm) if each.scale == snapshot.dossier.likelihood_scale]
    rows = tuple(_row(snapshot, each, terms) for each in scenarios)
    notes = tuple(f"{each.family}: {each.problem}" for each in families(snapshot) if each.problem)
    scores = tuple(words for each in scenarios if (words := _score(snapshot, each)))
    return Report(
        "Likelihood", sentence(snapshot, scenarios, families(snapshot)), HEADINGS, rows, (*notes, *scores)
    )


def sentence(snapshot: Snapshot, scenarios: Sequence[Scenario], found: Sequence[Coherence]) -> str:
    """Which of those still open is held likeliest, what is not estimated, which family does not add up."""
    made = [(each, estimate) for each in scenarios if (estimate := latest(snapshot, each.id))]
    estimated = {each.id for each, _ in made}
    without = sum(each.status == "open" and each.id not in estimated for each in scenarios)
    if not made:
        printed = sum(bool(each.likelihood_as_printed) for each in scenarios)
        total = counted(len(scenarios), "scenario")
        return f"None of {total} is estimated yet; of {printed} a source prints words."
    said = "All that is estimated is decided."
    if still_open := [(each, estimate) for each, estimate in made if each.status == "open"]:
        top, estimate = max(still_open, key=lambda each: each[1].low + each[1].high)
        said = f"Likeliest: {top.title}, {figures(estimate.low, estimate.high)}."
    left = f" {counted(without, 'scenario')} without an estimate." if without else ""
    wrong = [each.family for each in found if not each.is_coherent]
    add_up = f" {joined(wrong)} {'does' if len(wrong) == 1 else 'do'} not add up." if wrong else ""
    return f"{said}{left}{add_up}"


def _row(snapshot: Snapshot, scenario: Scenario, terms: Sequence[ScaleTerm]) -> tuple[Cell, ...]:
    history = sorted(snapshot.by(Estimate, "scenario", scenario.id), key=_made)
    newest = history[-1] if history else None
    worded = word(newest.low, newest.high, terms) if newest and terms else None
    earlier = "; ".join(f"{dates.words(each.made)}: {figures(each.low, each.high)}" for each in history[:-1])
    ids = tuple(each.id for each in reversed(history))
    return cells(
        Cell(scenario.title, (scenario.id,)),
        Cell(figures(newest.low, newest.high) if newest else "no estimate yet", ids),
        f"{worded.text}. {worded.flag}".rstrip(". ") if worded else "",
        dates.words(newest.made) if newest else "",
        newest.analyst if newest else "",
        newest.reason if newest else "",
        f"“{scenario.likelihood_as_printed}”" if scenario.likelihood_as_printed else "",
        Cell(earlier, ids[1:]),
    )


def _made(estimate: Estimate) -> tuple[str, str]:
    return dates.known_from(estimate.made) or "", estimate.id


def _score(snapshot: Snapshot, scenario: Scenario) -> str:
    """How good the forecasts of a resolved scenario were: binary Brier score averaged over days."""
    until = dates.known_from(scenario.resolved) if scenario.resolved else None
    if scenario.status not in ("occurred", "ruled out") or until is None:
        return ""
    history = sorted(snapshot.by(Estimate, "scenario", scenario.id), key=_made)
    stood = [(day, (each.low + each.high) / 200) for each in history if (day := dates.known_from(each.made))]
    score = brier_over_time(stood, until, happened=scenario.status == "occurred")
    if score is None:
        return ""
    return (
        f"{scenario.title} {scenario.status}: time-averaged binary Brier score {score:.3f} (0 best, 1 worst)."
    )
