"""The zone of agreement as a report: every option of every issue with who accepts, opposes or blocks it."""

from collections.abc import Sequence

from db.queries.snapshot import Snapshot
from db.records import Actor, Issue, Option
from desktop.analysis.report import Cell, Options, Report, cells, counted, joined
from desktop.analysis.reports.zone_words import LISTED, needed, sentences, why_empty
from desktop.analysis.stances import Stances
from desktop.analysis.zone import IssueZone, OptionVerdict, zones

KNOWN = "known"  # which options are listed: those of which something can be said
HEADINGS = ("Issue", "Option", "Verdict", "Who", "Conditions")
NOTE = (
    "An option that a party has not spoken on is unknown, never accepted. None of this predicts an outcome."
)


def report(snapshot: Snapshot, options: Options) -> Report:
    """The zones of all issues, or of one (`issue`), for the parties or for some actors (`parties`, ids).

    `listed`: "known" leaves out the options of which nothing can be said, and counts them.
    """
    stances = snapshot.once(Stances)
    known_only = options.get("listed") == KNOWN
    return report_of(
        snapshot, zones_for(stances, options), chosen_parties(stances, options), known_only=known_only
    )


def report_of(
    snapshot: Snapshot, found: Sequence[IssueZone], parties: Sequence[Actor], *, known_only: bool = False
) -> Report:
    """Zones in words; `known_only`: without the options of which nothing can be said."""
    empty = why_empty(parties, found)
    all_options = [(zone, each) for zone in found for each in zone.options]
    listed = [pair for pair in all_options if not known_only or _is_known(pair[1])]
    rows = tuple(_row(snapshot, zone, each) for zone, each in listed)
    said = sentences(snapshot, found, parties)
    notes = (NOTE, *_not_listed(len(all_options) - len(listed)), *_without_options(snapshot))
    needs = needed(empty)
    return Report("Zone of agreement", " ".join(said), HEADINGS, rows, notes, empty, needs, said[0])


def _is_known(each: OptionVerdict) -> bool:
    return not each.hardest == each.softest == "unknown"


def _not_listed(number: int) -> tuple[str, ...]:
    """How many options are left out, for not all parties have spoken on them and none rules them out."""
    more = counted(number, "more option")
    return (f"Not listed: {more}, unknown as yet.",) if number else ()


def _without_options(snapshot: Snapshot) -> tuple[str, ...]:
    """Which issues nobody can agree on yet, for they have no options."""
    titles = [each.title for each in snapshot.all(Issue) if not snapshot.by(Option, "issue", each.id)]
    more = [f"{len(titles) - LISTED} more"] if len(titles) > LISTED else []
    return (
        (f"Left out, for they have no options yet: {joined([*titles[:LISTED], *more])}.",) if titles else ()
    )


def chosen_parties(stances: Stances, options: Options) -> tuple[Actor, ...]:
    """The actors chosen, else those with the role of a party."""
    ids = options.get("parties", "").split()
    chosen = tuple(each for id in ids if isinstance(each := stances.snapshot.get(id), Actor))
    return chosen or stances.parties()


def zones_for(stances: Stances, options: Options) -> tuple[IssueZone, ...]:
    """The zones asked for."""
    found = zones(stances, chosen_parties(stances, options))
    only = options.get("issue", "")
    return tuple(each for each in found if only in ("", each.issue.id))


def _row(snapshot: Snapshot, zone: IssueZone, each: OptionVerdict) -> tuple[Cell, ...]:
    positions = tuple(position.id for held in each.held for _, position in held.said)
    conditions = "; ".join(
        f"{snapshot.title(who)}: {one.text.strip().rstrip('.')}" for who, one in each.conditions
    )
    verdict = each.hardest if not each.is_contested else f"{each.hardest}, or {each.softest}"
    return cells(
        Cell(zone.issue.title, (zone.issue.id,)),
        Cell(each.option.label, (each.option.id,)),
        verdict,
        Cell(who(snapshot, each), positions),
        Cell(conditions, tuple(one.id for _, one in each.conditions)),
    )


def who(snapshot: Snapshot, each: OptionVerdict) -> str:
    """The parties with what they hold on an option: "Russia: red line; Ukraine: not stated"."""
    parts = []
    for held in each.held:
        hardest, softest = held.stance("hardest"), held.stance("softest")
        said = hardest or "not stated"
        said += f" or {softest}" if held.is_contested else ""
        by = f" (by {snapshot.title(held.group)})" if held.group else ""
        parts.append(f"{snapshot.title(held.actor)}: {said}{by}")
    return "; ".join(parts)
