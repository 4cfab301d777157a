"""How commands say what rules have found: by rule, the first few of each, and what to do."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from db.wording import counted
from desktop.analysis.issuing import PaperFinding
from desktop.analysis.rule import Finding
from desktop.commands.saying import say

SHOWN = 5  # of a sort, where not all are asked for


def say_findings(findings: Sequence[Finding], titles: Mapping[str, str], *, every: bool) -> None:
    """Say findings under the titles of their rules; `every`: all of them, not the first few of a sort."""
    by_rule: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.severity, finding.rule].append(finding)
    for (severity, rule), found in by_rule.items():
        shown = found if every else found[:SHOWN]
        say(f"{'ERROR' if severity == 'error' else 'LOOK '}  {titles[rule]} ({len(found)})")
        for finding in shown:
            say(f"  {finding.record}{_place(finding)}: {finding.sentence}")
        if len(found) > len(shown):
            say(f"  … and {len(found) - len(shown)} more; --all shows them")
        say(f"  → {found[0].remedy}")
        say()


def say_sum(errors: int, looks: int) -> None:
    """Say what it all comes to."""
    words = counted(errors, "error") if errors else "no errors"
    say(f"{words}, {looks} to look at" if looks or errors else "All is well.")


def _place(finding: Finding) -> str:
    place = finding.place if isinstance(finding, PaperFinding) else ""
    return f" ({place})" if place else ""
