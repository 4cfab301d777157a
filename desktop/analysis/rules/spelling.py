"""Rules on names: texts use the name that papers print, not another spelling of it."""

import re
from collections.abc import Iterator

from db.queries.snapshot import Snapshot
from db.records import (
    KINDS,
    TEXT_KINDS,
    Actor,
    Disagreement,
    DisagreementRecord,
    Evidence,
    Record,
    Source,
    Tag,
    specs,
)
from desktop.analysis.rule import Found, Rule, called

# Words of others are kept as they were printed, and a disagreement may be about spelling itself.
NOT_OURS = (Disagreement, DisagreementRecord, Evidence, Source, Tag)
NAMES = ("name", "short_name", "aliases")


def other_spelling(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Texts that use an alias of an actor."""
    printed = {alias: actor.name for actor in snapshot.all(Actor) for alias in _aliases(actor)}
    names = {name for actor in snapshot.all(Actor) for name in (actor.name, actor.short_name) if name}
    variants = {alias: name for alias, name in printed.items() if alias not in names}
    if not variants:
        return
    # Names are matched too, so that an alias inside a longer name is not taken for itself.
    pattern = _any_of({*variants, *names})
    for record, text in _texts(snapshot):
        for alias in dict.fromkeys(pattern.findall(text)):
            if alias in variants:
                yield Found(
                    record, f"{called(snapshot, record)} says “{alias}”; papers print {variants[alias]}."
                )


def _aliases(actor: Actor) -> Iterator[str]:
    return (alias for line in actor.aliases.splitlines() if (alias := line.strip()))


def _any_of(words: set[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _texts(snapshot: Snapshot) -> Iterator[tuple[Record, str]]:
    for cls in KINDS.values():
        if cls in NOT_OURS:
            continue
        fields = [
            name
            for name, spec in specs(cls).items()
            if spec.kind in TEXT_KINDS and name != "id" and not name.endswith("_as_printed")
        ]
        if cls is Actor:
            fields = [name for name in fields if name not in NAMES]
        for record in snapshot.all(cls):
            yield record, "\n".join(getattr(record, name) for name in fields)


RULES = (
    Rule(
        "other-spelling",
        "look",
        "Names in another spelling",
        "Use the printed name, or take the alias out.",
        other_spelling,
    ),
)
