"""Going about the window: pages, records, back and forward, always with the form's edits safe first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from db.changes import Value
from db.drafts import Draft
from db.queries.lists import Listing
from db.queries.saved import flaws, listing_of
from db.records import KINDS, Filter, Source
from desktop.analysis.comparisons import BY_KEY
from desktop.models.navigation import COMPOSE, FILTER, HISTORY, LOOKING, OVERVIEW, READ, REGISTER, TRACKER
from desktop.session import Session
from desktop.views.inspector import Inspector
from desktop.views.list_page import ListPage
from desktop.views.narrowing import looking_at
from desktop.views.navigator import Navigator
from desktop.views.pages import CHECKS, Pages
from desktop.visits import Visit, Visits
from desktop.widgets.panels import Panels
from desktop.widgets.toast import Message, Toast

if TYPE_CHECKING:
    from desktop.capture.reading import Captured
    from desktop.forms.form import FormDraft
    from desktop.forms.stance_editor import StanceDraft

LISTED = (*TRACKER, "brief")
GONE = "This filter is not in the tracker any more. Undo may bring it back."
WIDE = (OVERVIEW, HISTORY, CHECKS, REGISTER, *BY_KEY)


class Travel(QObject):
    """Brings pages and records into view. `arrived`: another page or record is shown."""

    arrived = Signal()

    def __init__(
        self,
        session: Session,
        navigator: Navigator,
        pages: Pages,
        inspector: Inspector,
        panels: Panels,
        toast: Toast,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._navigator, self._pages = session, navigator, pages
        self._inspector, self._panels, self._toast = inspector, panels, toast
        self.visits = Visits()
        self.begun_with: dict[str, Callable[[], dict[str, Value]]] = {}  # by kind: how this desk begins one
        self.inspector_wanted = True
        self._on_the_way = False
        navigator.chosen.connect(self.show_page)
        navigator.gone_in.connect(self._walk_in)
        pages.leaving.connect(self._keep)
        pages.shown.connect(self._page_shown)
        pages.narrowed.connect(self._show_place)
        pages.look_wanted.connect(self.show_look)
        pages.chosen.connect(self.show_record)
        pages.opened.connect(self.open_record)
        pages.listed.connect(self.show_page)
        pages.wanted.connect(self.new_record)
        pages.beside.connect(self.show_beside)
        pages.judgement_wanted.connect(lambda brief: self.new_beside("judgement", brief=brief))
        pages.begun.connect(lambda kind, fields: self.new_beside(kind, **fields))
        inspector.open_requested.connect(self.open_record)
        inspector.added.connect(self._select_added)

    def begin(self) -> None:
        """Begin anew on the overview, for another tracker."""
        self.visits.forget()
        self._toast.dismiss()  # what it offers belongs to the tracker before
        self._pages.forget_lists()
        self._inspector.clear()
        self.show_page(OVERVIEW)

    def show_page(self, key: str) -> None:
        """Show a page: `overview`, `checks`, a kind, what stands to look at or a saved filter, by its key."""
        if not self._session.is_open:
            return
        if key.startswith(LOOKING):
            self.show_look(key.removeprefix(LOOKING))
        elif key.startswith(FILTER):
            self.show_filter(key.removeprefix(FILTER))
        else:
            self._show_whole(key)

    def _show_whole(self, key: str) -> None:
        """Show a page; the list of a kind not as something that has an entry of its own shows it."""
        self._pages.show_page(key)
        page = self._pages.list_page()
        if page is not None and self._place_key() != key:
            self._keep()
            page.narrowing.clear()
            self._arrive()

    def show_look(self, name: str, kind: str = "") -> None:
        """Show what stands to look at: of `kind`, or of the first that has any."""
        found = self._session.standing.get(name, {})
        kind = kind or next((each for each in ("position", *TRACKER) if found.get(each)), "position")
        self._show_list(looking_at(name, kind))

    def show_filter(self, id: str) -> None:
        """Show what a saved filter lists; what of it can't be applied is said."""
        saved = self._session.store.get(id)
        listing = listing_of(saved) if isinstance(saved, Filter) else None
        if not isinstance(saved, Filter) or listing is None:
            words = " ".join(flaws(self._session.store.db, saved)) if isinstance(saved, Filter) else GONE
            self._toast.show_message(Message(words, failure=True))
            return
        self._show_list(listing, id)
        if wrong := flaws(self._session.store.db, saved):
            self._toast.show_message(Message(f"“{saved.title}”: {' '.join(wrong)}", failure=True))

    def _show_list(self, listing: Listing, saved: str = "") -> None:
        self._keep()
        self._on_the_way = True
        self._pages.show_page(listing.kind)
        self._on_the_way = False
        page = self._pages.list_page()
        if page is not None:
            page.narrowing.show(listing, saved)
        self._arrive()

    def _arrive(self) -> None:
        """Be at a place that is to be come back to."""
        self.visits.visit(self._here())
        self._show_place()
        self.arrived.emit()

    # -- where one is --------------------------------------------------------------------------------

    def _here(self) -> Visit:
        page, record = self._pages.list_page(), self._inspector.record_id
        if page is None:
            return Visit(self._pages.key, record, scroll=self._pages.scrolled())
        narrowing = page.narrowing
        return Visit(page.kind, record, narrowing.present, narrowing.saved, self._pages.scrolled())

    def _keep(self) -> None:
        """Let the place one leaves be found again as it is left."""
        if self._pages.key and not self._on_the_way:
            self.visits.keep(self._here())

    def _place_key(self) -> str:
        """The key of what is shown: of a saved filter, of what stands to look at, or of the page."""
        page = self._pages.list_page()
        if page is not None and page.narrowing.saved:
            return f"{FILTER}{page.narrowing.saved}"
        look = page.narrowing.look if page is not None else ""
        if self._pages.key.startswith(READ):
            return Source.META.kind
        return f"{LOOKING}{look}" if look else self._pages.key

    def _show_place(self) -> None:
        self._navigator.show_key(self._place_key())

    def go_in(self, key: str) -> None:
        """Show a page and put the keyboard into it."""
        self.show_page(key)
        self._walk_in()

    def _walk_in(self) -> None:
        """Put the keyboard into the page that is shown; of a list the inspector then shows a row of it."""
        self._pages.setFocus(Qt.FocusReason.ShortcutFocusReason)
        page = self._pages.list_page()
        if page is not None and page.records.reading.is_on:
            once = Qt.ConnectionType.SingleShotConnection
            page.records.counted.connect(lambda: self._look_at_row(page), once)
        elif page is not None:
            self._look_at_row(page)

    def _look_at_row(self, page: ListPage) -> None:
        """Show the row that is selected, where that is one; else the current one, or the first."""
        if page is not self._pages.list_page():
            return  # gone on while a long list was read
        table = page.table
        if not page.records.rowCount():
            self._leave_other_kind(page.kind)
        elif not table.selected_count():
            table.go_to_row(max(table.currentIndex().row(), 0))
        if table.selected_count() == 1:
            self.show_record(table.selected_ids()[0])

    def _leave_other_kind(self, kind: str) -> None:
        """Show no record beside an empty list where it would be one of another kind."""
        record = self._session.store.get(self._inspector.record_id) if self._inspector.record_id else None
        if record is not None and record.META.kind != kind and self._inspector.leave():
            self._inspector.clear()

    def want_inspector(self, wanted: bool) -> None:
        """Show the inspector beside lists, or not."""
        self.inspector_wanted = wanted
        self._panels.show_inspector(wanted)

    def _page_shown(self, key: str) -> None:
        self._show_place()
        self._panels.keep_main_clear(key.startswith(READ))
        self._panels.show_inspector(self.inspector_wanted and not _is_wide(key))
        if not self._on_the_way:
            self.visits.visit(self._here())
        self.arrived.emit()

    def show_record(self, id: str) -> None:
        """Show a record in the inspector; edits of the one before are saved or kept as a draft."""
        if id == self._inspector.record_id or not self._inspector.leave():
            return
        self._keep()
        self._inspector.show_record(id)
        self.visits.visit(self._here())
        self.arrived.emit()

    def show_beside(self, id: str) -> None:
        """Show a record in the inspector, whatever the page is."""
        self.show_record(id)
        self._panels.show_inspector(True)

    def open_record(self, id: str) -> None:
        """Go to a record: its list, with the row selected, and the record in the inspector."""
        record = self._session.store.get(id)
        if record is None:
            gone = "This record is not in the tracker any more. Undo may bring it back."
            self._toast.show_message(Message(gone, failure=True))
            return
        self._keep()
        if record.META.kind in (*LISTED, self._pages.key):
            self._on_the_way = True  # the list is no place of its own to come back to
            self._pages.show_page(record.META.kind)
            self._select(id)
            self._on_the_way = False
        self.show_record(id)
        self._panels.show_inspector(True)
        self.arrived.emit()

    def _select(self, id: str) -> None:
        page = self._pages.list_page()
        if page is None:
            return
        if page.records.reading.is_on:  # a long list: the row is gone to when it is there
            once = Qt.ConnectionType.SingleShotConnection
            page.records.counted.connect(lambda: page.table.select_id(id), once)
        elif not page.table.select_id(id) and page.narrowing.present != Listing(page.kind):
            page.narrowing.clear()
            page.table.select_id(id)
        page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select_added(self, id: str) -> None:
        """Let the list be at the record that was added: going to the list goes to it, and not to another."""
        page, record = self._pages.list_page(), self._session.store.get(id)
        if page is None or record is None or page.kind != record.META.kind:
            return
        if page.records.reading.is_on:
            once = Qt.ConnectionType.SingleShotConnection
            page.records.counted.connect(lambda: self._select_if_shown(page, id), once)
        else:
            page.table.select_id(id)

    def _select_if_shown(self, page: ListPage, id: str) -> None:
        """One may have gone on to another record while a long list was read."""
        if self._inspector.record_id == id:
            page.table.select_id(id)

    def chosen(self) -> str:
        """The id of the record chosen in the list, or else shown in the inspector; '' for none."""
        return next(iter(self._pages.selected()), "") or self._inspector.record_id

    def show_concerned(self, id: str) -> bool:
        """Show a record that was undone or done again, where it is listed; False when it is not in view."""
        page = self._pages.list_page()
        if page is not None and page.records.row_of(id) >= 0:
            page.table.select_id(id)
        return self._inspector.record_id == id

    def new_beside(self, kind: str, **preset: Value) -> None:
        """Begin a record of a kind in the inspector, partly filled in, whatever the page is."""
        if self._inspector.new(kind, **preset):
            self._panels.show_inspector(True)

    def begin_beside(self, kind: str, typed: "FormDraft") -> None:
        """Begin a record of a kind in the inspector with all this as typed, whatever the page is."""
        if self._inspector.new_typed(kind, typed):
            self._panels.show_inspector(True)

    def new_record(self, kind: str) -> None:
        """Begin a record of a kind in the inspector."""
        if self._session.is_open and self._inspector.leave():
            if kind in LISTED:
                self._pages.show_page(kind)
            self._panels.show_inspector(True)
            begun = self.begun_with.get(kind)
            self._inspector.new(kind, **(begun() if begun else {}))

    def resume(self, draft: Draft) -> None:
        """Go on with an unfinished form in the inspector."""
        if self._session.is_open and self._inspector.leave():
            if draft.kind in LISTED:
                self._pages.show_page(draft.kind)
            self._panels.show_inspector(True)
            self._inspector.resume(draft)

    def new_captured(self, captured: "Captured") -> None:
        """Begin a record with what a line was read as standing in its form, ready to be checked."""
        kind = captured.shape.kind
        if self._session.is_open and self._inspector.leave():
            if kind in LISTED:
                self._pages.show_page(kind)
            self._panels.show_inspector(True)
            self._inspector.new_typed(kind, typed_of(captured))

    def back(self) -> None:
        """Go to the place before."""
        self.step(-1)

    def forward(self) -> None:
        """Go to the place one came back from."""
        self.step(1)

    def step(self, way: int) -> None:
        """Go some places on, or with a negative number back."""
        can = self.visits.can_go_forward if way > 0 else self.visits.can_go_back
        if can and self._inspector.leave():
            self._keep()
            self._go(self.visits.step(way))

    def _go(self, visit: Visit) -> None:
        self._on_the_way = True
        if visit.page:
            self._pages.show_page(visit.page)
        page = self._pages.list_page()
        if page is not None and visit.listing is not None:
            saved = visit.saved if self._session.store.get(visit.saved) else ""
            page.narrowing.show(visit.listing, saved)
        if visit.record and self._session.store.get(visit.record):
            self._inspector.show_record(visit.record)
        if page is not None and page.records.reading.is_on:
            once = Qt.ConnectionType.SingleShotConnection
            page.records.counted.connect(lambda: self._stand(visit), once)
        else:
            self._stand(visit)
        self._on_the_way = False
        self._show_place()
        self.arrived.emit()

    def _stand(self, visit: Visit) -> None:
        """Have the row and the lines in sight that were in sight then."""
        page = self._pages.list_page()
        if page is not None and visit.record:
            self._on_the_way = True
            page.table.select_id(visit.record)
            self._on_the_way = False
        self._pages.scroll_to(visit.scroll)

    def words_of(self, visit: Visit) -> str:
        """What a place is called: the record by kind and title, or the page with what narrowed it."""
        store = self._session.store
        if visit.page.startswith(READ):
            id = visit.page.removeprefix(READ)
            return f"Read {store.titles([id]).get(id, 'a source')}"
        if visit.record and (title := store.titles([visit.record]).get(visit.record)):
            return f"{title} ({visit.page if visit.page not in KINDS else KINDS[visit.page].META.label})"
        if visit.page.startswith(COMPOSE):
            id = visit.page.removeprefix(COMPOSE)
            return f"Compose {store.titles([id]).get(id, 'a paper')}"
        if visit.page not in KINDS:
            return visit.page.capitalize()
        plural = KINDS[visit.page].META.plural
        if visit.saved and (name := store.titles([visit.saved]).get(visit.saved)):
            return f"{plural}: {name}"
        return f"{plural}, filtered" if visit.listing and _narrows(visit.listing) else plural


def _is_wide(key: str) -> bool:
    """Whether a page is read across the whole width."""
    return key in WIDE or key.startswith(COMPOSE)


def _narrows(listing: Listing) -> bool:
    return bool(listing.words or listing.criteria)


def typed_of(captured: "Captured") -> "FormDraft":
    """What a captured line comes to in a form: text by field, and stances where it names some."""
    said: StanceDraft = {"stances": captured.stances, "conditions": {}}
    return {"fields": captured.fields, "stances": said if captured.stances else None}
