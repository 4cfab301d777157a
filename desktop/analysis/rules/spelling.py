"""Rules on names: texts use the name that papers print, not another spelling of it."""

import re
from collections.abc import Iterator

from db.queries.snapshot import Snapshot
from db.records import (
    KINDS,
    Actor,
    Disagreement,
    DisagreementRecord,
    Evidence,
    Record,
    Source,
    Tag,
)
from desktop.analysis.rule import Found, Rule, called, texts

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
    ours = (cls for cls in KINDS.values() if cls not in NOT_OURS)
    for record, text in texts(snapshot, ours, but=_not_ours):
        for alias in dict.fromkeys(pattern.findall(text)):
            if alias in variants:
                yield Found(
                    record, f"{called(snapshot, record)} says “{alias}”; papers print {variants[alias]}."
                )


def _not_ours(cls: type[Record], name: str) -> bool:
    """True for a field that holds the words of a source, or the names themselves."""
    return name.endswith("_as_printed") or (cls is Actor and name in NAMES)


def _aliases(actor: Actor) -> Iterator[str]:
    return (alias for line in actor.aliases.splitlines() if (alias := line.strip()))


def _any_of(words: set[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


RULES = (
    Rule(
        "other-spelling",
        "look",
        "Names in another spelling",
        "Use the printed name, or take the alias out.",
        other_spelling,
    ),
)
