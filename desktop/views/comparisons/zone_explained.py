"""What an option means for the parties, and what a package or a concession comes to, beside the drawing."""

from db.queries.snapshot import Snapshot
from db.records import Option, Position
from desktop.analysis.packages import Concession, Packages
from desktop.analysis.report import counted, joined
from desktop.analysis.reports.packages import gives_up, notes, opens_words, share_words
from desktop.analysis.stances import Held, Stances
from desktop.analysis.zone import IssueZone, OptionVerdict
from desktop.models.columns import sentence_case
from desktop.views.comparisons.explanation import Explained, Part
from desktop.views.comparisons.packages_drawing import Entry
from desktop.views.comparisons.rests_on import EXCERPT, evidence_part
from desktop.widgets.row_list import ListRow
from desktop.widgets.stance import words_of

UNKNOWN = "A party that has not spoken on it leaves it unknown, never accepted."


def spoken_of_option(zone: IssueZone, each: OptionVerdict) -> str:
    """An option for a screen reader and as a tooltip: its verdict, who holds what, the conditions."""
    names = {actor.id: actor.name for actor in zone.parties}
    softer = f", or {each.softest} by the softest line" if each.is_contested else ""
    held = "; ".join(f"{names[one.actor]}: {_held_words(one)}" for one in each.held)
    conditions = "".join(
        f"; {names[who]} only if {' '.join(one.text.split())}" for who, one in each.conditions
    )
    verdict = f"{sentence_case(each.hardest)}{softer}"
    return f"{zone.issue.title} · {each.option.label}: {verdict}. {held or 'no party'}{conditions}"


def _held_words(held: Held) -> str:
    if not held.said:
        return "not stated"
    hardest, softest = held.stance("hardest"), held.stance("softest")
    return f"{hardest} or {softest}" if held.is_contested else hardest


def explained_option(snapshot: Snapshot, zone: IssueZone, each: OptionVerdict) -> Explained:
    """An option party by party with the positions it is from, the conditions as links, the evidence."""
    softer = f", or {each.softest} by the softest line" if each.is_contested else ""
    place = f"{zone.issue.title}: {each.option.value:g} of 100 along its axis."
    silent = f" {UNKNOWN}" if each.hardest == "unknown" else ""
    first = Part(f"{sentence_case(each.hardest)}{softer}", f"{place}{silent}")
    parties = Part("Parties", rows=tuple(row for held in each.held for row in _held(snapshot, held)))
    rows = tuple(
        ListRow(one.id, " ".join(one.text.split()), snapshot.title(who)) for who, one in each.conditions
    )
    conditions = (Part("Only if", rows=rows),) if rows else ()
    positions = {position.id: position for held in each.held for _, position in held.said}
    evidence = (evidence_part(snapshot, positions.values()),) if positions else ()
    option = Part("Record", rows=(ListRow(each.option.id, each.option.label, zone.issue.title),))
    held = (parties,) if each.held else ()
    return Explained("Option", each.option.label, (first, *held, *conditions, *evidence, option))


def _held(snapshot: Snapshot, held: Held) -> list[ListRow]:
    """What a party holds on the option, position by position; a group's where it has none of its own."""
    name = snapshot.title(held.actor)
    by = f", by {snapshot.title(held.group)}" if held.group else ""
    if not held.said:
        return [ListRow(held.actor, f"{name}: not stated", "It has not spoken on this option.")]
    return [_said(f"{name}: {stance}{by}", position) for stance, position in held.said]


def _said(title: str, position: Position) -> ListRow:
    return ListRow(position.id, title, " ".join(position.statement.split())[:EXCERPT])


# -- packages ------------------------------------------------------------------------------------------


def spoken_of_entry(snapshot: Snapshot, packages: Packages, entry: Entry) -> str:
    """A package or a concession for a screen reader and as a tooltip."""
    if isinstance(entry, Concession):
        return f"If {gives_up(snapshot, entry)}: {opens_words(entry)}"
    shares = [f"{actor.name} {share_words(entry, place)}" for place, actor in enumerate(packages.parties)]
    options = "; ".join(f"{snapshot.title(one.issue)}: {one.label}" for one in entry.options)
    return f"Package {packages.best.index(entry) + 1}: accepted by {joined(shares)}. {options}"


def explained_entry(stances: Stances, packages: Packages, entry: Entry) -> Explained:
    """A package with what each party accepts of it and its options; or a concession with its red line."""
    if isinstance(entry, Concession):
        return _concession(stances, entry)
    shares = tuple(
        ListRow(actor.id, actor.name, share_words(entry, place))
        for place, actor in enumerate(packages.parties)
    )
    first = {option.id for option in packages.best[0].options}
    other = [option for option in entry.options if option.id not in first]
    named = joined([f"“{option.label}” ({stances.snapshot.title(option.issue)})" for option in other])
    differs = (Part("Other than in package 1", named),) if other else ()
    rows = tuple(_option(stances, packages, one) for one in entry.options)
    closed = tuple(ListRow(issue.id, issue.title) for issue in packages.closed)
    left = (Part("Left out: every option is a red line", rows=closed),) if closed else ()
    reckoned = Part("How it is reckoned", " ".join(notes(packages)))
    parts = (
        Part("Accepted", rows=shares),
        *differs,
        Part(sentence_case(counted(len(rows), "option")), rows=rows),
        *left,
        reckoned,
    )
    return Explained("Package", f"Package {packages.best.index(entry) + 1}", parts)


def _option(stances: Stances, packages: Packages, option: Option) -> ListRow:
    """An option of a package with what each party holds on it."""
    held = ((actor.name, _held_words(stances.on(actor.id, option))) for actor in packages.parties)
    said = "; ".join(f"{name}: {words}" for name, words in held)
    return ListRow(option.id, f"{stances.snapshot.title(option.issue)}: {option.label}", said)


def _concession(stances: Stances, each: Concession) -> Explained:
    held = stances.on(each.actor, each.option)
    rows = tuple(_said(words_of(stance), position) for stance, position in held.said)
    gives = gives_up(stances.snapshot, each)
    first = Part(sentence_case(opens_words(each)), f"If {gives}, and nobody else moved.")
    option = Part("Record", rows=(ListRow(each.option.id, each.option.label),))
    title = stances.snapshot.title(each.actor)
    return Explained("Concession", title, (first, Part("Its red line", rows=rows), option))
