"""Confidence and sources: what the paper rests on, counted; grades are words, never averaged."""

from collections import Counter

from db.records import Disagreement, Source
from db.records.sources import CREDIBILITY_WORDS
from desktop.briefing.flow import Flowable
from desktop.briefing.notes import UNGRADED
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import counted, joined
from desktop.briefing.styles import BODY
from desktop.briefing.text import Words

RELIABILITY_WORDS = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "cannot be judged", "": "not graded",
}  # fmt: skip


def flowables(paper: Paper) -> list[Flowable]:
    """The analyst's own words, then what the notes and sources of this paper add up to."""
    own = paper.own_words("confidence")
    paper.cite_sources()
    if not paper.notes.all:
        return [*own]
    texts = (_sources(paper), _notes(paper), _claims(paper))
    return [
        *own,
        *(paper.paragraph([Words(BODY).text(text)], number=paper.next_paragraph()) for text in texts),
    ]


def _sources(paper: Paper) -> str:
    cited = {note.evidence.source for note in paper.notes.all}
    grades = Counter(paper.snapshot.need(Source, id).reliability for id in cited)
    shown = [f"{grade or UNGRADED} ({RELIABILITY_WORDS[grade]}) {grades[grade]}" for grade in sorted(grades)]
    listed = paper.snapshot.count(Source)
    also = (
        f"; {counted(listed - len(cited), 'more is', 'more are')} listed and not cited"
        if listed > len(cited)
        else ""
    )
    return f"The paper rests on {counted(len(cited), 'source')}{also}. Their reliability: {joined(shown)}."


def _notes(paper: Paper) -> str:
    grades = Counter(note.evidence.credibility for note in paper.notes.all)
    words = {**CREDIBILITY_WORDS, "": RELIABILITY_WORDS[""]}
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
