"""The words by which texts are known: of channel, firmness, kind and status, of claims and obstacles.

One vocabulary for filing a passage and for proposing records. Where a field has several values, each has the
words that are `sure`, from which a form is filled, and more that only rank it among others in triage.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from desktop.documents.cues import cues


def _any(*words: str) -> re.Pattern[str]:
    """Words by their beginnings."""
    return re.compile(rf"\b(?:{'|'.join(words)})", re.I)


def _whole(*words: str) -> re.Pattern[str]:
    """Words as they are written, and no parts of others."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.I)


@dataclass(frozen=True)
class Words:
    """What a value is known by. `sure`: words that say it by themselves; `loose`: more, for ranking."""

    sure: re.Pattern[str] | None = None
    loose: re.Pattern[str] | None = None

    @cached_property
    def either(self) -> re.Pattern[str]:
        """All of its words."""
        return re.compile("|".join(each.pattern for each in (self.sure, self.loose) if each), re.I)


Table = Mapping[str, Words]  # by the value they stand for, the most telling first


# By which channel something was said.
CHANNELS: Table = {
    "official": Words(
        sure=_whole(
            "officially", "official positions?", "official stance", "formal position",
            r"formally (?:stat|sa(?:id|ys)|propos|reject|request|ask|notif|demand|present|tabl|declar)\w*",
            "in an official (?:note|statement|letter)", "in a diplomatic note", *cues("channels", "official"),
        ),
    ),
    "public statement": Words(
        sure=_whole(
            "publicly", "in public", "public statements?", "press conference",
            "told (?:reporters|journalists)", "in (?:a|an|his|her|their) (?:speech|address|interview)",
            "press release", "on television", *cues("channels", "public statement"),
        ),
    ),
    "back-channel": Words(
        sure=_whole(
            "back[- ]?channels?", "in back[- ]?channel (?:talks|discussions|contacts)", "privately",
            "in private", "behind closed doors", "behind the scenes", "through intermediaries",
            "discreetly", *cues("channels", "back-channel"),
        ),
    ),
    "Track I": Words(
        sure=_whole("Track (?:I|1|One)(?! ?[½.]5)", "government[- ]to[- ]government"),
    ),
    "Track II": Words(
        sure=_whole("Track (?:II|2|Two)"),
    ),
    "assessed": Words(
        sure=_whole(
            "analysts? (?:say|believe|think|assess|judge|expect)", "observers (?:say|believe|think|expect)",
            "(?:is|are) (?:widely )?(?:believed|thought|assessed|judged|understood) to",
            *cues("channels", "assessed"),
        ),
    ),
}  # fmt: skip
# How firmly a position is held.
FIRMNESS: Table = {
    "non-negotiable": Words(
        sure=_whole(
            "red lines?", "non-?negotiable", "(?:will|would|can|could) never",
            "never (?:accept|agree|give|sign|yield|cede|negotiate|recogni[sz]e)",
            "under no circumstances", "rules? out", "ruled out",
            "categorically", "unconditionally rejects?", "no compromise", *cues("firmness", "non-negotiable"),
        ),
        loose=_any(
            "non-negotiable",
            r"(?:will|would|can|could)(?:not| not| never)\s+(?:formally\s+)?"
            r"(?:accept|agree|cede|give|sign|withdraw|negotiate|surrender|yield|recogni[sz]e)",
            "refus(?:es?|ed|ing|al)", "rul(?:es?|ed|ing) out", "reject(?:s|ed|ing)?", "explicitly refus",
        ),
    ),
    "signalled": Words(
        sure=_whole(
            "signal(?:led|ed)", "hint(?:ed|s) (?:at|that)", "willing(?:ness)?", "open(?:ness)? to",
            "prepared to", "ready to (?:discuss|consider|accept)", "flexib(?:le|ility)", "floated",
            *cues("firmness", "signalled"),
        ),
        loose=_any(
            "signal(?:s|l?ed|l?ing)?", "indicat(?:es?|ed|ing)", "ready to",
            "might (?:accept|agree|consider)", "would (?:accept|agree|consider|settle)", "could live with",
            "hint(?:s|ed|ing)?", "explor(?:es?|ed|ing)",
        ),
    ),
    # "demands" the verb is sure, "its demands" is not.
    "firm": Words(
        sure=_whole(
            "firmly", "insists?", "insisted", "steadfast", "maintains?", "demanded",
            r"demands(?= (?:that|the|an?|full|all|to)\b)", *cues("firmness", "firm"),
        ),
        loose=_any(
            "demand(?:s|ed|ing)?", "aspir(?:es?|ed|ations?)", "insist(?:s|ed|ing)?",
            r"(?<!not )requires?\b", "requirements?", "call(?:s|ed|ing)? for", "seek(?:s|ing)?", "sought",
            "want(?:s|ed)?", "claim(?:s|ed|ing)?", "maintain(?:s|ed|ing)?", "oppos(?:es?|ed|ing|ition)",
            "expect(?:s|ed)?", "argu(?:es?|ed|ing)", "press(?:es|ed|ing)? for", "core principles?",
            "negotiating position", "official position", "declin(?:es?|ed|ing)",
            r"(?:will|would) (?:not|never)\b",
        ),
    ),
    "unclear": Words(
        loose=_any(
            r"views?\b", r"viewed\b", r"regards?\b", r"consider(?:s|ed)\b", r"sees\b", "stance",
            r"position\b", r"fram(?:es?|ed|ing)\b", "portray(?:s|ed)?", "emphasi[sz](?:es?|ed|ing)",
            r"stat(?:es|ed)\b", r"says\b", r"said\b", r"frames?\b", r"favou?rs?\b", r"supports\b",
            r"prefers?\b", r"proposes?\b", "called for", r"warn(?:s|ed)\b", "put forward",
            r"assess(?:es|ed)?\b", r"advis(?:es?|ed)\b",
        ),
    ),
    "conditional": Words(
        sure=_whole(
            "only if", "provided that", "on condition(?: that)?", "conditional(?:ly)?", "in exchange for",
            "in return for", "as long as", "unless", "contingent on", *cues("firmness", "conditional"),
        ),
        loose=_any(
            "(?<=, )provided", "on condition", "only (?:after|when|once|in exchange)",
            "contingent (?:up)?on", "must be accompanied",
        ),
    ),
    "withdrawn": Words(
        sure=_whole(
            "withdrew", "has withdrawn", "no longer (?:insists|demands|asks)", "dropped (?:its|the)",
        ),
    ),
}  # fmt: skip
EVENTS: Table = {
    "summit": Words(
        sure=_whole("summits?"),
        loose=_any("summit"),
    ),
    "agreement": Words(
        sure=_whole("agreements?", "signed", "accords?", "treaty", "memorandum"),
        loose=_any("agreement", r"accords?\b", "protocol", "ceasefire was"),
    ),
    "round": Words(
        sure=_whole(
            "rounds? of (?:talks|negotiations)", "(?:first|second|third|fourth|fifth|next) round",
        ),
        loose=_any("talks", r"rounds?\b", "negotiations", "met in", "conference", "meeting"),
    ),
    "battlefield": Words(
        sure=_whole(
            "offensive", "shelling", "shelled", "captured", "air ?strikes?", "breakthrough",
        ),
        loose=_any("invasion", "annexation", "annexed", "seiz", "battle"),
    ),
    "decision": Words(
        sure=_whole("decided", "decree", "decision", "resolution", "voted"),
        loose=_any("decid", "vote", "ratified", "court", "ruling", "ban ", "closed", "referendum"),
    ),
    "statement": Words(
        sure=_whole("statement", "declared", "announced"),
    ),
    "contact": Words(
        sure=_whole("phone call", "telephoned", "spoke by phone", "visited", "visit", "met with"),
    ),
}  # fmt: skip
COMMITMENT_KINDS: Table = {
    "monitoring": Words(
        sure=_whole("monitor(?:s|ing)", "observers", "verification", "inspections?"),
        loose=_any("monitor", "observer", "inspect", "peacekeep"),
    ),
    "forces": Words(
        sure=_whole("troops", "forces", "peacekeep(?:ers|ing)", "contingents?(?! (?:up)?on)"),
        loose=_any("forces?", "patrol"),
    ),
    "financial": Words(
        sure=_whole("financial", "loans?", "grants?", "funds?", "funding", "million", "billion"),
        loose=_any("fund", "financ", "loan", r"pay\b", "grant"),
    ),
    "treaty": Words(
        sure=_whole("treaty", "treaties"),
        loose=_any("ratif"),
    ),
    "arms": Words(
        sure=_whole("arms", "weapons", "ammunition", "air defence"),
    ),
    "declaration": Words(
        sure=_whole("declar(?:ation|ed)", "joint statement"),
        loose=_any("statement", "declar", "guarantee", "pledg", "promis", "commit"),
    ),
    "intelligence": Words(
        sure=_whole("intelligence"),
    ),
}  # fmt: skip
COMMITMENT_STATUS: Table = {
    "pledged": Words(
        sure=_whole("pledg(?:es|ed|ing)", "promis(?:es|ed|ing)", "committed", "vow(?:s|ed)"),
        loose=_any("pledg", "promis", "statement of intent", "commit", "undert"),
    ),
    "explored": Words(
        sure=_whole("explor(?:es|ed|ing)", "considers?", "considering", "discuss(?:es|ed|ing)"),
    ),
    "offered": Words(
        sure=_whole("offer(?:s|ed|ing)", "propos(?:es|ed|ing)"),
    ),
    "signed": Words(
        sure=_whole("signed"),
    ),
    "in force": Words(
        sure=_whole("in force", "entered into force"),
    ),
    "violated": Words(
        sure=_whole("violat(?:es|ed|ing)", "broke", "breached"),
    ),
}  # fmt: skip
OBSTACLE_KINDS: Table = {
    "territorial": Words(
        sure=_whole("territor(?:y|ies|ial)", "borders?", "occupied", "land"),
        loose=_any("territor", "border", r"land\b", "sovereign", "island", "valley", "annex"),
    ),
    "trust": Words(
        sure=_whole("trust", "distrust", "mistrust"),
        loose=_any("suspicio", "betray", "good faith", "broken promis"),
    ),
    "strategic": Words(
        sure=_whole("strategic", "strategy", "outlast", "time is on"),
        loose=_any("calculat", "patience", "incentive"),
    ),
    "external": Words(
        sure=_whole("external", "outside powers", "third parties"),
        loose=_any("foreign", "outside", "third part", "patron", "neighbouring"),
    ),
    "domestic": Words(
        sure=_whole("domestic", "public opinion", "parliament", "elections?", "coalition"),
        loose=_any("voter", "election", "at home"),
    ),
    "security": Words(
        sure=_whole("security", "guarantees?", "deterrence", "military"),
        loose=_any("guarantee", "alliance", "troop", "deterr", "militar", "disarm"),
    ),
}  # fmt: skip
EXERTED: Table = {
    "unused": Words(
        sure=_whole("unused", "has not used", "not yet used"),
    ),
    "signalled": Words(
        sure=_whole("threaten(?:s|ed)", "warn(?:s|ed)", "signal(?:s|led)"),
    ),
    "partial": Words(
        sure=_whole("partly", "partially", "in part"),
    ),
    "full": Words(
        sure=_whole("fully", "in full", "all its"),
    ),
}  # fmt: skip
ROLES: Table = {
    "mediator": Words(
        loose=_any("mediat"),
    ),
    "broker": Words(
        loose=_any("broker"),
    ),
    "host": Words(
        loose=_any(r"host(?:s|ed|ing)\b"),
    ),
    "facilitator": Words(
        loose=_any("facilitat"),
    ),
    "guarantor": Words(
        loose=_any("guarantor"),
    ),
    "observer": Words(
        loose=_any("observer"),
    ),
}  # fmt: skip
FACTORS: Table = {
    "military": Words(loose=_any("militar", "battlefield", "front", "army", "weapon", "force")),
    "economic": Words(loose=_any("econom", "price", "trade", "budget", "energy", "market")),
    "public": Words(loose=_any("public", "opinion", "protest", "voter", "war-weary")),
    "political": Words(
        loose=_any("politic", "administration", "government", "diplom", "election", "parliament")
    ),
}
RANKED = ("non-negotiable", "signalled", "firm", "unclear")  # how firm a claim is, the most telling first
HEARSAY = re.compile(
    rf"\b(?:{'|'.join(cues('hearsay'))}|reportedly|allegedly|purportedly|is said to|are said to"
    r"|according to (?:unconfirmed )?reports|rumou?red|unconfirmed|sources? (?:say|said|close to))\b",
    re.I,
)
CONDITION = FIRMNESS["conditional"].either  # makes a position that is firm or signalled a conditional one
# A willingness that is denied is firmness.
DENIED = re.compile(
    rf"\b(?:no|not|little|without|never|nor|hardly|scant|{'|'.join(cues('denied'))})\s+(?:\w+\s+)?$", re.I
)
# Whose channel is not named: said aloud, or only held to be so by the text.
SPEAKING = _any(
    r"demand(?:s|ed)", r"insist(?:s|ed)?", r"call(?:s|ed|ing) for", r"stat(?:es|ed)", r"sa(?:ys|id)",
    r"declar(?:es|ed)", r"refus(?:es|ed)", r"reject(?:s|ed)", r"claim(?:s|ed)", r"announc(?:es|ed)",
    r"urg(?:es|ed)", r"warn(?:s|ed)", r"reiterat(?:es|ed|ing)", r"declin(?:es|ed)", r"argu(?:es|ed)",
    r"promis(?:es|ed)", r"propos(?:es|ed)", "put forward",
)  # fmt: skip
# Beside these an adjective names those who hold a position: "Ukrainian officials", "Russian demands".
OF_A_PARTY = re.compile(
    r"\s+(?:\w+\s+)?(?:officials?|leaders?(?:hip)?|governments?|negotiators?|interlocutors?|public|people|side"
    r"|delegations?|diplomats?|strategists?|presidents?|envoys?|minist(?:ers?|ry)|authorities|representatives?"
    r"|parliament|administration|allies|partners|capitals|party|parties|council|commission|citizens|farmers)\b"
    r"|\s+(?:positions?|stance|demands?|requirements?|claims?|willingness|assumptions?|opposition|insistence"
    r"|red lines?|minimums?|terms|bottom lines?|refusal)\b",
    re.I,
)
# What governments are called by in reports, by the state they are of. CLDR has no capitals; of a seat that
# stands for several, or is disputed, nothing is said here. All others are given to their state as an alias.
SEATS = {
    "Ankara": "Turkey", "Beijing": "China", "Berlin": "Germany", "Cairo": "Egypt",
    "Downing Street": "United Kingdom", "Islamabad": "Pakistan", "Kiev": "Ukraine", "Kremlin": "Russia",
    "Kyiv": "Ukraine", "London": "United Kingdom", "Moscow": "Russia", "New Delhi": "India",
    "Paris": "France", "Pyongyang": "North Korea", "Riyadh": "Saudi Arabia", "Rome": "Italy",
    "Seoul": "South Korea", "Tehran": "Iran", "Tokyo": "Japan", "Warsaw": "Poland",
    "Washington": "United States", "White House": "United States",
}  # fmt: skip
OBSTACLE = _any(
    r"obstacles?", r"hurdles?", r"barriers?", "sticking points?", r"deadlock(?:ed)?", r"stall(?:ed|s)",
    "unbridgeable", r"incompatib(?:le|ility)", "trust deficit", "lack of trust", "mistrust", "distrust",
    "catch-22", r"impasse", "in the way", r"remains? unresolved", r"paraly[sz]\w+", r"cannot be bridged",
    r"has not been bridged", r"stumbling", "knot", r"complicat(?:es|ing)", "difficult(?:y|ies)?",
    "blocks?\\b", "dilemma", "fault line", *cues("obstacle"),
)  # fmt: skip
# Outside a list of obstacles a sentence must say that something is one.
OBSTACLE_SAID = _any(
    r"(?:is|are|remains?|creates?|poses?|forms?|becomes?|presents?)\s+(?:an?\s+|the\s+)?"
    r"(?:[\w-]+\s+){0,3}"
    r"(?:obstacles?|hurdles?|barriers?|sticking points?|stumbling blocks?|dilemma|deadlock|knot)\b",
    r"(?:complicates?|blocks|has stalled|have stalled|stands? in the way)\b",
    r"(?:cannot be|has not been) bridged\b",
)  # fmt: skip
# A paragraph that begins so is one more of those before it.
ENUMERATES = re.compile(
    r"(?:the )?(?:(?:first|second|third|fourth|fifth|next|last|another|finally|also|then)\b"
    r"|further(?:more)?\b|moreover|in addition|on top of)",
    re.I,
)
FORWARD = _any(
    r"(?:another|one|possible|potential|third|second|further) (?:path|way|route|option|scenario|road)",
    r"scenarios?\b", r"paths?\b", "interim", "confidence-building",
    r"could (?:open|lead|create|serve|pave|break|bring|allow|unlock)", r"would need to", r"way out",
    r"next steps?", r"breakthrough", r"viable", r"compromise", "step by step", *cues("forward"),
)  # fmt: skip
LEVERAGE = _any(
    r"leverage (?:over|on|against)",
    r"(?:coercive|economic|military|diplomatic|political|equal)?\s*pressure on",
)  # fmt: skip
COMMITMENT = _any(
    r"pledg(?:es?|ed)", r"promis(?:es?|ed)", "statement of intent", r"commit(?:s|ted)? to",
    "willingness to contribute", r"undertak(?:es?|en)", r"undertook", "letter of guarantee",
    r"underwrit(?:es?|ten)", r"to provide \w+ (?:\w+ )?guarantees",
)  # fmt: skip
FILLER = _any(
    "the article above", "this article", "this analysis", r"discussed (?:above|here|in this)", "as outlined",
    "as noted", r"evolved significantly", r"rapid changes?",
    "various (?:factors|actors|developments|aspects)", r"ranging from",
    r"several (?:plausible|possible|factors)", "many factors", "remains to be seen", "depends? on",
    "time will tell", "a complex (?:issue|topic|picture|situation)", "adaptation by", "directly relevant to",
    "point to the conclusions", "it is important to (?:note|understand)",
    "in (?:recent|coming) (?:years|months)", "a number of", "stay informed", "documented turning points",
    "significant (?:policy|changes?|shifts?)", r"plays? a (?:key|crucial|vital) role",
    "continue to (?:evolve|develop|be shaped)", "experts (?:agree|say|point)",
)  # fmt: skip
