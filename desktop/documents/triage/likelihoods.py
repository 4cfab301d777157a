"""Likelihoods as a text prints them: "most probable 2026", "one in five", "remains a risk"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from db.records import ScaleTerm
from desktop.documents.cues import cues

_FIGURE = r"\d{1,3}(?:[.,]\d+)?(?:\s*(?:–|-|to)\s*\d{1,3}(?:[.,]\d+)?)?\s*(?:%|per\s?cent)"
_ODDS = r"(?:one|two|three|four) (?:chances? )?in (?:two|three|four|five|six|ten|twenty)"
_DEGREE = r"(?:(?:the|by far|very|highly|most|more|less|least|quite|fairly|rather|only|still)\s+)*"
_ADJECTIVE = (
    r"(?:unlikely|likely|improbable|probable|possible|impossible|plausible|implausible|almost certain)"
)
_NOUN = r"(?:likelihood|probability|risk|chances?|odds|possibility|prospect)"
_GRADE = r"(?:low|medium|moderate|high|slim|remote|small|real|realistic|good|even|fair|roughly even)"
_GRADED = rf"(?:an? )?{_GRADE} {_NOUN}"
_PHRASES = (
    r"(?:remains?|is|stays?) (?:a|an open) (?:risk|possibility|long shot)",
    r"can(?:not| not|'t) be (?:ruled out|excluded)",
    r"(?:a )?(?:long shot|toss-up|near certainty)",
)
_TIME = r"(?:timeframe|time frame|horizon|period|window)"
_HORIZON = re.compile(
    rf"\b(?:(?:the |a )?(?:next )?"
    rf"(?:\d+|six|nine|twelve|eighteen|two|three|five)[- ](?:month|year|week)s?(?: {_TIME})?"
    rf"|(?:19|20)\d\d(?: {_TIME})?|by (?:the end of |spring |summer |autumn |early |late )?(?:19|20)\d\d"
    r"|(?:within|over|in) (?:the )?(?:next |coming )?(?:\w+ )?(?:months|years|weeks|decade)"
    r"|years,? (?:rather|not|and not)[^.;]{0,20}months)\b",
    re.I,
)
# What follows and belongs to it, up to the reason that is given for it.
_TAIL = (
    rf"(?: {_HORIZON.pattern}|,? (?:in|within|by|before|over|during|until|this|next)"
    r"(?: (?!given|because|if|as|unless|since|while|but|and|though|which)[\w’'-]+){1,5})?"
)
_BEFORE_IT = re.compile(
    r"(?:(?:this|the|that|such an?)\s+(?:\w+\s+)?(?:scenario|outcome|path|course|option|case|variant)|it|this"
    r"|likelihood|probability|chances?|odds|verdict)?\s*[:,—–-]?\s*"
    r"(?:(?:is|are|was|remains?|seems?|looks?|appears?|stays?|would be|rated|judged|assessed as"
    r"|held to be|considered|put at|at)\s+)*",
    re.I,
)
_STATED = re.compile(
    rf"(?:(?:about |around |roughly |some |at least |under |over )?{_FIGURE}|{_ODDS}|{_DEGREE}{_ADJECTIVE}"
    rf"|{_GRADED}|{'|'.join(_PHRASES)}){_TAIL}",
    re.I,
)
# In other languages in brackets, or beside the name of a scenario: "wahrscheinlich" may begin any sentence.
_ELSEWHERE = re.compile(
    rf"(?<!\w)(?:(?:{'|'.join((*cues('degree'), *cues('denied')))})\s+)*(?:{'|'.join(cues('likely'))})(?!\w)",
    re.I,
)
LONGEST = 1000  # characters of a clause that is looked through
_LONGEST_BEFORE = 80  # characters from the start of a clause to what it says of the whole
_LINKING = re.compile(r"^(?:is|are|was|were) ", re.I)
_VERB_FOLLOWS = re.compile(r"\s+to\s+\w", re.I)
_SPEAKS_OF_IT = re.compile(r"\b(?:likelihood|probability|chances?|odds|scenario|outcome)\b", re.I)


class Stated(NamedTuple):
    """A likelihood as printed, and where in the text looked at."""

    words: str
    first: int
    last: int


def whole(text: str, terms: Sequence[ScaleTerm] = ()) -> bool:
    """Whether a short text, such as what stands in brackets, is a likelihood and little else."""
    found = anywhere(text, terms)
    return found is not None and len(text.split()) <= len(found.words.split()) + 4


def of_clause(clause: str, terms: Sequence[ScaleTerm] = ()) -> Stated | None:
    """The likelihood a clause gives to what is spoken of as a whole; None for one of something within it.

    It begins the clause, follows words such as "this scenario is", or stands beside the word likelihood.
    "Is likely to be rejected" says nothing of the whole.
    """
    if len(clause) > LONGEST:
        return None
    for found in _all(clause, terms):
        before = clause[: found.first].strip(" \t—–-:,")
        if _VERB_FOLLOWS.match(clause, found.last) and not _begins(before):
            continue
        if _begins(before) or (_SPEAKS_OF_IT.search(clause) and len(clause) < 160):
            return found
    return None


def anywhere(text: str, terms: Sequence[ScaleTerm] = ()) -> Stated | None:
    """The first likelihood in a text that is known to speak of one."""
    looked_at = text[:LONGEST]
    if (found := next(_all(looked_at, terms), None)) is not None:
        return found
    hit = _ELSEWHERE.search(looked_at)
    return Stated(hit[0], hit.start(), hit.end()) if hit else None


def horizon(text: str) -> str:
    """The time a text speaks of, as printed: "12-month timeframe"; '' for none."""
    found = _HORIZON.search(text)
    return re.sub(r"^(?:the|a|an) ", "", found[0]) if found else ""


def _begins(before: str) -> bool:
    return len(before) <= _LONGEST_BEFORE and _BEFORE_IT.fullmatch(f"{before} " if before else "") is not None


def _all(text: str, terms: Sequence[ScaleTerm]) -> Iterator[Stated]:
    words = {name for term in terms for name in (term.term, term.second_term) if name}
    longest = sorted(words, key=len, reverse=True)
    scale = "|".join(map(re.escape, longest))
    pattern = re.compile(rf"\b(?:{scale}){_TAIL}", re.I) if scale else None
    found = [*_STATED.finditer(text), *(pattern.finditer(text) if pattern else ())]
    for each in sorted(found, key=lambda one: (one.start(), -one.end())):
        if each.start() and text[each.start() - 1].isalnum():
            continue
        yield Stated(_LINKING.sub("", each[0].strip()), each.start(), each.start() + len(each[0].rstrip()))
