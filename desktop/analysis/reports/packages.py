"""Packages as a report: the best combinations that no party red-lines, and which concession opens most."""

from db.queries.snapshot import Snapshot
from db.wording import capital
from desktop.analysis.packages import ROUNDING, Concession, Package, Packages, packages
from desktop.analysis.report import Cell, Options, Report, cells, joined
from desktop.analysis.reports.zone import chosen_parties
from desktop.analysis.reports.zone_words import NO_OPTIONS, NO_PARTIES, needed
from desktop.analysis.stances import Line, Stances

TITLE = "Packages"
NONE = "Every option of every issue is somebody's red line: no package is left."
GREEDY = "Too many to look at all: put together greedily, issue by issue; better ones may exist."
NOTE = (
    "Satisfied is the share of issues a party accepts, by salience where stated. "
    "What it has not spoken on is unknown: it is not counted as accepted and told apart."
)
ONE_PARTY = "{} is the only party: this is what it accepts alone, not what could be agreed."
UNKNOWN = "unknown"
UNCOUNTED = 10**9  # packages: so many tell no more than that they are many
SHOWN = 5  # packages; more say little
CONCESSIONS = 5


def report(snapshot: Snapshot, options: Options) -> Report:
    """The best packages for the parties. Options: `parties` (ids), `line` ("softest" where contested)."""
    return report_of(snapshot, made(snapshot.once(Stances), options))


def made(stances: Stances, options: Options) -> Packages:
    """The packages that the options ask for."""
    line: Line = "softest" if options.get("line") == "softest" else "hardest"
    return packages(stances, chosen_parties(stances, options), line)


def report_of(snapshot: Snapshot, found: Packages) -> Report:
    """Packages and concessions in words."""
    if empty := why_none(snapshot, found):
        return Report(TITLE, empty, empty=empty, needs=needed(empty))
    names = [actor.name for actor in found.parties]
    headings = ("Package", "Least satisfied", *names, "Options")
    rows = [_package(snapshot, place, each) for place, each in enumerate(shown(found), start=1)]
    rows += [_concession(snapshot, found, each) for each in found.concessions[:CONCESSIONS]]
    lead = sentence(found)
    said = f"{lead}{_opens(snapshot, found)}"
    return Report(TITLE, said, headings, tuple(rows), notes(found), lead=lead)


def shown(found: Packages) -> tuple[Package, ...]:
    """The packages worth showing, the best first."""
    return found.best[:SHOWN]


def notes(found: Packages) -> tuple[str, ...]:
    """What satisfied means, for whom salience is not stated, and whether all were looked at."""
    alone = (ONE_PARTY.format(found.parties[0].name),) if len(found.parties) == 1 else ()
    names = joined([actor.name for actor in found.alike])
    alike = (f"No salience is stated for {names}: all issues weigh alike there.",) if names else ()
    return (NOTE, *alone, *alike, *(() if found.exact else (GREEDY,)))


def why_none(snapshot: Snapshot, found: Packages) -> str:
    """Why there is no package, and what would open one; '' when there is one."""
    if not found.parties:
        return NO_PARTIES
    if found.best:
        return ""
    return f"{NONE}{_opens(snapshot, found)}" if found.closed else NO_OPTIONS


def sentence(found: Packages) -> str:
    """How many packages cross no red line, and how good the best is."""
    best = found.best[0]
    many = _many(found.number)
    shut = joined([issue.title for issue in found.closed])
    closed = f"; no option is left on {shut}" if shut else ""
    share = share_words(best, best.least_party, of=" of what it settles")
    least = f"the best leaves the least satisfied party with {share}"
    if share == UNKNOWN:
        least = f"{found.parties[best.least_party].name} has spoken on nothing that the best settles"
    cross = "package crosses" if found.number == 1 else "packages cross"
    return f"{capital(many)} {cross} no red line{closed}; {least}."


def _opens(snapshot: Snapshot, found: Packages) -> str:
    first = found.concessions[0] if found.concessions else None
    return f" Most would open if {gives_up(snapshot, first)}." if first else ""


def share_words(each: Package, party: int, of: str = "") -> str:
    """What a party accepts of a package: "31%, 44% not stated"; unknown where it has spoken on none of it.

    `of`: words after the share accepted, as in "31% of what it settles, 44% not stated".
    """
    accepted, unstated = each.satisfied[party], each.unstated[party]
    if unstated > 1 - ROUNDING:
        return UNKNOWN
    return f"{accepted:.0%}{of}" + (f", {unstated:.0%} not stated" if unstated > ROUNDING else "")


def _package(snapshot: Snapshot, place: int, each: Package) -> tuple[Cell, ...]:
    options = [f"{snapshot.title(option.issue)}: {option.label}" for option in each.options]
    ids = tuple(option.id for option in each.options)
    shares = [share_words(each, party) for party in range(len(each.satisfied))]
    return cells(f"{place}", shares[each.least_party], *shares, Cell("; ".join(options), ids))


def gives_up(snapshot: Snapshot, each: Concession) -> str:
    """A concession: "Russia gave up its red line on “A force” (Peacekeeping)"."""
    issue = snapshot.title(each.option.issue)
    return f"{snapshot.title(each.actor)} gave up its red line on “{each.option.label}” ({issue})"


def opens_words(each: Concession) -> str:
    """How many packages more there would be: "1 more package", "44,789,760 more packages"."""
    if each.opens >= UNCOUNTED:
        return f"{_many(each.opens)} more"
    return f"{_many(each.opens)} more {'package' if each.opens == 1 else 'packages'}"


def _many(number: int) -> str:
    return f"{number:,}" if number < UNCOUNTED else "over 1,000 million"


def _concession(snapshot: Snapshot, found: Packages, each: Concession) -> tuple[Cell, ...]:
    words = f"If {gives_up(snapshot, each)}: {opens_words(each)}"
    blank = [""] * (len(found.parties) + 1)
    return cells("concession", *blank, Cell(words, (each.option.id, each.actor)))
