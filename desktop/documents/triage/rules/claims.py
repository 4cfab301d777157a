"""Claims: sentences in which somebody holds, presses, promises; and what happened at a date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.documents.blocks import ITEM, Block
from desktop.documents.triage.clauses import Span, clauses
from desktop.documents.triage.proposal import HIGH, LOW, MEDIUM, Mention, Proposal
from desktop.documents.triage.reading import (
    FORWARD,
    OBSTACLES,
    POSITIONS,
    QUESTIONS,
    Reading,
    Section,
    headline,
)
from desktop.documents.triage.rules.meaning import (
    Held,
    beginning_name,
    channel_of,
    claims_in,
    date_in,
    firmness_of,
    first_of,
    holders_in,
    subject_name,
)
from desktop.documents.triage.rules.titles import in_the_way, subject_of
from desktop.documents.vocabulary import (
    COMMITMENT,
    COMMITMENT_KINDS,
    COMMITMENT_STATUS,
    EVENTS,
    LEVERAGE,
    OBSTACLE_KINDS,
    OBSTACLE_SAID,
    ROLES,
)

LEAST = 15  # characters: what is shorter claims nothing
AT_START = 14  # characters from the start of a clause within which its subject is named
MEETINGS = ("summit", "round")  # told of beside what was said there; a treaty is only referred to
LONGEST = 2500  # characters: what goes on without a full stop for longer is no sentence
CLEAR_LEAD = 1.25  # of an issue over the next, in a paragraph that speaks of several
NEAR_DATE = 95  # characters around a date in which it is said what happened
LONGEST_LISTED = 14  # words
_STATES = re.compile(
    r"^(?:but|any|the gap)\b|\b(?:is|are|was|were|has|have|had|shows?|means?|fails?)\b", re.I
)
_NEGATED_ROLE = re.compile(r"\b(?:not|no|never|while not)\b[^,.;]{0,24}(?:mediat|broker|host|guarant)", re.I)
_NAME_BEFORE = re.compile(
    r"(?<![\w’'-])(?:(?!(?:the|an?|to|of|with|and|in|on|at|by|for|most|notably|this|these|that|both|were|was|is|are|from|into|"
    r"multiple|several|other|its|their|his|her)\b)[\w’'-]+\s+){1,4}$",
    re.I,
)
_NAME_BEHIND = re.compile(r"\w*(?: (?:of|at|with|in(?! [A-Z]\w+ \d)) (?:the )?(?:[A-Z][\w-]+ ?)+)?")
_NOT_USED = re.compile(r"\bnot (?:yet )?(?:exerted|used|applied|brought)\b", re.I)
_CONTINGENT = re.compile(
    r"\b(?:contingent (?:up)?on|provided(?: that)?|on condition that|only if)\s+([^.;]+)", re.I
)
_NO_EVENT = re.compile(r"\b(?:as of|will|would|could|may|might|if|by)\b(?=[^,;]*$)", re.I)
_JOINS = re.compile(r",?\s+(?:and\s+)?(?:the\s+)?|,\s*")
_WITHOUT = re.compile(r"\b(?:without|absent|short of)\b", re.I)
_OF_BOTH = re.compile(r"\b(?:both|neither|either) (?:sides?|part(?:y|ies)|delegations?)\b", re.I)
_OF_WHAT = re.compile(r"\w* of [a-z][\w-]+")
_CLOSING = " \t\"”’')]*_"
_BACK = re.compile(
    r"^(?:and |but )?(?:they|it(?! is|'s|’s)|its|their|he|she|this|these|his|her"
    r"|the latter|first|second|third|fourth)\b",
    re.I,
)
_GOES_BACK = re.compile(r"^(?:this|these)(?: \w+){1,2}", re.I)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A sentence with what is known of where it stands. `before`: who spoke in the sentence before."""

    section: Section
    block: Block
    span: Span
    label: str
    before: Mention | None


def claims(reading: Reading, taken: set[Block]) -> Iterator[Proposal]:
    """Each sentence, in bullets each clause, with an actor and a word of claiming, pressing or promising.

    Leverage needs two actors and a word such as leverage or pressure; a commitment a word such as pledged or
    statement of intent; an event a date and a word such as summit or talks; the rest with an actor and a word
    such as demands, insists, is willing to is a position. A sentence that begins with they, it or this goes
    on with the actor of the one before; under "Ukraine's position" the actor of the heading is meant.
    """
    for section in reading.sections:
        for block in section.blocks:
            if block not in taken:
                yield from _in_block(reading, section, block)


def _in_block(reading: Reading, section: Section, block: Block) -> Iterator[Proposal]:
    words = reading.said(block)
    label, begins = reading.label(section, block)
    if block.kind != ITEM and not words.rstrip(_CLOSING).endswith((".", "!", "?", "…")):
        return  # a byline, a ticker, a caption
    before: Mention | None = None
    for span in clauses(reading.text, block.first + begins, block.last):
        if not LEAST <= span.last - span.first <= LONGEST:
            continue
        claim = _Claim(section, block, span, label, before)
        ways = (_leverage, _commitment, _positions, _role, _obstacle)
        found = next((made for way in ways if (made := way(reading, claim))), [])
        event = _event(reading, claim)
        if event and (not found or event.fields["kind"] in MEETINGS):
            yield event
        yield from found
        before = _speaks(reading, span) or before


def _speaks(reading: Reading, span: Span) -> Mention | None:
    """Whom a clause that goes on with "they" means: who claims in the last, else who began it."""
    if held := holders_in(reading, span):
        return held[0].who
    named = reading.actors(span.first, span.last)
    if named and named[0].first - span.first <= AT_START and not named[0].adjective:
        return named[0]
    return None if named else beginning_name(reading, span)


def _said(reading: Reading, claim: _Claim) -> str:
    return reading.text[claim.span.first : claim.span.last]


def _made(
    reading: Reading,
    claim: _Claim,
    rule: str,
    kind: str,
    fields: dict[str, str],
    reason: str,
    confidence: str,
) -> Proposal:
    kept = {name: value for name, value in fields.items() if value}
    return Proposal(rule, kind, claim.span.first, claim.span.last, kept, reason, confidence)


# -- positions -----------------------------------------------------------------------------------------


def _positions(reading: Reading, claim: _Claim) -> list[Proposal]:
    held, how = _held(reading, claim)
    if held and held[0].firmness == "unclear" and how != "named" and claim.section.role != POSITIONS:
        return []
    return [_position(reading, claim, each, how) for each in held]


def _position(reading: Reading, claim: _Claim, held: Held, how: str) -> Proposal:
    words = _said(reading, claim)
    issue = _issue(reading, claim)
    stated, printed = date_in(words[: words.find(held.word)], reading.order)
    fields = {
        "actor": held.who.id or held.who.name, "issue": issue, "statement": words, "firmness": held.firmness,
        "channel": channel_of(words), "stated": stated, "stated_as_printed": printed if stated else "",
    }  # fmt: skip
    sure = _sure(claim, how, held, complete=bool(held.who.id and issue))
    return _made(reading, claim, "position", "position", fields, _why(claim, how, held), sure)


def _held(reading: Reading, claim: _Claim) -> tuple[list[Held], str]:
    """Whose positions a clause tells, and how they were found: named, carried on, or told by the heading."""
    if held := holders_in(reading, claim.span):
        return held, "named"
    if name := subject_name(reading, claim.span):
        return [name], "named"
    first = next(claims_in(_behind_pronoun(_said(reading, claim))), None)
    if first is None:
        return (
            ([Held(claim.before, "firm", ";")], "listed")
            if claim.before and _goes_on(reading, claim)
            else ([], "")
        )
    word = first[1]
    means = firmness_of(_said(reading, claim), *first)
    if _OF_BOTH.search(_said(reading, claim)):
        return [], ""
    if claim.before and _BACK.match(_said(reading, claim)) and claim.section.role not in (FORWARD, OBSTACLES):
        return [Held(claim.before, means, word[0])], "carried"
    heading = claim.section.head
    if claim.section.role != POSITIONS or heading is None or claim.block.kind != ITEM:
        return [], ""
    named = reading.actors(heading.first, heading.last)
    name_of = reading.name_in(heading)
    who = named[0] if named else Mention("", "actor", name_of, heading.first, heading.last)
    return ([Held(who, means, word[0])] if named or name_of else []), "heading"


def _goes_on(reading: Reading, claim: _Claim) -> bool:
    """Whether a clause is one more of a list under "Arland's demands": a few words without a verb."""
    words = _said(reading, claim)
    listed = (
        claim.section.role == POSITIONS and claim.block.kind == ITEM and claim.span.first > claim.block.first
    )
    return listed and len(words.split()) <= LONGEST_LISTED and not _STATES.search(words)


def _behind_pronoun(words: str) -> str:
    """A clause without "these demands": what it goes back to is no claim of its own."""
    return _GOES_BACK.sub("", words, count=1)


def _issue(reading: Reading, claim: _Claim) -> str:
    """The issue of the label, else of the clause, else of the bullet around it."""
    around = f"{claim.label} {reading.said(claim.block)[:LONGEST]}"
    tries = ((claim.label, 1.0), (_said(reading, claim), 1.0), (around, CLEAR_LEAD))
    return next((issue for words, lead in tries if words and (issue := reading.names.issue(words, lead))), "")


def _why(claim: _Claim, how: str, held: Held) -> str:
    if how == "listed":
        return "It goes on with the list that the clause before it begins."
    who = {
        "named": "It names an actor",
        "carried": "It goes on with the actor of the sentence before",
        "heading": f"It stands under “{claim.section.heading}”",
    }[how]
    stands_for = f" {held.seat} is taken for {held.who.name}." if held.seat else ""
    return f"{who} and says “{held.word}”.{stands_for}"


def _sure(claim: _Claim, how: str, held: Held, *, complete: bool) -> str:
    """High in an item under a heading of positions with nothing missing; low for an actor carried on."""
    if how in ("carried", "listed") or not (complete or claim.section.role == POSITIONS):
        return LOW
    formal = claim.section.role == POSITIONS and claim.block.kind == ITEM and how == "named"
    return HIGH if formal and complete and held.firmness != "unclear" else MEDIUM


# -- pressure, promises, events ------------------------------------------------------------------------


def _leverage(reading: Reading, claim: _Claim) -> list[Proposal]:
    """Leverage over, pressure on: whoever stands behind is the target, the last named before the holder."""
    words = _said(reading, claim)
    named = reading.actors(claim.span.first, claim.span.last)
    for cue in LEVERAGE.finditer(words):
        at, behind = claim.span.first + cue.start(), claim.span.first + cue.end()
        target = next((each for each in named if 0 <= each.first - behind <= 5 and not each.adjective), None)
        before = [
            each
            for each in named
            if each.last <= at
            and target
            and each.id != target.id
            and not _after(reading, each, "for|to|of|on|against")
        ]
        if not target or not before or _WITHOUT.search(words[: cue.start()]):
            continue
        fields = {
            "holder": before[-1].id, "target": target.id, "assessment": words,
            "instrument": headline(claim.label or cue[0].rsplit(" ", 1)[0], 90),
            "issue": reading.names.issue(claim.label) if claim.label else "",
            "exerted": "unused" if _NOT_USED.search(words) else "",
        }  # fmt: skip
        reason = f"It names two actors and says “{cue[0]}”."
        sure = LOW if re.search(r"\b(?:whether|if)\b", words[: cue.start()], re.I) else MEDIUM
        return [_made(reading, claim, "leverage", "leverage", fields, reason, sure)]
    return []


def _commitment(reading: Reading, claim: _Claim) -> list[Proposal]:
    words = _said(reading, claim)
    cue = COMMITMENT.search(words)
    if not cue:
        return []
    named = reading.actors(claim.span.first, claim.span.last)
    at = claim.span.first + cue.start()
    before = [each for each in named if each.first < at and not _after(reading, each, "to|for|with|of")]
    by = [each for each in named if each.first > at and _after(reading, each, "from|by")]
    giver = next(iter((*before, *by)), None)
    if giver is None:
        return []
    others = [
        each
        for each in named
        if each.id != giver.id and each.first > at and _after(reading, each, "to|for|with")
    ]
    made, printed = date_in(words, reading.order)
    fields = {
        "guarantor": giver.id, "beneficiary": others[-1].id if others else "", "text": words,
        "kind": first_of(COMMITMENT_KINDS, words), "status": first_of(COMMITMENT_STATUS, cue[0]) or "offered",
        "made": made, "made_as_printed": printed if made else "",
        "contingent_on": found[1] if (found := _CONTINGENT.search(words)) else "",
    }  # fmt: skip
    reason = f"It names who binds itself and says “{cue[0]}”."
    return [_made(reading, claim, "commitment", "commitment", fields, reason, MEDIUM if others else LOW)]


def _after(reading: Reading, mention: Mention, words: str) -> bool:
    before = reading.text[max(0, mention.first - 24) : mention.first]
    return re.search(rf"\b(?:{words})\s+(?:(?:the|all|its|\d+\+?)\s+)*$", before) is not None


def _event(reading: Reading, claim: _Claim) -> Proposal | None:
    words = _said(reading, claim)
    day, printed = date_in(words, reading.order)
    at = words.find(printed)
    kind, word = _happening(words, at) if day else ("", None)
    if (
        word is None
        or claim.section.role in (OBSTACLES, FORWARD)
        or _NO_EVENT.search(words[: at + len(printed)])
    ):
        return None
    title = headline(_event_name(words, word) or subject_of(words), 70)
    fields = {
        "title": title, "kind": kind, "start": day, "start_as_printed": printed, "description": words,
    }  # fmt: skip
    reason = f"It gives a date, {printed}, and tells of what happened."
    return _made(reading, claim, "event", "event", fields, reason, MEDIUM)


def _happening(words: str, at: int) -> tuple[str, re.Match[str] | None]:
    """What sort of event is told of nearest a date, and its word; none where it is far from it."""
    found = [(kind, each) for kind, known in EVENTS.items() for each in known.either.finditer(words)]
    near = [
        (abs(each.start() - at), means, each) for means, each in found if abs(each.start() - at) <= NEAR_DATE
    ]
    _, means, word = min(near, key=lambda each: each[0], default=(0, "", None))
    return means, word


def _event_name(words: str, word: re.Match[str]) -> str:
    """What happened, by the words around the word for it: "Paris summit", "annexation of Crimea"."""
    before = _NAME_BEFORE.search(words[: word.start()])
    behind = _NAME_BEHIND.match(words, word.end())
    name = f"{before[0] if before else ''}{word[0]}{behind[0] if behind else ''}".strip(" -")
    if len(name.split()) == 1 and (of := _OF_WHAT.match(words, word.end())):
        name = f"{name}{of[0]}"  # "rounds" alone tells nothing
    return "" if name.casefold().endswith(" of") else name


def _role(reading: Reading, claim: _Claim) -> list[Proposal]:
    """Who mediates, hosts, brokers: an actor at the start of the clause or behind "by", and such a word."""
    words = _said(reading, claim)
    role = first_of(ROLES, words)
    named = reading.actors(claim.span.first, claim.span.last)
    if not role or _NEGATED_ROLE.search(words):
        return []
    who = _who_acts(reading, claim, [each for each in named if not each.adjective])
    if not who and (unknown := beginning_name(reading, claim.span)):
        who = [unknown.id or unknown.name]
    reason = f"It names an actor as {role}."
    return [
        _made(reading, claim, "role", "actor_role", {"actor": id, "role": role, "note": words}, reason, LOW)
        for id in who
    ]


def _who_acts(reading: Reading, claim: _Claim, named: Sequence[Mention]) -> list[str]:
    """Who begins a clause or stands behind "by", and whoever is joined to them by "and"; each once, by id."""
    found: dict[str, Mention] = {}
    for each in named:
        joined = found and _JOINS.fullmatch(reading.text, list(found.values())[-1].last, each.first)
        if each.first - claim.span.first <= AT_START or _after(reading, each, "by") or joined:
            found.setdefault(each.id, each)
    return list(found)


def _obstacle(reading: Reading, claim: _Claim) -> list[Proposal]:
    """A sentence outside a list of obstacles that says what is in the way."""
    words = _said(reading, claim)
    cue = OBSTACLE_SAID.search(words)
    if not cue or claim.section.role in (OBSTACLES, FORWARD, QUESTIONS) or claim.block.kind == ITEM:
        return []
    fields = {
        "title": in_the_way(words, cue.start()),
        "description": words,
        "kind": first_of(OBSTACLE_KINDS, words),
    }
    return [_made(reading, claim, "obstacle-said", "obstacle", fields, f"It says “{cue[0]}”.", LOW)]
