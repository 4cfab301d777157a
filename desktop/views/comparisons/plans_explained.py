"""What a plan means to an actor, beside the drawing: red lines, conditions, what is not stated, gains."""

from collections.abc import Sequence

from db.queries.snapshot import Snapshot
from db.records import Option, Scenario, ScenarioActor
from desktop.analysis.acceptability import Acceptability
from desktop.analysis.reports.plans import Plan, share_words
from desktop.analysis.reports.scenario_table import horizon_words, likelihood_words, seen
from desktop.analysis.stances import Held
from desktop.kind_icons import icon_of
from desktop.models.columns import sentence_case
from desktop.views.comparisons.explanation import Explained, Part
from desktop.views.comparisons.rests_on import EXCERPT, evidence_part
from desktop.widgets.row_list import ListRow

_HEADINGS = (
    ("red line", "Crosses red lines"),
    ("opposed", "Opposes"),
    ("conditional", "Accepts on conditions"),
    ("acceptable", "Accepts"),
    ("preferred", "Prefers"),
)


def explained(snapshot: Snapshot, plan: Plan, each: Acceptability) -> Explained:
    """An answer, option by option with the positions it is from, and what the actor gains and loses."""
    pairs = list(zip(each.settled, each.held, strict=True))
    found = [Part(heading, rows=_rows(snapshot, pairs, stance)) for stance, heading in _HEADINGS]
    positions = {position.id: position for held in each.held for _, position in held.said}
    parts = [
        _answer(each),
        *(part for part in found if part.rows),
        *_conditions(snapshot, each),
        *_unstated(snapshot, each.options("")),
        *_gains(snapshot, plan, each),
        *([evidence_part(snapshot, positions.values())] if positions else []),
        _plan(snapshot, plan),
    ]
    return Explained("Plan and party", f"{plan.title} · {each.actor.name}", tuple(parts))


def _answer(each: Acceptability) -> Part:
    softer = f", or {each.answer('softest')} by its softest line" if each.is_contested else ""
    private = ", in private channels only" if each.is_private else ""
    if each.share is None:
        said = "It has spoken on nothing that this settles: unknown, never accepted."
    else:
        said = f"Of what it settles {share_words(each)} is accepted."
    return Part(f"{sentence_case(each.answer())}{softer}{private}", said)


def _rows(snapshot: Snapshot, pairs: Sequence[tuple[Option, Held]], stance: str) -> tuple[ListRow, ...]:
    """The options on which an actor's hardest stance is this one."""
    return tuple(_held(snapshot, option, held) for option, held in pairs if held.stance("hardest") == stance)


def _held(snapshot: Snapshot, option: Option, held: Held) -> ListRow:
    """An option with the words of the position that takes the hardest stance on it."""
    _, position = held.said[0]
    by = f"{snapshot.title(held.group)}: " if held.group else ""
    words = f"{by}{' '.join(position.statement.split())}"[:EXCERPT]
    return ListRow(position.id, f"{option.label} ({snapshot.title(option.issue)})", words)


def _conditions(snapshot: Snapshot, each: Acceptability) -> tuple[Part, ...]:
    rows = tuple(ListRow(one.id, " ".join(one.text.split())) for one in each.conditions)
    return (Part("Only if", rows=rows),) if rows else ()


def _unstated(snapshot: Snapshot, options: Sequence[Option]) -> tuple[Part, ...]:
    rows = tuple(ListRow(each.id, each.label, snapshot.title(each.issue)) for each in options)
    return (Part("Not stated", rows=rows),) if rows else ()


def _gains(snapshot: Snapshot, plan: Plan, each: Acceptability) -> tuple[Part, ...]:
    if not isinstance(plan, Scenario):
        return ()
    claims = snapshot.by(ScenarioActor, "scenario", plan.id)
    links = [claim for claim in claims if claim.actor == each.actor.id]
    rows = tuple(ListRow(one.id, "Gains and losses") for one in links)
    words = (("Gains", each.gains), ("Loses", each.losses))
    parts = [Part(heading, said) for heading, said in words if said]
    return (*parts, Part(rows=rows)) if parts and rows else tuple(parts)


def _plan(snapshot: Snapshot, plan: Plan) -> Part:
    link = (ListRow(plan.id, plan.title, icon=icon_of(plan.META.kind)),)
    if not isinstance(plan, Scenario):
        return Part("The proposal", rows=link)
    found, total = seen(snapshot, plan)
    signs = f"{len(found)} of {total}" if total else "none on record"
    words = (
        f"Likelihood: {likelihood_words(snapshot, plan)}. Horizon: {horizon_words(plan)}. "
        f"Indicators seen: {signs}."
    )
    return Part("The scenario", words, link)
