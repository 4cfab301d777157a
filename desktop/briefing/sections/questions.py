"""Questions and answers; where a source only fills space, the answer says so."""

from db.records import Question
from desktop.briefing.flow import Flowable, Subhead
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.paper import NO_SOURCE, Paper
from desktop.briefing.phrases import sentence
from desktop.briefing.styles import BODY, GREY, QUESTION
from desktop.briefing.text import Words

_STATUS = {
    "no content": "The source puts the question and does not answer it.",
    "partly": "Answered in part.",
    "open": "Open: no answer on record.",
}


def flowables(paper: Paper) -> list[Flowable]:
    """Each question as a head with its answer under it."""
    own: list[Flowable] = [*paper.own_words("questions")]
    asked = sorted(
        paper.snapshot.all(Question),
        key=lambda each: (1 << 30 if each.rank is None else each.rank, each.question),
    )
    if paper.options("questions")["open"]:
        asked = [each for each in asked if each.status in ("open", "partly")]
    for question in asked:
        own.extend(_question(paper, question))
    return own


def _question(paper: Paper, question: Question) -> list[Flowable]:
    title = paper.portion(question) + question.question
    head = Subhead(Words(QUESTION).text(title), title, TEXT_WIDTH, paper.next_part())
    notes = paper.cite(question)
    words = (
        Words(BODY).text(sentence(question.answer)).marks(note.number for note in notes if question.answer)
    )
    status = _STATUS.get(question.status, "")
    if question.status == "open" and question.answer:
        status = "Open."
    words.text((" " if question.answer else "") + status if status else "", GREY)
    if not question.answer:
        words.marks(note.number for note in notes)
    answer = paper.paragraph(
        [words], number=paper.next_paragraph(question), kind=paper.kind_of(question), notes=notes,
        remark="" if notes else NO_SOURCE, whole=True,
    )  # fmt: skip
    return [head, answer]
