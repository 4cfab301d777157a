"""What a check is made of: a Rule that looks through a snapshot, and the Findings it comes back with."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from db.queries.snapshot import Snapshot
from db.records import TEXT_KINDS, Judgement, Record, specs

MARKS = "*_[\\"  # without one of these a text has no markup within its lines
Severity = Literal["error", "look"]


class Found(NamedTuple):
    """A record that a rule stopped at, and what it says of it, as a sentence."""

    record: Record
    sentence: str


# Looks through a snapshot; the day is today's (ISO), '' when the rule is not to know it.
Look = Callable[[Snapshot, str], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is checked. `severity`: "error" is wrong, "look" wants a person's judgement.

    `name` stands in JSON and stays the same; `title` heads its findings; `remedy` says what to do.
    """

    name: str
    severity: Severity
    title: str
    remedy: str
    look: Look

    def findings(self, snapshot: Snapshot, today: str) -> "Iterator[Finding]":
        """All it finds, in the order of the records."""
        for record, sentence in self.look(snapshot, today):
            yield Finding(self.severity, record.id, self.name, sentence, self.remedy)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of one record. `record`: its id. `rule`: the rule's name."""

    severity: Severity
    record: str
    rule: str
    sentence: str
    remedy: str


def read(text: str) -> str:
    """A text of the desk's own as its reader has it, without its markup."""
    if not any(sign in text for sign in MARKS):
        return text
    from desktop.briefing.own_text import plain  # with the library that makes papers

    return plain(text)


def called(snapshot: Snapshot, record: Record) -> str:
    """A record within a sentence: "Position Ukraine · Territory"."""
    title = snapshot.title(record)
    title = read(title).rstrip(".") if isinstance(record, Judgement) else title
    title = " ".join(title.split())
    return f"{record.META.label} {title if len(title) <= 80 else title[:79] + '…'}"


def texts(
    snapshot: Snapshot, kinds: Iterable[type[Record]], but: Callable[[type[Record], str], bool] | None = None
) -> Iterator[tuple[Record, str]]:
    """The records of some kinds with all their text, a field a line; without the fields that `but` names."""
    for cls in kinds:
        written = [name for name, spec in specs(cls).items() if spec.kind in TEXT_KINDS and name != "id"]
        fields = [name for name in written if not (but and but(cls, name))]
        for record in snapshot.all(cls):
            yield record, "\n".join(getattr(record, name) for name in fields)
