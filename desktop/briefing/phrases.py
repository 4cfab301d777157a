"""How the paper words what records hold: dates, lists, likelihoods, sentences."""

import re

from db import wording
from db.dates import BadDate, bounds, known_from, words
from db.likelihood import figures, word
from db.queries.snapshot import Snapshot
from db.records import Actor, Estimate, ScaleTerm
from db.wording import capital as capital
from db.wording import counted as counted
from db.wording import in_words as in_words
from db.wording import told as told
from desktop.briefing.margin import Likelihood

joined = wording.named  # what a paper lists are names
NOT_STATED = "not stated"
SCALES = {"icd203": "ICD 203", "phia": "PHIA yardstick", "kent": "Kent 1964"}
UNCONFIRMED = "†"
_COUNT = re.compile(r"(?<![\w.,–-])[1-9](?= |$)")
_OPENING = re.compile(r"(?:^|(?<=[.!?] ))[1-9](?: of [1-9])?(?= [a-z])")
_SENTENCE_END = re.compile(r"[.!?…][”\"')]*\s+")


def date_words(text: str, printed: str = "") -> str:
    """An EDTF date in words, with the source's own words for it in quotation marks."""
    try:
        shown = words(text)
    except BadDate:
        shown = text
    return f"{shown} (“{printed}”)" if printed and printed.casefold() != shown.casefold() else shown


def span_words(since: str, until: str) -> str:
    """A period in words; empty when neither end is known."""
    if since and until:
        return f"{date_words(since)} to {date_words(until)}"
    return f"since {date_words(since)}" if since else f"until {date_words(until)}" if until else ""


def day_key(text: str) -> str:
    """What dates are sorted by: the day they are known from, undated ones last."""
    try:
        return known_from(text) or "9999"
    except BadDate:
        return "9999"


def whole_day(text: str) -> str:
    """The ISO day of a date that is one, else empty."""
    try:
        first, last = bounds(text)
    except BadDate:
        return ""
    return first if first and first == last else ""


def spelled(text: str) -> str:
    """Counts of our own making, "2 new positions", with their figures as running text has them."""
    return _COUNT.sub(lambda found: in_words(int(found[0])), text)


def opened(text: str) -> str:
    """Sentences none of which begins with a figure below ten: "One of two parties …"."""
    return _OPENING.sub(lambda found: capital(spelled(found[0])), text)


def counted_as(form: str, number: int) -> str:
    """A number as a section is counted: "1" for 4, "I" for IV, "A" for D, anything else for no number."""
    if form == "A":
        return letters(number)
    if form != "I":
        return str(number) if form == "1" else ""
    roman, signs = (
        "",
        ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV")),
    )
    for value, sign in (*signs, (1, "I")):
        roman, number = roman + sign * (number // value), number % value
    return roman


def letters(number: int) -> str:
    """1 as A, 26 as Z, 27 as AA and so on."""
    shown = ""
    while number:
        number, digit = divmod(number - 1, 26)
        shown = chr(ord("A") + digit) + shown
    return shown


def sentence(text: str) -> str:
    """Text with a full stop, unless it ends with a sign of its own."""
    text = text.strip()
    return (
        text
        if not text or text[-1] in ".!?…:;" or (text[-1] in "”\"')" and text[-2:-1] in ".!?…")
        else f"{text}."
    )


def remark(*parts: str) -> str:
    """What is known beside a claim as one sentence: "Firm, in a public statement, undated."; empty parts are
    left out.
    """
    return sentence(capital(", ".join(part for part in parts if part)))


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence of a text, and the rest."""
    text = text.strip()
    end = _SENTENCE_END.search(text)
    return (text[: end.end()].rstrip(), text[end.end() :]) if end else (text, "")


def short_name(actor: Actor) -> str:
    """An actor's name for narrow columns."""
    return actor.short_name or actor.name


def native_name(actor: Actor) -> str:
    """The first alias of an actor in letters other than Latin ones, in brackets; empty without one."""
    for alias in actor.aliases.splitlines():
        if (
            alias.strip()
            and not alias.isascii()
            and any(ord(sign) >= 0x370 and sign.isalpha() for sign in alias)
        ):
            return f" ({alias.strip()})"
    return ""


def scale_terms(snapshot: Snapshot) -> tuple[ScaleTerm, ...]:
    """The words of the dossier's likelihood scale."""
    return snapshot.by(ScaleTerm, "scale", snapshot.dossier.likelihood_scale)


def latest_estimate(snapshot: Snapshot, scenario: str) -> Estimate | None:
    """The latest likelihood given to a scenario, or None."""
    made = snapshot.by(Estimate, "scenario", scenario)
    return max(made, key=lambda each: (day_key(each.made), each.low, each.high), default=None)


def likelihood_of(snapshot: Snapshot, low: float | None, high: float | None, mark: str = "") -> Likelihood:
    """A range in per cent as the margin shows it, in the dossier's words; without one "not quantified"."""
    if low is None or high is None:
        return Likelihood("not quantified")
    terms = scale_terms(snapshot)
    return Likelihood(word(low, high, terms).text if terms else "", figures(low, high) + mark, low, high)


def scenario_likelihood(snapshot: Snapshot, scenario: str) -> Likelihood:
    """The latest likelihood of a scenario; † where no analyst stands for it."""
    estimate = latest_estimate(snapshot, scenario)
    if estimate is None:
        return likelihood_of(snapshot, None, None)
    return likelihood_of(snapshot, estimate.low, estimate.high, "" if estimate.analyst else UNCONFIRMED)
