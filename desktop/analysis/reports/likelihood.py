"""Likelihoods: each scenario's estimates with word, history and printed words; whether families add up."""

from collections.abc import Sequence

from db import dates
from db.likelihood import figures, word
from db.queries.snapshot import Snapshot
from db.records import Estimate, ScaleTerm, Scenario
from db.wording import capital, in_words, told
from desktop.analysis.coherence import Coherence, families, history, latest
from desktop.analysis.report import Cell, Options, Report, cells, counted, joined
from desktop.analysis.scoring import brier_of_many, brier_over_time, calibration

HEADINGS = ("Scenario", "Likelihood", "In words", "Made", "Why", "As the source prints it", "Before")
SCORE = "Brier score"  # a column where any of them is resolved
SCORED = "The Brier score of a scenario that is resolved is binary and time-averaged (0 best, 1 worst)."
RESOLVED = ("occurred", "ruled out")
EMPTY = "No scenario is recorded yet. Add scenarios, then estimates of them with a date and a reason."


def report(snapshot: Snapshot, options: Options) -> Report:
    """Every scenario with its latest estimate; `family`: of one family."""
    wanted = options.get("family", "")
    scenarios = [each for each in snapshot.all(Scenario) if wanted in ("", each.family)]
    if not scenarios:
        return Report("Likelihood", EMPTY, empty=EMPTY)
    terms = terms_of(snapshot)
    scores = [score_of(each, history(snapshot, each.id)) for each in scenarios]
    scored = any(score is not None for score in scores)
    heads = (*HEADINGS, SCORE) if scored else HEADINGS
    rows = tuple(
        (*_row(snapshot, each, terms), Cell("" if score is None else f"{score:.3f}"))[: len(heads)]
        for each, score in zip(scenarios, scores, strict=True)
    )
    found = [each for each in families(snapshot) if wanted in ("", each.family)]
    notes = [f"{each.family}: {each.problem}" for each in found if each.problem]
    many = [_score_of_family(snapshot, name) for name in dict.fromkeys(each.family for each in scenarios)]
    said = sentence(snapshot, scenarios, found)
    told = (*notes, SCORED if scored else "", *many, calibration_words(snapshot, scenarios))
    return Report("Likelihood", said, heads, rows, tuple(note for note in told if note))


def coherence_words(found: Coherence | None, *, resolved: bool) -> str:
    """Whether the latest estimates of a family add up, in words; `resolved`: one of it has occurred."""
    if found is None:
        return "one of them has occurred" if resolved else "none of them is estimated yet"
    sums = f"{found.low:.15g} to {found.high:.15g} % in sum"
    without = f"; {len(found.without)} without an estimate" if found.without else ""
    return found.problem or f"adds up: {sums}{without}"


def sentence(snapshot: Snapshot, scenarios: Sequence[Scenario], found: Sequence[Coherence]) -> str:
    """Which of those still open is held likeliest, what is not estimated, which family does not add up."""
    made = [(each, estimate) for each in scenarios if (estimate := latest(snapshot, each.id))]
    estimated = {each.id for each, _ in made}
    without = sum(each.status == "open" and each.id not in estimated for each in scenarios)
    if not made:
        printed = sum(bool(each.likelihood_as_printed) for each in scenarios)
        none = f"None of {told(len(scenarios), 'scenario')}" if len(scenarios) > 1 else "The only scenario"
        words = f"; for {in_words(printed)} a source gives words, but no figures" if printed else ""
        return f"{none} is {'' if len(scenarios) > 1 else 'not '}estimated yet{words}."
    said = "All that is estimated is decided."
    if still_open := [(each, estimate) for each, estimate in made if each.status == "open"]:
        top, estimate = max(still_open, key=lambda each: each[1].low + each[1].high)
        said = f"Likeliest: {top.title}, {figures(estimate.low, estimate.high)}."
    left = f" {capital(told(without, 'scenario'))} without an estimate." if without else ""
    wrong = [each.family for each in found if not each.is_coherent]
    add_up = f" {joined(wrong)} {'does' if len(wrong) == 1 else 'do'} not add up." if wrong else ""
    return f"{said}{left}{add_up}"


def terms_of(snapshot: Snapshot) -> list[ScaleTerm]:
    """The words of the dossier's scale of likelihoods."""
    return [each for each in snapshot.all(ScaleTerm) if each.scale == snapshot.dossier.likelihood_scale]


def made_words(estimate: Estimate) -> str:
    """When an estimate was made and by whom: "March 2026 · L. Brandt"."""
    return " · ".join(part for part in (dates.words(estimate.made), estimate.analyst) if part)


def worded(estimate: Estimate, terms: Sequence[ScaleTerm]) -> str:
    """An estimate in the words of a scale, with what is wrong with them; '' without a scale."""
    if not terms:
        return ""
    found = word(estimate.low, estimate.high, terms)
    return f"{found.text}. {found.flag}".rstrip(". ")


def _row(snapshot: Snapshot, scenario: Scenario, terms: Sequence[ScaleTerm]) -> tuple[Cell, ...]:
    made = history(snapshot, scenario.id)
    newest = made[-1] if made else None
    earlier = "; ".join(f"{dates.words(each.made)}: {figures(each.low, each.high)}" for each in made[:-1])
    ids = tuple(each.id for each in reversed(made))
    return cells(
        Cell(scenario.title, (scenario.id,)),
        Cell(figures(newest.low, newest.high) if newest else "no estimate yet", ids),
        worded(newest, terms) if newest else "",
        made_words(newest) if newest else "",
        newest.reason if newest else "",
        f"“{scenario.likelihood_as_printed}”" if scenario.likelihood_as_printed else "",
        Cell(earlier, ids[1:]),
    )


def calibration_words(snapshot: Snapshot, scenarios: Sequence[Scenario]) -> str:
    """How well the last estimates of resolved scenarios were calibrated, with how few cases that is."""
    made = [(each, _last_before(snapshot, each)) for each in scenarios]
    found = calibration((last, each.status == "occurred") for each, last in made if last is not None)
    if found is None:
        return ""
    return (
        f"Calibration by the last estimates of {counted(found.cases, 'resolved scenario')}: binary Brier "
        f"score {found.score:.3f} = reliability {found.reliability:.3f} − resolution "
        f"{found.resolution:.3f} + uncertainty {found.uncertainty:.3f}. {found.warning}"
    ).strip()


def _last_before(snapshot: Snapshot, scenario: Scenario) -> float | None:
    """The middle (0–1) of a resolved scenario's last estimate made before it was resolved."""
    until = dates.known_from(scenario.resolved) if scenario.resolved else None
    if scenario.status not in RESOLVED or until is None:
        return None
    last = latest(snapshot, scenario.id, until)
    return (last.low + last.high) / 200 if last else None


def _score_of_family(snapshot: Snapshot, family: str) -> str:
    """The multi-category score of a family of which one occurred, by the last estimates before that."""
    members = snapshot.by(Scenario, "family", family) if family else ()
    came = [each for each in members if each.status == "occurred"]
    until = dates.known_from(came[0].resolved) if len(came) == 1 and came[0].resolved else None
    if until is None:
        return ""
    last = [latest(snapshot, each.id, until) for each in members]
    middles = [(each.low + each.high) / 200 for each in last if each]
    if len(middles) < len(members) or len(members) < 2:
        return ""
    score = brier_of_many(middles, members.index(came[0]))
    return f"{family}: multi-category Brier score {score:.3f} (0 best, 2 worst) by the last estimates."


def score_of(scenario: Scenario, made: Sequence[Estimate]) -> float | None:
    """How good the estimates of a resolved scenario were: binary Brier score averaged over days, 0–1.

    `made`: all its estimates, the first made first.
    """
    until = dates.known_from(scenario.resolved) if scenario.resolved else None
    if scenario.status not in RESOLVED or until is None:
        return None
    stood = [(day, (each.low + each.high) / 200) for each in made if (day := dates.known_from(each.made))]
    return brier_over_time(stood, until, happened=scenario.status == "occurred")


def score_words(scenario: Scenario, made: Sequence[Estimate]) -> str:
    """The score of a resolved scenario's estimates with what it is; '' without one."""
    score = score_of(scenario, made)
    if score is None:
        return ""
    return f"{score:.3f}, time-averaged binary Brier score (0 best, 1 worst), as it {_came(scenario)}"


def _came(scenario: Scenario) -> str:
    return "occurred" if scenario.status == "occurred" else "was ruled out"
