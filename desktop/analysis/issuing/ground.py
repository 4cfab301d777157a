"""Rules on what a paper rests on: facts told from reports, sources graded, conflicts shown."""

from collections.abc import Iterator

from db.records import Disagreement, Evidence, Source
from desktop.analysis import standing
from desktop.analysis.issuing.paper_rule import Issuing, PaperRule, of_tracker, rule_named
from desktop.analysis.rule import Found, called
from desktop.analysis.rules import positions, sources

DISAGREEMENTS = "disagreements"  # the section that prints them
UNKNOWN_RELIABILITY, UNKNOWN_CREDIBILITY = "F", "6"


def kind_untold(paper: Issuing) -> Iterator[Found]:
    """Claims with evidence of which none has a credibility: no one can tell a fact from a report."""
    for cls in standing.REPORTED:
        for record in filter(paper.prints, paper.snapshot.all(cls)):
            cited = paper.snapshot.by(Evidence, "record", record.id)
            if cited and not any(each.credibility for each in cited):
                yield Found(
                    record, f"{called(paper.snapshot, record)}: no evidence for it says how credible it is."
                )


def cannot_be_judged(paper: Issuing) -> Iterator[Found]:
    """Claims of which all evidence is graded F or 6: unknown, not middling."""
    for cls in standing.REPORTED + standing.JUDGED:
        for record in filter(paper.prints, paper.snapshot.all(cls)):
            cited = paper.snapshot.by(Evidence, "record", record.id)
            if cited and all(_is_unknown(paper, each) for each in cited):
                yield Found(
                    record, f"{called(paper.snapshot, record)} rests only on what cannot be judged (F or 6)."
                )


def _is_unknown(paper: Issuing, evidence: Evidence) -> bool:
    source = paper.snapshot.get(evidence.source)
    reliability = source.reliability if isinstance(source, Source) else ""
    return reliability == UNKNOWN_RELIABILITY or evidence.credibility == UNKNOWN_CREDIBILITY


def conflicts_hidden(paper: Issuing) -> Iterator[Found]:
    """A paper whose sources disagree, without the section that says so."""
    recorded = paper.snapshot.count(Disagreement)
    if recorded and paper.sections and DISAGREEMENTS not in paper.sections:
        points = "point" if recorded == 1 else "points"
        yield Found(
            paper.brief, f"The sources disagree on {recorded} {points}, and the paper does not list them."
        )


def stale(paper: Issuing) -> Iterator[Found]:
    """Current positions that nobody has repeated for half a year, and undated ones."""
    if paper.snapshot.as_of or paper.issued:
        for record in standing.stale(paper.snapshot, paper.issued):
            if paper.prints(record):
                yield Found(record, f"{called(paper.snapshot, record)} was not stated in the last half year.")


RULES = (
    PaperRule(
        5, "kind-untold", "look", "Claims that are neither fact nor report",
        "Give the evidence its credibility, 1 to 6.", kind_untold,
    ),
    of_tracker(6, rule_named(sources.RULES, "uncited")),
    of_tracker(6, rule_named(sources.RULES, "source-ungraded")),
    of_tracker(6, rule_named(sources.RULES, "source-undated")),
    PaperRule(
        6, "stale", "look", "Positions that have grown old",
        "Look for a newer statement, or say in the text that it is old.", stale,
    ),
    of_tracker(7, rule_named(sources.RULES, "single-source")),
    PaperRule(
        7, "not-to-be-judged", "look", "Claims that rest on F or 6 alone",
        "Find a source that can be graded, or say so in the text.", cannot_be_judged,
    ),
    of_tracker(8, rule_named(positions.RULES, "conflict-unnamed")),
    PaperRule(
        8, "conflicts-hidden", "error", "Disagreements that are not shown",
        "Show the section on where the sources disagree.", conflicts_hidden,
    ),
)  # fmt: skip
