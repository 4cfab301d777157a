"""The words by which the rules know a claim, an obstacle, a way forward, a likelihood."""

import re
from dataclasses import dataclass


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})", re.I)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say what kind of claim a sentence is. `means`: the value they stand for."""

    means: str
    words: re.Pattern[str]


# How firmly a position is held, the most telling first.
FIRMNESS = (
    Cue("non-negotiable", _any(
        "non-negotiable", "red lines?",
        r"(?:will|would|can|could)(?:not| not| never)\s+(?:formally\s+)?"
        r"(?:accept|agree|cede|give|sign|withdraw|negotiate|surrender|yield|recogni[sz]e)",
        r"refus(?:es?|ed|ing|al)", r"rul(?:es?|ed|ing) out", r"reject(?:s|ed|ing)?", "under no circumstances",
        r"explicitly refus",
    )),
    Cue("signalled", _any(
        r"signal(?:s|l?ed|l?ing)?", r"willing(?:ness)?", r"open(?:ness)? to", r"indicat(?:es?|ed|ing)",
        r"flexib(?:le|ility)", "ready to", "prepared to", r"might (?:accept|agree|consider)",
        r"would (?:accept|agree|consider|settle)", "could live with",
        r"hint(?:s|ed|ing)?", r"explor(?:es?|ed|ing)",
    )),
    Cue("firm", _any(
        r"demand(?:s|ed|ing)?", r"aspir(?:es?|ed|ations?)", r"insist(?:s|ed|ing)?", r"(?<!not )requires?\b",
        r"requirements?", r"call(?:s|ed|ing)? for", r"seek(?:s|ing)?", "sought", r"want(?:s|ed)?",
        r"claim(?:s|ed|ing)?", r"maintain(?:s|ed|ing)?", r"oppos(?:es?|ed|ing|ition)", r"expect(?:s|ed)?",
        r"argu(?:es?|ed|ing)", r"press(?:es|ed|ing)? for", r"steadfast", r"core principles?",
        r"negotiating position", r"official position", r"declin(?:es?|ed|ing)",
        r"(?:will|would) (?:not|never)\b",
    )),
    Cue("unclear", _any(
        r"views?\b", r"viewed\b", r"regards?\b", r"consider(?:s|ed)\b", r"sees\b", r"stance", r"position\b",
        r"fram(?:es?|ed|ing)\b", r"portray(?:s|ed)?", r"emphasi[sz](?:es?|ed|ing)", r"stat(?:es|ed)\b",
        r"says\b", r"said\b", r"frames?\b", r"favou?rs?\b", r"supports\b", r"prefers?\b", r"proposes?\b",
        r"called for", r"warn(?:s|ed)\b", r"put forward", r"assess(?:es|ed)?\b", r"advis(?:es?|ed)\b",
    )),
)  # fmt: skip
# What makes a position that is firm or signalled a conditional one.
CONDITION = _any(
    "provided that", "(?<=, )provided", "on condition", "only (?:if|after|when|once|in exchange)",
    "contingent (?:up)?on", "unless", "in (?:exchange|return) for", "must be accompanied", "as long as",
)  # fmt: skip
# A willingness that is denied is firmness.
DENIED = re.compile(r"\b(?:no|not|little|without|never|nor|hardly|scant)\s+(?:\w+\s+)?$", re.I)
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
OBSTACLE = _any(
    r"obstacles?", r"hurdles?", r"barriers?", "sticking points?", r"deadlock(?:ed)?", r"stall(?:ed|s)",
    "unbridgeable", r"incompatib(?:le|ility)", "trust deficit", "lack of trust", "mistrust", "distrust",
    "catch-22", r"impasse", "in the way", r"remains? unresolved", r"paraly[sz]\w+", r"cannot be bridged",
    r"has not been bridged", r"stumbling", "knot", r"complicat(?:es|ing)", "difficult(?:y|ies)?",
    "blocks?\\b", "dilemma", "fault line",
)  # fmt: skip
# Outside a list of obstacles a sentence must say that something is one.
OBSTACLE_SAID = _any(
    r"(?:is|are|remains?|creates?|poses?|forms?|becomes?|presents?)\s+(?:an?\s+|the\s+)?"
    r"(?:[\w-]+\s+){0,3}"
    r"(?:obstacles?|hurdles?|barriers?|sticking points?|stumbling blocks?|dilemma|deadlock|knot)\b",
    r"(?:complicates?|blocks|has stalled|have stalled|stands? in the way)\b",
    r"(?:cannot be|has not been) bridged\b",
)  # fmt: skip
ROLES = (
    Cue("mediator", _any("mediat")),
    Cue("broker", _any("broker")),
    Cue("host", _any(r"host(?:s|ed|ing)\b")),
    Cue("facilitator", _any("facilitat")),
    Cue("guarantor", _any("guarantor")),
    Cue("observer", _any("observer")),
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
    r"next steps?", r"breakthrough", r"viable", r"compromise", "step by step",
)  # fmt: skip
OBSTACLE_KINDS = (
    Cue("territorial", _any("territor", "border", r"land\b", "sovereign", "island", "valley", "annex")),
    Cue("trust", _any("trust", "distrust", "mistrust", "suspicio", "betray", "good faith", "broken promis")),
    Cue("strategic", _any("strategic", "calculat", "patience", r"time is on", "incentive")),
    Cue("external", _any("external", "foreign", "outside", "third part", "patron", "neighbouring")),
    Cue("domestic", _any(
        "domestic", "public opinion", "parliament", "voter", "election", "coalition", "at home",
    )),
    Cue("security", _any("security", "guarantee", "alliance", "troop", "deterr", "militar", "disarm")),
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
COMMITMENT_STATUS = (Cue("pledged", _any("pledg", "promis", "statement of intent", "commit", "undert")),)
COMMITMENT_KINDS = (
    Cue("monitoring", _any("monitor", "observer", "inspect", "peacekeep")),
    Cue("forces", _any("forces?", "troops", "patrol")),
    Cue("financial", _any("fund", "financ", "loan", "million", "billion", r"pay\b", "grant")),
    Cue("treaty", _any("treaty", "treaties", "ratif")),
    Cue("arms", _any("arms", "weapons", "ammunition")),
    Cue("declaration", _any("statement", "declar", "guarantee", "pledg", "promis", "commit")),
)  # fmt: skip
EVENTS = (
    Cue("summit", _any("summit")),
    Cue("agreement", _any(
        "agreement", "treaty", r"accords?\b", "memorandum", "protocol", "signed", "ceasefire was",
    )),
    Cue("round", _any("talks", r"rounds?\b", "negotiations", "met in", "conference", "meeting")),
    Cue("battlefield", _any(
        "invasion", "offensive", "annexation", "annexed", "shelling", "seiz", "battle",
    )),
    Cue("decision", _any(
        "decid", "vote", "ratified", "court", "ruling", "ban ", "closed", "decree", "referendum",
    )),
    Cue("statement", _any("announced", "declared", "statement")),
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
