"""Scenarios: "Scenario N — Title (likelihood): text", wherever its likelihood stands; and ways forward."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.documents.blocks import HEADING, ITEM, Block
from desktop.documents.cues import cues
from desktop.documents.sentences import sentences
from desktop.documents.triage import likelihoods
from desktop.documents.triage.clauses import Span, clauses
from desktop.documents.triage.proposal import HIGH, LOW, MEDIUM, Cited, Proposal
from desktop.documents.triage.reading import FORWARD as FORWARD_SECTION
from desktop.documents.triage.reading import LIKELIHOODS, SCENARIOS, Reading, Section, shortened
from desktop.documents.triage.rules.titles import path_title
from desktop.documents.vocabulary import FORWARD

_COUNT = r"\d{1,2}|[A-H]|[IVX]{1,4}|one|two|three|four|five|six"
_NUMBERED = re.compile(
    rf"(?:\*\*|__)?(?:scenario|outcome|variant|case|{'|'.join(cues('scenario'))})\s+({_COUNT})\b\s*(?:[—–:.)-]|\s-)*\s*",
    re.I,
)
_GOES_OVER = re.compile(
    r"(?<=[,:] )(?:and |while |but )?(?:scenarios? [0-9A-Z]|the \w+ (?:one )?(?:is|scenario))", re.I
)
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{2,80})[)\]]")
_TITLE_ENDS = re.compile(r"[:.;\n](?:\*\*|__)?(?:\s|$)")
LEAST_NARRATIVE = 60  # characters
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_WORDS = ("one", "two", "three", "four", "five", "six")
_ROMAN = ("I", "II", "III", "IV", "V", "VI")


@dataclass(frozen=True, slots=True)
class _Scenario:
    """A numbered scenario as found: its title, where it stands, what tells of it."""

    number: str
    title: str
    bracket: str
    block: Block
    section: Section
    first: int
    body: Span


def numbered_scenarios(reading: Reading) -> Iterator[Proposal]:
    """Scenarios by number: the title up to its colon, the likelihood in brackets, in the text, or elsewhere.

    The likelihood is looked for in brackets after the title; then in a clause of the text that speaks of the
    scenario as a whole; then anywhere in the document where the scenario is named beside one.
    """
    found = _numbered(reading)
    for each in found:
        yield _proposal(reading, each, found)


def scenario_blocks(reading: Reading) -> set[Block]:
    """The blocks that numbered scenarios were made of, and those that only say how likely they are."""
    taken: set[Block] = set()
    for each in _numbered(reading):
        taken.add(each.block)
        taken.update(
            block for block in each.section.blocks if block.first >= each.body.first < each.body.last
        )
        taken.difference_update(b for b in each.section.blocks if b.first >= each.body.last)
    cited = [cited for each in numbered_scenarios(reading) for cited in each.also]
    return taken | {b for b in reading.blocks if any(b.first <= each.first < b.last for each in cited)}


def _numbered(reading: Reading) -> list[_Scenario]:
    """The scenarios of a text; what says one of them again, under its number, is not one more."""
    found: list[_Scenario] = []
    for section in reading.sections:
        for block in section.with_head:
            each = _read(reading, section, block)
            if each and section.role != LIKELIHOODS and not _is_again(each, found):
                found.append(each)
    return found


def _is_again(each: _Scenario, found: Sequence[_Scenario]) -> bool:
    """Whether a scenario of that number was told before, and this only says its likelihood."""
    told = any(one.number.casefold() == each.number.casefold() for one in found)
    return told and each.body.last - each.body.first < LEAST_NARRATIVE


def _read(reading: Reading, section: Section, block: Block) -> _Scenario | None:
    words = reading.said(block)
    begins = _NUMBERED.match(words)
    if not begins:
        return None
    ends = _TITLE_ENDS.search(words, begins.end())
    stop = ends.start() if ends else len(words)
    if not ends and block.kind != HEADING and len(words) > 120:
        return None  # "Scenario 2 is what most expect …": it speaks of one
    title, bracket = words[begins.end() : stop], ""
    if found := _IN_BRACKETS.search(title):
        bracket = found[1]
        title = title[: found.start()] + title[found.end() :]
    if not title.strip(" *_") or likelihoods.whole(title, reading.terms):
        return None
    body = Span(block.first + (ends.end() if ends else len(words)), block.last)
    if body.first >= body.last or block.kind == HEADING:
        body = _below(section, block)
    return _Scenario(
        begins[1], shortened(title.strip(" *_"), 120), bracket, block, section, block.first, body
    )


def _below(section: Section, block: Block) -> Span:
    """What stands under a title that is a line of its own: up to the next scenario or heading."""
    below = [each for each in section.blocks if each.first > block.first]
    if block.kind != HEADING:
        below = below[:1]
    return Span(below[0].first, below[-1].last) if below else Span(block.last, block.last)


def _proposal(reading: Reading, each: _Scenario, others: list[_Scenario]) -> Proposal:
    printed, where, also = _likelihood(reading, each, others)
    horizon = (
        likelihoods.horizon(printed) or likelihoods.horizon(each.bracket) or likelihoods.horizon(each.title)
    )
    fields = {
        "title": each.title,
        "narrative": reading.text[each.body.first : each.body.last].strip(),
        "likelihood_as_printed": printed,
        "horizon_as_printed": horizon,
    }
    reason = f"It is numbered as scenario {each.number}."
    reason += f" Its likelihood stands {where}." if printed else " No likelihood is printed for it."
    return Proposal(
        "numbered-scenario", "scenario", each.first, max(each.body.last, each.block.last),
        {name: value for name, value in fields.items() if value}, reason,
        HIGH if printed else MEDIUM, also=also,
    )  # fmt: skip


def _likelihood(
    reading: Reading, each: _Scenario, others: list[_Scenario]
) -> tuple[str, str, tuple[Cited, ...]]:
    """The likelihood as printed, where it stands in words, and its place when that is elsewhere."""
    if each.bracket and likelihoods.whole(each.bracket, reading.terms):
        return each.bracket, "in brackets after the title", ()
    spans = list(clauses(reading.text, each.body.first, each.body.last))
    for span in (*reversed(spans[-2:]), *spans[:-2]):
        if said := likelihoods.of_clause(reading.text[span.first : span.last], reading.terms):
            return said.words, "inside its text", ()
    for span in _elsewhere(reading, each, others):
        if said := likelihoods.anywhere(reading.text[span.first : span.last], reading.terms):
            cited = Cited("likelihood_as_printed", said.words, span.first, span.last)
            return said.words, "at another place of the text", (cited,)
    return each.bracket, "in brackets after the title", ()


def _elsewhere(reading: Reading, each: _Scenario, others: list[_Scenario]) -> Iterator[Span]:
    """Clauses outside all scenarios that name this one: by number, order or title."""
    own = [(one.first, max(one.body.last, one.block.last)) for one in others]
    names = _names_of(each)
    for section in reading.sections:
        listed = section.role == LIKELIHOODS
        for block in section.with_head:
            if any(first <= block.first < last for first, last in own):
                continue
            label = reading.said(block).partition(":")[0].casefold()
            for span in clauses(reading.text, block.first, block.last):
                for part in _parts(reading.text, span):
                    words = _number_of(reading, block) + reading.text[part.first : part.last]
                    in_list = listed or any(word in label for word in ("likelihood", "probabilit", "odds"))
                    if _speaks_of(each, names, words, in_list):
                        yield part


def _number_of(reading: Reading, block: Block) -> str:
    """The number an item of a list has, as it is printed before its words."""
    return (
        reading.text[reading.text.rfind("\n", 0, block.first) + 1 : block.first] if block.kind == ITEM else ""
    )


def _parts(text: str, span: Span) -> Iterator[Span]:
    """A clause, cut again where it goes on to another scenario: "Scenario 1 is likely, scenario 2 is not"."""
    cuts = [found.start() for found in _GOES_OVER.finditer(text[span.first : span.last])]
    ends = [*cuts, span.last - span.first]
    start = 0
    for end in ends:
        yield Span(span.first + start, span.first + end)
        start = end


def _names_of(each: _Scenario) -> re.Pattern[str]:
    number = each.number
    lists = (list("123456"), [w.lower() for w in _WORDS], list(_ROMAN), list("ABCDEF"))
    place = next((known.index(number) for known in lists if number in known), None)
    ways = [
        rf"scenarios? (?:\w+(?:,| and|, and) )*{re.escape(number)}\b",
        rf"^\s*{re.escape(number)}\s*[:–—.)-]",
    ]
    if place is not None:
        ways.append(rf"the {_ORDINALS[place]} (?:scenario|of these|one\b|is\b|outcome)")
    return re.compile("|".join(ways), re.I)


def _speaks_of(each: _Scenario, names: re.Pattern[str], words: str, in_list: bool) -> bool:
    found = names.search(words)
    if found and (in_list or not found[0].lstrip()[:1].isdigit()):
        return True
    if not len(each.title) <= len(words) <= likelihoods.LONGEST:
        return False
    from rapidfuzz import fuzz  # only a scenario without a likelihood of its own is looked for

    least = 85 if in_list else 92
    return len(each.title) >= 8 and fuzz.partial_ratio(each.title.casefold(), words.casefold()) >= least


# -- prose ---------------------------------------------------------------------------------------------


def ways_forward(reading: Reading, taken: set[Block]) -> Iterator[Proposal]:
    """Under a heading such as "Paths forward" each paragraph or item is a scenario, told without a number.

    Its title is what the path is said to involve, else what could open or lead to something, else the subject
    of its first sentence.
    """
    for section in reading.sections:
        if section.role not in (FORWARD_SECTION, SCENARIOS):
            continue
        for block in section.blocks:
            words = reading.said(block)
            if block in taken or not FORWARD.search(words) or len(words) < 60:
                continue
            title, sure = path_title(reading.text, block)
            fields = {"title": title, "narrative": words}
            if printed := _in_prose(reading, block):
                fields["likelihood_as_printed"] = printed
            if horizon := likelihoods.horizon(words):
                fields["horizon_as_printed"] = horizon
            reason = f"It stands under “{section.heading}” and speaks of a way it may go."
            yield Proposal(
                "way-forward", "scenario", block.first, block.last, fields, reason, MEDIUM if sure else LOW,
            )  # fmt: skip


def _in_prose(reading: Reading, block: Block) -> str:
    """A likelihood in the first or last sentence of a paragraph that tells of one scenario."""
    spans = list(sentences(reading.text, block.first, block.last))
    for first, last in dict.fromkeys((spans[-1], spans[0])):
        words = reading.text[first:last]
        if re.search(r"\b(?:scenario|outcome|path|likelihood|probability)\b", words, re.I) and (
            said := likelihoods.of_clause(words, reading.terms)
        ):
            return said.words
    return ""
