"""Movement: how each actor's positions on an issue changed, and where private words differ from public."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Actor, Evidence, Issue, Option, Position
from desktop.analysis.differences import Piece
from desktop.analysis.movement import Gap, Movement, Step
from desktop.analysis.report import Cell, Options, Report, Rows, cells, counted, joined

HEADINGS = ("Actor", "Issue", "Since", "Way", "Stances", "Words")
EMPTY = "No actor has a second position on an issue, nor one in private beside a public one."
MOST_WORDS = 400
LISTED = 3


def report(snapshot: Snapshot, options: Options) -> Report:
    """Every step after a first position, and every gap between public and private (`actor`, `issue`: ids)."""
    movement = Movement(snapshot)
    actors = [each for each in snapshot.all(Actor) if options.get("actor", "") in ("", each.id)]
    issues = [each for each in snapshot.all(Issue) if options.get("issue", "") in ("", each.id)]
    spoken = {(each.actor, each.issue) for each in snapshot.each(Position)}
    pairs = [(actor, issue) for actor in actors for issue in issues if (actor.id, issue.id) in spoken]
    steps = [(a, i, step) for a, i in pairs for step in movement.steps(a.id, i.id) if step.before]
    gaps = [gap for a, i in pairs if (gap := movement.gap(a.id, i.id))]
    rows = Rows(
        [
            *(partial(_gap, snapshot, gap) for gap in gaps),
            *(partial(_step, snapshot, actor, issue, step) for actor, issue, step in steps),
        ]
    )
    said = sentence(snapshot, [step for *_, step in steps], gaps) if rows else EMPTY
    return Report("Movement", said, HEADINGS, rows, (), "" if rows else EMPTY)


def sentence(snapshot: Snapshot, steps: Sequence[Step], gaps: Sequence[Gap]) -> str:
    """How many held, moved, contradicted; and whose private words differ on what, and how sure that is."""
    ways = Counter(step.way for step in steps)
    counts = [f"{number} {way}" for way, number in ways.most_common()]
    moved = f"{counted(len(steps), 'later position')}: {joined(counts)}." if counts else "No later positions."
    private = [
        f"{snapshot.title(gap.actor)} on {snapshot.title(gap.issue)} ({sureness(snapshot, gap.private)})"
        for gap in gaps
        if gap.stances
    ]
    more = f" and {len(private) - LISTED} more" if len(private) > LISTED else ""
    differs = f" In private otherwise than in public: {joined(private[:LISTED])}{more}." if private else ""
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


def _step(snapshot: Snapshot, actor: Actor, issue: Issue, step: Step) -> tuple[Cell, ...]:
    before = step.before.id if step.before else ""
    way = step.way if not step.by else f"{step.way}, by {abs(step.by):g} of 100"
    return cells(
        Cell(actor.name, (actor.id,)),
        Cell(issue.title, (issue.id,)),
        dates.words(step.position.stated) if step.position.stated else "undated",
        Cell(way, (step.position.id, before)),
        _stances(step.stances),
        Cell(_words(step.words), (step.position.id, before)),
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
