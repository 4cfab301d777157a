"""The zone of agreement in sentences: of all issues together, and of one."""

from collections.abc import Sequence

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Actor
from db.wording import counted, in_words, named, told
from desktop.analysis.red_lines import RED_LINE, held_since
from desktop.analysis.report import joined
from desktop.analysis.zone import IssueZone, OptionVerdict, Verdict

NO_PARTIES = (
    "No actor has the role of a party yet. Add it under Roles, beneath the form of each, or choose actors."
)
NO_OPTIONS = "No issue has options yet. Add options to the issues, then set stances on them in positions."
ONE_PARTY = "{} is the only party: shown is what it accepts alone, not an agreement."
AGREED: tuple[Verdict, Verdict] = ("open", "conditional")
LISTED = 3


def why_empty(parties: Sequence[Actor], found: Sequence[IssueZone]) -> str:
    """What is missing for there to be zones; '' when nothing is."""
    return NO_PARTIES if not parties else NO_OPTIONS if not found else ""


def needed(empty: str) -> str:
    """The kind of record that lacks where there is no zone for this reason."""
    return "actor" if empty == NO_PARTIES else "issue"


def sentences(snapshot: Snapshot, found: Sequence[IssueZone], parties: Sequence[Actor]) -> tuple[str, ...]:
    """All issues: where the parties meet in one line; then which these are, and where softer lines would."""
    if empty := why_empty(parties, found):
        return (empty,)
    alone = f"{ONE_PARTY.format(parties[0].name)} " if len(parties) == 1 else ""
    said = issue_sentences(snapshot, found[0]) if len(found) == 1 else _of_all(found, parties)
    return (f"{alone}{said[0]}", *said[1:])


def _of_all(found: Sequence[IssueZone], parties: Sequence[Actor]) -> tuple[str, ...]:
    outright = [zone for zone in found if zone.best == "open"]
    conditional = [zone for zone in found if zone.best == "conditional"]
    closed = [zone for zone in found if zone.best in ("blocked", "opposed")]
    one = "s" if len(parties) == 1 else ""  # of the verb
    kinds = (
        (outright, f"agree{one} outright on {{}}", "Agreed outright"),
        (conditional, f"agree{one} on conditions on {{}}", "On conditions"),
        (closed, f"exclude{one} every option on {{}}", "No option is left on"),
    )
    parts = [words.format(_few(zones)) for zones, words, _ in kinds if zones]
    listed = [f"{words}: {_titles(zones)}." for zones, _, words in kinds if len(zones) > 1]
    names, of = joined([actor.name for actor in parties]), told(len(found), "issue")
    unknown = len(found) - len(outright) - len(conditional) - len(closed)
    left = f"{told(unknown, 'issue')} an option is left that not all of them have spoken on"
    if parts:
        more = f"; on {left.replace(' issues', '').replace(' issue', '')}" if unknown else ""
        return (f"Of {of}, {names} {joined(parts)}{more}.", *listed, *(() if one else _softer(found)))
    if one:
        return (f"{names} accepts no option of any of {of}.",)
    meeting = sum(softer_meeting(zone) is not None for zone in found)
    softer = (
        f"; by the softest of their own statements they would meet on {in_words(meeting)}" if meeting else ""
    )
    lead = f"{names} accept no option together on any of {of}{softer}."
    return (lead, *_softer(found, again=True), *([f"On {left}."] if unknown else []))


def _few(zones: Sequence[IssueZone]) -> str:
    """The one by its title, more by their number."""
    return zones[0].issue.title if len(zones) == 1 else in_words(len(zones))


def _titles(zones: Sequence[IssueZone]) -> str:
    listed = [zone.issue.title for zone in zones[:LISTED]]
    more = len(zones) - len(listed)
    return named([*listed, *([f"{in_words(more)} more"] if more else [])])


def _softer(found: Sequence[IssueZone], *, again: bool = False) -> tuple[str, ...]:
    """Where they would meet if those who contradict themselves were held to their softest line.

    `again`: the sentence before says on how many issues that is.
    """
    softer = [(zone, each) for zone in found if (each := softer_meeting(zone)) is not None]
    if not softer:
        return ()
    listed = joined([f"{zone.issue.title} (“{each.option.label}”)" for zone, each in softer[:LISTED]])
    more = f" and {in_words(len(softer) - LISTED)} more" if len(softer) > LISTED else ""
    if again:
        return (f"{'This is' if len(softer) == 1 else 'These are'} {listed}{more}.",)
    return (f"If each is held to the softest of its own statements, they would meet on {listed}{more}.",)


def softer_meeting(zone: IssueZone) -> OptionVerdict | None:
    """The first option that is agreed by the softest of contested stances and not by the hardest."""
    return next(
        (each for each in zone.options if each.softest in AGREED and each.hardest not in AGREED), None
    )


def issue_sentences(snapshot: Snapshot, zone: IssueZone) -> tuple[str, ...]:
    """One issue: who accepts most and whose red lines stand in one line; then how far apart they are."""
    best = max(zone.options, key=lambda each: (len(each.accept()), -len(each.who("red line"))), default=None)
    if best is None:
        return (f"{zone.issue.title} has no options yet.",)
    accepting, total = len(best.accept()), len(zone.parties)
    accept = (
        f"{accepting} of {counted(total, 'party', 'parties')} {'accepts' if accepting == 1 else 'accept'} "
        f"“{best.option.label}”"
    )
    said = accept if accepting else "No party accepts an option"
    soft = softer_meeting(zone)
    softer = (
        (f"Held to its softest line, “{soft.option.label}” would be {soft.softest} for all.",) if soft else ()
    )
    return (f"{said}{_red_lines(snapshot, zone)}.", *_apart(snapshot, zone), *softer)


def _red_lines(snapshot: Snapshot, zone: IssueZone) -> str:
    """ "; red line of Ukraine: “A” since 2022 and “B”"; '' without any."""
    by_actor: dict[str, list[str]] = {}
    for each in zone.options:
        for held in each.held:
            if held.stance("hardest") == RED_LINE:
                since = held_since(snapshot, held)
                when = f" since {dates.words(since)}" if since else ""
                by_actor.setdefault(held.actor, []).append(f"“{each.option.label}”{when}")
    return "".join(f"; red line of {snapshot.title(id)}: {joined(of)}" for id, of in by_actor.items())


def _apart(snapshot: Snapshot, zone: IssueZone) -> tuple[str, ...]:
    if zone.ends and zone.width:
        low, high = zone.ends
        return (
            f"What all accept lies from “{low.label}” to “{high.label}”, {zone.width:g} points of 100 wide.",
        )
    if zone.gap is None or (not zone.gap.distance and not zone.gap.unknown):
        return ()
    if not zone.gap.distance:
        both, silent = names(snapshot, zone.gap.parties), names(snapshot, zone.gap.unknown)
        return (f"{both} would meet, what {silent} would accept is unknown.",)
    more = f", more if {names(snapshot, zone.gap.unknown)} spoke" if zone.gap.unknown else ""
    far = f"{zone.gap.distance:g} points of 100 lie between {names(snapshot, zone.gap.parties)}"
    return (f"{far}{more}.",)


def names(snapshot: Snapshot, ids: Sequence[str]) -> str:
    """Records by their titles, as a list in a sentence."""
    return joined([snapshot.title(id) for id in ids])
