"""Reading sources: the ways to a passage and back to its record, and records filed from what is selected."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from db.changes import Change
from db.records import (
    KINDS,
    Actor,
    Event,
    Evidence,
    Issue,
    Proposal,
    Record,
    ScaleTerm,
    Scenario,
    Source,
    Track,
)
from desktop.actions import Actions
from desktop.documents.blocks import block_at, sign_of
from desktop.documents.sentences import heading_over
from desktop.jobs import Report
from desktop.models.findings import Command
from desktop.models.navigation import READ
from desktop.models.source_text import CITING, FILING
from desktop.operations.filing import Cited
from desktop.operations.labels import cut
from desktop.running import A_PARAGRAPH, Running, Task
from desktop.session import Session
from desktop.travel import Travel
from desktop.views.asked import Place
from desktop.views.inspector import Inspector
from desktop.views.pages import Pages
from desktop.widgets.toast import Message, Toast

if TYPE_CHECKING:  # all that is needed once a source is read, and not before
    from db.reader import Reader
    from desktop.documents.passage import Known, Passage
    from desktop.forms.form import FormDraft
    from desktop.jobs import Report
    from desktop.views.reader.page import ReaderPage

NAMED: tuple[type[Record], ...] = (Actor, Issue, Proposal, Event, Track, Scenario)
KINDS_READ = frozenset({"actor", "issue", "proposal", "event", "track", "scenario", "scale_term", "dossier"})
OWNERS = {"proposal_point": "proposal", "indicator": "scenario"}  # several are filed of one, in a row
NOTHING = "No source is cited for this record that could be read here."
NONE_CHOSEN = "Choose a source, or a record that rests on one, to read it."
NOT_READ = "Read the source first: its text is corrected on the page it is read on."
CORRECTING = Task(
    "Writing the text", "It could not be written. All stands as it was.", "Cancelled. All stands as it was."
)


class ReaderCommands(QObject):
    """The commands around the page sources are read on."""

    def __init__(
        self,
        session: Session,
        table: Actions,
        travel: Travel,
        pages: Pages,
        inspector: Inspector,
        toast: Toast,
        running: Running,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._travel, self._pages, self._running = session, travel, pages, running
        self._inspector, self._toast, self._window = inspector, toast, window
        self._known: Known | None = None
        self._filing = False
        self._begun: FormDraft | None = None  # what stood in the form when it was begun
        self._owners: dict[str, str] = {}  # by kind, what the last one filed belongs to
        table.connect_to("record.read", self.read)
        table.connect_to("record.correct_text", self.correct)
        pages.reader_made.connect(self._take)
        inspector.added.connect(self._filed)
        inspector.shown.connect(self._given_up)
        inspector.installEventFilter(self)
        session.changed.connect(self._forget)
        session.tracker_changed.connect(self._forget)

    def _take(self, page: "ReaderPage") -> None:
        self._running.jobs.make("Names of months", _make_ready, in_turn=True).start()
        page.opened.connect(self._show_record)
        page.filing.connect(self._file)
        page.correcting.connect(self.correct)
        page.lost_wanted.connect(self.list_lost)

    @property
    def _page(self) -> "ReaderPage | None":
        """The page, while it is shown."""
        page = self._pages.reader
        return page if page is not None and self._pages.currentWidget() is page else None

    # -- to a passage and back -----------------------------------------------------------------------

    def read(self) -> None:
        """Read the source that is chosen, or the passage that the record chosen rests on."""
        record = self._record()
        if record is None:
            self._say(NONE_CHOSEN)
        elif isinstance(record, Source):
            self._travel.go_in(f"{READ}{record.id}")
        elif isinstance(record, Evidence):
            self.show_citation(record.id)
        else:
            self._read_one_of(record)

    def _record(self) -> Record | None:
        focus = QApplication.focusWidget()
        evidence = self._inspector.evidence.focused()
        if evidence:
            return self._session.store.get(evidence)
        within = focus is not None and self._inspector.isAncestorOf(focus)
        id = self._inspector.record_id if within else self._travel.chosen()
        return self._session.store.get(id) if id else None

    def _read_one_of(self, record: Record) -> None:
        """Go to the one passage that is cited for a record, or offer those there are."""
        store = self._session.store
        cited = store.find(Evidence, record=record.id)
        found = [each for each in cited if store.need(Source, each.source).text]
        if not found:
            self._say(NOTHING)
        elif len(found) == 1:
            self.show_citation(found[0].id)
        else:
            menu = self.passage_menu(found)
            place = self._inspector.header.geometry().bottomLeft()
            menu.popup(self._inspector.mapToGlobal(place) if self._inspector.isVisible() else QPoint())
            menu.setActiveAction(menu.actions()[0])

    def passage_menu(self, found: list[Evidence]) -> QMenu:
        """The passages that are cited for a record, by source and place."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        titles = self._session.store.titles(each.source for each in found)
        for each in found:
            where = f", {each.locator}" if each.locator else ""
            words = f"{cut(titles.get(each.source, ''))}{where}".replace("&", "&&")
            menu.addAction(words).triggered.connect(partial(self._show_chosen, each.id))
        return menu

    def _show_chosen(self, id: str, _checked: bool = False) -> None:
        self.show_citation(id)

    def show_citation(self, id: str) -> None:
        """Read a source where a citation is from, its passage selected; one without a place is looked for."""
        evidence = self._session.store.get(id)
        if not isinstance(evidence, Evidence):
            return
        self._travel.go_in(f"{READ}{evidence.source}")
        page = self._page
        if page is None or page.source is None or not page.source.blocks or page.show_citation(id):
            return
        if evidence.quote:
            page.finding.begin()
            page.finding.box.setText(evidence.quote)
        else:
            self._say("This citation names no passage of the text.")

    def show_found(self, passage: str) -> None:
        """Read a source at a passage that was found: its id, first and last code point, by spaces."""
        id, first, last = passage.split(" ")
        self._travel.go_in(f"{READ}{id}")
        page = self._page
        if page is not None and page.source is not None:
            shown = page.source.shown
            page.text.show_passage(shown.to_shown(int(first)), shown.to_shown(int(last)))

    def _show_record(self, id: str) -> None:
        """Show a record beside the text, with the keyboard in it."""
        self._travel.show_beside(id)
        self._inspector.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def find(self, otherwise: Callable[[], None]) -> None:
        """Find in the text that is read; do `otherwise` where none is."""
        page = self._page
        if page is None:
            otherwise()
        elif page.text.isVisible():
            page.finding.begin()

    # -- filing --------------------------------------------------------------------------------------

    def commands(self) -> list[Command]:
        """What the search box offers while a source is read."""
        if self._page is None or self._session.store.readonly:
            return []
        filed = [
            Command(f"file {letter}", f"File the passage as {KINDS[kind].META.label.lower()}", letter)
            for letter, kind in FILING.items()
        ]
        return [Command(f"file {CITING}", "Cite the passage for a record", CITING), *filed]

    def file(self, letter: str) -> None:
        """File what is selected in the text, by the letter of its key."""
        if (page := self._page) is not None:
            page.file(letter)

    def _file(self, letter: str, cited: Cited) -> None:
        """Begin a record from a passage, its form filled as far as the passage says."""
        from desktop.documents.passage import read_passage

        if letter == CITING:
            self._begin("evidence", self._of_evidence(cited))
        else:
            kind = FILING[letter]
            found = read_passage(kind, self._passage(cited), self._what_is_known())
            whys = {name: filled.why for name, filled in found.items()}
            fields = {name: filled.value for name, filled in found.items()}
            owner = OWNERS.get(kind, "")
            if owner and owner not in fields and self._session.store.get(self._owners.get(kind, "")):
                fields[owner], whys[owner] = self._owners[kind], "as the last one filed"
            self._begin(kind, {"fields": fields, "stances": None, "passage": {"cited": cited, "whys": whys}})

    def _begin(self, kind: str, typed: "FormDraft") -> None:
        self._travel.begin_beside(kind, typed)
        self._filing = True
        self._begun = self._inspector.form.typed() if self._inspector.form else None

    @staticmethod
    def _of_evidence(cited: Cited) -> "FormDraft":
        fields = {"source": cited.source, "locator": cited.locator, "quote": cited.quote}
        places = {"first": str(cited.first), "last": str(cited.last)}
        return {"fields": {**fields, **places}, "stances": None}

    def _passage(self, cited: Cited) -> "Passage":
        from desktop.documents.passage import Passage

        page = self._page
        assert page is not None
        source = page.source
        assert source is not None
        at = source.blocks[block_at(source.blocks, cited.first)]
        sign = sign_of(source.text, at) if at.first == cited.first else ""
        heading = heading_over(source.text, source.blocks, cited.first)
        return Passage(cited.quote, heading, source.source.issued, sign)

    def _what_is_known(self) -> "Known":
        from desktop.documents.naming import NameBook
        from desktop.documents.passage import Known

        if self._known is None:
            store, dossier = self._session.store, self._session.dossier
            book = NameBook(record for cls in NAMED for record in store.all(cls))
            terms = store.find(ScaleTerm, scale=dossier.likelihood_scale)
            self._known = Known(book, terms, dossier.date_order or "DMY")
        return self._known

    def _filed(self, id: str) -> None:
        """Once a record is filed, the keyboard goes on in the text where it was."""
        record = self._session.store.get(id) if id else None
        if record is not None and record.META.kind in OWNERS:
            self._owners[record.META.kind] = str(getattr(record, OWNERS[record.META.kind]))
        if self._filing and self._page is not None:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._filing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leads from a form back to the text; it gives up a filing in which nothing was typed."""
        is_escape = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        )
        page, form = self._page, self._inspector.form
        if watched is self._inspector and is_escape and page is not None:
            if self._filing and form is not None and form.typed() == self._begun:
                self._inspector.revert()
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        return super().eventFilter(watched, event)

    def _given_up(self, _id: str) -> None:
        """A form that is cancelled gives the keyboard back too."""
        if self._inspector.form is None:
            self._filed("")

    def _forget(self, change: Change | None = None) -> None:
        if change is None or KINDS_READ & set(change.counts()):
            self._known = None

    # -- the text ------------------------------------------------------------------------------------

    def correct(self) -> None:
        """Correct the text that is read, in a dialog."""
        from desktop.dialogs.correcting import COMPARING, KEPT, CorrectTextDialog
        from desktop.dialogs.keeping import Keeping
        from desktop.operations.documents import Corrected, correct_text

        page = self._page
        if page is None or page.source is None or not page.source.blocks:
            self._say(NOT_READ)
            return
        if not self._inspector.leave():
            return
        source, store = page.source, self._session.store
        place = source.shown.to_kept(page.text.selected()[0])

        def correct(text: str, over: QWidget) -> Corrected | None:
            def corrected(reader: "Reader", report: "Report") -> Corrected:
                return correct_text(reader, source.source, text, report)

            return self._running.wait_for(store, COMPARING, KEPT, corrected, over)

        dialog = CorrectTextDialog(page.text.theme, source.text, place, correct, self._window)
        title = f"Correct the text of “{cut(source.source.title)}”"
        keeping = Keeping(self._session, dialog, Place("correct", (source.source.id,)), title=title)
        dialog.exec()
        dialog.deleteLater()
        if dialog.corrected is not None:
            change, length = dialog.corrected.change, len(source.text)
            self._running.write(
                self._session,
                length // A_PARAGRAPH,
                CORRECTING,
                lambda store: store.apply(change),
                lambda _written: keeping.settle(),
            )

    def correct_again(self, id: str) -> None:
        """Go to the text of a source, and correct it as it was left."""
        self._travel.go_in(f"{READ}{id}")
        self.correct()

    def list_lost(self) -> None:
        """List the quotes that have no place in the text, for what they are cited."""
        from desktop.dialogs.listing import ListingDialog
        from desktop.dialogs.table import Column

        page = self._page
        if page is None or page.source is None:
            return
        lost = page.source.lost
        titles = self._session.store.titles(each.record for each in lost)
        rows = [(titles.get(each.record, ""), each.quote, each.locator) for each in lost]
        columns = (Column("Cited for"), Column("Quote"), Column("Stood at"))
        words = (
            "They were cited by hand, or lost their place when the text was corrected. Each keeps its quote."
        )
        dialog = ListingDialog(
            page.text.theme, "Quotes without a place in the text", words, columns, rows, self._window
        )
        dialog.exec()
        dialog.deleteLater()

    def _say(self, words: str) -> None:
        self._toast.show_message(Message(words))


def _make_ready(_report: Report) -> None:
    """Load what the first dated passage takes, before one is filed."""
    from desktop.documents.dating import make_ready

    make_ready()
