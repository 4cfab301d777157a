"""The page a source is read on: its text with what is filed of it, and the keys that file more."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db import dates
from db.changes import Change
from db.records import Disagreement, DisagreementRecord, Evidence, Position, Source
from desktop.dialogs.waiting import attend
from desktop.jobs import Jobs
from desktop.models.shown_text import ShownText
from desktop.models.source_text import CITING, FILING, Mark, SourceText, cut_text, read_source
from desktop.scale import px
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.notice import Notice
from desktop.views.reader.find_bar import FindBar
from desktop.views.reader.key_strip import BACK, LETTERS, MARK, NEXT, PARAGRAPH, UNFOLD, KeyStrip
from desktop.views.reader.margins import named, said_of
from desktop.views.reader.text import ReaderText
from desktop.widgets.announce import announce
from desktop.widgets.buttons import IconButton
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.label import ElidedLabel
from desktop.widgets.painting import DIFFERS
from desktop.widgets.surface import Surface

NO_TEXT = "No text is kept of this source"
NO_TEXT_WORDS = (
    "What is read here comes with a document. Ctrl+Alt+A adds it, or drop its file on the form of the source."
)
LONG = 100_000  # characters of a text: longer ones take a while to be told apart
LEAST = 440  # pixels of the page: where it is lower, the text has the room of the keys
GONE = "This source is not in the tracker any more. Undo may bring it back."

# A change of any of these may mark another passage, or let what is said otherwise be another thing.
BEARS_ON_MARKS = {cls.META.kind for cls in (Evidence, Source, Position, Disagreement, DisagreementRecord)}


class ReaderPage(Surface):
    """One source at a time. `opened`: a record to show beside it; `filing`: the letter of a key and the
    passage it is for; `correcting`: its text is to be corrected; `repairs_wanted`: what was repaired and set
    aside in it is to be listed, `lost_wanted`: quotes without a place.
    """

    opened = Signal(str)
    filing = Signal(str, object)
    correcting = Signal()
    repairs_wanted = Signal()
    lost_wanted = Signal()

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, *, jobs: Jobs | None = None
    ) -> None:
        """`jobs`: where long texts are cut beside the window; without them all is done at once."""
        super().__init__(theme, "base", parent=parent)
        self._session, self._theme, self._jobs = session, theme, jobs
        self.source: SourceText | None = None
        self._places: dict[str, tuple[int, int, int]] = {}
        self._is_old = False
        self._opened = ""  # the citation whose record was shown last
        self.title = ElidedLabel(theme, "", "view")
        self.about = ElidedLabel(theme, "", "second", "text2")
        self.find_button = IconButton(theme, "search", "Find in the text (Ctrl+F)")
        self.correct = IconButton(theme, "pencil", "Correct the text (Ctrl+Shift+T)")
        self.repairs = IconButton(theme, "rotate-ccw", "Repairs and what was set aside (Ctrl+Alt+T)")
        self.record = IconButton(theme, "panel-right", "Show the record of the source")
        self.text = ReaderText(theme)
        self.finding = FindBar(theme, self.text)
        self.lost = Notice(theme)
        self.empty = EmptyState(theme)
        self.strip = KeyStrip(theme)
        self._build()
        self._connect()
        self.setFocusProxy(self.text)
        self.setAccessibleName("Reader")

    # -- build ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(MEASURES.main_padding, 12, 12, 8)
        head.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.about)
        head.addLayout(words, 1)
        for button in (self.find_button, self.correct, self.repairs, self.record):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._around = QWidget()
        within = QVBoxLayout(self._around)
        within.setContentsMargins(MEASURES.main_padding, 8, MEASURES.main_padding, 0)
        within.addWidget(self.empty)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        lost = QHBoxLayout()
        lost.setContentsMargins(MEASURES.main_padding - 8, 0, 12, 8)
        lost.addWidget(self.lost)
        column.addWidget(self.finding)
        column.addLayout(lost)
        column.addWidget(self._around, 1)
        column.addWidget(self.text, 1)
        column.addWidget(self.strip)
        self.lost.say("")

    def _connect(self) -> None:
        self.text.letters = LETTERS
        self.text.pressed.connect(self.press)
        self.text.entered.connect(self.open_here)
        self.text.moved.connect(self._tell)
        self.text.chips.chosen.connect(self._choose)
        self.strip.pressed.connect(partial(self.press, shift=False))
        self.find_button.clicked.connect(self.finding.begin)
        self.correct.clicked.connect(self.correcting)
        self.repairs.clicked.connect(self.repairs_wanted)
        self.record.clicked.connect(lambda: self.opened.emit(self.source_id))
        self.lost.pressed.connect(self.lost_wanted)
        self._session.changed.connect(self._on_change)
        self._session.scope_changed.connect(self._refresh)
        for key, way in (("F3", 1), ("Shift+F3", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.finding.step, way))

    # -- what is shown -------------------------------------------------------------------------------

    @property
    def source_id(self) -> str:
        """The id of the source that is shown; '' for none."""
        return self.source.source.id if self.source else ""

    def keep_clear(self, pixels: int) -> None:
        """Have nothing to read in so many pixels at the foot, where something lies over it."""
        self._column.setContentsMargins(0, 0, 0, pixels)

    def show_source(self, id: str) -> None:
        """Show a source as it was left when it was read last."""
        if id == self.source_id and not self._is_old:
            return
        self._keep_place()
        another = id != self.source_id
        self.source = read_source(self._session, id, self.source, self._cut)
        self._is_old = False
        self._show()
        if another and id in self._places:
            first, last, scrolled = self._places[id]
            self.text.select(first, last)
            self.text.verticalScrollBar().setValue(scrolled)

    def _cut(self, text: str) -> ShownText:
        """A text in its blocks; a long one is cut beside the window, which is painted meanwhile."""
        if self._jobs is None or len(text) < LONG:
            return cut_text(text)
        found: list[ShownText] = []
        job = self._jobs.make("Reading the text", lambda _report: cut_text(text))
        job.succeeded.connect(found.append)
        attend(job)
        return found[0]

    def show_citation(self, id: str) -> bool:
        """Select the passage of a citation; False when it has no place in the text."""
        mark = (
            next((each for each in self.source.marks if each.evidence == id), None) if self.source else None
        )
        if mark is None:
            return False
        self.text.show_passage(mark.first, mark.last)
        return True

    def _keep_place(self) -> None:
        if self.source is not None:
            self._places[self.source_id] = (*self.text.selected(), self.text.verticalScrollBar().value())

    def _show(self) -> None:
        source = self.source
        has_text = source is not None and bool(source.blocks)
        self.title.setText(source.source.title if source else "")
        self.text.show_source(source)
        self.finding.forget()
        self.text.setVisible(has_text)
        self.strip.setVisible(has_text)
        self._around.setVisible(not has_text)
        for button in (self.find_button, self.correct):
            button.setEnabled(has_text)
        self.correct.setEnabled(has_text and not self._session.store.readonly)
        self.repairs.setVisible(source is not None and source.mended > 0 and self.correct.isEnabled())
        if source is None:
            self.empty.show_words("This source was deleted", GONE)
        elif not has_text:
            self.empty.show_words(NO_TEXT, NO_TEXT_WORDS)
        self.about.setText(self._about())
        self._tell_lost()
        self._tell()

    def _about(self) -> str:
        if self.source is None:
            return ""
        source, marks = self.source.source, self.source.marks
        filed = (
            "" if not marks else "1 passage filed" if len(marks) == 1 else f"{len(marks):,} passages filed"
        )
        graded = f"reliability {source.reliability}" if source.reliability else "not graded"
        withdrawn = "" if source.status == "in use" else source.status
        issued = dates.words(source.issued) if source.issued else "undated"
        return " · ".join(part for part in (source.publisher, issued, graded, withdrawn, filed) if part)

    def _tell_lost(self) -> None:
        lost = self.source.lost if self.source else ()
        if not lost:
            self.lost.say("")
            return
        quotes = "1 quote has" if len(lost) == 1 else f"{len(lost):,} quotes have"
        self.lost.say(f"{quotes} no place in this text.", "Show")

    def _tell(self) -> None:
        """Say in the strip what stands at the caret, and let the letters in the margin follow."""
        source = self.source
        if source is None or not self._session.is_open:
            return
        first, last = self.text.selected()
        here = source.marks_in(first, last)
        words = f"Return shows {'; '.join(named(mark) for mark in here)}" if here else ""
        otherwise = dict.fromkeys(f"{DIFFERS} {each}" for mark in here for each in mark.against)
        if not words and first != last:
            cited = source.cited(first, last)
            many = len(cited.quote.split())
            words = f"Selected: {cited.locator} · {'1 word' if many == 1 else f'{many:,} words'}"
        self.strip.tell(
            words, tuple(otherwise), filable=bool(source.blocks) and not self._session.store.readonly
        )
        self.text.chips.update()

    # -- keys ----------------------------------------------------------------------------------------

    def press(self, letter: str, shift: bool) -> None:
        """Do what a letter stands for, on what is selected or stands at the caret."""
        if letter in (NEXT, BACK):
            self.text.select_sentence(1 if letter == NEXT else -1, further=shift)
        elif letter == PARAGRAPH:
            self.text.select_paragraph()
        elif letter == MARK:
            self._say(self.text.step_mark(-1 if shift else 1))
        elif letter == UNFOLD:
            self.strip.unfold()
        elif letter in (CITING, *FILING) and not self._session.store.readonly:
            self.file(letter)

    def file(self, letter: str) -> None:
        """Ask to file what is selected; where nothing is, the sentence at the caret."""
        if self.source is None or not self.source.blocks:
            return
        first, last = self.text.selected()
        if first == last:
            self.text.select_sentence(1, further=False)
            first, last = self.text.selected()
        cited = self.source.cited(first, last)
        if cited.quote:
            self.filing.emit(letter, cited)

    def open_here(self) -> None:
        """Show the record that is filed from the passage at the caret: of several the next each time."""
        marks = self.source.marks_in(*self.text.selected()) if self.source else []
        ids = [mark.evidence for mark in marks]
        if marks:
            mark = marks[(ids.index(self._opened) + 1) % len(ids) if self._opened in ids else 0]
            self._opened = mark.evidence
            self.opened.emit(mark.record)

    def _choose(self, mark: Mark) -> None:
        self.text.show_passage(mark.first, mark.last)
        self.opened.emit(mark.record)

    def _say(self, mark: Mark | None) -> None:
        announce(self.text, said_of(mark) if mark else "No more passages are filed there")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.finding.isHidden():
            self.finding.end()
        else:
            super().keyPressEvent(event)

    # -- changes -------------------------------------------------------------------------------------

    def _on_change(self, change: Change) -> None:
        source = self.source
        if source is None:
            return
        shown = {source.source.id, *(mark.record for mark in source.marks)}
        tables = change.counts()
        if BEARS_ON_MARKS & set(tables) or any(e.id in shown for e in change.edits):
            self._refresh()

    def _refresh(self) -> None:
        """Read anew what is filed, now or when it is seen again."""
        if self.source is None:
            return
        self._is_old = True
        if self.isVisible():
            self._read_again()

    def _read_again(self) -> None:
        assert self.source is not None
        id, before = self.source_id, self.source
        found = read_source(self._session, id, before if before.text else None, self._cut)
        self._is_old = False
        if found is not None and found.shown is not before.shown:
            self._move_along(before, found)
        elif found is None:
            self.empty.show_words("This source was deleted", GONE)
        self.source = found or SourceText(before.source, "", (), before.shown)
        self._show()

    def _move_along(self, before: SourceText, now: SourceText) -> None:
        """Another text: the caret stays about where it was."""
        first, last = self.text.selected()
        scrolled = self.text.verticalScrollBar().value()
        self.source = now
        self.text.show_source(now)
        self.text.select(first, last)
        self.text.verticalScrollBar().setValue(scrolled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.show_keys(self.height() >= px(LEAST))
        self.strip.otherwise.set_room(self.height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old and self.source is not None:
            self._read_again()
