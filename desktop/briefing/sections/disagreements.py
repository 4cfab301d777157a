"""Where the sources disagree: each disagreement with its sides; both stand, and none is averaged away."""

from db.records import Disagreement, DisagreementRecord, Evidence
from desktop.briefing.flow import Flowable, Paragraph
from desktop.briefing.margin import Graded
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import sentence
from desktop.briefing.styles import BODY, DETAIL
from desktop.briefing.tagging.elements import Entry, listed, unnumbered_list
from desktop.briefing.text import Words, width_of

_DASH = "– "


def flowables(paper: Paper) -> list[Flowable]:
    """A paragraph for each disagreement."""
    own = paper.own_words("disagreements")
    ordered = sorted(paper.snapshot.all(Disagreement), key=lambda each: (each.title.casefold(), each.note))
    if not ordered:
        return [*own]
    both = Words(BODY).text("Both sides stand. Where this tracker goes by one of them, the entry says so.")
    intro = Paragraph.of([both], TEXT_WIDTH)
    return [*own, intro, *(_disagreement(paper, each) for each in ordered)]


def _disagreement(paper: Paper, each: Disagreement) -> Paragraph:
    notes = list(paper.cite(each)) if paper.notes.evidence_of(each) else []
    kind = f" ({each.kind})" if each.kind else ""
    words = Words(BODY).bold(paper.portion(each) + sentence(each.title + kind))
    words.text(f" {sentence(each.note)}" if each.note else "").marks(note.number for note in notes)
    sides = sorted(
        paper.snapshot.by(DisagreementRecord, "disagreement", each.id),
        key=lambda side: (paper.name(side.record), side.says),
    )
    lines = _sides(paper, sides, notes)
    parts = [
        words,
        *lines,
        *([Words(DETAIL).text(preferred)] if (preferred := _preferred(paper, each)) else []),
    ]
    return paper.paragraph(parts, number=paper.next_paragraph(each), notes=sorted(set(notes)))


def _preferred(paper: Paper, each: Disagreement) -> str:
    """What this tracker goes by, where it goes by one side; that it prefers none is said once for all."""
    if not each.follows:
        return sentence(each.why)
    because = f": {sentence(each.why)}" if each.why else "."
    return f"This tracker goes by “{paper.name(each.follows)}”{because}"


def _sides(paper: Paper, sides: list[DisagreementRecord], notes: list[Graded]) -> list[Words]:
    """The sides, a line each, what is turned over standing in behind the dash."""
    lines: list[Words] = []
    all_of_them = unnumbered_list()
    for side in sides:
        words = Words(DETAIL, all_of_them)
        words.turned = width_of(_DASH, DETAIL)
        notes.extend(_side(paper, side, words, listed(all_of_them)))
        lines.append(words)
    return lines


def _side(paper: Paper, side: DisagreementRecord, words: Words, entry: Entry) -> tuple[Graded, ...]:
    """Add one side: the record, where in the paper it stands, and what it says there."""
    record = paper.snapshot.get(side.record)
    place = paper.places.get(side.record, "")
    name = paper.notes.place_in_source(record) if isinstance(record, Evidence) else paper.name(side.record)
    words.within(entry.label).text(_DASH).within(entry.text)
    words.bold(name).text(f" ({place})" if place else "")
    words.text(f": {sentence(side.says)}" if side.says else ".")
    notes = paper.notes.of(record) if isinstance(record, Evidence) else ()
    if record and not notes and paper.notes.evidence_of(record):
        notes = paper.cite(record)
    words.marks((note.number for note in notes), small=True)
    return notes
