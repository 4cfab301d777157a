"""Movement: how each actor's positions on an issue changed, and where private words differ from public."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import product

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Actor, Evidence, Issue, Option, Position
from desktop.analysis.differences import Piece
from desktop.analysis.movement import Gap, Movement, Step, Way
from desktop.analysis.report import Cell, Options, Report, Rows, cells, counted, joined

HEADINGS = ("Actor", "Issue", "Since", "Way", "Stances", "Words")
EMPTY = "No actor has a second position on an issue, nor one in private beside a public one."
MOST_WORDS = 400
LISTED = 3


def report(snapshot: Snapshot, options: Options) -> Report:
    """Every step after a first position, and every gap between public and private (`actor`, `issue`: ids)."""
    movement = snapshot.once(Movement)
    actors = [each for each in snapshot.all(Actor) if options.get("actor", "") in ("", each.id)]
    issues = [each for each in snapshot.all(Issue) if options.get("issue", "") in ("", each.id)]
    pairs = [pair for pair in product(actors, issues) if (pair[0].id, pair[1].id) in movement.held]
    steps = [step for actor, issue in pairs for step in movement.steps(actor.id, issue.id) if step.before]
    gaps = [gap for actor, issue in pairs if (gap := movement.gap(actor.id, issue.id))]
    rows = Rows(partial(_row, snapshot), [*gaps, *steps])
    said = sentence(snapshot, movement.ways(steps), gaps) if rows else EMPTY
    return Report("Movement", said, HEADINGS, rows, (), "" if rows else EMPTY)


def sentence(snapshot: Snapshot, ways: Counter[Way], gaps: Sequence[Gap]) -> str:
    """How many held, moved, contradicted; and whose private words differ on what, and how sure that is."""
    counts = [f"{number:,} {way}" for way, number in ways.most_common()]
    moved = f"{counted(ways.total(), 'later position')}: {joined(counts)}." if ways else "No later positions."
    private = [gap for gap in gaps if gap.differs]
    named = [
        f"{snapshot.title(gap.actor)} on {snapshot.title(gap.issue)} ({sureness(snapshot, gap.private)})"
        for gap in private[:LISTED]
    ]
    more = f" and {len(private) - LISTED:,} more" if len(private) > LISTED else ""
    differs = f" In private otherwise than in public: {joined(named)}{more}." if private else ""
    return f"{moved}{differs}"


def sureness(snapshot: Snapshot, position: Position) -> str:
    """How sure a position is: its confidence, sources and their credibility, in words."""
    evidence = snapshot.by(Evidence, "record", position.id)
    sources = len({each.source for each in evidence})
    grades = sorted({each.credibility for each in evidence if each.credibility})
    parts = [
        f"confidence {position.confidence}" if position.confidence else "confidence not stated",
        counted(sources, "source"),
        f"credibility {joined(grades, 'or')}" if grades else "not graded",
        *([f"against it speaks {counted(contra, 'passage')}"] if (contra := _against(evidence)) else []),
    ]
    return ", ".join(parts)


def _against(evidence: Sequence[Evidence]) -> int:
    return sum(each.bearing == "contradicts" for each in evidence)


def _stances(changed: Sequence[tuple[Option, str, str]]) -> str:
    silent = "not stated"
    return "; ".join(f"{option.label}: {was or silent} → {now or silent}" for option, was, now in changed)


def _words(pieces: Sequence[Piece]) -> str:
    """A difference as text: [removed] in brackets, {added} in braces."""
    signs = {"removed": "[{}]", "added": "{{{}}}", "same": "{}"}
    said = "".join(signs[each.kind].format(each.text) for each in pieces)
    return said if len(said) <= MOST_WORDS else f"{said[:MOST_WORDS]} …"


def _row(snapshot: Snapshot, each: Gap | Step) -> tuple[Cell, ...]:
    return _gap(snapshot, each) if isinstance(each, Gap) else _step(snapshot, each)


def _step(snapshot: Snapshot, step: Step) -> tuple[Cell, ...]:
    before = step.before.id if step.before else ""
    position, by = step.position, step.by
    way = step.way if not by else f"{step.way}, by {abs(by):g} of 100"
    return cells(
        Cell(snapshot.title(position.actor), (position.actor,)),
        Cell(snapshot.title(position.issue), (position.issue,)),
        dates.words(position.stated) if position.stated else "undated",
        Cell(way, (position.id, before)),
        _stances(step.stances),
        Cell(_words(step.words), (position.id, before)),
    )


def _gap(snapshot: Snapshot, gap: Gap) -> tuple[Cell, ...]:
    far = "distance unknown" if gap.distance is None else f"{gap.distance:g} of 100 apart"
    ids = (gap.private.id, gap.public.id)
    return cells(
        Cell(snapshot.title(gap.actor), (gap.actor,)),
        Cell(snapshot.title(gap.issue), (gap.issue,)),
        dates.words(gap.private.stated) if gap.private.stated else "undated",
        Cell(f"private otherwise than public, {far}; {sureness(snapshot, gap.private)}", ids),
        _stances(gap.stances),
        Cell(_words(gap.words), ids),
    )
