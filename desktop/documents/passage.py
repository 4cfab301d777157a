"""What a passage says of a record to be filed from it: only what its words say, each with those words.

Plain rules: names as the tracker has them, dates as printed, words for channel, firmness and likelihood.
What the words leave open, or say in two ways, stays empty.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from db.records import ScaleTerm
from desktop.documents.cues import cues
from desktop.documents.dating import Dated, dates_in
from desktop.documents.naming import Mention, NameBook
from desktop.documents.phrases import firmness_of, likelihood_of, only
from desktop.documents.slavic_names import CYRILLIC
from desktop.documents.vocabulary import (
    CHANNELS,
    COMMITMENT_KINDS,
    COMMITMENT_STATUS,
    EVENTS,
    EXERTED,
    HEARSAY,
    OBSTACLE_KINDS,
    Table,
)

LONGEST_TITLE = 90
_HOLDS = re.compile(
    r"\b(?:say|state|claim|demand|insist|want|maintain|reject|refuse|offer|propose|signal|indicate|rule|ask"
    r"|seek|require|accept|agree|call|argue|view|hold|oppose|support|favour|favor|warn|declare|announce"
    r"|emphasi[sz]e|stress|reiterate|express|continue|remain|threaten|pledge|promise|provide|guarantee|use)"
    r"(?:s|d|es|ed|led|ing)?\b|\b(?:said|sought|held|has|have|is|are|was|were|will|would|can(?:not)?|"
    rf"must|made|position|stance|aims?|goals?|{'|'.join(cues('holds'))})\b",
    re.I,
)
# Before a subject: the beginning of a sentence or clause, and at most a title, an adverb, a time or place.
_SUBJECT = re.compile(
    r"(?:^|[.!?;:,—–(“\"]\s*|\b(?:but|and|while|whereas|so|yet|though|although)\s+)"
    r"(?:the\s+)?(?:[^\W\d_a-z][\w-]+\s+){0,3}$"
    r"|^(?:\w+ly|For|(?:In|On|At|By|Since|After|As of|During|Before|Until)\b[^.;]{1,80}?)\s+(?:the\s+)?$"
)
_GOVERNED = re.compile(
    r"\b(?:of|with|by|to|from|against|between|about|over|towards?|for|than|like|under)\s+(?:the\s+)?$"
)
_JOINED = re.compile(r"(?:,|,? and|,? or| &)\s+(?:the\s+)?")
_GIVES = re.compile(
    r"\b(?:pledg|promis|offer|commit|guarante|provid|vow|undert|will send|will supply|ready to)", re.I
)
_OVER = re.compile(
    r"\b(?:leverage|pressure|influence|hold|grip|sway|sanctions?|lever|tariffs?)\s+(?:over|on|against|upon)\b",
    re.I,
)
_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][^:.!?\n]{1,89}?)\s*:\s+(?P<rest>\S.*)", re.S)
_LONGEST_LABEL = 8  # words
_CLAUSE = re.compile(
    r"^(?:This|These|That|Those|It|He|She|We|They|There|But|And|So|If|When)\b"
    r"|\b(?:is|are|was|were|has|have|had|creates?|makes?|says?|said|means?)\b"
)
_SCENARIO = re.compile(
    rf"\s*(?:(?:Scenario|{'|'.join(cues('scenario'))})\s+(?:\d+|[A-Z]|One|Two|Three|Four|Five)\b\s*)?[—–:.-]?\s*"
    r"(?P<title>[^\s:(—–-][^:(\n]{2,118}?)\s*(?:\((?P<likely>[^)]{1,60})\))?\s*:\s+(?P<rest>\S.*)",
    re.S | re.I,
)
_CAPITAL = r"[^\W\d_a-z][\w’'-]+"
_PLACE = re.compile(
    r"\b(?:held|took place|takes place|met|meeting|talks?|round|summit|signed|hosted|conference)\b"
    r"[^.;]{0,60}?"
    rf"\b(?P<how>in|at)\s+(?P<place>(?:the\s+)?{_CAPITAL}(?:\s+(?:(?:de|el|al)\s+)?{_CAPITAL})?)"
    r"(?P<more>\s+and\s+(?:\w+\s+)?in\s)?"
)
_NUMBER = re.compile(r"\b(?:point|item|article|paragraph)\s+(\d{1,3})\b", re.I)
_MONTHS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Track|Q[1-4])\b"
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a passage is read against. `terms`: the dossier's scale of likelihood; `order`: of typed dates."""

    book: NameBook
    terms: Sequence[ScaleTerm] = ()
    order: str = "DMY"


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a source. `words`: its text on one line; `heading`: what it stands under.

    `issued`: EDTF of the source, '' where that is not known. `sign`: what stands before an item, "3.".
    """

    words: str
    heading: str = ""
    issued: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a field is filled with, as it would be typed (a record by its id), and from which words."""

    value: str
    why: str


Said = Iterator[tuple[str, Filled]]


def read_passage(kind: str, passage: Passage, known: Known) -> dict[str, Filled]:
    """What a passage says of a new record of a kind, by field; of kinds without rules nothing."""
    reader = READERS.get(kind)
    filled: dict[str, Filled] = {}
    for field, value in reader(_Read(passage, known)) if reader else ():
        filled.setdefault(field, value)
    return filled


class _Read:
    """A passage with what was found in it."""

    def __init__(self, passage: Passage, known: Known) -> None:
        self.passage, self.known = passage, known
        self.words = passage.words
        self.dates = dates_in(passage.words, passage.issued, known.order)
        self.actors = known.book.mentions(passage.words, "actor")

    # -- names ---------------------------------------------------------------------------------------

    def distinct(self) -> list[Mention]:
        """The actors that are named, each once, in order."""
        first: dict[tuple[str, ...], Mention] = {}
        for mention in self.actors:
            first.setdefault(mention.ids, mention)
        return list(first.values())

    def holder(self) -> Mention | None:
        """Who holds what is said: the one actor that is the subject of its clauses, as far as words tell.

        Of a passage in Cyrillic, whose verbs are not known here, the one actor that is named.
        """
        if CYRILLIC.search(self.words):
            named = self.distinct()
            return named[0] if len(named) == len(named[0].ids if named else "") == 1 else None
        subjects = {mention.ids: mention for mention in reversed(self.actors) if self._is_subject(mention)}
        found = next(iter(subjects.values()), None)
        return found if found is not None and len(subjects) == len(found.ids) == 1 else None

    def _is_subject(self, mention: Mention) -> bool:
        """Whether a name begins a sentence or clause and its words lead to a verb before the next name."""
        later = (each.first for each in self.actors if each.first > mention.first and each.ids != mention.ids)
        leads = _HOLDS.search(self.words, mention.last, min(next(later, len(self.words)), mention.last + 120))
        before = self.words[max(0, mention.first - 120) : mention.first]
        earlier = max((each.last for each in self.actors if each.last <= mention.first), default=-1)
        if earlier >= 0 and _JOINED.fullmatch(self.words, earlier, mention.first):
            return False  # "A and B": it is said of both
        return bool(leads and _SUBJECT.search(before) and not _GOVERNED.search(before))

    def one(self, kind: str) -> Filled | None:
        """The one record of a kind that is named in the passage, else in the heading over it."""
        for where, words in (("", self.words), (" in the heading", self.passage.heading)):
            found = self.known.book.mentions(words, kind)
            ids = {id for mention in found for id in mention.ids}
            if len(ids) == 1:
                return Filled(found[0].ids[0], f"{_from(found[0].words)}{where}")
            if ids:
                return None
        return None

    # -- dates ---------------------------------------------------------------------------------------

    def at(self) -> Dated | None:
        """The one date something is said to be of."""
        return _only_one([each for each in self.dates if not each.role])

    def role(self, role: str) -> Dated | None:
        return _only_one([each for each in self.dates if each.role == role])

    def stretch(self) -> Said:
        """Since and until, where each is said once."""
        for field in ("since", "until"):
            if dated := self.role(field):
                yield field, _dated(dated)

    # -- words ---------------------------------------------------------------------------------------

    def choice(self, field: str, table: Table) -> Said:
        if said := only(table, self.words):
            yield field, Filled(said.value, _from(said.words))

    def labelled(self) -> tuple[str, str]:
        """The label a passage begins with and what follows it; '' and all of it where there is none."""
        found = _LABEL.match(self.words)
        if found is None or len(found["label"].split()) > _LONGEST_LABEL or _CLAUSE.search(found["label"]):
            return "", self.words
        return found["label"], found["rest"]

    def title(self) -> Said:
        """The label before a colon as a title, or the whole of a passage that is short."""
        label, _ = self.labelled()
        if label:
            yield "title", Filled(label, "from the words before the colon")
        elif len(self.words) <= LONGEST_TITLE and not self.words.endswith("?"):
            yield "title", Filled(self.words.rstrip(" .;"), "the passage itself")

    def whole(self, field: str) -> Said:
        yield field, Filled(self.words, "the passage itself")


def _position(read: _Read) -> Said:
    if holder := read.holder():
        yield "actor", Filled(holder.ids[0], _from(holder.words))
    if issue := read.one("issue"):
        yield "issue", issue
    yield from read.choice("channel", CHANNELS)
    if stated := read.at():
        yield "stated", _dated(stated)
        yield "stated_as_printed", Filled(stated.words, _from(stated.words))
    if until := read.role("until"):
        yield "until", _dated(until)
    if firm := firmness_of(read.words):
        yield "firmness", Filled(firm.value, _from(firm.words))
    if hearsay := HEARSAY.search(read.words):
        yield "caveat_text", Filled(f"The source says “{hearsay.group()}”.", _from(hearsay.group()))
    if event := read.one("event"):
        yield "event", event
    yield from read.whole("statement")


def _event(read: _Read) -> Said:
    yield from read.title()
    yield from read.choice("kind", EVENTS)
    if start := read.at():
        begins, _, ends = start.edtf.partition("/")
        whole = "~" in start.edtf  # "early February" is one vague time, and no stretch from day to day
        yield "start", Filled(start.edtf if whole else begins, _from(start.words))
        yield "start_as_printed", Filled(start.words, _from(start.words))
        if ends and not whole:
            yield "end", Filled(ends, _from(start.words))
    places = [hit for hit in _PLACE.finditer(read.words) if not _MONTHS.match(hit["place"])]
    if len({hit["place"] for hit in places}) == 1 and not places[0]["more"]:
        yield "place", Filled(places[0]["place"], _from(f"{places[0]['how']} {places[0]['place']}"))
    if track := read.one("track"):
        yield "track", track
    yield from read.whole("description")


def _proposal_point(read: _Read) -> Said:
    if proposal := read.one("proposal"):
        yield "proposal", proposal
    if issue := read.one("issue"):
        yield "issue", issue
    digits = read.passage.sign.strip().rstrip(".)")
    if digits.isdecimal():
        yield "number", Filled(digits, f"from “{read.passage.sign.strip()}” before it")
    elif found := _NUMBER.search(read.words):
        yield "number", Filled(found[1], _from(found.group()))
    yield from read.whole("text")


def _commitment(read: _Read) -> Said:
    named = [each for each in read.distinct() if len(each.ids) == 1]
    giver = read.holder()
    if giver is not None and named[0].ids == giver.ids:
        end = named[1].first if len(named) > 1 else len(read.words)
        if _GIVES.search(read.words, giver.last, end):
            yield "guarantor", Filled(giver.ids[0], _from(giver.words))
            if len(named) == 2:
                yield "beneficiary", Filled(named[1].ids[0], _from(named[1].words))
    yield from read.choice("kind", COMMITMENT_KINDS)
    yield from read.choice("status", COMMITMENT_STATUS)
    if made := read.at():
        yield "made", _dated(made)
        yield "made_as_printed", Filled(made.words, _from(made.words))
    yield from read.whole("text")


def _leverage(read: _Read) -> Said:
    named = [each for each in read.distinct() if len(each.ids) == 1]
    holder = read.holder()
    over = _OVER.search(read.words, named[0].last, named[1].first) if len(named) == 2 else None
    if over is not None and holder is not None and holder.ids == named[0].ids:
        yield "holder", Filled(named[0].ids[0], _from(named[0].words))
        words = f"{over.group()} {named[1].words}"
        yield "target", Filled(named[1].ids[0], _from(words))
    if issue := read.one("issue"):
        yield "issue", issue
    yield from read.choice("exerted", EXERTED)
    yield from read.stretch()
    label, _ = read.labelled()
    if label:
        yield "instrument", Filled(label, "from the words before the colon")
    yield from read.whole("assessment")


def _obstacle(read: _Read) -> Said:
    yield from read.title()
    label, rest = read.labelled()
    said = only(OBSTACLE_KINDS, label) or only(OBSTACLE_KINDS, rest)
    if said:
        yield "kind", Filled(said.value, _from(said.words))
    yield from read.stretch()
    yield from read.whole("description")


def _scenario(read: _Read) -> Said:
    found = _SCENARIO.match(read.words)
    if found:
        yield "title", Filled(found["title"].strip(), "from the words before the colon")
        if found["likely"]:
            yield "likelihood_as_printed", Filled(found["likely"], _likely(found["likely"], read.known.terms))
    else:
        yield from read.title()
    if likelihood := likelihood_of(read.words, read.known.terms):
        words = likelihood[0].words
        yield "likelihood_as_printed", Filled(words, _likely(words, read.known.terms))
    if until := read.role("until"):
        yield "horizon_end", _dated(until)
        yield "horizon_as_printed", Filled(until.words, _from(until.words))
    elif at := read.at():
        yield "horizon_as_printed", Filled(at.words, _from(at.words))
    yield "narrative", Filled(found["rest"] if found else read.words, "the passage itself")


def _indicator(read: _Read) -> Said:
    if scenario := read.one("scenario"):
        yield "scenario", scenario
    yield "origin", Filled("source", "it is filed from a source")
    yield from read.whole("text")


def _question(read: _Read) -> Said:
    asked, _, rest = read.words.partition("?")
    if rest or read.words.endswith("?"):
        yield "question", Filled(f"{asked.strip()}?", "up to the question mark")
        if rest.strip():
            yield "answer", Filled(rest.strip(), "what follows the question")
    elif read.passage.heading.endswith("?"):
        yield "question", Filled(read.passage.heading, "the heading over the passage")
        yield "answer", Filled(read.words, "the passage itself")
    else:
        yield from read.whole("question")


READERS: Mapping[str, Callable[[_Read], Said]] = {
    "position": _position,
    "event": _event,
    "proposal_point": _proposal_point,
    "commitment": _commitment,
    "leverage": _leverage,
    "obstacle": _obstacle,
    "scenario": _scenario,
    "indicator": _indicator,
    "question": _question,
}


def _likely(words: str, terms: Sequence[ScaleTerm]) -> str:
    """From which words, and what they stand for on the dossier's scale."""
    found = likelihood_of(words, terms)
    if found is None or found[1] is None:
        return _from(words)
    return f"{_from(words)}: {found[1].low:g}–{found[1].high:g} % on the dossier’s scale"


def _dated(dated: Dated) -> Filled:
    return Filled(dated.edtf, _from(dated.words))


def _from(words: str) -> str:
    return f"from “{words}”"


def _only_one(found: Sequence[Dated]) -> Dated | None:
    return found[0] if len({each.edtf for each in found}) == 1 else None
