"""The zone of agreement as a report: every option of every issue with who accepts, opposes or blocks it."""

from collections.abc import Sequence

from db.queries.snapshot import Snapshot
from db.records import Actor
from desktop.analysis.report import Cell, Options, Report, cells, counted, joined
from desktop.analysis.stances import Stances
from desktop.analysis.zone import IssueZone, OptionVerdict, zones

HEADINGS = ("Issue", "Option", "Verdict", "Who", "Conditions")
NOTE = (
    "An option that a party has not spoken on is unknown, never accepted. None of this predicts an outcome."
)


def report(snapshot: Snapshot, options: Options) -> Report:
    """The zones of all issues, or of one (`issue`), for the parties or for some actors (`parties`, ids)."""
    stances = Stances(snapshot)
    found = zones_for(stances, options)
    parties = chosen_parties(stances, options)
    empty = why_empty(parties, found)
    rows = tuple(_row(snapshot, zone, each) for zone in found for each in zone.options)
    return Report("Zone of agreement", sentence(snapshot, found, parties), HEADINGS, rows, (NOTE,), empty)


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


def why_empty(parties: Sequence[Actor], found: Sequence[IssueZone]) -> str:
    """What is missing for there to be zones; '' when nothing is."""
    if not parties:
        return "No actor has the role of a party. Give the parties that role, or choose actors."
    if not found:
        return "No issue has options yet. Add options to the issues, then set stances on them in positions."
    return ""


def sentence(snapshot: Snapshot, found: Sequence[IssueZone], parties: Sequence[Actor]) -> str:
    """All in one line: "Russia and Ukraine overlap outright on 1 of 16 issues …"."""
    names = joined([actor.name for actor in parties])
    if not parties or not found:
        return why_empty(parties, found)
    if len(found) == 1:
        return issue_sentence(snapshot, found[0])
    outright = sum(zone.best == "open" for zone in found)
    conditional = sum(zone.best == "conditional" for zone in found)
    closed = sum(zone.best in ("blocked", "opposed") for zone in found)
    unknown = len(found) - outright - conditional - closed
    parts = [
        words
        for number, words in (
            (outright, f"agree outright on {outright}"),
            (conditional, f"on conditions on {conditional}"),
            (closed, f"exclude every option on {closed}"),
        )
        if number
    ]
    said = joined(parts) or "agree on none that both have spoken on"
    left = f"; on {unknown} at least one has not spoken on any option the others accept" if unknown else ""
    return f"Of {counted(len(found), 'issue')}, {names} {said}{left}."


def issue_sentence(snapshot: Snapshot, zone: IssueZone) -> str:
    """One issue in a line: "2 of 3 parties accept …", or the gap and who makes it."""
    total = len(zone.parties)
    best = max(zone.options, key=lambda each: (len(each.accept()), -len(each.who("red line"))), default=None)
    if best is None:
        return f"{zone.issue.title} has no options yet."
    accepting = len(best.accept())
    blocked = [
        f"{_names(snapshot, each.who('red line'))} ({each.option.label})"
        for each in zone.with_verdict("blocked")
    ]
    accept = f"{accepting} of {total} parties accept “{best.option.label}”"
    said = accept if accepting else "No party accepts an option"
    lines = f"; red lines: {joined(blocked)}" if blocked else ""
    if zone.gap is None:
        return f"{said}{lines}."
    far = f"{zone.gap.distance:g} points of 100 lie between {_names(snapshot, zone.gap.parties)}"
    more = f", more if {_names(snapshot, zone.gap.unknown)} spoke" if zone.gap.unknown else ""
    return f"{said}{lines}; {far}{more}."


def _names(snapshot: Snapshot, ids: Sequence[str]) -> str:
    return joined([snapshot.title(id) for id in ids])


def _row(snapshot: Snapshot, zone: IssueZone, each: OptionVerdict) -> tuple[Cell, ...]:
    positions = tuple(position.id for held in each.held for _, position in held.said)
    conditions = "; ".join(f"{snapshot.title(who)}: {one.text}" for who, one in each.conditions)
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
