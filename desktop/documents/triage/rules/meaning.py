"""What the words of a passage mean for a record: who holds it, how firmly, by which channel, when."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.documents.dating import dates_in
from desktop.documents.phrases import only
from desktop.documents.triage.clauses import Span
from desktop.documents.triage.proposal import Mention
from desktop.documents.triage.reading import Reading
from desktop.documents.vocabulary import (
    CHANNELS,
    CONDITION,
    DENIED,
    FIRMNESS,
    OF_A_PARTY,
    RANKED,
    SEATS,
    SPEAKING,
    Table,
)

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_OF_A_YEAR = re.compile(r"(?<=\bof )(?:19|20)\d\d\b")  # the treaty of 1998
_AFTER_OBJECT = re.compile(
    r"\b(?:of|to|from|in|on|onto|among|within|like|through|after|against|by|with|for|between|over|toward|towards|at|into|about|than|under|via|unlike)\s+"
    r"(?:(?:the|a|an|both|either|all|its|any)\s+)*$",
    re.I,
)  # fmt: skip
# A name, then at most this much, then the word that makes it a claim: "Ukraine has in practice signalled".
NEAR, RIGHT_BEFORE = 90, 25
_ADJECTIVE = re.compile(r"(?:ern|ish|ian|ean|ese|al|-\w+ed)$")  # Southern, UN-monitored
_PROPER = r"(?:[A-ZÀ-ÞЀ-Я][\w’'-]+(?: (?:of|and) (?:the )?(?=[A-Z])| ?(?=[A-Z])))*[A-ZÀ-ÞЀ-Я][\w-]+"
_SUBJECT = re.compile(
    rf"(?:^|[,;:—–] |\b(?:[Tt]he|[Bb]ut|[Aa]nd|[Ww]hile|[Ff]or) )((?!The ){_PROPER})(?=['’]s |['’] | )"
)
# "Arland, on the other hand, …", "Other states, such as Arland, …"
_BEGINNING = re.compile(rf"(?:The |[\w ]{{0,40}}, such as )?((?!The ){_PROPER})(?=,? |['’])")


class Held(NamedTuple):
    """Who claims something, how firmly, and the word that says so. The id is '' for a name not known.

    `seat`: the seat of government by which a state is named, '' where it is named itself.
    """

    who: Mention
    firmness: str
    word: str
    seat: str = ""


_NO_NAMES = frozenset(
    [
        "The",
        "This",
        "That",
        "These",
        "Those",
        "It",
        "They",
        "We",
        "I",
        "You",
        "Their",
        "Its",
        "His",
        "Her",
        "Our",
        "If",
        "As",
        "In",
        "On",
        "At",
        "By",
        "For",
        "But",
        "And",
        "While",
        "When",
        "There",
        "Such",
        "Both",
        "Neither",
        "Either",
        "Any",
        "Some",
        "Many",
        "Most",
        "All",
        "What",
        "Who",
        "How",
        "Why",
        "Where",
        "Which",
        "One",
        "Two",
        "Three",
        "Four",
        "Another",
        "Further",
        "Furthermore",
        "Finally",
        "However",
        "Without",
        "With",
        "Despite",
        "Since",
        "After",
        "Before",
        "Under",
        "Only",
        "Not",
        "No",
        "Yet",
        "So",
        "Then",
        "Once",
        "Today",
        "Now",
        "Here",
        "Even",
        "Still",
        "Also",
        "Each",
        "Every",
        "Few",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Track",
        "Scenario",
        "Article",
        "Ultimately",
        "Initially",
        "Simultaneously",
        "Similarly",
        "Concurrently",
        "Continued",
        "Expanding",
        "Finding",
        "Years",
        "Initial",
    ]
)


def first_of(table: Table, words: str, ahead: int = 0) -> str:
    """The first value in order that has words in a text; '' for none. `ahead`: the start counts first."""
    if ahead and (found := first_of(table, words[:ahead])):
        return found
    return next((value for value, known in table.items() if known.either.search(words)), "")


def channel_of(words: str) -> str:
    """By which channel a passage says it was made known.

    Where it names none, words of speaking make it a public statement, all others what the text assesses.
    """
    if said := only(CHANNELS, words):
        return said.value
    return "public statement" if SPEAKING.search(words) else "assessed"


def claims_in(words: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The words of a sentence that make it a claim, and how firm a one: the most telling first."""
    for value in RANKED:
        yield from ((value, found) for found in FIRMNESS[value].either.finditer(words))


def date_in(words: str, order: str) -> tuple[str, str]:
    """The first date of a passage as EDTF, and as it is printed; '' twice for none. It names its year."""
    if not _YEAR.search(words):
        return "", ""  # looking for more takes long, and most clauses are without
    found = next(iter(dates_in(words, order=order)), None)
    year = _OF_A_YEAR.search(words)
    if year and (found is None or year.start() < found.bare):
        return year[0], year[0]
    return (found.edtf, words[found.bare : found.last]) if found else ("", "")


def holders_in(reading: Reading, span: Span) -> list[Held]:
    """Whose claims a sentence makes: the most telling first, then others that stand right before their word.

    Of the actors named before a claim word the one right before it, else the first near it. One behind "of",
    "to", "against" is spoken of, and an adjective counts beside its people alone ("Ukrainian officials").
    """
    mentions = reading.actors(span.first, span.last)
    words = reading.text[span.first : span.last]
    found: dict[str, Held] = {}
    for means, word in claims_in(words):
        at = span.first + word.start()
        holder = _subject(reading, span, mentions, at, RIGHT_BEFORE if found else NEAR)
        if holder:
            found.setdefault(holder.id, Held(holder, firmness_of(words, means, word), word[0]))
    return list(found.values())


def firmness_of(words: str, means: str, word: re.Match[str]) -> str:
    """How firm a claim is: "no willingness" is firm, and what hangs on something is conditional."""
    if means == "signalled" and DENIED.search(word.string[max(0, word.start() - 30) : word.start()]):
        return "firm"
    return "conditional" if means in ("firm", "signalled") and CONDITION.search(words) else means


def _subject(reading: Reading, span: Span, mentions: Sequence[Mention], at: int, near: int) -> Mention | None:
    """Who of those named claims what a word says: the nearest right before it, else the first."""
    before = [
        each for each in mentions if 0 <= at - each.last <= near and _is_subject(reading.text, span, each)
    ]
    right = [each for each in before if at - each.last <= RIGHT_BEFORE]
    return right[-1] if right else before[0] if before else None


def _is_subject(text: str, span: Span, mention: Mention) -> bool:
    if mention.adjective and not OF_A_PARTY.match(text, mention.last):
        return False
    before = text[max(span.first, mention.first - 40) : mention.first]
    return not _AFTER_OBJECT.search(before)


def subject_name(reading: Reading, span: Span) -> Held | None:
    """A proper name that is the subject of a claim though the tracker does not know it; None without one.

    Capitals alone make no name: it must stand within a sentence too, not only at the start of one.
    """
    words = reading.text[span.first : span.last]
    known = [
        (each.first - span.first, each.last - span.first) for each in reading.actors(span.first, span.last)
    ]
    beginning = _BEGINNING.match(words)
    for means, claim in claims_in(words):
        for found in (*([beginning] if beginning else ()), *_SUBJECT.finditer(words)):
            name = re.sub(r"['’]s?$", "", found[1])
            is_known = any(first < found.end(1) and found.start(1) < last for first, last in known)
            near = 0 <= claim.start() - found.end(1) <= NEAR
            if (
                near
                and not is_known
                and _can_name(reading, name)
                and not _AFTER_OBJECT.search(words[: found.start(1)])
            ):
                who = _named(reading, name, span.first + found.start(1), span.first + found.end(1))
                return Held(who, firmness_of(words, means, claim), claim[0], name if name in SEATS else "")
    return None


def _can_name(reading: Reading, name: str) -> bool:
    first, *more = name.split()
    return first not in _NO_NAMES and reading.is_name(name) and bool(more or not _ADJECTIVE.search(name))


def beginning_name(reading: Reading, span: Span) -> Mention | None:
    """A proper name that a sentence begins with though the tracker does not know it; None without one."""
    found = _BEGINNING.match(reading.text[span.first : span.last])
    if found is None or not _can_name(reading, found[1]):
        return None
    return _named(reading, found[1], span.first + found.start(1), span.first + found.end(1))


def _named(reading: Reading, name: str, first: int, last: int) -> Mention:
    """Who goes by a name that no actor has; by a seat of government the state, known or not."""
    state = SEATS.get(name, name)
    known = reading.names.find(state) if state != name else ()
    return Mention(known[0].id if len(known) == 1 else "", "actor", state, first, last)
