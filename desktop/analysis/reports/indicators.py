"""The indicators board in words: what to watch for each scenario, its state, what would change our mind."""

from collections import Counter

from db import dates
from db.likelihood import figures
from db.queries.snapshot import Snapshot
from db.records import Estimate
from db.wording import capital, in_words, told
from desktop.analysis.indicators import STATES, Board, Watched, board
from desktop.analysis.report import Cell, Options, Report, cells, joined

TITLE = "Indicators board"
HEADINGS = (
    "Scenario",
    "Indicator",
    "Would",
    "State",
    "Observed",
    "Last looked at",
    "Where to look",
    "Tells apart",
    "Would change our mind",
)
EMPTY = "No indicator is recorded yet. Add to each scenario what one would see first if it came about."
NO_MIND = "What would change our mind is unknown, as no scenario is estimated yet."
CHANGES = {True: "yes", False: "no", None: "unknown"}
NOT_RATED = "not rated"
LISTED = 3


def report(snapshot: Snapshot, options: Options) -> Report:
    """Every indicator by scenario, those seen first; `scenario` (id): of one; `today`: ISO day."""
    return report_of(made(snapshot, options))


def made(snapshot: Snapshot, options: Options) -> Board:
    """The board that the options ask for."""
    return board(snapshot, options.get("scenario", ""), options.get("today", ""))


def report_of(found: Board) -> Report:
    """A board in words."""
    if not found.rows:
        return Report(TITLE, EMPTY, empty=EMPTY)
    rows = tuple(_row(found, each) for each in found.watched)
    said = sentences(found)
    return Report(TITLE, " ".join(said), HEADINGS, rows, _notes(found), lead=said[0])


def _notes(found: Board) -> tuple[str, ...]:
    names = [each.title for each in found.without]
    more = [f"{in_words(len(names) - LISTED)} more"] if len(names) > LISTED else []
    return (f"No indicator yet: {joined([*names[:LISTED], *more])}.",) if names else ()


def sentences(found: Board) -> tuple[str, ...]:
    """How many are in which state in one line; then how many are old, what would change our mind first."""
    every = found.watched
    states = Counter(each.state for each in every)
    named = {state: state for state in STATES} | {"unknown": "unknown, as nobody has looked yet"}
    alike = len(states) == 1 < len(every)
    counts = joined(
        [f"{'all' if alike else in_words(states[state])} {named[state]}" for state in STATES if states[state]]
    )
    stale = sum(each.stale for each in every)
    old = [f"{capital(told(stale, 'was', 'were'))} last looked at over half a year ago."] if stale else []
    return (
        f"{capital(told(len(every), 'indicator'))}{', ' if alike else ': '}{counts}.",
        *old,
        mind_words(found),
    )


def mind_words(found: Board) -> str:
    """What would change our mind: the first of it, or why that is unknown."""
    if not found.estimated:
        return NO_MIND
    if not found.first:
        return "Nothing that is watched would change our mind."
    foremost = found.first[0]
    order = ", for example" if foremost.apart is None else " first"
    return f"What would change our mind{order}: {first_words(foremost)}."


def first_words(each: Watched) -> str:
    """An indicator that is not seen yet, with what it would do: "Troops leave (raises Calm)"."""
    return f"{' '.join(each.indicator.text.split()).rstrip('.')} ({each.would} {each.scenario.title})"


def would_words(each: Watched) -> str:
    """What seeing an indicator does to its scenario: "raises it", "not stated"."""
    return f"{each.would} it" if each.would else "not stated"


def apart_words(each: Watched) -> str:
    """How far an indicator tells the scenarios apart: "1.3 of 2"; unknown where too few are rated."""
    return NOT_RATED if each.apart is None else f"{each.apart:.1f} of 2"


def estimate_words(estimate: Estimate | None) -> str:
    """How likely a scenario is held to be: "55–70 %", "no estimate yet"."""
    return figures(estimate.low, estimate.high) if estimate else "no estimate yet"


def _row(found: Board, each: Watched) -> tuple[Cell, ...]:
    indicator = each.indicator
    return cells(
        Cell(each.scenario.title, (each.scenario.id,)),
        Cell(indicator.text, (indicator.id,)),
        would_words(each),
        each.state,
        dates.words(indicator.observed) if indicator.observed else "",
        found.looked_words(each),
        indicator.watch,
        apart_words(each),
        CHANGES[each.changes],
    )
