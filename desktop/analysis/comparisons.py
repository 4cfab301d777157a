"""The comparison views there are: what each is called, what it answers, and its report of a snapshot."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from db.queries.snapshot import Snapshot
from desktop.analysis.report import Options, Report


@dataclass(frozen=True, slots=True)
class Comparison:
    """A view that compares. `module`: in `desktop.analysis.reports`, with `report(snapshot, options)`.

    `help`: the question it answers. `needs`: the kind of record it has nothing to show without. The module is
    imported when it is first asked.
    """

    key: str
    title: str
    help: str
    icon: str
    module: str
    needs: str

    def report(self, snapshot: Snapshot, options: Options) -> Report:
        """The view as a sentence and a table."""
        found = import_module(f"desktop.analysis.reports.{self.module}")
        make = cast(Callable[[Snapshot, Options], Report], found.report)
        return make(snapshot, options)


SECTION = "compare-"  # begins the kind of a paper's section that shows one; its key follows

COMPARISONS: tuple[Comparison, ...] = (
    Comparison(
        "matrix", "Position matrix", "Who stands where on which issue?", "grid-2x2", "matrix", "position"
    ),
    Comparison(
        "axis",
        "Issue axis",
        "What does everyone accept of one issue, from end to end?",
        "ruler",
        "axis",
        "issue",
    ),
    Comparison(
        "zone",
        "Zone of agreement",
        "Where do the parties overlap, and who blocks what?",
        "target",
        "zone",
        "issue",
    ),
    Comparison(
        "packages",
        "Packages",
        "What could be agreed as a whole, and what would open more?",
        "layers",
        "packages",
        "issue",
    ),
    Comparison(
        "side_by_side",
        "Side by side",
        "What does each hold, and what would each have to give?",
        "columns-2",
        "side_by_side",
        "actor",
    ),
    Comparison(
        "plans", "Plans and parties", "Which plan crosses whose red line?", "split", "plans", "scenario"
    ),
    Comparison(
        "crosswalk",
        "Proposals crosswalk",
        "What do rival plans say on each issue?",
        "table-properties",
        "crosswalk",
        "proposal",
    ),
    Comparison(
        "deadlocks", "What blocks what", "What exactly blocks an issue?", "waypoints", "deadlocks", "position"
    ),
    Comparison(
        "movement", "Movement", "Who moved, or says otherwise in private?", "activity", "movement", "position"
    ),
    Comparison(
        "likelihood",
        "Likelihood",
        "How likely is each scenario, and do they add up?",
        "chart-gantt",
        "likelihood",
        "scenario",
    ),
    Comparison(
        "indicators",
        "Indicators board",
        "What would we see first, and who looked?",
        "eye",
        "indicators",
        "scenario",
    ),
    Comparison(
        "hypotheses",
        "Hypotheses",
        "Which scenario does the evidence speak against least?",
        "scale",
        "hypotheses",
        "scenario",
    ),
    Comparison(
        "network",
        "Guarantees and leverage",
        "Who holds what over whom, and what is not used?",
        "network",
        "leverage",
        "leverage",
    ),
    Comparison("timeline", "Timeline", "What happened when, on which track?", "history", "timeline", "event"),
    Comparison(
        "changed",
        "What changed",
        "What is otherwise than it was at an earlier date?",
        "git-compare",
        "changed",
        "position",
    ),
)
BY_KEY = {each.key: each for each in COMPARISONS}
