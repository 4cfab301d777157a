"""Words by which a text says how something was said, how firmly, how likely it is: what each stands for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.records import ScaleTerm


@dataclass(frozen=True, slots=True)
class Said:
    """What was found: `value` of a field, and the `words` of the text it was taken from."""

    value: str
    words: str
    first: int


def _patterns(table: Mapping[str, Sequence[str]]) -> dict[str, re.Pattern[str]]:
    return {
        value: re.compile(rf"(?<![\w-])(?:{'|'.join(said)})(?![\w-])", re.I) for value, said in table.items()
    }


CHANNEL_WORDS = _patterns({
    "official": (
        "officially", "official positions?", "official stance", "formal position",
        "formally (?:stat|sa(?:id|ys)|propos|reject|request|ask|notif|demand|present|tabl|declar)\\w*",
        "in an official (?:note|statement|letter)", "in a diplomatic note",
    ),
    "public statement": (
        "publicly", "in public", "public statements?", "press conference", "told (?:reporters|journalists)",
        "in (?:a|an|his|her|their) (?:speech|address|interview)", "press release", "on television",
    ),
    "back-channel": (
        "back[- ]?channels?", "in back[- ]?channel (?:talks|discussions|contacts)", "privately", "in private",
        "behind closed doors", "behind the scenes", "through intermediaries", "discreetly",
    ),
    "Track I": ("Track (?:I|1|One)(?! ?[½.]5)", "government[- ]to[- ]government"),
    "Track II": ("Track (?:II|2|Two)",),
    "assessed": (
        "analysts? (?:say|believe|think|assess|judge|expect)", "observers (?:say|believe|think|expect)",
        "(?:is|are) (?:widely )?(?:believed|thought|assessed|judged|understood) to",
    ),
})  # fmt: skip
HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|is said to|are said to|according to (?:unconfirmed )?reports"
    r"|rumou?red|unconfirmed|sources? (?:say|said|close to))\b",
    re.I,
)
FIRMNESS_WORDS = _patterns({
    "non-negotiable": (
        "red lines?", "non-?negotiable", "never", "under no circumstances", "rules? out", "ruled out",
        "categorically", "unconditionally rejects?", "no compromise",
    ),
    "firm": (
        "firmly", "insists?", "insisted", "steadfast", "maintains?", "demanded",
        "demands(?= (?:that|the|an?|full|all|to)\\b)",  # the verb, and not "its demands"
    ),
    "conditional": (
        "only if", "provided that", "on condition(?: that)?", "conditional(?:ly)?", "in exchange for",
        "in return for", "as long as", "unless", "contingent on",
    ),
    "signalled": (
        "signal(?:led|ed)", "hint(?:ed|s) (?:at|that)", "willing(?:ness)?", "open(?:ness)? to", "prepared to",
        "ready to (?:discuss|consider|accept)", "flexib(?:le|ility)", "floated",
    ),
    "withdrawn": ("withdrew", "has withdrawn", "no longer (?:insists|demands|asks)", "dropped (?:its|the)"),
})  # fmt: skip
EVENT_WORDS = _patterns({
    "summit": ("summits?",),
    "round": ("rounds? of (?:talks|negotiations)", "(?:first|second|third|fourth|fifth|next) round"),
    "agreement": ("agreements?", "signed", "accords?", "treaty", "memorandum"),
    "statement": ("statement", "declared", "announced"),
    "contact": ("phone call", "telephoned", "spoke by phone", "visited", "visit", "met with"),
    "decision": ("decided", "decree", "decision", "resolution", "voted"),
    "battlefield": ("offensive", "shelling", "shelled", "captured", "air ?strikes?", "breakthrough"),
})  # fmt: skip
COMMITMENT_WORDS = _patterns({
    "declaration": ("declar(?:ation|ed)", "joint statement"),
    "treaty": ("treaty", "treaties"),
    "forces": ("troops", "forces", "peacekeep(?:ers|ing)", "contingents?"),
    "monitoring": ("monitor(?:s|ing)", "observers", "verification", "inspections?"),
    "arms": ("arms", "weapons", "ammunition", "air defence"),
    "financial": ("financial", "loans?", "grants?", "funds?", "funding", "million", "billion"),
    "intelligence": ("intelligence",),
})  # fmt: skip
COMMITMENT_STATUS_WORDS = _patterns({
    "explored": ("explor(?:es|ed|ing)", "considers?", "considering", "discuss(?:es|ed|ing)"),
    "offered": ("offer(?:s|ed|ing)", "propos(?:es|ed|ing)"),
    "pledged": ("pledg(?:es|ed|ing)", "promis(?:es|ed|ing)", "committed", "vow(?:s|ed)"),
    "signed": ("signed",),
    "in force": ("in force", "entered into force"),
    "violated": ("violat(?:es|ed|ing)", "broke", "breached"),
})  # fmt: skip
OBSTACLE_WORDS = _patterns({
    "territorial": ("territor(?:y|ies|ial)", "borders?", "occupied", "land"),
    "security": ("security", "guarantees?", "deterrence", "military"),
    "strategic": ("strategic", "strategy", "outlast", "time is on"),
    "domestic": ("domestic", "public opinion", "parliament", "elections?", "coalition"),
    "trust": ("trust", "distrust", "mistrust", "credib(?:le|ility)"),
    "external": ("external", "outside powers", "third parties"),
})  # fmt: skip
EXERTED_WORDS = _patterns({
    "unused": ("unused", "has not used", "not yet used"),
    "signalled": ("threaten(?:s|ed)", "warn(?:s|ed)", "signal(?:s|led)"),
    "partial": ("partly", "partially", "in part"),
    "full": ("fully", "in full", "all its"),
})  # fmt: skip
_FIGURES = re.compile(
    r"\b(?:(?:at least|over|more than|up to|less than|under|between)\s+)?\d{1,3}(?:[.,]\d+)?"
    r"(?:\s*(?:%|per cent|percent))?(?:\s*(?:–|-|to|and)\s*\d{1,3}(?:[.,]\d+)?)?"
    r"\s*(?:%|per cent\b|percent\b)",
    re.I,
)
_LIKELY_WORDS = (
    "most (?:likely|probable)", "(?:very|highly|quite|rather) (?:likely|unlikely|probable|improbable)",
    "unlikely", "likely", "probable", "improbable", "possible", "remote", "almost certain(?:ly)?",
    "even chance",
)  # fmt: skip
OTHER_LIKELIHOOD = re.compile(rf"(?<![\w-])(?:{'|'.join(_LIKELY_WORDS)})(?![\w-])", re.I)


_DENIED = re.compile(
    r"(?:\b(?:no|not|never|neither|nor|little|less|without|lacks?|lack of|limits?|un\w+|refus\w+|any)\b"
    r"(?: [\w-]+){0,3}|n['’]t(?: [\w-]+){0,2}) $",
    re.I,
)
_REACH = 60  # characters before a word in which it is denied


def only(table: Mapping[str, "re.Pattern[str]"], text: str) -> Said | None:
    """The one value that a text has words for; None when it has for none, or for several."""
    found = {value: hit for value, pattern in table.items() if (hit := pattern.search(text))}
    return _the_one(found)


def firmness_of(text: str) -> Said | None:
    """How firmly something is held; a red line is firm too. None when the words say different things.

    What is denied is not said: "no willingness" is none.
    """
    found = {value: hit for value, pattern in FIRMNESS_WORDS.items() if (hit := _affirmed(pattern, text))}
    return _the_one({value: hit for value, hit in found.items() if value != "firm"} or found)


def _the_one(found: Mapping[str, "re.Match[str]"]) -> Said | None:
    if len(found) != 1:
        return None
    value, hit = next(iter(found.items()))
    return Said(value, hit.group(), hit.start())


def _affirmed(pattern: "re.Pattern[str]", text: str) -> "re.Match[str] | None":
    for hit in pattern.finditer(text):
        if not _DENIED.search(text[max(0, hit.start() - _REACH) : hit.start()]):
            return hit
    return None


def likelihood_of(text: str, terms: Sequence[ScaleTerm]) -> tuple[Said, ScaleTerm | None] | None:
    """A likelihood that a text prints: figures before words of the scale, and these before any others.

    With the term of the scale, if it is one. None when it has none, or several words that differ.
    """
    if figures := _FIGURES.search(text):
        return Said(figures.group(), figures.group(), figures.start()), None
    named = {name.casefold(): term for term in terms for name in (term.term, term.second_term) if name}
    longest = sorted(named, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?![\w-])", re.I)
    every = [*pattern.finditer(text), *OTHER_LIKELIHOOD.finditer(text)]
    hits = [hit for hit in every if not any(_within(hit, other) for other in every)]
    said = {hit.group().casefold() for hit in hits}
    if len(said) != 1:
        return None
    hit = hits[0]
    return Said(hit.group(), hit.group(), hit.start()), named.get(hit.group().casefold())


def _within(hit: "re.Match[str]", other: "re.Match[str]") -> bool:
    """Whether a hit is a part of a longer one: "likely" of "most likely"."""
    return other.start() <= hit.start() and hit.end() <= other.end() and hit.span() != other.span()
