"""A source in triage: what is proposed from it, what was decided, and how each is said in a line."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.records import KINDS, Record, Source
from desktop.documents.triage.proposal import Proposal
from desktop.models.source_text import LETTERS, SourceText, read_source
from desktop.operations.labels import cut
from desktop.operations.triage import (
    IN,
    OPEN,
    REJECTED,
    State,
    as_chosen,
    choose_kind,
    filed,
    kinds_chosen,
    rejected,
)
from desktop.operations.triage_names import NamesMeanwhile, names_from_now
from desktop.session import Session

_TITLES = ("title", "name", "question", "instrument", "text", "role", "statement")


@dataclass(frozen=True, slots=True)
class Line:
    """One proposal in the list. `state`: in words. `confidence`: high, medium or low."""

    letter: str
    kind: str
    title: str
    state: State
    confidence: str

    @property
    def side(self) -> str:
        """What stands at the right: what was decided, else how sure the rule is."""
        return self.confidence if self.state == OPEN else self.state


@dataclass
class Triage:
    """Proposals of a source with what was decided. `filed`: the records they became, by place.

    `came`: the proposals as the rules made them; `proposals` are of the kinds that were chosen since, and
    filled in with who and what was added since.
    """

    session: Session
    source: Source
    came: tuple[Proposal, ...]
    read: SourceText
    proposals: tuple[Proposal, ...] = ()
    filed: Mapping[int, str] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    names: NamesMeanwhile | None = None

    @classmethod
    def of(cls, session: Session, source: Source, proposals: tuple[Proposal, ...]) -> "Triage | None":
        """None when the source is gone."""
        read = read_source(session, source.id)
        if read is None:
            return None
        found = cls(session, read.source, proposals, read, names=names_from_now(session.store))
        found.refresh()
        return found

    def refresh(self) -> None:
        """Look again at what is in the tracker and what was rejected."""
        self.read = read_source(self.session, self.source.id, self.read) or self.read
        chosen = kinds_chosen(self.session.store, self.source.id)
        text = self.read.text
        self.proposals = tuple(as_chosen(text, each, chosen.get(each.key(text), "")) for each in self.came)
        if self.names is not None:
            self.names.look(self.session.store)
            self.proposals = self.names.filled(self.session.store, self.proposals)
        self.filed = filed(self.session.store, self.source.id, self.proposals)
        self.rejected = rejected(self.session.store, self.source.id)

    def state(self, place: int) -> State:
        """What was decided on a proposal."""
        if place in self.filed:
            return IN
        return REJECTED if self.key(place) in self.rejected else OPEN

    def key(self, place: int) -> str:
        """The key of a proposal, under which it is rejected."""
        return self.came[place].key(self.read.text)

    def choose_kind(self, place: int, kind: str) -> None:
        """Have a proposal stand for another kind of record. Raises ReadOnly, NotWritten."""
        changed = kind if kind != self.came[place].kind else ""
        choose_kind(self.session.store, self.source.id, self.key(place), changed)
        self.refresh()

    def record(self, place: int) -> Record | None:
        """The record a proposal became."""
        return self.session.store.get(self.filed[place]) if place in self.filed else None

    def next_open(self, after: int) -> int | None:
        """The next proposal that is not decided, from the start again after the last; None when all are."""
        count = len(self.proposals)
        around = ((after + step) % count for step in range(1, count + 1))
        return next((place for place in around if self.state(place) == OPEN), None)

    def lines(self) -> list[Line]:
        """All proposals as lines of the list."""
        ids = {value for each in self.proposals for value in each.fields.values()}
        titles = self.session.store.titles(ids)
        return [self._line(place, each, titles) for place, each in enumerate(self.proposals)]

    def _line(self, place: int, proposal: Proposal, titles: Mapping[str, str]) -> Line:
        fields = {name: titles.get(value, value) for name, value in proposal.fields.items()}
        parties = [fields[name] for name in ("actor", "guarantor", "holder") if name in fields]
        about = fields.get("issue") or fields.get("target") or fields.get("beneficiary") or ""
        words = next((fields[name] for name in _TITLES if fields.get(name)), "")
        said = [*parties, *([about] if about else []), *([] if about else [words])]
        label = KINDS[proposal.kind].META.label
        return Line(
            LETTERS.get(proposal.kind, "E"),
            label,
            cut(" · ".join(said)),
            self.state(place),
            proposal.confidence,
        )

    def progress(self, place: int) -> str:
        """Where one is, in words: "12 of 57 · 9 in the tracker · 2 rejected"."""
        count = len(self.proposals)
        states = [self.state(each) for each in range(count)]
        parts = [f"{place + 1} of {count}"]
        parts += [f"{states.count(state)} {state}" for state in (IN, REJECTED) if state in states]
        return " · ".join(parts)
