"""One paper in the making: what its sections share — numbering, notes, table numbers, order of actors."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from db.queries.snapshot import Snapshot
from db.records import (
    Actor,
    ActorRole,
    Brief,
    BriefSection,
    Evidence,
    Marking,
    Position,
    Record,
    Source,
)
from db.records.actors import ROLES
from desktop.analysis.disputes import Disputes
from desktop.briefing.bars import Bar, differing, own_text
from desktop.briefing.flow import Paragraph
from desktop.briefing.house import House
from desktop.briefing.margin import Day, Graded, Likelihood, Margin
from desktop.briefing.measures import FORMATS, TEXT_WIDTH, Page
from desktop.briefing.notes import Notes, field_label
from desktop.briefing.outline import has_bars, in_rank, told_by
from desktop.briefing.own_words import Group, groups
from desktop.briefing.phrases import NOT_STATED, date_words, joined, sentence
from desktop.briefing.section_kinds import KINDS, Value
from desktop.briefing.styles import BODY, BOTTOM_LINE, DETAIL
from desktop.briefing.tables import Caption
from desktop.briefing.templates import IN_SECTIONS, Template
from desktop.briefing.text import Words

NO_SOURCE = "no source"
MOST_NOTES = 60  # in the margin of one paragraph; the text names them all
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


R = TypeVar("R")


class Entry(NamedTuple):
    """A section as the contents list it: number or letter, title, its paragraphs ("" if none), its place.

    `kind`: of the section.
    """

    number: str
    title: str
    paragraphs: str
    place: str
    kind: str
    annex: bool = False


class Order(NamedTuple):
    """How a paper is to be made: its template and house style, and what a template may ask for.

    `subject`: the id of the issue or actor it is about; `before`: what changes are counted from, with its
    name in `since` ("edition 2", "1 March 2026").
    """

    template: Template
    house: House = House()
    subject: str = ""
    before: Snapshot | None = None
    since: str = ""


class Paper:
    """The snapshot, the brief, and the counters that run through a paper. Made anew for each paper.

    `fewer`: so many entries less than a section is told to show at most.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        brief: Brief,
        order: Order,
        *,
        issued: str,
        number: int | None,
        fewer: int = 0,
    ) -> None:
        self.snapshot, self.brief, self.order = snapshot, brief, order
        self.template = order.house.applied(order.template)
        self.issued, self.number, self._fewer = issued, number, fewer
        self.page: Page = order.house.page(FORMATS.get(brief.paper, FORMATS["A4"]))
        self.notes = Notes(snapshot, numbered=self.template.lists_notes)
        self.entries: list[Entry] = []
        self.numbers: list[str] = []  # of the paragraphs
        self._told: dict[str, tuple[Record, ...]] = {}  # in each of them, by its number
        self._section, self._before_section = "", 0
        self.tables = self.figures = self.bars = 0
        self.parts = 0
        self.places: dict[str, str] = {}
        self._claimed: dict[str, str] = {}
        self.caveats: set[str] = set()
        self._names: dict[str | None, str] = {}
        self.bottom_line = self._bottom_line()  # its notes are the first of the paper

    # -- numbers and places ----------------------------------------------------------------------

    def begin_section(self, number: str) -> None:
        """Say under which number the section stands that is built next."""
        self._section, self._before_section = number, len(self.numbers)

    def next_paragraph(self, *records: Record) -> str:
        """The number of the next paragraph, which is the place of `records`.

        In sections without a number of their own paragraphs are numbered throughout.
        """
        count = len(self.numbers) + 1
        within = self._section and self.template.paragraphs == IN_SECTIONS
        number = f"{self._section}.{count - self._before_section}" if within else str(count)
        self.numbers.append(number)
        self._told[number] = records
        for record in records:
            self.places[record.id] = f"paragraph {number}"
            self._claimed[number] = record.id
        return number

    def next_table(self, title: str) -> Caption:
        """The caption of the next table."""
        self.tables += 1
        return Caption(f"Table {self.tables}", title)

    def next_figure(self, title: str) -> Caption:
        """The caption of the next figure."""
        self.figures += 1
        return Caption(f"Figure {self.figures}", title)

    def next_part(self) -> str:
        """A name for the next part of a section, for the outline."""
        self.parts += 1
        return f"part-{self.parts}"

    # -- claims ----------------------------------------------------------------------------------

    def cite(self, *records: Record) -> tuple[Graded, ...]:
        """The notes of claims; their caveats are gathered for the control block."""
        self.caveats.update(record.caveat for record in records if record.caveat)
        return self.notes.cite(*records)

    def cite_sources(self) -> None:
        """Give the evidence on sources themselves its notes, before notes are counted or listed."""
        for source in self.notes.sources(cited=bool(self.options("sources")["cited"])):
            if self.notes.evidence_of(source):
                self.cite(source)

    def portion(self, record: Record) -> str:
        """The mark of one record, printed where the marking set asks for marks at each portion."""
        if not self.marking or not self.marking.portion:
            return ""
        level = self.snapshot.mark(record)
        return f"({', '.join(part for part in (level, record.caveat) if part)}) " if level else ""

    @cached_property
    def marking(self) -> Marking | None:
        """The level of the paper: the highest of what it contains; None when nothing is marked.

        A level the marking set does not know is printed as it is written, on every page.
        """
        level = self.snapshot.highest_mark()
        known = self.snapshot.banner(level)
        return known or (Marking(id=level, set="", level=level, rank=0, banner=level) if level else None)

    def kind_of(self, *records: Record) -> str:
        """The kind of statement: a fact when an item is confirmed or probably true, else reported."""
        graded = [
            each.credibility for record in records for each in self.snapshot.by(Evidence, "record", record.id)
        ]
        return "Reported" if graded and not {"1", "2"} & {*graded} else ""

    def disputes(self, record: Record) -> list[str]:
        """What is disputed about a claim: disagreements it is in, values that sources give differently."""
        found = {f"“{each.title}”" for each in self.snapshot.once(Disputes).noted(record)}
        said: dict[str, dict[str, set[str]]] = {}
        against: set[str] = set()
        for each in self.notes.evidence_of(record):
            letter = self.notes.letter(self.snapshot.need(Source, each.source))
            if each.says:
                said.setdefault(each.field, {}).setdefault(each.says, set()).add(letter)
            elif each.bearing == "contradicts":
                against.add(letter)
        for field, values in said.items():
            if len(values) > 1:
                given = (f"{value} (source {joined(sorted(values[value]))})" for value in sorted(values))
                found.add(f"the {field_label(record, field) or 'value'} differs: " + " or ".join(given))
        if against:
            found.add(f"source {joined(sorted(against))} contradicts it")
        return sorted(found)

    def disputed(self, record: Record) -> list[Words]:
        """A line that says what is disputed about a claim; none when nothing is."""
        disputes = self.disputes(record)
        return [Words(DETAIL).text(f"≠ Disputed: {sentence('; '.join(disputes))}")] if disputes else []

    def _bottom_line(self) -> list[Group]:
        """The bottom line, with the notes on the brief itself at its end."""
        made = groups(self, self.brief.bottom_line, BODY if self.template.compact else BOTTOM_LINE)
        if made and self.notes.evidence_of(self.brief):
            notes = self.cite(self.brief)
            made[-1].parts[-1].marks(note.number for note in notes)
            made[-1].notes.extend(notes)
        return made

    # -- what differs from the edition before ----------------------------------------------------

    @property
    def compared(self) -> Snapshot | None:
        """What bars mark the differences from; None in a paper without, and in one that lists them."""
        wanted = not self.template.since and has_bars(self.template, self.sections_of_brief)
        return self.order.before if wanted else None

    @cached_property
    def _differing(self) -> frozenset[str]:
        return differing(self.compared, self.snapshot) if self.compared else frozenset()

    @property
    def _bar(self) -> str:
        return f"Changed since {self.order.since}. "

    def bar(self, *records: Record) -> Bar:
        """The bar beside what tells of records: None when none of them differs."""
        return self._bar if any(each.id in self._differing for each in records) else None

    def bar_of_own(self, kind: str, text: str) -> Bar:
        """The bar beside the desk's own words of a section, or with '' its bottom line."""
        same = self.compared is None or own_text(self.compared, self.brief.id, kind) == text
        return None if same else self._bar

    # -- order and names -------------------------------------------------------------------------

    @cached_property
    def actors(self) -> list[Actor]:
        """All actors: parties first, then by the number of their positions, by role, by name."""
        weight: dict[str, int] = {}
        for claim in self.snapshot.all(ActorRole):
            if claim.within is None and claim.role in ROLES:
                weight[claim.actor] = min(weight.get(claim.actor, len(ROLES)), ROLES.index(claim.role))

        def key(actor: Actor) -> tuple[bool, int, int, str]:
            held, role = len(self.snapshot.by(Position, "actor", actor.id)), weight.get(actor.id, len(ROLES))
            return role > 0, -held, role, actor.name.casefold()

        return sorted(self.snapshot.all(Actor), key=key)

    def name(self, id: str | None) -> str:
        """The name of a record, "not stated" without one."""
        if id not in self._names:
            self._names[id] = self.snapshot.title(id) or NOT_STATED
        return self._names[id]

    def called(self, title: str) -> str:
        """What the template calls papers, with the issue or actor it is about unless the title says it."""
        subject = self.snapshot.title(self.order.subject or None)
        return ", ".join(part for part in (title, subject) if part and part != self.brief.title)

    @property
    def borrowed(self) -> bool:
        """True when the brief is made with another template than the one it was written for."""
        own = self.snapshot.get(self.brief.id)
        return isinstance(own, Brief) and own.template != self.template.name

    @property
    def is_part(self) -> bool:
        """True when records are kept out by marking or subject: what is cited may be one of them."""
        return bool(self.snapshot.handling_at_most or self.order.subject)

    @cached_property
    def sections_of_brief(self) -> list[BriefSection]:
        """The brief's own choice of sections, in order."""
        return in_rank(self.snapshot.by(BriefSection, "brief", self.brief.id))

    @cached_property
    def language(self) -> str:
        """The language of the paper, as a tag (BCP 47)."""
        given = (self.brief.language, self.snapshot.dossier.language)
        return next((tag for tag in given if _LANGUAGE.fullmatch(tag)), "en-GB")

    def foreign(self, language: str) -> str:
        """The tag of a language that is not the paper's own; "" for the paper's, or when it is no tag."""
        if not _LANGUAGE.fullmatch(language):
            return ""
        own, other = (tag.lower().partition("-")[0] for tag in (self.language, language))
        return language if own != other else ""

    @property
    def cut_off(self) -> str:
        """The information cut-off in words."""
        return date_words(self.snapshot.as_of) if self.snapshot.as_of else NOT_STATED

    # -- what sections are told ------------------------------------------------------------------

    def options(self, kind: str) -> Mapping[str, Value]:
        """What a section is told: by the brief, else by the template; what does not fit is as if unsaid."""
        of_kind = next((each for each in self.sections_of_brief if each.kind == kind), None)
        told = {**self.template.options(kind), **told_by(of_kind)}
        if KINDS[kind].free:
            return {name: str(value) for name, value in told.items()}
        return {
            each.name: told[each.name] if each.fits(told.get(each.name)) else each.default
            for each in KINDS[kind].options
        }

    def most(self, kind: str, option: str = "most") -> int:
        """How many a section is told to show at most, 0 for all; fewer where the paper is too long."""
        most = int(self.options(kind)[option])
        return max(1, most - self._fewer) if most else 0

    def first(self, kind: str, records: Sequence[R]) -> Sequence[R]:
        """The first of some records, as many as a section is told to show."""
        most = self.most(kind)
        return records[:most] if most else records

    # -- flowables -------------------------------------------------------------------------------

    def paragraph(
        self, parts: Sequence[Words], *, number: str, kind: str = "", notes: Sequence[Graded] = (),
        likelihood: Likelihood | None = None, day: Day | None = None, remark: str = "", dashed: bool = False,
        whole: bool = False, place: str = "", bar: Bar = None,
    ) -> Paragraph:  # fmt: skip
        """A numbered paragraph with what qualifies it in the margin."""
        beyond = f"and {len(notes) - MOST_NOTES:,} more" if len(notes) > MOST_NOTES else ""
        margin = Margin(number, kind, likelihood, day, tuple(notes[:MOST_NOTES]), remark or beyond)
        place = place or f"paragraph {number}"
        made = Paragraph.of(parts, TEXT_WIDTH, margin=margin, dashed=dashed, whole=whole, place=place)
        made.about = self._claimed.get(number, "")
        made.bar = self.bar(*self._told.get(number, ())) if bar is None else bar
        return made

    def claim(
        self, parts: Sequence[Words], record: Record, notes: Sequence[Graded], kind: str | None = None
    ) -> Paragraph:
        """A numbered paragraph of one claim: its kind from its evidence, its disputes said beneath."""
        parts = [*parts, *self.disputed(record)]
        return self.paragraph(
            parts, number=self.next_paragraph(record), notes=notes, remark="" if notes else NO_SOURCE,
            kind=self.kind_of(record) if kind is None else kind,
        )  # fmt: skip

    def own_words(self, kind: str, *, opening: str = "", day: Day | None = None) -> list[Paragraph]:
        """The analyst's own text of a section, as numbered paragraphs.

        `opening`: plain words it begins with, and the `day` that is counted beside them.
        """
        text = "\n\n".join(each.text for each in self.sections_of_brief if each.kind == kind)
        bar = self.bar_of_own(kind, own_text(self.snapshot, self.brief.id, kind))
        return [
            self.paragraph(
                group.parts, number=self.next_paragraph(), notes=sorted({*group.notes}),
                day=None if at else day, bar=bar,
            )
            for at, group in enumerate(groups(self, text, BODY, opening=opening))
        ]  # fmt: skip

    def set_plain(self, texts: Iterable[str]) -> list[Paragraph]:
        """Words that Parley has put together, as numbered paragraphs."""
        return [self.paragraph([Words(BODY).text(text)], number=self.next_paragraph()) for text in texts]
