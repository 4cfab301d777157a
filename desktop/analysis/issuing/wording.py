"""Rules on the desk's own words: title and bottom line, likelihoods, confidence, names."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from db.likelihood import figures
from db.records import Actor, Judgement, Record, ScaleTerm, Scenario
from desktop.analysis.citations import cited_in
from desktop.analysis.issuing.paper_rule import Issuing, PaperRule
from desktop.analysis.rule import Found, called, read
from desktop.analysis.rules.scenarios import latest

# What a source says stays as it was printed, in quotation marks.
QUOTED = re.compile(r"“[^”]*”|„[^“]*“|«[^»]*»|\"[^\"]*\"")
SENTENCE = re.compile(r"[^.!?;]+[.!?;]?")
CONFIDENCE = re.compile(
    r"\b(?:low|moderate|high)\s+confidence\b|\bconfidence\s+is\s+(?:low|moderate|high)\b", re.IGNORECASE
)
# Words that sound like a likelihood and stand for no figure (Kent 1964: "possible" is for what has none).
LOOSE = re.compile(
    r"\b(?:possibl[ey]|possibility|conceivabl[ey]|perhaps|maybe|might|doubtful|"
    r"(?:a\s+)?(?:good|fair|real)\s+chance)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]{4,}")
NAME = re.compile(r"(?<!\w)[^\W\d_a-zа-яіїєґ][^\W\d_]{4,}(?!\w)")
ALIKE = 85  # per cent of the letters of two names, from which one may be the other misspelt
Band = tuple[float, float]


def without_quotes(text: str) -> str:
    """A text without what it quotes."""
    return QUOTED.sub(" ", text)


# -- 2: title and bottom line ----------------------------------------------------------------------------


def no_bottom_line(paper: Issuing) -> Iterator[Found]:
    """A paper that does not say what its reader must know."""
    if not paper.brief.bottom_line.strip():
        yield Found(paper.brief, f"{called(paper.snapshot, paper.brief)} has no bottom line.")


def title_apart(paper: Issuing) -> Iterator[Found]:
    """A title and a bottom line that have no word in common: they can hardly say the same."""
    title, line = (_stems(text) for text in (paper.brief.title, read(paper.brief.bottom_line)))
    if title and line and not title & line:
        yield Found(paper.brief, "The title and the bottom line have no word in common.")


def _stems(text: str) -> set[str]:
    """The longer words of a text by their first five letters, so that endings do not tell them apart."""
    return {found.group().casefold()[:5] for found in WORD.finditer(text)}


# -- 3: one term, and figures that agree -----------------------------------------------------------------


def words_used(paper: Issuing, text: str) -> list[tuple[str, Band]]:
    """The likelihood words of the paper's scale in a text, quotations apart, with their bands (per cent)."""
    bands = _bands(paper.terms())
    return [(word, bands[word]) for word in _words_of_any(paper, text) if word in bands]


def _words_of_any(paper: Issuing, text: str) -> list[str]:
    """The words of all scales in a text: looked for at once, so that none is found inside a longer one."""
    pattern = _pattern(tuple(sorted({*_bands(paper.terms()), *_bands(paper.other_terms)})))
    spoken = pattern.findall(without_quotes(text)) if pattern else []
    return [" ".join(found.casefold().split()) for found in spoken]


def _bands(terms: Sequence[ScaleTerm]) -> dict[str, Band]:
    rows = ((word, term) for term in terms for word in (term.term, term.second_term) if word)
    return {word.casefold(): (term.low, term.high) for word, term in rows}


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    pattern = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) if words else None


def likelihood_differs(paper: Issuing) -> Iterator[Found]:
    """Words for a likelihood that the figures do not bear out: in judgements, and beside scenarios."""
    for judgement in paper.judgements():
        if (held := _range(paper, judgement)) is not None:
            yield from _differing(paper, judgement, read(judgement.text), held)
    estimates = [
        (scenario.title.casefold(), (estimate.low, estimate.high))
        for scenario in paper.snapshot.all(Scenario)
        if (estimate := latest(paper.snapshot, scenario))
    ]
    for record, text in paper.own_words():
        for sentence in SENTENCE.findall(text):
            for title, held in estimates:
                if title in sentence.casefold() and not _is_of(record, title, paper):
                    yield from _differing(paper, record, sentence.casefold().replace(title, " "), held)


def _is_of(record: Record, title: str, paper: Issuing) -> bool:
    """True for a judgement on the scenario of that title: its figures were looked at already."""
    return isinstance(record, Judgement) and paper.snapshot.title(record.scenario).casefold() == title


def _differing(paper: Issuing, record: Record, text: str, held: Band) -> Iterator[Found]:
    used = words_used(paper, text)
    if not used:
        return
    low, high = min(band[0] for _, band in used), max(band[1] for _, band in used)
    if held[0] < low or held[1] > high:
        words = " and ".join(dict.fromkeys(f"“{word}”" for word, _ in used))
        says = f"says {words} ({figures(low, high)}); the figures are {figures(*held)}"
        yield Found(record, f"{called(paper.snapshot, record)} {says}.")


def _range(paper: Issuing, judgement: Judgement) -> Band | None:
    """The figures of a judgement: its scenario's latest estimate, or its own."""
    scenario = paper.snapshot.get(judgement.scenario)
    if isinstance(scenario, Scenario):
        estimate = latest(paper.snapshot, scenario)
        return (estimate.low, estimate.high) if estimate else None
    if judgement.low is None or judgement.high is None:
        return None
    return judgement.low, judgement.high


def several_words(paper: Issuing) -> Iterator[Found]:
    """Judgements with more than one word for the likelihood, but for a range of two that touch."""
    terms = sorted(paper.terms(), key=lambda term: (term.low, term.high))
    places = {
        word.casefold(): at for at, term in enumerate(terms) for word in (term.term, term.second_term) if word
    }
    for judgement in paper.judgements():
        used = list(dict.fromkeys(word for word, _ in words_used(paper, read(judgement.text))))
        reach = [places[word] for word in used]
        if len(used) > 1 and (len(used) > 2 or max(reach) - min(reach) != 1):
            words = ", ".join(f"“{word}”" for word in used)
            yield Found(judgement, f"{called(paper.snapshot, judgement)} has several likelihoods: {words}.")


def word_without_figures(paper: Issuing) -> Iterator[Found]:
    """Judgements that say how likely in a word of the scale, and hold no figures that it stands for."""
    for judgement in paper.judgements():
        used = words_used(paper, read(judgement.text))
        if used and _range(paper, judgement) is None:
            yield Found(
                judgement, f"{called(paper.snapshot, judgement)} says “{used[0][0]}” and gives no figures."
            )


def word_of_other_scale(paper: Issuing) -> Iterator[Found]:
    """Own texts with a likelihood word of another scale, or one that stands for no figure."""
    mine = _bands(paper.terms())
    if not mine:
        return
    for record, text in paper.own_words():
        spoken = _words_of_any(paper, text)
        others = [word for word in spoken if word not in mine]
        others += [found.casefold() for found in LOOSE.findall(_but(text, spoken))]
        for word in dict.fromkeys(others):
            yield Found(
                record,
                f"{called(paper.snapshot, record)} says “{word}”, which is no word of the paper’s scale.",
            )


def _but(text: str, words: Sequence[str]) -> str:
    """A text without its quotations and without some words."""
    pattern = _pattern(tuple(sorted(set(words))))
    plain = without_quotes(text)
    return pattern.sub(" ", plain) if pattern else plain


def rows_mixed(paper: Issuing) -> Iterator[Found]:
    """A paper that takes its words from both rows of a scale that has two."""
    first = {term.term.casefold() for term in paper.terms() if term.second_term}
    second = {term.second_term.casefold() for term in paper.terms() if term.second_term}
    used = {word: record for record, text in paper.own_words() for word, _ in words_used(paper, text)}
    both = sorted(first & used.keys())[:1] + sorted(second & used.keys())[:1]
    if len(both) == 2:
        yield Found(used[both[1]], f"The paper says “{both[1]}” beside “{both[0]}”: two rows of one scale.")


# -- 4: confidence apart ---------------------------------------------------------------------------------


def confidence_beside_likelihood(paper: Issuing) -> Iterator[Found]:
    """Own texts that put a likelihood and a confidence into one sentence."""
    for record, text in paper.own_words():
        for sentence in SENTENCE.findall(text):
            if CONFIDENCE.search(sentence) and words_used(paper, sentence):
                yield Found(
                    record,
                    f"{called(paper.snapshot, record)} gives likelihood and confidence in one sentence: "
                    f"“{' '.join(sentence.split())[:120]}”.",
                )
                break


# -- 15: notes that resolve ------------------------------------------------------------------------------


def citation_unknown(paper: Issuing) -> Iterator[Found]:
    """Own texts that cite what is not there; what the marking keeps out is left out of the paper unsaid."""
    for record, text in paper.own_texts():
        for id in cited_in(text):
            if paper.snapshot.get(id) is None and id not in paper.withheld:
                yield Found(record, f"{called(paper.snapshot, record)} cites “{id}”, which is not on record.")


# -- 14: names -------------------------------------------------------------------------------------------


def name_misspelt(paper: Issuing) -> Iterator[Found]:
    """Own texts with a name that is nearly an actor's, and is not one."""
    from rapidfuzz import fuzz, process

    known: set[str] = set()
    for actor in paper.snapshot.all(Actor):
        written = "\n".join((actor.name, actor.short_name, actor.aliases))
        known.update(found.group() for found in NAME.finditer(written))
    names = sorted(known)
    lowered = {name.casefold() for name in names}
    for record, text in paper.own_words():
        for word in dict.fromkeys(found.group() for found in NAME.finditer(without_quotes(text))):
            plain = word.casefold().removesuffix("’s").removesuffix("'s")
            if not _is_form_of(plain, lowered):
                near = process.extractOne(word, names, scorer=fuzz.ratio, score_cutoff=ALIKE)
                if near:
                    sentence = f"{called(paper.snapshot, record)} says “{word}”; the tracker has “{near[0]}”."
                    yield Found(record, sentence)


def _is_form_of(word: str, names: set[str]) -> bool:
    """True for a name and its plain forms: Russia, Russian, Russians; Poland's."""
    return any(word.startswith(name) or name.startswith(word) for name in names)


RULES = (
    PaperRule(
        2, "bottom-line-missing", "error", "No bottom line",
        "Say in a sentence or two what the reader must know.", no_bottom_line,
    ),
    PaperRule(
        2, "title-apart", "look", "Title and bottom line apart",
        "Let the title carry the judgement of the bottom line.", title_apart,
    ),
    PaperRule(
        3, "likelihood-differs", "error", "Likelihoods whose word and figures differ",
        "Change the word, or the figures.", likelihood_differs,
    ),
    PaperRule(
        3, "likelihood-several", "look", "Judgements with several likelihoods",
        "Make one judgement of each.", several_words,
    ),
    PaperRule(
        3, "likelihood-without-figures", "look", "Likelihoods without figures",
        "Give the range that the word stands for, or choose the scenario.", word_without_figures,
    ),
    PaperRule(
        3, "likelihood-other-scale", "look", "Words of another scale",
        "Use a word of the dossier's scale; quote a source's own word.", word_of_other_scale,
    ),
    PaperRule(
        3, "likelihood-rows-mixed", "look", "Two rows of words in one paper",
        "Keep to one row of the scale.", rows_mixed,
    ),
    PaperRule(
        4, "confidence-with-likelihood", "error", "Likelihood and confidence in one sentence",
        "Say the confidence in a sentence of its own.", confidence_beside_likelihood,
    ),
    PaperRule(
        15, "citation-unknown", "error", "Citations of what is not on record",
        "Correct the id in “[@…]”, or take the citation out.", citation_unknown,
    ),
    PaperRule(
        14, "name-misspelt", "look", "Names that are nearly those of the tracker",
        "Correct it, or add it to the actor's aliases.", name_misspelt,
    ),
)  # fmt: skip
