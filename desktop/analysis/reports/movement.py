"""Movement: how each actor's positions on an issue changed, and where private words differ from public."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Evidence, Option, Position
from db.records.sources import CREDIBILITY_WORDS
from desktop.analysis.differences import Piece
from desktop.analysis.movement import Gap, Movement, Pair, Step, Way
from desktop.analysis.moves import LATER, Moves, moves
from desktop.analysis.report import Cell, Chained, Later, Options, Report, Rows, cells, counted, joined

HEADINGS = ("Actor", "Issue", "Since", "What it does", "Stances", "Words")
EMPTY = "No actor has a second position on an issue, nor one in private beside a public one."
MANY = 2_000  # further wordings
MOST_WORDS = 400
LISTED = 3
SILENT = "not stated"
# What a wording does to the one before it, as a verb of one and of several.
DOES: Mapping[Way, tuple[str, str]] = {
    "first": ("is the first", "are the first"),
    "held": ("holds", "hold"),
    "moved": ("moves", "move"),
    "hardened": ("hardens", "harden"),
    "softened": ("softens", "soften"),
    "contradicted": ("contradicts another that stands", "contradict another that stands"),
    "unknown": ("is undated or states nothing to compare", "are undated or state nothing to compare"),
}


def report(snapshot: Snapshot, options: Options) -> Report:
    """Every step after a first position, and every gap between public and private (`actor`, `issue`: ids)."""
    return report_of(snapshot, moves(snapshot, options))


def report_of(snapshot: Snapshot, found: Moves) -> Report:
    """The strands in words."""
    rows = Rows(partial(_row, snapshot, found.movement), Chained[Gap | Pair]([found.gaps(), found.later]))
    lead, said = sentence(snapshot, found) if rows else ("", EMPTY)
    times = counted(found.alone, "time")
    alone = f"{times.capitalize()} an actor has only one wording on an issue: whether it moved is unknown."
    notes, empty = (alone,) if found.alone else (), "" if rows else EMPTY
    return Report("Movement", said, HEADINGS, rows, notes, empty, lead=lead)


def sentence(snapshot: Snapshot, found: Moves) -> tuple[str, str | Later]:
    """Whose private words differ on what, and how sure that is; the same and how many later wordings do what.

    Of many that is counted later.
    """
    lead = _apart(snapshot, found.apart) if found.apart else ""
    said = Later(lambda: f"{lead} {_moved(found)}".strip())
    return lead, said if lead and len(found.later) > MANY else str(said)


def _moved(found: Moves) -> str:
    counts = sum(map(found.ways, found.by_actor), Counter[Way]())
    total = counts.total()
    each = [f"{counts[way]:,} {DOES[way][counts[way] != 1]}" for way in LATER if counts[way]]
    return f"Of {counted(total, 'further wording')} {joined(each)}." if total else "No further wordings."


def _apart(snapshot: Snapshot, gaps: Sequence[Gap]) -> str:
    """Whose private words differ from public ones on what; how sure that is where it is alike of all."""
    said = [f"{snapshot.title(gap.actor)} on {snapshot.title(gap.issue)}" for gap in gaps[:LISTED]]
    more = [f"{len(gaps) - LISTED:,} more"] if len(gaps) > LISTED else []
    sure = {sureness(snapshot, gap.private) for gap in gaps} if len(gaps) <= LISTED else set()
    each = "" if len(gaps) == 1 else " of each"
    how = f"how sure{each}: {sure.pop()}" if len(sure) == 1 else "how sure is said with each"
    return f"In private otherwise than in public: {joined([*said, *more])} ({how})."


def ways_words(ways: Mapping[Way, int], gaps: int) -> str:
    """What an actor's later wordings do: "1 hardened · 2 held · private differs on 1 issue"."""
    each = [f"{ways[way]} {way}" for way in LATER if ways.get(way)]
    private = [f"private differs on {counted(gaps, 'issue')}"] if gaps else []
    return " · ".join([*each, *private]) or "no further wording"


def way_words(step: Step) -> str:
    """What a wording does to the one before it: "moved, by 35 of 100"."""
    if not step.by:
        return step.way
    far = f"{abs(step.by):g} of 100"
    return f"{step.way}, {far} apart" if step.way == "unknown" else f"{step.way}, by {far}"


def gap_words(gap: Gap) -> str:
    """How far private words are from public ones: "40 of 100 apart"; unknown is said, never 0."""
    if not gap.differs:
        return "as in public"
    return "distance unknown" if gap.distance is None else f"{gap.distance:g} of 100 apart"


def sureness(snapshot: Snapshot, position: Position) -> str:
    """How sure a position is: its confidence, sources and their credibility, in words."""
    evidence = snapshot.by(Evidence, "record", position.id)
    sources = len({each.source for each in evidence})
    grades = sorted({each.credibility for each in evidence if each.credibility})
    graded = joined([f"{grade} ({CREDIBILITY_WORDS[grade]})" for grade in grades], "or")
    against = _against(evidence)
    speaks = "passage speaks" if against == 1 else "passages speak"
    parts = [
        f"{position.confidence} confidence" if position.confidence else "confidence not stated",
        counted(sources, "source"),
        f"credibility {graded}" if grades else "not graded",
        *([f"{against} {speaks} against it"] if against else []),
    ]
    return ", ".join(parts)


def _against(evidence: Sequence[Evidence]) -> int:
    return sum(each.bearing == "contradicts" for each in evidence)


def stances_words(changed: Sequence[tuple[Option, str, str]]) -> str:
    """Each option on which two positions differ, with both stances: "Now: opposed → acceptable"."""
    return "; ".join(f"{option.label}: {stance_words(was, now)}" for option, was, now in changed)


def stance_words(was: str, now: str) -> str:
    """Two stances on one option: "opposed → not stated"."""
    return f"{was or SILENT} → {now or SILENT}"


def _words(pieces: Sequence[Piece], ids: tuple[str, ...]) -> Cell:
    """A difference, as text with [removed] in brackets and {added} in braces."""
    signs = {"removed": "[{}]", "added": "{{{}}}", "same": "{}"}
    said = "".join(signs[each.kind].format(each.text) for each in pieces)
    cut = said if len(said) <= MOST_WORDS else f"{said[:MOST_WORDS]} …"
    return Cell(cut, ids, pieces=tuple(pieces))


def since(position: Position) -> str:
    """When a position was stated, in words."""
    return dates.words(position.stated) if position.stated else "undated"


def _row(snapshot: Snapshot, movement: Movement, each: Gap | Pair) -> tuple[Cell, ...]:
    return _gap(snapshot, each) if isinstance(each, Gap) else _step(snapshot, movement.step(each))


def _step(snapshot: Snapshot, step: Step) -> tuple[Cell, ...]:
    ids = (step.position.id, step.before.id if step.before else "")
    return cells(
        Cell(snapshot.title(step.position.actor), (step.position.actor,)),
        Cell(snapshot.title(step.position.issue), (step.position.issue,)),
        since(step.position),
        Cell(way_words(step), ids),
        stances_words(step.stances),
        _words(step.words, ids),
    )


def _gap(snapshot: Snapshot, gap: Gap) -> tuple[Cell, ...]:
    ids = (gap.private.id, gap.public.id)
    does = f"private otherwise than public, {gap_words(gap)}" if gap.differs else "private as in public"
    return cells(
        Cell(snapshot.title(gap.actor), (gap.actor,)),
        Cell(snapshot.title(gap.issue), (gap.issue,)),
        since(gap.private),
        Cell(f"{does}; {sureness(snapshot, gap.private)}", ids),
        stances_words(gap.stances),
        _words(gap.words, ids),
    )
