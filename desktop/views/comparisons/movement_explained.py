"""What is chosen in the drawing of movement: a wording against the one before it, or an actor's wordings."""

from collections.abc import Sequence

from db.queries.snapshot import Snapshot
from db.records import Option
from desktop.analysis.movement import Gap, Step
from desktop.analysis.moves import Moves, Strand
from desktop.analysis.reports.movement import gap_words, since, stance_words, sureness, way_words
from desktop.kind_icons import icon_of
from desktop.models.columns import sentence_case
from desktop.views.comparisons.explanation import Explained, Part
from desktop.views.comparisons.movement_drawing import Line
from desktop.views.comparisons.movement_marks import NAMES
from desktop.views.comparisons.rests_on import evidence_part, position_row
from desktop.widgets.row_list import ListRow

LISTED = 40  # wordings of an actor that are listed beside the drawing
UNDATED = "One of the two is undated: it is not known which came first, nor which way it moved."
_WHY = {
    "contradicted": "Both stand, and neither replaces the other.",
    "hardened": "A stance or its firmness became harder.",
    "softened": "A stance or its firmness became softer.",
    "held": "On what both speak of, stances and firmness are as before.",
    "unknown": "No option has a stance in both, nor do both state how firm they are: words alone don't tell.",
    "moved": "What is preferred lies elsewhere on the axis, or stances changed both ways.",
}


def explained(snapshot: Snapshot, moves: Moves, line: Line, place: int) -> Explained:
    """A place of the drawing in words, with what it rests on."""
    if line.strand is None:
        return _actor(moves, line)
    strand, step = line.strand, line.strand.step(place)
    positions = [each for each in (step.position, step.before) if each is not None]
    rows = tuple(position_row(snapshot, each) for each in positions)
    parts = (
        *_what_it_does(snapshot, step),
        *(_gap(snapshot, strand.gap) if strand.gap else ()),
        Part("Positions", rows=rows),
        evidence_part(snapshot, (step.position,)),
    )
    side = "in private" if strand.private else "in public"
    return Explained(f"Wording {side}", f"{line.actor.name} · {strand.issue.title}", parts)


def _what_it_does(snapshot: Snapshot, step: Step) -> list[Part]:
    position = step.position
    name = NAMES["first"] if step.before is None else sentence_case(way_words(step))
    firm = f" {sentence_case(position.firmness)}." if position.firmness else ""
    ended = "" if snapshot.is_current(position) else " No longer in force."
    dated = f"{sentence_case(since(position))}, {position.channel}.{firm}{ended}"
    why = f" {_why(step)}" if step.before is not None else ""
    parts = [Part(name, f"{dated}{why}")]
    if step.before is None:
        return [*parts, Part("In words", position.statement or "No wording is kept.")]
    if step.stances:
        parts.append(_stances("Stances, before and now", step.stances))
    before = f"of {since(step.before)}" if step.before.stated else "before it"
    return [*parts, Part(f"Against the wording {before}", pieces=tuple(step.words))]


def _why(step: Step) -> str:
    undated = step.before is not None and not (step.before.stated and step.position.stated)
    return UNDATED if step.way == "unknown" and undated else _WHY[step.way]


def _gap(snapshot: Snapshot, gap: Gap) -> tuple[Part, ...]:
    """How private words now differ from public ones, and how sure that is."""
    sure = f"How sure: {sureness(snapshot, gap.private)}."
    return (
        Part(f"Private against public: {gap_words(gap)}", sure),
        *([_stances("Stances, in public and in private", gap.stances)] if gap.differs else []),
        Part("Against the public wording", pieces=tuple(gap.words)),
        Part(rows=(position_row(snapshot, gap.public),)),
    )


def _stances(heading: str, changed: Sequence[tuple[Option, str, str]]) -> Part:
    """The options on which two positions differ, each with both stances."""
    rows = (ListRow(option.id, option.label, stance_words(was, now)) for option, was, now in changed)
    return Part(heading, rows=tuple(rows))


def _actor(moves: Moves, line: Line) -> Explained:
    actor = line.actor
    strands = moves.by_actor.get(actor.id, ())
    later = [_later(strand, step) for strand in strands for step in strand.steps if step.before]
    heading = f"Further wordings, {len(later)}"
    more = f"The first {LISTED}; the table has all." if len(later) > LISTED else ""
    record = ListRow(actor.id, actor.name, icon=icon_of(actor.META.kind))
    listed = (Part(heading, rows=tuple(later[:LISTED])),) if later else ()
    total = Part("In sum", f"{line.summary}. {more}".strip())
    return Explained("Actor", actor.name, (total, *listed, Part("Record", rows=(record,))))


def _later(strand: Strand, step: Step) -> ListRow:
    return ListRow(step.position.id, strand.issue.title, f"{since(step.position)}: {way_words(step)}")
