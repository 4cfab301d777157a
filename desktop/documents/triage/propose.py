"""The rules of triage in their order, and what they make of a text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from db.records import KINDS, ScaleTerm, required
from desktop.documents.blocks import Block
from desktop.documents.triage.proposal import LOW, MEDIUM, Names, Proposal
from desktop.documents.triage.reading import Reading
from desktop.documents.triage.rules.claims import claims
from desktop.documents.triage.rules.items import rest, terms
from desktop.documents.triage.rules.obstacles import obstacles
from desktop.documents.triage.rules.questions import questions
from desktop.documents.triage.rules.scenarios import numbered_scenarios, scenario_blocks, ways_forward
from desktop.documents.triage.rules.source_lists import sources

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class TriageRule:
    """A rule as people know it: its name in proposals, its title in the guide."""

    name: str
    title: str


RULES = (
    TriageRule("numbered-scenario", "Numbered scenarios"),
    TriageRule("question", "Questions and answers"),
    TriageRule("source-list", "Lists of sources"),
    TriageRule("obstacle", "Obstacles"),
    TriageRule("way-forward", "Ways forward"),
    TriageRule("term", "Terms that are explained"),
    TriageRule("position", "Positions"),
    TriageRule("commitment", "Commitments"),
    TriageRule("leverage", "Leverage"),
    TriageRule("event", "Events"),
    TriageRule("role", "Roles"),
    TriageRule("obstacle-said", "Obstacles said in passing"),
    TriageRule("factor", "Other items"),
)


def propose(
    text: str,
    names: Names,
    scale: Sequence[ScaleTerm] = (),
    order: str = "DMY",
    report: Report = lambda _done, _total: None,
) -> tuple[Proposal, ...]:
    """The records that passages of a text may stand for, in the order of the text.

    `scale`: the terms of the dossier's likelihood scale. `order`: how 12/11/2026 is read.
    `report(done, total)` is called between the rules. Nothing is written, nothing looked up beyond `names`.
    """
    reading = Reading(text, names, scale, order)
    found: list[Proposal] = []
    ways = (_in_forms, _in_sections, _in_sentences)
    taken: set[Block] = set()
    for step, way in enumerate(ways):
        report(step, len(ways) + 1)
        found += way(reading, taken)
    report(len(ways), len(ways) + 1)
    placed = sorted(_once(found), key=lambda each: (each.first, -each.last, each.kind))
    return tuple(_judged(names, each) for each in placed)


def _in_forms(reading: Reading, taken: set[Block]) -> Iterator[Proposal]:
    """What its very form tells: scenarios by number, questions, lists of sources. Their blocks are taken."""
    yield from numbered_scenarios(reading)
    taken |= scenario_blocks(reading)
    for rule in (sources, questions):
        found = list(rule(reading))
        for proposal, made_of in found:
            if not taken.intersection(made_of):
                yield proposal
        taken |= {block for proposal, made_of in found for block in made_of if not _goes_on(proposal)}


def _goes_on(proposal: Proposal) -> bool:
    """Whether the passage is looked at by other rules too: an answer that says something may hold claims."""
    return proposal.fields.get("status") == "answered"


def _in_sections(reading: Reading, taken: set[Block]) -> Iterator[Proposal]:
    """What a heading or a term tells; sentences within it may say more."""
    yield from obstacles(reading, taken)
    yield from ways_forward(reading, taken)
    for proposal, _ in terms(reading, taken):
        yield proposal


def _in_sentences(reading: Reading, taken: set[Block]) -> Iterator[Proposal]:
    """What sentences claim; then the items nothing was found in."""
    said = list(claims(reading, taken))
    yield from said
    spoken_for = [(each.first, each.last) for each in (*said, *_in_sections(reading, taken))]
    covered = {
        block
        for block in reading.blocks
        if any(first < block.last and block.first < last for first, last in spoken_for)
    }
    yield from rest(reading, taken | covered)


def _once(found: Iterable[Proposal]) -> list[Proposal]:
    """Each kind at a passage for one actor once; the first rule that found it is the most telling."""
    kept: dict[tuple[str, int, int, str], Proposal] = {}
    for each in found:
        kept.setdefault((each.kind, each.first, each.last, each.fields.get("actor", "")), each)
    return list(kept.values())


def _judged(names: Names, proposal: Proposal) -> Proposal:
    """With what it lacks and what it may be already; what lacks something is at most of medium confidence."""
    needed = required(KINDS[proposal.kind])
    missing = tuple(name for name in needed if name != "id" and not proposal.fields.get(name))
    confidence = MEDIUM if missing and proposal.confidence != LOW else proposal.confidence
    candidate = names.alike(proposal.kind, proposal.fields)
    return replace(proposal, missing=missing, confidence=confidence, candidate=candidate)
