"""Obstacles: what stands under a heading that announces them, one an item or paragraph."""

from collections.abc import Iterator

from desktop.documents.blocks import ITEM, Block
from desktop.documents.triage.proposal import HIGH, LOW, MEDIUM, Proposal
from desktop.documents.triage.reading import OBSTACLES, Reading, headline
from desktop.documents.triage.rules.meaning import first_of
from desktop.documents.triage.rules.titles import obstacle_title
from desktop.documents.vocabulary import ENUMERATES, OBSTACLE, OBSTACLE_KINDS

LEAST = 60  # characters: a shorter paragraph leads over to the next


def obstacles(reading: Reading, taken: set[Block]) -> Iterator[Proposal]:
    """Under a heading such as "Core obstacles" each item, and each paragraph that says what is in the way.

    The title is the label of the item; of a paragraph what the obstacle "is", else the subject of its first
    sentence. What it is about tells its kind.
    """
    for section in reading.sections:
        if section.role != OBSTACLES:
            continue
        for block in section.blocks:
            words = reading.said(block)
            label, begins = reading.label(section, block)
            tells = label or block.kind == ITEM or OBSTACLE.search(words) or ENUMERATES.match(words)
            if block in taken or not tells or (block.kind != ITEM and len(words) < LEAST):
                continue
            said, sure = (headline(label), True) if label else obstacle_title(reading.text, block)
            fields = {"title": said, "description": words[begins:]}
            if kind := first_of(OBSTACLE_KINDS, f"{said} . {words[:400]}", ahead=len(said)):
                fields["kind"] = kind
            confidence = HIGH if label else MEDIUM if sure else LOW
            reason = f"It stands under “{section.heading}”{' with a label' if label else ''}."
            yield Proposal("obstacle", "obstacle", block.first, block.last, fields, reason, confidence)
