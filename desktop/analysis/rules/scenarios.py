"""Rules on scenarios: families that exclude each other add up, and printed likelihoods are weighed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from db.likelihood import figures, word
from db.queries.snapshot import Snapshot
from db.records import Estimate, Judgement, ScaleTerm, Scenario
from desktop.analysis.rule import Found, Rule, called


class Sums(NamedTuple):
    """The lower and the upper ends of the estimates of a family, added up, in per cent."""

    low: float
    high: float


def latest(snapshot: Snapshot, scenario: Scenario) -> Estimate | None:
    """The estimate that holds: the latest of those in the snapshot."""
    estimates = snapshot.by(Estimate, "scenario", scenario.id)
    return estimates[-1] if estimates else None


def families(snapshot: Snapshot) -> Mapping[str, Sequence[Scenario]]:
    """The open scenarios of each family; those of one family exclude each other."""
    found: dict[str, list[Scenario]] = defaultdict(list)
    for scenario in snapshot.all(Scenario):
        if scenario.family and scenario.status == "open":
            found[scenario.family].append(scenario)
    return found


def sums(estimates: Sequence[Estimate]) -> Sums:
    """The ends of ranges added up; coherent when low ≤ 100 ≤ high and none is missing."""
    return Sums(sum(each.low for each in estimates), sum(each.high for each in estimates))


def incoherent(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Families whose likelihoods can't all be right."""
    for name, members in families(snapshot).items():
        estimates = [estimate for member in members if (estimate := latest(snapshot, member))]
        low, high = sums(estimates)
        complete = len(estimates) == len(members)
        if estimates and low > 100:
            yield Found(
                members[0], f"The scenarios of “{name}” add up to at least {low:g} %, more than 100 %."
            )
        elif complete and high < 100:
            yield Found(
                members[0], f"The scenarios of “{name}” add up to at most {high:g} %; a remainder is missing."
            )


def incomplete(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Families of which only some have an estimate."""
    for name, members in families(snapshot).items():
        without = [member for member in members if not latest(snapshot, member)]
        if without and len(without) < len(members):
            listed = ", ".join(f"“{member.title}”" for member in without)
            yield Found(without[0], f"Of the scenarios of “{name}” some have an estimate, but not {listed}.")


def unweighed(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Scenarios with a printed likelihood and no estimate."""
    for scenario in snapshot.all(Scenario):
        if scenario.status == "open" and scenario.likelihood_as_printed and not latest(snapshot, scenario):
            printed = scenario.likelihood_as_printed
            yield Found(
                scenario, f"{called(snapshot, scenario)} is “{printed}” in print; no range is estimated."
            )


def without_horizon(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Scenarios of a family without a horizon: they can't be weighed against each other."""
    for members in families(snapshot).values():
        for scenario in members:
            if not (scenario.horizon_end or scenario.horizon_start or scenario.horizon_as_printed):
                yield Found(scenario, f"{called(snapshot, scenario)} has no horizon.")


def unworded(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Likelihoods that the dossier's scale has no fitting words for."""
    terms = snapshot.by(ScaleTerm, "scale", snapshot.dossier.likelihood_scale)
    if not terms:
        return
    ranges: list[tuple[Scenario | Judgement, float, float]] = [
        (scenario, estimate.low, estimate.high)
        for scenario in snapshot.all(Scenario)
        if (estimate := latest(snapshot, scenario))
    ]
    for judgement in snapshot.all(Judgement):
        if judgement.low is not None and judgement.high is not None:
            ranges.append((judgement, judgement.low, judgement.high))
    for record, low, high in ranges:
        if flag := word(low, high, terms).flag:
            yield Found(record, f"{called(snapshot, record)}, {figures(low, high)}: {flag}")


RULES = (
    Rule(
        "family-incoherent",
        "error",
        "Families of scenarios that do not add up",
        "Estimate them anew: low ends at most 100 %, high ends at least 100 %, taken together.",
        incoherent,
    ),
    Rule(
        "family-incomplete",
        "look",
        "Families of scenarios estimated in part",
        "Estimate the others too, or say that a remainder is left.",
        incomplete,
    ),
    Rule(
        "likelihood-unweighed",
        "look",
        "Printed likelihoods without an estimate",
        "Add an estimate if you can give one; the printed word stays.",
        unweighed,
    ),
    Rule(
        "horizon-missing",
        "look",
        "Scenarios of a family without a horizon",
        "Say from when to when it is meant.",
        without_horizon,
    ),
    Rule(
        "likelihood-unworded",
        "look",
        "Likelihoods without a fitting word",
        "Choose a range that ends where a word of the scale does.",
        unworded,
    ),
)
