"""Sides beside each other, issue by issue: what each holds, in its words, and what parts them."""

from collections.abc import Sequence

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Actor, Issue, Option, Position
from desktop.analysis.report import Cell, Options, Report, cells, counted, joined
from desktop.analysis.reports.movement import sureness
from desktop.analysis.reports.zone import chosen_parties
from desktop.analysis.sides import NOW, Side, changed_stances, difference, of_actors, of_dates, of_places
from desktop.analysis.stances import ACCEPTING, Stances

TITLE = "Side by side"
MOST = 5
LISTED = 3
ENDLESS = "9999"
NAMED = 4  # issues named in the sentence
EMPTY = "Fewer than two actors are chosen. Choose two to five, or give the parties their role."
SILENT = "These actors have not spoken on the same issue yet."
NO_ACTOR = "No actor holds a position yet. Record positions with a channel and a date."
NO_DATES = "Choose an earlier and a later date."
NOTHING_SAID = "{} has no position on record at either date."
ONE_PLACE = "{} has no position on record, neither in public nor in private channels."
NOTHING = "nothing on record"
NOTE = (
    "In the second column, what the first says and the second does not is struck through, what the second "
    "adds is underlined. Texts with next to nothing in common stand as they are."
)
Rows = Sequence[tuple[Cell, ...]]
# What an issue is called on which the first, or the second, side has nothing.
_ALONE = {
    "dates": ("new since", "no longer held"),
    "places": ("said in private alone", "said in public alone"),
}
_LAST = {"actors": "What each would have to give", "dates": "What changed", "places": "What differs"}


def report(snapshot: Snapshot, options: Options) -> Report:
    """Issues by sides. Options: `mode` ("actors", "dates" or "places").

    Actors: `parties` (ids, the parties when none is named; five at most). Dates: `actor` (id), `earlier` and
    `later` (ISO days, later '' as it stands). Places, in public and in private: `actor`.
    """
    mode = options.get("mode") or "actors"
    stances = snapshot.once(Stances)
    sides, empty = _sides(stances, options, mode)
    if empty:
        return Report(TITLE, empty, empty=empty)
    issues = [each for each in stances.issues() if any(side.positions(each.id) for side in sides)]
    if not issues:
        silent = {"actors": SILENT, "dates": NOTHING_SAID, "places": ONE_PLACE}[mode]
        empty = silent.format(sides[0].actor.name)
        return Report(TITLE, empty, empty=empty)
    issues.sort(key=lambda each: not all(side.positions(each.id) for side in sides))
    headings = ("Issue", *(side.name for side in sides), _LAST[mode])
    rows = tuple(_row(issue, sides, mode) for issue in issues)
    said = {"actors": sentence, "dates": by_date, "places": by_place}[mode](issues, sides)
    return Report(TITLE, said, headings, rows, _notes(issues, sides, rows, mode))


def _sides(stances: Stances, options: Options, mode: str) -> tuple[tuple[Side, ...], str]:
    """The sides asked for, or why there are none."""
    if mode == "actors":
        actors = chosen_parties(stances, options)[:MOST]
        return of_actors(stances, actors), "" if len(actors) > 1 else EMPTY
    actor = chosen_actor(stances, options)
    if actor is None:
        return (), NO_ACTOR
    if mode == "places":
        return of_places(stances, actor), ""
    end = stances.snapshot.as_of or ENDLESS
    days = sorted(min(options.get(name) or end, end) for name in ("earlier", "later"))
    if days[0] == days[1]:
        return (), NO_DATES
    return of_dates(stances.snapshot, actor, [day if day != end else "" for day in days]), ""


def chosen_actor(stances: Stances, options: Options) -> Actor | None:
    """The actor chosen, else the first party, else the first that holds a position."""
    chosen = stances.snapshot.get(options.get("actor"))
    if isinstance(chosen, Actor):
        return chosen
    holding = {each.actor for each in stances.snapshot.each(Position)}
    first = (each for each in stances.snapshot.all(Actor) if each.id in holding)
    return next(iter(stances.parties()), None) or next(first, None)


def spoken_otherwise(public: Side, private: Side, issue: str) -> list[tuple[Option, str, str]]:
    """The options on which private words take another stance; what they leave out is no difference."""
    return [each for each in changed_stances(public, private, issue) if each[2]]


def _notes(issues: Sequence[Issue], sides: Sequence[Side], rows: Rows, mode: str) -> tuple[str, ...]:
    """How the strokes are read; and that what has no date may be older or newer than it seems."""
    held = {each.id: each for side in sides for issue in issues for each in side.positions(issue.id)}
    undated = sum(not each.stated for each in held.values())
    told = mode == "dates" and undated
    without = f"{counted(undated, 'position')} without a date: taken as held at both dates." if told else ""
    strokes = NOTE if any(cell.pieces for row in rows for cell in row) else ""
    return tuple(note for note in (without, strokes) if note)


# -- sentences ---------------------------------------------------------------------------------------


def sentence(issues: Sequence[Issue], sides: Sequence[Side]) -> str:
    """On how many issues all have spoken, and who would have to give on most of them."""
    both = [each for each in issues if all(side.positions(each.id) for side in sides)]
    gives = {side.name: sum(bool(to_give(each, side, sides)) for each in issues) for side in sides}
    (all_of, others) = ("both", "the other accepts") if len(sides) == 2 else ("all", "the others accept")
    first, *rest = [(name, number) for name, number in gives.items() if number] or [("", 0)]
    most = joined([f"{first[0]} would have to give on {first[1]}", *(f"{n} on {many}" for n, many in rest)])
    said = f" To meet what {others}, {most}." if first[1] else ""
    names = joined([side.name for side in sides])
    return f"{names} have {all_of} spoken on {len(both)} of {counted(len(issues), 'issue')}.{said}"


def by_date(issues: Sequence[Issue], sides: Sequence[Side]) -> str:
    """On which issues an actor's stances or words changed between two dates, or are new or over."""
    before, after = sides
    both = [each for each in issues if all(side.positions(each.id) for side in sides)]
    stances = [each for each in both if changed_stances(before, after, each.id)]
    reworded = [each for each in both if _said(before, each.id) != _said(after, each.id)]
    found = (
        ("other stances on", stances),
        ("other words alone on", [each for each in reworded if each not in stances]),
        ("new positions on", [each for each in issues if not before.positions(each.id)]),
        ("none any more on", [each for each in issues if not after.positions(each.id)]),
    )
    parts = [f"{words} {_named(some)}" for words, some in found if some]
    until = "now" if after.name == NOW else after.name
    said = "; ".join(parts) or f"nothing changed on {_named(both)}"
    return f"{before.actor.name} between {before.name} and {until}: {said}."


def by_place(issues: Sequence[Issue], sides: Sequence[Side]) -> str:
    """On how many issues an actor speaks in public and in private, and on which its stances differ."""
    before, after = sides
    both = [each for each in issues if all(side.positions(each.id) for side in sides)]
    stances = [each for each in both if spoken_otherwise(before, after, each.id)]
    differs = f"; stances differ on {_named(stances)}" if stances else "; no stance differs" if both else ""
    of = counted(len(issues), "issue")
    return f"{before.actor.name} speaks both in public and in private on {len(both)} of {of}{differs}."


def _named(issues: Sequence[Issue]) -> str:
    more = len(issues) - NAMED
    titles = [each.title for each in issues[:NAMED]]
    return joined([*titles, *([f"{more} more"] if more > 0 else [])])


# -- rows --------------------------------------------------------------------------------------------


def to_give(issue: Issue, side: Side, sides: Sequence[Side]) -> list[tuple[Option, str]]:
    """The options all others accept and this one excludes, with the stance it would have to give up."""
    others = [each for each in sides if each is not side]
    found = []
    for option in side.stances.options(issue.id):
        mine = side.stance(option)
        if mine in ("red line", "opposed") and all(each.stance(option) in ACCEPTING for each in others):
            found.append((option, mine))
    return found


def _row(issue: Issue, sides: Sequence[Side], mode: str) -> tuple[Cell, ...]:
    texts = [_said(side, issue.id) for side in sides]
    pieces = difference(*texts) if len(sides) == 2 else ()
    held = [
        Cell(text or NOTHING, tuple(each.id for each in side.positions(issue.id)))
        for side, text in zip(sides, texts, strict=True)
    ]
    if pieces:
        held[1] = Cell(held[1].text, held[1].ids, pieces=pieces)
    last = _gives(issue, sides) if mode == "actors" else _parts(issue, sides, mode)
    return cells(Cell(issue.title, (issue.id,)), *held, last)


def _gives(issue: Issue, sides: Sequence[Side]) -> Cell:
    found = [(side, to_give(issue, side, sides)) for side in sides]
    words = [
        f"{side.name}: {', '.join(f'“{option.label}” ({stance})' for option, stance in given)}"
        for side, given in found
        if given
    ]
    return Cell("; ".join(words), tuple(option.id for _, given in found for option, _ in given))


def _parts(issue: Issue, sides: Sequence[Side], mode: str) -> Cell:
    """What parts the two sides of one actor: stances, and how sure the private words are."""
    before, after = sides
    private = after.positions(issue.id) if mode == "places" else ()
    sure = [f"in private: {sureness(after.stances.snapshot, each)}" for each in private[:LISTED]]
    for side, alone in zip(sides, _ALONE[mode], strict=True):
        if not side.positions(issue.id):
            return Cell("; ".join([alone, *sure]))
    differing = spoken_otherwise if mode == "places" else changed_stances
    found = differing(before, after, issue.id)
    words = [f"“{option.label}”: {was or 'not stated'} → {now or 'not stated'}" for option, was, now in found]
    if not found:
        words = ["unchanged" if _said(before, issue.id) == _said(after, issue.id) else "the words alone"]
    return Cell("; ".join([*words, *sure]), tuple(option.id for option, _, _ in found))


def _said(side: Side, issue: str) -> str:
    """The positions of a side in their words, each with its channel and date; '' without one."""
    positions, parts = side.positions(issue), []
    by = f", by {side.stances.snapshot.title(group)}" if (group := side.group(issue)) else ""
    for position in positions[:LISTED]:
        stated = dates.words(position.stated) if position.stated else "undated"
        parts.append(f"{' '.join(position.statement.split())} ({position.channel}, {stated}{by})")
    more = f" … and {len(positions) - LISTED} more" if len(positions) > LISTED else ""
    return "\n".join(parts) + more
