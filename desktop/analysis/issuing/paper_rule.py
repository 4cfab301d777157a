"""What the check before issue is made of: the paper as it would go out, and a rule that looks through it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from db.queries.snapshot import Snapshot
from db.records import Brief, BriefSection, Edition, Judgement, Record, ScaleTerm
from desktop.analysis.rule import Found, Rule, Severity, read


@dataclass(frozen=True, slots=True)
class Issuing:
    """A paper that is about to go out.

    `snapshot`: what it is made from, as of its date and up to its marking. `issued`: the day it goes out
    (ISO), '' when it is not said. `sections`: the kinds it shows, in order; empty when that is not known.
    `printed`: ids of the records that stand in it, None for all. `places`: where in it, by id. `withheld`:
    what its marking keeps out, names by id. `other_terms`: the words of scales other than the dossier's.
    """

    snapshot: Snapshot
    brief: Brief
    issued: str = ""
    sections: Sequence[str] = ()
    printed: Collection[str] | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    withheld: Mapping[str, str] = field(default_factory=dict)
    other_terms: Sequence[ScaleTerm] = ()

    def prints(self, record: Record) -> bool:
        """True when a record stands in the paper; the paper's own parts do, those of others do not."""
        if isinstance(record, Brief | BriefSection | Judgement | Edition):
            return self.brief.id in (record.id, getattr(record, "brief", ""))
        return self.printed is None or record.id in self.printed

    def judgements(self) -> tuple[Judgement, ...]:
        """The key judgements of the paper."""
        return self.snapshot.by(Judgement, "brief", self.brief.id)

    def own_texts(self) -> Iterator[tuple[Record, str]]:
        """What the desk itself says in the paper, as it typed it, with the record: a field at a time."""
        yield self.brief, self.brief.bottom_line
        for section in self.snapshot.by(BriefSection, "brief", self.brief.id):
            if section.shown:
                yield section, section.text
        for judgement in self.judgements():
            yield judgement, judgement.text
            yield judgement, judgement.basis

    def own_words(self) -> Iterator[tuple[Record, str]]:
        """The same as it is read, without its markup; titles too, which have none."""
        yield self.brief, self.brief.title
        for section in self.snapshot.by(BriefSection, "brief", self.brief.id):
            if section.shown:
                yield section, section.title
        yield from ((record, read(text)) for record, text in self.own_texts())

    def terms(self) -> tuple[ScaleTerm, ...]:
        """The words of the dossier's scale."""
        return self.snapshot.by(ScaleTerm, "scale", self.snapshot.dossier.likelihood_scale)


@dataclass(frozen=True, slots=True)
class PaperRule:
    """One thing a paper is held to before it goes out.

    `number`: of the fifteen things to check, 1–15. `name` stands in JSON and stays the same; `title` heads
    its findings; `remedy` says what to do.
    """

    number: int
    name: str
    severity: Severity
    title: str
    remedy: str
    look: Callable[[Issuing], Iterator[Found]]


def of_tracker(number: int, rule: Rule, severity: Severity | None = None) -> PaperRule:
    """A rule of the tracker, kept to what stands in the paper. `severity`: in place of the rule's own."""

    def look(paper: Issuing) -> Iterator[Found]:
        return (found for found in rule.look(paper.snapshot, paper.issued) if paper.prints(found.record))

    return PaperRule(number, rule.name, severity or rule.severity, rule.title, rule.remedy, look)


def rule_named(rules: Sequence[Rule], name: str) -> Rule:
    """The rule called `name`; KeyError when there is none."""
    for rule in rules:
        if rule.name == name:
            return rule
    raise KeyError(name)
