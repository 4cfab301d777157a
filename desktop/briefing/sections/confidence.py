"""The source summary statement: what the paper rests on, counted; grades are words, never averaged."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from db.dates import BadDate, bounds
from db.likelihood import figures
from db.records import Disagreement, Issue, Position, Question, Source
from db.records.sources import CREDIBILITY_WORDS, RELIABILITY_WORDS, TYPE_WORDS
from desktop.briefing.flow import TOGETHER, Flowable, Paragraph, Subhead
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.notes import UNGRADED
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import SCALES, counted, date_words, joined, scale_terms
from desktop.briefing.styles import NOTE, SUBHEAD
from desktop.briefing.text import NO_BREAK, Words

NOT_GRADED = "not graded"
_YARDSTICKS = "Yardsticks"


def flowables(paper: Paper) -> list[Flowable]:
    """The analyst's own words, and what notes and sources add up to unless the words replace it."""
    own = paper.own_words("confidence")
    told = paper.options("confidence")
    paper.cite_sources()
    computed = [] if own and not told["computed"] else statement(paper)
    texts = [" ".join(computed)] if told["short"] and computed else computed
    return [*own, *paper.set_plain(texts), *(_yardsticks(paper) if computed and not told["short"] else ())]


def _yardsticks(paper: Paper) -> list[Flowable]:
    """What the words of likelihood stand for, and the letters and figures of grades."""
    terms = sorted(scale_terms(paper.snapshot), key=lambda each: each.low)
    scale = SCALES.get(paper.snapshot.dossier.likelihood_scale, paper.snapshot.dossier.likelihood_scale)
    told = (
        (f"Likelihood ({scale})", [f"{each.term} {figures(each.low, each.high)}" for each in terms]),
        (
            "Reliability of a source",
            [f"{grade}{NO_BREAK}{words}" for grade, words in RELIABILITY_WORDS.items()],
        ),
        (
            "Credibility of an item",
            [f"{grade}{NO_BREAK}{words}" for grade, words in CREDIBILITY_WORDS.items()],
        ),
    )
    keys = [Words(NOTE).bold(f"{name}: ").text(f"{'; '.join(listed)}.") for name, listed in told if listed]
    head = Subhead(Words(SUBHEAD).text(_YARDSTICKS), _YARDSTICKS, TEXT_WIDTH, paper.next_part())
    *others, last = keys
    together = (Paragraph.of([key], TEXT_WIDTH, keeps=TOGETHER) for key in others)
    return [head, *together, Paragraph.of([last], TEXT_WIDTH)]


def statement(paper: Paper) -> list[str]:
    """The source summary statement of what was cited so far (after ICD 206), a paragraph each."""
    if not paper.notes.all:
        return []
    cited = [paper.snapshot.need(Source, id) for id in _cited(paper)]
    parts = (_sources(paper, cited), _notes(paper), _claims(paper), _age(paper, cited), _gaps(paper, cited))
    return [part for part in parts if part]


def _cited(paper: Paper) -> Iterable[str]:
    return dict.fromkeys(note.evidence.source for note in paper.notes.all)


def _sources(paper: Paper, cited: list[Source]) -> str:
    kinds = Counter(TYPE_WORDS.get(each.type, each.type) for each in cited)
    kinds_said = joined(
        counted(number, kind) for kind, number in sorted(kinds.items(), key=lambda k: (-k[1], k[0]))
    )
    grades = Counter(each.reliability for each in cited)
    words = {**RELIABILITY_WORDS, "": NOT_GRADED}
    shown = [f"{grade or UNGRADED} ({words[grade]}) {grades[grade]}" for grade in sorted(grades)]
    listed = not paper.options("sources")["cited"]
    rest = paper.snapshot.count(Source) - len(cited) if listed else 0
    also = f"; {counted(rest, 'more is', 'more are')} listed and not cited" if rest else ""
    return (
        f"The paper rests on {counted(len(cited), 'source')}: {kinds_said}{also}. "
        f"Their reliability: {joined(shown)}."
    )


def _notes(paper: Paper) -> str:
    grades = Counter(note.evidence.credibility for note in paper.notes.all)
    words = {**CREDIBILITY_WORDS, "": NOT_GRADED}
    shown = [f"{grade or UNGRADED} ({words[grade]}) {grades[grade]}" for grade in sorted(grades)]
    total = counted(len(paper.notes.all), "note")
    return f"Of {total}, by the credibility of the item: {joined(shown)}. F and 6 mean unknown, not middling."


def _claims(paper: Paper) -> str:
    total, single, none = paper.notes.claims()
    unsourced = f"; {counted(none, 'has', 'have')} no source" if none else ""
    disagreements = paper.snapshot.count(Disagreement)
    differ = (
        f" {counted(disagreements, 'disagreement is', 'disagreements are')} recorded."
        if disagreements
        else ""
    )
    return (
        f"Of {counted(total, 'claim')}, {counted(single, 'rests', 'rest')} on a single source{unsourced}."
        f"{differ} Where sources differ, both are printed."
    )


def _age(paper: Paper, cited: list[Source]) -> str:
    """How old the sources are at the cut-off; of a month or a year its last day counts."""
    days = sorted(day for each in cited if (day := _last_day(each.issued)))
    undated = len(cited) - len(days)
    if not days:
        return "The source is undated." if len(cited) == 1 else "None of the sources is dated."
    until = paper.snapshot.as_of
    before = (date.fromisoformat(until) - date.fromisoformat(days[-1])).days if until else 0
    ahead = f", {counted(before, 'day')} before the cut-off" if before > 0 else ""
    span = f"; the oldest is of {date_words(days[0])}" if days[0] != days[-1] else ""
    more = f"; {counted(undated, 'is', 'are')} undated" if undated else ""
    return f"The newest of the sources cited is of {date_words(days[-1])}{ahead}{span}{more}."


def _last_day(text: str) -> str:
    try:
        first, last = bounds(text)
    except BadDate:
        return ""
    return last or first or ""


def _gaps(paper: Paper, cited: list[Source]) -> str:
    """What there is nothing on: judged sources, positions, answers."""
    held = {each.issue for each in paper.snapshot.all(Position) if paper.snapshot.is_current(each)}
    silent = [each.title for each in paper.snapshot.all(Issue) if each.id not in held]
    asked = sum(each.status in ("open", "no content") for each in paper.snapshot.all(Question))
    said = (
        "" if {"A", "B"} & {each.reliability for each in cited} else "no source is graded A or B",
        f"nobody’s position is on record on {joined(f'“{each}”' for each in silent)}" if silent else "",
        f"{counted(asked, 'question has', 'questions have')} no answer" if asked else "",
    )
    gaps = "; ".join(part for part in said if part)
    return f"Gaps: {gaps}." if gaps else ""
