"""The source summary statement: what the paper rests on, counted; grades are words, never averaged."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from db.dates import BadDate, bounds
from db.likelihood import figures
from db.records import Disagreement, Issue, Position, Question, Source
from db.records.sources import CREDIBILITY_WORDS, RELIABILITY_WORDS, TYPE_WORDS
from desktop.briefing.flow import TOGETHER, Flowable, Paragraph, Subhead
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import SCALES, capital, date_words, in_words, joined, scale_terms, told
from desktop.briefing.styles import NOTE, SUBHEAD
from desktop.briefing.text import NO_BREAK, Words

NOT_GRADED = "not graded"
_YARDSTICKS = "Yardsticks"


def flowables(paper: Paper) -> list[Flowable]:
    """The analyst's own words, and what notes and sources add up to unless the words replace it."""
    own = paper.own_words("confidence")
    asked = paper.options("confidence")
    paper.cite_sources()
    computed = [] if own and not asked["computed"] else statement(paper)
    texts = [" ".join(computed)] if asked["short"] and computed else computed
    return [*own, *paper.set_plain(texts), *(_yardsticks(paper) if computed and not asked["short"] else ())]


def _yardsticks(paper: Paper) -> list[Flowable]:
    """What the words of likelihood stand for, and the letters and figures of grades."""
    terms = sorted(scale_terms(paper.snapshot), key=lambda each: each.low)
    scale = SCALES.get(paper.snapshot.dossier.likelihood_scale, paper.snapshot.dossier.likelihood_scale)
    keys = (
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
    shown = [Words(NOTE).bold(f"{name}: ").text(f"{'; '.join(listed)}.") for name, listed in keys if listed]
    head = Subhead(Words(SUBHEAD).text(_YARDSTICKS), _YARDSTICKS, TEXT_WIDTH, paper.next_part())
    *others, last = shown
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
    listed = not paper.options("sources")["cited"]
    rest = paper.snapshot.count(Source) - len(cited) if listed else 0
    also = f"; {told(rest, 'more is', 'more are')} listed and not cited" if rest else ""
    grades = Counter(each.reliability for each in cited)
    graded = _graded(grades, {**RELIABILITY_WORDS, "": NOT_GRADED})
    who = "It is" if len(cited) == 1 else "Both are" if len(cited) == 2 else "All are"
    how = (
        f"{who} rated {graded[0][1]} for reliability"
        if len(graded) == 1
        else f"For reliability, {joined(_verbs(graded))}"
    )
    return f"The paper rests on {_kinds(cited)}{also}. {how}."


def _kinds(cited: list[Source]) -> str:
    """How many sources there are, and of what kinds: "two sources, both web pages", "one document"."""
    kinds = Counter(TYPE_WORDS.get(each.type, each.type) for each in cited)
    ordered = sorted(kinds.items(), key=lambda each: (-each[1], each[0]))
    if len(kinds) > 1:
        return f"{told(len(cited), 'source')}: {joined(told(number, kind) for kind, number in ordered)}"
    kind = told(len(cited), ordered[0][0])
    if len(cited) == 1:
        return f"one source, {'an' if ordered[0][0][0] in 'aeiou' else 'a'} {ordered[0][0]}"
    return f"{told(len(cited), 'source')}, {'both' if len(cited) == 2 else 'all'} {kind.partition(' ')[2]}"


def _graded(grades: Mapping[str, int], words: Mapping[str, str]) -> list[tuple[int, str]]:
    """How many have each grade, the best first: (7, "A (completely reliable)")."""
    named = {grade: f"{grade} ({words[grade]})" if grade else words[""] for grade in grades}
    return [(grades[grade], named[grade]) for grade in sorted(grades, key=lambda each: (not each, each))]


def _verbs(graded: Sequence[tuple[int, str]]) -> list[str]:
    """The same as parts of a sentence: "two are rated A (…)", "one rated B (…)"."""
    verbs = (" is" if graded[0][0] == 1 else " are", *[""] * (len(graded) - 1))
    return [f"{in_words(number)}{verb} rated {of}" for (number, of), verb in zip(graded, verbs, strict=True)]


def _notes(paper: Paper) -> str:
    """The credibility of the items behind the notes, and what the grades for "unknown" do not mean."""
    notes = paper.notes.all
    grades = Counter(note.evidence.credibility for note in notes)
    graded = _graded(grades, {**CREDIBILITY_WORDS, "": NOT_GRADED})
    total, many = told(len(notes), "note"), len(notes) > 1
    how = (
        capital(f"{'all ' * many}{total} {'are' if many else 'is'} rated {graded[0][1]} for credibility.")
        if len(graded) == 1
        else f"Of {total}, {joined(_verbs(graded))} for credibility."
    )
    reliabilities = {note.grade[:1] for note in notes}
    unknown = [*(["F"] if "F" in reliabilities else []), *(["6"] if "6" in grades else [])]
    if not unknown:
        return how
    return f"{how} {joined(unknown)} mean{'s' if len(unknown) == 1 else ''} unknown, not middling."


def _claims(paper: Paper) -> str:
    total, single, none = paper.notes.claims()
    unsourced = f"; {told(none, 'has', 'have')} no source" if none else ""
    disagreements = paper.snapshot.count(Disagreement)
    differ = (
        f" On record {'is' if disagreements == 1 else 'are'} {told(disagreements, 'disagreement')}."
        if disagreements
        else ""
    )
    rest = (
        f"{'Each of ' if total > 1 else 'The '}{told(total, 'claim')} rests on a single source"
        if single == total
        else f"Of {told(total, 'claim')}, {told(single, 'rests', 'rest')} on a single source{unsourced}"
    )
    return f"{rest}.{differ} Where sources differ, both are printed."


def _age(paper: Paper, cited: list[Source]) -> str:
    """How old the sources are at the cut-off; of a month or a year its last day counts."""
    days = sorted(day for each in cited if (day := _last_day(each.issued)))
    undated = len(cited) - len(days)
    if not days:
        return "The source is undated." if len(cited) == 1 else "None of the sources is dated."
    until = paper.snapshot.as_of
    before = (date.fromisoformat(until) - date.fromisoformat(days[-1])).days if until else 0
    ahead = f", {told(before, 'day')} before the cut-off" if before > 0 else ""
    span = f"; the oldest is of {date_words(days[0])}" if days[0] != days[-1] else ""
    more = f"; {told(undated, 'is', 'are')} undated" if undated else ""
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
        f"{told(asked, 'question has', 'questions have')} no answer" if asked else "",
    )
    gaps = "; ".join(part for part in said if part)
    return f"Gaps: {gaps}." if gaps else ""
