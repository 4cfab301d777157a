"""Key judgements: what the paper judges, with its likelihood, and the confidence in a sentence of its own."""

from db.records import Judgement, Scenario
from desktop.briefing.flow import Flowable, Paragraph
from desktop.briefing.margin import Likelihood
from desktop.briefing.own_words import add_text
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import UNCONFIRMED, first_sentence, likelihood_of, scenario_likelihood, sentence
from desktop.briefing.styles import BODY, UNDER
from desktop.briefing.text import Words

_DAGGER = f"{UNCONFIRMED} A mapping of the source’s words to a range that no analyst has confirmed."


def flowables(paper: Paper) -> list[Flowable]:
    """The judgements of the brief, in their order."""
    made = sorted(
        paper.snapshot.by(Judgement, "brief", paper.brief.id),
        key=lambda each: (1 << 30 if each.rank is None else each.rank, each.text),
    )
    made = list(paper.first("key-judgements", made))
    shown: list[Flowable] = [*paper.own_words("key-judgements"), *(_judgement(paper, each) for each in made)]
    ranges = [likelihood.range for each in made if (likelihood := _likelihood(paper, each))]
    if any(UNCONFIRMED in each for each in ranges):
        shown.append(Paragraph.of([Words(UNDER).text(_DAGGER)], paper.page.right - paper.page.text))
    return shown


def _judgement(paper: Paper, judgement: Judgement) -> Paragraph:
    first, rest = first_sentence(judgement.text)
    short = bool(paper.options("key-judgements")["short"])
    rest = "" if short else rest
    words = Words(BODY).bold(paper.portion(judgement))
    own = add_text(paper, words, sentence(first), bold=True)
    own += add_text(paper, words.text(" "), rest) if rest else []
    scenario = _scenario(paper, judgement)
    printed = scenario.likelihood_as_printed if scenario else ""
    if printed and printed not in judgement.text and not short:
        words.text(f" The source’s word is “{printed}”.")
    rests_on = [judgement, *([scenario] if scenario else [])]
    notes = paper.cite(*(each for each in rests_on if paper.notes.evidence_of(each)))
    words.marks(note.number for note in notes)
    if judgement.confidence:
        words.text(f" Confidence is {judgement.confidence}.")
    if judgement.basis and not short:
        own += add_text(paper, words.text(" "), sentence(judgement.basis))
    return paper.paragraph(
        [words], number=paper.next_paragraph(judgement), kind="Judgement",
        notes=sorted({*notes, *own}),
        likelihood=_likelihood(paper, judgement),
    )  # fmt: skip


def _scenario(paper: Paper, judgement: Judgement) -> Scenario | None:
    found = paper.snapshot.get(judgement.scenario)
    return found if isinstance(found, Scenario) else None


def _likelihood(paper: Paper, judgement: Judgement) -> Likelihood | None:
    if judgement.scenario:
        return scenario_likelihood(paper.snapshot, judgement.scenario)
    if judgement.low is None and judgement.high is None:
        return None
    return likelihood_of(paper.snapshot, judgement.low, judgement.high)
