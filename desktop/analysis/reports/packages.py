"""Packages as a report: the best combinations that no party red-lines, and which concession opens most."""

from db.queries.snapshot import Snapshot
from desktop.analysis.packages import Concession, Package, Packages, packages
from desktop.analysis.report import Cell, Options, Report, cells, joined
from desktop.analysis.reports.zone import chosen_parties
from desktop.analysis.reports.zone_words import NO_OPTIONS, NO_PARTIES
from desktop.analysis.stances import Line, Stances

NONE = "Every option of every issue is somebody's red line: no package is left."
GREEDY = "Too many to look at all: put together greedily, issue by issue; better ones may exist."
NOTE = (
    "Satisfied is the share of issues a party accepts, by salience where stated. "
    "What it has not spoken on counts as not accepted."
)
SHOWN = 5  # packages; more say little
CONCESSIONS = 5


def report(snapshot: Snapshot, options: Options) -> Report:
    """The best packages for the parties. Options: `parties` (ids), `line` ("softest" where contested)."""
    stances = snapshot.once(Stances)
    parties = chosen_parties(stances, options)
    line: Line = "softest" if options.get("line") == "softest" else "hardest"
    found = packages(stances, parties, line)
    empty = NO_PARTIES if not parties else _why_none(found)
    if empty:
        return Report("Packages", empty, empty=empty)
    names = [actor.name for actor in found.parties]
    headings = ("Package", "Least satisfied", *names, "Options")
    rows = [_package(snapshot, found, place, each) for place, each in enumerate(found.best[:SHOWN], start=1)]
    rows += [_concession(snapshot, found, each) for each in found.concessions[:CONCESSIONS]]
    notes = (NOTE, *(() if found.exact else (GREEDY,)))
    return Report("Packages", sentence(snapshot, found), headings, tuple(rows), notes)


def _why_none(found: Packages) -> str:
    if found.best:
        return ""
    return NONE if found.closed else NO_OPTIONS


def sentence(snapshot: Snapshot, found: Packages) -> str:
    """How many packages cross no red line, how good the best is, what would open most."""
    best = found.best[0]
    many = f"{found.number:,}" if found.number < 10**9 else "more than a thousand million"
    shut = joined([issue.title for issue in found.closed])
    closed = f"; no option is left on {shut}" if shut else ""
    least = f"the best leaves the least satisfied party with {best.least:.0%} of what it settles"
    first = found.concessions[0] if found.concessions else None
    opens = f" Most would open if {_gives_up(snapshot, first)}." if first else ""
    cross = "package crosses" if found.number == 1 else "packages cross"
    return f"{many} {cross} no red line{closed}; {least}.{opens}"


def _share(value: float) -> str:
    return f"{value:.0%}"


def _package(snapshot: Snapshot, found: Packages, place: int, each: Package) -> tuple[Cell, ...]:
    options = [f"{snapshot.title(option.issue)}: {option.label}" for option in each.options]
    ids = tuple(option.id for option in each.options)
    shares = [_share(value) for value in each.satisfied]
    return cells(f"{place}", _share(each.least), *shares, Cell("; ".join(options), ids))


def _gives_up(snapshot: Snapshot, each: Concession) -> str:
    issue = snapshot.title(each.option.issue)
    return f"{snapshot.title(each.actor)} gave up its red line on “{each.option.label}” ({issue})"


def _concession(snapshot: Snapshot, found: Packages, each: Concession) -> tuple[Cell, ...]:
    more = f"{each.opens:,}" if each.opens < 10**9 else "more than a thousand million"
    words = f"If {_gives_up(snapshot, each)}: {more} more packages"
    blank = [""] * (len(found.parties) + 1)
    return cells("concession", *blank, Cell(words, (each.option.id, each.actor)))
