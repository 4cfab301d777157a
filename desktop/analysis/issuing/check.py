"""All rules of the check before issue, and what they find in a paper."""

from dataclasses import dataclass

from desktop.analysis.issuing import control, ground, outlook, wording
from desktop.analysis.issuing.paper_rule import Issuing, PaperRule
from desktop.analysis.rule import Finding

# Errors first, then in the order of the fifteen things to check.
PAPER_RULES: tuple[PaperRule, ...] = tuple(
    sorted(
        (*control.RULES, *wording.RULES, *ground.RULES, *outlook.RULES),
        key=lambda rule: (rule.severity != "error", rule.number),
    )
)
PAPER_TITLES = {rule.name: rule.title for rule in PAPER_RULES}
FRONT = "front page"  # where the brief's own words stand


@dataclass(frozen=True, slots=True)
class PaperFinding(Finding):
    """A finding with its place in the paper: "paragraph 12", "front page"; '' when it has none of its own."""

    place: str = ""


def check_paper(paper: Issuing) -> list[PaperFinding]:
    """What the rules find in a paper that is about to go out, errors first; nothing is said twice."""
    found = [
        PaperFinding(rule.severity, record.id, rule.name, sentence, rule.remedy, _place(paper, record.id))
        for rule in PAPER_RULES
        for record, sentence in rule.look(paper)
    ]
    return list(dict.fromkeys(found))


def _place(paper: Issuing, record: str) -> str:
    return FRONT if record == paper.brief.id else paper.places.get(record, "")
