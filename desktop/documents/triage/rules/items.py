"""Items that no other rule took: terms that are explained, and what shapes the moment."""

import re
from collections.abc import Collection, Iterator

from desktop.documents.blocks import ITEM, Block
from desktop.documents.triage.clauses import clauses
from desktop.documents.triage.proposal import HIGH, LOW, MEDIUM, Proposal
from desktop.documents.triage.reading import Reading, Section, headline, label_of, term_of
from desktop.documents.triage.rules.meaning import first_of
from desktop.documents.triage.rules.titles import subject_of
from desktop.documents.vocabulary import FACTORS

_TRACK = re.compile(r"\btrack\s+(iii|ii|i|1\.5|i\.5|one|two|three|1|2|3)\b", re.I)
_LEVELS = {
    "1": "I",
    "one": "I",
    "i": "I",
    "2": "II",
    "two": "II",
    "ii": "II",
    "3": "III",
    "three": "III",
    "iii": "III",
}
_PLAN = re.compile(r"\b(?:formula|plan|proposals?|roadmap|framework|blueprint|draft treaty|package)\b", re.I)


def terms(reading: Reading, taken: Collection[Block]) -> Iterator[tuple[Proposal, Block]]:
    """Items that begin with a term and a dash, or a label that names a plan or a track: what they explain.

    "Track II diplomacy — …" is a track, "The ten-point plan — …" or "Peacekeeping proposal: …" a proposal.
    """
    for section, block in _items(reading, taken):
        words = reading.said(block)
        term, begins = term_of(words) if term_of(words)[0] else label_of(words)
        if not term:
            continue
        if track := _TRACK.search(term):
            level = _LEVELS.get(track[1].casefold(), "I.5")
            fields = {"name": headline(term), "level": level, "description": words[begins:]}
            yield (
                _made(reading, section, block, "term", "track", fields, f"It explains “{term}”.", HIGH),
                block,
            )
        elif _PLAN.search(term):
            fields = {"title": headline(term), "status": _status(words), "description": words[begins:]}
            yield (
                _made(reading, section, block, "term", "proposal", fields, f"It explains “{term}”.", MEDIUM),
                block,
            )


def rest(reading: Reading, taken: Collection[Block]) -> Iterator[Proposal]:
    """Items no rule knows: proposed as factors, what shapes the moment, with low confidence.

    None is passed over in silence, for lists are where texts put what matters.
    """
    for section, block in _items(reading, taken):
        words = reading.said(block)
        if len(words) < 30:
            continue
        label, begins = label_of(words)
        first = next(clauses(reading.text, block.first, block.last))
        title = label or subject_of(reading.text[first.first : first.last])
        fields = {"title": headline(title), "text": words[begins:], "kind": first_of(FACTORS, words)}
        yield _made(reading, section, block, "factor", "factor", fields, "It is an item of a list.", LOW)


def _items(reading: Reading, taken: Collection[Block]) -> Iterator[tuple[Section, Block]]:
    for section in reading.sections:
        for block in section.blocks:
            if block.kind == ITEM and block not in taken:
                yield section, block


def _status(words: str) -> str:
    return "rejected" if re.search(r"\b(?:was|been) rejected\b", words) else "tabled"


def _made(
    reading: Reading,
    section: Section,
    block: Block,
    rule: str,
    kind: str,
    fields: dict[str, str],
    why: str,
    sure: str,
) -> Proposal:
    kept = {name: value for name, value in fields.items() if value}
    return Proposal(rule, kind, block.first, block.last, kept, why, sure)
