"""The list of notes: each number of the text resolved to its source, grade, place and words."""

from collections import Counter
from functools import partial

from db.records import Evidence, Source
from desktop.briefing.citing import authors
from desktop.briefing.flow import TOGETHER, Flowable, Paragraph, set_lines
from desktop.briefing.margin import Margin
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.notes import Note, field_label
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import sentence
from desktop.briefing.styles import NOTE
from desktop.briefing.tagging.elements import note as note_entry
from desktop.briefing.text import Words

IBID = "Ibid."
SHORT = 40  # signs of a title that is named again; up to its first pause, if there is one by then
_KEY = (
    "Beside a claim: the letter of the source, its reliability, credibility of the item (Admiralty code). "
    "The two are rated apart; F and 6 mean that no rating can be given, – that none was given."
)


def flowables(paper: Paper) -> list[Flowable]:
    """An entry for each note that was cited, those on the sources themselves included."""
    paper.cite_sources()
    notes = paper.notes.all
    if not notes:
        return []
    key = Paragraph.of([Words(NOTE._replace(after=7.0)).text(_KEY)], TEXT_WIDTH, keeps=TOGETHER)
    names = _Names(paper)
    return [key, *(NoteEntry(paper, note, names) for note in notes)]


class NoteEntry(Paragraph):
    """A note. One from the source of the note before says "Ibid.", but never as the first of a page."""

    def __init__(self, paper: Paper, note: Note, names: "_Names", *, named: bool = False) -> None:
        self._named = partial(NoteEntry, paper, note, names, named=True)
        name = names.short(note) if named else names.next(note)
        self._ibid = name == IBID
        self.number, self.graded = note.number, f"{note.letter}·{note.grade}"
        place = f"note-{note.number}"
        super().__init__(
            set_lines([_words(paper, note.evidence, name)], TEXT_WIDTH),
            NOTE,
            margin=Margin(str(note.number), f"{note.letter} · {note.grade}"),
            whole=True,
            place=place,
            entry=note_entry(place),
        )
        self.about = note.evidence.source

    def at_top(self) -> "NoteEntry":
        """The same note with the name of its source."""
        return self._named() if self._ibid else self


class _Names:
    """What the source of a note is called: in full when it is first named, then shortly, or "Ibid."."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._full: set[str] = set()
        self._alike = Counter(_shortly(each) for each in paper.snapshot.each(Source))
        self._last = ""

    def next(self, note: Note) -> str:
        """What it is called behind the notes asked for before this one."""
        source = self._paper.snapshot.need(Source, note.evidence.source)
        again, self._last = source.id == self._last, source.id
        if again and self._paper.template.citations.ibid:
            return IBID
        if source.id in self._full:
            return self.short(note)
        self._full.add(source.id)
        return _called(source, source.title)

    def short(self, note: Note) -> str:
        """What it is called once it was named in full; two sources are never called alike by it."""
        source = self._paper.snapshot.need(Source, note.evidence.source)
        name = _shortly(source)
        return name if self._alike[name] == 1 else _called(source, source.title)


def _shortly(source: Source) -> str:
    """A source by its title up to the first pause, or by its first words."""
    title = source.title
    for pause in (":", " – ", ",", ";"):
        if 0 < (at := title.find(pause)) <= SHORT:
            title = title[:at]
    if len(title) > SHORT:
        title = f"{title[:SHORT].rsplit(' ', 1)[0]}…"
    return _called(source, title)


def _called(source: Source, title: str) -> str:
    """A source by who stands for it and its title."""
    names = authors(source)
    who = names[0] + (" and others" if len(names) > 1 else "") if names else source.publisher
    return f"{who}, “{title}”" if who else f"“{title}”"


def _words(paper: Paper, evidence: Evidence, name: str) -> Words:
    bearing = {"contradicts": "Contradicts. ", "context": "Context. "}.get(evidence.bearing, "")
    words = (
        Words(NOTE).bold(bearing).text(IBID if name == IBID else name, cut="italic" if name == IBID else "")
    )
    words.text(f", {sentence(evidence.locator)}" if evidence.locator else ", no place given.")
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
