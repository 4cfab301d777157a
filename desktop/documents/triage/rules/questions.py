"""Questions and answers, and which answers say nothing."""

import re
from collections.abc import Iterator, Sequence

from desktop.documents.blocks import HEADING, Block
from desktop.documents.cues import cues
from desktop.documents.triage.proposal import HIGH, LOW, MEDIUM, Proposal
from desktop.documents.triage.reading import QUESTIONS, Reading, Section
from desktop.documents.vocabulary import FILLER

LONGEST_QUESTION = 300  # characters
LONGEST_FILLER = 90  # words: longer answers are read by a person before they are said to be empty
RUN = 4  # words of the question that an answer repeats one after the other
_QUESTION = rf"(?:question|q|{'|'.join(cues('question'))})"
_ANSWER = rf"(?:answer|a|{'|'.join(cues('answer'))})"
_ASKS = re.compile(rf"(?:\*\*|__)?(?:{_QUESTION}\s*\d*\s*[:.)]\s*)?(.+?\?)(?:\*\*|__)?\s*$", re.I | re.S)
_BOTH = re.compile(
    rf"(?:{_QUESTION}\s*\d*\s*[:.)]\s*)?([^?]{{8,300}}\?)\s+(?:{_ANSWER}\s*[:.)]\s*)?(\S.+)", re.I | re.S
)
_MARKED = re.compile(rf"{_QUESTION}\s*\d*\s*[:.)]", re.I)
_ANSWERS = re.compile(rf"{_ANSWER}\s*[:.)]\s*", re.I)
_FACT = re.compile(
    r"\d[\d,.]*\s*(?:%|per\s?cent|million|billion|km|troops|years|days|months)|“[^”]{15,}”", re.I
)


def questions(reading: Reading) -> Iterator[tuple[Proposal, list[Block]]]:
    """A line that asks, and what stands under it up to the next: with the blocks it was made of.

    The line is a heading or a paragraph of its own that ends with a question mark, or begins with "Q:". One
    without an answer stays open. An answer that only fills space gets the status "no content".
    """
    placed = [(section, block) for section in reading.sections for block in section.with_head]
    for place, (section, block) in enumerate(placed):
        words = reading.said(block)
        asked = _question(words)
        if asked is None:
            if block.kind != HEADING and _MARKED.match(words) and (both := _BOTH.match(words)):
                yield _proposal(reading, section, [block], both[1], both[2])
            continue
        answer = _answer(reading, placed[place + 1 :])
        if not answer and not _among_questions(reading, placed, place):
            continue  # the title of what follows, put as a question
        said = reading.text[answer[0].first : answer[-1].last] if answer else ""
        yield _proposal(
            reading, section, [block, *answer], asked, _ANSWERS.sub("", said, count=1) if said else ""
        )


def _among_questions(reading: Reading, placed: Sequence[tuple[Section, Block]], place: int) -> bool:
    """Whether the heading before or after a question is one too, or announces them."""
    beside = [
        at for at, (_, block) in enumerate(placed) if block.kind == HEADING or _question(reading.said(block))
    ]
    here = beside.index(place)
    near = [placed[at] for at in beside[max(0, here - 1) : here] + beside[here + 1 : here + 2]]
    return any(section.role == QUESTIONS or _question(reading.said(block)) for section, block in near)


def _question(words: str) -> str | None:
    """The question a line asks, when that is all it does."""
    found = (
        _ASKS.match(words) if len(words) <= LONGEST_QUESTION and words.rstrip(" *_").endswith("?") else None
    )
    if not found or re.search(r"[.!?]\s+[A-Z]", found[1]):
        return None
    return " ".join(found[1].strip(" *_").split())


def _answer(reading: Reading, after: Sequence[tuple[Section, Block]]) -> list[Block]:
    found: list[Block] = []
    for _, block in after:
        if block.kind == HEADING or _question(reading.said(block)) or _MARKED.match(reading.said(block)):
            break
        found.append(block)
    return found


def _proposal(
    reading: Reading, section: Section, made_of: list[Block], asked: str, answer: str
) -> tuple[Proposal, list[Block]]:
    why = filler_in(asked, answer) if answer else ""
    status = "no content" if why else "answered" if answer else "open"
    fields = {"question": asked, "answer": answer.strip(), "status": status}
    reason = "A line of its own asks it."
    confidence = HIGH if answer else LOW
    if why:
        reason += f" The answer only fills space: {why}."
        confidence = MEDIUM
    elif not answer:
        reason += " Nothing under it answers."
    proposal = Proposal(
        "question", "question", made_of[0].first, made_of[-1].last,
        {name: value for name, value in fields.items() if value}, reason, confidence,
    )  # fmt: skip
    return proposal, made_of


def filler_in(asked: str, answer: str) -> str:
    """Why an answer says nothing, in words; '' when it may say something.

    It is short, gives no figure and no quotation, and shows two of these: it repeats four words of the
    question in a row, it points to "the article above", it uses set phrases such as "ranging from".
    """
    words = answer.split()
    if len(words) > LONGEST_FILLER or _FACT.search(answer):
        return ""
    phrases = [found[0] for found in FILLER.finditer(answer)]
    signs = [f"“{phrase}”" for phrase in dict.fromkeys(phrases)]
    if _repeats(asked, answer):
        signs.insert(0, "it repeats the question")
    return ", ".join(signs[:3]) if len(signs) >= 2 else ""


def _repeats(asked: str, answer: str) -> bool:
    question = re.findall(r"\w+", asked.casefold())
    said = " ".join(re.findall(r"\w+", answer.casefold()))
    runs = (" ".join(question[place : place + RUN]) for place in range(len(question) - RUN + 1))
    return any(f" {run} " in f" {said} " for run in runs)
