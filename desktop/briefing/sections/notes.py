"""The list of notes: each number of the text resolved to its source, grade, place and words."""

from db.records import Evidence, Source
from desktop.briefing.flow import Flowable, Paragraph
from desktop.briefing.margin import Margin
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.notes import Note, field_label
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import sentence
from desktop.briefing.styles import NOTE
from desktop.briefing.tagging.elements import note as note_entry
from desktop.briefing.text import Words

_KEY = (
    "In the margin: the letter of the source, its reliability, the credibility of the item (Admiralty code). "
    "The two are rated apart; F and 6 mean that no rating can be given, – that none was given."
)


def flowables(paper: Paper) -> list[Flowable]:
    """An entry for each note that was cited, those on the sources themselves included."""
    paper.cite_sources()
    notes = paper.notes.all
    if not notes:
        return []
    key = Paragraph.of([Words(NOTE._replace(after=7.0)).text(_KEY)], TEXT_WIDTH)
    return [key, *(_entry(paper, note) for note in notes)]


def _entry(paper: Paper, note: Note) -> Paragraph:
    margin = Margin(str(note.number), f"{note.letter} · {note.grade}")
    place = f"note-{note.number}"
    words = _words(paper, note.evidence)
    return Paragraph.of([words], TEXT_WIDTH, margin=margin, place=place, entry=note_entry(place))


def _words(paper: Paper, evidence: Evidence) -> Words:
    bearing = {"contradicts": "Contradicts. ", "context": "Context. "}.get(evidence.bearing, "")
    words = Words(NOTE).bold(bearing)
    words.text(
        sentence(evidence.locator[:1].upper() + evidence.locator[1:]) or "No place in the source given."
    )
    if evidence.says:
        record = paper.snapshot.get(evidence.record)
        label = field_label(record, evidence.field) if record and evidence.field else ""
        words.text(f" On the {label} it says: " if label else " It says: ").text(sentence(evidence.says))
    if evidence.quote:
        language = paper.foreign(paper.snapshot.need(Source, evidence.source).language)
        words.text(" “").text(evidence.quote, language=language).text("”")
    if evidence.translation:
        words.text(f" (in translation: “{evidence.translation}”)")
    return words.text(f" {sentence(evidence.note)}" if evidence.note else "")
