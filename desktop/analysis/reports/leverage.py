"""Leverage and guarantees: who holds what over whom, what is not used, and what guarantees leave open."""

from collections.abc import Sequence

from db.queries.snapshot import Snapshot
from db.records import Actor, Leverage
from desktop.analysis.leverage import Asymmetry, Guarantee, asymmetry, current, guarantees, unused
from desktop.analysis.network import role_of
from desktop.analysis.report import Cell, Options, Report, cells, counted, joined
from desktop.analysis.reports import guarantees as register

HEADINGS = ("Who", "On or for whom", "What", "Use or status", "Strength", "For the issue", "In words or open")
EMPTY = "No leverage and no commitment is recorded yet."
LISTED = 3
SHORT = 120  # letters that the instruments of a list in a sentence share


def report(snapshot: Snapshot, options: Options) -> Report:
    """All that is held now and every guarantee; `holder` (id): of one actor alone. `shown`: "leverage" alone,
    or "guarantees" alone, as a register.

    Of one actor also how unevenly it presses two others, `one` and `other` (ids): the parties if not said.
    """
    holder, shown = options.get("holder", ""), options.get("shown", "")
    given = [each for each in guarantees(snapshot) if holder in ("", each.commitment.guarantor)]
    if shown == "guarantees":
        return register.report_of(snapshot, given)
    given = given if shown != "leverage" else []
    held = [each for each in current(snapshot) if holder in ("", each.holder)]
    rows = (*(_leverage(snapshot, each) for each in held), *(_guarantee(snapshot, each) for each in given))
    said = sentences(snapshot, held, unused(snapshot, holder), given) if rows else (EMPTY,)
    pair = pressed(snapshot, holder, options.get("one", ""), options.get("other", ""))
    if rows and pair is not None:
        said = (uneven(snapshot, pair), *said)
    unknown = sum(each.strength is None for each in held)
    some = f"The strength of {unknown} of {len(held)} instruments is not stated." if unknown else ""
    note = "No strength is stated." if held and unknown == len(held) else some
    notes, empty = (note,) if note else (), "" if rows else EMPTY
    return Report("Guarantees and leverage", " ".join(said), HEADINGS, rows, notes, empty, lead=said[0])


def sentences(
    snapshot: Snapshot, held: Sequence[Leverage], idle: Sequence[Leverage], given: Sequence[Guarantee]
) -> tuple[str, ...]:
    """What is not used and by whom on whom in one line; then what is signalled, how much is open."""
    not_used = [each for each in idle if each.exerted == "unused"]
    signalled = [each for each in idle if each.exerted != "unused"]
    none = "All leverage held is exerted, or its use is unclear."
    said = [
        f"{words}: {_listed(snapshot, some)}."
        for words, some in (("Not used", not_used), ("Only signalled so far", signalled))
        if some
    ]
    gaps = sum(bool(each.commitment.gap) for each in given)
    of = counted(len(given), "guarantee")
    left = f"{gaps:,} of {of} {'leave' if gaps > 1 else 'leaves'} something unresolved."
    open_points = [left if gaps else f"Nothing is recorded as unresolved of {of}."] if given else []
    total = f"{counted(len(held), 'instrument')} of leverage on record."
    return (*(said or [none]), total, *open_points)


def _listed(snapshot: Snapshot, some: Sequence[Leverage]) -> str:
    more = [f"{len(some) - LISTED} more"] if len(some) > LISTED else []
    most = SHORT // min(len(some), LISTED)
    return joined([*(_idle(snapshot, each, most) for each in some[:LISTED]), *more])


def pressed(snapshot: Snapshot, holder: str, one: str = "", other: str = "") -> Asymmetry | None:
    """How an actor presses two others; None where it holds nothing over them.

    `one`, `other`: ids; '' the first parties, first those over which it holds something.
    """
    held = _targets(snapshot, holder)
    parties = [id for id in _parties(snapshot) if id not in (holder, one, other)]
    parties.sort(key=lambda id: id not in held)
    pair = [each or (parties.pop(0) if parties else "") for each in (one, other)]
    if not holder or "" in pair or pair[0] == pair[1] or not held & {*pair}:
        return None
    return asymmetry(snapshot, holder, pair[0], pair[1])


def _targets(snapshot: Snapshot, holder: str) -> set[str]:
    """The ids of those over whom an actor holds something now."""
    return {each.target for each in current(snapshot) if each.holder == holder}


def _parties(snapshot: Snapshot) -> list[str]:
    return [each.id for each in snapshot.all(Actor) if role_of(snapshot, each.id) == "party"]


def uneven(snapshot: Snapshot, found: Asymmetry) -> str:
    """The asymmetry in words; where nothing is stated it is unknown, never even."""
    who, one, other = (snapshot.title(id) for id in (found.holder, found.one, found.other))
    number = len(found.unknown)
    missing = f"the strength or use of {counted(number, 'instrument')} is not stated" if number else ""
    if missing and not found.on_one and not found.on_other:
        return f"How hard {who} presses {one} and {other} is unknown: {missing}."
    more, over = f"; {missing}" if missing else "", _targets(snapshot, found.holder)
    if found.other not in over:
        return f"{who} presses {one} with {_points(found.on_one)} and holds nothing over {other}{more}."
    if found.one not in over:
        return f"{who} presses {other} with {_points(found.on_other)} and holds nothing over {one}{more}."
    return f"{who} presses {one} with {found.on_one} and {other} with {_points(found.on_other)}{more}."


def _points(points: int) -> str:
    return "1 point" if points == 1 else f"{points} points"


def _idle(snapshot: Snapshot, each: Leverage, most: int) -> str:
    who, whom = snapshot.title(each.holder), snapshot.title(each.target)
    return f"{who} on {whom} ({_short(each.instrument, most)})"


def _short(text: str, most: int) -> str:
    first = " ".join(text.split()).rstrip(".")
    return first if len(first) <= most else f"{first[:most].rsplit(' ', 1)[0]} …"


def _leverage(snapshot: Snapshot, each: Leverage) -> tuple[Cell, ...]:
    strength = "not stated" if each.strength is None else f"{each.strength} of 5"
    return cells(
        Cell(snapshot.title(each.holder), (each.holder,)),
        Cell(snapshot.title(each.target), (each.target,)),
        Cell(each.instrument, (each.id,)),
        each.exerted or "not stated",
        strength,
        Cell(snapshot.title(each.issue), (each.issue,) if each.issue else ()),
        each.assessment,
    )


def _guarantee(snapshot: Snapshot, each: Guarantee) -> tuple[Cell, ...]:
    one = each.commitment
    more = (("Contingent on", one.contingent_on), ("Trigger", one.trigger))
    words = " ".join([*(f"{name}: {text}" for name, text in more if text), *each.open_points])
    return cells(
        Cell(snapshot.title(one.guarantor), (one.guarantor,)),
        Cell(snapshot.title(one.beneficiary), (one.beneficiary,)),
        Cell(f"{one.kind or 'commitment'}: {one.text}", (one.id,)),
        one.status or "not stated",
        f"automatic: {one.automatic or 'not stated'}",
        "",
        words,
    )
