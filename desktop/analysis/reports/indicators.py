"""The indicators board: what to watch for each scenario, its state, when it was last looked at."""

from collections import Counter

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Indicator, Scenario
from desktop.analysis.hypotheses import Hypotheses, hypotheses
from desktop.analysis.report import Cell, Options, Report, cells, counted, joined
from desktop.analysis.reports.hypotheses import NOT_RATED, apart_words

HEADINGS = (
    "Scenario",
    "Indicator",
    "Would",
    "State",
    "Observed",
    "Last looked at",
    "Where to look",
    "Tells apart",
)
EMPTY = "No indicator is recorded yet. Add to each scenario what one would see first if it came about."
STATES = ("observed", "emerging", "contradicted", "not seen")


def report(snapshot: Snapshot, options: Options) -> Report:
    """Every indicator, those seen first; `scenario` (id): of one."""
    wanted = options.get("scenario", "")
    found = [each for each in snapshot.all(Indicator) if wanted in ("", each.scenario)]
    if not found:
        return Report("Indicators board", EMPTY, empty=EMPTY)
    found.sort(key=lambda each: (each.scenario, STATES.index(each.status)))
    rated = hypotheses(snapshot)
    rows = tuple(_row(snapshot, each, rated) for each in found)
    return Report("Indicators board", sentence(snapshot, found), HEADINGS, rows)


def sentence(snapshot: Snapshot, found: list[Indicator]) -> str:
    """How many are seen, which never were looked at, what would change our mind."""
    states = Counter(each.status for each in found)
    counts = joined([f"{states[state]} {state}" for state in STATES if states[state]])
    never = sum(not each.checked for each in found)
    looked = f" {never} never looked at." if never else ""
    return f"{counted(len(found), 'indicator')}: {counts}.{looked}{_would_change(snapshot, found)}"


def _would_change(snapshot: Snapshot, found: list[Indicator]) -> str:
    """What is not seen yet and would raise a scenario: the first of the scenario with most left to see."""
    unseen = [each for each in found if each.status == "not seen" and each.direction != "lowers"]
    if not unseen:
        return ""
    scenario, _ = Counter(each.scenario for each in unseen).most_common(1)[0]
    first = next(each for each in unseen if each.scenario == scenario)
    text = " ".join(first.text.split()).rstrip(".")
    return f" What would change our mind first: {text} ({snapshot.title(scenario)})."


def _row(snapshot: Snapshot, each: Indicator, rated: Hypotheses) -> tuple[Cell, ...]:
    known = each.id in rated.items
    scenario = snapshot.get(each.scenario)
    title = scenario.title if isinstance(scenario, Scenario) else ""
    return cells(
        Cell(title, (each.scenario,)),
        Cell(each.text, (each.id,)),
        f"{each.direction} it" if each.direction else "not stated",
        each.status,
        dates.words(each.observed) if each.observed else "",
        dates.words(each.checked) if each.checked else "never",
        each.watch,
        apart_words(rated, each.id) if known else NOT_RATED,
    )
