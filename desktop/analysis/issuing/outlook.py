"""Rules on what a paper expects: coherent scenarios, alternatives named, indicators one can watch."""

from collections.abc import Iterator

from db.records import Indicator, Scenario
from desktop.analysis.issuing.paper_rule import Issuing, PaperRule, of_tracker, rule_named
from desktop.analysis.rule import Found, called
from desktop.analysis.rules import scenarios


def no_alternative(paper: Issuing) -> Iterator[Found]:
    """Judgements on a scenario that stands alone: what would come instead is not named."""
    families = scenarios.families(paper.snapshot)
    for judgement in paper.judgements():
        scenario = paper.snapshot.get(judgement.scenario)
        if isinstance(scenario, Scenario) and len(families.get(scenario.family, ())) < 2:
            words = f"is on “{scenario.title}”, and no scenario is named that could come instead"
            yield Found(judgement, f"{called(paper.snapshot, judgement)} {words}.")


def without_indicator(paper: Issuing) -> Iterator[Found]:
    """Open scenarios that name nothing one could see coming."""
    for scenario in paper.snapshot.all(Scenario):
        watched = paper.snapshot.by(Indicator, "scenario", scenario.id)
        if scenario.status == "open" and paper.prints(scenario) and not watched:
            yield Found(scenario, f"{called(paper.snapshot, scenario)} has no indicator.")


def indicator_undated(paper: Issuing) -> Iterator[Found]:
    """Indicators of which it is not said when they were last looked at."""
    for indicator in _indicators(paper):
        if not (indicator.observed or indicator.checked):
            yield Found(
                indicator, f"{called(paper.snapshot, indicator)} has no date on which it was checked."
            )


def indicator_unwatched(paper: Issuing) -> Iterator[Found]:
    """Indicators of which it is not said where one would see them."""
    for indicator in _indicators(paper):
        if not indicator.watch.strip():
            yield Found(
                indicator, f"{called(paper.snapshot, indicator)} does not say where one would see it."
            )


def _indicators(paper: Issuing) -> Iterator[Indicator]:
    for scenario in paper.snapshot.all(Scenario):
        if scenario.status == "open" and paper.prints(scenario):
            yield from paper.snapshot.by(Indicator, "scenario", scenario.id)


RULES = (
    of_tracker(10, rule_named(scenarios.RULES, "family-incoherent")),
    of_tracker(10, rule_named(scenarios.RULES, "family-incomplete")),
    of_tracker(10, rule_named(scenarios.RULES, "horizon-missing")),
    PaperRule(
        11, "alternative-missing", "look", "Judgements without an alternative",
        "Add the scenarios that exclude it to its family.", no_alternative,
    ),
    PaperRule(
        12, "indicator-missing", "look", "Scenarios without an indicator",
        "Say what one would see if it came.", without_indicator,
    ),
    PaperRule(
        12, "indicator-undated", "look", "Indicators without a date",
        "Look, and give the day.", indicator_undated,
    ),
    PaperRule(
        12, "indicator-unwatched", "look", "Indicators that say not where to look",
        "Say where one would see it.", indicator_unwatched,
    ),
)  # fmt: skip
